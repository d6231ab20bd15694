//! Institutions, compendia, chapters, templates and vocabularies; and published sections with all that a
//! reader is shown of them.

use diesel::dsl::count_star;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::connection::Db;
use super::rows::{InstitutionRow, SectionRow, VersionRow, json, parsed, to_json, to_number};
use super::schema::{chapters, compendia, institutions, sections, templates, versions, vocabularies};
use super::write::Tx;
use crate::domain::compendium::{Chapter, Compendium, Settings};
use crate::domain::ids::{ChapterId, CompendiumId, InstitutionId, SectionId};
use crate::domain::institution::Institution;
use crate::domain::labels::Label;
use crate::domain::practice::Template;
use crate::domain::section::{Section, Version};
use crate::error::{Error, Result};
use crate::policy::{Permit, Task};

/// A list of values with labels.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Vocabulary {
    /// Its name: `gcm_objectives`.
    #[schema(max_length = 60, example = "gcm_objectives")]
    pub name: String,
    /// What it is called, by language.
    pub title: Label,
    /// Its values, in order.
    pub items: Vec<Term>,
}

/// A value of a vocabulary.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The value as practices hold it.
    #[schema(max_length = 100, example = "14")]
    pub value: String,
    /// What it is called, by language.
    pub label: Label,
    /// For a group of countries: which belong to it, and since when.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<GroupMember>,
}

/// A country's membership in a group, with its dates.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupMember {
    /// ISO 3166-1 alpha-2.
    #[schema(pattern = "^[A-Z]{2}$", example = "BO")]
    pub country: String,
    /// `member`, `associate`, `observer` or `suspended`.
    #[schema(max_length = 30, example = "member")]
    pub status: String,
    /// Since when: a year or a date; null if it is not recorded.
    #[schema(max_length = 10, example = "1969-05-26")]
    pub from: Option<String>,
    /// Until when; null while it lasts.
    #[schema(max_length = 10)]
    pub until: Option<String>,
}

/// A published section with what a reader is shown of it.
pub struct Published {
    /// The section.
    pub section: Section,
    /// The version.
    pub version: Version,
    /// The institution it belongs to.
    pub institution: Institution,
    /// The chapter it stands in, without those below it.
    pub chapter: Chapter,
    /// The compendium it is part of.
    pub compendium: Compendium,
}

/// What is left to show of a section that was published once: its title, institution and date alone.
pub struct Withdrawn {
    /// The title it had.
    pub title: String,
    /// The institution it belongs to.
    pub institution: Institution,
    /// When it was taken back.
    pub unpublished_at: crate::domain::time::Timestamp,
}

type CompendiumRow = (String, String, String, String, String, i32, i64, i64);
type ChapterRow = (String, String, Option<String>, i32, String, String);

fn compendium(row: CompendiumRow) -> Result<(Compendium, u32)> {
    let (id, slug, title, languages, settings, template, _, _) = row;
    let compendium = Compendium {
        id: parsed("compendia.id", &id)?,
        slug,
        title: json("compendia.title", &title)?,
        languages: json("compendia.languages", &languages)?,
        settings: json("compendia.settings", &settings)?,
    };
    Ok((compendium, super::rows::number("compendia.template_version", template)?))
}

fn chapter(row: ChapterRow) -> Result<Chapter> {
    let (id, _, _, _, slug, title) = row;
    Ok(Chapter {
        id: parsed("chapters.id", &id)?,
        slug,
        title: json("chapters.title", &title)?,
        children: Vec::new(),
    })
}

impl Db {
    /// The institution with that identifier or slug.
    pub fn institution(&mut self, id_or_slug: &str) -> Result<Option<Institution>> {
        let row: Option<InstitutionRow> = institutions::table
            .filter(institutions::id.eq(id_or_slug).or(institutions::slug.eq(id_or_slug)))
            .first(self)
            .optional()?;
        row.map(InstitutionRow::institution).transpose()
    }

