//! Tables out: rows of values become bytes, as comma-separated values or as a workbook. Both are written a few rows at
//! a time, so that a table of any length needs little memory.

pub mod csv;
pub mod xlsx;

use jiff::civil::Date;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// A text, and never a formula, whatever it begins with.
    Text(String),
    /// A number.
    Number(u32),
    /// A day.
    Day(Date),
    /// Nothing.
    Empty,
}

/// A column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    /// What its head says.
    pub name: String,
    /// How wide it is, in digits of the usual size; only a workbook knows widths.
    pub width: u8,
}

/// The signs that begin a formula where a cell begins with them, also in their full-width forms.
fn begins_formula(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠')
}
