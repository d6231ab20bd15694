//! Makes a book that can be typeset whatever is in it. One bad character, one heading that skips a level or one broken
//! picture would fail all of it.

mod blocks;
mod characters;
mod inlines;

use std::collections::{BTreeSet, HashMap, HashSet};

use serde_json::Value;

use self::blocks::{Texts, placed};
use self::characters::Characters;
use self::inlines::MOST_IN_PARAGRAPH;
use crate::book::{Book, Matrix, Practice};
use crate::pictures;

/// The four languages that the apparatus is written in.
const LANGUAGES: [&str; 4] = ["es", "en", "pt", "fr"];
/// What a book is made of; an edition if it does not say so.
const KINDS: [&str; 3] = ["edition", "practice", "search"];
/// The longest line in characters: titles and names.
const MOST_IN_LINE: usize = 1_000;
/// The most objectives in a matrix.
const MOST_COLUMNS: usize = 200;
/// The most warnings.
const MOST_WARNINGS: usize = 100;
/// The deepest chapter: practices are one level below, their fields two, and PDF has six.
const DEEPEST: u32 = 3;

/// A book that can be typeset.
pub struct Cleaned {
    pub book: Book,
    /// Pictures by the paths that are in the book.
    pub pictures: Vec<(String, Vec<u8>)>,
    /// What is printed otherwise than it is in the book.
    pub warnings: Vec<String>,
}

/// Reads and cleans a book.
pub fn book(json: &[u8], given: &HashMap<String, Vec<u8>>) -> Result<Cleaned, serde_json::Error> {
    // A struct could be read from an array as well.
    let mut value = Value::Object(serde_json::from_slice(json)?);
    remove_nulls(&mut value);
    let mut characters = Characters::default();
    characters.clean(&mut value);
    let mut book: Book = serde_json::from_value(value)?;

    let mut warnings = characters.warnings();
    book.replaced = characters.replaced();
    names(&mut book, &mut warnings);
    let mut texts = Texts::new();
    logos(&mut book, &mut texts);
    chapters(&mut book, &mut texts);
    texts.part(&mut book.acknowledgements);
    texts.part(&mut book.notes_text);
    texts.part(&mut book.summary);
    texts.part(&mut book.mandate);
    texts.part(&mut book.errata);
    texts.part(&mut book.references);
    for foreword in &mut book.forewords {
        texts.part(&mut foreword.blocks);
    }
    book.forewords.retain(|foreword| !foreword.blocks.is_empty());
    for remarks in [&mut book.imprint, &mut book.acronyms, &mut book.notes, &mut book.colophon] {
        remarks.iter_mut().for_each(|remark| texts.line(&mut remark.text));
    }
    references(&mut book, &mut warnings);
    book.matrix = book.matrix.take().and_then(matrix);
    glossary(&mut book);
    warnings.append(&mut texts.warnings);

    let mut ready = pictures::prepare(&texts.pictures, given, &mut warnings);
    each_text(&mut book, &mut |blocks| blocks::place_pictures(blocks, &ready));
    for publisher in &mut book.edition.publishers {
        publisher.logo = publisher.logo.take().and_then(|logo| placed(logo, &ready));
    }
    let mut pictures: Vec<_> = ready.drain().map(|(_, picture)| (picture.path, picture.bytes)).collect();
    pictures.sort();
    if warnings.len() > MOST_WARNINGS {
        let more = warnings.len() - MOST_WARNINGS;
        warnings.truncate(MOST_WARNINGS);
        warnings.push(format!("and {more} more"));
    }
    Ok(Cleaned { book, pictures, warnings })
}

/// What is `null` is treated as what is not there.
fn remove_nulls(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.retain(|_, member| !member.is_null());
            members.values_mut().for_each(remove_nulls);
        }
        Value::Array(items) => {
            items.retain(|item| !item.is_null());
            items.iter_mut().for_each(remove_nulls);
        }
        _ => {}
    }
}

/// Languages, the date, and lines that must not be empty or endless.
fn names(book: &mut Book, warnings: &mut Vec<String>) {
    if !LANGUAGES.contains(&book.language.as_str()) {
        warnings.push(format!("the apparatus is not written in {:?}: English", book.language));
        book.language = "en".to_owned();
    }
    if !KINDS.contains(&book.kind.as_str()) {
        book.kind = KINDS[0].to_owned();
    }
    let edition = &mut book.edition;
    edition.title_language = edition.title_language.take().map(|tag| language(&tag));
    if !is_day(&edition.date) {
        warnings.push(format!("{:?} is no day", edition.date));
        edition.date = "1970-01-01".to_owned();
    }
    title(&mut edition.title);
    edition
        .publishers
        .retain(|publisher| !publisher.name.trim().is_empty() || !publisher.short.trim().is_empty());
    for publisher in &mut edition.publishers {
        shorten(&mut publisher.name, MOST_IN_LINE);
        shorten(&mut publisher.short, MOST_IN_LINE);
    }
    book.countries.iter_mut().for_each(|country| title(&mut country.name));
}

/// A title without an end is no title, and PDF/UA allows none that is empty.
fn title(line: &mut String) {
    shorten(line, MOST_IN_LINE);
    if line.chars().all(|c| c.is_whitespace() || c == '\u{200b}') {
        *line = "–".to_owned();
    }
}

fn shorten(line: &mut String, most: usize) {
    if let Some((end, _)) = line.char_indices().nth(most) {
        line.truncate(end);
        line.push('…');
    }
}

