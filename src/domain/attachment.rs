//! Attachments: the pictures and annexes of a section. A version lists those that the section had when it was saved,
//! with what was then said about them, so that nothing that a reader sees changes afterwards.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use strum::{IntoStaticStr, VariantArray};

use super::fault::{Fault, FaultCode};
use super::ids::AttachmentId;
use super::names::names;
use super::text::{is_blank, one_line};
use super::version::{canonical, hex};

/// Maximum number of attachments of a section.
pub const MOST_ATTACHMENTS: usize = 50;
/// Maximum size of an attachment in bytes.
pub const LARGEST_ATTACHMENT: usize = 20 * 1024 * 1024;
/// Maximum number of characters of an alternative text, and of a caption.
pub const LONGEST_DESCRIPTION: usize = 1000;
/// Maximum number of characters of a credit.
pub const LONGEST_CREDIT: usize = 300;
/// What the address of a picture in a Markdown text begins with; its identifier follows.
pub const ADDRESS: &str = "attachment:";

/// Maximum width and height of the small form of a picture.
pub const SMALL: (u32, u32) = (640, 960);

/// Returns width and height of the small form of a picture, which keeps its proportions; its own if it is small.
pub fn small_size((width, height): (u32, u32)) -> (u32, u32) {
    if width <= SMALL.0 && height <= SMALL.1 {
        return (width, height);
    }
    let scaled = |side: u32, by: u32, of: u32| {
        let exact = u64::from(side) * u64::from(by) / u64::from(of.max(1));
        u32::try_from(exact).unwrap_or(u32::MAX).max(1)
    };
    let is_wide = u64::from(width) * u64::from(SMALL.1) >= u64::from(height) * u64::from(SMALL.0);
    match is_wide {
        true => (SMALL.0, scaled(height, SMALL.0, width)),
        false => (scaled(width, SMALL.1, height), SMALL.1),
    }
}

/// The types of files that can be attached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum FileKind {
    /// A PNG picture.
    Png,
    /// A JPEG picture.
    Jpeg,
    /// A WebP picture.
    Webp,
    /// A GIF picture.
    Gif,
    /// A PDF document.
    Pdf,
    /// A Word document.
    Docx,
    /// An Excel workbook.
    Xlsx,
    /// A table as text.
    Csv,
}

names!(FileKind);

impl FileKind {
    /// Returns the media type that files of this kind are served with.
    pub fn media_type(self) -> &'static str {
        match self {
            FileKind::Png => "image/png",
            FileKind::Jpeg => "image/jpeg",
            FileKind::Webp => "image/webp",
            FileKind::Gif => "image/gif",
            FileKind::Pdf => "application/pdf",
            FileKind::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            FileKind::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            FileKind::Csv => "text/csv",
        }
    }

    /// Returns the kind with this media type.
    pub fn of_media_type(media_type: &str) -> Option<FileKind> {
        FileKind::ALL.into_iter().find(|kind| kind.media_type() == media_type)
    }

    /// Returns the extensions that the name of such a file may have.
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            FileKind::Png => &["png"],
            FileKind::Jpeg => &["jpg", "jpeg", "jpe"],
            FileKind::Webp => &["webp"],
            FileKind::Gif => &["gif"],
            FileKind::Pdf => &["pdf"],
            FileKind::Docx => &["docx"],
            FileKind::Xlsx => &["xlsx"],
            FileKind::Csv => &["csv"],
        }
    }

    /// Returns what people call such a file, in every language.
    pub fn label(self) -> &'static str {
        match self {
            FileKind::Png => "PNG",
            FileKind::Jpeg => "JPEG",
            FileKind::Webp => "WebP",
            FileKind::Gif => "GIF",
            FileKind::Pdf => "PDF",
            FileKind::Docx => "Word",
            FileKind::Xlsx => "Excel",
            FileKind::Csv => "CSV",
        }
    }

    /// Whether it is a picture, which can be shown in a text and needs an alternative text.
    pub fn is_picture(self) -> bool {
        matches!(self, FileKind::Png | FileKind::Jpeg | FileKind::Webp | FileKind::Gif)
    }
}

/// What people say about an attachment, in the language of the section.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Described {
    /// What a picture shows, for those who do not see it.
    pub alt: Option<String>,
    /// The caption.
    pub caption: Option<String>,
    /// Who made it, or where it comes from.
    pub credit: Option<String>,
}

