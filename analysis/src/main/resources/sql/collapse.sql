-- Trials that had learned, by rule and epoch: how many lost it there (collapsed or diverged), and how
-- many were last seen there (end of the budget, pruned, timed out).
WITH dated AS (
  SELECT
    rule,
    CASE
      WHEN outcome IN ('collapsed', 'diverged') THEN outcome_epoch
      WHEN outcome IN ('pruned', 'timed-out') THEN censored_epoch
      ELSE epochs
    END AS epoch,
    CASE WHEN outcome IN ('collapsed', 'diverged') THEN 1 ELSE 0 END AS event
  FROM sweep_trials
  WHERE outcome IN ('trained', 'collapsed')
    OR (outcome IN ('diverged', 'pruned', 'timed-out') AND trained_epoch IS NOT NULL)
)
SELECT
  rule,
  epoch,
  count(CASE WHEN event = 1 THEN 1 END) AS events,
  count(CASE WHEN event = 0 THEN 1 END) AS censored
FROM dated
WHERE epoch IS NOT NULL
GROUP BY rule, epoch
ORDER BY rule, epoch
