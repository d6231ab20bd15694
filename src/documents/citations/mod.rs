//! Entries for reference managers: RIS, BibTeX and CSL-JSON. A practice is a report by its institution, an edition is a
//! book, and a practice of an edition is a chapter of it.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use strum::{IntoStaticStr, VariantArray};
use utoipa::ToSchema;

use crate::domain::language::{Language, UiLanguage};
use crate::domain::names::names;
// Line breaks and control characters would start a new field or entry.
use crate::domain::text::tidied as one_line;

/// The citation data of a published practice, an edition, or a practice of an edition.
#[derive(Clone, Debug)]
pub struct Reference {
    /// What is cited.
    pub kind: Kind,
    /// The identifier of the section or the edition.
    pub id: String,
    /// The title.
    pub title: String,
    /// The summary.
    pub summary: String,
    /// The institutions that are the authors. That of a report is its publisher, too.
    pub authors: Vec<String>,
    /// The first one's slug, for the citation key.
    pub institution_slug: String,
    /// The compendium it is part of.
    pub compendium: String,
    /// The day of publication: `2026-03-02`.
    pub day: String,
    /// The language it is written in.
    pub language: Language,
    /// Its URL.
    pub url: String,
    /// Countries and themes.
    pub keywords: Vec<String>,
    /// The version of a practice, the number of an edition.
    pub version: String,
    /// The hash of the version or of the edition's manifest: SHA-256, in hexadecimal.
    pub hash: String,
}

/// What is cited.
#[derive(Clone, Debug)]
pub enum Kind {
    /// A practice by itself: a report that its institution has published.
    Report,
    /// An edition: a book.
    Book(Book),
    /// A practice of an edition: a chapter of a book, with this number.
    Chapter(Book, String),
}

/// What is said of a book, or of the book that a chapter is in.
#[derive(Clone, Debug, Default)]
pub struct Book {
    /// Its title, for a chapter.
    pub title: String,
    /// Its number.
    pub edition: String,
    /// Those who publish it.
    pub publisher: String,
    /// Where they are.
    pub place: String,
    /// Its ISBN.
    pub isbn: String,
    /// Its DOI.
    pub doi: String,
}

/// The format of an entry.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema, IntoStaticStr, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[schema(as = CitationFormat)]
pub enum Format {
    /// RIS, for reference managers.
    Ris,
    /// BibTeX, for LaTeX.
    Bib,
    /// CSL-JSON, for citation processors.
    #[serde(rename = "json")]
    #[strum(serialize = "json")]
    CslJson,
}

names!(Format);

impl Format {
    /// The file name extension.
    pub fn extension(self) -> &'static str {
        self.name()
    }

    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Ris => "application/x-research-info-systems; charset=utf-8",
            Format::Bib => "application/x-bibtex; charset=utf-8",
            Format::CslJson => "application/vnd.citationstyles.csl+json",
        }
    }

    /// Returns a file with this entry only.
    pub fn file(self, of: &Reference) -> Vec<u8> {
        let mut file = Vec::new();
        match self {
            Format::Ris => ris(of, &mut file),
            Format::Bib => bib(of, &mut file),
            Format::CslJson => file = format!("{:#}\n", json!([csl_json(of)])).into_bytes(),
        }
        file
    }
}

impl Reference {
    /// Returns the year of publication.
    pub fn year(&self) -> &str {
        self.day.get(..4).unwrap_or_default()
    }

    /// Returns the authors as one text.
    pub fn author(&self) -> String {
        self.authors.join(", ")
    }

    /// Returns the citation key, which contains the random last part of the identifier. It consists of ASCII letters,
    /// digits and hyphens. A practice has another key in each edition.
    pub fn key(&self) -> String {
        let allowed = |c: &char| c.is_ascii_alphanumeric() || *c == '-';
        let slug: String = self.institution_slug.chars().filter(allowed).collect();
        let slug = if slug.is_empty() { "acervo" } else { &slug };
        let key = format!("{slug}-{}-{}", self.year(), self.id.rsplit('-').next().unwrap_or_default());
        match &self.kind {
            Kind::Chapter(book, _) => format!("{key}-e{}", book.edition.replace('.', "-")),
            Kind::Report | Kind::Book(_) => key,
        }
    }
}

