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

CREATE TEMPORARY TABLE shown_last ON COMMIT DROP AS
SELECT v.section, v.chapter, i.country, v.practice::json -> 'countries' AS countries,
    v.practice::json -> 'gcm_objectives' AS objectives
FROM sections s
JOIN institutions i ON i.id = s.institution
JOIN versions v ON v.section = s.id AND v.number = COALESCE(s.published_version,
    (SELECT MAX(o.number) FROM versions o WHERE o.section = s.id AND o.published_at IS NOT NULL))
WHERE s.published_at IS NOT NULL;
INSERT INTO harvest_sets (section, name)
SELECT DISTINCT s.section, 'country:' || (c.value #>> '{}')
FROM shown_last s, json_array_elements(
    CASE WHEN json_typeof(s.countries) = 'array' THEN s.countries ELSE '[]' END) c
WHERE json_typeof(c.value) = 'string';
INSERT INTO harvest_sets (section, name)
SELECT s.section, 'country:' || s.country
FROM shown_last s
WHERE s.country IS NOT NULL AND s.section NOT IN (SELECT section FROM harvest_sets);
INSERT INTO harvest_sets (section, name)
SELECT DISTINCT s.section, 'objective:' || c.value::text
FROM shown_last s, json_array_elements(
    CASE WHEN json_typeof(s.objectives) = 'array' THEN s.objectives ELSE '[]' END) c
WHERE json_typeof(c.value) = 'number';
INSERT INTO harvest_sets (section, name)
SELECT s.section, 'chapter:' || s.chapter
FROM shown_last s;
DROP TABLE shown_last;
