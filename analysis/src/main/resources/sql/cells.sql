-- A row per cell: what it is and how many of its trials are planned, finished and trained.
SELECT
  cell_id,
  min(rule) AS rule,
  min(settings) AS settings,
  count(*) AS planned,
  count(CASE WHEN outcome IN ('trained', 'collapsed', 'never-learned', 'not-settled', 'diverged',
    'finished') THEN 1 END) AS finished,
  count(CASE WHEN outcome = 'trained' THEN 1 END) AS trained
FROM sweep_trials
GROUP BY cell_id
ORDER BY rule, cell_id