    /// The institutions with these identifiers.
    pub fn institutions_by_id(&mut self, ids: &[InstitutionId]) -> Result<Vec<Institution>> {
        let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
        let rows: Vec<InstitutionRow> =
            institutions::table.filter(institutions::id.eq_any(ids)).load(self)?;
        rows.into_iter().map(InstitutionRow::institution).collect()
    }

    /// The identifiers of the institutions of these countries.
    pub fn institutions_of(&mut self, countries: &[String]) -> Result<Vec<String>> {
        let of: Vec<Option<&String>> = countries.iter().map(Some).collect();
        Ok(institutions::table
            .filter(institutions::country.eq_any(of))
            .select(institutions::id)
            .load(self)?)
    }

    /// The institutions in order of their slugs, of a country or all; and how many there are.
    pub fn institutions(
        &mut self,
        country: Option<&str>,
        skip: i64,
        limit: i64,
    ) -> Result<(Vec<Institution>, i64)> {
        let matching = || {
            let mut query = institutions::table.into_boxed();
            if let Some(country) = country {
                query = query.filter(institutions::country.eq(country.to_owned()));
            }
            query
        };
        let total = matching().select(count_star()).first(self)?;
        let rows: Vec<InstitutionRow> =
            matching().order(institutions::slug).offset(skip).limit(limit).load(self)?;
        Ok((rows.into_iter().map(InstitutionRow::institution).collect::<Result<_>>()?, total))
    }

    /// The compendium with that identifier or slug, and the number of its template.
    pub fn compendium(&mut self, id_or_slug: &str) -> Result<Option<(Compendium, u32)>> {
        let row: Option<CompendiumRow> = compendia::table
            .filter(compendia::id.eq(id_or_slug).or(compendia::slug.eq(id_or_slug)))
            .first(self)
            .optional()?;
        row.map(compendium).transpose()
    }

    /// The compendia, the oldest first, and how many there are.
    pub fn compendia(&mut self, skip: i64, limit: i64) -> Result<(Vec<Compendium>, i64)> {
        let total = compendia::table.select(count_star()).first(self)?;
        let rows: Vec<CompendiumRow> =
            compendia::table.order(compendia::id).offset(skip).limit(limit).load(self)?;
        Ok((rows.into_iter().map(|row| Ok(compendium(row)?.0)).collect::<Result<_>>()?, total))
    }

    /// The chapter of a compendium with that identifier or slug.
    pub fn chapter(&mut self, of: CompendiumId, id_or_slug: &str) -> Result<Option<Chapter>> {
        let row: Option<ChapterRow> = chapters::table
            .filter(chapters::compendium.eq(of.to_string()))
            .filter(chapters::id.eq(id_or_slug).or(chapters::slug.eq(id_or_slug)))
            .first(self)
            .optional()?;
        row.map(chapter).transpose()
    }

    /// The chapters with these identifiers, each without those below it.
    pub fn chapters_by_id(&mut self, ids: &[ChapterId]) -> Result<Vec<Chapter>> {
        let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
        let rows: Vec<ChapterRow> = chapters::table.filter(chapters::id.eq_any(ids)).load(self)?;
        rows.into_iter().map(chapter).collect()
    }

    /// The chapters with one of these identifiers or slugs, in whichever compendium.
    pub fn chapter_ids(&mut self, ids_or_slugs: &[String]) -> Result<Vec<String>> {
        Ok(chapters::table
            .filter(chapters::id.eq_any(ids_or_slugs).or(chapters::slug.eq_any(ids_or_slugs)))
            .select(chapters::id)
            .load(self)?)
    }

    /// The institutions with one of these identifiers or slugs.
    pub fn institution_ids(&mut self, ids_or_slugs: &[String]) -> Result<Vec<String>> {
        Ok(institutions::table
            .filter(institutions::id.eq_any(ids_or_slugs).or(institutions::slug.eq_any(ids_or_slugs)))
            .select(institutions::id)
            .load(self)?)
    }

