//! Converts sections to documents of an index.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::Value;

use crate::documents::markdown::plain_text;
use crate::domain::country;
use crate::domain::ids::{ChapterId, CompendiumId};
use crate::domain::institution::Institution;
use crate::domain::practice::Template;
use crate::domain::text::is_blank;
use crate::domain::vocabulary::{Term, Vocabulary};
use crate::error::Result;
use crate::search::{Document, Passage};
use crate::store::{Audience, Db, Released};

/// The end of a practice that has none: it overlaps every later year.
const OPEN_END: i64 = 9999;

/// Templates by compendium and version.
pub(super) type Templates = HashMap<(CompendiumId, u32), Arc<Template>>;

/// Names shared by many sections, read once per batch.
#[derive(Default)]
pub(super) struct Names {
    vocabularies: Option<Vec<Vocabulary>>,
    chapters: HashMap<ChapterId, (Vec<String>, Vec<String>)>,
}

impl Names {
    fn items(&mut self, db: &mut Db, vocabulary: &str) -> Result<&[Term]> {
        let known = match self.vocabularies.take() {
            Some(known) => known,
            None => db.vocabularies()?,
        };
        let found = self.vocabularies.insert(known).iter().find(|known| known.name == vocabulary);
        Ok(found.map_or(&[], |known| &known.items))
    }

    /// Returns the labels of values in every language.
    fn of(&mut self, db: &mut Db, vocabulary: &str, values: &[String]) -> Result<Vec<String>> {
        let fitting = self.items(db, vocabulary)?;
        let fitting = fitting.iter().filter(|term| values.contains(&term.value));
        Ok(fitting.flat_map(|term| term.label.0.values().cloned()).collect())
    }

    /// Returns the groups of a vocabulary of which any of the countries is currently a member.
    fn groups(&mut self, db: &mut Db, vocabulary: &str, countries: &[String]) -> Result<Vec<String>> {
        let items = self.items(db, vocabulary)?;
        let belongs = |group: &&Term| {
            let mut now = group.members.iter().filter(|one| one.is_current());
            now.any(|one| countries.contains(&one.country))
        };
        Ok(items.iter().filter(belongs).map(|group| group.value.clone()).collect())
    }

    /// Returns the slugs of a chapter and of those above it, and their names in every language.
    fn chapters(&mut self, db: &mut Db, found: &Released) -> Result<(Vec<String>, Vec<String>)> {
        if let Some(known) = self.chapters.get(&found.chapter.id) {
            return Ok(known.clone());
        }
        let line = db.chapter_line(found.chapter.id)?;
        let ids: Vec<_> = line.iter().filter_map(|id| id.parse().ok()).collect();
        let chapters = db.chapters_by_id(&ids)?;
        let slugs = chapters.iter().map(|chapter| chapter.slug.clone()).collect();
        let titles = chapters.into_iter().flat_map(|chapter| chapter.title.0.into_values()).collect();
        Ok(self.chapters.entry(found.chapter.id).or_insert((slugs, titles)).clone())
    }
}

