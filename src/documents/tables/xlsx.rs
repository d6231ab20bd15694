//! Workbooks (OOXML) with one sheet. Texts are written as texts, so that nothing is a formula, dates as dates and
//! numbers as numbers. Rows are written to a temporary file as they come; the finished workbook is a second one.

use std::fs::File;
use std::io::{BufWriter, Seek, Write};
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::{Cell, Column, begins_formula};
use crate::error::{Error, Result};

/// Maximum number of characters in a cell.
const LONGEST_TEXT: usize = 32_767;

/// A sheet that is being written.
pub struct Sheet {
    workbook: Workbook,
    folder: PathBuf,
    next: u32,
    day: Format,
    sign: Format,
}

impl Sheet {
    /// Begins a sheet whose header row stays in view. `folder` is where its unnamed temporary files are created; `made`
    /// is the creation date recorded in the workbook.
    ///
    /// # Errors
    /// `internal` if the files cannot be created.
    pub fn begin(folder: &Path, name: &str, columns: &[Column], made: Date) -> Result<Sheet> {
        let mut workbook = Workbook::new();
        let head = Format::new().set_bold().set_align(FormatAlign::Top);
        let begun = (|| {
            workbook.set_tempdir(folder)?;
            workbook.set_properties(&DocProperties::new().set_creation_datetime(&date(made)?));
            let sheet = workbook.add_worksheet_with_constant_memory()?;
            sheet.set_name(name)?.set_freeze_panes(1, 0)?;
            for (at, column) in (0..).zip(columns) {
                sheet.set_column_width(at, column.width)?;
                sheet.write_string_with_format(0, at, column.name.as_str(), &head)?;
            }
            Ok::<_, XlsxError>(())
        })();
        begun.map_err(Error::internal)?;
        let day = Format::new().set_num_format("yyyy-mm-dd");
        // Without it, a text would become a formula as soon as somebody entered the cell and left it again.
        let sign = Format::new().set_quote_prefix();
        Ok(Sheet { workbook, folder: folder.to_owned(), next: 1, day, sign })
    }

    /// Appends rows.
    ///
    /// # Errors
    /// `internal` if there is no space for them.
    pub fn write(&mut self, rows: Vec<Vec<Cell>>) -> Result<()> {
        let sheet = self.workbook.worksheet_from_index(0).map_err(Error::internal)?;
        for row in rows {
            for (at, cell) in (0..).zip(row) {
                put(sheet, (self.next, at), cell, &self.day, &self.sign).map_err(Error::internal)?;
            }
            self.next += 1;
        }
        Ok(())
    }

    /// Returns the finished workbook, rewound to its beginning, and its size in bytes.
    ///
    /// # Errors
    /// `internal` if there is no space for it.
    pub fn finish(mut self) -> Result<(File, u64)> {
        let file = tempfile::tempfile_in(&self.folder).map_err(Error::internal)?;
        let mut into = BufWriter::new(file);
        self.workbook.save_to_writer(&mut into).map_err(Error::internal)?;
        into.flush().map_err(Error::internal)?;
        let mut file = into.into_inner().map_err(|error| Error::internal(error.into_error()))?;
        let bytes = file.stream_position().map_err(Error::internal)?;
        file.rewind().map_err(Error::internal)?;
        Ok((file, bytes))
    }
}

fn put(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: Cell,
    day: &Format,
    sign: &Format,
) -> std::result::Result<(), XlsxError> {
    match cell {
        Cell::Text(text) => {
            let text = fitting(text);
            match text.starts_with(begins_formula) {
                true => sheet.write_string_with_format(row, column, text, sign)?,
                false => sheet.write_string(row, column, text)?,
            };
        }
        Cell::Number(number) => {
            sheet.write_number(row, column, number)?;
        }
        Cell::Day(of) => {
            sheet.write_datetime_with_format(row, column, &date(of)?, day)?;
        }
        Cell::Empty => {}
    }
    Ok(())
}

fn date(day: Date) -> std::result::Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::from_ymd(day.year().unsigned_abs(), day.month().unsigned_abs(), day.day().unsigned_abs())
}

/// Returns as much of a text as fits into a cell, with an ellipsis if it was cut.
fn fitting(text: String) -> String {
    match text.char_indices().nth(LONGEST_TEXT - 1) {
        Some((cut, last)) if cut + last.len_utf8() < text.len() => format!("{}…", &text[..cut]),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    /// Returns a part of the workbook as stored in the package.
    fn part(file: &mut File, name: &str) -> String {
        let mut archive = zip::ZipArchive::new(file).unwrap();
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn texts_are_texts_numbers_are_numbers_and_days_are_days() {
        let folder = tempfile::tempdir().unwrap();
        let column = |name: &str| Column { name: name.to_owned(), width: 20 };
        let made = jiff::civil::date(2026, 3, 2);
        let columns = [column("Título"), column("Año"), column("Publicado")];
        let mut sheet = Sheet::begin(folder.path(), "Acervo", &columns, made).unwrap();
        let text = |text: &str| Cell::Text(text.to_owned());
        sheet.write(vec![vec![text("=1+1"), Cell::Number(2019), Cell::Day(made)]]).unwrap();
        sheet.write(vec![vec![text("a < b & \u{7}\nc _x0041_"), Cell::Empty, text("2019")]]).unwrap();
        let (mut file, bytes) = sheet.finish().unwrap();
        assert_eq!(file.metadata().unwrap().len(), bytes);
        let sheet = part(&mut file, "xl/worksheets/sheet1.xml");
        for expected in [
            "<is><t>Título</t></is>",
            "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>",
            "t=\"inlineStr\"><is><t>=1+1</t></is></c><c r=\"B2\"><v>2019</v></c>",
            // The number of the day since 1900, as counted by spreadsheets.
            "<v>46083</v>",
            "<t>a &lt; b &amp; _x0007_\nc _x005F_x0041_</t>",
            "<c r=\"C3\" t=\"inlineStr\"><is><t>2019</t></is></c>",
        ] {
            assert!(sheet.contains(expected), "{expected}: {sheet}");
        }
        assert!(!sheet.contains("<f"), "{sheet}");
        assert!(part(&mut file, "xl/styles.xml").contains("quotePrefix=\"1\""));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "no file has a name");
    }

    #[test]
    fn a_text_is_cut_at_what_a_cell_holds() {
        let whole = "ñ".repeat(LONGEST_TEXT);
        assert_eq!(fitting(whole.clone()), whole);
        let cut = fitting(whole + "x");
        assert_eq!((cut.chars().count(), cut.ends_with("ñ…")), (LONGEST_TEXT, true));
        assert_eq!(fitting(String::new()), "");
    }
}
