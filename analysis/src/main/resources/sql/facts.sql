-- What every finished trial did and needed beside its error.
SELECT
  cell_id, trial_id, seed, error, outcome, presentations, macs, wall_seconds, joules_300k,
  alignment_cosine, alignment_cosine_start, alignment_angle, alignment_norm_ratio, alignment_sign,
  alignment_reference,
  nonlocal_reads, states_per_neuron, states_per_synapse, phases_per_update, global_signals,
  weight_transport
FROM sweep_trials
WHERE error IS NOT NULL
ORDER BY cell_id, replicate, trial_id
