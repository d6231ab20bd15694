//! Who wrote the submitted text. The four-eyes rule considers who wrote the words, not who last saved them.

use std::collections::HashSet;

use diesel::dsl::{exists, not};
use diesel::prelude::*;

use super::connection::Db;
use super::rows::{VersionRow, number, to_number};
use super::schema::{rounds, versions};
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
        let texts = self.texts_of(section, section.version)?;
        for earlier in numbers {
            let earlier = self.texts_of(section, number("versions.number", earlier)?)?;
            if !texts.is_disjoint(&earlier) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn texts_of(&mut self, section: &Section, number: u32) -> Result<HashSet<(String, String)>> {
        let row: Option<VersionRow> =
            versions::table.find((section.id.to_string(), to_number(number)?)).first(self).optional()?;
        let version: Version = row.ok_or_else(|| Error::internal("a version is not there"))?.version()?;
        let template = self.template(section.compendium, version.template_version)?;
        Ok(version.texts(&template))
    }
}
