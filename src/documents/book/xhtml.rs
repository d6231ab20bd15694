//! Elements and texts as XHTML, which browsers read as HTML and readers of electronic books as XML.

use quick_xml::Writer;

use crate::documents::xml::Elements;
use crate::domain::book::{Alignment, Block, Figure, Inline, Marked, Row, Table, Words};
use crate::domain::language::Language;

/// The lowest level of headings.
const LOWEST: u8 = 6;

/// XHTML being written.
pub struct Xhtml {
    writer: Writer<Vec<u8>>,
    /// Footnotes that were called and not written yet, with their numbers.
    waiting: Vec<(usize, Vec<Block>)>,
    notes: usize,
    tables: usize,
    /// What the ids of footnotes begin with, unique in the file.
    prefix: String,
    words: Words,
}

impl Elements for Xhtml {
    fn writer(&mut self) -> &mut Writer<Vec<u8>> {
        &mut self.writer
    }
}

impl Xhtml {
    /// Creates a writer. Of the words it takes the names of tables and footnotes.
    pub fn new(words: &Words) -> Xhtml {
        Xhtml {
            writer: Writer::new(Vec::new()),
            waiting: Vec::new(),
            notes: 0,
            tables: 0,
            prefix: String::new(),
            words: words.clone(),
        }
    }

    /// Writes an element with a text that has marks.
    pub fn element_of(&mut self, name: &str, attributes: &[(&str, &str)], content: &[Inline]) {
        self.open(name, attributes);
        self.inlines(content);
        self.close(name);
    }

    /// Returns what was written.
    pub fn finish(self) -> Vec<u8> {
        self.writer.into_inner()
    }

    /// Writes a text. `top` is the level of its highest headings, and ids in it begin with `prefix`, unique in the file.
    pub fn blocks(&mut self, blocks: &[Block], top: u8, prefix: &str) {
        self.prefix = prefix.to_owned();
        self.notes = 0;
        for block in blocks {
            self.block(block, top);
        }
        self.footnotes(top);
    }

    fn block(&mut self, block: &Block, top: u8) {
        let id = |n: &Option<u32>, prefix: &str| n.map(|n| format!("{prefix}p{n}"));
        match block {
            Block::P { c, n } => match id(n, &self.prefix) {
                Some(id) => self.element_of("p", &[("id", &id)], c),
                None => self.element_of("p", &[], c),
            },
            Block::H { level, c } => {
                let level = (top + level.saturating_sub(1)).min(LOWEST);
                self.element_of(&format!("h{level}"), &[], c);
            }
            Block::Ul { items, n } => self.list("ul", None, items, id(n, &self.prefix), top),
            Block::Ol { start, items, n } => {
                self.list("ol", Some(start.to_string()), items, id(n, &self.prefix), top);
            }
            Block::Quote { blocks, n } => {
                let id = id(n, &self.prefix);
                self.open("blockquote", &attributes(&[("id", id.as_deref())]));
                blocks.iter().for_each(|block| self.block(block, top));
                self.close("blockquote");
            }
            Block::Code { text } => {
                self.open("pre", &[]);
                self.element("code", &[], text);
                self.close("pre");
            }
            Block::Hr => self.empty("hr", &[]),
            Block::Table(table) => self.table(table, None),
            Block::Fig(figure) => self.figure(figure),
        }
    }

    /// Writes a picture with its caption; only what it shows, where the picture itself is not in the file.
    fn figure(&mut self, figure: &Figure) {
        self.open("figure", &[]);
        match &figure.address {
            Some(address) => self.empty("img", &[("src", address), ("alt", &figure.alt)]),
            None => self.element("p", &[], &figure.alt),
        }
        if !figure.caption.is_empty() || !figure.credit.is_empty() {
            self.open("figcaption", &[]);
            self.inlines(&figure.caption);
            if !figure.credit.is_empty() {
                self.text(" ");
                self.element("small", &[], &figure.credit);
            }
            self.close("figcaption");
        }
        self.close("figure");
    }

    fn list(&mut self, name: &str, start: Option<String>, items: &[Vec<Block>], id: Option<String>, top: u8) {
        let start = start.filter(|start| start != "1");
        self.open(name, &attributes(&[("id", id.as_deref()), ("start", start.as_deref())]));
        for item in items {
            self.open("li", &[]);
            match item.as_slice() {
                [Block::P { c, .. }] => self.inlines(c),
                blocks => blocks.iter().for_each(|block| self.block(block, top)),
            }
            self.close("li");
        }
        self.close(name);
    }

