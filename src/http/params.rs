//! Query parameters; every fault in them is reported.

use std::convert::Infallible;
use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest};

use super::document::Document;
use crate::domain::text::is_blank;
use crate::error::{Code, Error, Fault, FaultCode, Faults, Result};
use crate::services::page::Paging;

/// The parameters of a query, in order. Their faults are not reported before it is known that the caller may make the
/// request at all.
///
/// Only parameters that the API's document names for the operation are included, so no handler can read an undocumented
/// one.
#[derive(Default)]
pub struct Params {
    pairs: Vec<(String, String)>,
    faults: Faults,
    malformed: Option<Error>,
}

impl FromRequest for Params {
    type Error = Infallible;
    type Future = Ready<Result<Params, Infallible>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Params::for_operation(request, &request.match_pattern().unwrap_or_default())))
    }
}

impl Params {
    /// Reads the parameters that the API's document names for the operation at this path pattern. Pages are
    /// counterparts of operations and have the same parameters.
    pub fn for_operation(request: &HttpRequest, pattern: &str) -> Params {
        let read = Params::parse(request.query_string()).map(|params| params.of(request, pattern));
        read.unwrap_or_else(|error| Params { malformed: Some(error), ..Params::default() })
    }

    fn parse(query: &str) -> Result<Params> {
        let mut params = Params::default();
        for part in query.split('&').filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            params.push(decoded(name)?, decoded(value)?);
        }
        Ok(params)
    }

    /// Returns the parameters that a form repeats in its fields.
    pub fn of_fields<'a>(fields: impl Iterator<Item = (&'a str, &'a str)>) -> Params {
        let mut params = Params::default();
        fields.for_each(|(name, value)| params.push(name.to_owned(), value.to_owned()));
        params
    }

    fn push(&mut self, name: String, value: String) {
        if name.contains('\0') || value.contains('\0') {
            self.fault(&name.replace('\0', "\u{fffd}"), FaultCode::NulCharacter);
        } else {
            self.pairs.push((name, value));
        }
    }

    /// Keeps the parameters that the document names for the operation.
    fn of(mut self, request: &HttpRequest, pattern: &str) -> Params {
        let document = request.app_data::<Data<Document>>();
        let named = document.and_then(|document| document.parameters(pattern));
        self.pairs.retain(|(name, _)| named.is_some_and(|named| named.contains(name)));
        self
    }

    /// Returns the first value of a parameter; a blank value is treated as missing.
    pub fn one(&self, name: &str) -> Option<&str> {
        self.pairs
            .iter()
            .find(|(named, _)| named == name)
            .map(|(_, value)| value.as_str())
            .filter(|value| !is_blank(value))
    }

    /// Returns all values of a repeatable parameter.
    pub fn all(&self, name: &str) -> Vec<String> {
        let values = self.pairs.iter().filter(|(named, value)| named == name && !is_blank(value));
        values.map(|(_, value)| value.clone()).collect()
    }

    /// Returns the first value of a parameter, parsed. If it cannot be parsed, this is recorded as a fault.
    pub fn read<T: std::str::FromStr>(&mut self, name: &str) -> Option<T> {
        let parsed = self.one(name)?.parse().ok();
        if parsed.is_none() {
            self.fault(name, FaultCode::WrongForm);
        }
        parsed
    }

    /// Returns all values of a parameter, each looked up by its name. Unknown names are recorded as faults.
    pub fn named<T>(&mut self, name: &str, find: impl Fn(&str) -> Option<T>) -> Vec<T> {
        let mut found = Vec::new();
        for value in self.all(name) {
            match find(&value) {
                Some(value) => found.push(value),
                None => self.fault(name, FaultCode::NotOneOfThem),
            }
        }
        found
    }

    /// Records a fault in a parameter.
    pub fn fault(&mut self, name: &str, code: FaultCode) {
        self.faults.push(Fault::new(format!("/query/{}", crate::domain::version::escaped(name)), code));
    }

    /// Records a fault with arguments for its message.
    pub fn fault_with(&mut self, fault: Fault) {
        self.faults.push(fault);
    }

    /// Returns the page that `limit` and `cursor` ask for. Call it last: it reports all faults found so far.
    ///
    /// # Errors
    /// `malformed`; `invalid` with every fault of the query.
    pub fn paging(mut self) -> Result<Paging> {
        let limit = self.read("limit");
        match Paging::new(limit, self.one("cursor")) {
            Ok(paging) => self.done(paging),
            Err(error) => {
                self.faults.join(error.faults);
                Err(Error::invalid(self.faults))
            }
        }
    }

    /// Returns what was read from the query, unless there was a fault.
    ///
    /// # Errors
    /// `malformed`; `invalid` with every fault of the query.
    pub fn done<T>(self, read: T) -> Result<T> {
        match self.malformed {
            Some(error) => Err(error),
            None if self.faults.is_empty() => Ok(read),
            None => Err(Error::invalid(self.faults)),
        }
    }
}

/// Parses an identifier in a path. If it is not valid, nothing with it exists.
pub fn path_id<T: std::str::FromStr>(text: &str) -> Result<T> {
    text.parse().map_err(|_| Error::not_found())
}

/// Decodes percent signs and plus signs.
pub fn decoded(text: &str) -> Result<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let digit = |byte: Option<u8>| byte.and_then(|byte| char::from(byte).to_digit(16));
                let (Some(high), Some(low)) = (digit(rest.next()), digit(rest.next())) else {
                    return Err(Error::new(Code::Malformed).detail("detail-malformed-query"));
                };
                u8::try_from(high * 16 + low).map_err(Error::internal)?
            }
            other => other,
        });
    }
    String::from_utf8(bytes).map_err(|_| Error::new(Code::Malformed).detail("detail-malformed-query"))
}
