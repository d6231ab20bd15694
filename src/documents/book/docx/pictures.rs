//! Pictures in a Word document (DrawingML, ISO/IEC 29500-1, 20.4).

use std::collections::HashMap;
use std::io::Cursor;

use image::ImageReader;

use super::package::R;
use super::text::{Paragraph, Text};
use crate::documents::book::PictureFile;
use crate::documents::book::elements::Elements;
use crate::domain::book::Figure;

/// English Metric Units in a pixel, of which 96 make an inch.
const PIXEL: u64 = 9525;
/// The largest width and height of a picture on a page, in English Metric Units.
const LARGEST: (u64, u64) = (5_759_450, 7_200_000);
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
const MAIN: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";

/// The pictures of a document, by their paths: the id of the relationship, and the size on the page.
#[derive(Default)]
pub(super) struct Pictures {
    known: HashMap<String, (String, (u64, u64))>,
    shown: u32,
}

impl Pictures {
    /// Takes the pictures of which the size can be read.
    pub(super) fn new(files: &[PictureFile]) -> Pictures {
        let known = files.iter().enumerate().filter_map(|(at, file)| {
            let reader = ImageReader::new(Cursor::new(&file.bytes)).with_guessed_format().ok()?;
            Some((file.path.clone(), (id(at), on_page(reader.into_dimensions().ok()?))))
        });
        Pictures { known: known.collect(), shown: 0 }
    }
}

/// Returns the id of the relationship to a picture, by its place among the files.
pub(super) fn id(at: usize) -> String {
    format!("picture{at}")
}

/// Returns the size of a picture on the page: its own, or the largest one that fits.
fn on_page((width, height): (u32, u32)) -> (u64, u64) {
    let (width, height) = (u64::from(width.max(1)) * PIXEL, u64::from(height.max(1)) * PIXEL);
    let (most_wide, most_high) = LARGEST;
    let (wide, high) =
        if width > most_wide { (most_wide, height * most_wide / width) } else { (width, height) };
    if high > most_high { ((wide * most_high / high).max(1), most_high) } else { (wide, high.max(1)) }
}

impl Text<'_> {
    /// Writes a picture with its caption; only what it shows, where the picture itself is not in the file.
    pub(super) fn figure(&mut self, figure: &Figure) {
        let found = figure.address.as_ref().and_then(|path| self.pictures.known.get(path)).cloned();
        match found {
            Some((id, size)) => {
                self.paragraph(Paragraph::of("Picture"), |text| text.drawing(&id, size, &figure.alt));
            }
            None => self.paragraph(Paragraph::of(""), |text| text.described(&figure.alt)),
        }
        if !figure.caption.is_empty() || !figure.credit.is_empty() {
            self.paragraph(Paragraph::of("Caption"), |text| {
                text.inlines(&figure.caption);
                let gap = if figure.caption.is_empty() || figure.credit.is_empty() { "" } else { " " };
                text.plain(&format!("{gap}{}", figure.credit));
            });
        }
    }

    fn drawing(&mut self, relation: &str, (width, height): (u64, u64), alt: &str) {
        self.pictures.shown += 1;
        let (number, word) = (self.pictures.shown.to_string(), format!("picture {}", self.pictures.shown));
        let (width, height) = (width.to_string(), height.to_string());
        let named = [("id", number.as_str()), ("name", &word), ("descr", alt)];
        self.open("w:r", &[]);
        self.open("w:drawing", &[]);
        let around = [("xmlns:wp", DRAWING), ("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")];
        self.open("wp:inline", &around);
        self.empty("wp:extent", &[("cx", &width), ("cy", &height)]);
        self.empty("wp:docPr", &named);
        self.open("a:graphic", &[("xmlns:a", MAIN)]);
        self.open("a:graphicData", &[("uri", PICTURE)]);
        self.open("pic:pic", &[("xmlns:pic", PICTURE)]);
        self.open("pic:nvPicPr", &[]);
        self.empty("pic:cNvPr", &named);
        self.empty("pic:cNvPicPr", &[]);
        self.close("pic:nvPicPr");
        self.open("pic:blipFill", &[]);
        self.empty("a:blip", &[("xmlns:r", R), ("r:embed", relation)]);
        self.open("a:stretch", &[]);
        self.empty("a:fillRect", &[]);
        self.close("a:stretch");
        self.close("pic:blipFill");
        self.open("pic:spPr", &[]);
        self.open("a:xfrm", &[]);
        self.empty("a:off", &[("x", "0"), ("y", "0")]);
        self.empty("a:ext", &[("cx", &width), ("cy", &height)]);
        self.close("a:xfrm");
        self.open("a:prstGeom", &[("prst", "rect")]);
        self.empty("a:avLst", &[]);
        self.close("a:prstGeom");
        self.close("pic:spPr");
        self.close("pic:pic");
        self.close("a:graphicData");
        self.close("a:graphic");
        self.close("wp:inline");
        self.close("w:drawing");
        self.close("w:r");
    }
}

#[cfg(test)]
mod tests {
    use super::{LARGEST, on_page};

    #[test]
    fn a_picture_keeps_its_shape_and_fits_on_a_page() {
        assert_eq!(on_page((100, 50)), (952_500, 476_250));
        assert_eq!(on_page((12_095, 3_000)).0, LARGEST.0);
        assert_eq!(on_page((1, 20_000)), (360, LARGEST.1));
        assert_eq!(on_page((0, 0)), (9525, 9525));
    }
}
