DROP TABLE edition_entries;
DROP TABLE edition_texts;
DROP TABLE editions;
