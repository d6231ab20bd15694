ALTER TABLE working_copies DROP COLUMN kept_by;
