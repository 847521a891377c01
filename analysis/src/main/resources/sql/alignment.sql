-- Agreement of the update with the reference gradient by epoch and layer of the chosen cells: mean and
-- spread over seeds. layer -1 is the whole net.
SELECT
  s.cell_id,
  min(s.rule) AS rule,
  m.metric,
  coalesce(m.layer, -1) AS layer,
  m.epoch,
  count(m.value) AS n,
  avg(m.value) AS mean,
  stddev_samp(m.value) AS deviation
FROM sweep_trials s
JOIN chosen_cells c ON s.cell_id = c.cell_id
JOIN measurement_parts m ON s.trial_id = m.trial_id AND s.trial_batch = m.trial_batch
WHERE m.metric IN ('alignment_cosine', 'alignment_norm_ratio', 'alignment_sign')
  AND m.value IS NOT NULL AND NOT isnan(m.value)
GROUP BY s.cell_id, m.metric, coalesce(m.layer, -1), m.epoch
ORDER BY s.cell_id, m.metric, layer, m.epoch
