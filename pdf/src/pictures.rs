//! Pictures: only what typst can embed without failing the book, no larger than paper needs.

use std::collections::HashMap;
use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageFormat, ImageReader, Limits};

/// Pixels of the widest picture: 124 mm at 300 to the inch.
const MOST_WIDTH: u32 = 1465;
/// Pixels of the highest picture: 170 mm at 300 to the inch.
const MOST_HEIGHT: u32 = 2008;
/// Pixels of a picture before it is made smaller: more are refused, as they take 3 to 8 bytes each.
const MOST_DECODED: u64 = 50_000_000;
/// Pixels of all pictures together, which typst holds in memory at once. If there are more, all become smaller.
const MOST_TOGETHER: f64 = 60_000_000.0;

/// A picture that can be printed.
pub struct Picture {
    /// The path by which typst asks for it.
    pub path: String,
    pub width: u32,
    pub height: u32,
    pub bytes: Vec<u8>,
}

/// The pictures of these names that can be printed, and what is wrong with the others.
pub fn prepare(
    names: &[String],
    given: &HashMap<String, Vec<u8>>,
    warnings: &mut Vec<String>,
) -> HashMap<String, Picture> {
    let mut found = Vec::new();
    for name in names {
        match given.get(name).map(|bytes| (bytes, dimensions(bytes))) {
            None => warnings.push(format!("picture {name:?} is not there")),
            Some((_, Err(why))) => warnings.push(format!("picture {name:?} is left out: {why}")),
            Some((bytes, Ok((format, width, height)))) => found.push((name, bytes, format, width, height)),
        }
    }
    let together: f64 = found
        .iter()
        .map(|(.., width, height)| {
            let scale = scale(*width, *height, 1.0);
            f64::from(*width) * f64::from(*height) * scale * scale
        })
        .sum();
    let share = (MOST_TOGETHER / together.max(1.0)).sqrt().min(1.0);
    let mut pictures = HashMap::new();
    for (place, (name, bytes, format, width, height)) in found.into_iter().enumerate() {
        match convert(bytes, format, scale(width, height, share)) {
            Ok((width, height, bytes)) => {
                let path = format!("/pictures/{place}");
                pictures.insert(name.clone(), Picture { path, width, height, bytes });
            }
            Err(why) => warnings.push(format!("picture {name:?} is left out: {why}")),
        }
    }
    pictures
}

/// The format, by content, and the width and height that the file claims.
fn dimensions(bytes: &[u8]) -> Result<(ImageFormat, u32, u32), String> {
    let reader =
        ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|error| error.to_string())?;
    let format = match reader.format() {
        Some(format @ (ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::WebP | ImageFormat::Gif)) => {
            format
        }
        _ => return Err("it is no PNG, JPEG, WebP or GIF".to_owned()),
    };
    let (width, height) = reader.into_dimensions().map_err(|error| error.to_string())?;
    if width == 0 || height == 0 || u64::from(width) * u64::from(height) > MOST_DECODED {
        return Err(format!("it has {width} by {height} pixels"));
    }
    Ok((format, width, height))
}

/// By how much a picture is made smaller; `share` is what all pictures have to give.
fn scale(width: u32, height: u32, share: f64) -> f64 {
    let fit = (f64::from(MOST_WIDTH) / f64::from(width)).min(f64::from(MOST_HEIGHT) / f64::from(height));
    fit.min(1.0) * share
}

/// Decodes a picture to see that it is whole, and encodes it anew: colours become plain RGB, as profiles and the four
/// inks of some JPEGs would fail PDF/A, and nothing else that a file may hold is carried over.
fn convert(bytes: &[u8], format: ImageFormat, scale: f64) -> Result<(u32, u32, Vec<u8>), String> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_DECODED * 8);
    reader.limits(limits);
    let mut image = reader.decode().map_err(|error| error.to_string())?;
    if scale < 1.0 {
        let size = |pixels: u32| ((f64::from(pixels) * scale) as u32).max(1);
        image = image.resize_exact(size(image.width()), size(image.height()), FilterType::CatmullRom);
    }
    let mut written = Vec::new();
    let done = if format == ImageFormat::Jpeg {
        DynamicImage::from(image.to_rgb8())
            .write_with_encoder(JpegEncoder::new_with_quality(&mut written, 90))
    } else if image.color().has_alpha() {
        DynamicImage::from(image.to_rgba8()).write_to(&mut Cursor::new(&mut written), ImageFormat::Png)
    } else {
        DynamicImage::from(image.to_rgb8()).write_to(&mut Cursor::new(&mut written), ImageFormat::Png)
    };
    done.map_err(|error| error.to_string())?;
    Ok((image.width(), image.height(), written))
}
