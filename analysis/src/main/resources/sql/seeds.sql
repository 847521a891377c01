-- A row per planned trial, for everything that is paired by seed.
SELECT cell_id, trial_id, replicate, seed, outcome, error, result_digest
FROM sweep_trials
ORDER BY cell_id, replicate, trial_id
