-- Editions of a compendium. JSON: titles, languages, chapters (null for all), imprint, the published practices left out,
-- those that come first, the outline (the chapters as of the last candidate or freeze) and the changes. `manifest` is
-- the RFC 8785 form whose SHA-256 is `hash`; `book_sha256` names the bytes of the whole edition in the blob store.
CREATE TABLE editions (
    id TEXT PRIMARY KEY,
    compendium TEXT NOT NULL REFERENCES compendia (id),
    state TEXT NOT NULL,
    revision INTEGER NOT NULL,
    title TEXT NOT NULL,
    subtitle TEXT NOT NULL,
    languages TEXT NOT NULL,
    chapters TEXT,
    imprint TEXT NOT NULL,
    left_out TEXT NOT NULL,
    entry_order TEXT NOT NULL,
    corrects TEXT REFERENCES editions (id),
    until TEXT,
    outline TEXT NOT NULL,
    manifest TEXT,
    hash TEXT,
    book_sha256 TEXT,
    number TEXT,
    date TEXT,
    changes TEXT NOT NULL,
    created_by TEXT NOT NULL REFERENCES users (id),
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    frozen_at BIGINT,
    UNIQUE (compendium, number)
);
CREATE INDEX editions_state ON editions (state, id);

-- The texts of the secretariat: every text that was saved stays, and the newest one counts. `subject` says which one of
-- its kind: the number of a foreword, the chapter of an introduction, otherwise empty.
CREATE TABLE edition_texts (
    edition TEXT NOT NULL REFERENCES editions (id),
    part TEXT NOT NULL,
    subject TEXT NOT NULL,
    language TEXT NOT NULL,
    version INTEGER NOT NULL,
    text TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    author TEXT NOT NULL REFERENCES users (id),
    saved_at BIGINT NOT NULL,
    is_newest BOOLEAN NOT NULL,
    PRIMARY KEY (edition, part, subject, language, version)
);
CREATE INDEX edition_texts_newest ON edition_texts (edition, is_newest);

-- The practices of a candidate or a frozen edition, each pinned to a version. `institution` is JSON: what it was called.
CREATE TABLE edition_entries (
    edition TEXT NOT NULL REFERENCES editions (id),
    position INTEGER NOT NULL,
    number TEXT NOT NULL,
    chapter TEXT NOT NULL,
    section TEXT NOT NULL,
    version INTEGER NOT NULL,
    hash TEXT NOT NULL,
    title TEXT NOT NULL,
    institution TEXT NOT NULL,
    PRIMARY KEY (edition, position),
    UNIQUE (edition, section),
    FOREIGN KEY (section, version) REFERENCES versions (section, number)
);
CREATE INDEX edition_entries_section ON edition_entries (section);
