//! What an editor says about single fields: the fields of the decision's form that stand beside the text.
//!
//! Each is named by the pointer of the place that it is about, `/reasons/practice/summary`. The service takes a list of
//! those that were filled in.

use serde_json::{Value, json};

use crate::domain::fault::Fault;
use crate::error::Error;
use crate::http::pages::form::{Fields, FormFaults};

/// What the names of these fields begin with.
const PREFIX: &str = "/reasons";

/// A field beside a part of the text.
#[derive(Clone, Debug)]
pub struct ReasonField {
    /// Its `id`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is about: the label of the field.
    pub about: String,
    /// What was typed.
    pub typed: String,
    /// What is wrong with that; empty if nothing is.
    pub fault: String,
}

impl ReasonField {
    /// Describes the field for a place in the section, as it was filled in.
    pub fn at(pointer: &str, about: String, typed: &Fields, faults: &FormFaults) -> ReasonField {
        let name = format!("{PREFIX}{pointer}");
        ReasonField {
            id: name.trim_start_matches('/').replace('/', "-"),
            typed: typed.typed(&name).to_owned(),
            fault: faults.at(&name).unwrap_or_default().to_owned(),
            name,
            about,
        }
    }

    /// Whether it is shown without being asked for.
    pub fn is_open(&self) -> bool {
        !self.typed.is_empty() || !self.fault.is_empty()
    }
}

/// The decision that a form describes, as the service takes it, and the places that its reasons are about, in order.
pub fn decision(typed: &Fields) -> (Value, Vec<String>) {
    let mut places = Vec::new();
    let mut reasons = Vec::new();
    for (name, text) in typed.of_people() {
        if let Some(pointer) = name.strip_prefix(PREFIX).filter(|_| !text.trim().is_empty()) {
            places.push(pointer.to_owned());
            reasons.push(json!({"pointer": pointer, "text": text}));
        }
    }
    let mut value = json!({"reasons": reasons});
    for name in ["decision", "message"] {
        if let Some(text) = typed.one(name) {
            value[name] = text.into();
        }
    }
    // The maturity is that of a practice that is approved.
    if let Some(maturity) = typed.one("maturity").filter(|_| typed.one("decision") == Some("approve")) {
        value["maturity"] = maturity.into();
    }
    if let Some(version) = typed.one("version") {
        value["version"] = version.parse::<u32>().map_or_else(|_| version.into(), Value::from);
    }
    (value, places)
}

/// Returns an error with its faults at the fields of the form.
pub fn at_fields(mut error: Error, places: &[String]) -> Error {
    error.faults = error.faults.map(|fault| {
        let rest = fault.pointer.strip_prefix("/reasons/");
        let at = rest.and_then(|rest| rest.split('/').next()?.parse::<usize>().ok());
        match at.and_then(|at| places.get(at)) {
            Some(place) => Fault { pointer: format!("{PREFIX}{place}"), ..fault },
            None => fault,
        }
    });
    error
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::{FaultCode, Faults};

    #[test]
    fn only_what_was_filled_in_is_sent_and_faults_come_back_to_their_fields() {
        let mut typed = Fields::default();
        for (name, value) in [
            ("decision", "request_changes"),
            ("version", "2"),
            ("maturity", "good"),
            ("message", ""),
            ("/reasons/practice/summary", " \n"),
            ("/reasons/body", "Largo"),
            ("/reasons/practice/indicators/0/unit", "¿Cuál?"),
        ] {
            typed.set(name, value);
        }
        let (value, places) = decision(&typed);
        let expected = json!({"decision": "request_changes", "version": 2, "reasons": [
            {"pointer": "/body", "text": "Largo"}, {"pointer": "/practice/indicators/0/unit", "text": "¿Cuál?"}]});
        assert_eq!(value, expected);
        let faults =
            [Fault::new("/reasons/1/text", FaultCode::TooLong), Fault::new("/message", FaultCode::Required)];
        let mut error = Error::invalid(Vec::new());
        error.faults = Faults::from(faults.to_vec());
        let error = at_fields(error, &places);
        let at: Vec<&str> = error.faults.iter().map(|fault| fault.pointer.as_str()).collect();
        assert_eq!(at, ["/reasons/practice/indicators/0/unit", "/message"]);
    }
}
