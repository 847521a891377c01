-- Read-out error of every layer before training and at the end, paired by seed, of the chosen cells.
-- Before training the net is that of the untrained variant of the same seed.
WITH looks AS (
  SELECT s.cell_id, s.rule, s.seed, m.layer, m.epoch, m.value
  FROM sweep_trials s
  JOIN chosen_cells c ON s.cell_id = c.cell_id
  JOIN measurement_parts m ON s.trial_id = m.trial_id AND s.trial_batch = m.trial_batch
  WHERE m.metric = 'readout_error' AND m.layer IS NOT NULL
    AND m.value IS NOT NULL AND NOT isnan(m.value)
),
ends AS (
  SELECT cell_id, seed, layer, min(epoch) AS first_epoch, max(epoch) AS last_epoch
  FROM looks
  GROUP BY cell_id, seed, layer
)
SELECT
  e.cell_id,
  min(a.rule) AS rule,
  e.layer,
  count(a.value) AS n,
  avg(b.value) AS untrained,
  stddev_samp(b.value) AS untrained_deviation,
  avg(a.value) AS trained,
  stddev_samp(a.value) AS trained_deviation,
  avg(a.value - b.value) AS difference,
  stddev_samp(a.value - b.value) AS difference_deviation
FROM ends e
JOIN looks b
  ON b.cell_id = e.cell_id AND b.seed = e.seed AND b.layer = e.layer
  AND b.epoch = e.first_epoch
JOIN looks a
  ON a.cell_id = e.cell_id AND a.seed = e.seed AND a.layer = e.layer
  AND a.epoch = e.last_epoch
WHERE e.first_epoch = 0 AND e.last_epoch > 0
GROUP BY e.cell_id, e.layer
ORDER BY e.cell_id, e.layer
