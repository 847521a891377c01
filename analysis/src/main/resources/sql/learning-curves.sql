-- Error on the evaluation part by epoch of the chosen cells: geometric mean over all seeds with the
-- spread of the logarithm, and how many of them were measured there. A diverged trial predicts at
-- chance from its divergence on; an error of 0 counts as half an example.
WITH trial AS (
  SELECT
    s.cell_id, s.rule, s.trial_id, s.trial_batch, s.outcome, s.chance,
    CASE WHEN s.validation_size > 0 THEN 'validation_error' ELSE 'test_error' END AS metric,
    1 / (2 * CAST(CASE WHEN s.validation_size > 0 THEN s.validation_size ELSE s.test_size END
      AS DOUBLE)) AS least_error
  FROM sweep_trials s
  JOIN chosen_cells c ON s.cell_id = c.cell_id
  WHERE s.error IS NOT NULL
),
measured AS (
  SELECT t.cell_id, t.trial_id, m.epoch, max(m.value) AS value
  FROM trial t
  JOIN measurement_parts m
    ON t.trial_id = m.trial_id AND t.trial_batch = m.trial_batch AND t.metric = m.metric
  WHERE m.layer IS NULL AND m.metric IN ('validation_error', 'test_error')
  GROUP BY t.cell_id, t.trial_id, m.epoch
),
point AS (
  SELECT DISTINCT cell_id, epoch FROM measured
),
filled AS (
  SELECT
    p.cell_id,
    t.rule,
    p.epoch,
    t.least_error,
    CASE
      WHEN m.value IS NULL OR isnan(m.value) THEN
        CASE WHEN t.outcome = 'diverged' THEN 1 - t.chance END
      ELSE m.value
    END AS error
  FROM point p
  JOIN trial t ON p.cell_id = t.cell_id
  LEFT JOIN measured m ON t.trial_id = m.trial_id AND p.epoch = m.epoch
)
SELECT
  cell_id,
  min(rule) AS rule,
  epoch,
  count(error) AS n,
  avg(ln(greatest(error, least_error))) AS mean_log,
  stddev_samp(ln(greatest(error, least_error))) AS deviation_log
FROM filled
GROUP BY cell_id, epoch
HAVING count(error) > 0
ORDER BY cell_id, epoch
