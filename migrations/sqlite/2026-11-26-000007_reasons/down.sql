ALTER TABLE rounds DROP COLUMN ended_reasons;
