//! Word documents (OOXML) as Markdown. The result is the document as a person sees it on paper: with tracked changes
//! accepted, and without hidden text, comments, headers, macros and embedded files. External references are never
//! fetched.

mod body;
mod controls;
mod drawings;
mod embedded;
mod fields;
mod flow;
mod math;
mod notes;
mod numbering;
mod outside;
mod package;
mod runs;
mod styles;
mod symbols;
mod tables;
mod xml;

pub(super) use package::Package;

use crate::documents::blocks::Document;
use crate::documents::bounds::Deadline;
use crate::documents::refusal::damaged;
use crate::documents::report::{Kind, Report};
use crate::documents::{markdown, write};
use crate::error::Result;

use body::{Finished, Reader};
use notes::Notes;
use numbering::Numbering;
use package::Relations;
use styles::Styles;

/// Reads an open package.
pub(super) fn read(mut package: Package<'_>, deadline: &Deadline) -> Result<Report> {
    let main = package.main().to_owned();
    let relations = package.relations(&main)?;
    let source = package.text(&main)?.ok_or_else(|| damaged("the main part is missing"))?;
    let main = xml::parse(&source)?;
    deadline.check()?;

    let styles = match part(&mut package, &relations, "styles")? {
        Some((_, text)) => Styles::read(xml::parse(&text)?.root_element()),
        None => Styles::default(),
    };
    let numbering = match part(&mut package, &relations, "numbering")? {
        Some((_, text)) => Numbering::read(xml::parse(&text)?.root_element(), &styles),
        None => Numbering::default(),
    };
    let footnotes = part(&mut package, &relations, "footnotes")?;
    let endnotes = part(&mut package, &relations, "endnotes")?;
    let footnote_relations = notes_relations(&mut package, &footnotes)?;
    let endnote_relations = notes_relations(&mut package, &endnotes)?;
    let footnotes = footnotes.as_ref().map(|(_, text)| xml::parse(text)).transpose()?;
    let endnotes = endnotes.as_ref().map(|(_, text)| xml::parse(text)).transpose()?;
    deadline.check()?;

    let notes = Notes::new(footnotes.as_ref(), endnotes.as_ref());
    let mut reader = Reader::new(styles, numbering, notes, deadline);
    if source.contains("showingPlcHdr") {
        reader.prompts = outside::prompts(&mut package, &relations);
    }
    reader.diagrams =
        outside::diagrams(&mut package, &[&relations, &footnote_relations, &endnote_relations], deadline)?;
    let body = xml::child(main.root_element(), "body").ok_or_else(|| damaged("no body"))?;
    let blocks = reader.part(body, &relations)?;
    let notes = reader.notes(&footnote_relations, &endnote_relations)?;
    let Finished { title, links, pictures, mut unread } = reader.finish();
    let (pictures, lines) = embedded::read(&mut package, pictures, deadline, &mut unread);
    outside::margins(&mut package, body, &relations, deadline, &mut unread)?;

    let document = Document { blocks, notes, links, pictures: lines };
    let markdown = write::document(&document, deadline)?;
    let title = title.or_else(|| markdown::first_heading(&markdown));
    Ok(Report { title, markdown, kind: Kind::Docx, unread: unread.told(), pictures })
}

/// Returns the name and the text of the part that a relationship of that kind refers to.
fn part(package: &mut Package<'_>, relations: &Relations, kind: &str) -> Result<Option<(String, String)>> {
    let Some(relation) = relations.values().find(|relation| relation.kind == kind && !relation.external)
    else {
        return Ok(None);
    };
    // An empty or missing part is treated as absent: the text does not depend on it.
    let text = package.text(&relation.target)?.filter(|text| !text.trim().is_empty());
    Ok(text.map(|text| (relation.target.clone(), text)))
}

fn notes_relations(package: &mut Package<'_>, notes: &Option<(String, String)>) -> Result<Relations> {
    notes.as_ref().map_or_else(|| Ok(Relations::new()), |(name, _)| package.relations(name))
}
