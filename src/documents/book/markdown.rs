//! A book as a folder of Markdown, zipped: one file for each part, in order.

use std::fmt::Write;

use super::pictures::PictureFile;
use super::zipped::zipped;
use crate::documents::xml::allowed;
use crate::domain::book::{
    Alignment, Block, Book, BookPart, Column, Country, Inline, Listed, Marked, Matrix, PartContent, Practice,
    Remark, Row, Table,
};
use crate::error::Result;

/// Returns the archive, with these pictures, to which the addresses of the book's figures lead. Its files are numbered, so
/// that a folder shows them in order.
///
/// # Errors
/// Internal errors only.
pub fn markdown(book: &Book, pictures: Vec<PictureFile>) -> Result<Vec<u8>> {
    let mut files = vec![("000-cover.md".to_owned(), allowed(&cover(book)).into_bytes())];
    for part in book.parts() {
        let name = format!("{:03}-{}.md", files.len(), part.id);
        files.push((name, allowed(&part_file(book, &part)).into_bytes()));
    }
    files.extend(pictures.into_iter().map(|picture| (picture.path, picture.bytes)));
    zipped(&files, false)
}

fn cover(book: &Book) -> String {
    let edition = &book.edition;
    let mut file = format!("# {}\n\n", escaped(&edition.title));
    for (logo, address) in edition.logos() {
        let _ = write!(file, "![{}]({address})\n\n", escaped(&logo.alt));
    }
    let lines = [&edition.subtitle, &edition.number_text, &edition.notice];
    for line in lines.into_iter().flatten().chain([&edition.date_text]) {
        let _ = write!(file, "{}\n\n", escaped(line));
    }
    if edition.is_candidate {
        let _ = write!(file, "**{}**\n\n", escaped(&book.words.candidate));
    }
    file
}

fn part_file(book: &Book, part: &BookPart<'_>) -> String {
    let mut notes = Notes::default();
    let said = match part.content {
        PartContent::Remarks(remarks, after) => {
            format!("{}\n{}", remark_list(remarks), written(after, 2, &mut notes))
        }
        PartContent::Text(blocks, signed) => {
            format!("{}{}", written(blocks, 2, &mut notes), escaped(&signed.join("  \n")))
        }
        PartContent::Practice(practice) => practice_text(book, practice, &mut notes),
        PartContent::Countries(countries) => country_list(book, countries),
        PartContent::Matrix(matrix) => matrix_text(book, matrix, &mut notes),
        PartContent::Listed(all) => {
            let line = |one: &Listed| format!("- {} ({})\n", escaped(&one.name), one.practices.join(", "));
            all.iter().map(line).collect()
        }
        PartContent::Glossary(glossary) => table(&glossary.table(), &mut notes),
    };
    format!("# {}\n\n{}\n{}", escaped(&part.title), said.trim_end(), notes.written())
}

fn remark_list(remarks: &[Remark]) -> String {
    let lines = remarks.iter().map(|remark| {
        let mut notes = Notes::default();
        format!("- **{}**: {}\n", escaped(&remark.label), inlines(&remark.text, &mut notes))
    });
    lines.collect()
}

fn country_list(book: &Book, countries: &[Country]) -> String {
    let mut text = String::new();
    for country in countries {
        let _ = write!(text, "## {}\n\n", escaped(&country.name));
        for practice in book.practices_of(country) {
            let _ = writeln!(text, "- {}{}", practice.number_before(), escaped(&practice.title));
        }
        text.push('\n');
    }
    text
}

fn matrix_text(book: &Book, matrix: &Matrix, notes: &mut Notes) -> String {
    let key = |column: &Column| format!("- {}: {}\n", escaped(&column.code), escaped(&column.label));
    let key: String = matrix.columns.iter().map(key).collect();
    format!("{}\n\n{}\n{key}", escaped(&matrix.caption), table(&matrix.table(&book.words), notes))
}

fn practice_text(book: &Book, practice: &Practice, notes: &mut Notes) -> String {
    let words = &book.words;
    let mut text = String::new();
    let lines = [Some(&practice.institution), practice.language_note.as_ref(), Some(&practice.summary)];
    for line in lines.into_iter().flatten().filter(|line| !line.is_empty()) {
        let _ = write!(text, "{}\n\n", escaped(line));
    }
    for fact in &practice.facts {
        let _ = writeln!(text, "- **{}**: {}", escaped(&fact.label), escaped(&fact.values.join("; ")));
    }
    for field in &practice.fields {
        let _ = write!(text, "\n## {}\n\n{}", escaped(&field.label), written(&field.blocks, 3, notes));
    }
    if !practice.unanswered.is_empty() {
        let _ =
            write!(text, "\n{} {}.\n", escaped(&words.unanswered), escaped(&practice.unanswered.join(", ")));
    }
    let citation = inlines(&practice.citation, &mut Notes::default());
    let _ = write!(text, "\n{} {citation}\n\n", escaped(&words.citation));
    let _ =
        writeln!(text, "{} {} `{}`", escaped(&practice.published_note), escaped(&words.hash), practice.hash);
    text
}

/// Footnotes that were called, which follow at the end of a file.
#[derive(Default)]
struct Notes {
    called: usize,
    written: String,
}

