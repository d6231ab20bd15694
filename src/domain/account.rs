//! Accounts: roles, memberships, scopes and e-mail addresses.

use idna::AsciiDenyList;
use idna::uts46::{DnsLength, Hyphens, Uts46};
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};
use utoipa::ToSchema;

use super::fault::FaultCode;
use super::ids::InstitutionId;
use super::names::names;
use super::text;

/// Maximum number of characters of an e-mail address (RFC 5321, 4.5.3.1.3).
const LONGEST_ADDRESS: usize = 254;

/// A role. The first two apply within an institution, the others to the whole installation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[derive(IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Role {
    /// Writes an institution's sections.
    Author,
    /// Signs off an institution's sections, and invites and removes its members.
    FocalPoint,
    /// Reads assigned sections and makes recommendations.
    Reviewer,
    /// Runs the compendium: decides and publishes.
    Editor,
    /// Changes settings: institutions, accounts, chapters, templates, vocabularies.
    Administrator,
    /// Searches and compares, with an account for features that need one.
    Researcher,
}

names!(Role);

impl Role {
    /// Whether the role applies within an institution.
    pub fn in_institution(self) -> bool {
        matches!(self, Role::Author | Role::FocalPoint)
    }
}

/// An account's role in an institution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Membership {
    /// The institution.
    pub institution: InstitutionId,
    /// `author` or `focal_point`.
    pub role: Role,
}

/// What a personal API token may be used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[derive(IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Scope {
    /// See whatever the account may see.
    Read,
    /// Write sections and take them through the workflow.
    #[serde(rename = "sections:write")]
    #[strum(serialize = "sections:write")]
    WriteSections,
    /// Decide on and publish sections.
    #[serde(rename = "sections:decide")]
    #[strum(serialize = "sections:decide")]
    DecideSections,
    /// Change settings, institutions and accounts; invite and remove members.
    Administration,
}

names!(Scope);

/// Returns an e-mail address in the single form that is stored, compared and sent to: trimmed, composed (NFC), without
/// invisible characters, in lower case, with its domain as A-labels (RFC 5890). Both input checks and the mailer read
/// addresses with this function only, so mail can be sent to any accepted address. Whether anybody reads it can only be
/// found out by sending a mail.
///
/// Apart from invalid addresses (RFC 5321), it refuses forms that mail servers on the way need not accept: a quoted
/// local part, an IP address or a single word in place of a domain, and non-ASCII letters before the `@` (RFC 6531).
///
/// # Errors
/// The code of the fault: `not_an_email_address` or `address_not_ascii`.
pub fn email_address(text: &str) -> Result<String, FaultCode> {
    const NONE: FaultCode = FaultCode::NotAnEmailAddress;
    let text = text::one_line(text, "").map_err(|_| NONE)?;
    let (local, domain) = text.rsplit_once('@').ok_or(NONE)?;
    let domain = Uts46::new()
        .to_ascii(domain.as_bytes(), AsciiDenyList::STD3, Hyphens::CheckFirstLast, DnsLength::Verify)
        .map_err(|_| NONE)?;
    let top = domain.rsplit_once('.').map_or("", |(_, top)| top);
    if local.starts_with('"') || !top.contains(|c: char| c.is_ascii_alphabetic()) {
        return Err(NONE);
    }
    let address = lettre::Address::new(local, &domain).map_err(|_| NONE)?.to_string();
    match address {
        long if long.len() > LONGEST_ADDRESS => Err(NONE),
        address if address.is_ascii() => Ok(address.to_ascii_lowercase()),
        _ => Err(FaultCode::AddressNotAscii),
    }
}

/// The key for looking up an account, from the address as typed.
pub fn address_typed(text: &str) -> String {
    email_address(text).unwrap_or_else(|_| text.trim().to_lowercase())
}

