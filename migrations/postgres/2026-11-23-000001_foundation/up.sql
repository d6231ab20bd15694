-- Identifiers, enumerations and JSON are TEXT, times are microseconds since 1970 in UTC: the same on both
-- databases. One head row gives the journal its gapless numbers and every write its lock.

CREATE TABLE journal_head (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    seq BIGINT NOT NULL,
    chain TEXT NOT NULL
);
INSERT INTO journal_head (id, seq, chain)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

CREATE TABLE journal (
    seq BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    request_id TEXT NOT NULL,
    event TEXT NOT NULL,
    section TEXT,
    data TEXT NOT NULL,
    entry_hash TEXT NOT NULL,
    chain TEXT NOT NULL
);
CREATE INDEX journal_section ON journal (section, seq);

CREATE TABLE users (
    id TEXT PRIMARY KEY,
    email TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    suspended_at BIGINT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);

CREATE TABLE user_roles (
    user_id TEXT NOT NULL REFERENCES users (id),
    role TEXT NOT NULL,
    PRIMARY KEY (user_id, role)
);

CREATE TABLE institutions (
    id TEXT PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    acronym TEXT NOT NULL,
    country TEXT,
    kind TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);

CREATE TABLE memberships (
    user_id TEXT NOT NULL REFERENCES users (id),
    institution TEXT NOT NULL REFERENCES institutions (id),
    role TEXT NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (user_id, institution)
);
CREATE INDEX memberships_institution ON memberships (institution);

CREATE TABLE invitations (
    id TEXT PRIMARY KEY,
    email TEXT NOT NULL,
    institution TEXT REFERENCES institutions (id),
    role TEXT NOT NULL,
    language TEXT NOT NULL,
    invited_by TEXT,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    accepted_at BIGINT,
    revoked_at BIGINT
);
CREATE INDEX invitations_institution ON invitations (institution, id);

CREATE TABLE sessions (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id),
    user_agent TEXT,
    created_at BIGINT NOT NULL,
    last_used_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX sessions_user ON sessions (user_id);

CREATE TABLE refresh_tokens (
    fingerprint TEXT PRIMARY KEY,
    session TEXT NOT NULL REFERENCES sessions (id),
    issued_at BIGINT NOT NULL,
    used_at BIGINT,
    successor TEXT
);
CREATE INDEX refresh_tokens_session ON refresh_tokens (session);

CREATE TABLE api_tokens (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id),
    name TEXT NOT NULL,
    fingerprint TEXT NOT NULL UNIQUE,
    scopes TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    revoked_at BIGINT
);
CREATE INDEX api_tokens_user ON api_tokens (user_id);

CREATE TABLE password_resets (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);

CREATE TABLE login_attempts (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL,
    address TEXT NOT NULL,
    succeeded BOOLEAN NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX login_attempts_account ON login_attempts (account, at);
CREATE INDEX login_attempts_address ON login_attempts (address, at);

CREATE TABLE compendia (
    id TEXT PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    languages TEXT NOT NULL,
    settings TEXT NOT NULL,
    template_version INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);

CREATE TABLE chapters (
    id TEXT PRIMARY KEY,
    compendium TEXT NOT NULL REFERENCES compendia (id),
    parent TEXT REFERENCES chapters (id),
    position INTEGER NOT NULL,
    slug TEXT NOT NULL,
    title TEXT NOT NULL,
    UNIQUE (compendium, slug)
);

CREATE TABLE templates (
    compendium TEXT NOT NULL REFERENCES compendia (id),
    number INTEGER NOT NULL,
    template TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (compendium, number)
);

CREATE TABLE vocabularies (
    name TEXT PRIMARY KEY,
    content TEXT NOT NULL,
    updated_at BIGINT NOT NULL
);

CREATE TABLE sections (
    id TEXT PRIMARY KEY,
    compendium TEXT NOT NULL REFERENCES compendia (id),
    chapter TEXT NOT NULL REFERENCES chapters (id),
    institution TEXT NOT NULL REFERENCES institutions (id),
    language TEXT NOT NULL,
    stage TEXT NOT NULL,
    version INTEGER NOT NULL,
    published_version INTEGER,
    published_at BIGINT,
    unpublished_at BIGINT,
    unpublish_reason TEXT,
    approved_version INTEGER,
    rounds INTEGER NOT NULL,
    submitted_at BIGINT,
    contact TEXT,
    created_by TEXT NOT NULL REFERENCES users (id),
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    deleted_at BIGINT
);
CREATE INDEX sections_institution ON sections (institution, id);
CREATE INDEX sections_stage ON sections (stage, id);
CREATE INDEX sections_chapter ON sections (chapter, id);

CREATE TABLE versions (
    section TEXT NOT NULL REFERENCES sections (id),
    number INTEGER NOT NULL,
    chapter TEXT NOT NULL REFERENCES chapters (id),
    template_version INTEGER NOT NULL,
    title TEXT NOT NULL,
    practice TEXT NOT NULL,
    body TEXT NOT NULL,
    hash TEXT NOT NULL,
    author TEXT NOT NULL REFERENCES users (id),
    message TEXT,
    created_at BIGINT NOT NULL,
    published_at BIGINT,
    maturity TEXT,
    PRIMARY KEY (section, number)
);

CREATE TABLE rounds (
    id TEXT PRIMARY KEY,
    section TEXT NOT NULL REFERENCES sections (id),
    number INTEGER NOT NULL,
    version INTEGER NOT NULL,
    hash TEXT NOT NULL,
    submitted_by TEXT NOT NULL REFERENCES users (id),
    submitted_at BIGINT NOT NULL,
    message TEXT,
    outcome TEXT NOT NULL,
    ended_by TEXT REFERENCES users (id),
    ended_at BIGINT,
    ended_message TEXT,
    UNIQUE (section, number)
);

CREATE TABLE originals (
    section TEXT NOT NULL REFERENCES sections (id),
    sha256 TEXT NOT NULL,
    file_name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (section, sha256)
);

CREATE TABLE idempotency_keys (
    scope TEXT PRIMARY KEY,
    request_hash TEXT NOT NULL,
    answer TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX idempotency_keys_created ON idempotency_keys (created_at);

CREATE TABLE follower_cursors (
    name TEXT PRIMARY KEY,
    seq BIGINT NOT NULL,
    holder TEXT,
    held_until BIGINT
);

CREATE TABLE mails (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    recipient TEXT NOT NULL,
    language TEXT NOT NULL,
    args TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    next_attempt_at BIGINT,
    attempts INTEGER NOT NULL,
    sent_at BIGINT,
    failure TEXT
);
CREATE INDEX mails_due ON mails (next_attempt_at);
