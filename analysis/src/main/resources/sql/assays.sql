-- Which assays the sweep asks for; none if it trains.
SELECT DISTINCT assay
FROM sweep_trials
WHERE assay IS NOT NULL
ORDER BY assay
