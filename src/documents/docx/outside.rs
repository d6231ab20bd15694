//! Parts outside the text: diagrams, the prompts of content controls, and page headers and footers. The text does not
//! depend on them, so a damaged one is treated as absent; the limits for whole documents apply to them as well.

use std::collections::{BTreeSet, HashMap};

use super::controls::Prompts;
use super::drawings;
use super::package::{Package, Relations};
use super::xml::{self, El};
use crate::documents::blocks::Block;
use crate::documents::bounds::Deadline;
use crate::documents::unread::{Tally, UnreadKind};
use crate::error::{Code, Result};

/// Returns the prompts that a document defines; none if they cannot be read.
pub(super) fn prompts(package: &mut Package<'_>, relations: &Relations) -> Prompts {
    let part = relations.values().find(|relation| relation.kind == "glossaryDocument" && !relation.external);
    let text = part.and_then(|part| package.text(&part.target).ok().flatten()).unwrap_or_default();
    xml::parse(&text).map(|glossary| Prompts::read(glossary.root_element())).unwrap_or_default()
}

/// Returns the texts of the diagrams that can be read, by the names of their parts.
pub(super) fn diagrams(
    package: &mut Package<'_>,
    relations: &[&Relations],
    deadline: &Deadline,
) -> Result<HashMap<String, Vec<Block>>> {
    let mut diagrams = HashMap::new();
    for relation in relations.iter().flat_map(|relations| relations.values()) {
        if relation.kind != "diagramData" || relation.external || diagrams.contains_key(&relation.target) {
            continue;
        }
        deadline.check()?;
        let text = match package.text(&relation.target) {
            Err(error) if error.code == Code::TooLarge => return Err(error),
            text => text.ok().flatten().unwrap_or_default(),
        };
        if let Ok(part) = xml::parse(&text) {
            diagrams.insert(relation.target.clone(), drawings::diagram(part.root_element()));
        }
    }
    Ok(diagrams)
}

/// Counts the headers and footers that contain words, which page numbers do not. After one that cannot be read, the
/// rest are counted without being examined.
pub(super) fn margins(
    package: &mut Package<'_>,
    body: El<'_>,
    relations: &Relations,
    deadline: &Deadline,
    unread: &mut Tally,
) -> Result<()> {
    let mut seen = BTreeSet::new();
    let mut readable = true;
    for reference in body.descendants() {
        let kind = match xml::word(reference) {
            "headerReference" => UnreadKind::Header,
            "footerReference" => UnreadKind::Footer,
            _ => continue,
        };
        let part = xml::relation_id(reference).and_then(|id| relations.get(id));
        let Some(part) = part.filter(|part| !part.external && seen.insert(part.target.as_str())) else {
            continue;
        };
        deadline.check()?;
        let text = if readable { package.text(&part.target) } else { Ok(None) };
        readable &= text.is_ok();
        let words = match text.ok().flatten() {
            Some(text) => xml::parse(&text)
                .map_or(true, |part| xml::text_of(part.root_element()).chars().any(char::is_alphabetic)),
            None => !readable,
        };
        unread.add(kind, u32::from(words));
    }
    Ok(())
}