/// Writes a RIS entry. The format has no escapes; each value is one line.
pub fn ris(of: &Reference, into: &mut Vec<u8>) {
    let mut lines = vec![("TY", ris_type(&of.kind).to_owned()), ("TI", of.title.clone())];
    lines.extend(of.authors.iter().map(|author| ("AU", corporate(author))));
    lines.extend([("PY", of.year().to_owned()), ("DA", of.day.replace('-', "/"))]);
    lines.extend(ris_source(of));
    lines.extend([
        ("AB", of.summary.clone()),
        ("LA", of.language.to_string()),
        ("UR", of.url.clone()),
        ("ID", of.id.clone()),
        ("N1", format!("SHA-256 {}", of.hash)),
    ]);
    lines.extend(of.keywords.iter().map(|word| ("KW", word.clone())));
    for (tag, value) in lines {
        let value = one_line(&value);
        if !value.is_empty() {
            into.extend_from_slice(format!("{tag}  - {value}\r\n").as_bytes());
        }
    }
    into.extend_from_slice(b"ER  - \r\n\r\n");
}

fn ris_type(kind: &Kind) -> &'static str {
    match kind {
        Kind::Report => "RPRT",
        Kind::Book(_) => "BOOK",
        Kind::Chapter(..) => "CHAP",
    }
}

/// Returns where a report was published, or what is said of a book.
fn ris_source(of: &Reference) -> Vec<(&'static str, String)> {
    let book = |book: &Book| {
        vec![
            ("ET", book.edition.clone()),
            ("PB", book.publisher.clone()),
            ("CY", book.place.clone()),
            ("SN", book.isbn.clone()),
            ("DO", book.doi.clone()),
        ]
    };
    match &of.kind {
        Kind::Report => vec![("T2", of.compendium.clone()), ("ET", of.version.clone()), ("PB", of.author())],
        Kind::Book(one) => book(one),
        Kind::Chapter(one, number) => {
            let mut lines = vec![("T2", one.title.clone()), ("SE", number.clone())];
            lines.extend(book(one));
            lines
        }
    }
}

/// Returns an institution's name as the author of a report in RIS. In this format a comma separates the parts of a
/// person's name and cannot be escaped: commas within the name are replaced by a look-alike (U+201A), and a comma is
/// appended to say that there are no further parts, which is how EndNote marks corporate authors. `PB` has the name
/// unchanged.
fn corporate(name: &str) -> String {
    format!("{},", one_line(name).replace([',', '，', '﹐'], "‚"))
}

/// Writes a BibTeX entry, in UTF-8.
pub fn bib(of: &Reference, into: &mut Vec<u8>) {
    let (year, month) = (of.year(), of.day.get(5..7).and_then(|month| month.parse::<usize>().ok()));
    // Double braces preserve the case, and keep a name from being split.
    let whole = |text: &str| format!("{{{}}}", braced(text));
    let authors: Vec<String> = of.authors.iter().map(|author| braced(author)).collect();
    let mut fields = vec![("title", whole(&of.title)), ("author", format!("{{{}}}", authors.join(" and ")))];
    fields.extend(bib_source(of));
    fields.extend([
        ("year", format!("{{{year}}}")),
        (
            "month",
            month
                .and_then(|month| MONTHS.get(month.wrapping_sub(1)))
                .map_or_else(String::new, |month| (*month).to_owned()),
        ),
        ("language", braced(of.language.as_str())),
        (
            "langid",
            of.language.ui_language().map_or_else(String::new, |ui_language| braced(babel(ui_language))),
        ),
        ("url", format!("{{{}}}", of.url.replace('\\', "%5C").replace('{', "%7B").replace('}', "%7D"))),
        ("abstract", braced(&of.summary)),
        ("keywords", braced(&of.keywords.join(", "))),
        ("note", braced(&format!("SHA-256 {}", of.hash))),
    ]);
    let kind = match of.kind {
        Kind::Report => "techreport",
        Kind::Book(_) => "book",
        Kind::Chapter(..) => "incollection",
    };
    let mut entry = format!("@{kind}{{{},\n", of.key());
    for (name, value) in fields.iter().filter(|(_, value)| !["", "{}", "{{}}"].contains(&value.as_str())) {
        entry.push_str(&format!("  {name} = {value},\n"));
    }
    entry.push_str("}\n\n");
    into.extend_from_slice(entry.as_bytes());
}

