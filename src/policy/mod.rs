//! Who may do what: one table for acts on sections, one for everything else, and one place that enforces them. Whether
//! a section's stage allows an act is decided by `domain::workflow`.

mod actor;
mod context;
mod viewer;

use strum::{IntoStaticStr, VariantArray};

use crate::domain::account::{Role, Scope};
use crate::domain::ids::{InstitutionId, SectionId};
use crate::domain::names::names;
use crate::domain::workflow::{Act, Situation, Stage};
use crate::error::{Code, Error, Result};

pub use actor::{Actor, Credential, User};
pub use context::{Context, Idempotency};
pub use viewer::{Access, EditionReach, VersionFacts, Viewer};

/// The roles that may do each act on a section. Author and focal point apply only in the section's own institution, the
/// other roles everywhere.
const SECTION_ACTS: [(Act, &[Role], Scope); 11] = {
    use Role::*;
    const OWN: &[Role] = &[Author, FocalPoint];
    const DESK: &[Role] = &[Editor];
    [
        (Act::Save, OWN, Scope::WriteSections),
        (Act::Submit, OWN, Scope::WriteSections),
        (Act::Withdraw, OWN, Scope::WriteSections),
        (Act::Approve, DESK, Scope::DecideSections),
        (Act::RequestChanges, DESK, Scope::DecideSections),
        (Act::Reject, DESK, Scope::DecideSections),
        (Act::Publish, DESK, Scope::DecideSections),
        (Act::Unpublish, &[FocalPoint, Editor], Scope::DecideSections),
        (Act::Reopen, DESK, Scope::DecideSections),
        (Act::Restore, OWN, Scope::WriteSections),
        (Act::Delete, OWN, Scope::WriteSections),
    ]
};

/// Tasks on a section that do not change its stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum SectionTask {
    /// See its record: rounds, decisions, and journal entries about its working copy.
    SeeRecord,
    /// Keep one's own text of it, before it is saved as a version. At every stage, so that nothing typed is lost.
    KeepWorkingCopy,
}

names!(SectionTask);

impl SectionTask {
    /// Returns the roles that may do it, and the scope that an API token needs. Author and focal point apply only in
    /// the section's own institution.
    fn rule(self) -> (&'static [Role], Scope) {
        use Role::*;
        match self {
            SectionTask::SeeRecord => (&[Author, FocalPoint, Editor], Scope::Read),
            SectionTask::KeepWorkingCopy => (&[Author, FocalPoint], Scope::WriteSections),
        }
    }
}

/// Tasks that do not concern an existing section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Task {
    /// Create or import a section for an institution.
    CreateSection,
    /// See sections, as far as they were released to the caller.
    ReadSections,
    /// See the members of an institution.
    ListMembers,
    /// Remove a member from an institution.
    RemoveMember,
    /// Invite an author or a focal point to an institution; see and revoke such invitations.
    InviteMember,
    /// Invite to an installation-wide role; see and revoke such invitations.
    InviteRole,
    /// Create and change institutions.
    ManageInstitutions,
    /// Give institutions their logos, which stand on editions.
    ManageLogos,
    /// See, suspend and reinstate accounts, and change their roles.
    ManageUsers,
    /// Create compendia; change settings, chapters and templates.
    ManageCompendia,
    /// Change vocabularies.
    ManageVocabularies,
    /// Change the thesaurus.
    ManageThesaurus,
    /// See the state of the service, and have mails that were given up sent again. Never by an API token.
    ManageService,
    /// Prepare editions: create and change them, make them candidates, freeze them.
    ManageEditions,
    /// Read the journal.
    ReadJournal,
    /// See how the scores of search results were computed.
    ExplainSearch,
    /// Search the sections released to editors.
    SearchDesk,
    /// See one's own account and saved searches.
    SeeAccount,
    /// Change one's own account, sessions, tokens and saved searches. Never by an API token.
    ManageAccount,
    /// Accept an invitation. Granted by the mailed link alone.
    AcceptInvitation,
    /// Set a new password. Granted by the mailed link alone.
    ResetPassword,
    /// Remove drafts that were deleted long ago. Reserved for the service itself.
    PurgeDrafts,
}

names!(Task);

