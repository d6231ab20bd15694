-- The pictures and annexes of sections, as people work on them. Rows that were removed stay as long as a version lists
-- them, since they say which section a file belongs to. `sha256` and `thumbnail` name files in the blob store.
CREATE TABLE attachments (
    id TEXT PRIMARY KEY,
    section TEXT NOT NULL REFERENCES sections (id),
    sha256 TEXT NOT NULL,
    kind TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    file_name TEXT NOT NULL,
    width INTEGER,
    height INTEGER,
    thumbnail TEXT,
    alt TEXT,
    caption TEXT,
    credit TEXT,
    uploaded_by TEXT NOT NULL REFERENCES users (id),
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    removed_at BIGINT
);
CREATE INDEX attachments_section ON attachments (section, removed_at);

-- What a version lists: JSON, in the order in which its hash covers the files, with the descriptions that it was saved
-- with. Null if it lists none.
ALTER TABLE versions ADD COLUMN attachments TEXT;
