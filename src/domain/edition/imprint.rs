//! The data of an edition's imprint.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};
use utoipa::ToSchema;

use super::standards::{is_isbn, is_issn};
use crate::domain::day::Day;
use crate::domain::fault::{Fault, FaultCode, Faults};
use crate::domain::ids::InstitutionId;
use crate::domain::labels::Label;
use crate::domain::language::UiLanguage;
use crate::domain::names::names;
use crate::domain::text::one_line;

/// The data of an edition's imprint.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Imprint {
    /// Those who publish it, in order.
    #[schema(max_items = 20)]
    pub publishers: Vec<Publisher>,
    /// The symbol under which an organisation files the document.
    #[schema(max_length = 100, example = "SP/Di No. 4-26")]
    pub symbol: Option<String>,
    /// Its ISBN in each language and format.
    #[schema(max_items = 40)]
    pub isbns: Vec<Isbn>,
    /// The ISSN of the series.
    #[schema(max_length = 20, example = "0378-5955")]
    pub issn: Option<String>,
    /// The DOI, as its registrar gave it.
    #[schema(max_length = 200, example = "10.5555/12345678")]
    pub doi: Option<String>,
    /// The licence.
    #[schema(max_length = 200, example = "CC BY 4.0")]
    pub licence: Option<String>,
    /// Where to write to.
    #[schema(max_length = 500, example = "publicaciones@example.org")]
    pub contact: Option<String>,
    /// Who signs each foreword, in the order of the forewords.
    #[schema(max_items = 10)]
    pub signatories: Vec<Signatory>,
}

/// An institution that publishes an edition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Publisher {
    /// Its acronym.
    #[schema(min_length = 1, max_length = 50, example = "SELA")]
    pub short: String,
    /// Its name in each language.
    pub name: Label,
    /// The city.
    #[schema(max_length = 100, example = "Caracas")]
    #[serde(default)]
    pub place: Option<String>,
    /// The institution that it is, whose logo the edition shows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub institution: Option<InstitutionId>,
}

/// The ISBN of an edition in one language and format.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Isbn {
    /// The language.
    pub language: UiLanguage,
    /// The format.
    pub format: FileFormat,
    /// The ISBN, of thirteen or ten digits, with or without hyphens.
    #[schema(max_length = 20, example = "978-0-306-40615-7")]
    pub isbn: String,
}

/// A format of an edition that can have an ISBN of its own.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema, IntoStaticStr, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum FileFormat {
    /// On paper.
    Print,
    /// PDF.
    Pdf,
    /// EPUB.
    Epub,
    /// HTML.
    Html,
    /// Word.
    Docx,
}

names!(FileFormat);

/// Who signs a foreword.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Signatory {
    /// The person's name.
    #[schema(min_length = 1, max_length = 200)]
    pub name: String,
    /// Their post and institution in each language.
    pub office: Label,
    /// The date of the foreword.
    #[serde(default)]
    pub date: Option<Day>,
}

/// Maximum number of characters of a name in one language.
const LONGEST: usize = 300;

/// Returns a title or a name in the four languages as it is stored, each a single line. Faults are added to `faults`.
pub fn heading(label: Label, pointer: &str, required: bool, faults: &mut Faults) -> Label {
    if required && label.0.is_empty() {
        faults.push(Fault::new(pointer, FaultCode::Required));
    }
    let mut read = |(language, text): (String, String)| {
        let at = format!("{pointer}/{}", crate::domain::fault::escaped(&language));
        if UiLanguage::ALL.iter().all(|known| known.code() != language) {
            faults.push(Fault::new(&at, FaultCode::NotAnOption).with("options", "es, en, pt, fr"));
        }
        if text.chars().count() > LONGEST {
            faults.push(Fault::new(&at, FaultCode::TooLong).with("limit", LONGEST));
        }
        let line = one_line(&text, at).map_err(|fault| faults.push(fault));
        (language, line.unwrap_or(text))
    };
    Label(label.0.into_iter().map(&mut read).collect())
}

fn line(text: &mut String, pointer: &str, faults: &mut Faults) {
    match one_line(text, pointer) {
        Ok(line) => *text = line,
        Err(fault) => faults.push(fault),
    }
}

fn optional_line(text: &mut Option<String>, pointer: &str, faults: &mut Faults) {
    if let Some(text) = text {
        line(text, pointer, faults);
    }
}

impl Imprint {
    /// Returns the imprint in the form in which it is stored, and adds its faults to `faults`.
    pub fn checked(mut self, pointer: &str, faults: &mut Faults) -> Imprint {
        for (index, publisher) in self.publishers.iter_mut().enumerate() {
            let at = format!("{pointer}/publishers/{index}");
            line(&mut publisher.short, &format!("{at}/short"), faults);
            publisher.name =
                heading(std::mem::take(&mut publisher.name), &format!("{at}/name"), true, faults);
            optional_line(&mut publisher.place, &format!("{at}/place"), faults);
        }
        for (index, signatory) in self.signatories.iter_mut().enumerate() {
            let at = format!("{pointer}/signatories/{index}");
            line(&mut signatory.name, &format!("{at}/name"), faults);
            signatory.office =
                heading(std::mem::take(&mut signatory.office), &format!("{at}/office"), false, faults);
        }
        optional_line(&mut self.symbol, &format!("{pointer}/symbol"), faults);
        optional_line(&mut self.doi, &format!("{pointer}/doi"), faults);
        optional_line(&mut self.licence, &format!("{pointer}/licence"), faults);
        optional_line(&mut self.contact, &format!("{pointer}/contact"), faults);
        optional_line(&mut self.issn, &format!("{pointer}/issn"), faults);
        if let Some(issn) = &self.issn {
            faults.extend(number_fault(is_issn(issn), &format!("{pointer}/issn")));
        }
        self.check_isbns(pointer, faults);
        self
    }

    /// Each language and format has one ISBN, and no two have the same.
    fn check_isbns(&self, pointer: &str, faults: &mut Faults) {
        let (mut uses, mut numbers) = (HashSet::new(), HashSet::new());
        for (index, isbn) in self.isbns.iter().enumerate() {
            let at = format!("{pointer}/isbns/{index}");
            let number: String = isbn.isbn.chars().filter(|sign| !matches!(sign, '-' | ' ')).collect();
            faults.extend(number_fault(is_isbn(&isbn.isbn), &format!("{at}/isbn")));
            if !numbers.insert(number) {
                faults.push(Fault::new(format!("{at}/isbn"), FaultCode::RepeatedItems));
            }
            if !uses.insert((isbn.language, isbn.format)) {
                faults.push(Fault::new(at, FaultCode::RepeatedItems));
            }
        }
    }
}

fn number_fault(checked: Option<bool>, pointer: &str) -> Option<Fault> {
    match checked {
        Some(true) => None,
        Some(false) => Some(Fault::new(pointer, FaultCode::WrongCheckDigit)),
        None => Some(Fault::new(pointer, FaultCode::WrongForm)),
    }
}