/// A stored address as people write it: with Latin-script domain labels decoded from their A-labels. Labels in other
/// scripts stay encoded, because their letters can be mistaken for Latin ones.
pub fn shown_address(address: &str) -> String {
    let Some((local, domain)) = address.rsplit_once('@') else { return address.to_owned() };
    let latin = |label: &[char]| label.iter().all(|c| c.is_ascii() || ('\u{df}'..='\u{24f}').contains(c));
    let (domain, read) = Uts46::new().to_user_interface(
        domain.as_bytes(),
        AsciiDenyList::STD3,
        Hyphens::CheckFirstLast,
        |label, _, _| latin(label),
    );
    if read.is_ok() { format!("{local}@{domain}") } else { address.to_owned() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_address_has_one_spelling_and_bad_ones_are_refused() {
        let read = |text: &str| email_address(text);
        assert_eq!(read(" Ana.Perez@Cancilleria.GOV.co\u{200b} ").unwrap(), "ana.perez@cancilleria.gov.co");
        assert_eq!(read("o'brien+visas@x-y.org").unwrap(), "o'brien+visas@x-y.org");
        // The same domain typed with precomposed letters, with combining marks and in capitals.
        for typed in
            ["ana@Cancillería.example", "ana@cancilleri\u{301}a.example", "ANA@XN--CANCILLERA-S8A.example"]
        {
            assert_eq!(read(typed).unwrap(), "ana@xn--cancillera-s8a.example", "{typed}");
        }
        assert_eq!(shown_address("ana@xn--cancillera-s8a.example"), "ana@cancillería.example");
        assert_eq!(
            shown_address("ana@xn--80ak6aa92e.com"),
            "ana@xn--80ak6aa92e.com",
            "Cyrillic that looks Latin"
        );
        for bad in [
            "",
            "ana",
            "@x.org",
            "ana@",
            "a b@x.org",
            "ana@x..org",
            "a@b@c.org",
            "ana@x.org\r\nBcc: e@x.org",
            "ana..b@gob.pe",
            ".ana@gob.pe",
            "ana.@gob.pe",
            "ana@gob.pe.",
            "ana@.pe",
            "ana@-gob.pe",
            "ana@gob-.pe",
            "ana@gob_x.pe",
            "ana@gob",
            "ana@1.2.3.4",
            "ana@[1.2.3.4]",
            "ana@[IPv6:::1]",
            "\"a b\"@x.org",
            "ana(x)@x.org",
            "ana@x.org, eva@x.org",
            "Ana <ana@x.org>",
            "ana\u{1}@x.org",
            "ana@x\u{3000}y.org",
            "ana@\u{fffd}.org",
        ] {
            assert_eq!(read(bad), Err(FaultCode::NotAnEmailAddress), "{bad:?}");
        }
        let long = |local: usize, label: usize| format!("{}@{}.org", "a".repeat(local), "b".repeat(label));
        assert!(read(&long(64, 63)).is_ok());
        assert!(read(&long(65, 3)).is_err() && read(&long(3, 64)).is_err());
        assert!(read(&format!("a@{}org", "b2345678.".repeat(28))).is_err(), "254 characters at most");
        assert_eq!(read("ñandú@x.org"), Err(FaultCode::AddressNotAscii));
    }

    proptest! {
        #[test]
        fn whatever_is_accepted_is_accepted_by_the_mailer_as_it_stands(
            text in "[a-zA-Z0-9.ñé'+_\u{200b}\u{a0} -]{0,12}@[a-zA-Z0-9.ñÉß\u{301}_\u{ad}-]{0,16}(\\.[a-z]{2,3})?",
        ) {
            if let Ok(address) = email_address(&text) {
                prop_assert_eq!(address.parse::<lettre::Address>().unwrap().to_string(), address.as_str());
                prop_assert!(address.is_ascii() && !address.contains(".."));
                prop_assert_eq!(email_address(&address).unwrap(), address.as_str());
                prop_assert_eq!(email_address(&shown_address(&address)).unwrap(), address);
            }
        }
    }
}
