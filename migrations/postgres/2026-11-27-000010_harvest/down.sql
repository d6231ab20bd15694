DROP TABLE harvest_sets;
DROP INDEX editions_harvest;
DROP INDEX sections_harvest;
