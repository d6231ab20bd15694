//! Who wrote the submitted text. The four-eyes rule considers who wrote the words, not who last saved them.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use diesel::dsl::{exists, not};
use diesel::prelude::*;

use super::connection::Db;
use super::rows::{VersionRow, number, to_number};
use super::schema::{rounds, versions};
use crate::domain::practice::Template;
use crate::domain::section::{Section, Version};
use crate::domain::workflow::Stage;
use crate::error::{Error, Result};
use crate::policy::Actor;

impl Db {
    /// Whether the actor wrote any of the submitted text: the submitted version, any version since the last decision,
    /// or any earlier version that shares a field's text with the submitted one (a colleague may have restored that
    /// text or left it unchanged). False if nothing is submitted.
    pub(super) fn wrote_of_submitted(&mut self, actor: &Actor, section: &Section) -> Result<bool> {
        let submitted = matches!(section.stage, Stage::Submitted | Stage::InReview);
        let (Some(user), true) = (actor.user_id(), submitted) else { return Ok(false) };
        let own = || {
            versions::table
                .filter(versions::section.eq(section.id.to_string()))
                .filter(versions::author.eq(user.to_string()))
        };
        let numbers: Vec<i32> = own().select(versions::number).order(versions::number.desc()).load(self)?;
        if numbers.is_empty() {
            return Ok(false);
        }
        let decided_later = rounds::table
            .filter(rounds::section.eq(versions::section))
            .filter(rounds::outcome.ne("open").and(rounds::outcome.ne("withdrawn")))
            .filter(rounds::version.ge(versions::number));
        let lately =
            own().filter(not(exists(decided_later)).or(versions::number.eq(to_number(section.version)?)));
        if diesel::select(exists(lately)).get_result(self)? {
            return Ok(true);
        }
        // Most versions of a section were written by the same template, and to compile one takes longer than all else.
        let mut templates = HashMap::new();
        let texts = self.texts_of(section, section.version, &mut templates)?;
        for earlier in numbers {
            let earlier = self.texts_of(section, number("versions.number", earlier)?, &mut templates)?;
            if !texts.is_disjoint(&earlier) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The texts of a version. `templates` has those of the compendium that were compiled so far, by their numbers.
    fn texts_of(
        &mut self,
        section: &Section,
        number: u32,
        templates: &mut HashMap<u32, Template>,
    ) -> Result<HashSet<(String, String)>> {
        let row: Option<VersionRow> =
            versions::table.find((section.id.to_string(), to_number(number)?)).first(self).optional()?;
        let version: Version = row.ok_or_else(|| Error::internal("a version is not there"))?.version()?;
        let template = match templates.entry(version.template_version) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(self.template(section.compendium, version.template_version)?),
        };
        Ok(version.texts(template))
    }
}
