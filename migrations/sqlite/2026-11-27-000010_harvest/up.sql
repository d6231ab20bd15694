-- Harvesters are given records in the order of their datestamps. A section's is when it was last published or
-- unpublished; `unpublished_at` is empty while it is published.
CREATE INDEX sections_harvest ON sections (COALESCE(unpublished_at, published_at), id);
CREATE INDEX editions_harvest ON editions (frozen_at, id);

-- The sets that a section is in, according to the version that was published last: `country:CO`, `objective:7`,
-- `chapter:` and its identifier.
CREATE TABLE harvest_sets (
    section TEXT NOT NULL REFERENCES sections (id),
    name TEXT NOT NULL,
    PRIMARY KEY (section, name)
);
CREATE INDEX harvest_sets_name ON harvest_sets (name, section);

INSERT INTO harvest_sets (section, name)
SELECT DISTINCT v.section, 'country:' || c.value
FROM versions v, json_each(v.practice, '$.countries') c
WHERE c.type = 'text' AND v.number = (SELECT COALESCE(s.published_version, MAX(o.number))
    FROM sections s JOIN versions o ON o.section = s.id AND o.published_at IS NOT NULL WHERE s.id = v.section);
INSERT INTO harvest_sets (section, name)
SELECT s.id, 'country:' || i.country
FROM sections s JOIN institutions i ON i.id = s.institution
WHERE s.published_at IS NOT NULL AND i.country IS NOT NULL AND s.id NOT IN (SELECT section FROM harvest_sets);
INSERT INTO harvest_sets (section, name)
SELECT DISTINCT v.section, 'objective:' || c.value
FROM versions v, json_each(v.practice, '$.gcm_objectives') c
WHERE c.type = 'integer' AND v.number = (SELECT COALESCE(s.published_version, MAX(o.number))
    FROM sections s JOIN versions o ON o.section = s.id AND o.published_at IS NOT NULL WHERE s.id = v.section);
INSERT INTO harvest_sets (section, name)
SELECT v.section, 'chapter:' || v.chapter
FROM versions v
WHERE v.number = (SELECT COALESCE(s.published_version, MAX(o.number))
    FROM sections s JOIN versions o ON o.section = s.id AND o.published_at IS NOT NULL WHERE s.id = v.section);
