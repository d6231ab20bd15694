ALTER TABLE versions DROP COLUMN attachments;
DROP TABLE attachments;
