-- From which published sections a version says that its practice was adapted. It belongs to the version, so that
-- it is released with it.
CREATE TABLE adaptations (
    section TEXT NOT NULL,
    version INTEGER NOT NULL,
    adapted_from TEXT NOT NULL REFERENCES sections (id),
    position INTEGER NOT NULL,
    PRIMARY KEY (section, version, adapted_from),
    FOREIGN KEY (section, version) REFERENCES versions (section, number)
);
CREATE INDEX adaptations_adapted_from ON adaptations (adapted_from);
