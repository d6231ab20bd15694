//! Exports result lists as files, written in batches, so that a list of any length needs little memory.

mod row;
mod table;
mod waiting;

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

use crate::documents::citations;
use crate::documents::tables::{csv, xlsx};
use crate::domain::language::UiLanguage;
use crate::domain::links::{Links, List};
use crate::domain::section::Maturity;
use crate::error::{Error, Result};
use crate::services::listing::FullList;
use crate::services::search::{Search, SearchItem, Searches};
use crate::services::stored_query::StoredQuery;
use crate::store::Released;

use row::Row;
use table::{VALUES, WORKBOOK};
use waiting::{MOST_BYTES, Turns};

pub use crate::documents::tables::csv::Separator;
pub(in crate::services) use waiting::Waiting;
pub use waiting::{Taken, Turn};

/// The name of a workbook's sheet.
const SHEET: &str = "Acervo";

/// The format of an exported list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Comma-separated values for spreadsheets, with this separator.
    Csv(Separator),
    /// A workbook (OOXML) for spreadsheets.
    Xlsx,
    /// Everything a search result shows, plus the complete practices.
    Json,
    /// RIS, for reference managers.
    Ris,
    /// BibTeX, for LaTeX.
    Bib,
    /// CSL-JSON, for citation processors.
    CslJson,
}

impl Format {
    /// The file name extension.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Csv(_) => "csv",
            Format::Xlsx => "xlsx",
            Format::Json => "json",
            Format::Ris => "ris",
            Format::Bib => "bib",
            Format::CslJson => "csl.json",
        }
    }

    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Csv(_) => "text/csv; charset=utf-8; header=present",
            Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Format::Json => "application/json",
            Format::Ris => citations::Format::Ris.media_type(),
            Format::Bib => citations::Format::Bib.media_type(),
            Format::CslJson => citations::Format::CslJson.media_type(),
        }
    }
}

/// A practice in an exported list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ExportedItem {
    /// The practice as shown in search results.
    #[serde(flatten)]
    pub item: SearchItem,
    /// The number of the published version.
    pub version: u32,
    /// The version's hash: SHA-256, lower-case hexadecimal.
    pub hash: String,
    /// How mature the practice is, as judged by the editor who approved it.
    pub maturity: Option<Maturity>,
    /// The structured fields.
    #[schema(value_type = Object)]
    pub practice: Map<String, Value>,
}

/// An exported result list.
#[derive(Serialize, ToSchema)]
pub struct ExportedList {
    /// The permanent URL of the list.
    pub url: String,
    /// Total number of practices found. Only the first 10,000 are exported.
    pub total: usize,
    /// The practices.
    pub items: Vec<ExportedItem>,
}

/// The service for exports.
pub struct Exports {
    searches: Arc<Searches>,
    folder: PathBuf,
    turns: Turns,
    waiting: Arc<Waiting>,
}

/// A file that is being written.
pub struct Export {
    /// The suggested file name.
    pub file_name: String,
    format: Format,
    lang: UiLanguage,
    url: String,
    links: Links,
    list: FullList,
    written: usize,
    stage: Stage,
}

/// How far a file has progressed.
enum Stage {
    Begun,
    Writing,
    /// A workbook is completed before its first byte is known.
    Making(Box<Making>),
    Taking(Taken),
    Ended,
}

struct Making {
    sheet: xlsx::Sheet,
    turn: Option<Turn>,
    waiting: Arc<Waiting>,
}

impl Exports {
    /// Creates the service for exporting results of these searches. `folder` holds unnamed temporary files for
    /// workbooks until they have been downloaded.
    pub fn new(searches: Arc<Searches>, folder: PathBuf) -> Exports {
        Exports { searches, folder, turns: Turns::default(), waiting: Arc::new(Waiting::room(MOST_BYTES)) }
    }

    /// Waits for a turn to create a file in this format. Most formats need none.
    ///
    /// # Errors
    /// `too_many_requests` if too many are already waiting.
    pub async fn turn(&self, format: Format) -> Result<Option<Turn>> {
        match format {
            Format::Xlsx => self.turns.take().await.map(Some),
            _ => Ok(None),
        }
    }

