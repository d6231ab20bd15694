-- A saved search belongs to its account and goes with it. `told_seq` is the entry of the journal up to which its
-- digests have told what was published, `told_at` when the last one was due and dealt with.
CREATE TABLE saved_searches (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    language TEXT NOT NULL,
    digest TEXT NOT NULL,
    told_seq BIGINT NOT NULL,
    told_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX saved_searches_user ON saved_searches (user_id, id);
CREATE INDEX saved_searches_due ON saved_searches (digest, told_at);
