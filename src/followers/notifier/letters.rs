//! The recipients and contents of mails. Anything that may change between queueing and sending is read when the mail is
//! sent.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::domain::account::{Role, shown_address};
use crate::domain::event::Entry;
use crate::domain::ids::{InvitationId, SectionId, UserId};
use crate::domain::language::UiLanguage;
use crate::domain::letter::Failure;
use crate::domain::links::Links;
use crate::domain::section::{Ended, FieldReason, Outcome, Round, Section};
use crate::domain::text::{is_blank, tidied};
use crate::domain::time::Timestamp;
use crate::domain::workflow::Stage;
use crate::error::Result;
use crate::messages::format::partial_date;
use crate::messages::{plain, text};
use crate::store::{About, Account, Db, NewMail};

/// The arguments that may span several lines or are created here. All others are names and titles, which are reduced to
/// one line even if they were stored before this was required.
const AS_THEY_ARE: [&str; 4] = ["message", "reason", "list", "link"];

/// The contents of a mail, before they are formatted.
pub(super) struct Contents {
    /// The name of the text.
    pub kind: String,
    /// The recipient's address.
    pub recipient: String,
    /// The recipient's language.
    pub language: UiLanguage,
    /// The arguments of the text.
    pub args: BTreeMap<String, String>,
}

/// Returns a mail to an account that contains all its arguments.
pub(super) fn mail<const N: usize>(kind: &str, to: &Account, args: [(&str, String); N]) -> NewMail {
    let mut args: BTreeMap<String, String> =
        args.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    args.insert("name".to_owned(), to.name.clone());
    let (recipient, language) = (to.email.clone(), to.language);
    NewMail { about: About::Itself, kind: kind.to_owned(), recipient, language, args }
}

/// Formats machine-readable arguments for the reader, and reduces names to one line.
pub(super) fn write_out(args: &mut BTreeMap<String, String>, ui_language: UiLanguage) {
    for (name, value) in args.iter_mut() {
        *value = match name.as_str() {
            "role" => plain(ui_language, &format!("role-{}", value.replace('_', "-"))),
            "failure" => plain(ui_language, &format!("failure-{}", value.replace('_', "-"))),
            // To the minute and in UTC, since the recipient's time zone is not known.
            "expires" => until(value, ui_language),
            kept if AS_THEY_ARE.contains(&kept) => continue,
            _ => tidied(value),
        };
    }
}

/// Writes out a moment that was stored as text; as it is if it cannot be read.
fn until(stored: &str, ui_language: UiLanguage) -> String {
    let Some((day, time)) = stored.split_once('T') else { return stored.to_owned() };
    format!("{}, {} UTC", partial_date(ui_language, day), time.get(..5).unwrap_or(time))
}

/// Returns the contents of an invitation as it stands now; `None` if it can no longer be accepted.
pub(super) fn invitation(
    db: &mut Db,
    id: InvitationId,
    stored: Contents,
    now: Timestamp,
) -> Result<Option<Contents>> {
    let Some(invitation) = db.invitation(id)?.filter(|invitation| invitation.is_open(now)) else {
        return Ok(None);
    };
    if !db.invitation_stands(&invitation)? {
        return Ok(None);
    }
    let inviter = invitation.invited_by.map(|id| db.account(id)).transpose()?.flatten();
    let institution = invitation.institution.map(|id| db.institution(&id.to_string())).transpose()?.flatten();
    let language = invitation.language;
    let mut args = BTreeMap::from([
        ("inviter".to_owned(), inviter.map_or_else(|| "Acervo".to_owned(), |account| account.name)),
        ("role".to_owned(), invitation.role.name().to_owned()),
        ("expires".to_owned(), invitation.expires_at.to_string()),
    ]);
    if let Some(institution) = institution {
        args.insert("institution".to_owned(), institution.name.in_language(language).to_owned());
    }
    Ok(Some(Contents { language, args, ..stored }))
}

/// Returns the mail that tells an inviter that the invitation could not be delivered.
pub(super) fn undelivered(db: &mut Db, id: InvitationId, failure: Failure) -> Result<Option<NewMail>> {
    let Some(invitation) = db.invitation(id)? else { return Ok(None) };
    let inviter = invitation.invited_by.map(|id| db.account(id)).transpose()?.flatten();
    let Some(inviter) = inviter.filter(|account| account.suspended_at.is_none()) else { return Ok(None) };
    let args = [
        ("address", shown_address(&invitation.email)),
        ("role", invitation.role.name().to_owned()),
        ("failure", failure.name().to_owned()),
    ];
    Ok(Some(mail("invitation-undelivered", &inviter, args)))
}

