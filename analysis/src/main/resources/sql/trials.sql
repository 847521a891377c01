-- One row per trial: a complete row before a pruned, timed-out or failed one, then the row that
-- measured more, then the newer schema. Hides doubles and superseded rows.
CREATE OR REPLACE TEMPORARY VIEW trials AS
SELECT *
FROM trial_parts
QUALIFY row_number() OVER (
  PARTITION BY trial_id
  ORDER BY
    CASE outcome WHEN 'failed' THEN 3 WHEN 'timed-out' THEN 2 WHEN 'pruned' THEN 1 ELSE 0 END,
    metrics DESC, schema_version DESC, trial_batch) = 1
