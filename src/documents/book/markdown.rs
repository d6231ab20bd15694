//! A book as a folder of Markdown, zipped: one file for each part, in order.

use std::fmt::Write;

use super::PictureFile;
use super::zipped::zipped;
use crate::domain::book::{Alignment, Block, Book, Inline, Marked, Practice, Remark, Row, Table};
use crate::error::Result;

/// Returns the archive, with these pictures, to which the addresses of the book's figures lead.
///
/// # Errors
/// Internal errors only.
pub fn markdown(book: &Book, pictures: Vec<PictureFile>) -> Result<Vec<u8>> {
    let words = &book.words;
    let mut files = Files::default();
    files.add("about", &about(book));
    for (name, title, blocks) in [
        ("acknowledgements", &words.acknowledgements, &book.acknowledgements),
        ("summary", &words.summary, &book.summary),
    ] {
        files.add(name, &text(title, blocks));
    }
    for (at, foreword) in book.forewords.iter().enumerate() {
        let signed = foreword.signed.join("  \n");
        let whole = format!("{}\n{}\n", text(&words.foreword, &foreword.blocks), escaped(&signed));
        files.add(&format!("foreword-{}", at + 1), &whole);
    }
    for chapter in &book.chapters {
        let title = format!("{}. {}", chapter.number, chapter.title);
        files.add(&format!("chapter-{}", chapter.number), &text(&title, &chapter.introduction));
        for practice in &chapter.practices {
            files.add(&format!("practice-{}", practice.number), &practice_file(book, practice));
        }
    }
    for (name, title, blocks) in
        [("mandate", &words.mandate, &book.mandate), ("errata", &words.errata, &book.errata)]
    {
        files.add(name, &text(title, blocks));
    }
    files.add("glossary", &glossary(book));
    files.0.extend(pictures.into_iter().map(|picture| (picture.path, picture.bytes)));
    zipped(&files.0, false)
}

/// The files with their names, numbered so that a folder shows them in order.
#[derive(Default)]
struct Files(Vec<(String, Vec<u8>)>);

impl Files {
    /// Adds a file, unless it says nothing.
    fn add(&mut self, name: &str, text: &str) {
        if !text.trim().is_empty() {
            let number = self.0.len() + 1;
            self.0.push((format!("{number:03}-{name}.md"), text.as_bytes().to_vec()));
        }
    }
}

fn about(book: &Book) -> String {
    let edition = &book.edition;
    let mut file = format!("# {}\n\n", escaped(&edition.title));
    let lines = [&edition.subtitle, &edition.number_text, &edition.notice];
    for line in lines.into_iter().flatten().chain([&edition.date_text]) {
        let _ = write!(file, "{}\n\n", escaped(line));
    }
    if edition.is_candidate {
        let _ = write!(file, "**{}**\n\n", escaped(&book.words.candidate));
    }
    for (title, remarks) in [
        (&book.words.imprint, &book.imprint),
        (&book.words.notes, &book.notes),
        (&book.words.acronyms, &book.acronyms),
        (&book.words.colophon, &book.colophon),
    ] {
        if !remarks.is_empty() {
            let _ = write!(file, "## {}\n\n{}\n", escaped(title), remark_list(remarks));
        }
    }
    file
}

fn remark_list(remarks: &[Remark]) -> String {
    let lines = remarks.iter().map(|remark| {
        let mut notes = Notes::default();
        format!("- **{}**: {}\n", escaped(&remark.label), inlines(&remark.text, &mut notes))
    });
    lines.collect()
}

/// Returns a text with its title; nothing if it is empty.
fn text(title: &str, blocks: &[Block]) -> String {
    if blocks.is_empty() && !title.starts_with(|c: char| c.is_ascii_digit()) {
        return String::new();
    }
    let mut notes = Notes::default();
    format!("# {}\n\n{}{}", escaped(title), written(blocks, 2, &mut notes), notes.written())
}

fn practice_file(book: &Book, practice: &Practice) -> String {
    let words = &book.words;
    let mut notes = Notes::default();
    let mut file = format!("# {} {}\n\n", practice.number, escaped(&practice.title));
    let lines = [Some(&practice.institution), practice.language_note.as_ref(), Some(&practice.summary)];
    for line in lines.into_iter().flatten().filter(|line| !line.is_empty()) {
        let _ = write!(file, "{}\n\n", escaped(line));
    }
    for fact in &practice.facts {
        let _ = writeln!(file, "- **{}**: {}", escaped(&fact.label), escaped(&fact.values.join("; ")));
    }
    for field in &practice.fields {
        let _ = write!(file, "\n## {}\n\n{}", escaped(&field.label), written(&field.blocks, 3, &mut notes));
    }
    file.push_str(&notes.written());
    if !practice.unanswered.is_empty() {
        let _ =
            write!(file, "\n{} {}.\n", escaped(&words.unanswered), escaped(&practice.unanswered.join(", ")));
    }
    let citation = inlines(&practice.citation, &mut Notes::default());
    let _ = write!(file, "\n{} {citation}\n\n", escaped(&words.citation));
    let _ =
        writeln!(file, "{} {} `{}`", escaped(&practice.published_note), escaped(&words.hash), practice.hash);
    file
}

fn glossary(book: &Book) -> String {
    let Some(glossary) = &book.glossary else { return String::new() };
    let cells = |texts: Vec<&str>| -> Row {
        texts.into_iter().map(|text| vec![Inline::Text(text.to_owned())]).collect()
    };
    let table = Table {
        head: cells(glossary.languages.iter().map(|language| language.code()).collect()),
        rows: glossary.rows.iter().map(|row| cells(row.iter().map(String::as_str).collect())).collect(),
        ..Table::default()
    };
    text(&book.words.glossary, &[Block::Table(table)])
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
