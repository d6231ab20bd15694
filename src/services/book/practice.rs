//! A practice in a book.

use super::values::{short, table};
use crate::documents::passage::{self, Figures};
use crate::domain::attachment::ADDRESS;
use crate::domain::book::{Fact, Field, Figure, Inline};
use crate::domain::language::UiLanguage;
use crate::messages;
use crate::services::attachments::AttachmentView;
use crate::services::published::{Presented, PresentedField};

/// Fields that a book shows in another way, or not at all: who consented is recorded with the decision.
const SHOWN_ELSEWHERE: [&str; 3] = ["title", "summary", "consent"];

/// The fields of a practice.
#[derive(Default)]
pub(super) struct Written {
    /// The short ones.
    pub(super) facts: Vec<Fact>,
    /// The long ones, with the free text at the end.
    pub(super) fields: Vec<Field>,
}

/// Writes the fields in the template's order, then the body. Paragraphs are numbered through the whole practice.
pub(super) fn written(
    presented: &Presented,
    body: &str,
    attachments: &[AttachmentView],
    language: UiLanguage,
) -> Written {
    let (mut written, mut number) = (Written::default(), 0);
    let figures = figures(attachments);
    let fields = presented.fields.iter();
    for field in fields.filter(|field| !SHOWN_ELSEWHERE.contains(&field.name.as_str())) {
        written.facts.extend(fact(field, language));
        let long = match field.kind {
            "table" => table(field, language),
            "markdown" => text(field, field.value.as_str(), &figures, &mut number),
            "group" => {
                let part = field.layout.parts.iter().find(|part| part.kind == "markdown");
                let part = part.and_then(|part| field.value[part.name.as_str()].as_str());
                text(field, part, &figures, &mut number)
            }
            _ => None,
        };
        written.fields.extend(long);
    }
    let blocks = passage::blocks_with(body, &figures, &mut number);
    if !blocks.is_empty() {
        let label = messages::plain(language, "practice-body");
        written.fields.push(Field { name: "body".to_owned(), label, blocks });
    }
    written
}

fn fact(field: &PresentedField, language: UiLanguage) -> Option<Fact> {
    let values = short(field, language);
    let is_own = values.iter().any(|words| words.is_own);
    (!values.is_empty()).then(|| Fact {
        name: field.name.clone(),
        label: field.label.clone(),
        values: values.into_iter().map(|words| words.text).collect(),
        is_own,
    })
}

fn text(
    field: &PresentedField,
    markdown: Option<&str>,
    figures: &Figures,
    number: &mut u32,
) -> Option<Field> {
    let blocks = passage::blocks_with(markdown?, figures, number);
    (!blocks.is_empty()).then(|| Field { name: field.name.clone(), label: field.label.clone(), blocks })
}

/// Returns the pictures that the texts of a practice may show.
fn figures(attachments: &[AttachmentView]) -> Figures {
    let pictures = attachments.iter().filter(|attachment| attachment.is_picture());
    let figure = |of: &AttachmentView| Figure {
        src: of.sha256.clone(),
        alt: of.alt.clone().unwrap_or_default(),
        caption: of.caption.clone().map(Inline::Text).into_iter().collect(),
        credit: of.credit.clone().unwrap_or_default(),
        kind: of.kind(),
        small: of.small_sha256.clone(),
        attachment: Some(of.id),
        address: None,
    };
    pictures.map(|of| (format!("{ADDRESS}{}", of.id), figure(of))).collect()
}
