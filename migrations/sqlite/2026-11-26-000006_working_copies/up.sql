-- The text of a section that one person has not saved as a version. It goes with the account and with the section.
CREATE TABLE working_copies (
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    section TEXT NOT NULL REFERENCES sections (id) ON DELETE CASCADE,
    base_version INTEGER NOT NULL,
    practice TEXT NOT NULL,
    body TEXT NOT NULL,
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (user_id, section)
);
CREATE INDEX working_copies_section ON working_copies (section);
