-- Which cell a point of a block of the sweep is.
SELECT DISTINCT block, point, cell_id
FROM members
ORDER BY block, point, cell_id
