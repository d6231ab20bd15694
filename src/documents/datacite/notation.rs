//! The notations of the metadata.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};
use utoipa::ToSchema;

use super::{json, xml};
use crate::documents::resource::Resource;
use crate::domain::names::names;
use crate::error::Result;

/// The notations of the metadata.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema, IntoStaticStr, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[schema(as = DataciteNotation)]
pub enum Notation {
    /// XML.
    Xml,
    /// JSON, as in DataCite's own interface.
    Json,
}

names!(Notation);

impl Notation {
    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Notation::Xml => "application/vnd.datacite.datacite+xml",
            Notation::Json => "application/vnd.datacite.datacite+json",
        }
    }

    /// Returns a file with the metadata of a resource.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn file(self, of: &Resource) -> Result<Vec<u8>> {
        match self {
            Notation::Xml => xml(of),
            Notation::Json => Ok(format!("{:#}\n", json(of)).into_bytes()),
        }
    }
}
