//! Naming the published practices that a practice was adapted from.

use serde::Deserialize;
use utoipa::ToSchema;

use super::{IfMatch, SectionView, Sections, at_version, current_version, made, view};
use crate::domain::event::EventKind;
use crate::domain::ids::SectionId;
use crate::domain::workflow::Act;
use crate::error::{Error, Fault, FaultCode, Result};
use crate::policy::Context;
use crate::services::input::Input;
use crate::store::{Change, Content, Tx};

/// The complete list of practices that a practice was adapted from.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AdaptedFrom {
    /// Published sections, the most important first. An empty list removes all of them.
    #[schema(max_items = 10)]
    pub sections: Vec<SectionId>,
}

impl Sections {
    /// Sets the practices that this practice was adapted from. Makes a new version with the same texts, so that the
    /// change is released in the same way as texts are. Changes nothing if the list is the same as before.
    ///
    /// # Errors
    /// Those of the policy for saving; `version_conflict` if the expected version is not the current one; `invalid` for
    /// sections that are not published, are repeated, or were themselves adapted from this one.
    pub fn adapt(
        &self,
        context: &Context,
        id: SectionId,
        expected: IfMatch,
        input: Input<AdaptedFrom>,
    ) -> Result<SectionView> {
        self.act(context, id, Act::Save, |tx, permit, mut section| {
            let before = tx.adapted_from(section.id, section.version)?;
            let same = input.ok().is_some_and(|input| input.sections == before);
            if expected != IfMatch::Missing {
                expected.check(section.version, same)?;
            }
            let named = input.get()?.sections;
            if same {
                let actor = tx.actor().clone();
                return Ok(Change::Unchanged(view::view(tx, &actor, &section)?));
            }
            let faults = faults(tx, section.id, &named)?;
            if !faults.is_empty() {
                return Err(Error::invalid(faults));
            }
            let current = current_version(tx, &section)?;
            let content = Content {
                chapter: current.chapter,
                practice: current.practice,
                body: current.body,
                template_version: current.template_version,
            };
            let version = tx.add_version(&permit, Act::Save, &mut section, content, None)?;
            tx.set_adapted_from(&permit, &section, &named)?;
            let named: Vec<String> = named.iter().map(ToString::to_string).collect();
            let event =
                at_version(EventKind::SectionAdaptedFromChanged, &version).with("adapted_from", named);
            made(tx, &section, vec![event])
        })
    }
}

/// The faults of the named sections. Sections that are not published are unknown, whether or not they exist.
fn faults(tx: &mut Tx, section: SectionId, named: &[SectionId]) -> Result<Vec<Fault>> {
    let known: Vec<SectionId> = tx.published_heads(named)?.into_iter().map(|head| head.id).collect();
    let mut faults = Vec::new();
    for (index, source) in named.iter().enumerate() {
        let at = format!("/sections/{index}");
        if named[..index].contains(source) {
            faults.push(Fault::new(at, FaultCode::RepeatedItems));
        } else if *source == section {
            faults.push(Fault::new(at, FaultCode::AdaptedInACircle));
        } else if !known.contains(source) {
            faults.push(Fault::new(at, FaultCode::Unknown));
        } else if tx.is_adapted_from(*source, section)? {
            faults.push(Fault::new(at, FaultCode::AdaptedInACircle));
        }
    }
    Ok(faults)
}
