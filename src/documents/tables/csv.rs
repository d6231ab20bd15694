//! Comma-separated values (RFC 4180), also with other separators. A byte order mark identifies them as UTF-8, and no
//! cell can be taken for a formula, not even by a spreadsheet that expects another separator than the one used.

use csv::{QuoteStyle, Terminator, Writer, WriterBuilder};
use strum::{IntoStaticStr, VariantArray};

use super::{Cell, Column, begins_formula};
use crate::domain::names::names;
use crate::error::{Error, Result};

/// The separator between cells. Spreadsheets expect semicolons where commas are decimal separators.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Separator {
    /// `,`
    #[default]
    Comma,
    /// `;`
    Semicolon,
    /// U+0009
    Tab,
}

names!(Separator);

impl Separator {
    fn byte(self) -> u8 {
        match self {
            Separator::Comma => b',',
            Separator::Semicolon => b';',
            Separator::Tab => b'\t',
        }
    }
}

/// Returns the head of a table: the byte order mark, and the names of the columns.
pub fn head(columns: &[Column], separator: Separator) -> Result<Vec<u8>> {
    let mut into = "\u{feff}".as_bytes().to_vec();
    let names = columns.iter().map(|column| Cell::Text(column.name.clone())).collect();
    write(&mut into, vec![names], separator)?;
    Ok(into)
}

/// Writes rows. Every cell is quoted, because which ones need it depends on the separator that the reader expects.
pub fn write(into: &mut Vec<u8>, rows: Vec<Vec<Cell>>, separator: Separator) -> Result<()> {
    let mut writer = writer(std::mem::take(into), separator);
    for row in rows {
        writer.write_record(row.into_iter().map(written)).map_err(Error::internal)?;
    }
    *into = writer.into_inner().map_err(|error| Error::internal(error.to_string()))?;
    Ok(())
}

fn writer(onto: Vec<u8>, separator: Separator) -> Writer<Vec<u8>> {
    WriterBuilder::new()
        .delimiter(separator.byte())
        .terminator(Terminator::CRLF)
        .quote_style(QuoteStyle::Always)
        .from_writer(onto)
}

fn written(cell: Cell) -> String {
    match cell {
        Cell::Text(text) => guarded(&text),
        Cell::Number(number) => number.to_string(),
        Cell::Day(day) => day.to_string(),
        Cell::Empty => String::new(),
    }
}

/// Returns the text with an apostrophe before every character that could begin a formula: at the beginning, and after
/// every character at which some spreadsheet would split the text. Quotation marks do not prevent that: a reader that
/// splits elsewhere finds them in the middle of a cell, where they have no meaning.
fn guarded(text: &str) -> String {
    let mut guarded = String::with_capacity(text.len() + 1);
    if text.starts_with(['\t', '\r', '\n']) {
        guarded.push('\'');
    }
    let mut at_beginning = true;
    for c in text.chars() {
        if at_beginning && begins_formula(c) {
            guarded.push('\'');
        }
        // Readers strip blanks and quotation marks from the beginning of a cell.
        at_beginning = matches!(c, ',' | ';' | '\t' | '\n' | '\r' | '|')
            || (at_beginning && (c.is_whitespace() || c == '"'));
        guarded.push(c);
    }
    guarded
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn nothing_that_begins_a_formula_stays_at_the_beginning() {
        for cell in ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "\tx", "\rx", "\nx"] {
            assert_eq!(guarded(cell), format!("'{cell}"));
        }
        for cell in ["", "a=1", "Ley 25.871", "«=»", "2019–2021", "a; b, c", "e-mail", "a - b"] {
            assert_eq!(guarded(cell), cell);
        }
    }

    #[test]
    fn nothing_that_begins_a_formula_stays_where_another_separator_would_cut() {
        for (cell, expected) in [
            ("Ayuda;=1+1", "Ayuda;'=1+1"),
            ("Ayuda,=1+1", "Ayuda,'=1+1"),
            ("Ayuda\t@x\n-2", "Ayuda\t'@x\n'-2"),
            ("a; \"=1+1\"; b", "a; \"'=1+1\"; b"),
            ("a;\u{a0}+1", "a;\u{a0}'+1"),
            ("\t=1", "'\t'=1"),
        ] {
            assert_eq!(guarded(cell), expected);
        }
    }

    fn rows() -> impl Strategy<Value = Vec<Vec<String>>> {
        prop::collection::vec(prop::collection::vec("[a=+@;,\t\n\r\" |'-]{0,8}", 3), 1..4)
    }

    proptest! {
        #[test]
        fn whatever_separator_a_reader_expects_no_cell_is_a_formula(rows in rows(), reader in "[,;\t]") {
            for separator in Separator::ALL {
                let cells = |row: &Vec<String>| row.iter().cloned().map(Cell::Text).collect();
                let mut bytes = Vec::new();
                write(&mut bytes, rows.iter().map(cells).collect(), separator).unwrap();
                // One reader that understands quotation marks, and one that does not.
                for quoting in [true, false] {
                    let mut read = csv::ReaderBuilder::new();
                    read.has_headers(false).flexible(true).quoting(quoting).delimiter(reader.as_bytes()[0]);
                    for record in read.from_reader(&bytes[..]).byte_records() {
                        for cell in &record.unwrap() {
                            let text = String::from_utf8_lossy(cell);
                            let begins = text.trim_start_matches(|c: char| c.is_whitespace() || c == '"');
                            prop_assert!(!begins.starts_with(['=', '+', '-', '@']), "{text:?}");
                        }
                    }
                }
                // Read with the separator that was used, the text is unchanged except for the apostrophes.
                let mut read = csv::ReaderBuilder::new();
                read.has_headers(false).delimiter(separator.byte());
                let again: Vec<csv::StringRecord> =
                    read.from_reader(&bytes[..]).records().collect::<Result<_, _>>().unwrap();
                for (row, record) in rows.iter().zip(&again) {
                    let guarded: Vec<String> = row.iter().map(|text| guarded(text)).collect();
                    prop_assert_eq!(record.iter().collect::<Vec<_>>(), guarded);
                }
                prop_assert_eq!(again.len(), rows.len());
            }
        }
    }
}
