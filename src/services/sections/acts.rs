//! The acts that take a section through the workflow.

use serde_json::Value;

use super::input::{reason, said};
use super::{
    Decide, Decision, SectionView, Sections, Submit, Unpublish, Withdraw, compendium_of, current_version,
    made,
};
use crate::domain::attachment::submission_faults as attachment_faults;
use crate::domain::event::{Event, EventKind};
use crate::domain::fault::MOST_FAULTS;
use crate::domain::ids::SectionId;
use crate::domain::section::{Outcome, Round, Section};
use crate::domain::text::is_blank;
use crate::domain::workflow::Act;
use crate::error::{Code, Error, Fault, FaultCode, Faults, Result};
use crate::policy::Context;
use crate::services::input::Input;
use crate::store::Tx;

impl Sections {
    /// Submits the current version: pins it and opens a round.
    ///
    /// # Errors
    /// Those of the policy; `invalid`; `version_moved` if the caller has read another version than the current one;
    /// `incomplete`, with all missing fields.
    pub fn submit(&self, context: &Context, id: SectionId, input: Input<Submit>) -> Result<SectionView> {
        self.act(context, id, Act::Submit, |tx, permit, mut section| {
            let current = current_version(tx, &section)?;
            let submit = input.get()?;
            if submit.version.is_some_and(|version| version != section.version) {
                return Err(Error::new(Code::VersionMoved).member("current_version", section.version));
            }
            let message = said(submit.message);
            let number = compendium_of(tx, &section)?.1;
            let template = self.template(tx, section.compendium, number)?;
            let faults = template.submission_faults(&current.practice);
            let mut faults = faults.map(|fault| fault.under("/practice"));
            faults.extend(attachment_faults(&current.attachments, &tx.attachments(section.id)?));
            if !faults.is_empty() {
                return Err(Error { faults, ..Error::new(Code::Incomplete) });
            }
            let round = tx.submit(&permit, &mut section, &current, message)?;
            made(tx, &section, vec![about_round(EventKind::SectionSubmitted, &round)])
        })
    }

    /// Withdraws the submitted version.
    ///
    /// # Errors
    /// Those of the policy; `invalid`.
    pub fn withdraw(&self, context: &Context, id: SectionId, input: Input<Withdraw>) -> Result<SectionView> {
        self.act(context, id, Act::Withdraw, |tx, permit, mut section| {
            let round = open_round(tx, &section)?;
            let reason = reason(input.get()?.reason)?;
            tx.end_round(
                &permit,
                Act::Withdraw,
                &mut section,
                &round,
                Outcome::Withdrawn,
                (reason, Vec::new()),
            )?;
            made(tx, &section, vec![about_round(EventKind::SectionWithdrawn, &round)])
        })
    }

    /// Ends the round with a decision. An approval also publishes if the compendium is set up that way.
    ///
    /// # Errors
    /// Those of the policy, including `four_eyes`; `version_moved` if the decision names a version other than the
    /// submitted one; `invalid`.
    pub fn decide(&self, context: &Context, id: SectionId, input: Input<Decide>) -> Result<SectionView> {
        let decision =
            input.ok().map(|decide| decide.decision).or_else(|| Decision::named(input.raw("decision")));
        // Whoever may approve may also request changes and reject. If the decision is none of the three, the policy is
        // asked about approving, and the fault is reported afterwards.
        let (act, outcome, name) = match decision.unwrap_or(Decision::Approve) {
            Decision::Approve => (Act::Approve, Outcome::Approved, EventKind::SectionApproved),
            Decision::RequestChanges => {
                (Act::RequestChanges, Outcome::ChangesRequested, EventKind::SectionChangesRequested)
            }
            Decision::Reject => (Act::Reject, Outcome::Rejected, EventKind::SectionRejected),
        };
        self.act(context, id, act, |tx, permit, mut section| {
            let round = open_round(tx, &section)?;
            let version =
                input.ok().map(|decide| u64::from(decide.version)).or(input.raw("version").as_u64());
            if version.is_some_and(|version| version != u64::from(round.version)) {
                return Err(Error::new(Code::VersionMoved).member("current_version", round.version));
            }
            let message = input.ok().map_or(input.text("message"), |decide| decide.message.as_deref());
            let silent = message.is_none_or(is_blank);
            let mut faults = Faults::default();
            if silent && outcome != Outcome::Approved {
                faults.push(Fault::new("/message", FaultCode::Required));
            }
            faults.extend(self.reason_faults(tx, &section, &round, &input)?);
            let decide = input.get_without(faults)?;
            let words = (said(decide.message).unwrap_or_default(), decide.reasons);
            tx.end_round(&permit, act, &mut section, &round, outcome, words)?;
            let mut events = vec![about_round(name, &round)];
            if outcome == Outcome::Approved {
                if let Some(maturity) = decide.maturity {
                    tx.set_maturity(&permit, &round, maturity)?;
                    events = vec![about_round(name, &round).with("maturity", maturity.name())];
                }
                if compendium_of(tx, &section)?.0.settings.publish_on_approval {
                    tx.publish(&permit, act, &mut section, round.version)?;
                    events.push(publication(&round.hash, &section));
                }
            }
            made(tx, &section, events)
        })
    }

