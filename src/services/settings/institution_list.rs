//! The list of institutions as administrators see it: who writes for them, and what of it is published.

use std::collections::HashMap;

use super::Settings;
use crate::domain::account::Role;
use crate::domain::country;
use crate::domain::ids::InstitutionId;
use crate::domain::institution::{Institution, Kind};
use crate::domain::language::UiLanguage;
use crate::domain::text::folded;
use crate::error::{Error, Result};
use crate::policy::{Context, Task, permit_task};
use crate::services::page::{Page, Paging};
use crate::store::Db;

/// Which institutions to list.
#[derive(Clone, Debug, Default)]
pub struct InstitutionFilter {
    /// Words that a name, the acronym or the name of the country contains, regardless of case and accents.
    pub words: String,
    /// Only those of this kind.
    pub kind: Option<Kind>,
    /// Only those that nobody can submit for: they have no focal point.
    pub without_focal_point: bool,
}

/// An institution in the list.
#[derive(Clone, Debug)]
pub struct InstitutionEntry {
    /// The institution.
    pub institution: Institution,
    /// The number of its members.
    pub members: usize,
    /// The number of its members who are focal points and not suspended.
    pub focal_points: usize,
    /// The number of its published practices. What it writes is its own matter until it submits it.
    pub published: usize,
}

impl Settings {
    /// Checks that the caller may add and change institutions, for pages that only offer to.
    ///
    /// # Errors
    /// Those of the policy.
    pub fn may_manage_institutions(&self, context: &Context) -> Result<()> {
        permit_task(&context.actor, Task::ManageInstitutions, None).map(|_| ())
    }

    /// The institutions that match, by their name in the reader's language.
    ///
    /// # Errors
    /// Those of the policy; `invalid`.
    pub fn institution_entries(
        &self,
        context: &Context,
        filter: &InstitutionFilter,
        reader: UiLanguage,
        paging: Result<Paging>,
    ) -> Result<Page<InstitutionEntry>> {
        permit_task(&context.actor, Task::ManageInstitutions, None)?;
        let paging = paging?;
        let mut entries = self.store.read(entries)?;
        let words = folded(&filter.words);
        let words: Vec<&str> = words.split_whitespace().collect();
        entries.retain(|entry| {
            let text = searched(&entry.institution);
            words.iter().all(|word| text.contains(word))
                && filter.kind.is_none_or(|kind| entry.institution.kind == kind)
                && !(filter.without_focal_point && entry.focal_points > 0)
        });
        entries.sort_by_cached_key(|entry| {
            (folded(entry.institution.name.in_language(reader)), entry.institution.id)
        });
        let total = i64::try_from(entries.len()).map_err(Error::internal)?;
        let skip = usize::try_from(paging.skip).map_err(Error::internal)?;
        let limit = usize::try_from(paging.limit).map_err(Error::internal)?;
        Ok(paging.page(entries.into_iter().skip(skip).take(limit).collect(), total))
    }
}

/// All institutions with their counts.
pub(in crate::services) fn entries(db: &mut Db) -> Result<Vec<InstitutionEntry>> {
    let published = db.published_counts()?;
    let suspended: HashMap<_, _> =
        db.account_lines()?.into_iter().map(|line| (line.id, line.is_suspended)).collect();
    let mut counts: HashMap<InstitutionId, (usize, usize)> = HashMap::new();
    for (user, membership) in db.all_memberships()? {
        let (members, focal_points) = counts.entry(membership.institution).or_default();
        *members += 1;
        let is_suspended = suspended.get(&user).copied().unwrap_or_default();
        *focal_points += usize::from(membership.role == Role::FocalPoint && !is_suspended);
    }
    let entry = |institution: Institution| {
        let (members, focal_points) = counts.get(&institution.id).copied().unwrap_or_default();
        let published = published.get(&institution.id).copied().unwrap_or_default();
        let published = usize::try_from(published).map_err(Error::internal)?;
        Ok(InstitutionEntry { institution, members, focal_points, published })
    };
    db.all_institutions()?.into_iter().map(entry).collect()
}

/// Everything that the words of a filter may be found in.
fn searched(institution: &Institution) -> String {
    let country = institution.country.as_deref().and_then(country::name);
    let countries = country.into_iter().flat_map(|name| name.0.values());
    let names = institution.name.0.values().chain(countries).map(String::as_str);
    let all: Vec<&str> = names.chain([institution.acronym.as_str(), institution.slug.as_str()]).collect();
    folded(&all.join(" "))
}
