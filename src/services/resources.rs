//! Published practices and frozen editions as catalogues describe them.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};

use crate::documents::markdown::plain_text;
use crate::documents::resource::{Related, Relation, Resource, ResourceKind, Rights, Subject, Text};
use crate::domain::country;
use crate::domain::day::Day;
use crate::domain::edition::{Edition, PartKind, Pin};
use crate::domain::fault::cut;
use crate::domain::ids::{EditionId, SectionId};
use crate::domain::labels::Label;
use crate::domain::language::UiLanguage;
use crate::domain::licence;
use crate::domain::links::{Links, with_parameters};
use crate::domain::practice::{countries, title};
use crate::domain::text::tidied;
use crate::error::Result;
use crate::messages::format::iso_date;
use crate::services::catalog::Catalog;
use crate::services::editions::EditionFormat;
use crate::store::{Db, Released};

/// Maximum number of characters of the summary of an edition.
const LONGEST_SUMMARY: usize = 4_000;
/// The lists that subjects are from, as catalogues name them.
const CHAPTERS: &str = "Chapters";
const THEMES: &str = "Inclusion themes";
const OBJECTIVES: &str = "Objectives of the Global Compact for Safe, Orderly and Regular Migration";

/// What published practices are related to.
struct Relations {
    editions: Vec<(SectionId, u32, EditionId)>,
    before: HashMap<SectionId, u32>,
    sources: Vec<(SectionId, SectionId)>,
}

impl Relations {
    fn read(db: &mut Db, found: &[Released]) -> Result<Relations> {
        let ids: Vec<SectionId> = found.iter().map(|one| one.section.id).collect();
        let links = db.sources(&ids)?;
        let targets: Vec<SectionId> = links.iter().map(|link| link.adapted_from).collect();
        let published = if targets.is_empty() { HashSet::new() } else { db.published_among(&targets)? };
        let sources = links.into_iter().filter(|link| published.contains(&link.adapted_from));
        Ok(Relations {
            editions: db.frozen_with(&ids)?,
            before: db.published_before(&ids)?,
            sources: sources.map(|link| (link.section, link.adapted_from)).collect(),
        })
    }

    fn of(&self, found: &Released, links: &Links) -> Vec<Related> {
        let (id, version) = (found.section.id, found.version.number);
        let practice = |relation, url: String| Related { relation, url, kind: ResourceKind::Practice };
        let editions = self.editions.iter().filter(|(section, of, _)| *section == id && *of == version);
        let mut related: Vec<Related> = editions
            .map(|(_, _, edition)| Related {
                relation: Relation::IsPartOf,
                url: links.edition_page(*edition),
                kind: ResourceKind::Edition,
            })
            .collect();
        related.extend(self.before.get(&id).map(|before| {
            let version = before.to_string();
            let url = with_parameters(links.published_page(id), [("version", version.as_str())]);
            practice(Relation::IsNewVersionOf, url)
        }));
        let sources = self.sources.iter().filter(|(section, _)| *section == id);
        related.extend(
            sources.map(|(_, source)| practice(Relation::IsDerivedFrom, links.published_page(*source))),
        );
        related
    }
}

/// Returns published practices as catalogues describe them, in the same order.
pub(super) fn practices(
    db: &mut Db,
    names: &Catalog,
    links: &Links,
    found: &[Released],
) -> Result<Vec<Resource>> {
    let relations = Relations::read(db, found)?;
    Ok(found.iter().map(|one| practice(one, names, links, relations.of(one, links))).collect())
}