    /// The compendia with one of these identifiers or slugs.
    pub fn compendium_ids(&mut self, ids_or_slugs: &[String]) -> Result<Vec<String>> {
        Ok(compendia::table
            .filter(compendia::id.eq_any(ids_or_slugs).or(compendia::slug.eq_any(ids_or_slugs)))
            .select(compendia::id)
            .load(self)?)
    }

    /// The tree of a compendium's chapters, in order.
    pub fn chapters(&mut self, of: CompendiumId) -> Result<Vec<Chapter>> {
        let rows: Vec<ChapterRow> = chapters::table
            .filter(chapters::compendium.eq(of.to_string()))
            .order(chapters::position)
            .load(self)?;
        // A chapter's position is greater than its parent's, so from the end each finds its parent ahead.
        let mut below: std::collections::HashMap<Option<String>, Vec<Chapter>> = Default::default();
        for row in rows.into_iter().rev() {
            let (id, parent) = (row.0.clone(), row.2.clone());
            let mut found = chapter(row)?;
            found.children = below.remove(&Some(id)).unwrap_or_default();
            below.entry(parent).or_default().insert(0, found);
        }
        Ok(below.remove(&None).unwrap_or_default())
    }

    /// A chapter and the chapters above it, as identifiers, from below.
    pub fn chapter_line(&mut self, id: ChapterId) -> Result<Vec<String>> {
        let mut line = Vec::new();
        let mut next = Some(id.to_string());
        while let Some(id) = next.take_if(|id| !line.contains(id)) {
            next = chapters::table
                .find(&id)
                .select(chapters::parent)
                .first::<Option<String>>(self)
                .optional()?
                .flatten();
            line.push(id);
        }
        Ok(line)
    }

    /// A compendium's template with that number.
    pub fn template(&mut self, of: CompendiumId, number: u32) -> Result<Template> {
        let text: String = templates::table
            .find((of.to_string(), to_number(number)?))
            .select(templates::template)
            .first(self)?;
        Template::new(number, json("templates.template", &text)?).map_err(Error::internal)
    }

    /// The vocabulary with that name.
    pub fn vocabulary(&mut self, name: &str) -> Result<Option<Vocabulary>> {
        let text: Option<String> =
            vocabularies::table.find(name).select(vocabularies::content).first(self).optional()?;
        text.map(|text| json("vocabularies.content", &text)).transpose()
    }

    /// All vocabularies, by name.
    pub fn vocabularies(&mut self) -> Result<Vec<Vocabulary>> {
        let texts: Vec<String> =
            vocabularies::table.select(vocabularies::content).order(vocabularies::name).load(self)?;
        texts.iter().map(|text| json("vocabularies.content", text)).collect()
    }

    /// A section as the public sees it: what is published, or that version of it if it ever was.
    pub fn published(&mut self, id: SectionId, version: Option<u32>) -> Result<Option<Published>> {
        type Row = (SectionRow, VersionRow, InstitutionRow, ChapterRow, CompendiumRow);
        let query = sections::table
            .inner_join(versions::table)
            .inner_join(institutions::table)
            .inner_join(chapters::table)
            .inner_join(compendia::table)
            .filter(sections::id.eq(id.to_string()))
            .filter(sections::published_version.is_not_null())
            .filter(sections::deleted_at.is_null());
        let row: Option<Row> = match version {
            // A number that no version can have is that of none.
            Some(number) => match to_number(number) {
                Ok(number) => query
                    .filter(versions::number.eq(number))
                    .filter(versions::published_at.is_not_null())
                    .first(self)
                    .optional()?,
                Err(_) => None,
            },
            None => query
                .filter(versions::number.nullable().eq(sections::published_version))
                .first(self)
                .optional()?,
        };
        row.map(|(section, version, institution, found, of)| {
            Ok(Published {
                section: section.section()?,
                version: version.version()?,
                institution: institution.institution()?,
                chapter: chapter(found)?,
                compendium: compendium(of)?.0,
            })
        })
        .transpose()
    }

