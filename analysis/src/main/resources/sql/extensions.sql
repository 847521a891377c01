-- Which axes the sweep uses as an extension of the published rule.
SELECT rule, extensions, count(*) AS trials
FROM sweep_trials
WHERE extensions IS NOT NULL
GROUP BY rule, extensions
ORDER BY rule, extensions
