//! What sections use of the settings: chapters, fields of the template, values of vocabularies. Only counts leave the
//! services that ask, because administrators do not see what has not been released to them.

use std::collections::HashMap;

use diesel::prelude::*;
use serde_json::{Map, Value};

use super::connection::Db;
use super::rows::{corrupt, json, parsed};
use super::schema::{sections, versions};
use crate::domain::ids::{ChapterId, CompendiumId};
use crate::domain::workflow::Stage;
use crate::error::Result;

/// Number of practices read at once.
const BATCH: i64 = 200;

/// Where a section stands.
#[derive(Clone, Copy, Debug)]
pub struct Standing {
    /// Its stage.
    pub stage: Stage,
    /// Whether a version of it is published.
    pub is_published: bool,
}

impl Db {
    /// Returns where each section of a compendium stands, without deleted ones.
    pub fn standings(&mut self, of: CompendiumId) -> Result<Vec<Standing>> {
        let rows: Vec<(String, Option<i32>)> = sections::table
            .filter(sections::compendium.eq(of.to_string()))
            .filter(sections::deleted_at.is_null())
            .select((sections::stage, sections::published_version))
            .load(self)?;
        rows.into_iter().map(|(stage, published)| standing(&stage, published)).collect()
    }

    /// Returns the number of sections that have a version in each chapter of a compendium, including deleted ones.
    pub fn sections_by_chapter(&mut self, of: CompendiumId) -> Result<HashMap<ChapterId, usize>> {
        let rows: Vec<(String, String)> = versions::table
            .inner_join(sections::table)
            .filter(sections::compendium.eq(of.to_string()))
            .select((versions::chapter, versions::section))
            .distinct()
            .load(self)?;
        let mut counts = HashMap::new();
        for (chapter, _) in rows {
            *counts.entry(parsed("versions.chapter", &chapter)?).or_insert(0) += 1;
        }
        Ok(counts)
    }

    /// Calls `see` with the latest practice of each section of a compendium that is not deleted.
    pub fn each_practice(
        &mut self,
        of: CompendiumId,
        mut see: impl FnMut(Standing, &Map<String, Value>),
    ) -> Result<()> {
        let mut last = String::new();
        loop {
            let rows: Vec<(String, String, Option<i32>, String)> = sections::table
                .inner_join(versions::table)
                .filter(versions::number.eq(sections::version))
                .filter(sections::compendium.eq(of.to_string()))
                .filter(sections::deleted_at.is_null())
                .filter(sections::id.gt(&last))
                .order(sections::id)
                .limit(BATCH)
                .select((sections::id, sections::stage, sections::published_version, versions::practice))
                .load(self)?;
            let Some((id, ..)) = rows.last() else { return Ok(()) };
            last.clone_from(id);
            for (_, stage, published, practice) in &rows {
                see(standing(stage, *published)?, &json("versions.practice", practice)?);
            }
        }
    }
}

fn standing(stage: &str, published: Option<i32>) -> Result<Standing> {
    let stage = Stage::named(stage).ok_or_else(|| corrupt("sections.stage", stage))?;
    Ok(Standing { stage, is_published: published.is_some() })
}