    /// Exports all results of a search, up to 10,000 practices, as a file in the reader's language.
    ///
    /// # Errors
    /// `unavailable` while the index is incomplete.
    pub fn export(&self, search: Search, format: Format, turn: Option<Turn>) -> Result<Export> {
        let now = self.searches.store.clock().now().to_string();
        let day = now.get(..10).unwrap_or_default();
        let lang = search.lang;
        let url = StoredQuery::of(&search).url(&self.searches.links, List::Search, lang);
        let links = self.searches.links.clone();
        let list = self.searches.list(search, true, format == Format::Json)?;
        let stage = match format {
            Format::Xlsx => {
                let made: Date = day.parse().map_err(Error::internal)?;
                let columns = table::columns(&WORKBOOK, lang);
                let sheet = xlsx::Sheet::begin(&self.folder, SHEET, &columns, made)?;
                Stage::Making(Box::new(Making { sheet, turn, waiting: self.waiting.clone() }))
            }
            _ => Stage::Begun,
        };
        let file_name = format!("acervo-{day}.{}", format.extension());
        Ok(Export { file_name, format, lang, url, links, list, written: 0, stage })
    }
}

impl Export {
    /// The next piece of the file: empty while there is nothing to send yet, none after the end.
    ///
    /// # Errors
    /// Internal errors; `unavailable` if the index can no longer be read, or if a workbook was not downloaded in time.
    /// The file is then incomplete.
    pub fn next_piece(&mut self) -> Result<Option<Vec<u8>>> {
        match std::mem::replace(&mut self.stage, Stage::Ended) {
            Stage::Begun => {
                let head = self.head()?;
                self.write_on(head).map(Some)
            }
            Stage::Writing => self.write_on(Vec::new()).map(Some),
            Stage::Making(making) => self.make_on(making),
            Stage::Taking(mut taken) => {
                let piece = taken.piece()?;
                if piece.is_some() {
                    self.stage = Stage::Taking(taken);
                }
                Ok(piece)
            }
            Stage::Ended => Ok(None),
        }
    }

    /// Writes the next rows to the end of `piece`.
    fn write_on(&mut self, mut piece: Vec<u8>) -> Result<Vec<u8>> {
        let batch = self.list.next()?;
        if batch.is_empty() {
            piece.extend_from_slice(match self.format {
                Format::Json => b"]}\n",
                Format::CslJson => b"]\n",
                Format::Csv(_) | Format::Xlsx | Format::Ris | Format::Bib => b"",
            });
            return Ok(piece);
        }
        self.stage = Stage::Writing;
        match self.format {
            Format::Csv(separator) => {
                csv::write(&mut piece, table::cells(&VALUES, &self.rows(&batch)), separator)?;
            }
            Format::Ris => {
                self.rows(&batch).iter().for_each(|row| citations::ris(&row.reference(), &mut piece))
            }
            Format::Bib => {
                self.rows(&batch).iter().for_each(|row| citations::bib(&row.reference(), &mut piece))
            }
            Format::Json => {
                for (item, published) in batch {
                    self.write_item(&mut piece, &exported(item, published))?;
                }
            }
            Format::CslJson => {
                let items: Vec<Value> =
                    self.rows(&batch).iter().map(|row| citations::csl_json(&row.reference())).collect();
                for item in items {
                    self.write_item(&mut piece, &item)?;
                }
            }
            Format::Xlsx => return Err(Error::internal("a workbook is not written in pieces")),
        }
        Ok(piece)
    }

    /// Writes the next item of a list in JSON.
    fn write_item(&mut self, piece: &mut Vec<u8>, item: &impl Serialize) -> Result<()> {
        if self.written > 0 {
            piece.push(b',');
        }
        self.written += 1;
        serde_json::to_writer(piece, item).map_err(Error::internal)
    }

    /// Adds the next rows to the workbook, none of which can be sent before it is complete.
    fn make_on(&mut self, mut making: Box<Making>) -> Result<Option<Vec<u8>>> {
        let batch = self.list.next()?;
        if !batch.is_empty() {
            making.sheet.write(table::cells(&WORKBOOK, &self.rows(&batch)))?;
            self.stage = Stage::Making(making);
            return Ok(Some(Vec::new()));
        }
        let Making { sheet, turn, waiting } = *making;
        let (file, bytes) = sheet.finish()?;
        drop(turn);
        self.stage = Stage::Taking(waiting.keep(file, bytes));
        self.next_piece()
    }

    fn rows<'a>(&'a self, batch: &'a [(SearchItem, Released)]) -> Vec<Row<'a>> {
        let (names, links) = (&*self.list.names, &self.links);
        batch.iter().map(|(item, published)| Row { item, published, names, links, lang: self.lang }).collect()
    }

    fn head(&self) -> Result<Vec<u8>> {
        match self.format {
            Format::Csv(separator) => csv::head(&table::columns(&VALUES, self.lang), separator),
            Format::Json => {
                let url = serde_json::to_string(&self.url).map_err(Error::internal)?;
                Ok(format!("{{\"url\":{url},\"total\":{},\"items\":[", self.list.total).into_bytes())
            }
            Format::CslJson => Ok(b"[".to_vec()),
            Format::Ris | Format::Bib | Format::Xlsx => Ok(Vec::new()),
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
