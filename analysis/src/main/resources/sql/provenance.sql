-- Where the rows of the sweep were computed, and with what.
SELECT
  t.product_version, t.git_commit, t.git_dirty, t.jdk, t.os_arch, t.cpu_model, t.spark_version,
  t.engine, t.kernel_provider, t.kernel_lanes,
  count(*) AS trials,
  sum(t.wall_seconds) AS wall_seconds,
  min(t.schema_version) AS schema_version
FROM sweep_trials s
JOIN trials t ON s.trial_id = t.trial_id
GROUP BY
  t.product_version, t.git_commit, t.git_dirty, t.jdk, t.os_arch, t.cpu_model, t.spark_version,
  t.engine, t.kernel_provider, t.kernel_lanes
ORDER BY trials DESC, t.product_version, t.git_commit, t.jdk, t.cpu_model, t.engine
