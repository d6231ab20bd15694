CREATE TABLE concepts (
    id TEXT PRIMARY KEY,
    content TEXT NOT NULL
);