impl Task {
    /// Returns the roles that may do it, and the scope that an API token needs; without a scope, no token may do it.
    fn rule(self) -> (&'static [Role], Option<Scope>) {
        use Role::*;
        match self {
            Task::CreateSection => (&[Author, FocalPoint], Some(Scope::WriteSections)),
            Task::ReadSections => (&Role::ALL, Some(Scope::Read)),
            Task::ListMembers | Task::RemoveMember | Task::InviteMember => {
                (&[FocalPoint, Administrator], Some(Scope::Administration))
            }
            Task::InviteRole
            | Task::ManageInstitutions
            | Task::ManageUsers
            | Task::ManageCompendia
            | Task::ManageVocabularies
            | Task::ManageThesaurus => (&[Administrator], Some(Scope::Administration)),
            Task::ManageLogos => (&[Editor, Administrator], Some(Scope::Administration)),
            Task::ManageService => (&[Administrator], None),
            Task::ManageEditions => (&[Editor], Some(Scope::DecideSections)),
            Task::ReadJournal | Task::ExplainSearch => (&[Editor, Administrator], Some(Scope::Read)),
            Task::SearchDesk => (&[Editor], Some(Scope::Read)),
            Task::SeeAccount => (&Role::ALL, Some(Scope::Read)),
            Task::ManageAccount => (&Role::ALL, None),
            Task::AcceptInvitation | Task::ResetPassword | Task::PurgeDrafts => (&[], None),
        }
    }
}

/// The facts about a section, for a particular caller, that decisions depend on.
#[derive(Clone, Debug)]
pub struct Subject {
    /// The section.
    pub id: SectionId,
    /// The institution it belongs to.
    pub institution: InstitutionId,
    /// Its stage, and the other facts that determine which acts are possible.
    pub situation: Situation,
    /// Whether the caller wrote any of the submitted text; see `Db::wrote_of_submitted`.
    pub wrote: bool,
}

/// Proof that an act was allowed. Only this module can create one, and every function of the store that changes data
/// requires one: there is no write without a decision.
#[derive(Debug)]
pub struct Permit {
    what: What,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Act(Act, SectionId, Stage),
    SectionTask(SectionTask, SectionId),
    Task(Task),
}

impl Permit {
    /// Returns the stage that the section will be in after the act.
    ///
    /// # Errors
    /// Internal errors only, if the permit is for another act or another section.
    pub fn for_act(&self, act: Act, section: SectionId) -> Result<Stage> {
        match self.what {
            What::Act(permitted, of, next) if permitted == act && of == section => Ok(next),
            other => Err(Error::internal(format!("a permit for {other:?} was used to {}", act.name()))),
        }
    }

    /// Checks that the permit is for the task on the section.
    ///
    /// # Errors
    /// Internal errors only, if it is for another task or another section.
    pub fn for_section_task(&self, task: SectionTask, section: SectionId) -> Result<()> {
        if self.what == What::SectionTask(task, section) {
            return Ok(());
        }
        Err(Error::internal(format!("a permit for {:?} was used to {}", self.what, task.name())))
    }

    /// Checks that the permit is for the task.
    ///
    /// # Errors
    /// Internal errors only, if it is for another one.
    pub fn for_task(&self, task: Task) -> Result<()> {
        if self.what == What::Task(task) {
            return Ok(());
        }
        Err(Error::internal(format!("a permit for {:?} was used to {}", self.what, task.name())))
    }
}

/// Decides on an act. Checks are made in the same order throughout the API: is the caller authenticated (401), may they
/// know that the section exists (404), are they allowed to do this (403), does the section's stage allow it (409).
///
/// # Errors
/// `unauthenticated`, `not_found`, `forbidden`, `four_eyes`, or `wrong_stage` with `stage` and `permitted_acts`.
pub fn permit(actor: &Actor, act: Act, subject: &Subject) -> Result<Permit> {
    may(actor, act, subject)?;
    match subject.situation.allows(act) {
        Some(next) => Ok(Permit { what: What::Act(act, subject.id, next) }),
        None => Err(Error::new(Code::WrongStage)
            .arg("act", act.name())
            .arg("stage", subject.situation.stage.name())
            .member("stage", subject.situation.stage.name())
            .member(
                "permitted_acts",
                permitted_acts(actor, subject).iter().map(|act| act.name()).collect::<Vec<_>>(),
            )),
    }
}

/// Returns the acts on the section that the actor may do now.
pub fn permitted_acts(actor: &Actor, subject: &Subject) -> Vec<Act> {
    Act::ALL
        .into_iter()
        .filter(|act| may(actor, *act, subject).is_ok() && subject.situation.allows(*act).is_some())
        .collect()
}

/// Checks everything but the stage.
fn may(actor: &Actor, act: Act, subject: &Subject) -> Result<()> {
    actor.user()?;
    if !actor.viewer().knows(subject) || (subject.situation.deleted && act != Act::Restore) {
        return Err(Error::not_found());
    }
    let allowed = SECTION_ACTS.iter().any(|(of, roles, scope)| {
        *of == act && actor.in_scope(*scope) && has_one_of(actor, roles, Some(subject.institution))
    });
    if !allowed {
        return Err(Error::new(Code::Forbidden));
    }
    if act.decides() && four_eyes(actor, subject).is_some() {
        return Err(Error::new(Code::FourEyes));
    }
    Ok(())
}

