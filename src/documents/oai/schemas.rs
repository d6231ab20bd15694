//! The namespaces and schemas of responses.

use crate::domain::harvest::Format;

/// The namespace of the protocol.
pub(super) const NAMESPACE: &str = "http://www.openarchives.org/OAI/2.0/";
/// The namespace and the schema of the envelope of DataCite.
pub(super) const OAI_DATACITE: (&str, &str) =
    ("http://schema.datacite.org/oai/oai-1.1/", "http://schema.datacite.org/oai/oai-1.1/oai.xsd");
/// The namespace and the schema of Dublin Core.
pub(super) const OAI_DC: (&str, &str) =
    ("http://www.openarchives.org/OAI/2.0/oai_dc/", "http://www.openarchives.org/OAI/2.0/oai_dc.xsd");
/// The namespace of XML Schema's own attributes.
pub(super) const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// Returns the namespace and the address of the schema of a format.
pub(super) fn schema_of(format: Format) -> (&'static str, &'static str) {
    match format {
        Format::OaiDc => OAI_DC,
        Format::OaiDatacite => OAI_DATACITE,
    }
}
