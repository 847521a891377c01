-- Gain over guessing of every trial of the chosen cells that came to an end of its own; a diverged
-- trial has none. Divided by the gain of the same seed without jitter it is the retained gain.
SELECT
  s.cell_id, s.seed, s.outcome, s.chance, s.error,
  CASE WHEN s.outcome = 'diverged' THEN 0 ELSE 1 - s.error - s.chance END AS gain
FROM sweep_trials s
JOIN chosen_cells c ON s.cell_id = c.cell_id
WHERE s.error IS NOT NULL AND s.chance IS NOT NULL AND s.seed IS NOT NULL
ORDER BY s.cell_id, s.seed, s.trial_id
