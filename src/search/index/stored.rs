//! The stored values of a document as they are read back, without the copy that a tantivy document would be.

use tantivy::schema::document::{DeserializeError, DocumentDeserialize, DocumentDeserializer};
use tantivy::schema::{Field, OwnedValue};

/// The stored values of a document, or the first of them, in the order in which they were stored.
pub struct Row<const MOST: usize>(Vec<(Field, OwnedValue)>);

/// All stored values of a document.
pub type Whole = Row<{ usize::MAX }>;
/// As many of them as are needed for a title.
pub type Front = Row<3>;

impl<const MOST: usize> DocumentDeserialize for Row<MOST> {
    fn deserialize<'de, D: DocumentDeserializer<'de>>(
        mut row: D,
    ) -> std::result::Result<Self, DeserializeError> {
        let mut values = Vec::with_capacity(row.size_hint().min(MOST));
        while values.len() < MOST
            && let Some(value) = row.next_field()?
        {
            values.push(value);
        }
        Ok(Row(values))
    }
}

impl<const MOST: usize> Row<MOST> {
    /// Returns the values with their fields.
    pub fn values(&self) -> &[(Field, OwnedValue)] {
        &self.0
    }
}

impl Whole {
    /// Returns the values of a field.
    pub fn all(&self, field: Field) -> impl Iterator<Item = &OwnedValue> {
        self.0.iter().filter(move |(known, _)| *known == field).map(|(_, value)| value)
    }

    /// Returns the values of a field that are texts.
    pub fn texts(&self, field: Field) -> impl Iterator<Item = &str> {
        self.all(field).filter_map(|value| match value {
            OwnedValue::Str(text) => Some(text.as_str()),
            _ => None,
        })
    }
}