/// Returns where a report was published, or what is said of a book.
fn bib_source(of: &Reference) -> Vec<(&'static str, String)> {
    let whole = |text: &str| format!("{{{}}}", braced(text));
    let book = |book: &Book| {
        vec![
            // In BibLaTeX, this is a list.
            ("publisher", whole(&book.publisher)),
            ("address", braced(&book.place)),
            ("edition", braced(&book.edition)),
            ("isbn", braced(&book.isbn)),
            ("doi", braced(&book.doi)),
        ]
    };
    match &of.kind {
        // `institution` is a list in BibLaTeX, too; `version` is known to BibLaTeX, and BibTeX ignores it.
        Kind::Report => vec![("institution", whole(&of.author())), ("version", braced(&of.version))],
        Kind::Book(one) => book(one),
        Kind::Chapter(one, number) => {
            let mut fields = vec![("booktitle", whole(&one.title)), ("chapter", braced(number))];
            fields.extend(book(one));
            fields
        }
    }
}

/// Returns an item of CSL-JSON. As all names there, that of the institution would be split into parts unless it is
/// declared as literal.
pub fn csl_json(of: &Reference) -> Value {
    let day: Vec<u32> = of.day.split('-').filter_map(|part| part.parse().ok()).collect();
    let authors: Vec<Value> = of.authors.iter().map(|author| json!({"literal": one_line(author)})).collect();
    let mut fields = vec![
        ("id", of.key().into()),
        (
            "type",
            match of.kind {
                Kind::Report => "report",
                Kind::Book(_) => "book",
                Kind::Chapter(..) => "chapter",
            }
            .into(),
        ),
        ("title", one_line(&of.title).into()),
        ("author", authors.into()),
        ("issued", json!({"date-parts": [day]})),
    ];
    fields.extend(csl_source(of));
    fields.extend([
        ("language", of.language.as_str().into()),
        ("URL", of.url.clone().into()),
        ("abstract", one_line(&of.summary).into()),
        ("keyword", one_line(&of.keywords.join(", ")).into()),
        ("note", format!("SHA-256 {}", of.hash).into()),
    ]);
    let fields = fields.into_iter().filter(|(_, value)| *value != "" && *value != json!([]));
    Value::Object(fields.map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>())
}

/// Returns where a report was published, or what is said of a book.
fn csl_source(of: &Reference) -> Vec<(&'static str, Value)> {
    let line = |text: &str| Value::from(one_line(text));
    let book = |book: &Book| {
        vec![
            ("edition", line(&book.edition)),
            ("publisher", line(&book.publisher)),
            ("publisher-place", line(&book.place)),
            ("ISBN", line(&book.isbn)),
            ("DOI", line(&book.doi)),
        ]
    };
    match &of.kind {
        Kind::Report => vec![
            ("version", of.version.clone().into()),
            ("container-title", line(&of.compendium)),
            ("publisher", line(&of.author())),
        ],
        Kind::Book(one) => book(one),
        Kind::Chapter(one, number) => {
            let mut fields = vec![("container-title", line(&one.title)), ("chapter-number", line(number))];
            fields.extend(book(one));
            fields
        }
    }
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Returns the language's name in the babel package.
fn babel(ui_language: UiLanguage) -> &'static str {
    match ui_language {
        UiLanguage::Es => "spanish",
        UiLanguage::En => "english",
        UiLanguage::Pt => "portuguese",
        UiLanguage::Fr => "french",
    }
}

/// Returns a text in braces, with LaTeX's special characters escaped. BibTeX counts braces even after a backslash: if
/// all are paired, they are escaped with a backslash, which more readers understand; otherwise all are written as
/// commands.
fn braced(text: &str) -> String {
    let text = one_line(text);
    let paired = are_paired(&text);
    let mut braced = String::from("{");
    for c in text.chars() {
        match c {
            '{' | '}' if paired => {
                braced.push('\\');
                braced.push(c);
            }
            '\\' => braced.push_str("\\textbackslash{}"),
            '{' => braced.push_str("\\textbraceleft{}"),
            '}' => braced.push_str("\\textbraceright{}"),
            '~' => braced.push_str("\\textasciitilde{}"),
            '^' => braced.push_str("\\textasciicircum{}"),
            '$' | '&' | '#' | '_' | '%' => {
                braced.push('\\');
                braced.push(c);
            }
            other => braced.push(other),
        }
    }
    braced.push('}');
    braced
}

/// Whether all braces are balanced.
fn are_paired(text: &str) -> bool {
    let mut open = 0_u32;
    for c in text.chars() {
        match c {
            '{' => open += 1,
            '}' if open == 0 => return false,
            '}' => open -= 1,
            _ => {}
        }
    }
    open == 0
}

#[cfg(test)]
mod tests;