/// Returns the mails that tell editors about a version that awaits them. Their contents are read when they are sent.
pub(super) fn submission(db: &mut Db, entry: &Entry) -> Result<Vec<NewMail>> {
    let Some(section) = entry.section.map(|id| db.section(id)).transpose()?.flatten() else {
        return Ok(Vec::new());
    };
    Ok(about_section(&section, entry, db.accounts_with(Role::Editor)?))
}

/// Returns the mails that tell an institution about the state of its section. Their contents are read when they are
/// sent.
pub(super) fn decision_on_section(db: &mut Db, entry: &Entry) -> Result<Vec<NewMail>> {
    let Some(section) = entry.section.map(|id| db.section(id)).transpose()?.flatten() else {
        return Ok(Vec::new());
    };
    let round = entry.data.get("round").and_then(Value::as_str).unwrap_or_default();
    let round = db.rounds(section.id)?.into_iter().find(|found| found.id.to_string() == round);
    let recipients = concerned(db, &section, round.map(|round| round.submitted_by))?;
    Ok(about_section(&section, entry, recipients))
}

/// Returns one mail about a section for each recipient except the person who caused the entry.
fn about_section(section: &Section, entry: &Entry, recipients: Vec<Account>) -> Vec<NewMail> {
    let others = recipients.into_iter().filter(|account| account.id.to_string() != entry.actor);
    let mail_to = |account: Account| {
        let about = About::Section(section.id, account.id);
        NewMail { about, kind: "section".to_owned(), args: BTreeMap::new(), ..mail("", &account, []) }
    };
    others.map(mail_to).collect()
}

/// Returns the news for somebody about the current state of a section; `None` if there is none, or if they are no
/// longer to be told about it.
pub(super) fn section(db: &mut Db, id: SectionId, user: UserId, links: &Links) -> Result<Option<Contents>> {
    let (Some(section), Some(account)) = (db.section(id)?, db.account(user)?) else { return Ok(None) };
    let Some(institution) = db.institution(&section.institution.to_string())? else { return Ok(None) };
    if account.suspended_at.is_some() || section.deleted_at.is_some() {
        return Ok(None);
    }
    let rounds = db.rounds(id)?;
    let news = match to_editors(db, &section, &rounds, user)? {
        None => to_institution(db, &section, &rounds, user)?,
        found => found,
    };
    let Some(News { kind, version, message, reasons }) = news else { return Ok(None) };
    let link = match kind {
        "decision-approved" => links.published_page_in(account.language, id),
        "section-submitted" => links.desk_page(account.language, id),
        _ => links.work_page(account.language, id),
    };
    let title = match version {
        Some(number) => db.version_title(id, number)?.unwrap_or_default(),
        None => String::new(),
    };
    let args = BTreeMap::from([
        ("name".to_owned(), account.name),
        ("title".to_owned(), title),
        ("institution".to_owned(), institution.name.in_language(account.language).to_owned()),
        ("message".to_owned(), said(db, &section, (message, reasons), version, account.language)?),
        ("reason".to_owned(), section.unpublish_reason.unwrap_or_default()),
        ("link".to_owned(), link),
    ]);
    Ok(Some(Contents { kind: kind.to_owned(), recipient: account.email, language: account.language, args }))
}

/// The text to send, the version it is about, the editor's message, and what it says about single fields.
struct News {
    kind: &'static str,
    version: Option<u32>,
    message: String,
    reasons: Vec<FieldReason>,
}

/// What a decision says: its message, and below it what it says about single fields, under their names.
fn said(
    db: &mut Db,
    section: &Section,
    (message, reasons): (String, Vec<FieldReason>),
    version: Option<u32>,
    ui_language: UiLanguage,
) -> Result<String> {
    let mut parts = Vec::from_iter(Some(message).filter(|message| !is_blank(message)));
    let number = match version.filter(|_| !reasons.is_empty()) {
        Some(version) => db.version_template(section.id, version)?,
        None => None,
    };
    if let Some(number) = number {
        let template = db.template(section.compendium, number)?;
        for FieldReason { pointer, text: words } in reasons {
            let name = match template.place_name(&pointer, ui_language) {
                body if body.is_empty() => plain(ui_language, "edit-free-text"),
                name => tidied(&name),
            };
            parts.push(text(ui_language, "decision-reason", [("field", &name), ("text", &words)]));
        }
    }
    Ok(if parts.is_empty() { plain(ui_language, "decision-no-message") } else { parts.join("\n\n") })
}

