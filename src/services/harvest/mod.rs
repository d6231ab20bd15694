//! Harvesting published practices and frozen editions (OAI-PMH 2.0). Nothing is stored for harvesters; a list goes on
//! where its token says.

mod lists;
mod sets;

use std::sync::Arc;

use crate::documents::oai::{Content, Identity, Response};
use crate::domain::harvest::{Asked, Item, Refusal, RefusalCode, Verb, read, stamp};
use crate::domain::ids::SectionId;
use crate::domain::language::UiLanguage;
use crate::domain::links::Links;
use crate::domain::time::Timestamp;
use crate::error::Result;
use crate::messages;
use crate::services::catalog::CatalogCache;
use crate::store::{Db, HarvestFilter, Store};

use sets::Sets;

/// Answers harvesters.
pub struct Harvest {
    store: Arc<Store>,
    names: Arc<CatalogCache>,
    links: Links,
    contact: Option<String>,
    /// The host in the identifiers.
    host: String,
}

/// What is said, or why not.
type Said = std::result::Result<Content, Vec<Refusal>>;

impl Harvest {
    /// Creates the service for this store. `links` creates the URLs, `contact` is the e-mail address of whoever runs
    /// the service.
    pub fn new(
        store: Arc<Store>,
        names: Arc<CatalogCache>,
        links: Links,
        contact: Option<String>,
    ) -> Harvest {
        let host = host(links.public_url());
        Harvest { store, names, links, contact, host }
    }

    /// Returns the response to a request with these arguments, as XML; `None` if they could not be decoded. What is
    /// wrong with a request is said in the response, in the reader's language.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn answer(&self, arguments: Option<&[(String, String)]>, reader: UiLanguage) -> Result<Vec<u8>> {
        let at = stamp(self.store.clock().now());
        let said = match arguments.map(read) {
            None => Err(vec![Refusal::new(RefusalCode::BadArgument, "harvest-unreadable")]),
            Some(Err(refusals)) => Err(refusals),
            Some(Ok(asked)) => self.store.read_at_one_moment(|db| self.said(db, &asked, reader))?,
        };
        // The arguments of a request that was not understood are not repeated.
        let is_understood = said.as_ref().err().is_none_or(|refusals| {
            let unclear = [RefusalCode::BadVerb, RefusalCode::BadArgument];
            refusals.iter().all(|refusal| !unclear.contains(&refusal.code))
        });
        let arguments = arguments.filter(|_| is_understood).unwrap_or_default();
        let content = said.unwrap_or_else(|refusals| Content::Errors(explained(refusals, reader)));
        Response { at, base: &self.links.harvest(), arguments, content }.xml()
    }

    fn said(&self, db: &mut Db, asked: &Asked, reader: UiLanguage) -> Result<Said> {
        Ok(match asked {
            Asked::Identify => Ok(Content::Identify(self.identity(db, reader)?)),
            Asked::Formats(None) => Ok(Content::Formats),
            Asked::Formats(Some(identifier)) => self.found(db, identifier)?.map(|_| Content::Formats),
            Asked::Sets => {
                let names = self.names.now(db)?;
                Ok(Content::Sets(Sets::read(db, names)?.all(db, reader)?))
            }
            Asked::Record(identifier, format) => match self.found(db, identifier)? {
                Ok(found) => Ok(Content::Record(self.record(db, found, *format)?)),
                Err(refusals) => Err(refusals),
            },
            Asked::List(verb, selection) => self.list(db, *verb, selection, None)?,
            Asked::More(resumption) => {
                self.list(db, resumption.verb, &resumption.selection, Some(resumption))?
            }
        })
    }

    fn identity(&self, db: &mut Db, reader: UiLanguage) -> Result<Identity> {
        let names = self.names.now(db)?;
        let all = HarvestFilter::default();
        let section = db.harvested_sections(&all, None, 1)?.first().map(|first| first.at);
        let edition = db.harvested_editions(&all, None, 1)?.first().map(|(_, at)| *at);
        let earliest = section.into_iter().chain(edition).min();
        let title = names.compendia.first().map(|compendium| compendium.title.in_language(reader).to_owned());
        let sample = SectionId::from_bytes([0; 16]);
        let sample = Item::Practice(sample).identifier(&self.host);
        Ok(Identity {
            name: title.filter(|title| !title.is_empty()).unwrap_or_else(|| "Acervo".to_owned()),
            base: self.links.harvest(),
            email: self.contact.clone().unwrap_or_else(|| postmaster(&self.host)),
            earliest: stamp(earliest.unwrap_or_else(|| self.store.clock().now())),
            host: is_domain(&self.host).then(|| (self.host.clone(), sample)),
        })
    }

    /// Returns what the identifier stands for.
    fn found(&self, db: &mut Db, identifier: &str) -> Result<std::result::Result<Found, Vec<Refusal>>> {
        let found = match Item::identified(identifier, &self.host) {
            Some(Item::Practice(id)) => db.harvested_section(id)?.map(|section| Found {
                item: Item::Practice(id),
                at: section.at,
                is_deleted: section.is_deleted,
            }),
            Some(item @ Item::Edition(id)) => {
                let frozen_at = db.edition(id)?.and_then(|edition| edition.frozen_at);
                frozen_at.map(|at| Found { item, at, is_deleted: false })
            }
            None => None,
        };
        Ok(found.ok_or_else(|| {
            let unknown = Refusal::new(RefusalCode::IdDoesNotExist, "harvest-no-such-record");
            vec![unknown.with("identifier", identifier)]
        }))
    }
}

