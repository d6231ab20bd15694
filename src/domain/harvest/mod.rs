//! Harvesting (OAI-PMH 2.0, <https://www.openarchives.org/OAI/openarchivesprotocol.html>): what harvesters may ask for,
//! dates, and the tokens with which they get the rest of a list.

mod arguments;
mod dates;
mod token;

use strum::{IntoStaticStr, VariantArray};

use super::ids::{EditionId, SectionId};
use super::names::names;
use super::time::Timestamp;

pub use arguments::{Asked, MOST_REFUSALS, read};
pub use dates::{Moment, stamp};
pub use token::{Place, Resumption};

/// Maximum number of records in a response to `ListRecords` or `ListIdentifiers`.
pub const PAGE: usize = 100;

/// What a harvester can ask for: a verb of the protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
pub enum Verb {
    /// What this repository is.
    Identify,
    /// The formats of records.
    ListMetadataFormats,
    /// The sets of records.
    ListSets,
    /// One record.
    GetRecord,
    /// Which records there are.
    ListIdentifiers,
    /// The records themselves.
    ListRecords,
}

names!(Verb);

/// A format of records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Format {
    /// Unqualified Dublin Core, with the values that the guidelines of La Referencia and OpenAIRE ask for.
    OaiDc,
    /// DataCite 4.6.
    OaiDatacite,
}

names!(Format);

/// The protocol's codes of what is wrong with a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "camelCase")]
pub enum RefusalCode {
    /// The verb is missing, repeated or unknown.
    BadVerb,
    /// An argument is missing, repeated, unknown or has another form.
    BadArgument,
    /// The token is none of ours.
    BadResumptionToken,
    /// There are no records in this format.
    CannotDisseminateFormat,
    /// There is no such record.
    IdDoesNotExist,
    /// No record matches.
    NoRecordsMatch,
}

names!(RefusalCode);

/// What is wrong with a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The protocol's code.
    pub code: RefusalCode,
    /// The id of the text that says what to do next.
    pub text: &'static str,
    /// What the text mentions.
    pub args: Vec<(&'static str, String)>,
}

impl Refusal {
    /// Creates a refusal whose text mentions nothing.
    pub fn new(code: RefusalCode, text: &'static str) -> Refusal {
        Refusal { code, text, args: Vec::new() }
    }

    /// Adds what the text mentions. Long values are cut.
    pub fn with(mut self, name: &'static str, value: &str) -> Refusal {
        self.args.push((name, super::fault::cut(value, LONGEST_MENTIONED)));
        self
    }
}

/// Maximum number of characters of what a harvester sent that a refusal repeats.
const LONGEST_MENTIONED: usize = 100;

/// Which records a list has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// The format.
    pub format: Format,
    /// Only those whose datestamp is this one or later.
    pub from: Option<Timestamp>,
    /// Only those whose datestamp is earlier than this.
    pub before: Option<Timestamp>,
    /// Only those in this set.
    pub set: Option<String>,
}

/// Something that there is a record of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// A practice.
    Practice(SectionId),
    /// A frozen edition.
    Edition(EditionId),
}

/// What stands before the identifier of an edition.
const EDITION: &str = "edition-";

impl Item {
    /// Returns the identifier of the record: `oai:HOST:ID`, or `oai:HOST:edition-ID`. It stays the same as long as the
    /// service keeps its host.
    pub fn identifier(&self, host: &str) -> String {
        match self {
            Item::Practice(id) => format!("oai:{host}:{id}"),
            Item::Edition(id) => format!("oai:{host}:{EDITION}{id}"),
        }
    }

    /// Returns the item whose record has this identifier.
    pub fn identified(identifier: &str, host: &str) -> Option<Item> {
        let own = identifier.strip_prefix("oai:")?.strip_prefix(host)?.strip_prefix(':')?;
        let item = match own.strip_prefix(EDITION) {
            Some(id) => Item::Edition(id.parse().ok()?),
            None => Item::Practice(own.parse().ok()?),
        };
        // One record has one identifier: upper case is another.
        (item.identifier(host) == identifier).then_some(item)
    }

    /// Returns the identifier as text, by which records with the same datestamp are in order.
    pub fn key(&self) -> String {
        match self {
            Item::Practice(id) => id.to_string(),
            Item::Edition(id) => id.to_string(),
        }
    }
}

/// Whether a text has the form of the name of a set: parts of ASCII letters, digits and some signs, with colons between
/// them (`setSpecType` of the protocol's schema).
pub fn is_set_name(text: &str) -> bool {
    text.len() <= LONGEST_SET && text.split(':').all(is_simple_name)
}

/// Maximum length of the name of a set.
const LONGEST_SET: usize = 200;

/// Whether a text consists of the characters that names of formats and parts of sets may have.
fn is_simple_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.!~*'()".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_has_one_identifier() {
        let id = "01960000-0000-7000-8000-00000000000a";
        let practice = Item::Practice(id.parse().unwrap());
        let edition = Item::Edition(id.parse().unwrap());
        for item in [practice, edition] {
            assert_eq!(Item::identified(&item.identifier("a.example"), "a.example"), Some(item));
            assert_eq!(Item::identified(&item.identifier("a.example"), "b.example"), None);
        }
        for none in [
            "",
            "oai:a.example",
            "oai:a.example:",
            "oai:a.example:edition-",
            &format!("oai:a.example:{}", id.to_uppercase()),
            &format!("OAI:a.example:{id}"),
            &format!("oai:a.example:{id}\n"),
            &format!("oai:a.example:edition-edition-{id}"),
        ] {
            assert_eq!(Item::identified(none, "a.example"), None, "{none}");
        }
    }

    #[test]
    fn the_name_of_a_set_has_the_form_that_the_schema_wants() {
        for name in ["practices", "country:CO", "chapter:cooperacion-consular", "a:b:c", "x_(y)!~*'."] {
            assert!(is_set_name(name), "{name}");
        }
        let long = "a".repeat(201);
        for name in ["", ":", "a:", ":a", "a::b", "a b", "país", "a\n", "<a>", long.as_str()] {
            assert!(!is_set_name(name), "{name}");
        }
    }
}
