//! Lists as tables for spreadsheets: the columns and their content.

use jiff::civil::Date;
use serde_json::Value;

use super::row::Row;
use crate::documents::tables::{Cell, Column};
use crate::domain::language::UiLanguage;
use crate::messages::plain;

/// The content of a column.
#[derive(Clone, Copy)]
pub(super) enum Shows {
    Title,
    Summary,
    Countries,
    Institution,
    Chapter,
    Themes,
    Objectives,
    Years,
    FirstYear,
    LastYear,
    Maturity,
    Url,
    Published,
    Hash,
}

/// The columns of comma-separated values.
pub(super) const VALUES: [Shows; 12] = [
    Shows::Title,
    Shows::Summary,
    Shows::Countries,
    Shows::Institution,
    Shows::Chapter,
    Shows::Themes,
    Shows::Objectives,
    Shows::Years,
    Shows::Maturity,
    Shows::Url,
    Shows::Published,
    Shows::Hash,
];

/// The columns of a workbook, where years are numbers that can be sorted and filtered.
pub(super) const WORKBOOK: [Shows; 13] = [
    Shows::Title,
    Shows::Summary,
    Shows::Countries,
    Shows::Institution,
    Shows::Chapter,
    Shows::Themes,
    Shows::Objectives,
    Shows::FirstYear,
    Shows::LastYear,
    Shows::Maturity,
    Shows::Url,
    Shows::Published,
    Shows::Hash,
];

impl Shows {
    /// The id of its name in `messages`, and its width.
    fn head(self) -> (&'static str, u8) {
        match self {
            Shows::Title => ("column-title", 50),
            Shows::Summary => ("column-summary", 80),
            Shows::Countries => ("column-countries", 20),
            Shows::Institution => ("column-institution", 40),
            Shows::Chapter => ("column-chapter", 30),
            Shows::Themes => ("column-themes", 30),
            Shows::Objectives => ("column-objectives", 15),
            Shows::Years => ("column-years", 12),
            Shows::FirstYear => ("column-first-year", 12),
            Shows::LastYear => ("column-last-year", 12),
            Shows::Maturity => ("column-maturity", 15),
            Shows::Url => ("column-url", 40),
            Shows::Published => ("column-published", 15),
            Shows::Hash => ("column-hash", 20),
        }
    }

    fn cell(self, row: &Row<'_>) -> Cell {
        match self {
            Shows::Title => Cell::Text(row.item.title.clone()),
            Shows::Summary => Cell::Text(row.item.summary.clone()),
            Shows::Countries => Cell::Text(row.countries().join("; ")),
            Shows::Institution => Cell::Text(row.institution().to_owned()),
            Shows::Chapter => Cell::Text(row.item.chapter.title.in_language(row.lang).to_owned()),
            Shows::Themes => Cell::Text(row.terms("inclusion_themes", "inclusion_themes").join("; ")),
            Shows::Objectives => Cell::Text(objectives(row)),
            Shows::Years => Cell::Text(years(row.text("start"), row.text("end"), row.text("status"))),
            Shows::FirstYear => year(row.text("start")).map_or(Cell::Empty, Cell::Number),
            Shows::LastYear => last_year(row.text("start"), row.text("end"), row.text("status")),
            Shows::Maturity => Cell::Text(maturity(row)),
            Shows::Url => Cell::Text(row.links.published_page(row.item.section_id)),
            Shows::Published => row.day().parse::<Date>().map_or(Cell::Empty, Cell::Day),
            Shows::Hash => Cell::Text(row.published.version.hash.clone()),
        }
    }
}

/// The columns, with names in the reader's language.
pub(super) fn columns(shown: &[Shows], lang: UiLanguage) -> Vec<Column> {
    let heads = shown.iter().map(|shows| shows.head());
    heads.map(|(name, width)| Column { name: plain(lang, name), width }).collect()
}

/// The cells, one row per practice.
pub(super) fn cells(shown: &[Shows], rows: &[Row<'_>]) -> Vec<Vec<Cell>> {
    rows.iter().map(|row| shown.iter().map(|shows| shows.cell(row)).collect()).collect()
}

fn maturity(row: &Row<'_>) -> String {
    let Some(name) = row.published.version.maturity.map(|maturity| maturity.name()) else {
        return String::new();
    };
    row.names.term("maturities", name).map_or(name, |label| label.in_language(row.lang)).to_owned()
}

fn objectives(row: &Row<'_>) -> String {
    let values = row.published.version.practice.get("gcm_objectives").and_then(Value::as_array);
    let mut numbers: Vec<i64> = values.into_iter().flatten().filter_map(Value::as_i64).collect();
    numbers.sort_unstable();
    numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

fn year(text: Option<&str>) -> Option<u32> {
    text?.get(..4)?.parse().ok()
}

/// The year in which it ended. If it is over and no end is given, the year in which it began.
fn last_year(start: Option<&str>, end: Option<&str>, status: Option<&str>) -> Cell {
    let over = || year(start).filter(|_| status == Some("completed"));
    year(end).or_else(over).map_or(Cell::Empty, Cell::Number)
}

/// The period: `2019–2021`, or `2019–` if it is ongoing, or `2019` if it is over.
fn years(start: Option<&str>, end: Option<&str>, status: Option<&str>) -> String {
    let year = |text: Option<&str>| text.and_then(|text| text.get(..4)).map(str::to_owned);
    match (year(start), year(end)) {
        (Some(start), Some(end)) if start == end => start,
        (Some(start), Some(end)) => format!("{start}–{end}"),
        (Some(start), None) if status == Some("completed") => start,
        (Some(start), None) => format!("{start}–"),
        (None, end) => end.unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_say_whether_it_goes_on() {
        for (start, end, status, expected, last) in [
            (Some("2019-05"), Some("2021"), None, "2019–2021", Cell::Number(2021)),
            (Some("2019"), None, Some("ongoing"), "2019–", Cell::Empty),
            (Some("2019"), None, Some("completed"), "2019", Cell::Number(2019)),
            (Some("2019-01"), Some("2019-12"), None, "2019", Cell::Number(2019)),
            (None, None, None, "", Cell::Empty),
        ] {
            assert_eq!(years(start, end, status), expected);
            assert_eq!(last_year(start, end, status), last);
        }
    }
}
