//! The attachments of a version that its text does not show: annexes, and pictures that stand nowhere in it.

use serde_json::{Map, Value};

use super::attachments::folder;
use super::page::Page;
use crate::domain::attachment::ADDRESS;
use crate::domain::text::tidied;
use crate::messages::format;
use crate::services::attachments::AttachmentView;
use crate::services::published::{Picture, shown_picture};

/// An attachment as a page lists it.
pub struct Annex {
    /// Its caption, or the name of its file.
    pub name: String,
    /// Its address.
    pub address: String,
    /// Type, size, and who made it.
    pub meta: String,
    /// What to show of a picture.
    pub picture: Option<Picture>,
}

/// Returns those attachments of a version that its texts do not show.
pub fn annexes(
    page: &Page,
    attachments: &[AttachmentView],
    practice: &Map<String, Value>,
    body: &str,
) -> Vec<Annex> {
    if attachments.is_empty() {
        return Vec::new();
    }
    let texts = Value::Object(practice.clone()).to_string();
    let is_placed = |attachment: &&AttachmentView| {
        let address = format!("{ADDRESS}{}", attachment.id);
        attachment.is_picture() && (texts.contains(&address) || body.contains(&address))
    };
    attachments.iter().filter(|attachment| !is_placed(attachment)).map(|of| annex(page, of)).collect()
}

/// Returns an attachment as a page lists it.
pub fn annex(page: &Page, of: &AttachmentView) -> Annex {
    let folder = folder(page);
    let meta = [Some(kind_and_size(page, of)), of.credit.clone()];
    Annex {
        name: of.caption.clone().unwrap_or_else(|| tidied(&of.file_name)),
        address: format!("{folder}/{}", of.id),
        meta: meta.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        picture: of.is_picture().then(|| shown_picture(of, &folder)),
    }
}

/// Returns the type of a file and its size.
pub fn kind_and_size(page: &Page, of: &AttachmentView) -> String {
    let kind = of.kind().map(|kind| kind.label()).unwrap_or_default();
    let kib = of.bytes.div_ceil(1024);
    let (id, size) = match kib {
        0..1000 => ("attachments-size-kb", kib as f64),
        _ => ("attachments-size-mb", (kib as f64 / 102.4).round() / 10.0),
    };
    let size = format::number(page.language, size);
    page.with_args(id, [("kind", kind.into()), ("size", size.into())])
}
