-- The scalars that assays of one synapse found: a row per trial and metric.
SELECT s.cell_id, s.trial_id, s.assay, m.metric, m.value
FROM sweep_trials s
JOIN measurement_parts m ON s.trial_id = m.trial_id AND s.trial_batch = m.trial_batch
WHERE s.assay IS NOT NULL AND m.layer IS NULL AND m.metric NOT IN ('x', 'y')
ORDER BY s.cell_id, s.trial_id, m.metric
