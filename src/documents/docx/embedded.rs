//! Pictures that are in the document itself: they become attachments of the section.

use super::body::Reader;
use super::package::{EmbeddedPicture, Package, Relations};
use super::xml::{self, El};
use crate::documents::attached::examine;
use crate::documents::bounds::Deadline;
use crate::documents::report::ReportPicture;
use crate::documents::unread::{Tally, UnreadKind};
use crate::domain::attachment::{LARGEST_ATTACHMENT, LONGEST_DESCRIPTION, MOST_ATTACHMENTS, picture_line};
use crate::domain::ids::AttachmentId;
use crate::domain::text::{is_blank, tidied};

/// Maximum number of bytes of all pictures of a document together.
const MAX_TOGETHER: usize = 100 << 20;
/// What a drawing may hold besides a picture that makes it more than one.
const MORE: [&str; 6] = ["txbxContent", "relIds", "chart", "wsp", "textpath", "contentPart"];

impl<'a> Reader<'a> {
    /// Returns the picture that a drawing consists of, if it can stand in a paragraph of its own: not in notes, and not if
    /// it is only decoration.
    pub(super) fn embedded(&self, drawing: El<'a>, relations: &Relations) -> Option<EmbeddedPicture> {
        if self.in_note || self.pictures.len() >= MOST_ATTACHMENTS {
            return None;
        }
        let mut blip = None;
        let mut alt = None;
        for el in drawing.descendants().filter(El::is_element) {
            match el.tag_name().name() {
                name if MORE.contains(&name) => return None,
                "blip" if blip.replace(el).is_some() => return None,
                "docPr" | "cNvPr" => alt = alt.or(xml::description(el)),
                "decorative" if xml::attribute(el, "val") != Some("0") => return None,
                _ => {}
            }
        }
        let relation = xml::attribute(blip?, "embed").and_then(|id| relations.get(id))?;
        if relation.external || relation.kind != "image" {
            return None;
        }
        let alt = alt.map(|alt| tidied(alt).chars().take(LONGEST_DESCRIPTION).collect::<String>());
        Some(EmbeddedPicture { part: relation.target.clone(), alt: alt.filter(|alt| !is_blank(alt)) })
    }
}

/// Reads the pictures, and returns what stands for each of them in the text. One that is none of the kinds that can be
/// attached is replaced by its description, and counted if it has none.
pub(super) fn read(
    package: &mut Package<'_>,
    pictures: Vec<EmbeddedPicture>,
    deadline: &Deadline,
    unread: &mut Tally,
) -> (Vec<ReportPicture>, Vec<String>) {
    let (mut found, mut lines, mut left) = (Vec::new(), Vec::new(), MAX_TOGETHER);
    for EmbeddedPicture { part, alt } in pictures {
        let limit = left.min(LARGEST_ATTACHMENT);
        let bytes = if deadline.passed() { None } else { package.bytes(&part, limit) };
        left -= bytes.as_ref().map_or(0, Vec::len);
        let examined = bytes.and_then(|bytes| Some((examine(&bytes).ok()?, bytes)));
        match examined.filter(|(examined, _)| examined.picture.is_some()) {
            Some((examined, bytes)) => {
                let id = AttachmentId::new();
                lines.push(picture_line(id, alt.as_deref().unwrap_or_default()));
                let file_name = part.rsplit('/').next().unwrap_or_default().to_owned();
                found.push(ReportPicture { id, file_name, alt, bytes, examined });
            }
            None => {
                if alt.is_none() {
                    unread.one(UnreadKind::Picture);
                }
                lines.push(alt.map(|alt| described(&alt)).unwrap_or_default());
            }
        }
    }
    (found, lines)
}

/// Returns what a picture shows as a paragraph of Markdown.
fn described(alt: &str) -> String {
    let escaped: String =
        alt.chars().flat_map(|c| c.is_ascii_punctuation().then_some('\\').into_iter().chain([c])).collect();
    format!("*\\[{escaped}\\]*")
}
