//! What has to be known of a text before it is written: its headings, for links to them, and how often each footnote is
//! referred to.

use std::collections::HashMap;

use comrak::Node;
use comrak::arena_tree::NodeEdge;
use comrak::nodes::NodeValue;
use percent_encoding::percent_decode_str;

use super::style::Style;
use super::text::text_of;
use crate::domain::text::is_blank;

/// Maximum length of the part of an `id` that comes from a heading.
const SLUG: usize = 60;
/// The lowest level of headings in HTML.
const LOWEST: u8 = 6;

/// A heading of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Its level on the page.
    pub level: u8,
    /// Its `id`.
    pub id: String,
    /// Its text.
    pub text: String,
}

/// The headings and footnotes of a text.
#[derive(Default)]
pub struct Outline {
    /// The headings that have a text, in order.
    pub headings: Vec<Heading>,
    /// Number of references by footnote, the first of which is number 1.
    references: HashMap<usize, usize>,
    /// The first heading with each slug.
    by_slug: HashMap<String, usize>,
}

impl Outline {
    /// Returns the outline of a text.
    pub fn of(root: Node<'_>, style: &Style<'_>) -> Outline {
        let mut outline = Outline::default();
        let mut slugs = Slugs::default();
        // The levels, as written, of the headings that the current one is under.
        let mut above: Vec<u8> = Vec::new();
        let mut pictures = 0_usize;
        for edge in root.traverse() {
            let (node, starts) = match edge {
                NodeEdge::Start(node) => (node, true),
                NodeEdge::End(node) => (node, false),
            };
            match &node.data().value {
                NodeValue::Image(_) if starts => pictures += 1,
                NodeValue::Image(_) => pictures -= 1,
                // Nothing in the description of a picture is a link.
                NodeValue::FootnoteReference(reference) if starts && pictures == 0 => {
                    *outline.references.entry(reference.ix as usize).or_default() += 1;
                }
                NodeValue::Heading(heading) if starts => {
                    let text = text_of(node).text;
                    if is_blank(&text) {
                        continue;
                    }
                    above.retain(|level| *level < heading.level);
                    above.push(heading.level);
                    let level = usize::from(style.top.max(1)) + above.len() - 1;
                    let level = u8::try_from(level).unwrap_or(LOWEST).min(LOWEST);
                    let slug = slug(&text);
                    outline.by_slug.entry(slug.clone()).or_insert(outline.headings.len());
                    let id = format!("{}{}", style.prefix, slugs.unique(slug));
                    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                    outline.headings.push(Heading { level, id, text });
                }
                _ => {}
            }
        }
        outline
    }

    /// Returns the number of references to a footnote.
    pub fn references(&self, note: usize) -> usize {
        self.references.get(&note).copied().unwrap_or(0)
    }

    /// Returns the `id` of the heading that a link within the text means, however its anchor is spelt.
    pub fn target(&self, anchor: &str) -> Option<&str> {
        let anchor = slug(&percent_decode_str(anchor).decode_utf8_lossy());
        let heading = self.headings.get(*self.by_slug.get(&anchor)?)?;
        Some(&heading.id)
    }
}

/// Returns the text in lower-case ASCII letters, digits and single hyphens.
fn slug(text: &str) -> String {
    // The whole of a very long heading is not needed for its beginning.
    let mut slug = slug::slugify(&text[..text.floor_char_boundary(4 * SLUG)]);
    slug.truncate(SLUG);
    slug.truncate(slug.trim_end_matches('-').len());
    if slug.is_empty() { "section".to_owned() } else { slug }
}

/// Slugs in use, each with the last number appended to tell it from others.
#[derive(Default)]
struct Slugs(HashMap<String, usize>);

impl Slugs {
    fn unique(&mut self, slug: String) -> String {
        let Some(last) = self.0.get(&slug) else {
            self.0.insert(slug.clone(), 1);
            return slug;
        };
        let mut number = *last;
        loop {
            number += 1;
            let numbered = format!("{slug}-{number}");
            if !self.0.contains_key(&numbered) {
                self.0.insert(slug, number);
                self.0.insert(numbered.clone(), 1);
                return numbered;
            }
        }
    }
}
