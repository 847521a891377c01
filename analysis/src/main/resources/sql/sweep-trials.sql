-- One row per planned trial of the sweep, with the row of the store where there is one.
-- error: share of wrong predictions on the evaluation part at the end. A diverged trial predicts
-- at chance. Only trials that came to an end of their own have one.
CREATE OR REPLACE TEMPORARY VIEW sweep_trials AS
SELECT
  m.trial_id,
  m.cell_id,
  m.replicate,
  coalesce(t.rule, max(t.rule) OVER (PARTITION BY m.cell_id), m.rule) AS rule,
  coalesce(t.settings, max(t.settings) OVER (PARTITION BY m.cell_id), m.settings) AS settings,
  coalesce(t.seed, m.seed) AS seed,
  coalesce(t.outcome, 'missing') AS outcome,
  t.why,
  t.outcome_epoch,
  t.censored_epoch,
  t.trained_epoch,
  t.chance,
  t.trained_threshold,
  t.validation_size,
  t.test_size,
  t.extensions,
  t.result_digest,
  t.trial_batch,
  t.semantics,
  t.rng_scheme,
  t.data,
  t.data_digest,
  t.train_size,
  t.epochs,
  t.presentations,
  t.macs,
  t.joules_300k,
  t.alignment_cosine,
  t.alignment_angle,
  t.alignment_norm_ratio,
  t.alignment_sign,
  t.alignment_cosine_start,
  t.alignment_reference,
  t.nonlocal_reads,
  t.states_per_neuron,
  t.states_per_synapse,
  t.phases_per_update,
  t.global_signals,
  t.weight_transport,
  t.wall_seconds,
  t.schema_version,
  t.product_version,
  t.git_commit,
  t.git_dirty,
  t.jdk,
  t.os_arch,
  t.cpu_model,
  t.spark_version,
  t.engine,
  t.kernel_provider,
  t.kernel_lanes,
  CASE
    WHEN t.outcome = 'diverged' THEN 1 - t.chance
    WHEN t.outcome NOT IN ('trained', 'collapsed', 'never-learned', 'not-settled') THEN NULL
    WHEN t.validation_size > 0 THEN t.validation_error
    ELSE t.test_error
  END AS error
FROM members m
LEFT JOIN trials t ON m.trial_id = t.trial_id
