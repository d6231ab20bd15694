ALTER TABLE editions DROP COLUMN logos;
ALTER TABLE institutions DROP COLUMN logo;