impl Notes {
    fn call(&mut self, blocks: &[Block]) -> String {
        self.called += 1;
        let number = self.called;
        let text = written(blocks, 6, self);
        let text = text.trim_end().replace('\n', "\n    ");
        let _ = write!(self.written, "\n[^{number}]: {text}\n");
        format!("[^{number}]")
    }

    fn written(self) -> String {
        self.written
    }
}

/// Writes blocks; `top` is the level of their highest headings.
fn written(blocks: &[Block], top: u8, notes: &mut Notes) -> String {
    blocks.iter().map(|block| format!("{}\n\n", one(block, top, notes).trim_end())).collect()
}

fn one(block: &Block, top: u8, notes: &mut Notes) -> String {
    match block {
        Block::P { c, .. } => inlines(c, notes),
        Block::H { level, c } => {
            let level = usize::from((top + level.saturating_sub(1)).min(6));
            format!("{} {}", "#".repeat(level), inlines(c, notes))
        }
        Block::Ul { items, .. } => list(items, |_| "- ".to_owned(), top, notes),
        Block::Ol { start, items, .. } => {
            let number = |at: usize| format!("{}. ", u64::from(*start) + at as u64);
            list(items, number, top, notes)
        }
        Block::Quote { blocks, .. } => {
            let text = written(blocks, top, notes);
            text.trim_end().lines().map(|line| format!("> {line}\n")).collect()
        }
        Block::Code { text } => {
            let longest = text.lines().map(|line| line.chars().take_while(|c| *c == '`').count()).max();
            let fence = "`".repeat(longest.unwrap_or(0).max(2) + 1);
            format!("{fence}\n{text}\n{fence}")
        }
        Block::Hr => "---".to_owned(),
        Block::Table(found) => table(found, notes),
        Block::Fig(figure) => {
            let picture = match &figure.address {
                Some(address) => format!("![{}]({address})", escaped(&figure.alt)),
                None => format!("*{}*", escaped(&figure.alt)),
            };
            let (caption, credit) = (inlines(&figure.caption, notes), escaped(&figure.credit));
            [picture, caption, credit]
                .into_iter()
                .filter(|text| !text.is_empty())
                .collect::<Vec<_>>()
                .join(" ")
        }
    }
}

fn list(items: &[Vec<Block>], marker: impl Fn(usize) -> String, top: u8, notes: &mut Notes) -> String {
    let mut text = String::new();
    for (at, item) in items.iter().enumerate() {
        let marker = marker(at);
        let indent = format!("\n{}", " ".repeat(marker.len()));
        let item = written(item, top, notes);
        let _ = writeln!(text, "{marker}{}", item.trim_end().replace('\n', &indent));
    }
    text
}

fn table(table: &Table, notes: &mut Notes) -> String {
    let columns = table.head.len().max(table.rows.first().map_or(0, Vec::len));
    let mut row = |cells: &Row| {
        let cells = (0..columns)
            .map(|at| cells.get(at).map_or(String::new(), |cell| inlines(cell, notes).replace('|', "\\|")));
        format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "))
    };
    let mut text = row(&table.head);
    let rule = (0..columns).map(|at| match table.align.get(at) {
        Some(Alignment::Right) => "--:",
        Some(Alignment::Center) => ":-:",
        _ => "---",
    });
    let _ = writeln!(text, "| {} |", rule.collect::<Vec<_>>().join(" | "));
    table.rows.iter().for_each(|cells| text.push_str(&row(cells)));
    text
}

fn inlines(content: &[Inline], notes: &mut Notes) -> String {
    content
        .iter()
        .map(|inline| match inline {
            Inline::Text(text) => escaped(text),
            Inline::Marked(marked) => marked_text(marked, notes),
        })
        .collect()
}

fn marked_text(marked: &Marked, notes: &mut Notes) -> String {
    match marked {
        Marked::Em { c } => around("*", c, notes),
        Marked::Strong { c } => around("**", c, notes),
        Marked::S { c } => around("~~", c, notes),
        Marked::Sup { c } => inlines(c, notes),
        Marked::Code { text } => format!("`{}`", text.replace('`', "'")),
        Marked::A { href, c } => format!("[{}](<{href}>)", inlines(c, notes)),
        Marked::Br => "\\\n".to_owned(),
        Marked::Note { blocks } => notes.call(blocks),
    }
}

/// Puts a mark around a text, but not around the spaces at its ends, where it would not be read as one.
fn around(mark: &str, content: &[Inline], notes: &mut Notes) -> String {
    let text = inlines(content, notes);
    let inner = text.trim();
    if inner.is_empty() {
        return text;
    }
    let (before, after) = (text.len() - text.trim_start().len(), text.trim_end().len());
    format!("{}{mark}{inner}{mark}{}", &text[..before], &text[after..])
}

/// Escapes a text so that nothing in it is read as markup.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if "\\`*_[]<>#~|&!".contains(c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    // What begins a list or a heading at the beginning of a line.
    let text = escaped.trim_start();
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let at = match text.get(digits..).unwrap_or_default() {
        rest if digits == 0 && rest.starts_with(['-', '+', '=']) => 0,
        rest if digits > 0 && rest.starts_with(['.', ')']) => digits,
        _ => return escaped,
    };
    let at = escaped.len() - text.len() + at;
    escaped.insert(at, '\\');
    escaped
}
