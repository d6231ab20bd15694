//! Responses to harvesters (OAI-PMH 2.0).

mod dc;
mod response;
mod schemas;

use quick_xml::Writer;

use crate::documents::datacite;
use crate::documents::resource::Resource;
use crate::documents::xml::{around, element};
use crate::domain::harvest::Format;
use crate::error::{Error, Result};

use schemas::{OAI_DATACITE, XSI};

pub use response::{Content, Header, Identity, List, Record, Response, Rest};

/// Returns a resource in this format: the content of `metadata`.
///
/// # Errors
/// Internal errors only.
pub fn metadata(format: Format, resource: &Resource) -> Result<Vec<u8>> {
    match format {
        Format::OaiDc => dc::element_of(resource),
        Format::OaiDatacite => enveloped(resource),
    }
}

fn enveloped(resource: &Resource) -> Result<Vec<u8>> {
    let payload = datacite::xml_element(resource)?;
    let mut xml = Writer::new(Vec::new());
    let (namespace, schema) = OAI_DATACITE;
    let location = format!("{namespace} {schema}");
    let names = [("xmlns", namespace), ("xmlns:xsi", XSI), ("xsi:schemaLocation", location.as_str())];
    around(&mut xml, "oai_datacite", &names, |xml| {
        element(xml, "schemaVersion", &[], "4.6")?;
        element(xml, "datacentreSymbol", &[], "ACERVO")?;
        around(xml, "payload", &[], |xml| {
            xml.get_mut().extend_from_slice(&payload);
            Ok(())
        })
    })
    .map_err(Error::internal)?;
    Ok(xml.into_inner())
}