/// Something that there is a record of, now or since it was unpublished.
#[derive(Clone, Copy, Debug)]
struct Found {
    item: Item,
    at: Timestamp,
    is_deleted: bool,
}

/// Whether a list is one of records with their metadata.
fn has_metadata(verb: Verb) -> bool {
    verb == Verb::ListRecords
}

fn explained(refusals: Vec<Refusal>, reader: UiLanguage) -> Vec<(&'static str, String)> {
    let text = |refusal: Refusal| {
        let args = refusal.args.iter().map(|(name, value)| (*name, value.as_str()));
        (refusal.code.name(), messages::text(reader, refusal.text, args))
    };
    refusals.into_iter().map(text).collect()
}

/// Returns the host of an address, without the port. It consists of characters that identifiers of records may have.
fn host(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split('/').next().unwrap_or_default();
    let name = match authority.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => authority.split(':').next().unwrap_or_default(),
    };
    let allowed = |c: char| if c.is_ascii_alphanumeric() || c == '.' || c == '-' { c } else { '-' };
    name.chars().map(allowed).collect()
}

/// Whether a host is the name of a domain, as the schema of identifiers defines it.
fn is_domain(host: &str) -> bool {
    let labels: Vec<&str> = host.split('.').collect();
    let fits = |label: &&str| label.starts_with(|c: char| c.is_ascii_alphabetic());
    labels.len() > 1 && labels.iter().all(fits)
}

/// Returns the address that every domain has for such questions (RFC 2142).
fn postmaster(host: &str) -> String {
    match host.contains('.') {
        true => format!("postmaster@{host}"),
        false => format!("postmaster@{host}.invalid"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_of_an_address_is_part_of_identifiers() {
        for (url, expected) in [
            ("https://acervo.example.org/a/b", "acervo.example.org"),
            ("http://127.0.0.1:8080", "127.0.0.1"),
            ("http://[::1]:8080/x", "--1"),
            ("http://localhost", "localhost"),
            ("", ""),
        ] {
            assert_eq!(host(url), expected, "{url}");
        }
        assert!(is_domain("acervo.example.org"));
        for none in ["127.0.0.1", "localhost", "", "a.", "--1"] {
            assert!(!is_domain(none), "{none}");
        }
        assert_eq!(postmaster("localhost"), "postmaster@localhost.invalid");
    }
}
