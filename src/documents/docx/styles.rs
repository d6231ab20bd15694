//! Styles: the role of a paragraph and the marks of a run according to their styles.

use std::collections::HashMap;

use super::xml::{self, El};
use crate::documents::blocks::{BOLD, CODE, ITALIC, STRIKE};

/// The role of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Body text.
    Body,
    /// The document's title.
    Title,
    /// A heading, by its level from 1.
    Heading(u8),
    /// Part of a quotation.
    Quote,
    /// A line of code.
    Code,
    /// A further paragraph of a list item.
    Continued,
    /// A line of a table of contents: it refers to pages that no longer exist, so it is left out.
    Contents,
}

/// The list that a paragraph belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct InList {
    /// The numbering's id; `0` removes the paragraph from every list.
    pub id: String,
    /// The level, if specified here.
    pub level: Option<u8>,
}

/// Marks that are set or cleared, and the vertical position of the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// The marks that are on.
    pub marks: u8,
    /// The marks that are specified, on or off.
    pub said: u8,
    /// Above or below the line.
    pub raised: Option<Raised>,
    /// Not shown.
    pub hidden: Option<bool>,
}

/// The position of text relative to its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Raised {
    /// On the line.
    Not,
    /// Superscript.
    Above,
    /// Subscript.
    Below,
}

#[derive(Default)]
struct Style {
    name: String,
    base: Option<String>,
    outline: Option<u8>,
    list: Option<InList>,
    look: Look,
}

/// The styles of a document, by their ids.
#[derive(Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    paragraph: Option<String>,
}

/// Maximum length of a chain of styles; longer ones are loops.
const MAX_CHAIN: usize = 20;

impl Styles {
    /// Reads `styles.xml`.
    pub(super) fn read(root: El<'_>) -> Styles {
        let mut styles = Styles::default();
        for el in root.children().filter(|el| xml::word(*el) == "style") {
            let Some(id) = xml::attribute(el, "styleId") else { continue };
            let properties = xml::child(el, "pPr");
            let is_default = matches!(xml::attribute(el, "default"), Some("1" | "true" | "on"));
            if xml::attribute(el, "type") == Some("paragraph") && is_default {
                styles.paragraph = Some(id.to_owned());
            }
            let style = Style {
                name: xml::value(el, "name").unwrap_or(id).trim().to_lowercase(),
                base: xml::value(el, "basedOn").map(str::to_owned),
                outline: properties.and_then(outline),
                list: properties.and_then(in_list),
                look: xml::child(el, "rPr").map(look).unwrap_or_default(),
            };
            styles.styles.insert(id.to_owned(), style);
        }
        styles
    }

    /// Returns a style and those that it is based on.
    fn chain<'s>(&'s self, id: Option<&'s str>) -> impl Iterator<Item = (&'s str, Option<&'s Style>)> {
        let first = id.map(|id| (id, self.styles.get(id)));
        std::iter::successors(first, |(_, style)| {
            let base = (*style)?.base.as_deref()?;
            Some((base, Some(self.styles.get(base)?)))
        })
        .take(MAX_CHAIN)
    }

    /// Returns the role of paragraphs with a style. A style that the document does not define is judged by its id.
    pub(super) fn role(&self, id: Option<&str>) -> Role {
        for (id, style) in self.chain(id) {
            let outline = style.and_then(|style| style.outline);
            let by_name = style.and_then(|style| role_by_name(&style.name));
            if let Some(role @ (Role::Contents | Role::Title)) = by_name {
                return role;
            }
            if let Some(level) = outline {
                return role_of_level(level);
            }
            if let Some(role) = by_name.or_else(|| role_by_name(&id.to_lowercase())) {
                return role;
            }
        }
        Role::Body
    }

    /// Returns the list that a style puts its paragraphs into, and the id of the style that specifies it.
    pub(super) fn list<'s>(&'s self, id: Option<&'s str>) -> Option<(&'s str, &'s InList)> {
        self.chain(id.or(self.paragraph.as_deref()))
            .find_map(|(id, style)| style.and_then(|style| style.list.as_ref()).map(|list| (id, list)))
    }

    /// Returns whether a character style is the one for prompts in content controls.
    pub(super) fn is_prompt(&self, id: Option<&str>) -> bool {
        self.chain(id).any(|(id, style)| {
            let name = style.map_or("", |style| style.name.as_str());
            let id = id.to_lowercase();
            // Ids are translated, without their accents.
            name == "placeholder text"
                || ["placeholdertext", "textodelmarcador", "textodoespa", "textedelespace"]
                    .into_iter()
                    .any(|known| id.starts_with(known))
        })
    }

    /// Returns the look that a character style gives.
    pub(super) fn look(&self, id: Option<&str>) -> Look {
        let mut all = Look::default();
        for (id, style) in self.chain(id) {
            let Some(style) = style else { continue };
            all = style.look.over(all, true);
            let name = if style.name.is_empty() { id } else { &style.name };
            if ["verbatim char", "html code", "source text", "inline code", "code char"].contains(&name) {
                all.marks |= CODE;
                all.said |= CODE;
            }
        }
        all
    }
}

