-- Trials that did not train, by rule, cell and reason.
SELECT rule, cell_id, outcome, coalesce(why, '') AS why, count(*) AS trials, min(trial_id) AS first
FROM sweep_trials
WHERE outcome NOT IN ('trained', 'finished', 'missing')
GROUP BY rule, cell_id, outcome, coalesce(why, '')
ORDER BY outcome, rule, trials DESC, cell_id, why
