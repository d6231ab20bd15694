//! Coverage: what is published by country and by chapter, theme or objective, including where there is nothing.

use actix_web::HttpRequest;
use askama::Template;

use super::countries::numbered;
use super::head::{Head, PageContent, Place};
use super::lists::{enumerated, list_at, query as query_of, shade, shortened};
use super::page::Page;
use crate::error::Result;
use crate::http::answer::HandlerResult;
use crate::http::searching::columns;
use crate::http::state::SharedState;
use crate::search::Facet;
use crate::services::search::{Coverage, MatrixRow};

/// The API's operation whose counterpart the page is, and the one whose filter by compendium it shares.
const OPERATION: &str = "/api/v1/compendia/{slug}/matrix";
const SEARCH: &str = "/api/v1/search";

/// What the columns may be, in the order of the switch.
const COLUMNS: [Facet; 3] = [Facet::Chapter, Facet::Theme, Facet::GcmObjective];

/// Maximum number of characters of a column's head.
const LONGEST_HEAD: usize = 36;

#[derive(Template)]
#[template(path = "coverage.html")]
struct CoveragePage<'a> {
    page: &'a Page,
    title: &'a str,
    lede: String,
    /// The other compendia, if there are several.
    compendia: Vec<Choice>,
    choices: Vec<Choice>,
    columns: Vec<Column>,
    rows: Vec<Row>,
    total: String,
    all: String,
    elsewhere: String,
    is_complete: bool,
}

/// An entry of a switch.
struct Choice {
    address: String,
    label: String,
    is_current: bool,
}

struct Column {
    address: String,
    label: String,
    /// As much of the label as fits above the column, if not the whole.
    shortened: Option<String>,
    count: Cell,
}

struct Row {
    address: String,
    label: String,
    cells: Vec<Cell>,
    total: Cell,
}

/// A count with the list of what it counts.
struct Cell {
    address: String,
    count: String,
    shade: &'static str,
    /// What is counted, for those who hear the link alone.
    label: String,
    is_zero: bool,
}

/// Shows how many practices there are by country and by another facet.
pub async fn show(page: Page, state: SharedState, request: HttpRequest) -> HandlerResult {
    let mut params = page.params(&request, OPERATION);
    let by = columns(&mut params);
    let by = params.done(by)?.unwrap_or(Facet::Chapter);
    let params = page.params(&request, SEARCH);
    let named = params.one("compendium").map(str::to_owned);
    let compendium = params.done(named)?;
    let searches = state.searches.clone();
    let key = format!("coverage/{}/{}", by.name(), compendium.as_deref().unwrap_or_default());
    let make = move |page: &Page| {
        let found = searches.coverage(compendium.as_deref(), by, page.language)?;
        content(page, by, compendium.is_none(), &found)
    };
    page.cached(&state, key, make).await
}

fn content(page: &Page, by: Facet, is_first: bool, found: &Coverage) -> Result<PageContent> {
    let title = page.say(&format!("coverage-title-{}", hyphenated(by)));
    let head = Head::new(title.as_str(), Place::Coverage).described(page.say("coverage-description"));
    // Search engines list one of the forms of the same table.
    let head = Head { is_listed: is_first && by == Facet::Chapter, ..head };
    let shown = shown(page, &title, by, found);
    Ok(PageContent { is_lasting: found.matrix.index.complete, ..page.content(head, &shown)? })
}

fn shown<'a>(page: &'a Page, title: &'a str, by: Facet, found: &Coverage) -> CoveragePage<'a> {
    let matrix = &found.matrix;
    let table = Table { page, by, compendium: found.is_one_of_several().then_some(&*matrix.compendium.slug) };
    let total = usize::try_from(matrix.total).unwrap_or(usize::MAX);
    let (shown, elsewhere): (Vec<&MatrixRow>, Vec<_>) =
        matrix.rows.iter().partition(|row| found.region.contains(&row.value) || row.member);
    let elsewhere: Vec<String> = elsewhere.into_iter().map(|row| table.named(row)).collect();
    let elsewhere = enumerated(page, &elsewhere);
    CoveragePage {
        page,
        title,
        lede: match total {
            0 => page.say("coverage-lede-none"),
            some => page.count("coverage-lede", some),
        },
        compendia: table.compendia(found),
        choices: COLUMNS.map(|facet| table.choice(facet)).into(),
        columns: matrix
            .columns
            .iter()
            .map(|column| table.column(&column.value, &column.label, column.total))
            .collect(),
        rows: shown.into_iter().map(|row| table.row(row, found)).collect(),
        total: page.number(total),
        all: table.list(&[]),
        elsewhere: match elsewhere.as_str() {
            "" => String::new(),
            names => page.with_args("coverage-elsewhere", [("countries", names.into())]),
        },
        is_complete: matrix.index.complete,
    }
}

