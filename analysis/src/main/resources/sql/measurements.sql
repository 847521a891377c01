-- Measurements of the rows that count: those of the same part. Hides orphans and doubles.
CREATE OR REPLACE TEMPORARY VIEW measurements AS
SELECT m.*
FROM measurement_parts m
JOIN trials t ON m.trial_id = t.trial_id AND m.trial_batch = t.trial_batch
