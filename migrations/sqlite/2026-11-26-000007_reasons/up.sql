-- What a decision says about single fields: a JSON list of pointers and texts. Null if it says nothing about any.
ALTER TABLE rounds ADD COLUMN ended_reasons TEXT;
