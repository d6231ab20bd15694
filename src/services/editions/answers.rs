//! Which institutions have answered the call to contribute to a compendium: those with a published practice. What is
//! shown of the others is what every editor may know. A draft that was never submitted is its institution's alone, and
//! shows neither that it exists nor when it changed; so a membership of the editor who looks does not count either.

use std::collections::{HashMap, HashSet};

use super::{Editions, known};
use crate::domain::day::Day;
use crate::domain::ids::{EditionId, InstitutionId, SectionId};
use crate::domain::institution::InstitutionRef;
use crate::domain::section::{Outcome, Round, Section};
use crate::domain::time::Timestamp;
use crate::domain::workflow::Stage;
use crate::error::Result;
use crate::policy::{Context, Viewer};
use crate::store::{Db, Listed, SectionFilter, SectionOrder};

/// Number of sections that are read at once.
const TOGETHER: i64 = 500;

/// Who has answered, and who has not.
#[derive(Clone, Debug)]
pub struct Answers {
    /// Number of institutions that have a published practice.
    pub answered: usize,
    /// The other institutions, by country and name.
    pub unanswered: Vec<Unanswered>,
    /// Now, for saying how long ago something was.
    pub now: Timestamp,
}

/// An institution that has no published practice.
#[derive(Clone, Debug)]
pub struct Unanswered {
    /// The institution.
    pub institution: InstitutionRef,
    /// Its country, if it has one.
    pub country: Option<String>,
    /// Whether anybody has an account for it.
    pub has_members: bool,
    /// Its sections that were submitted at some time, the one first that changed last.
    pub sections: Vec<OpenSection>,
}

/// A section that is not published.
#[derive(Clone, Debug)]
pub struct OpenSection {
    /// The section.
    pub id: SectionId,
    /// The title of the version that editors see; `None` if they see none.
    pub title: Option<String>,
    /// Where it is in the workflow.
    pub stage: Stage,
    /// Whether the institution withdrew what it had submitted last.
    pub was_withdrawn: bool,
    /// When it was last submitted, withdrawn, decided on or unpublished.
    pub since: Option<Timestamp>,
}

impl Editions {
    /// Returns which institutions have no published practice in the compendium of an edition, and how far they are.
    ///
    /// # Errors
    /// `unauthenticated`; `forbidden` to everyone but editors; `not_found`.
    pub fn answers(&self, context: &Context, id: EditionId) -> Result<Answers> {
        self.may_prepare(context)?;
        let now = self.store.clock().now();
        self.store.read(|db| {
            let edition = known(db, &context.actor, id, Day::of(now))?;
            let published = db.published_lines(edition.compendium)?;
            let answered: HashSet<InstitutionId> =
                published.into_iter().map(|line| line.institution.id).collect();
            let members: HashSet<InstitutionId> =
                db.all_memberships()?.into_iter().map(|(_, of)| of.institution).collect();
            let filter = SectionFilter {
                compendium: vec![edition.compendium.to_string()],
                ..SectionFilter::default()
            };
            let mut open = open_sections(db, &filter)?;
            let others = db.all_institutions()?.into_iter().filter(|one| !answered.contains(&one.id));
            let mut unanswered: Vec<Unanswered> = others
                .map(|one| Unanswered {
                    institution: InstitutionRef::from(&one),
                    country: one.country.clone(),
                    has_members: members.contains(&one.id),
                    sections: open.remove(&one.id).unwrap_or_default(),
                })
                .collect();
            unanswered.sort_by_cached_key(|one| {
                (one.country.is_none(), one.country.clone(), one.institution.slug.clone())
            });
            Ok(Answers { answered: answered.len(), unanswered, now })
        })
    }
}

/// Returns the sections that editors know of and that are not published, by institution.
fn open_sections(db: &mut Db, filter: &SectionFilter) -> Result<HashMap<InstitutionId, Vec<OpenSection>>> {
    let viewer = Viewer::any_editor();
    let mut open: HashMap<InstitutionId, Vec<OpenSection>> = HashMap::new();
    let mut skip = 0;
    loop {
        let (listed, total) = db.list_sections(&viewer, filter, SectionOrder::Oldest, skip, TOGETHER)?;
        let found = i64::try_from(listed.len()).unwrap_or(TOGETHER);
        let ids: Vec<SectionId> = listed.iter().map(|(section, _)| section.id).collect();
        let mut rounds = db.latest_rounds(&ids)?;
        for (section, line) in listed.into_iter().filter(|(section, _)| section.published_version.is_none()) {
            let round = rounds.remove(&section.id);
            let institution = section.institution;
            open.entry(institution).or_default().push(shown((section, line), round));
        }
        skip += found;
        if found == 0 || skip >= total {
            break;
        }
    }
    for sections in open.values_mut() {
        sections.sort_by_key(|section| std::cmp::Reverse(section.since));
    }
    Ok(open)
}

/// Returns what editors may know of a section that is not published.
fn shown((section, line): Listed, round: Option<Round>) -> OpenSection {
    let Section { id, stage, submitted_at, unpublished_at, .. } = section;
    let ended = round.and_then(|round| round.ended);
    let since = [submitted_at, unpublished_at, ended.as_ref().map(|ended| ended.at)];
    OpenSection {
        id,
        title: line.map(|line| line.title),
        stage,
        was_withdrawn: ended.is_some_and(|ended| ended.outcome == Outcome::Withdrawn),
        since: since.into_iter().flatten().max(),
    }
}
