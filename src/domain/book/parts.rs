//! The parts of a book in the order in which every format has them.

use super::{
    Alignment, Block, Book, BookKind, Chapter, Country, Glossary, Inline, Listed, Matrix, MatrixRow,
    Practice, Remark, Row, Table, Words,
};

/// A part of a book that has something to say.
pub struct BookPart<'b> {
    /// Its id, unique in the book, which addresses have: letters, digits and hyphens.
    pub id: String,
    /// Its title, with its number if it has one.
    pub title: String,
    /// Its level in the contents, from 1.
    pub level: u8,
    /// What it says.
    pub content: PartContent<'b>,
}

/// What a part says.
pub enum PartContent<'b> {
    /// Texts with their labels, and what follows them.
    Remarks(&'b [Remark], &'b [Block]),
    /// A text of the secretariat, and the lines of those who sign it.
    Text(&'b [Block], &'b [String]),
    /// A practice.
    Practice(&'b Practice),
    /// Countries with their practices.
    Countries(&'b [Country]),
    /// Numbers of practices by country and objective.
    Matrix(&'b Matrix),
    /// Institutions or terms with the numbers of their practices.
    Listed(&'b [Listed]),
    /// Terms in several languages.
    Glossary(&'b Glossary),
}

impl Book {
    /// Returns the parts that have something to say.
    pub fn parts(&self) -> Vec<BookPart<'_>> {
        let words = &self.words;
        let mut parts = Vec::new();
        parts.extend(remarks("imprint", &words.imprint, &self.imprint, &[]));
        for (at, foreword) in self.forewords.iter().enumerate() {
            let content = PartContent::Text(&foreword.blocks, &foreword.signed);
            parts.push(part(&format!("foreword-{}", at + 1), &words.foreword, content));
        }
        parts.extend(text("acknowledgements", &words.acknowledgements, &self.acknowledgements));
        parts.extend(remarks("acronyms", &words.acronyms, &self.acronyms, &[]));
        parts.extend(remarks("notes", &words.notes, &self.notes, &self.notes_text));
        parts.extend(text("summary", &words.summary, &self.summary));
        parts.extend(self.chapters.iter().flat_map(chapter_parts));
        let annexes = [
            text("references", &words.references, &self.references),
            some(&self.countries).map(|all| part("countries", &words.countries, PartContent::Countries(all))),
            self.matrix.as_ref().map(|matrix| part("matrix", &words.matrix, PartContent::Matrix(matrix))),
            some(&self.contributors)
                .map(|all| part("contributors", &words.contributors, PartContent::Listed(all))),
            text("mandate", &words.mandate, &self.mandate),
            self.glossary
                .as_ref()
                .map(|terms| part("glossary", &words.glossary, PartContent::Glossary(terms))),
            some(&self.index).map(|all| part("index", &words.index, PartContent::Listed(all))),
            text("errata", &words.errata, &self.errata),
            remarks("colophon", &words.colophon, &self.colophon, &[]),
        ];
        parts.extend(annexes.into_iter().flatten());
        parts
    }

    /// Returns whether it has a list of its contents: a practice by itself has none.
    pub fn has_contents(&self) -> bool {
        self.kind != BookKind::Practice
    }

    /// Returns an excerpt: a chapter with its practices and with the chapters inside it, or a practice with the name of its
    /// chapter. What is said about the whole edition stays, with the numbers that everything has in it; forewords, texts
    /// of the secretariat and annexes go. `None` if no chapter or practice has this id.
    pub fn excerpt(&self, id: &str) -> Option<Book> {
        let mut chapters = self.chapters_from(id);
        if chapters.is_empty() {
            let is_wanted = |practice: &&Practice| practice_id(&practice.number) == id;
            let (chapter, practice) = self.chapters.iter().find_map(|chapter| {
                chapter.practices.iter().find(is_wanted).map(|practice| (chapter, practice))
            })?;
            let practices = vec![practice.clone()];
            chapters = vec![Chapter { introduction: Vec::new(), practices, ..chapter.clone() }];
        }
        Some(Book {
            forewords: Vec::new(),
            acknowledgements: Vec::new(),
            summary: Vec::new(),
            countries: Vec::new(),
            matrix: None,
            contributors: Vec::new(),
            mandate: Vec::new(),
            glossary: None,
            index: Vec::new(),
            errata: Vec::new(),
            chapters,
            ..self.clone()
        })
    }

    fn chapters_from(&self, id: &str) -> Vec<Chapter> {
        let first = self.chapters.iter().skip_while(|chapter| chapter_id(&chapter.number) != id);
        let mut level = None;
        first
            .take_while(|chapter| {
                let is_inside = level.is_none_or(|level| chapter.level > level);
                level.get_or_insert(chapter.level);
                is_inside
            })
            .cloned()
            .collect()
    }

    /// Returns the practices of a country, in the book's order.
    pub fn practices_of<'b>(&'b self, country: &'b Country) -> impl Iterator<Item = &'b Practice> {
        let all = self.chapters.iter().flat_map(|chapter| &chapter.practices);
        all.filter(|practice| country.practices.contains(&practice.number))
    }
}

impl Practice {
    /// Returns its number as it stands before its title; empty if it has none.
    pub fn number_before(&self) -> String {
        if self.number.is_empty() { String::new() } else { format!("{} ", self.number) }
    }
}

impl Matrix {
    /// Returns the numbers as a table, the sums in its last column.
    pub fn table(&self, words: &Words) -> Table {
        let cell = |text: &str| vec![Inline::Text(text.to_owned())];
        let codes = self.columns.iter().map(|column| cell(&column.code));
        let head: Row = std::iter::once(Vec::new()).chain(codes).chain([cell(&words.total)]).collect();
        let row = |row: &MatrixRow| -> Row {
            let numbers = row.cells.iter().chain([&row.total]).map(|number| cell(&number.to_string()));
            std::iter::once(cell(&row.name)).chain(numbers).collect()
        };
        let align =
            (0..head.len()).map(|at| if at == 0 { Alignment::Left } else { Alignment::Right }).collect();
        Table { head, rows: self.rows.iter().map(row).collect(), align, ..Table::default() }
    }
}

impl Glossary {
    /// Returns the terms as a table, a column for each language.
    pub fn table(&self) -> Table {
        let cell = |text: &str| vec![Inline::Text(text.to_owned())];
        Table {
            head: self.languages.iter().map(|language| cell(language.code())).collect(),
            rows: self.rows.iter().map(|row| row.iter().map(|term| cell(term)).collect()).collect(),
            ..Table::default()
        }
    }
}

/// Returns whether a part with this id can be an excerpt: a chapter or a practice.
pub fn can_be_excerpt(id: &str) -> bool {
    id.starts_with("c-") || id.starts_with("p-")
}

/// Returns the id of a practice in the book.
pub fn practice_id(number: &str) -> String {
    if number.is_empty() { "practice".to_owned() } else { format!("p-{}", number.replace('.', "-")) }
}

/// Returns the id of the part with this chapter, given its number.
pub fn chapter_id(number: &str) -> String {
    if number.is_empty() { "practices".to_owned() } else { format!("c-{}", number.replace('.', "-")) }
}

fn chapter_parts(chapter: &Chapter) -> Vec<BookPart<'_>> {
    let mut parts = Vec::with_capacity(chapter.practices.len() + 1);
    if !chapter.title.is_empty() {
        let number = if chapter.number.is_empty() { String::new() } else { format!("{}. ", chapter.number) };
        parts.push(BookPart {
            id: chapter_id(&chapter.number),
            title: format!("{number}{}", chapter.title),
            level: chapter.level,
            content: PartContent::Text(&chapter.introduction, &[]),
        });
    }
    let level = if chapter.title.is_empty() { chapter.level } else { chapter.level + 1 };
    parts.extend(chapter.practices.iter().map(|practice| BookPart {
        id: practice_id(&practice.number),
        title: format!("{}{}", practice.number_before(), practice.title),
        level,
        content: PartContent::Practice(practice),
    }));
    parts
}

fn part<'b>(id: &str, title: &str, content: PartContent<'b>) -> BookPart<'b> {
    BookPart { id: id.to_owned(), title: title.to_owned(), level: 1, content }
}

fn text<'b>(id: &str, title: &str, blocks: &'b [Block]) -> Option<BookPart<'b>> {
    some(blocks).map(|blocks| part(id, title, PartContent::Text(blocks, &[])))
}

fn remarks<'b>(id: &str, title: &str, remarks: &'b [Remark], after: &'b [Block]) -> Option<BookPart<'b>> {
    let says_something = !remarks.is_empty() || !after.is_empty();
    says_something.then(|| part(id, title, PartContent::Remarks(remarks, after)))
}

fn some<T>(all: &[T]) -> Option<&[T]> {
    (!all.is_empty()).then_some(all)
}
