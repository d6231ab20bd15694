//! Tables of a Word document: the head is repeated on every page, and no row is broken between two.

use super::text::{Paragraph, Text};
use crate::documents::xml::Elements;
use crate::domain::book::{Alignment, Glossary, Inline, Row, Table, plain};
use crate::domain::language::Language;

/// The width of the text, in twentieths of a point.
const WIDTH: usize = 9070;
/// Word opens no table that has more columns.
const MOST_COLUMNS: usize = 63;
/// Nothing is taken for longer than that, in characters.
const LONGEST_WORD: usize = 20;
const LONGEST_TEXT: usize = 60;

/// How close together the texts of a table are. Widths are in twentieths of a point.
struct Setting {
    style: &'static str,
    /// The width of a letter.
    letter: usize,
    /// The margin on each side of a cell.
    margin: usize,
}

const WIDE: Setting = Setting { style: "TableText", letter: 105, margin: 85 };
/// For tables whose words would not fit.
const CLOSE: Setting = Setting { style: "TableSmall", letter: 88, margin: 30 };

impl Text<'_> {
    /// Writes a table. `head` is the language of its head, if it is not that of the text. One that has more columns than
    /// Word can show becomes several.
    pub(super) fn table(&mut self, table: &Table, head: Option<&Language>) {
        let columns = table.rows.iter().chain([&table.head]).map(Vec::len).max().unwrap_or(0);
        for first in (0..columns).step_by(MOST_COLUMNS) {
            let here = first..columns.min(first + MOST_COLUMNS);
            self.caption(table);
            let (widths, setting) = widths(table, here.clone());
            self.begin(&widths, setting, !table.head.is_empty());
            if !table.head.is_empty() {
                let language = head.cloned().unwrap_or_else(|| self.language.clone());
                self.in_language(&language, |text| {
                    text.row(true, |text| text.cells(&table.head, table, here.clone(), setting));
                });
            }
            for row in &table.rows {
                self.row(false, |text| text.cells(row, table, here.clone(), setting));
            }
            self.end();
        }
    }

    /// Writes the terms of a glossary, each in its language.
    pub(super) fn glossary(&mut self, glossary: &Glossary, names: &[&str]) {
        let languages: Vec<Language> = glossary.languages.iter().map(|one| Language::from(*one)).collect();
        let width = WIDTH / languages.len().max(1);
        self.begin(&vec![width; languages.len()], &WIDE, true);
        let row = |text: &mut Self, cells: &mut dyn Iterator<Item = &str>| {
            for (term, language) in cells.zip(&languages) {
                text.in_language(language, |text| text.cell(Alignment::Left, &WIDE, |text| text.plain(term)));
            }
        };
        self.row(true, |text| row(text, &mut names.iter().copied()));
        for terms in &glossary.rows {
            self.row(false, |text| row(text, &mut terms.iter().map(String::as_str)));
        }
        self.end();
    }

    fn caption(&mut self, table: &Table) {
        self.tables += 1;
        if table.caption.is_empty() {
            return;
        }
        let (word, number) = (self.words.table.clone(), self.tables.to_string());
        self.paragraph(Paragraph::of("Caption"), |text| {
            text.plain(&format!("{word} "));
            text.field(&format!(" SEQ {word} \\* ARABIC "), |text| text.plain(&number));
            text.plain(". ");
            text.inlines(&table.caption);
        });
    }

    /// Writes a field: what Word computes, and its result.
    pub(super) fn field(&mut self, instruction: &str, result: impl FnOnce(&mut Self)) {
        self.field_char("begin");
        self.open("w:r", &[]);
        self.element("w:instrText", &[("xml:space", "preserve")], instruction);
        self.close("w:r");
        self.field_char("separate");
        result(self);
        self.field_char("end");
    }

    /// Writes a mark of a field: `begin`, `separate` or `end`.
    pub(super) fn field_char(&mut self, kind: &str) {
        self.open("w:r", &[]);
        self.empty("w:fldChar", &[("w:fldCharType", kind)]);
        self.close("w:r");
    }

    fn begin(&mut self, widths: &[usize], setting: &Setting, has_head: bool) {
        let name = format!("{} {}", self.words.table, self.tables);
        self.open("w:tbl", &[]);
        self.open("w:tblPr", &[]);
        self.empty("w:tblStyle", &[("w:val", "Acervo")]);
        self.empty("w:tblW", &[("w:w", "5000"), ("w:type", "pct")]);
        self.empty("w:tblLayout", &[("w:type", "fixed")]);
        self.open("w:tblCellMar", &[]);
        let margin = setting.margin.to_string();
        for side in ["w:left", "w:right"] {
            self.empty(side, &[("w:w", &margin), ("w:type", "dxa")]);
        }
        self.close("w:tblCellMar");
        let first_row = if has_head { "1" } else { "0" };
        let look = [
            ("w:val", if has_head { "0420" } else { "0400" }),
            ("w:firstRow", first_row),
            ("w:lastRow", "0"),
            ("w:firstColumn", "0"),
            ("w:lastColumn", "0"),
            ("w:noHBand", "0"),
            ("w:noVBand", "1"),
        ];
        self.empty("w:tblLook", &look);
        self.empty("w:tblCaption", &[("w:val", &name)]);
        self.close("w:tblPr");
        self.open("w:tblGrid", &[]);
        for width in widths {
            self.empty("w:gridCol", &[("w:w", &width.to_string())]);
        }
        self.close("w:tblGrid");
    }

    fn row(&mut self, is_head: bool, cells: impl FnOnce(&mut Self)) {
        self.open("w:tr", &[]);
        self.open("w:trPr", &[]);
        self.empty("w:cantSplit", &[]);
        if is_head {
            self.empty("w:tblHeader", &[]);
        }
        self.close("w:trPr");
        cells(self);
        self.close("w:tr");
    }

    fn cells(&mut self, row: &Row, table: &Table, columns: std::ops::Range<usize>, setting: &Setting) {
        for at in columns {
            let align = table.align.get(at).copied().unwrap_or_default();
            let content: &[Inline] = row.get(at).map_or(&[], Vec::as_slice);
            self.cell(align, setting, |text| text.inlines(content));
        }
    }

    fn cell(&mut self, align: Alignment, setting: &Setting, write: impl FnOnce(&mut Self)) {
        let align = match align {
            Alignment::Left => None,
            Alignment::Center => Some("center"),
            Alignment::Right => Some("right"),
        };
        self.open("w:tc", &[]);
        self.paragraph(Paragraph { align, ..Paragraph::of(setting.style) }, write);
        self.close("w:tc");
    }

    /// Ends a table. A paragraph has to follow, as tables that touch become one.
    fn end(&mut self) {
        self.close("w:tbl");
        self.paragraph(Paragraph::of("TableText"), |_| {});
    }
}

