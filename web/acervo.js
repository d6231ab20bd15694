// Improves pages where scripts run; all of them work without.