/// Why somebody who may decide on sections may not decide on one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FourEyes {
    /// They are a member of its institution.
    Member,
    /// They wrote some of the submitted text.
    Wrote,
}

/// Returns why the actor may not decide on a section, whatever their roles; `None` if nothing speaks against it.
pub fn four_eyes(actor: &Actor, subject: &Subject) -> Option<FourEyes> {
    let here = actor.role_in(subject.institution);
    here.map(|_| FourEyes::Member).or(subject.wrote.then_some(FourEyes::Wrote))
}

/// Returns whether the actor has one of the roles: author and focal point in that institution, the others anywhere.
fn has_one_of(actor: &Actor, roles: &[Role], institution: Option<InstitutionId>) -> bool {
    let here = institution.and_then(|institution| actor.role_in(institution));
    roles.iter().any(|role| if role.in_institution() { here == Some(*role) } else { actor.has(*role) })
}

/// Decides on a task on an existing section. Checks are made in the same order as in [`permit`]. The record of a deleted
/// section remains for those who knew about the section.
///
/// # Errors
/// `unauthenticated`, `not_found` or `forbidden`.
pub fn permit_on(actor: &Actor, task: SectionTask, subject: &Subject) -> Result<Permit> {
    actor.user()?;
    let remains = match task {
        SectionTask::SeeRecord => true,
        SectionTask::KeepWorkingCopy => false,
    };
    if !actor.viewer().knows(subject) || (subject.situation.deleted && !remains) {
        return Err(Error::not_found());
    }
    let (roles, scope) = task.rule();
    match actor.in_scope(scope) && has_one_of(actor, roles, Some(subject.institution)) {
        true => Ok(Permit { what: What::SectionTask(task, subject.id) }),
        false => Err(Error::new(Code::Forbidden)),
    }
}

/// Decides on a task. `institution` is the institution concerned: author and focal point apply only there. The command
/// line may do everything.
///
/// # Errors
/// `unauthenticated` or `forbidden`.
pub fn permit_task(actor: &Actor, task: Task, institution: Option<InstitutionId>) -> Result<Permit> {
    let granted = Ok(Permit { what: What::Task(task) });
    if matches!(actor, Actor::System) {
        return granted;
    }
    let user = actor.user()?;
    let (roles, scope) = task.rule();
    // Tasks open to all roles are open to every account, even one without any role.
    let open = roles.len() == Role::ALL.len();
    let role_fits = open || has_one_of(actor, roles, institution);
    let scope_fits = scope.map_or(user.scopes.is_none(), |scope| actor.in_scope(scope));
    if role_fits && scope_fits { granted } else { Err(Error::new(Code::Forbidden)) }
}

/// Returns the permit that a mailed link grants to its holder. The link must have been checked already.
pub fn permit_by_link(task: Task) -> Permit {
    debug_assert!(matches!(task, Task::AcceptInvitation | Task::ResetPassword));
    Permit { what: What::Task(task) }
}

/// Returns both tables as text, with a row for each act and a column for each role: the golden file
/// `schema/permissions.txt`.
pub fn print() -> String {
    let mut text = String::from(
        "# Who may do what. author and focal_point count in the section's or institution's own institution only.\n\
         # accept_invitation and reset_password are granted by the mailed link alone, purge_drafts to nobody.\n\
         # A section that the caller may not know of is absent (404). approve, request_changes and reject also\n\
         # need four eyes: whoever decides wrote neither the submitted version nor any since the last decision,\n\
         # nor any whose text is, in a field, that of the submitted one, and is no member of the institution.\n",
    );
    let mut row = |name: &str, cells: Vec<String>| {
        let line = cells.iter().fold(format!("{name:<20}"), |line, cell| line + &format!(" {cell:<14}"));
        text.push_str(&format!("{}\n", line.trim_end()));
    };
    let roles = Role::ALL.iter().map(|role| role.name().to_owned());
    row("act", roles.chain(["token scope".to_owned()]).collect());
    let cells = |allowed: &[Role], scope: Option<Scope>| {
        let marks = Role::ALL.iter().map(|role| if allowed.contains(role) { "yes" } else { "-" }.to_owned());
        marks.chain([scope.map_or("never", Scope::name).to_owned()]).collect::<Vec<_>>()
    };
    for (act, allowed, scope) in SECTION_ACTS {
        row(act.name(), cells(allowed, Some(scope)));
    }
    for task in SectionTask::ALL {
        let (allowed, scope) = task.rule();
        row(task.name(), cells(allowed, Some(scope)));
    }
    for task in Task::ALL {
        let (allowed, scope) = task.rule();
        row(task.name(), cells(allowed, scope));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_one_row_an_act() {
        for act in Act::ALL {
            assert_eq!(SECTION_ACTS.iter().filter(|(of, _, _)| *of == act).count(), 1, "{act:?}");
        }
    }
}
