//! Style sheet, fonts, icon and scripts: embedded, named by their content, compressed once.

use std::io::Write;
use std::sync::{LazyLock, OnceLock};

use actix_web::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use actix_web::web::{self, Bytes};
use actix_web::{HttpRequest, HttpResponse};
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use crate::domain::version::hex;
use crate::error::Error;
use crate::http::answer::HandlerResult;
use crate::services::blocking;

/// The files, in an order in which each comes after those that it names.
const FILES: [(&str, &str, &[u8]); 8] = [
    ("serif.woff2", "font/woff2", include_bytes!("../../../web/serif.woff2")),
    ("serif-italic.woff2", "font/woff2", include_bytes!("../../../web/serif-italic.woff2")),
    ("icon.svg", "image/svg+xml", include_bytes!("../../../web/icon.svg")),
    ("acervo.css", "text/css; charset=utf-8", include_bytes!("../../../web/acervo.css")),
    ("work.css", "text/css; charset=utf-8", include_bytes!("../../../web/work.css")),
    ("acervo.js", "text/javascript; charset=utf-8", include_bytes!("../../../web/acervo.js")),
    ("editor-LICENSES.txt", "text/plain; charset=utf-8", include_bytes!("../../../web/editor-LICENSES.txt")),
    ("editor.js", "text/javascript; charset=utf-8", include_bytes!("../../../web/editor.js")),
];

/// Size in bytes from which a file is compressed quickly: whoever asks for it first after a start waits for that. The
/// best quality makes the editor's script 7 % smaller and takes nine times as long, which was seen to be more than ten
/// seconds on a busy machine.
const LARGE: usize = 128 * 1024;
/// Brotli's quality that is nearly as good as the best one.
const QUICKLY: i32 = 9;

static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    let mut assets: Vec<Asset> = Vec::new();
    for (file, kind, bytes) in FILES {
        assets.push(Asset::new(file, kind, bytes, &assets));
    }
    assets
});

struct Asset {
    file: &'static str,
    kind: &'static str,
    /// The name in its address: the file's, with a hash of the content.
    name: String,
    bytes: Bytes,
    /// Compressed with gzip and with Brotli, unless the format is compressed already. It is done when a file is first
    /// asked for, since it takes long for a large one.
    compressed: OnceLock<Option<(Bytes, Bytes)>>,
}

impl Asset {
    fn new(file: &'static str, kind: &'static str, bytes: &'static [u8], before: &[Asset]) -> Asset {
        let is_text = !file.ends_with(".woff2");
        let bytes = match std::str::from_utf8(bytes) {
            // A file names others by their plain names; in the address it is the one with the hash.
            Ok(text) if is_text => before
                .iter()
                .fold(text.to_owned(), |text, asset| {
                    text.replace(&format!("\"{}\"", asset.file), &format!("\"{}\"", asset.name))
                })
                .into(),
            _ => Bytes::from_static(bytes),
        };
        let (stem, ending) = file.rsplit_once('.').unwrap_or((file, ""));
        let name = format!("{stem}-{}.{ending}", &hex(&Sha256::digest(&bytes))[..12]);
        Asset { file, kind, name, bytes, compressed: OnceLock::new() }
    }

    fn compressed(&self) -> Option<&(Bytes, Bytes)> {
        let compress = || {
            let is_text = !self.file.ends_with(".woff2");
            is_text.then(|| Some((gzip(&self.bytes).ok()?, brotli(&self.bytes).ok()?))).flatten()
        };
        self.compressed.get_or_init(compress).as_ref()
    }
}

fn gzip(bytes: &[u8]) -> std::io::Result<Bytes> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.into())
}

fn brotli(mut bytes: &[u8]) -> std::io::Result<Bytes> {
    let mut compressed = Vec::new();
    let mut params = brotli::enc::BrotliEncoderParams::default();
    if bytes.len() > LARGE {
        params.quality = QUICKLY;
    }
    brotli::BrotliCompress(&mut bytes, &mut compressed, &params)?;
    Ok(compressed.into())
}

/// Returns the name that a file has in its address, below `/assets/`.
pub fn name_of(file: &str) -> &'static str {
    ASSETS.iter().find(|asset| asset.file == file).map_or("", |asset| &asset.name)
}

/// Serves a file. Its content never changes under the same name.
pub async fn serve(request: HttpRequest, name: web::Path<String>) -> HandlerResult {
    let asset = ASSETS.iter().find(|asset| asset.name == *name).ok_or_else(Error::not_found)?;
    let compressed = match asset.compressed.get() {
        Some(compressed) => compressed.as_ref(),
        None => blocking(move || Ok(asset.compressed())).await?,
    };
    let accepts = |coding: &str| {
        let fields = request.headers().get_all(ACCEPT_ENCODING).filter_map(|field| field.to_str().ok());
        let mut parts = fields.flat_map(|field| field.split(','));
        parts.any(|part| {
            part.split(';').next().is_some_and(|named| named.trim() == coding)
                && !part.trim().ends_with("q=0")
        })
    };
    let mut response = HttpResponse::Ok();
    response.insert_header((CONTENT_TYPE, asset.kind));
    response.insert_header((CACHE_CONTROL, "public, max-age=31536000, immutable"));
    let Some((gzip, brotli)) = compressed else {
        // Nothing is gained by compressing a font once more.
        return Ok(response.insert_header((CONTENT_ENCODING, "identity")).body(asset.bytes.clone()));
    };
    response.insert_header((VARY, "Accept-Encoding"));
    let (coding, bytes) = match () {
        () if accepts("br") => ("br", brotli),
        () if accepts("gzip") => ("gzip", gzip),
        () => ("identity", &asset.bytes),
    };
    Ok(response.insert_header((CONTENT_ENCODING, coding)).body(bytes.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_carry_a_hash_and_the_style_sheet_names_the_fonts_by_it() {
        let sheet = ASSETS.iter().find(|asset| asset.file == "acervo.css").unwrap();
        let text = std::str::from_utf8(&sheet.bytes).unwrap();
        for font in ["serif.woff2", "serif-italic.woff2"] {
            assert!(text.contains(&format!("url(\"{}\")", name_of(font))), "{font}");
            assert!(!text.contains(&format!("\"{font}\"")), "{font}");
        }
        assert!(name_of("acervo.css").starts_with("acervo-") && name_of("acervo.css").ends_with(".css"));
        assert_eq!(name_of("nothing.css"), "");
    }
}
