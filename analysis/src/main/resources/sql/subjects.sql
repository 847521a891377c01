-- What the rules of the sweep were run on: one row per rule and data set.
SELECT
  t.rule, t.semantics, t.rng_scheme, t.data, t.data_digest,
  min(t.train_size) AS train_size,
  min(t.validation_size) AS validation_size,
  min(t.test_size) AS test_size,
  min(t.chance) AS chance,
  min(t.trained_threshold) AS trained_threshold,
  max(t.epochs) AS epochs,
  count(*) AS trials
FROM sweep_trials s
JOIN trials t ON s.trial_id = t.trial_id
GROUP BY t.rule, t.semantics, t.rng_scheme, t.data, t.data_digest
ORDER BY t.rule, t.semantics, t.data
