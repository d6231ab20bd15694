//! What is stored of a document, as it is read back: without the copy that a document of tantivy would be.

use tantivy::schema::document::{DeserializeError, DocumentDeserialize, DocumentDeserializer};
use tantivy::schema::{Field, OwnedValue};

/// What is stored of a document, or the first values of it, in the order in which they were stored.
pub struct Row<const MOST: usize>(Vec<(Field, OwnedValue)>);

/// All that is stored of a document.
pub type Whole = Row<{ usize::MAX }>;
/// As much of it as a title needs.
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
    /// The values with their fields.
    pub fn values(&self) -> &[(Field, OwnedValue)] {
        &self.0
    }
}

impl Whole {
    /// The values of a field.
    pub fn all(&self, field: Field) -> impl Iterator<Item = &OwnedValue> {
        self.0.iter().filter(move |(known, _)| *known == field).map(|(_, value)| value)
    }

    /// Those that are texts.
    pub fn texts(&self, field: Field) -> impl Iterator<Item = &str> {
        self.all(field).filter_map(|value| match value {
            OwnedValue::Str(text) => Some(text.as_str()),
            _ => None,
        })
    }
}
