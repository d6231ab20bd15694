//! The metadata of a practice's page: for search engines (schema.org), catalogues (Dublin Core) and indexes of
//! scholarly texts (Highwire Press tags).

use serde_json::{Map, Value, json};

use super::{Publications, PublishedSection};
use crate::documents::citations::Reference;
use crate::domain::country;
use crate::domain::fault::cut;
use crate::domain::language::UiLanguage;
use crate::domain::licence;
use crate::domain::text::tidied;
use crate::error::Result;
use crate::services::references::{countries, terms};

/// Maximum number of characters of a description. Search engines show fewer, and the page has the whole summary.
const LONGEST_DESCRIPTION: usize = 300;

/// The metadata of a page.
#[derive(Clone, Debug)]
pub struct Metadata {
    /// A description of at most 300 characters, in the language of the practice.
    pub description: String,
    /// A `Report` of schema.org, as JSON-LD. [`Html::json`](crate::domain::html::Html::json) writes it into a page.
    pub json_ld: Value,
    /// The names and contents of `meta` elements: Dublin Core, and the tags of Highwire Press.
    pub tags: Vec<(&'static str, String)>,
}

impl Publications {
    /// Returns the metadata of a published practice's page, with names in the reader's language.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn metadata(&self, section: &PublishedSection, reader: UiLanguage) -> Result<Metadata> {
        let names = self.store.read(|db| self.names.now(db))?;
        let reference = self.reference(section, &names, reader)?;
        let themes = terms(&section.practice, "inclusion_themes", "inclusion_themes", &names, reader);
        let page = Described {
            title: tidied(&section.title),
            institution: tidied(&reference.author()),
            compendium: tidied(&reference.compendium),
            description: cut(&tidied(&reference.summary), LONGEST_DESCRIPTION),
            countries: countries(&section.practice, reader),
            themes: themes.into_iter().map(tidied).collect(),
            licence: section
                .practice
                .get("licence")
                .and_then(Value::as_str)
                .and_then(licence::known)
                .map(|(_, url)| url),
            section,
            reference: &reference,
        };
        Ok(Metadata { json_ld: page.json_ld(), tags: page.tags(), description: page.description })
    }
}

/// A practice as its metadata describe it.
struct Described<'a> {
    section: &'a PublishedSection,
    reference: &'a Reference,
    title: String,
    institution: String,
    compendium: String,
    description: String,
    countries: Vec<&'a str>,
    themes: Vec<String>,
    licence: Option<&'static str>,
}

impl Described<'_> {
    fn json_ld(&self) -> Value {
        let organisation = json!({"@type": "Organization", "name": self.institution});
        let codes = self.section.practice.get("countries").and_then(Value::as_array);
        let codes = codes.into_iter().flatten().filter_map(Value::as_str);
        let places = codes.zip(&self.countries).map(|(code, name)| match country::name(code) {
            Some(_) => json!({"@type": "Country", "name": name, "identifier": code}),
            None => json!({"@type": "Place", "name": name}),
        });
        let fields = [
            ("@context", "https://schema.org".into()),
            ("@type", "Report".into()),
            ("name", self.title.clone().into()),
            ("description", self.description.clone().into()),
            ("author", organisation.clone()),
            ("publisher", organisation),
            ("inLanguage", self.section.language.as_str().into()),
            ("datePublished", self.reference.day.clone().into()),
            ("version", self.section.version.into()),
            ("isPartOf", json!({"@type": "CreativeWork", "name": self.compendium})),
            ("spatialCoverage", places.collect()),
            ("about", self.themes.iter().map(|theme| json!({"@type": "Thing", "name": theme})).collect()),
            ("keywords", self.themes.clone().into()),
            ("license", self.licence.into()),
            ("identifier", format!("urn:uuid:{}", self.section.id).into()),
            ("url", self.reference.url.clone().into()),
        ];
        let is_empty = |value: &Value| match value {
            Value::Null => true,
            Value::Array(all) => all.is_empty(),
            Value::String(text) => text.is_empty(),
            _ => false,
        };
        let fields = fields.into_iter().filter(|(_, value)| !is_empty(value));
        Value::Object(fields.map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>())
    }

    fn tags(&self) -> Vec<(&'static str, String)> {
        let (day, url) = (&self.reference.day, &self.reference.url);
        let language = self.section.language.to_string();
        let mut tags = vec![
            ("DC.title", self.title.clone()),
            ("DC.creator", self.institution.clone()),
            ("DC.publisher", self.institution.clone()),
            ("DC.date", day.clone()),
            ("DC.language", language.clone()),
            ("DC.type", "Text".to_owned()),
            ("DC.identifier", url.clone()),
            ("DC.description", self.description.clone()),
            ("DCTERMS.isPartOf", self.compendium.clone()),
        ];
        tags.extend(self.themes.iter().map(|theme| ("DC.subject", theme.clone())));
        tags.extend(self.countries.iter().map(|country| ("DC.coverage", (*country).to_owned())));
        tags.extend(self.licence.map(|url| ("DC.rights", url.to_owned())));
        tags.extend([
            ("citation_title", self.title.clone()),
            ("citation_author", self.institution.clone()),
            ("citation_author_institution", self.institution.clone()),
            // The form that Google Scholar asks for.
            ("citation_publication_date", day.replace('-', "/")),
            ("citation_language", language),
            ("citation_technical_report_institution", self.institution.clone()),
            ("citation_public_url", url.clone()),
        ]);
        tags.retain(|(_, content)| !content.is_empty());
        tags
    }
}
