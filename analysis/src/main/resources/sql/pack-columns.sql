-- Per stored trial of the sweep, the columns that a replication pack may speak of.
SELECT
  t.trial_id,
  t.train_error, t.validation_error, t.test_error, t.test_error_at_best_validation, t.loss,
  t.start_score, t.best_score, t.final_score, t.mean_score, t.nll_tail, t.kernel_area,
  t.area_imbalance, t.entropy_rate, t.entropy_per_update, t.residual_free, t.residual_nudged,
  t.unsettled_share, t.spectral_radius, t.alignment_cosine, t.alignment_angle,
  t.alignment_norm_ratio, t.alignment_sign, t.spectral_norm, t.fgsm_accuracy, t.stability
FROM trials t
JOIN members m ON t.trial_id = m.trial_id
ORDER BY t.trial_id
