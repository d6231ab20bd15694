//! Lists as comma-separated values (RFC 4180), so that Excel and the like open them as they are: a byte order mark
//! says that they are UTF-8, and no cell can be taken for a formula.

use csv::{Terminator, Writer, WriterBuilder};
use serde_json::Value;

use super::Row;
use crate::domain::language::Tongue;
use crate::error::{Error, Result};
use crate::messages::text;

/// The columns, by their names in `messages`.
const COLUMNS: [&str; 12] = [
    "column-title",
    "column-summary",
    "column-countries",
    "column-institution",
    "column-chapter",
    "column-themes",
    "column-objectives",
    "column-years",
    "column-maturity",
    "column-url",
    "column-published",
    "column-hash",
];

/// The head of a table: the mark, and the names of the columns in the reader's language.
pub fn head(lang: Tongue) -> Result<Vec<u8>> {
    let mut writer = writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(COLUMNS.map(|name| text(lang, name, []))).map_err(Error::internal)?;
    writer.into_inner().map_err(|error| Error::internal(error.to_string()))
}

/// Writes a line for each practice.
pub fn write(into: &mut Vec<u8>, rows: &[Row<'_>]) -> Result<()> {
    let mut writer = writer(std::mem::take(into));
    for row in rows {
        let maturity = row.published.version.maturity.map(|maturity| maturity.name());
        let maturity = maturity.map(|name| {
            row.names.term("maturities", name).map_or(name, |label| label.in_tongue(row.lang)).to_owned()
        });
        let cells = [
            row.item.title.clone(),
            row.item.summary.clone(),
            row.countries().join("; "),
            row.institution().to_owned(),
            row.item.chapter.title.in_tongue(row.lang).to_owned(),
            row.terms("inclusion_themes", "inclusion_themes").join("; "),
            objectives(row),
            years(row.text("start"), row.text("end"), row.text("status")),
            maturity.unwrap_or_default(),
            row.item.url.clone(),
            row.day(),
            row.published.version.hash.clone(),
        ];
        writer.write_record(cells.map(plain)).map_err(Error::internal)?;
    }
    *into = writer.into_inner().map_err(|error| Error::internal(error.to_string()))?;
    Ok(())
}

fn writer(onto: Vec<u8>) -> Writer<Vec<u8>> {
    WriterBuilder::new().terminator(Terminator::CRLF).from_writer(onto)
}

fn objectives(row: &Row<'_>) -> String {
    let values = row.published.version.practice.get("gcm_objectives").and_then(Value::as_array);
    let mut numbers: Vec<i64> = values.into_iter().flatten().filter_map(Value::as_i64).collect();
    numbers.sort_unstable();
    numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

/// From when to when: `2019–2021`, `2019–` where it goes on, `2019` where it is over.
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

/// A cell that no spreadsheet takes for a formula: an apostrophe before what could begin one.
fn plain(cell: String) -> String {
    match cell.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠') => {
            format!("'{cell}")
        }
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_begins_a_formula_stays_at_the_beginning() {
        for cell in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"] {
            assert_eq!(plain(cell.to_owned()), format!("'{cell}"));
        }
        for cell in ["", "a=1", "Ley 25.871", "«=»", "2019–2021"] {
            assert_eq!(plain(cell.to_owned()), cell);
        }
    }

    #[test]
    fn years_say_whether_it_goes_on() {
        assert_eq!(years(Some("2019-05"), Some("2021"), None), "2019–2021");
        assert_eq!(years(Some("2019"), None, Some("ongoing")), "2019–");
        assert_eq!(years(Some("2019"), None, Some("completed")), "2019");
        assert_eq!(years(Some("2019-01"), Some("2019-12"), None), "2019");
        assert_eq!(years(None, None, None), "");
    }
}
