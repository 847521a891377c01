-- What the rules of the sweep were run on: one row per rule and data set.
SELECT
  rule, semantics, rng_scheme, data, data_digest,
  min(train_size) AS train_size,
  min(validation_size) AS validation_size,
  min(test_size) AS test_size,
  min(chance) AS chance,
  min(trained_threshold) AS trained_threshold,
  min(primary_metric) AS primary_metric,
  max(epochs) AS epochs,
  count(*) AS trials
FROM sweep_trials
WHERE outcome <> 'missing'
GROUP BY rule, semantics, rng_scheme, data, data_digest
ORDER BY rule, semantics, data