/// Returns the document of a section, as released to this audience.
pub(super) fn document(
    db: &mut Db,
    audience: Audience,
    found: Released,
    templates: &mut Templates,
    names: &mut Names,
) -> Result<Document> {
    let template = template(db, &found, templates)?;
    let (chapters, mut labels) = names.chapters(db, &found)?;
    let practice = &found.version.practice;
    let texts = |name: &str| -> Vec<String> {
        let values = practice.get(name).and_then(Value::as_array).into_iter().flatten();
        values.map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned)).collect()
    };
    let text = |name: &str| practice.get(name).and_then(Value::as_str).map(str::to_owned);
    let mut countries = texts("countries");
    if countries.is_empty() {
        countries.extend(found.institution.country.clone());
    }
    let (themes, objectives) = (texts("inclusion_themes"), texts("gcm_objectives"));
    let (principles, groups) = (texts("guiding_principles"), texts("target_groups"));
    for code in &countries {
        labels.extend(country::name(code).into_iter().flat_map(|name| name.0.values().cloned()));
    }
    labels.extend(names.of(db, "inclusion_themes", &themes)?);
    let released_at = match audience {
        Audience::Public => found.section.published_at,
        Audience::Editors => found.section.submitted_at,
    };
    Ok(Document {
        section: found.section.id,
        version: found.version.number,
        language: found.section.language.clone(),
        compendium: found.compendium.slug,
        title: text("title").unwrap_or_default(),
        summary: text("summary").unwrap_or_default(),
        passages: passages(&template, practice, &found.version.body),
        institution: found.institution.id,
        institution_names: institution_names(&found.institution, text("implementing_institution")),
        institution_slug: found.institution.slug,
        labels,
        chapter: found.chapter.id,
        chapters,
        sub_regions: names.groups(db, "sub_regions", &countries)?,
        memberships: names.groups(db, "memberships", &countries)?,
        countries,
        practice_type: text("practice_type"),
        scope: text("scope"),
        themes,
        gcm_objectives: objectives.iter().filter_map(|objective| objective.parse().ok()).collect(),
        guiding_principles: principles,
        target_groups: groups,
        maturity: found.version.maturity.map(|maturity| maturity.name().to_owned()),
        has_evaluation: has_evaluation(practice),
        years: years(text("start"), text("end"), text("status").as_deref()),
        released_at: released_at.unwrap_or(found.version.created_at),
        stage: (audience == Audience::Editors).then(|| found.section.stage.name().to_owned()),
    })
}

/// Returns the template a version was checked against, which is read once.
fn template(db: &mut Db, found: &Released, known: &mut Templates) -> Result<Arc<Template>> {
    let key = (found.compendium.id, found.version.template_version);
    if let Some(template) = known.get(&key) {
        return Ok(template.clone());
    }
    let template = Arc::new(db.template(key.0, key.1)?);
    known.insert(key, template.clone());
    Ok(template)
}

/// Returns the names of the institution, and the name of the one that implements the practice.
fn institution_names(institution: &Institution, implementing: Option<String>) -> Vec<String> {
    let mut names: Vec<String> = institution.name.0.values().cloned().collect();
    names.push(institution.acronym.clone());
    names.extend(implementing);
    names
}

/// Returns the texts other than title and summary: first those that say what was done, then the rest in the template's
/// order, then the body.
fn passages(template: &Template, practice: &serde_json::Map<String, Value>, body: &str) -> Vec<Passage> {
    const FIRST: [&str; 4] = ["description", "results", "objectives", "context_problem"];
    const APART: [&str; 3] = ["title", "summary", "implementing_institution"];
    let rank = |name: &str| FIRST.iter().position(|first| *first == name).unwrap_or(FIRST.len());
    let mut texts = template.texts(practice);
    texts.retain(|(name, _)| !APART.contains(name));
    texts.sort_by_key(|(name, _)| rank(name));
    texts.push(("body", body.to_owned()));
    texts
        .into_iter()
        .map(|(name, text)| Passage { field: name.to_owned(), text: plain_text(&text) })
        .filter(|passage| !is_blank(&passage.text))
        .collect()
}

/// Returns whether the practice has been evaluated: a row may say that it has not been yet.
fn has_evaluation(practice: &serde_json::Map<String, Value>) -> bool {
    let rows = practice.get("evaluation").and_then(Value::as_array);
    rows.into_iter().flatten().any(|row| row["type"].as_str().is_some_and(|kind| kind != "none_yet"))
}

fn years(
    start: Option<String>,
    end: Option<String>,
    status: Option<&str>,
) -> Option<std::ops::RangeInclusive<i64>> {
    let year = |text: &str| text.get(..4).and_then(|year| year.parse::<i64>().ok());
    let from = year(&start?)?;
    let to = match end.as_deref().and_then(year) {
        Some(to) => to,
        None if status == Some("completed") => from,
        None => OPEN_END,
    };
    Some(from..=to.max(from))
}