impl Look {
    /// Combines both. With `under`, `other` takes precedence, otherwise `self` does.
    pub(super) fn over(self, other: Look, under: bool) -> Look {
        let (strong, weak) = if under { (other, self) } else { (self, other) };
        Look {
            marks: strong.marks | weak.marks & !strong.said,
            said: strong.said | weak.said,
            raised: strong.raised.or(weak.raised),
            hidden: strong.hidden.or(weak.hidden),
        }
    }
}

/// Returns the look given by run properties.
pub(super) fn look(properties: El<'_>) -> Look {
    let mut look = Look::default();
    for (name, mark) in [("b", BOLD), ("i", ITALIC), ("strike", STRIKE), ("dstrike", STRIKE)] {
        if let Some(on) = xml::toggle(properties, name) {
            look.said |= mark;
            look.marks |= if on { mark } else { 0 };
        }
    }
    look.raised = xml::value(properties, "vertAlign").map(|place| match place {
        "superscript" => Raised::Above,
        "subscript" => Raised::Below,
        _ => Raised::Not,
    });
    look.hidden = xml::toggle(properties, "vanish");
    look
}

/// Returns the outline level given by paragraph properties, counted from 0; 9 is body text.
pub(super) fn outline(properties: El<'_>) -> Option<u8> {
    xml::value(properties, "outlineLvl")?.trim().parse().ok()
}

/// Returns the role for an outline level.
pub(super) fn role_of_level(level: u8) -> Role {
    if level < 9 { Role::Heading(level + 1) } else { Role::Body }
}

/// Returns the list named by paragraph properties. A level without a list refers to the list of the style.
pub(super) fn in_list(properties: El<'_>) -> Option<InList> {
    let numbering = xml::child(properties, "numPr")?;
    let level = xml::value(numbering, "ilvl").and_then(|level| level.trim().parse().ok());
    Some(InList { id: xml::value(numbering, "numId")?.trim().to_owned(), level })
}

/// Returns the role for a style's name. Word keeps the names of its built-in styles in English, whatever the language
/// of its menus; other programs translate them, and all of them translate ids (`Ttulo1`).
fn role_by_name(name: &str) -> Option<Role> {
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let number: Option<u8> = name.get(stem.len()..).and_then(|digits| digits.parse().ok());
    let stem = stem.trim();
    match (stem, number) {
        ("toc" | "contents" | "tdc" | "tm" | "sumário" | "sumrio", Some(_)) => Some(Role::Contents),
        ("toc heading" | "tocheading" | "table of figures" | "tableoffigures", _) => Some(Role::Contents),
        ("contents heading" | "encabezado del índice", _) => Some(Role::Contents),
        (
            "heading" | "título" | "titulo" | "ttulo" | "titre" | "überschrift" | "berschrift" | "encabezado"
            | "cabeçalho" | "titolo",
            Some(level @ 1..=9),
        ) => Some(Role::Heading(level)),
        ("title" | "título" | "titulo" | "ttulo" | "titre" | "titel", None) => Some(Role::Title),
        ("subtitle" | "subtítulo" | "sous-titre" | "normal", None) => Some(Role::Body),
        (
            "quote" | "intense quote" | "intensequote" | "block text" | "blocktext" | "block quotation"
            | "quotations" | "cita" | "cita destacada" | "citadestacada" | "cita intensa" | "citação"
            | "citao" | "citação intensa" | "citaointensa" | "citation" | "citation intense",
            None,
        ) => Some(Role::Quote),
        (
            "source code" | "sourcecode" | "html preformatted" | "preformatted text" | "code" | "código"
            | "macro" | "macro text",
            None,
        ) => Some(Role::Code),
        ("list continue" | "listcontinue", _) => Some(Role::Continued),
        _ => None,
    }
}
