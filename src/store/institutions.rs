//! Institutions.

use std::collections::HashSet;

use diesel::dsl::count_star;
use diesel::prelude::*;

use super::connection::Db;
use super::rows::{InstitutionRow, json, to_json};
use super::schema::{editions, institutions};
use super::write::Tx;
use crate::domain::ids::InstitutionId;
use crate::domain::institution::Institution;
use crate::domain::logo::{Logo, PublisherLogo};
use crate::error::Result;
use crate::policy::{Permit, Task};

impl Db {
    /// The institution with this identifier or slug.
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

    /// The identifiers of the institutions in these countries.
    pub fn institutions_of(&mut self, countries: &[String]) -> Result<Vec<String>> {
        let of: Vec<Option<&String>> = countries.iter().map(Some).collect();
        Ok(institutions::table
            .filter(institutions::country.eq_any(of))
            .select(institutions::id)
            .load(self)?)
    }

    /// The identifiers of the institutions with one of these identifiers or slugs.
    pub fn institution_ids(&mut self, ids_or_slugs: &[String]) -> Result<Vec<String>> {
        Ok(institutions::table
            .filter(institutions::id.eq_any(ids_or_slugs).or(institutions::slug.eq_any(ids_or_slugs)))
            .select(institutions::id)
            .load(self)?)
    }

    /// A page of institutions ordered by slug, optionally of one country only, and the total number.
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

    /// The SHA-256 of every logo that is needed: those of institutions, and those that editions were pinned with.
    pub fn logo_files(&mut self) -> Result<HashSet<String>> {
        let own: Vec<String> = institutions::table
            .filter(institutions::logo.is_not_null())
            .select(institutions::logo.assume_not_null())
            .load(self)?;
        let pinned: Vec<String> =
            editions::table.filter(editions::logos.ne("[]")).select(editions::logos).load(self)?;
        let mut needed = HashSet::new();
        for text in own {
            needed.insert(json::<Logo>("institutions.logo", &text)?.sha256);
        }
        for text in pinned {
            let logos: Vec<PublisherLogo> = json("editions.logos", &text)?;
            needed.extend(logos.into_iter().map(|logo| logo.logo.sha256));
        }
        Ok(needed)
    }

    /// The institution slugs that equal this one or extend it with a number.
    pub fn slugs_like(&mut self, slug: &str) -> Result<Vec<String>> {
        let numbered = format!("{}-%", slug.replace(['%', '_', '\\'], ""));
        Ok(institutions::table
            .filter(institutions::slug.eq(slug).or(institutions::slug.like(numbered)))
            .select(institutions::slug)
            .load(self)?)
    }
}

impl Tx<'_> {
    /// Gives an institution this logo, or takes away the one that it has.
    pub fn set_logo(&mut self, permit: &Permit, of: &Institution, logo: Option<&Logo>) -> Result<()> {
        permit.for_task(Task::ManageLogos)?;
        let at = self.now.micros();
        diesel::update(institutions::table.find(of.id.to_string()))
            .set((institutions::logo.eq(logo.map(to_json).transpose()?), institutions::updated_at.eq(at)))
            .execute(self.db())?;
        Ok(())
    }

    /// Creates an institution.
    pub fn create_institution(&mut self, permit: &Permit, institution: &Institution) -> Result<()> {
        permit.for_task(Task::ManageInstitutions)?;
        let row = InstitutionRow::new(institution, self.now)?;
        diesel::insert_into(institutions::table).values(row).execute(self.db())?;
        Ok(())
    }

    /// Changes an institution's name, acronym, country and kind. The slug never changes, because URLs contain it.
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
}
