//! Result lists as files, written a batch at a time, so that a list of any length needs little memory.

mod citations;
mod table;

use std::sync::Arc;

use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

use crate::domain::language::Tongue;
use crate::domain::section::Maturity;
use crate::error::{Error, Result};
use crate::services::listing::Listing;
use crate::services::names::Known;
use crate::services::search::{Search, SearchItem, Searches};
use crate::services::stored_query::StoredQuery;
use crate::store::Released;

/// What a list can be exported as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Comma-separated values, for spreadsheets.
    Csv,
    /// All that a search shows, and the practices whole.
    Json,
    /// For reference managers.
    Ris,
    /// BibTeX, for LaTeX.
    Bib,
}

impl Format {
    /// How the file's name ends.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Json => "json",
            Format::Ris => "ris",
            Format::Bib => "bib",
        }
    }

    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Csv => "text/csv; charset=utf-8; header=present",
            Format::Json => "application/json",
            Format::Ris => "application/x-research-info-systems; charset=utf-8",
            Format::Bib => "application/x-bibtex; charset=utf-8",
        }
    }
}

/// A practice in an exported list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ExportedItem {
    /// What a search shows of it.
    #[serde(flatten)]
    pub item: SearchItem,
    /// The version that is published.
    pub version: u32,
    /// The version's hash: SHA-256, lower-case hexadecimal.
    pub hash: String,
    /// How mature the practice is, in the approving decision's judgement.
    pub maturity: Option<Maturity>,
    /// The structured fields.
    #[schema(value_type = Object)]
    pub practice: Map<String, Value>,
}

/// A result list, exported.
#[derive(Serialize, ToSchema)]
pub struct ExportedList {
    /// The permanent address of the list.
    pub url: String,
    /// How many practices there are in all; only the first 10,000 are exported.
    pub total: usize,
    /// The practices.
    pub items: Vec<ExportedItem>,
}

/// Exporting.
pub struct Exports {
    searches: Arc<Searches>,
}

/// A file that is being written.
pub struct Export {
    /// What to call it.
    pub file_name: String,
    format: Format,
    lang: Tongue,
    url: String,
    listing: Listing,
    written: usize,
    begun: bool,
    ended: bool,
}

/// What a row is written from.
struct Row<'a> {
    item: &'a SearchItem,
    published: &'a Released,
    names: &'a Known,
    lang: Tongue,
}

impl Exports {
    /// Exports what that service finds.
    pub fn new(searches: Arc<Searches>) -> Exports {
        Exports { searches }
    }

    /// Everything that a search finds, up to 10,000 practices, as a file in the reader's language.
    ///
    /// # Errors
    /// `unavailable` while the index is not complete.
    pub fn export(&self, search: Search, format: Format) -> Result<Export> {
        let now = self.searches.store.clock().now().to_string();
        let day = now.get(..10).unwrap_or_default();
        let lang = search.lang;
        let url = StoredQuery::of(&search).url(&self.searches.public_url, "search", lang);
        let listing = self.searches.listing(search, true, format == Format::Json)?;
        Ok(Export {
            file_name: format!("acervo-{day}.{}", format.extension()),
            format,
            lang,
            url,
            listing,
            written: 0,
            begun: false,
            ended: false,
        })
    }
}

impl Export {
    /// The next piece of the file; nothing after its end.
    ///
    /// # Errors
    /// `unavailable` if the index cannot be read any more. What was written so far is then only a part.
    pub fn next_piece(&mut self) -> Result<Option<Vec<u8>>> {
        if self.ended {
            return Ok(None);
        }
        let mut piece = if self.begun { Vec::new() } else { self.head()? };
        self.begun = true;
        let batch = self.listing.next()?;
        if batch.is_empty() {
            self.ended = true;
            if self.format == Format::Json {
                piece.extend_from_slice(b"]}\n");
            }
            return Ok(Some(piece));
        }
        match self.format {
            Format::Csv => table::write(&mut piece, &self.rows(&batch))?,
            Format::Ris => self.rows(&batch).iter().for_each(|row| citations::ris(row, &mut piece)),
            Format::Bib => self.rows(&batch).iter().for_each(|row| citations::bib(row, &mut piece)),
            Format::Json => {
                for (item, published) in batch {
                    if self.written > 0 {
                        piece.push(b',');
                    }
                    self.written += 1;
                    serde_json::to_writer(&mut piece, &exported(item, published)).map_err(Error::internal)?;
                }
            }
        }
        Ok(Some(piece))
    }

    fn rows<'a>(&'a self, batch: &'a [(SearchItem, Released)]) -> Vec<Row<'a>> {
        let names = &*self.listing.names;
        batch.iter().map(|(item, published)| Row { item, published, names, lang: self.lang }).collect()
    }

    fn head(&self) -> Result<Vec<u8>> {
        match self.format {
            Format::Csv => table::head(self.lang),
            Format::Json => {
                let url = serde_json::to_string(&self.url).map_err(Error::internal)?;
                Ok(format!("{{\"url\":{url},\"total\":{},\"items\":[", self.listing.total).into_bytes())
            }
            Format::Ris | Format::Bib => Ok(Vec::new()),
        }
    }
}

fn exported(item: SearchItem, published: Released) -> ExportedItem {
    ExportedItem {
        item,
        version: published.version.number,
        hash: published.version.hash,
        maturity: published.version.maturity,
        practice: published.version.practice,
    }
}

impl Row<'_> {
    /// The institution's name.
    fn institution(&self) -> &str {
        self.item.institution.name.in_tongue(self.lang)
    }

    /// When it was published, as a day: `2026-03-02`.
    fn day(&self) -> String {
        self.item.published_at.to_string().get(..10).unwrap_or_default().to_owned()
    }

    /// The countries by name.
    fn countries(&self) -> Vec<&str> {
        let name = |code| crate::domain::country::name(code).map(|name| name.in_tongue(self.lang));
        self.item.countries.iter().map(|code| name(code).unwrap_or(code)).collect()
    }

    /// The values of a field of the practice, by their names in a vocabulary.
    fn terms<'a>(&'a self, field: &str, vocabulary: &str) -> Vec<&'a str> {
        let values = self.published.version.practice.get(field).and_then(Value::as_array);
        let named =
            |value| self.names.term(vocabulary, value).map_or(value, |label| label.in_tongue(self.lang));
        values.into_iter().flatten().filter_map(Value::as_str).map(named).collect()
    }

    /// A field of the practice that is a text.
    fn text(&self, field: &str) -> Option<&str> {
        self.published.version.practice.get(field).and_then(Value::as_str)
    }
}
