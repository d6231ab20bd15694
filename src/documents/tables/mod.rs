//! Writes tables: rows of values become bytes, as comma-separated values or as a workbook. Both are written a few rows
//! at a time, so that even long tables need little memory.

pub mod csv;
pub mod xlsx;

use jiff::civil::Date;

/// The content of a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// A text, never a formula, whatever it begins with.
    Text(String),
    /// A number.
    Number(u32),
    /// A date.
    Day(Date),
    /// Nothing.
    Empty,
}

/// A column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its heading.
    pub name: String,
    /// Its width, in digits of the default size; only workbooks have widths.
    pub width: u8,
}

/// Returns whether a formula can begin with this character, including full-width forms.
fn begins_formula(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠')
}