/// What all parts of the table have in common.
struct Table<'a> {
    page: &'a Page,
    by: Facet,
    /// The compendium, if there are several.
    compendium: Option<&'a str>,
}

impl Table<'_> {
    /// Returns the address of the list of practices that these filters leave.
    fn list(&self, filters: &[(&str, &str)]) -> String {
        let compendium = self.compendium.map(|slug| (Facet::Compendium.name(), slug));
        let filters: Vec<_> = compendium.into_iter().chain(filters.iter().copied()).collect();
        list_at(self.page, &filters)
    }

    /// Returns the address of the table with these columns, of this compendium.
    fn here(&self, by: Facet, compendium: Option<&str>) -> String {
        let columns = (by != Facet::Chapter).then(|| ("columns", by.name()));
        let compendium = compendium.map(|slug| (Facet::Compendium.name(), slug));
        let query: Vec<_> = columns.into_iter().chain(compendium).collect();
        self.page.to(&format!("/coverage{}", query_of(self.page, &query)))
    }

    fn choice(&self, by: Facet) -> Choice {
        Choice {
            address: self.here(by, self.compendium),
            label: self.page.say(&format!("columns-{}", hyphenated(by))),
            is_current: by == self.by,
        }
    }

    fn compendia(&self, found: &Coverage) -> Vec<Choice> {
        if !found.is_one_of_several() {
            return Vec::new();
        }
        let choices = found.compendia.iter().map(|one| Choice {
            address: self.here(self.by, Some(&one.slug)),
            label: one.title.in_language(self.page.language).to_owned(),
            is_current: one.id == found.matrix.compendium.id,
        });
        choices.collect()
    }

    fn column(&self, value: &str, label: &str, count: u64) -> Column {
        let label = numbered(self.page, self.by.name(), value, label);
        let address = self.list(&[(self.by.name(), value)]);
        let count = self.cell(address.clone(), count, &label, &self.page.say("coverage-in-total"));
        let short = shortened(&label, LONGEST_HEAD);
        Column { shortened: (short != label).then_some(short), address, label, count }
    }

    fn row(&self, row: &MatrixRow, found: &Coverage) -> Row {
        let country = ("country", row.value.as_str());
        let columns = row.cells.iter().zip(&found.matrix.columns);
        let cells = columns.map(|(cell, column)| {
            let label = numbered(self.page, self.by.name(), &column.value, &column.label);
            let address = self.list(&[country, (self.by.name(), &cell.column)]);
            self.cell(address, cell.count, &row.label, &label)
        });
        Row {
            address: self.page.to(&format!("/countries/{}", row.value)),
            cells: cells.collect(),
            total: self.cell(
                self.list(&[country]),
                row.total,
                &row.label,
                &self.page.say("coverage-in-total"),
            ),
            label: row.label.clone(),
        }
    }

    fn cell(&self, address: String, count: u64, row: &str, column: &str) -> Cell {
        let number = self.page.number(usize::try_from(count).unwrap_or(usize::MAX));
        let args = [("row", row.into()), ("column", column.into()), ("count", number.as_str().into())];
        Cell {
            label: self.page.with_args("coverage-cell", args),
            address,
            shade: shade(count),
            is_zero: count == 0,
            count: number,
        }
    }

    /// Returns the name of a country outside the region, with its number of practices.
    fn named(&self, row: &MatrixRow) -> String {
        format!("{} ({})", row.label, self.page.number(usize::try_from(row.total).unwrap_or(usize::MAX)))
    }
}

/// Returns a facet's name as the ids of texts have it.
fn hyphenated(facet: Facet) -> String {
    facet.name().replace('_', "-")
}
