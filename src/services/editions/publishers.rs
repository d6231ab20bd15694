//! The institutions that publish an edition, and their logos: those that they have now, until the edition is a candidate or
//! frozen, and from then on those that they had.

use std::collections::HashMap;

use crate::domain::edition::{Edition, EditionState, Imprint};
use crate::domain::ids::InstitutionId;
use crate::domain::institution::Institution;
use crate::domain::logo::PublisherLogo;
use crate::error::{Fault, FaultCode, Faults, Result};
use crate::store::Db;

/// Returns the logos that an edition has.
pub(super) fn logos(db: &mut Db, edition: &Edition) -> Result<Vec<PublisherLogo>> {
    match edition.state {
        EditionState::Draft => current_logos(db, &edition.imprint),
        EditionState::Candidate | EditionState::Frozen => Ok(edition.logos.clone()),
    }
}

/// Returns the logos that the publishers in an imprint have now.
pub(super) fn current_logos(db: &mut Db, imprint: &Imprint) -> Result<Vec<PublisherLogo>> {
    let known = institutions(db, imprint)?;
    let publishers = imprint.publishers.iter().enumerate();
    let logos = publishers.filter_map(|(at, publisher)| {
        let logo = known.get(&publisher.institution?)?.logo.clone()?;
        Some(PublisherLogo { publisher: at + 1, logo })
    });
    Ok(logos.collect())
}

/// Adds the faults of publishers that name an institution which does not exist.
pub(super) fn known_publishers(db: &mut Db, imprint: &Imprint, faults: &mut Faults) -> Result<()> {
    let known = institutions(db, imprint)?;
    for (at, publisher) in imprint.publishers.iter().enumerate() {
        if publisher.institution.is_some_and(|id| !known.contains_key(&id)) {
            faults.push(Fault::new(format!("/imprint/publishers/{at}/institution"), FaultCode::Unknown));
        }
    }
    Ok(())
}

fn institutions(db: &mut Db, imprint: &Imprint) -> Result<HashMap<InstitutionId, Institution>> {
    let named: Vec<InstitutionId> =
        imprint.publishers.iter().filter_map(|publisher| publisher.institution).collect();
    if named.is_empty() {
        return Ok(HashMap::new());
    }
    Ok(db.institutions_by_id(&named)?.into_iter().map(|one| (one.id, one)).collect())
}