    /// The faults of what a decision says about single fields of the submitted version.
    fn reason_faults(
        &self,
        tx: &mut Tx,
        section: &Section,
        round: &Round,
        input: &Input<Decide>,
    ) -> Result<Vec<Fault>> {
        let reasons = written_reasons(input);
        if reasons.is_empty() {
            return Ok(Vec::new());
        }
        let viewer = tx.actor().viewer();
        let version = tx.visible_version(&viewer, section.id, round.version)?.ok_or_else(Error::not_found)?;
        let template = self.template(tx, section.compendium, version.template_version)?;
        let faults = reasons.into_iter().enumerate().flat_map(|(index, (pointer, text))| {
            let place = pointer.filter(|pointer| template.steps(pointer).is_none());
            let blank = text.filter(|text| is_blank(text));
            let place = place.map(|_| Fault::new(format!("/reasons/{index}/pointer"), FaultCode::Unknown));
            place
                .into_iter()
                .chain(blank.map(|_| Fault::new(format!("/reasons/{index}/text"), FaultCode::Blank)))
        });
        Ok(faults.collect())
    }

    /// Publishes the approved version, which has this number if the caller names one.
    ///
    /// # Errors
    /// Those of the policy; `version_moved` if another version is approved than the one named.
    pub fn publish(&self, context: &Context, id: SectionId, named: Option<u32>) -> Result<SectionView> {
        self.act(context, id, Act::Publish, |tx, permit, mut section| {
            let approved = section
                .approved_version
                .ok_or_else(|| Error::internal("an approved section without approved version"))?;
            if named.is_some_and(|named| named != approved) {
                return Err(Error::new(Code::VersionMoved).member("current_version", approved));
            }
            let actor = tx.actor().clone();
            let version =
                tx.visible_version(&actor.viewer(), section.id, approved)?.ok_or_else(Error::not_found)?;
            tx.publish(&permit, Act::Publish, &mut section, approved)?;
            made(tx, &section, vec![publication(&version.hash, &section)])
        })
    }

    /// Withdraws the published version from public view.
    ///
    /// # Errors
    /// Those of the policy; `invalid`.
    pub fn unpublish(
        &self,
        context: &Context,
        id: SectionId,
        input: Input<Unpublish>,
    ) -> Result<SectionView> {
        self.act(context, id, Act::Unpublish, |tx, permit, mut section| {
            let reason = reason(input.get()?.reason)?;
            let version = section.published_version;
            tx.unpublish(&permit, &mut section, reason)?;
            let event = Event::about(EventKind::SectionUnpublished, section.id).with("version", version);
            made(tx, &section, vec![event])
        })
    }

    /// Reopens a rejected section.
    ///
    /// # Errors
    /// Those of the policy.
    pub fn reopen(&self, context: &Context, id: SectionId) -> Result<SectionView> {
        self.act(context, id, Act::Reopen, |tx, permit, mut section| {
            tx.reopen(&permit, &mut section)?;
            made(tx, &section, vec![Event::about(EventKind::SectionReopened, section.id)])
        })
    }
}

fn open_round(tx: &mut Tx, section: &Section) -> Result<Round> {
    let latest = tx.rounds(section.id)?.into_iter().next();
    latest
        .filter(|round| round.ended.is_none())
        .ok_or_else(|| Error::internal("a submitted section without an open round"))
}

/// The pointers and texts of what a decision says about single fields, as far as they can be read.
fn written_reasons(input: &Input<Decide>) -> Vec<(Option<&str>, Option<&str>)> {
    if let Some(decide) = input.ok() {
        return decide.reasons.iter().map(|said| (Some(&*said.pointer), Some(&*said.text))).collect();
    }
    let raw = input.raw("reasons").as_array().map_or(&[] as &[Value], Vec::as_slice);
    raw.iter().take(MOST_FAULTS).map(|reason| (reason["pointer"].as_str(), reason["text"].as_str())).collect()
}

fn about_round(name: EventKind, round: &Round) -> Event {
    Event::about(name, round.section)
        .with("round", round.id.to_string())
        .with("version", round.version)
        .with("hash", round.hash.as_str())
}

fn publication(hash: &str, section: &Section) -> Event {
    Event::about(EventKind::SectionPublished, section.id)
        .with("version", section.published_version)
        .with("hash", hash)
}
