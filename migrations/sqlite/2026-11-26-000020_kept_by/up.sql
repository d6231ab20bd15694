-- The form that a working copy was last kept from, and in which of its requests: a form may replace what it kept itself.
ALTER TABLE working_copies ADD COLUMN kept_by TEXT;