/// Returns the widths of columns, and how close their texts have to be: each gets the width of its longest word, and of
/// what is left a share by its longest text.
fn widths(table: &Table, columns: std::ops::Range<usize>) -> (Vec<usize>, &'static Setting) {
    let length = |text: &str| text.chars().count();
    let (mut words, mut texts) = (Vec::new(), Vec::new());
    for at in columns {
        let cells = table.rows.iter().chain([&table.head]).filter_map(|row| row.get(at));
        let cells: Vec<String> = cells.map(|cell| plain(cell)).collect();
        let longest = cells.iter().flat_map(|text| text.split(' ')).map(length).max().unwrap_or(0);
        words.push(longest.clamp(1, LONGEST_WORD));
        texts.push(cells.iter().map(|text| length(text)).max().unwrap_or(0).clamp(1, LONGEST_TEXT));
    }
    let of_words = |setting: &Setting| -> Vec<usize> {
        words.iter().map(|word| (word + 1) * setting.letter + 2 * setting.margin).collect()
    };
    let fits = |widths: &[usize]| WIDTH.checked_sub(widths.iter().sum());
    let texts_sum = texts.iter().sum::<usize>().max(1);
    for setting in [&WIDE, &CLOSE] {
        let widths = of_words(setting);
        if let Some(rest) = fits(&widths) {
            let shares = widths.iter().zip(&texts).map(|(width, text)| width + rest * text / texts_sum);
            return (shares.collect(), setting);
        }
    }
    let widths = of_words(&CLOSE);
    let sum = widths.iter().sum::<usize>().max(1);
    (widths.iter().map(|width| WIDTH * width / sum).collect(), &CLOSE)
}
