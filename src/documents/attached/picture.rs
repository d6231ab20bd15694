//! Pictures: proving that they are what they claim to be, and making small ones.

use std::borrow::Cow;
use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::codecs::webp::WebPEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageEncoder, ImageError, ImageFormat, ImageReader, Limits};

use super::outcome::{CleanPicture, damaged, refused};
use super::{gif, jpeg, png, webp};
use crate::domain::attachment::{FileKind, small_size};
use crate::domain::fault::FaultCode;
use crate::error::{Error, Result};

/// Maximum width and height in pixels.
const MAX_SIDE: u32 = 16_384;
/// Maximum number of pixels: more than the cameras of telephones take.
const MAX_PIXELS: u64 = 50_000_000;
/// Maximum number of bytes of the decoded picture.
const MAX_BYTES: u64 = 256 << 20;
/// Quality of pictures that have to be turned.
const TURNED_QUALITY: u8 = 92;
/// Quality of small forms.
const SMALL_QUALITY: u8 = 82;

/// Returns a picture without metadata, upright, with its small form.
///
/// It is not compressed again, unless its metadata says that it has to be turned to be upright.
///
/// # Errors
/// `file_damaged`; `picture_too_large`.
pub(super) fn cleaned(bytes: &[u8], kind: FileKind) -> Result<CleanPicture> {
    let readable = match kind {
        FileKind::Png => Cow::Owned(png::readable(bytes).ok_or_else(damaged)?),
        _ => Cow::Borrowed(bytes),
    };
    let (orientation, profile) = {
        let mut decoder = opened(&readable, kind)?;
        (decoder.orientation().unwrap_or(Orientation::NoTransforms), decoder.icc_profile().ok().flatten())
    };
    let stripped = match kind {
        FileKind::Png => png::stripped(bytes),
        FileKind::Jpeg => jpeg::stripped(bytes),
        FileKind::Webp => webp::stripped(bytes),
        _ => gif::stripped(bytes),
    };
    let mut clean = stripped.ok_or_else(damaged)?;
    let mut image = DynamicImage::from_decoder(opened(&clean, kind)?).map_err(failed)?;
    if orientation != Orientation::NoTransforms && kind != FileKind::Gif {
        image.apply_orientation(orientation);
        clean = turned(&image, kind, profile)?;
    }
    let size = (image.width(), image.height());
    let thumbnail = (small_size(size) != size).then(|| small(&image)).transpose()?;
    Ok(CleanPicture { bytes: clean, size, thumbnail })
}

/// Opens a picture, within limits; nothing of it is decoded yet.
fn opened(bytes: &[u8], kind: FileKind) -> Result<impl ImageDecoder + '_> {
    let format = match kind {
        FileKind::Png => ImageFormat::Png,
        FileKind::Jpeg => ImageFormat::Jpeg,
        FileKind::Webp => ImageFormat::WebP,
        _ => ImageFormat::Gif,
    };
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_BYTES);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let decoder = reader.into_decoder().map_err(failed)?;
    let (width, height) = decoder.dimensions();
    let is_small = width <= MAX_SIDE
        && height <= MAX_SIDE
        && u64::from(width) * u64::from(height) <= MAX_PIXELS
        && decoder.total_bytes() <= MAX_BYTES;
    if is_small { Ok(decoder) } else { Err(refused(FaultCode::PictureTooLarge)) }
}

fn failed(error: ImageError) -> Error {
    match error {
        ImageError::Limits(_) => refused(FaultCode::PictureTooLarge),
        _ => damaged(),
    }
}

/// Returns a picture that was turned, in its own format.
fn turned(image: &DynamicImage, kind: FileKind, profile: Option<Vec<u8>>) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let unprofiled = |error: image::error::UnsupportedError| Error::internal(error.to_string());
    let done = match kind {
        FileKind::Jpeg => {
            let mut jpeg = JpegEncoder::new_with_quality(&mut bytes, TURNED_QUALITY);
            if let Some(profile) = profile {
                jpeg.set_icc_profile(profile).map_err(unprofiled)?;
            }
            match image {
                DynamicImage::ImageLuma8(grey) => grey.write_with_encoder(jpeg),
                other => other.to_rgb8().write_with_encoder(jpeg),
            }
        }
        FileKind::Png => {
            let mut png = PngEncoder::new(&mut bytes);
            if let Some(profile) = profile {
                png.set_icc_profile(profile).map_err(unprofiled)?;
            }
            image.write_with_encoder(png)
        }
        _ => {
            let webp = WebPEncoder::new_lossless(&mut bytes);
            match image.color().has_alpha() {
                true => image.to_rgba8().write_with_encoder(webp),
                false => image.to_rgb8().write_with_encoder(webp),
            }
        }
    };
    done.map_err(Error::internal)?;
    Ok(bytes)
}

/// Returns the small form: JPEG, or PNG if some of it is transparent.
fn small(image: &DynamicImage) -> Result<Vec<u8>> {
    let (width, height) = small_size((image.width(), image.height()));
    let small = image.thumbnail_exact(width, height);
    let mut bytes = Vec::new();
    let is_opaque =
        !small.color().has_alpha() || small.to_rgba8().pixels().all(|pixel| pixel.0[3] == u8::MAX);
    let done = match is_opaque {
        true => {
            let encoder = JpegEncoder::new_with_quality(&mut bytes, SMALL_QUALITY);
            small.to_rgb8().write_with_encoder(encoder)
        }
        false => small.to_rgba8().write_with_encoder(PngEncoder::new(&mut bytes)),
    };
    done.map_err(Error::internal)?;
    Ok(bytes)
}
