//! The texts of a section as HTML for pages.

use std::collections::HashMap;

use crate::documents::html::{Labels, Style, marked, render};
use crate::domain::attachment::{ADDRESS, small_size};
use crate::domain::html::Html;
use crate::domain::language::{Language, UiLanguage};
use crate::messages::{self, Arg};
use crate::search::Marker;
use crate::services::attachments::AttachmentView;

pub use crate::documents::html::{Heading, Picture, Rendered};

/// Renders the texts of one section for one reader.
///
/// The body of a section is Markdown, and so are the fields whose schema in the template has the `contentMediaType`
/// `text/markdown`. All other texts are plain.
pub struct Reading {
    reader: UiLanguage,
    /// The language of the texts, if it is not the reader's.
    foreign: Option<Language>,
    marker: Marker,
    /// The pictures that may be shown, by the address that stands for them in the text.
    pictures: HashMap<String, Picture>,
}

/// A Markdown text and its place on a page.
#[derive(Clone, Copy, Debug)]
pub struct Passage<'a> {
    /// The text.
    pub markdown: &'a str,
    /// The level that its highest headings get on the page, from 1 to 6: one more than that of the heading above it.
    pub top: u8,
    /// What the `id` of everything in it begins with, unique on the page: a letter, then letters, digits and hyphens,
    /// the last of them a hyphen.
    pub prefix: &'a str,
    /// Its name on the page, such as the label of the field.
    pub title: &'a str,
}

impl Reading {
    /// Creates a reading of a section's texts, which are in this language; `marker` marks a query's words in them.
    pub fn new(reader: UiLanguage, language: &Language, marker: Marker) -> Reading {
        let foreign = (language.ui_language() != Some(reader)).then(|| language.clone());
        Reading { reader, foreign, marker, pictures: HashMap::new() }
    }

    /// Creates a reading that marks nothing.
    pub fn unmarked(reader: UiLanguage, language: &Language) -> Reading {
        Reading::new(reader, language, Marker::nothing())
    }

    /// Lets the texts show the pictures among these attachments: those of the version that the texts are from. `folder` is
    /// the address on this site below which files are, without a slash at its end.
    pub fn with_pictures(mut self, attachments: &[AttachmentView], folder: &str) -> Reading {
        for attachment in attachments.iter().filter(|attachment| attachment.is_picture()) {
            self.pictures.insert(format!("{ADDRESS}{}", attachment.id), shown_picture(attachment, folder));
        }
        self
    }

    /// Returns the `lang` that elements around the texts need, if the page has another language.
    pub fn lang(&self) -> Option<&str> {
        self.foreign.as_ref().map(Language::as_str)
    }

    /// Returns a Markdown text as HTML: block elements, to be put into an element with [`Reading::lang`]. Its headings
    /// fit the page, and raw HTML, pictures and links other than to websites, email addresses and its own headings are
    /// left out.
    pub fn markdown(&self, passage: Passage<'_>) -> Rendered {
        let style = Style {
            top: passage.top,
            prefix: passage.prefix,
            title: passage.title,
            language: self.reader,
            foreign: self.foreign.as_ref(),
            labels: &ReaderLabels(self.reader),
            pictures: &self.pictures,
            mark: &|text| self.marker.in_text(text),
        };
        render(passage.markdown, &style)
    }

    /// Returns the title of a section as HTML.
    pub fn title(&self, text: &str) -> Html {
        marked(text, self.marker.in_title(text))
    }

    /// Returns the summary of a section as HTML.
    pub fn summary(&self, text: &str) -> Html {
        marked(text, self.marker.in_summary(text))
    }

    /// Returns any other plain text of a section as HTML.
    pub fn text(&self, text: &str) -> Html {
        marked(text, self.marker.in_text(text))
    }
}

/// Returns an attached picture as pages show it. `folder` is as for [`Reading::with_pictures`].
pub fn shown_picture(of: &AttachmentView, folder: &str) -> Picture {
    let whole = (of.width.unwrap_or(1), of.height.unwrap_or(1));
    let size = small_size(whole);
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    Picture {
        small: format!("{folder}/{}/small", of.id),
        whole: (size != whole).then(|| format!("{folder}/{}", of.id)),
        size,
        alt: text(&of.alt),
        caption: text(&of.caption),
        credit: text(&of.credit),
    }
}

struct ReaderLabels(UiLanguage);

impl Labels for ReaderLabels {
    fn table(&self, number: usize, title: &str) -> String {
        match title {
            "" => messages::text(self.0, "reading-table-untitled", [("number", number)]),
            _ => {
                let args = [("number", Arg::from(number)), ("title", Arg::from(title))];
                messages::text(self.0, "reading-table", args)
            }
        }
    }

    fn note(&self, note: usize) -> String {
        messages::text(self.0, "reading-note", [("note", note)])
    }

    fn back(&self, note: usize, reference: Option<usize>) -> String {
        match reference {
            None => messages::text(self.0, "reading-back", [("note", note)]),
            Some(reference) => {
                let args = [("note", note), ("reference", reference)];
                messages::text(self.0, "reading-back-to-one", args)
            }
        }
    }

    fn picture(&self) -> String {
        messages::plain(self.0, "reading-picture")
    }

    fn whole_picture(&self) -> String {
        messages::plain(self.0, "reading-picture-whole")
    }

    fn undescribed_picture(&self) -> String {
        messages::plain(self.0, "reading-picture-undescribed")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "## Datos\n\n![Mapa](mapa.png) y una nota[^1][^1]\n\n| A |\n|---|\n| 1 |\n\n[^1]: Fuente";

    fn shown(reader: UiLanguage, language: &str) -> String {
        let reading = Reading::new(reader, &language.parse().unwrap(), Marker::nothing());
        let passage = Passage { markdown: TEXT, top: 3, prefix: "results-", title: "Resultados" };
        reading.markdown(passage).html.to_string()
    }

    #[test]
    fn labels_are_in_the_language_of_the_reader() {
        for (reader, labels) in [
            (UiLanguage::Es, ["Imagen: Mapa", "Nota 1", "Cuadro 1: Datos", "desde la nota 1, mención 2"]),
            (UiLanguage::En, ["Picture: Mapa", "Note 1", "Table 1: Datos", "from note 1, mention 2"]),
            (UiLanguage::Pt, ["Imagem: Mapa", "Nota 1", "Tabela 1: Datos", "da nota 1, menção 2"]),
            (
                UiLanguage::Fr,
                ["Image\u{202f}: Mapa", "Note 1", "Tableau 1\u{202f}: Datos", "la note 1, mention 2"],
            ),
        ] {
            let own = shown(reader, reader.code());
            for label in labels {
                assert!(own.contains(label), "{label}: {own}");
            }
            assert!(!own.contains("lang="), "{own}");
            let foreign = shown(reader, "gn");
            assert!(foreign.contains(&format!("aria-label=\"{}\" lang=\"{}\"", labels[2], reader.code())));
            assert!(foreign.contains("<table class=\"table\" lang=\"gn\">"), "{foreign}");
        }
    }

    #[test]
    fn a_text_in_a_variety_of_the_language_of_the_reader_is_not_foreign() {
        let reading = |reader, language: &str| {
            let reading = Reading::new(reader, &language.parse().unwrap(), Marker::nothing());
            reading.lang().map(str::to_owned)
        };
        assert_eq!(reading(UiLanguage::Pt, "pt-BR"), None);
        assert_eq!(reading(UiLanguage::Es, "pt-BR"), Some("pt-BR".to_owned()));
        assert_eq!(reading(UiLanguage::Fr, "ht"), Some("ht".to_owned()));
    }
}
