//! The stages of a section and the acts that lead from one to the next. "Not from here" is decided
//! here, "not you" in `policy`.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};
use utoipa::ToSchema;

use super::names::names;

/// Where a section's working copy stands. Being published is not a stage: see `Section::published_version`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[derive(IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Stage {
    /// The institution writes.
    Draft,
    /// A version is pinned, a round is open.
    Submitted,
    /// Reviewers are at it.
    InReview,
    /// Back with the institution.
    ChangesRequested,
    /// That version is approved.
    Approved,
    /// Closed.
    Rejected,
}

/// What can be done to a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[derive(IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Act {
    /// Write a new version.
    Save,
    /// Put the current version forward: opens a round.
    Submit,
    /// Take the submitted version back: ends the round.
    Withdraw,
    /// Approve the submitted version: ends the round.
    Approve,
    /// Ask for changes: ends the round.
    RequestChanges,
    /// Reject: ends the round and closes the section.
    Reject,
    /// Show the approved version to everyone.
    Publish,
    /// Take the published version back from everyone.
    Unpublish,
    /// Open a rejected section again.
    Reopen,
    /// Make a new version with an old one's content, or bring a deleted draft back.
    Restore,
    /// Remove a draft that was never submitted.
    Delete,
}

names!(Stage);

impl Stage {
    /// The stage after an act, or nothing where this stage does not allow it. Total: `schema/workflow.txt`
    /// prints every cell. What depends on more than the stage (something published to unpublish, a draft
    /// never submitted to delete) is asked of [`Situation::allows`].
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
    /// Whether the act ends a round with a decision, so that four eyes are needed.
    pub fn decides(self) -> bool {
        matches!(self, Act::Approve | Act::RequestChanges | Act::Reject)
    }
}

/// What of a section, beside its stage, decides whether an act is possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Situation {
    /// Where the working copy stands.
    pub stage: Stage,
    /// Whether any round was ever opened.
    pub ever_submitted: bool,
    /// Whether the public sees a version.
    pub published: bool,
    /// Whether the public sees the version that was approved last.
    pub approved_is_published: bool,
    /// Whether the section lies deleted.
    pub deleted: bool,
}

impl Situation {
    /// The stage after the act, or nothing if it is not possible here.
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

/// The whole function as text, a row a stage and a column an act: the golden file `schema/workflow.txt`.
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
