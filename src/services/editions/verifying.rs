//! Verifying an edition.

use std::io::Read;

use sha2::{Digest, Sha256};

use super::{EditionView, Editions};
use crate::blobs::unread;
use crate::domain::audit::{Difference, Part};
use crate::domain::edition::{Edition, EditionNumber};
use crate::domain::ids::EditionId;
use crate::domain::version::hex;
use crate::error::{Code, Error, Result};
use crate::policy::{Context, Task, permit_task};

/// What verifying an edition found.
#[derive(Clone, Debug)]
pub struct VerifiedEdition {
    /// The edition.
    pub edition: Edition,
    /// The number of its entries.
    pub entries: usize,
    /// What differs from the journal, the manifest, and what was hashed; nothing if everything holds.
    pub differences: Vec<Difference>,
}

impl Editions {
    /// Recomputes the hash of an edition's manifest, of each of its texts, of its book and of each pinned version, and compares the
    /// edition with the journal. It is named by its identifier or, if no other compendium has the same, by its number.
    ///
    /// # Errors
    /// Those of the policy; `not_found`; `conflict` if several editions have the number, with `editions`.
    pub fn verify(&self, context: &Context, named: &str) -> Result<VerifiedEdition> {
        permit_task(&context.actor, Task::ManageEditions, None)?;
        let id = self.named(named)?;
        let mut differences = self.store.verify_edition(id)?;
        let (edition, entries) = self
            .store
            .read(|db| Ok((db.edition(id)?.ok_or_else(Error::not_found)?, db.edition_pins(id)?.len())))?;
        if let Some(hash) = &edition.book
            && let Some(why) = self.book_difference(hash)?
        {
            differences.push(Difference { of: id.to_string(), part: Part::EditionBook, why });
        }
        Ok(VerifiedEdition { entries, edition, differences })
    }

    /// Returns what is wrong with the stored book that should have this SHA-256.
    fn book_difference(&self, hash: &str) -> Result<Option<&'static str>> {
        let mut file = match self.blobs.file(hash) {
            // It may be there.
            Err(error) if error.code == Code::Unavailable => return Err(error),
            Err(_) => return Ok(Some("its file is missing")),
            Ok(file) => file,
        };
        let mut digest = Sha256::new();
        let mut piece = vec![0; 64 * 1024];
        loop {
            match file.read(&mut piece).map_err(unread)? {
                0 => break,
                read => digest.update(&piece[..read]),
            }
        }
        let is_same = hex(&digest.finalize()) == hash;
        Ok((!is_same).then_some("it is not what the manifest names"))
    }

    /// Returns the edition with this identifier or, if no other compendium has the same, this number.
    ///
    /// # Errors
    /// `not_found`; `forbidden` for a token that may not read; `conflict` if several editions have the number.
    pub fn named_edition(&self, context: &Context, named: &str) -> Result<EditionView> {
        self.edition(context, self.named(named)?)
    }

    fn named(&self, named: &str) -> Result<EditionId> {
        if let Ok(id) = named.parse::<EditionId>() {
            let known = self.store.read(|db| db.edition(id))?;
            return known.map(|_| id).ok_or_else(Error::not_found);
        }
        let number: EditionNumber = named.parse().map_err(|_| Error::not_found())?;
        let found = self.store.read(|db| db.editions_numbered(number))?;
        match found.as_slice() {
            [] => Err(Error::not_found()),
            [one] => Ok(*one),
            several => {
                let ids: Vec<String> = several.iter().map(ToString::to_string).collect();
                Err(Error::new(Code::Conflict)
                    .detail("detail-edition-number-ambiguous")
                    .arg("editions", ids.join(", "))
                    .member("editions", ids))
            }
        }
    }
}
