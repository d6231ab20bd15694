//! The stages of a section and the acts that lead from one to the next. Whether an act is possible from a stage is
//! decided here; whether the caller may perform it is decided in `policy`.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};
use utoipa::ToSchema;

use super::names::names;

/// The stage of a section's working copy. Being published is not a stage: see `Section::published_version`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[derive(IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Stage {
    /// The institution is writing.
    Draft,
    /// A version is pinned, a round is open.
    Submitted,
    /// The submitted version is being reviewed.
    InReview,
    /// The section is back with the institution.
    ChangesRequested,
    /// The submitted version was approved.
    Approved,
    /// The section is closed.
    Rejected,
}

/// An act: something that can be done to a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[derive(IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Act {
    /// Write a new version.
    Save,
    /// Submit the current version, which opens a round.
    Submit,
    /// Withdraw the submitted version, which ends the round.
    Withdraw,
    /// Approve the submitted version, which ends the round.
    Approve,
    /// Request changes, which ends the round.
    RequestChanges,
    /// Reject the submitted version, which ends the round and closes the section.
    Reject,
    /// Publish the approved version.
    Publish,
    /// Withdraw the published version from public view.
    Unpublish,
    /// Reopen a rejected section.
    Reopen,
    /// Create a new version from the content of an old one, or restore a deleted draft.
    Restore,
    /// Delete a draft that was never submitted.
    Delete,
}

names!(Stage);

impl Stage {
    /// The stage after an act, or none if this stage does not allow it. Defined for every combination:
    /// `schema/workflow.txt` lists them all. Conditions beyond the stage (unpublishing needs a published version,
    /// deleting a draft that was never submitted) are checked by [`Situation::allows`].
    pub fn after(self, act: Act) -> Option<Stage> {
        use Stage::*;
        match (self, act) {
            (Draft, Act::Save | Act::Restore | Act::Delete) => Some(Draft),
            (Draft | ChangesRequested, Act::Submit) => Some(Submitted),
            (Submitted | InReview, Act::Withdraw) => Some(Draft),
            (Submitted | InReview, Act::Approve) => Some(Approved),
            (Submitted | InReview, Act::RequestChanges) => Some(ChangesRequested),
            (Submitted | InReview, Act::Reject) => Some(Rejected),
            (ChangesRequested, Act::Save | Act::Restore) => Some(ChangesRequested),
            (Approved, Act::Save | Act::Restore) => Some(Draft),
            (Approved, Act::Publish) => Some(Approved),
            (Rejected, Act::Reopen) => Some(ChangesRequested),
            (stage, Act::Unpublish) => Some(stage),
            _ => None,
        }
    }
}

names!(Act);

impl Act {
    /// Whether the act ends a round with a decision, to which the four-eyes rule applies.
    pub fn decides(self) -> bool {
        matches!(self, Act::Approve | Act::RequestChanges | Act::Reject)
    }
}

/// The facts about a section that determine whether an act is possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Situation {
    /// The stage of the working copy.
    pub stage: Stage,
    /// Whether any round was ever opened.
    pub ever_submitted: bool,
    /// Whether a version is published.
    pub published: bool,
    /// Whether the published version is the one approved most recently.
    pub approved_is_published: bool,
    /// Whether the section is deleted.
    pub deleted: bool,
}

impl Situation {
    /// The stage after the act, or none if it is not possible.
    pub fn allows(&self, act: Act) -> Option<Stage> {
        if self.deleted {
            return (act == Act::Restore).then_some(self.stage);
        }
        let possible = match act {
            Act::Delete => !self.ever_submitted,
            Act::Publish => !self.approved_is_published,
            Act::Unpublish => self.published,
            _ => true,
        };
        if possible { self.stage.after(act) } else { None }
    }
}

/// The whole transition table as text, with a row per stage and a column per act: the golden file
/// `schema/workflow.txt`.
pub fn print() -> String {
    let mut text =
        String::from("# What each act leads to from each stage; - where the stage does not allow it.\n");
    text.push_str(
        "# Also asked: delete needs a draft never submitted, publish an approved version that the\n",
    );
    text.push_str("# public does not see, unpublish a published version.\n");
    text.push_str(&format!("{:<18}", "stage"));
    for act in Act::ALL {
        text.push_str(&format!(" {:<18}", act.name()));
    }
    text.truncate(text.trim_end().len());
    for stage in Stage::ALL {
        text.push_str(&format!("\n{:<18}", stage.name()));
        for act in Act::ALL {
            text.push_str(&format!(" {:<18}", stage.after(act).map_or("-", Stage::name)));
        }
        text.truncate(text.trim_end().len());
    }
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deleted_draft_can_only_be_restored() {
        let deleted = Situation {
            stage: Stage::Draft,
            ever_submitted: false,
            published: false,
            approved_is_published: false,
            deleted: true,
        };
        for act in Act::ALL {
            assert_eq!(deleted.allows(act).is_some(), act == Act::Restore);
        }
    }

    #[test]
    fn a_round_ends_only_by_a_withdrawal_or_a_decision() {
        for stage in [Stage::Submitted, Stage::InReview] {
            for act in Act::ALL {
                let leaves = stage.after(act).is_some_and(|next| next != stage);
                assert_eq!(leaves, act.decides() || act == Act::Withdraw, "{stage:?} {act:?}");
            }
        }
    }
}