impl Described {
    /// Returns what was typed in the form in which it is stored: single lines, and none where there is nothing to read.
    ///
    /// # Errors
    /// The faults, at `/alt`, `/caption` and `/credit`.
    pub fn tidied(self) -> Result<Described, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut line = |text: Option<String>, pointer: &str, limit: usize| {
            let text = text.filter(|text| !is_blank(text))?;
            match one_line(&text, pointer) {
                Ok(text) if text.chars().count() <= limit => return Some(text),
                Ok(_) => faults.push(Fault::new(pointer, FaultCode::TooLong).with("limit", limit)),
                Err(fault) => faults.push(fault),
            }
            None
        };
        let described = Described {
            alt: line(self.alt, "/alt", LONGEST_DESCRIPTION),
            caption: line(self.caption, "/caption", LONGEST_DESCRIPTION),
            credit: line(self.credit, "/credit", LONGEST_CREDIT),
        };
        if faults.is_empty() { Ok(described) } else { Err(faults) }
    }
}

/// A picture or annex of a section: a file, and what is said about it. The file never changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// Its identifier.
    pub id: AttachmentId,
    /// SHA-256 of the file, lower-case hexadecimal. The file is stored under it.
    pub sha256: String,
    /// The type of the file, determined from its content.
    pub kind: FileKind,
    /// The size of the file in bytes.
    pub bytes: u64,
    /// The file name given by the uploader, without invisible characters.
    pub file_name: String,
    /// Width and height of a picture in pixels.
    pub size: Option<(u32, u32)>,
    /// SHA-256 of a small form of a picture, which is stored under it.
    pub thumbnail: Option<String>,
    /// What is said about it.
    #[serde(flatten)]
    pub described: Described,
}

impl Attachment {
    /// Returns the Markdown that puts a picture into a text; `None` for other files.
    pub fn markdown(&self) -> Option<String> {
        let alt = self.described.alt.as_deref().unwrap_or_default();
        self.kind.is_picture().then(|| picture_line(self.id, alt))
    }
}

/// Returns the Markdown that puts a picture with this description into a text.
pub fn picture_line(id: AttachmentId, alt: &str) -> String {
    let escape = |c: char| {
        let is_mark = c.is_ascii_punctuation() && "\\[]*_`<>&!~^$|".contains(c);
        is_mark.then_some('\\').into_iter().chain([c])
    };
    format!("![{}]({ADDRESS}{id})", alt.chars().flat_map(escape).collect::<String>())
}

/// Returns the hashes of the files, as a version's hash covers them.
pub fn hashes(attachments: &[Attachment]) -> Vec<String> {
    attachments.iter().map(|attachment| attachment.sha256.clone()).collect()
}

/// Returns the SHA-256 of the RFC 8785 form of all that a version says about its attachments; `None` if it has none. The
/// version's own hash covers only the files.
///
/// # Errors
/// Fails only if it cannot be written as JSON, which cannot happen.
pub fn digest(attachments: &[Attachment]) -> Result<Option<String>, serde_json::Error> {
    match attachments {
        [] => Ok(None),
        _ => Ok(Some(hex(&Sha256::digest(canonical(&attachments)?)))),
    }
}