/// Editors are told about a version that awaits them.
fn to_editors(db: &mut Db, section: &Section, rounds: &[Round], user: UserId) -> Result<Option<News>> {
    let Some(open) = rounds.first().filter(|round| round.ended.is_none() && round.submitted_by != user)
    else {
        return Ok(None);
    };
    if !matches!(section.stage, Stage::Submitted | Stage::InReview)
        || !db.roles(user)?.contains(&Role::Editor)
    {
        return Ok(None);
    }
    Ok(Some(News {
        kind: "section-submitted",
        version: Some(open.version),
        message: String::new(),
        reasons: Vec::new(),
    }))
}

/// The institution is told about the last decision, or that its section was unpublished, as long as this is the
/// section's current state.
fn to_institution(db: &mut Db, section: &Section, rounds: &[Round], user: UserId) -> Result<Option<News>> {
    let decided = rounds.iter().find_map(|round| match &round.ended {
        Some(ended) if ended.outcome != Outcome::Withdrawn => Some((round, ended)),
        _ => None,
    });
    let submitter = decided.map(|(round, _)| round.submitted_by);
    if !concerned(db, section, submitter)?.iter().any(|account| account.id == user) {
        return Ok(None);
    }
    let decided = decided.filter(|(_, ended)| section.unpublished_at.is_none_or(|at| at < ended.at));
    let Some((round, ended)) = decided else {
        let kind = "section-unpublished";
        let unpublished = section.unpublished_at.is_some();
        return Ok(unpublished.then(|| News {
            kind,
            version: section.approved_version,
            message: String::new(),
            reasons: Vec::new(),
        }));
    };
    Ok(decision(section, round, ended).filter(|_| ended.by != user).map(|kind| News {
        kind,
        version: Some(round.version),
        message: ended.message.clone(),
        reasons: ended.reasons.clone(),
    }))
}

/// Returns the text about a decision, if it is still the section's current state.
fn decision(section: &Section, round: &Round, ended: &Ended) -> Option<&'static str> {
    match ended.outcome {
        Outcome::Approved if section.published_version == Some(round.version) => Some("decision-approved"),
        Outcome::Approved => Some("decision-approved-waiting"),
        Outcome::ChangesRequested => {
            (section.stage == Stage::ChangesRequested).then_some("decision-changes-requested")
        }
        Outcome::Rejected => (section.stage == Stage::Rejected).then_some("decision-rejected"),
        Outcome::Withdrawn => None,
    }
}

/// Returns the people to be told about a decision: the section's creator, the submitter and the institution's focal
/// points.
fn concerned(db: &mut Db, section: &Section, submitter: Option<UserId>) -> Result<Vec<Account>> {
    let (members, _) = db.members(section.institution, 0, i64::from(i32::MAX))?;
    let wanted = |id: UserId, role: Role| {
        role == Role::FocalPoint || id == section.created_by || Some(id) == submitter
    };
    let members = members.into_iter().filter(|member| wanted(member.account.id, member.role));
    Ok(members.map(|member| member.account).filter(|account| account.suspended_at.is_none()).collect())
}

/// Returns the mails to an institution's focal points about a new member.
pub(super) fn member_joined(db: &mut Db, entry: &Entry, user: Option<UserId>) -> Result<Vec<NewMail>> {
    let named = entry.data.get("institution").and_then(Value::as_str);
    let Some(institution) = named.map(|id| db.institution(id)).transpose()?.flatten() else {
        return Ok(Vec::new());
    };
    let Some(member) = user.map(|id| db.account(id)).transpose()?.flatten() else { return Ok(Vec::new()) };
    let role = entry.data.get("role").and_then(Value::as_str).unwrap_or("author");
    let (members, _) = db.members(institution.id, 0, i64::from(i32::MAX))?;
    let focal_points = members.into_iter().filter(|found| {
        found.role == Role::FocalPoint
            && found.account.id != member.id
            && found.account.suspended_at.is_none()
    });
    let mails = focal_points.map(|found| {
        let name = institution.name.in_language(found.account.language).to_owned();
        mail(
            "member-joined",
            &found.account,
            [("member", member.name.clone()), ("institution", name), ("role", role.to_owned())],
        )
    });
    Ok(mails.collect())
}
