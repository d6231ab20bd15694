//! The kinds of institutions, as pages name them.

use crate::domain::institution::Kind;
use crate::http::pages::page::Page;

/// Every kind, in the order in which they are offered.
const ALL: [Kind; 6] =
    [Kind::Ministry, Kind::Agency, Kind::Intergovernmental, Kind::CivilSociety, Kind::Academia, Kind::Other];

/// Returns the name of a kind.
pub fn name(page: &Page, kind: Kind) -> String {
    page.say(&format!("institution-kind-{}", kind.name().replace('_', "-")))
}

/// Returns the codes of the kinds with their names.
pub fn options(page: &Page) -> Vec<(String, String)> {
    ALL.map(|kind| (kind.name().to_owned(), name(page, kind))).into()
}
