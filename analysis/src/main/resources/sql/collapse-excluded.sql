-- Trials that cannot collapse, by rule: those that never reached the threshold, those that failed for
-- reasons of the machine, those without a row, those without a date.
SELECT
  rule,
  count(*) AS planned,
  count(CASE WHEN outcome IN ('never-learned', 'not-settled', 'finished')
    OR (outcome IN ('diverged', 'pruned', 'timed-out') AND trained_epoch IS NULL) THEN 1 END)
    AS never_learned,
  count(CASE WHEN outcome = 'failed' THEN 1 END) AS failed,
  count(CASE WHEN outcome = 'missing' THEN 1 END) AS missing
FROM sweep_trials
GROUP BY rule
ORDER BY rule
