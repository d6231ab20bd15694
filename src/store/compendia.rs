//! Compendia, their chapters and their templates.

use diesel::dsl::count_star;
use diesel::prelude::*;
use serde_json::Value;

use super::connection::Db;
use super::rows::{json, number, parsed, to_json, to_number};
use super::schema::{chapters, compendia, templates};
use super::write::Tx;
use crate::domain::compendium::{Chapter, Compendium, Settings};
use crate::domain::ids::{ChapterId, CompendiumId};
use crate::domain::labels::Label;
use crate::domain::language::Language;
use crate::domain::practice::Template;
use crate::error::{Error, Result};
use crate::policy::{Permit, Task};

pub(super) type CompendiumRow = (String, String, String, String, String, i32, i64, i64);

pub(super) type ChapterRow = (String, String, Option<String>, i32, String, String);

pub(super) fn compendium(row: CompendiumRow) -> Result<(Compendium, u32)> {
    let (id, slug, title, languages, settings, template, _, _) = row;
    let compendium = Compendium {
        id: parsed("compendia.id", &id)?,
        slug,
        title: json("compendia.title", &title)?,
        languages: json("compendia.languages", &languages)?,
        settings: json("compendia.settings", &settings)?,
    };
    Ok((compendium, number("compendia.template_version", template)?))
}

pub(super) fn chapter(row: ChapterRow) -> Result<Chapter> {
    let (id, _, _, _, slug, title) = row;
    Ok(Chapter {
        id: parsed("chapters.id", &id)?,
        slug,
        title: json("chapters.title", &title)?,
        children: Vec::new(),
    })
}

impl Db {
    /// The compendium with this identifier or slug, and the number of its template.
    pub fn compendium(&mut self, id_or_slug: &str) -> Result<Option<(Compendium, u32)>> {
        let row: Option<CompendiumRow> = compendia::table
            .filter(compendia::id.eq(id_or_slug).or(compendia::slug.eq(id_or_slug)))
            .first(self)
            .optional()?;
        row.map(compendium).transpose()
    }

    /// A page of compendia, oldest first, and the total number.
    pub fn compendia(&mut self, skip: i64, limit: i64) -> Result<(Vec<Compendium>, i64)> {
        let total = compendia::table.select(count_star()).first(self)?;
        let rows: Vec<CompendiumRow> =
            compendia::table.order(compendia::id).offset(skip).limit(limit).load(self)?;
        Ok((rows.into_iter().map(|row| Ok(compendium(row)?.0)).collect::<Result<_>>()?, total))
    }

    /// The identifiers of the compendia with one of these identifiers or slugs.
    pub fn compendium_ids(&mut self, ids_or_slugs: &[String]) -> Result<Vec<String>> {
        Ok(compendia::table
            .filter(compendia::id.eq_any(ids_or_slugs).or(compendia::slug.eq_any(ids_or_slugs)))
            .select(compendia::id)
            .load(self)?)
    }

    /// The chapter of a compendium with this identifier or slug.
    pub fn chapter(&mut self, of: CompendiumId, id_or_slug: &str) -> Result<Option<Chapter>> {
        let row: Option<ChapterRow> = chapters::table
            .filter(chapters::compendium.eq(of.to_string()))
            .filter(chapters::id.eq(id_or_slug).or(chapters::slug.eq(id_or_slug)))
            .first(self)
            .optional()?;
        row.map(chapter).transpose()
    }

    /// The chapters with these identifiers, each without its children.
    pub fn chapters_by_id(&mut self, ids: &[ChapterId]) -> Result<Vec<Chapter>> {
        let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
        let rows: Vec<ChapterRow> = chapters::table.filter(chapters::id.eq_any(ids)).load(self)?;
        rows.into_iter().map(chapter).collect()
    }

    /// The identifiers of the chapters with one of these identifiers or slugs, in any compendium.
    pub fn chapter_ids(&mut self, ids_or_slugs: &[String]) -> Result<Vec<String>> {
        Ok(chapters::table
            .filter(chapters::id.eq_any(ids_or_slugs).or(chapters::slug.eq_any(ids_or_slugs)))
            .select(chapters::id)
            .load(self)?)
    }

    /// The compendium's tree of chapters, in order.
    pub fn chapters(&mut self, of: CompendiumId) -> Result<Vec<Chapter>> {
        let rows: Vec<ChapterRow> = chapters::table
            .filter(chapters::compendium.eq(of.to_string()))
            .order(chapters::position)
            .load(self)?;
        // A chapter's position is greater than its parent's, so in reverse order its children come before it.
        let mut below: std::collections::HashMap<Option<String>, Vec<Chapter>> = Default::default();
        for row in rows.into_iter().rev() {
            let (id, parent) = (row.0.clone(), row.2.clone());
            let mut found = chapter(row)?;
            found.children = below.remove(&Some(id)).unwrap_or_default();
            below.entry(parent).or_default().insert(0, found);
        }
        Ok(below.remove(&None).unwrap_or_default())
    }

    /// The identifiers of a chapter and its ancestors, from the bottom up.
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

    /// The compendium's template with this number.
    pub fn template(&mut self, of: CompendiumId, number: u32) -> Result<Template> {
        Template::new(number, self.template_schema(of, number)?).map_err(Error::internal)
    }

    /// The schema of a compendium's template, for when no practice has to be checked against it.
    pub fn template_schema(&mut self, of: CompendiumId, number: u32) -> Result<Value> {
        let text: String = templates::table
            .find((of.to_string(), to_number(number)?))
            .select(templates::template)
            .first(self)?;
        json("templates.template", &text)
    }
}

impl Tx<'_> {
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
        languages: &[Language],
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

    /// Adds a template, which becomes the compendium's current one.
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

    /// Replaces the whole tree of chapters: known identifiers are updated, new ones added and all others removed. The
    /// caller must make sure that no section belongs to a removed chapter.
    pub fn set_chapters(&mut self, permit: &Permit, of: CompendiumId, tree: &[Chapter]) -> Result<()> {
        permit.for_task(Task::ManageCompendia)?;
        let mut flat = Vec::new();
        flatten(tree, None, &mut flat);
        let kept: Vec<String> = flat.iter().map(|(chapter, _)| chapter.id.to_string()).collect();
        let gone =
            chapters::table.filter(chapters::compendium.eq(of.to_string())).filter(chapters::id.ne_all(kept));
        // From last to first, so that no chapter is removed before its descendants.
        let mut rows: Vec<(String, i32)> = gone.select((chapters::id, chapters::position)).load(self.db())?;
        rows.sort_by_key(|(_, position)| std::cmp::Reverse(*position));
        // Slugs may be swapped. They are unique at all times, so move them out of the way first.
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