fn practice(found: &Released, names: &Catalog, links: &Links, related: Vec<Related>) -> Resource {
    let Released { section, version, institution, chapter, .. } = found;
    let language = section.language.ui_language().unwrap_or(UiLanguage::Es);
    let own = |text: &str| Text { text: tidied(text), lang: Some(section.language.to_string()) };
    let practice = &version.practice;
    let text = |name: &str| practice.get(name).and_then(Value::as_str).unwrap_or_default();
    let published = version.published_at.or(section.published_at).unwrap_or(version.created_at);
    let places = countries(practice, institution);
    let summary = own(text("summary"));
    Resource {
        kind: ResourceKind::Practice,
        url: links.published_page(section.id),
        page: links.published_page_in(language, section.id),
        doi: None,
        identifiers: vec![("URN", format!("urn:uuid:{}", section.id))],
        language: section.language.to_string(),
        titles: vec![own(&title(practice))],
        subtitles: Vec::new(),
        creators: vec![labelled(&institution.name, language)],
        contributors: Vec::new(),
        publisher: labelled(&institution.name, language),
        issued: iso_date(published),
        available: iso_date(section.published_at.unwrap_or(published)),
        subjects: subjects(practice, &chapter.title, names),
        descriptions: if summary.text.is_empty() { Vec::new() } else { vec![summary] },
        places: places.iter().map(|code| place(code, language)).collect(),
        formats: vec!["text/html", "application/json"],
        sizes: Vec::new(),
        version: version.number.to_string(),
        rights: rights(text("licence")),
        related,
    }
}

/// Returns a label in a language, or in the one that stands in for it, with the code of that language.
fn labelled(label: &Label, language: UiLanguage) -> Text {
    let text = label.in_language(language);
    let lang = [language.code(), "en", "es"].into_iter().find(|code| label.0.contains_key(*code));
    let lang = lang.map(str::to_owned).or_else(|| label.0.keys().next().cloned());
    Text { text: tidied(text), lang }
}

/// Returns a label in all its languages.
fn in_all(label: &Label, scheme: &'static str) -> impl Iterator<Item = Subject> {
    label.0.iter().map(move |(code, text)| Subject {
        text: Text { text: tidied(text), lang: Some(code.clone()) },
        scheme,
    })
}

fn subjects(practice: &Map<String, Value>, chapter: &Label, names: &Catalog) -> Vec<Subject> {
    let mut subjects: Vec<Subject> = in_all(chapter, CHAPTERS).collect();
    for (field, scheme) in [("inclusion_themes", THEMES), ("gcm_objectives", OBJECTIVES)] {
        for value in practice.get(field).and_then(Value::as_array).into_iter().flatten() {
            let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            match names.term(field, &value) {
                Some(label) => subjects.extend(in_all(label, scheme)),
                None => subjects.push(Subject { text: Text { text: tidied(&value), lang: None }, scheme }),
            }
        }
    }
    without_repetition(subjects)
}

/// DataCite wants each subject once.
fn without_repetition(subjects: Vec<Subject>) -> Vec<Subject> {
    let mut seen = HashSet::new();
    let is_new = |subject: &Subject| {
        let Text { text, lang } = &subject.text;
        !text.is_empty() && seen.insert((text.clone(), lang.clone(), subject.scheme))
    };
    let mut is_new = is_new;
    subjects.into_iter().filter(|subject| is_new(subject)).collect()
}

fn place(code: &str, language: UiLanguage) -> Text {
    match country::name(code) {
        Some(name) => labelled(name, language),
        None => Text { text: tidied(code), lang: None },
    }
}

fn rights(name: &str) -> Option<Rights> {
    let name = tidied(name);
    (!name.is_empty()).then(|| Rights { known: licence::known(&name), name })
}

