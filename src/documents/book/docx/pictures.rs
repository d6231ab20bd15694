//! The pictures of a Word document, and their sizes on its pages.

use std::collections::HashMap;
use std::io::Cursor;

use image::ImageReader;

use crate::documents::book::PictureFile;

/// English Metric Units in a pixel, of which 96 make an inch.
const PIXEL: u64 = 9525;
/// The largest width and height of a picture on a page, in English Metric Units.
const LARGEST: (u64, u64) = (5_759_450, 7_200_000);

/// The pictures of a document, by their paths: the id of the relationship, and the size on the page.
#[derive(Default)]
pub(super) struct Pictures {
    known: HashMap<String, (String, (u64, u64))>,
    /// How many were shown so far.
    pub shown: u32,
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

    /// Returns the id of the relationship to a picture and its size in English Metric Units, if it is in the document.
    pub(super) fn at(&self, path: &str) -> Option<(String, (u64, u64))> {
        self.known.get(path).cloned()
    }
}

/// Returns the id of the relationship to a picture, by its place among the files.
pub(super) fn id(at: usize) -> String {
    format!("picture{at}")
}

/// Returns the size of a picture on the page: its own, or the largest one that fits.
fn on_page((width, height): (u32, u32)) -> (u64, u64) {
    within((u64::from(width.max(1)) * PIXEL, u64::from(height.max(1)) * PIXEL), LARGEST)
}

/// Returns a size, or the largest one with the same proportions that fits.
pub(super) fn within((width, height): (u64, u64), (most_wide, most_high): (u64, u64)) -> (u64, u64) {
    let (wide, high) =
        if width > most_wide { (most_wide, height * most_wide / width) } else { (width, height) };
    if high > most_high { ((wide * most_high / high).max(1), most_high) } else { (wide, high.max(1)) }
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
