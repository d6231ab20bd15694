DROP TABLE adaptations;
