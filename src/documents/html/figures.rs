//! Pictures: those of our own are shown, all others are their descriptions.

use comrak::Node;
use comrak::nodes::NodeValue;

use super::blocks::{Writer, ends_note};
use super::style::Picture;
use super::text::text_of;
use crate::domain::text::is_blank;

impl Writer<'_> {
    /// Whether a paragraph consists of pictures that are shown, and of nothing else.
    pub(super) fn is_figures_alone(&self, node: Node<'_>) -> bool {
        let is_shown = |inline: Node<'_>| match &inline.data().value {
            NodeValue::Image(image) => self.style.pictures.at(&image.url).is_some(),
            _ => true,
        };
        self.is_picture && !ends_note(node) && node.children().all(is_shown)
    }

    /// Writes a picture of our own: by itself a figure with its caption, within a line of text without one.
    pub(super) fn shown_picture(&mut self, node: Node<'_>, picture: &Picture) -> &'static str {
        self.pictures = 1;
        self.is_shown = true;
        let written = text_of(node).text;
        let alt = if is_blank(&written) { &picture.alt } else { written.trim() };
        if self.is_figures {
            self.output.tag("<figure>");
        }
        let (width, height) = (picture.size.0.to_string(), picture.size.1.to_string());
        let attributes = [
            ("src", picture.small.as_str()),
            ("alt", alt),
            ("width", &width),
            ("height", &height),
            ("loading", "lazy"),
        ];
        self.output.tag("<img");
        for (name, value) in attributes {
            self.output.attribute(name, value);
        }
        self.output.tag(">");
        if self.is_figures {
            self.caption(picture);
            self.output.tag("</figure>\n");
        }
        ""
    }

    /// Writes the caption of a figure, if there is anything to say.
    fn caption(&mut self, picture: &Picture) {
        let texts = [picture.caption.as_str(), picture.credit.as_str()];
        let texts: Vec<&str> = texts.into_iter().filter(|text| !text.is_empty()).collect();
        if texts.is_empty() && picture.whole.is_none() {
            return;
        }
        self.output.tag("<figcaption>");
        self.output.label(&texts.join(" · "));
        if let Some(whole) = &picture.whole {
            if !texts.is_empty() {
                self.output.label(" · ");
            }
            self.output.tag("<a");
            self.output.attribute("href", whole);
            self.own_language();
            self.output.tag(">");
            self.output.label(&self.style.labels.whole_picture());
            self.output.tag("</a>");
        }
        self.output.tag("</figcaption>");
    }

    /// Pictures from elsewhere are not loaded: their sites would learn who reads what.
    pub(super) fn picture(&mut self, node: Node<'_>) -> &'static str {
        self.pictures = 1;
        if !self.is_picture {
            self.output.tag("<span class=\"picture\">");
        }
        let labels = self.style.labels;
        match is_blank(&text_of(node).text) {
            true => self.own_words(&labels.undescribed_picture()),
            false => {
                self.own_words(&labels.picture());
                self.output.label(" ");
            }
        }
        if self.is_picture { "" } else { "</span>" }
    }

    /// Writes words in the reader's language.
    fn own_words(&mut self, words: &str) {
        if self.style.foreign.is_none() {
            return self.output.label(words);
        }
        self.output.tag("<span");
        self.own_language();
        self.output.tag(">");
        self.output.label(words);
        self.output.tag("</span>");
    }
}
