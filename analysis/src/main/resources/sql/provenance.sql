-- Where the rows of the sweep were computed, and with what.
SELECT
  product_version, git_commit, git_dirty, jdk, os_arch, cpu_model, spark_version,
  engine, kernel_provider, kernel_lanes,
  count(*) AS trials,
  sum(wall_seconds) AS wall_seconds,
  min(schema_version) AS schema_version
FROM sweep_trials
WHERE outcome <> 'missing'
GROUP BY
  product_version, git_commit, git_dirty, jdk, os_arch, cpu_model, spark_version,
  engine, kernel_provider, kernel_lanes
ORDER BY trials DESC, product_version, git_commit, jdk, cpu_model, engine