/// Whether it is a day of the calendar, written as `YYYY-MM-DD`.
fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts[..] else { return false };
    if (year.len(), month.len(), day.len()) != (4, 2, 2) {
        return false;
    }
    let (Ok(year), Ok(month), Ok(day)) = (year.parse(), month.parse(), day.parse()) else { return false };
    typst::foundations::Datetime::from_ymd(year, month, day).is_some()
}

/// Logos are pictures like all others, and have the names of their publishers as their alternative texts.
fn logos(book: &mut Book, texts: &mut Texts) {
    for publisher in &mut book.edition.publishers {
        let Some(logo) = &mut publisher.logo else { continue };
        if logo.alt.trim().is_empty() {
            logo.alt = publisher.name.clone();
        }
        if logo.alt.trim().is_empty() {
            logo.alt = publisher.short.clone();
        }
        shorten(&mut logo.alt, MOST_IN_LINE);
        texts.picture(&logo.src);
    }
}

fn chapters(book: &mut Book, texts: &mut Texts) {
    let mut above = 0;
    let mut index = 0;
    for chapter in &mut book.chapters {
        chapter.level = chapter.level.clamp(1, (above + 1).min(DEEPEST));
        above = chapter.level;
        title(&mut chapter.title);
        texts.text(&mut chapter.introduction, chapter.level + 1);
        for one in &mut chapter.practices {
            one.index = index;
            index += 1;
            practice(one, chapter.level, texts);
        }
    }
}

fn practice(practice: &mut Practice, level: u32, texts: &mut Texts) {
    practice.lang = language(&practice.language);
    title(&mut practice.title);
    shorten(&mut practice.institution, MOST_IN_LINE);
    shorten(&mut practice.summary, MOST_IN_PARAGRAPH);
    texts.line(&mut practice.citation);
    for fact in &mut practice.facts {
        fact.values.retain(|value| !value.trim().is_empty());
        fact.values.iter_mut().for_each(|value| shorten(value, MOST_IN_PARAGRAPH));
    }
    for field in &mut practice.fields {
        title(&mut field.label);
        texts.text(&mut field.blocks, level + 2);
    }
    practice.fields.retain(|field| !field.blocks.is_empty());
}

/// A language as typst takes it: two or three letters. Text that has none is set like English.
fn language(tag: &str) -> String {
    let primary = tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    let is_code = (2..=3).contains(&primary.len()) && primary.bytes().all(|byte| byte.is_ascii_lowercase());
    if is_code { primary } else { "en".to_owned() }
}

/// Countries, contributors and the index name practices by their numbers. Those that are not in the book are left out.
fn references(book: &mut Book, warnings: &mut Vec<String>) {
    let mut places = HashMap::new();
    for practice in book.chapters.iter().flat_map(|chapter| &chapter.practices) {
        if places.insert(practice.number.clone(), practice.index).is_some() {
            warnings.push(format!("there are several practices with the number {:?}", practice.number));
        }
    }
    let mut unknown = BTreeSet::new();
    let mut find = |numbers: &[String]| -> Vec<usize> {
        let mut seen = HashSet::new();
        let known = numbers.iter().filter_map(|number| {
            let place = places.get(number).copied();
            if place.is_none() {
                unknown.insert(number.clone());
            }
            place
        });
        known.filter(|place| seen.insert(*place)).collect()
    };
    for country in &mut book.countries {
        country.entries = find(&country.practices);
    }
    for listed in book.contributors.iter_mut().chain(&mut book.index) {
        listed.entries = find(&listed.practices);
    }
    book.countries.retain(|country| !country.entries.is_empty());
    book.index.retain(|listed| !listed.entries.is_empty());
    warnings
        .extend(unknown.into_iter().map(|number| format!("there is no practice with the number {number:?}")));
}

/// Every row has a cell for each column.
fn matrix(mut matrix: Matrix) -> Option<Matrix> {
    matrix.columns.truncate(MOST_COLUMNS);
    if matrix.columns.is_empty() || matrix.rows.is_empty() {
        return None;
    }
    for row in &mut matrix.rows {
        row.cells.resize(matrix.columns.len(), 0);
    }
    Some(matrix)
}

/// Only languages that the apparatus can name, and every row with a term for each.
fn glossary(book: &mut Book) {
    let Some(glossary) = &mut book.glossary else { return };
    let known: Vec<bool> = glossary.languages.iter().map(|code| LANGUAGES.contains(&code.as_str())).collect();
    let of_known = |items: &mut Vec<String>| {
        items.resize(known.len(), String::new());
        let mut known = known.iter();
        items.retain(|_| known.next() == Some(&true));
    };
    of_known(&mut glossary.languages);
    glossary.rows.iter_mut().for_each(of_known);
    if glossary.languages.is_empty() || glossary.rows.is_empty() {
        book.glossary = None;
    }
}

/// Every text in which a picture may stand.
fn each_text(book: &mut Book, visit: &mut impl FnMut(&mut Vec<crate::book::Block>)) {
    let Book { acknowledgements, notes_text, summary, mandate, errata, references, .. } = book;
    for text in [acknowledgements, notes_text, summary, mandate, errata, references] {
        visit(text);
    }
    book.forewords.iter_mut().for_each(|foreword| visit(&mut foreword.blocks));
    for chapter in &mut book.chapters {
        visit(&mut chapter.introduction);
        for field in chapter.practices.iter_mut().flat_map(|practice| &mut practice.fields) {
            visit(&mut field.blocks);
        }
    }
}