/// Returns what keeps attachments from being submitted: every picture needs an alternative text, and the version must
/// list exactly what there is. `listed` is what the version lists, `working` what the section has now.
pub fn submission_faults(listed: &[Attachment], working: &[Attachment]) -> Vec<Fault> {
    let lacks_alt =
        |attachment: &Attachment| attachment.kind.is_picture() && attachment.described.alt.is_none();
    let mut faults = Vec::new();
    if listed != working {
        faults.push(Fault::new("/attachments", FaultCode::FilesNotSaved));
    }
    let missing = working.iter().enumerate().filter(|(_, attachment)| lacks_alt(attachment));
    faults.extend(missing.map(|(index, attachment)| {
        Fault::new(format!("/attachments/{index}/alt"), FaultCode::NoAlternativeText)
            .with("file", &attachment.file_name)
    }));
    faults
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn picture(alt: Option<&str>) -> Attachment {
        Attachment {
            id: AttachmentId::new(),
            sha256: "ab".repeat(32),
            kind: FileKind::Png,
            bytes: 5,
            file_name: "mapa.png".into(),
            size: Some((2, 1)),
            thumbnail: None,
            described: Described { alt: alt.map(str::to_owned), ..Described::default() },
        }
    }

    #[test]
    fn what_is_typed_becomes_one_line_or_nothing() {
        let typed = |alt: &str| Described { alt: Some(alt.into()), ..Described::default() }.tidied();
        assert_eq!(typed(" Una\u{200b}  fila ").unwrap().alt.unwrap(), "Una fila");
        assert_eq!(typed(" \u{200b} ").unwrap().alt, None);
        assert_eq!(typed("a\nb").unwrap_err()[0].pointer, "/alt");
        let long = typed(&"ñ".repeat(LONGEST_DESCRIPTION + 1)).unwrap_err();
        assert_eq!((long[0].code, long[0].pointer.as_str()), (FaultCode::TooLong, "/alt"));
        assert!(typed(&"ñ".repeat(LONGEST_DESCRIPTION)).is_ok());
        let both = Described { alt: None, caption: Some("a\nb".into()), credit: Some("x".repeat(301)) };
        let pointers: Vec<String> =
            both.tidied().unwrap_err().into_iter().map(|fault| fault.pointer).collect();
        assert_eq!(pointers, ["/caption", "/credit"]);
    }

    #[test]
    fn only_pictures_need_an_alternative_text_and_all_must_be_in_the_version() {
        let (mute, told) = (picture(None), picture(Some("Una fila")));
        let annex = Attachment { kind: FileKind::Pdf, ..mute.clone() };
        let all = [told.clone(), annex.clone(), mute.clone()];
        let faults = submission_faults(&all, &all);
        let found: Vec<_> = faults.iter().map(|fault| (fault.pointer.as_str(), fault.code)).collect();
        assert_eq!(found, [("/attachments/2/alt", FaultCode::NoAlternativeText)]);
        assert!(submission_faults(&[], &[]).is_empty());
        for (listed, working) in [(&[][..], &all[..1]), (&all[..1], &[]), (&all[1..2], &all[..1])] {
            assert_eq!(submission_faults(listed, working)[0].code, FaultCode::FilesNotSaved);
        }
        let said_since = Attachment { described: Described::default(), ..told.clone() };
        assert_eq!(submission_faults(&[said_since], &[told]).len(), 1);
    }

    #[test]
    fn what_is_said_about_a_file_is_covered_by_the_digest() {
        let one = picture(Some("Una fila"));
        let other = Attachment { described: Described::default(), ..one.clone() };
        assert_ne!(digest(std::slice::from_ref(&one)).unwrap(), digest(&[other]).unwrap());
        assert_eq!(digest(&[]).unwrap(), None);
        let stored = serde_json::to_string(&one).unwrap();
        assert_eq!(serde_json::from_str::<Attachment>(&stored).unwrap(), one);
    }

    #[test]
    fn every_kind_has_a_media_type_of_its_own() {
        for kind in FileKind::ALL {
            assert_eq!(FileKind::of_media_type(kind.media_type()), Some(kind));
            assert!(!kind.endings().is_empty());
        }
    }

    proptest! {
        /// Whatever somebody writes about a picture, its line of Markdown is that picture with that text.
        #[test]
        fn the_line_of_a_picture_reads_back(alt in "[ -~ñ¡€]{0,60}") {
            let described = Described { alt: Some(alt), ..Described::default() }.tidied().unwrap();
            let one = Attachment { described, ..picture(None) };
            let line = one.markdown().unwrap();
            let arena = comrak::Arena::new();
            let root = comrak::parse_document(&arena, &line, &comrak::Options::default());
            let image = root.descendants().find_map(|node| match &node.data().value {
                comrak::nodes::NodeValue::Image(link) => Some((link.url.clone(), node)),
                _ => None,
            });
            let (url, node) = image.expect("a picture");
            prop_assert_eq!(url, format!("{ADDRESS}{}", one.id));
            let text: String = node.descendants().filter_map(|node| match &node.data().value {
                comrak::nodes::NodeValue::Text(text) => Some(text.to_string()),
                _ => None,
            }).collect();
            prop_assert_eq!(text, one.described.alt.unwrap_or_default());
        }
    }
}
