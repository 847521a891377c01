-- The curves of the assays in the chosen cells: a row per point, the mean over seeds.
SELECT
  s.cell_id,
  m.epoch AS point,
  avg(CASE WHEN m.metric = 'x' THEN m.value END) AS x,
  avg(CASE WHEN m.metric = 'y' THEN m.value END) AS y
FROM sweep_trials s
JOIN chosen_cells c ON s.cell_id = c.cell_id
JOIN measurement_parts m ON s.trial_id = m.trial_id AND s.trial_batch = m.trial_batch
WHERE s.assay IS NOT NULL AND m.metric IN ('x', 'y')
GROUP BY s.cell_id, m.epoch
ORDER BY s.cell_id, m.epoch