    /// What is left to show of a section that was unpublished.
    pub fn withdrawn(&mut self, id: SectionId) -> Result<Option<Withdrawn>> {
        let row: Option<(Option<i64>, String, InstitutionRow)> = sections::table
            .inner_join(versions::table)
            .inner_join(institutions::table)
            .filter(sections::id.eq(id.to_string()))
            .filter(sections::published_version.is_null())
            .filter(sections::unpublished_at.is_not_null())
            .filter(sections::deleted_at.is_null())
            .filter(versions::published_at.is_not_null())
            .select((sections::unpublished_at, versions::title, institutions::all_columns))
            .order(versions::number.desc())
            .first(self)
            .optional()?;
        let Some((Some(at), title, institution)) = row else { return Ok(None) };
        Ok(Some(Withdrawn {
            title,
            institution: institution.institution()?,
            unpublished_at: crate::domain::time::Timestamp::from_micros(at),
        }))
    }
}

impl Tx<'_> {
    /// Creates an institution.
    pub fn create_institution(&mut self, permit: &Permit, institution: &Institution) -> Result<()> {
        permit.for_task(Task::ManageInstitutions)?;
        let row = InstitutionRow::new(institution, self.now)?;
        diesel::insert_into(institutions::table).values(row).execute(self.db())?;
        Ok(())
    }

    /// Changes an institution's name, acronym, country and kind; its slug stays, since addresses hold it.
    pub fn change_institution(&mut self, permit: &Permit, institution: &Institution) -> Result<()> {
        permit.for_task(Task::ManageInstitutions)?;
        let at = self.now.micros();
        diesel::update(institutions::table.find(institution.id.to_string()))
            .set((
                institutions::name.eq(to_json(&institution.name)?),
                institutions::acronym.eq(&institution.acronym),
                institutions::country.eq(&institution.country),
                institutions::kind.eq(institution.kind.name()),
                institutions::updated_at.eq(at),
            ))
            .execute(self.db())?;
        Ok(())
    }

    /// Creates a compendium with its first template.
    pub fn create_compendium(
        &mut self,
        permit: &Permit,
        compendium: &Compendium,
        template: &Value,
    ) -> Result<()> {
        permit.for_task(Task::ManageCompendia)?;
        let at = self.now.micros();
        diesel::insert_into(compendia::table)
            .values((
                compendia::id.eq(compendium.id.to_string()),
                compendia::slug.eq(&compendium.slug),
                compendia::title.eq(to_json(&compendium.title)?),
                compendia::languages.eq(to_json(&compendium.languages)?),
                compendia::settings.eq(to_json(&compendium.settings)?),
                compendia::template_version.eq(0),
                compendia::created_at.eq(at),
                compendia::updated_at.eq(at),
            ))
            .execute(self.db())?;
        self.add_template(permit, compendium.id, 1, template)
    }

    /// Changes a compendium's title, languages and settings.
    pub fn change_compendium(
        &mut self,
        permit: &Permit,
        id: CompendiumId,
        title: &Label,
        languages: &[crate::domain::language::Language],
        settings: &Settings,
    ) -> Result<()> {
        permit.for_task(Task::ManageCompendia)?;
        let at = self.now.micros();
        diesel::update(compendia::table.find(id.to_string()))
            .set((
                compendia::title.eq(to_json(title)?),
                compendia::languages.eq(to_json(&languages)?),
                compendia::settings.eq(to_json(settings)?),
                compendia::updated_at.eq(at),
            ))
            .execute(self.db())?;
        Ok(())
    }

    /// Adds a template, which from now on is the compendium's.
    pub fn add_template(
        &mut self,
        permit: &Permit,
        of: CompendiumId,
        number: u32,
        template: &Value,
    ) -> Result<()> {
        permit.for_task(Task::ManageCompendia)?;
        let at = self.now.micros();
        diesel::insert_into(templates::table)
            .values((
                templates::compendium.eq(of.to_string()),
                templates::number.eq(to_number(number)?),
                templates::template.eq(to_json(template)?),
                templates::created_at.eq(at),
            ))
            .execute(self.db())?;
        diesel::update(compendia::table.find(of.to_string()))
            .set((compendia::template_version.eq(to_number(number)?), compendia::updated_at.eq(at)))
            .execute(self.db())?;
        Ok(())
    }

    /// Puts the whole tree of chapters in place of the one before: known identifiers are changed, new ones
    /// added, the others removed. The caller has made sure that no section stands in those.
    pub fn set_chapters(&mut self, permit: &Permit, of: CompendiumId, tree: &[Chapter]) -> Result<()> {
        permit.for_task(Task::ManageCompendia)?;
        let mut flat = Vec::new();
        flatten(tree, None, &mut flat);
        let kept: Vec<String> = flat.iter().map(|(chapter, _)| chapter.id.to_string()).collect();
        let gone =
            chapters::table.filter(chapters::compendium.eq(of.to_string())).filter(chapters::id.ne_all(kept));
        // From the last to the first, so that no chapter goes before those below it.
        let mut rows: Vec<(String, i32)> = gone.select((chapters::id, chapters::position)).load(self.db())?;
        rows.sort_by_key(|(_, position)| std::cmp::Reverse(*position));
        // Slugs may change places: out of the way first, since no two may be the same at any moment.
        for (chapter, _) in &flat {
            diesel::update(chapters::table.find(chapter.id.to_string()))
                .set((chapters::slug.eq(chapter.id.to_string()), chapters::parent.eq(None::<String>)))
                .execute(self.db())?;
        }
        for (id, _) in rows {
            diesel::update(chapters::table.filter(chapters::parent.eq(&id)))
                .set(chapters::parent.eq(None::<String>))
                .execute(self.db())?;
            diesel::delete(chapters::table.find(id)).execute(self.db())?;
        }
        for (position, (chapter, parent)) in (0_i32..).zip(flat) {
            let (id, parent, title) =
                (chapter.id.to_string(), parent.map(|id| id.to_string()), to_json(&chapter.title)?);
            let changed = diesel::update(chapters::table.find(&id))
                .set((
                    chapters::parent.eq(&parent),
                    chapters::position.eq(position),
                    chapters::slug.eq(&chapter.slug),
                    chapters::title.eq(&title),
                ))
                .execute(self.db())?;
            if changed == 0 {
                diesel::insert_into(chapters::table)
                    .values((
                        chapters::id.eq(&id),
                        chapters::compendium.eq(of.to_string()),
                        chapters::parent.eq(&parent),
                        chapters::position.eq(position),
                        chapters::slug.eq(&chapter.slug),
                        chapters::title.eq(&title),
                    ))
                    .execute(self.db())?;
            }
        }
        Ok(())
    }

    /// Puts a vocabulary in place of the one of its name, or adds it.
    pub fn set_vocabulary(&mut self, permit: &Permit, task: Task, vocabulary: &Vocabulary) -> Result<()> {
        permit.for_task(task)?;
        let (text, at) = (to_json(vocabulary)?, self.now.micros());
        let changed = diesel::update(vocabularies::table.find(&vocabulary.name))
            .set((vocabularies::content.eq(&text), vocabularies::updated_at.eq(at)))
            .execute(self.db())?;
        if changed == 0 {
            diesel::insert_into(vocabularies::table)
                .values((
                    vocabularies::name.eq(&vocabulary.name),
                    vocabularies::content.eq(&text),
                    vocabularies::updated_at.eq(at),
                ))
                .execute(self.db())?;
        }
        Ok(())
    }
}

fn flatten<'a>(
    tree: &'a [Chapter],
    parent: Option<ChapterId>,
    into: &mut Vec<(&'a Chapter, Option<ChapterId>)>,
) {
    for chapter in tree {
        into.push((chapter, parent));
        flatten(&chapter.children, Some(chapter.id), into);
    }
}
