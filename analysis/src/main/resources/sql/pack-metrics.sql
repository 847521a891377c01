-- The last value of every metric and layer of every trial of the sweep. layer -1 is the whole net.
SELECT m.trial_id, m.metric, coalesce(m.layer, -1) AS layer, m.value
FROM measurements m
JOIN members s ON m.trial_id = s.trial_id
QUALIFY row_number() OVER (PARTITION BY m.trial_id, m.metric, m.layer ORDER BY m.epoch DESC) = 1
ORDER BY m.trial_id, m.metric, layer
