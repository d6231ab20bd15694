//! JSON request bodies: read once the caller is known, and checked against their own schema.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::web::{Bytes, BytesMut};
use actix_web::{FromRequest, HttpRequest};
use futures_util::StreamExt;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::Value;
use utoipa::ToSchema;

use super::arriving::{Coding, Held, Kind, reason};
use super::call::{Call, call, state};
use super::problem::Problem;
use crate::error::{Code, Error, Result};
use crate::services::input::Input;

/// Maximum number of values in a JSON body. The largest possible vocabulary has about fifty thousand.
const MOST_VALUES: usize = 60_000;
/// Maximum nesting depth of values; `serde_json` goes no deeper.
const DEEPEST: usize = 127;
/// Bytes of memory that a value takes while it is read and checked: its text may be a single character, and each value
/// may have a fault.
const BYTES_A_VALUE: usize = 500;

/// A JSON body from a caller with an account.
pub struct SignedJson<T> {
    /// The caller.
    pub call: Call,
    /// The input.
    pub input: Input<T>,
    _held: Held,
}

/// A JSON body from anyone.
pub struct OpenJson<T> {
    /// The caller.
    pub call: Call,
    /// The input.
    pub input: Input<T>,
    _held: Held,
}

impl<T: ToSchema + DeserializeOwned + 'static> FromRequest for SignedJson<T> {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, payload) = (request.clone(), payload.take());
        Box::pin(async move {
            let call = call(&request).await?;
            call.context.actor.user()?;
            let (bytes, held) = bytes(&request, payload, Kind::SignedIn).await?;
            let call = call.identify(&request, state(&request)?, &bytes)?;
            Ok(SignedJson { call, input: Input::new(json(&bytes, &held)?), _held: held })
        })
    }
}

impl<T: ToSchema + DeserializeOwned + 'static> FromRequest for OpenJson<T> {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, payload) = (request.clone(), payload.take());
        Box::pin(async move {
            // No credential is needed here, and an expired one must not keep anyone from logging in.
            let request_id = super::call::request_id(&request);
            let call = Call::anonymous(request_id);
            let (bytes, held) = bytes(&request, payload, Kind::Open).await?;
            Ok(OpenJson { call, input: Input::new(json(&bytes, &held)?), _held: held })
        })
    }
}

/// Returns the body if it is declared as JSON and is not too large. A missing body is treated as an empty object, for
/// acts that need no input.
async fn bytes(request: &HttpRequest, payload: Payload, kind: Kind) -> Result<(Bytes, Held)> {
    let declared = request.headers().get(CONTENT_TYPE).map(|field| field.to_str().unwrap_or_default());
    let is_json = declared.is_some_and(|field| {
        let essence = field.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        essence == "application/json" || (essence.starts_with("application/") && essence.ends_with("+json"))
    });
    let (body, held) = collected(request, payload, kind).await?;
    if body.is_empty() && declared.is_none() {
        return Ok((Bytes::from_static(b"{}"), held));
    }
    if !is_json {
        return Err(Error::new(Code::UnsupportedMediaType).arg("expected", "application/json"));
    }
    Ok((body, held))
}

/// Returns the bytes of a body, decompressed if necessary, with the memory that they take.
pub(super) async fn collected(request: &HttpRequest, payload: Payload, kind: Kind) -> Result<(Bytes, Held)> {
    let coding = Coding::of(request, &[Coding::Identity, Coding::Gzip])?;
    let mut arriving = state(request)?.bodies.arriving(request, payload, kind)?;
    let mut body = BytesMut::new();
    while let Some(chunk) = arriving.next().await {
        body.extend_from_slice(&chunk.map_err(reason)?);
    }
    let body = body.freeze();
    let body = match coding {
        Coding::Identity => body,
        Coding::Gzip => arriving.unpacked(&body)?,
    };
    Ok((body, arriving.held()))
}

/// Parses JSON, which may begin with a byte order mark: RFC 8259, section 8.1, leaves that to implementations.
fn json(bytes: &[u8], held: &Held) -> Result<Value> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let (values, deepest) = values_in(bytes);
    if values > MOST_VALUES {
        // Text that is not JSON or is nested too deeply is reported as malformed rather than as having too many values.
        serde_json::from_slice::<IgnoredAny>(bytes).map_err(|error| malformed(&error))?;
        if deepest > DEEPEST {
            return Err(Error::new(Code::Malformed));
        }
        return Err(Error::new(Code::TooLarge).detail("detail-too-many-values").arg("limit", MOST_VALUES));
    }
    held.more(values * BYTES_A_VALUE)?;
    serde_json::from_slice(bytes).map_err(|error| malformed(&error))
}

fn malformed(error: &serde_json::Error) -> Error {
    Error::new(Code::Malformed)
        .detail("detail-malformed-json")
        .arg("line", error.line())
        .arg("column", error.column())
}

/// Returns an upper bound for the number of values in a JSON text, in which each value but the first follows a comma or
/// an opening bracket, and the maximum nesting depth.
fn values_in(text: &[u8]) -> (usize, usize) {
    let (mut values, mut quoted, mut escaped) = (1, false, false);
    let (mut depth, mut deepest) = (0_usize, 0);
    for byte in text {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b',' if !quoted => values += 1,
            b'[' | b'{' if !quoted => {
                values += 1;
                depth += 1;
                deepest = deepest.max(depth);
            }
            b']' | b'}' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    (values, deepest)
}

#[cfg(test)]
mod tests {
    use super::values_in;

    #[test]
    fn values_are_counted_before_they_take_memory() {
        for (text, count) in [
            ("7", (1, 0)),
            ("\"a,[{\\\",{\"", (1, 0)),
            ("[]", (2, 1)),
            ("[1, 2, \"x,y\"]", (4, 1)),
            ("{\"a\": {\"b,c\": []}}", (4, 3)),
            ("[[], [], [[]]]", (8, 3)),
        ] {
            assert_eq!(values_in(text.as_bytes()), count, "{text}");
        }
    }
}
