//! Pictures in the text of a Word document (DrawingML, ISO/IEC 29500-1, 20.4).

use super::package::R;
use super::pictures::within;
use super::text::{Paragraph, Text};
use crate::documents::xml::Elements;
use crate::domain::book::{EditionFacts, Figure};

/// The largest width and height of a logo, in English Metric Units: 50 mm by 20 mm.
const LOGO: (u64, u64) = (1_800_000, 720_000);
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
const MAIN: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";

impl Text<'_> {
    /// Writes a picture with its caption; only what it shows, where the picture itself is not in the file.
    pub(super) fn figure(&mut self, figure: &Figure) {
        let found = figure.address.as_ref().and_then(|path| self.pictures.at(path));
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

    /// Writes the logos of those who publish an edition, in one line, in their order.
    pub(super) fn logos(&mut self, edition: &EditionFacts) {
        let found = edition.logos().filter_map(|(logo, path)| Some((logo, self.pictures.at(path)?)));
        let found: Vec<_> = found.collect();
        if found.is_empty() {
            return;
        }
        self.paragraph(Paragraph::of(""), |text| {
            for (logo, (id, size)) in &found {
                text.drawing(id, within(*size, LOGO), &logo.alt);
                text.plain("   ");
            }
        });
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
