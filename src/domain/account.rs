//! Accounts: who somebody is, and for whom they act.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ids::InstitutionId;

/// A role. The first two belong to an institution, the others to the whole installation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Writes an institution's sections.
    Author,
    /// Signs an institution's sections off, invites and removes its members.
    FocalPoint,
    /// Reads what is assigned, and recommends.
    Reviewer,
    /// Runs the compendium: decides and publishes.
    Editor,
    /// Changes settings: institutions, accounts, chapters, templates, vocabularies.
    Administrator,
    /// Searches and compares, with an account for what needs one.
    Researcher,
}

impl Role {
    /// Every role.
    pub const ALL: [Role; 6] =
        [Role::Author, Role::FocalPoint, Role::Reviewer, Role::Editor, Role::Administrator, Role::Researcher];

    /// The name on the wire and in the store.
    pub fn name(self) -> &'static str {
        match self {
            Role::Author => "author",
            Role::FocalPoint => "focal_point",
            Role::Reviewer => "reviewer",
            Role::Editor => "editor",
            Role::Administrator => "administrator",
            Role::Researcher => "researcher",
        }
    }

    /// The role with that name.
    pub fn named(name: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.name() == name)
    }

    /// Whether the role is one in an institution.
    pub fn in_institution(self) -> bool {
        matches!(self, Role::Author | Role::FocalPoint)
    }
}

/// Somebody's role in an institution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Membership {
    /// The institution.
    pub institution: InstitutionId,
    /// `author` or `focal_point`.
    pub role: Role,
}

/// What a personal API token may be used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
pub enum Scope {
    /// See what the account may see.
    #[serde(rename = "read")]
    Read,
    /// Write sections and take them through the workflow.
    #[serde(rename = "sections:write")]
    WriteSections,
    /// Decide on and publish sections.
    #[serde(rename = "sections:decide")]
    DecideSections,
    /// Change settings, institutions and accounts; invite and remove members.
    #[serde(rename = "administration")]
    Administration,
}

impl Scope {
    /// Every scope.
    pub const ALL: [Scope; 4] =
        [Scope::Read, Scope::WriteSections, Scope::DecideSections, Scope::Administration];

    /// The name on the wire and in the store.
    pub fn name(self) -> &'static str {
        match self {
            Scope::Read => "read",
            Scope::WriteSections => "sections:write",
            Scope::DecideSections => "sections:decide",
            Scope::Administration => "administration",
        }
    }

    /// The scope with that name.
    pub fn named(name: &str) -> Option<Scope> {
        Scope::ALL.into_iter().find(|scope| scope.name() == name)
    }
}

/// An e-mail address in the one form that is stored and compared: trimmed, lower case. Nothing if the
/// text cannot be one; whether it can be reached only a letter shows.
pub fn email_address(text: &str) -> Option<String> {
    let text = text.trim();
    let (local, domain) = text.rsplit_once('@')?;
    let plain = |part: &str| {
        !part.is_empty()
            && part.chars().all(|c| !c.is_whitespace() && !c.is_control() && !"<>()[],;:\\\"@".contains(c))
    };
    let dotted = domain.split('.').all(|label| !label.is_empty());
    (text.len() <= 254 && local.len() <= 64 && plain(local) && plain(domain) && dotted)
        .then(|| text.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_one_spelling_and_bad_ones_are_refused() {
        assert_eq!(email_address(" Ana.Pérez@Cancilleria.GOV.co ").unwrap(), "ana.pérez@cancilleria.gov.co");
        for bad in
            ["", "ana", "@x.org", "ana@", "a b@x.org", "ana@x..org", "a@b@c.org", "ana@x.org\r\nBcc: e@x.org"]
        {
            assert_eq!(email_address(bad), None, "{bad}");
        }
    }
}
