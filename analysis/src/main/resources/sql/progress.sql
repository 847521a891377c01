-- Error on the evaluation part of the chosen cells by examples seen, trial by trial, with the work of
-- learning done by then: that of the whole trial in proportion to the examples.
WITH trial AS (
  SELECT
    s.cell_id, s.trial_id, s.trial_batch, s.macs, s.presentations,
    CASE WHEN s.validation_size > 0 THEN 'validation_error' ELSE 'test_error' END AS metric
  FROM sweep_trials s
  JOIN chosen_cells c ON s.cell_id = c.cell_id
  WHERE s.error IS NOT NULL
)
SELECT
  t.cell_id,
  t.trial_id,
  m.epoch,
  max(m.presentations) AS presentations,
  max(CAST(t.macs AS DOUBLE) * m.presentations / nullif(t.presentations, 0)) AS macs,
  max(m.value) AS error
FROM trial t
JOIN measurement_parts m
  ON t.trial_id = m.trial_id AND t.trial_batch = m.trial_batch AND t.metric = m.metric
WHERE m.layer IS NULL AND m.metric IN ('validation_error', 'test_error')
GROUP BY t.cell_id, t.trial_id, m.epoch
ORDER BY t.cell_id, t.trial_id, m.epoch
