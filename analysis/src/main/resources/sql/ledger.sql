-- What the memory of the synapses of a trial dissipated. Only trials whose rule has that model, at a
-- dissipation that is a number, have a row. joules_per_point: per
-- point of error below guessing.
SELECT
  cell_id, trial_id, seed, error, updates, gamma, affinity, entropy_rate, entropy_per_update,
  entropy_per_update_ln2, entropy_total, joules_300k,
  CASE WHEN error < 1 - chance THEN joules_300k / (100 * (1 - chance - error)) END
    AS joules_per_point,
  area_imbalance, kernel_area, kernel_contrastive, area_halving_cost
FROM sweep_trials
WHERE entropy_rate IS NOT NULL
ORDER BY cell_id, replicate, trial_id
