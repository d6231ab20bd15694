//! Institutions: the stakeholders that contribute.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};
use utoipa::ToSchema;

use super::ids::InstitutionId;
use super::labels::Label;
use super::logo::Logo;
use super::names::names;

/// The kind of institution.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema, IntoStaticStr, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Kind {
    /// A ministry.
    Ministry,
    /// Another public body.
    Agency,
    /// An organisation of states.
    Intergovernmental,
    /// A non-governmental organisation.
    CivilSociety,
    /// A university or research body.
    Academia,
    /// Anything else.
    Other,
}

names!(Kind);

/// A stakeholder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Institution {
    /// Its identifier.
    pub id: InstitutionId,
    /// Its slug, used in URLs, e.g. `mre-br`.
    #[schema(example = "mre-br")]
    pub slug: String,
    /// Its name in each language.
    pub name: Label,
    /// Its acronym.
    #[schema(example = "MRE")]
    pub acronym: String,
    /// ISO 3166-1 alpha-2 country code; null for regional bodies.
    #[schema(example = "BR")]
    pub country: Option<String>,
    /// The kind of institution.
    pub kind: Kind,
    /// Its logo; null if it has given none.
    #[serde(default)]
    pub logo: Option<Logo>,
}

/// The slug of an institution: `{acronym}-{country}` in lower case, or the acronym alone if it has no country.
pub fn slug(acronym: &str, country: Option<&str>) -> String {
    let base = slug::slugify(acronym);
    match country {
        Some(country) => format!("{base}-{}", country.to_lowercase()),
        None => base,
    }
}

/// An institution, as referred to by other objects.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct InstitutionRef {
    /// Its identifier.
    pub id: InstitutionId,
    /// Its slug, used in URLs.
    pub slug: String,
    /// Its name in each language.
    pub name: Label,
}

impl From<&Institution> for InstitutionRef {
    fn from(of: &Institution) -> InstitutionRef {
        InstitutionRef { id: of.id, slug: of.slug.clone(), name: of.name.clone() }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_slug_is_the_acronym_and_the_country_in_lower_case() {
        assert_eq!(super::slug("MRE", Some("BR")), "mre-br");
        assert_eq!(super::slug("CAN", None), "can");
        assert_eq!(super::slug("Ministério A", Some("BR")), "ministerio-a-br");
    }
}