/// Returns a frozen edition as catalogues describe it.
pub(super) fn edition(db: &mut Db, links: &Links, edition: &Edition) -> Result<Resource> {
    let pins = db.edition_pins(edition.id)?;
    let language = edition.languages.first().copied().unwrap_or(UiLanguage::Es);
    let imprint = &edition.imprint;
    let publishers: Vec<Text> =
        imprint.publishers.iter().map(|publisher| labelled(&publisher.name, language)).collect();
    let publisher = Text {
        text: publishers.iter().map(|one| one.text.as_str()).collect::<Vec<_>>().join("; "),
        lang: publishers.first().and_then(|one| one.lang.clone()),
    };
    let frozen_at = edition.frozen_at.unwrap_or(edition.updated_at);
    let issued = edition.date.unwrap_or(Day::of(frozen_at)).to_string();
    let chapters = edition.outline.iter().flat_map(|chapter| in_all(&chapter.title, CHAPTERS));
    Ok(Resource {
        kind: ResourceKind::Edition,
        url: links.edition_page(edition.id),
        page: links.edition_page_in(language, edition.id),
        doi: imprint.doi.clone(),
        identifiers: identifiers(edition),
        language: language.code().to_owned(),
        titles: in_languages(edition, &edition.title),
        subtitles: in_languages(edition, &edition.subtitle),
        creators: publishers,
        contributors: contributors(&pins, language),
        publisher,
        issued,
        available: Day::of(frozen_at).to_string(),
        subjects: without_repetition(chapters.collect()),
        descriptions: summaries(db, edition)?,
        places: Vec::new(),
        formats: EditionFormat::offered().iter().map(|format| essence(*format)).collect(),
        sizes: vec![format!("{} practices", pins.len())],
        version: edition.number.map(|number| number.to_string()).unwrap_or_default(),
        rights: imprint.licence.as_deref().and_then(rights),
        related: relations(edition, &pins, links),
    })
}

/// Returns the media type of a format without parameters.
fn essence(format: EditionFormat) -> &'static str {
    let media_type = format.media_type();
    media_type.split(';').next().unwrap_or(media_type)
}

fn identifiers(edition: &Edition) -> Vec<(&'static str, String)> {
    let imprint = &edition.imprint;
    let mut identifiers = vec![("URN", format!("urn:uuid:{}", edition.id))];
    identifiers.extend(imprint.isbns.iter().map(|isbn| ("ISBN", isbn.isbn.clone())));
    identifiers.extend(imprint.issn.iter().map(|issn| ("ISSN", issn.clone())));
    identifiers.extend(imprint.symbol.iter().map(|symbol| ("Symbol", symbol.clone())));
    let mut seen = HashSet::new();
    identifiers.retain(|one| seen.insert(one.clone()));
    identifiers
}

/// Returns a label in those languages that the edition has.
fn in_languages(edition: &Edition, label: &Label) -> Vec<Text> {
    let own = edition.languages.iter().filter_map(|language| {
        let text = tidied(label.0.get(language.code())?);
        (!text.is_empty()).then(|| Text { text, lang: Some(language.code().to_owned()) })
    });
    own.collect()
}

/// Returns the institutions whose practices it has, each once.
fn contributors(pins: &[Pin], language: UiLanguage) -> Vec<Text> {
    let mut seen = HashSet::new();
    let institutions = pins.iter().map(|pin| &pin.institution).filter(|one| seen.insert(one.id));
    institutions.map(|institution| labelled(&institution.name, language)).collect()
}

fn summaries(db: &mut Db, edition: &Edition) -> Result<Vec<Text>> {
    let mut texts = Vec::new();
    for text in db.edition_texts(edition.id)? {
        if text.key.part == PartKind::Summary && text.is_part_of(edition) {
            let lang = Some(text.language.code().to_owned());
            texts.push(Text { text: cut(&tidied(&plain_text(&text.text)), LONGEST_SUMMARY), lang });
        }
    }
    Ok(texts)
}

fn relations(edition: &Edition, pins: &[Pin], links: &Links) -> Vec<Related> {
    let corrected = edition.corrects.map(|of| Related {
        relation: Relation::IsNewVersionOf,
        url: links.edition_page(of),
        kind: ResourceKind::Edition,
    });
    let parts = pins.iter().map(|pin| Related {
        relation: Relation::HasPart,
        url: links.published_page(pin.section),
        kind: ResourceKind::Practice,
    });
    corrected.into_iter().chain(parts).collect()
}