    /// Begins a table. It is in an element that scrolls by itself and can be reached by keyboard. It is a group, not a
    /// region: a book has hundreds, of which many have the same name, and regions are what people who listen leap along.
    pub fn open_table(&mut self) {
        self.tables += 1;
        let name = format!("{} {}", self.words.table, self.tables);
        self.open("div", &[("class", "scroll"), ("tabindex", "0"), ("role", "group"), ("aria-label", &name)]);
        self.open("table", &[]);
    }

    /// Ends a table.
    pub fn close_table(&mut self) {
        self.close("table");
        self.close("div");
    }

    /// Writes a table. `lang` is the language of its head, if it is not that of the text.
    pub fn table(&mut self, table: &Table, lang: Option<&str>) {
        self.open_table();
        if !table.caption.is_empty() {
            self.element_of("caption", &[], &table.caption);
        }
        if !table.head.is_empty() {
            self.open("thead", &attributes(&[("lang", lang), ("xml:lang", lang)]));
            self.row(&table.head, table, "th");
            self.close("thead");
        }
        self.open("tbody", &[]);
        table.rows.iter().for_each(|row| self.row(row, table, "td"));
        self.close("tbody");
        self.close_table();
    }

    fn row(&mut self, row: &Row, table: &Table, name: &str) {
        self.open("tr", &[]);
        for (at, cell) in row.iter().enumerate() {
            let class = match table.align.get(at) {
                Some(Alignment::Right) => Some("num"),
                Some(Alignment::Center) => Some("mid"),
                _ => None,
            };
            // A heading without a text would be read out as one.
            let name = if cell.is_empty() { "td" } else { name };
            let scope = (name == "th").then_some("col");
            self.open(name, &attributes(&[("class", class), ("scope", scope)]));
            self.inlines(cell);
            self.close(name);
        }
        self.close("tr");
    }

    /// Writes the text of a block.
    pub fn inlines(&mut self, content: &[Inline]) {
        for inline in content {
            match inline {
                Inline::Text(text) => self.text(text),
                Inline::Marked(marked) => self.marked(marked),
            }
        }
    }

    fn marked(&mut self, marked: &Marked) {
        match marked {
            Marked::Em { c } => self.element_of("em", &[], c),
            Marked::Strong { c } => self.element_of("strong", &[], c),
            Marked::S { c } => self.element_of("s", &[], c),
            Marked::Sup { c } => self.element_of("sup", &[], c),
            Marked::Code { text } => self.element("code", &[], text),
            Marked::A { href, c } => self.element_of("a", &[("href", href)], c),
            Marked::Br => self.empty("br", &[]),
            Marked::Note { blocks } => self.call(blocks),
        }
    }

    /// Writes the reference to a footnote, which follows at the end of the text.
    fn call(&mut self, blocks: &[Block]) {
        self.notes += 1;
        let number = self.notes;
        self.waiting.push((number, blocks.to_vec()));
        let (id, href) = (format!("{}ref{number}", self.prefix), format!("#{}note{number}", self.prefix));
        let label = format!("{} {number}", self.words.note);
        self.open("sup", &[]);
        let link = [("id", id.as_str()), ("href", &href), ("role", "doc-noteref"), ("aria-label", &label)];
        self.element("a", &link, &number.to_string());
        self.close("sup");
    }

    fn footnotes(&mut self, top: u8) {
        if self.waiting.is_empty() {
            return;
        }
        self.open("ol", &[("class", "notes")]);
        // Footnotes may call further ones.
        let mut next = 0;
        while let Some((number, blocks)) = self.waiting.get(next).cloned() {
            let (id, href) = (format!("{}note{number}", self.prefix), format!("#{}ref{number}", self.prefix));
            self.open("li", &[("id", &id)]);
            blocks.iter().for_each(|block| self.block(block, top));
            let label = format!("{} {number}", self.words.back);
            self.element(
                "a",
                &[("href", &href), ("role", "doc-backlink"), ("aria-label", &label)],
                "↩\u{fe0e}",
            );
            self.close("li");
            next += 1;
        }
        self.waiting.clear();
        self.close("ol");
    }
}

/// Returns the attributes that have a value.
fn attributes<'a>(all: &[(&'a str, Option<&'a str>)]) -> Vec<(&'a str, &'a str)> {
    all.iter().filter_map(|(name, value)| Some((*name, (*value)?))).collect()
}

/// Returns the attributes of an element in another language than the text around it; none for the same.
pub fn lang<'a>(own: &'a Language, around: &Language) -> Vec<(&'a str, &'a str)> {
    match own == around {
        true => Vec::new(),
        false => vec![("lang", own.as_str()), ("xml:lang", own.as_str())],
    }
}
