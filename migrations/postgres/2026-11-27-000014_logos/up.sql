-- The logo of an institution: SHA-256, media type and size of its file, as JSON. An edition that is a candidate or frozen
-- has the logos of its publishers as they were then.
ALTER TABLE institutions ADD COLUMN logo TEXT;
ALTER TABLE editions ADD COLUMN logos TEXT NOT NULL DEFAULT '[]';
