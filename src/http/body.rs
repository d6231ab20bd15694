//! JSON bodies: read after it is known who is asking, and checked against their own schema.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::{FromRequest, HttpRequest, web};
use serde::de::DeserializeOwned;
use serde_json::Value;
use utoipa::ToSchema;

use super::LARGEST_BODY;
use super::call::{Call, call, desk};
use super::problem::Problem;
use crate::error::{Code, Error, Result};
use crate::services::input::Input;

/// A JSON body of somebody with an account.
pub struct SignedJson<T> {
    /// Who is asking.
    pub call: Call,
    /// What they sent.
    pub input: Input<T>,
}

/// A JSON body of whoever.
pub struct OpenJson<T> {
    /// Who is asking.
    pub call: Call,
    /// What they sent.
    pub input: Input<T>,
}

impl<T: ToSchema + DeserializeOwned + 'static> FromRequest for SignedJson<T> {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, payload) = (request.clone(), payload.take());
        Box::pin(async move {
            let call = call(&request).await?;
            call.context.actor.user()?;
            let bytes = bytes(&request, payload).await?;
            let call = call.identify(&request, desk(&request)?, &bytes)?;
            Ok(SignedJson { call, input: Input::new(json(&bytes)?) })
        })
    }
}

impl<T: ToSchema + DeserializeOwned + 'static> FromRequest for OpenJson<T> {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, payload) = (request.clone(), payload.take());
        Box::pin(async move {
            // A credential is not needed here, and an expired one must not keep anyone from logging in.
            let request_id = super::call::request_id(&request);
            let call = Call::anonymous(request_id);
            let bytes = bytes(&request, payload).await?;
            Ok(OpenJson { call, input: Input::new(json(&bytes)?) })
        })
    }
}

/// The body, if it says that it is JSON and is not too large. No body counts as an empty object, for acts
/// that need no words.
async fn bytes(request: &HttpRequest, payload: Payload) -> Result<web::Bytes> {
    let declared = request.headers().get(CONTENT_TYPE).map(|field| field.to_str().unwrap_or_default());
    let is_json = declared.is_some_and(|field| {
        let essence = field.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        essence == "application/json" || (essence.starts_with("application/") && essence.ends_with("+json"))
    });
    let body = collected(request, payload, LARGEST_BODY).await?;
    if body.is_empty() && declared.is_none() {
        return Ok(web::Bytes::from_static(b"{}"));
    }
    if !is_json {
        return Err(Error::new(Code::UnsupportedMediaType).arg("expected", "application/json"));
    }
    Ok(body)
}

/// The bytes of a body, if they are no more than `limit`.
pub(super) async fn collected(
    request: &HttpRequest,
    mut payload: Payload,
    limit: usize,
) -> Result<web::Bytes> {
    let too_large = || Error::new(Code::TooLarge);
    let length =
        request.headers().get("content-length").and_then(|field| field.to_str().ok()?.parse::<usize>().ok());
    if length.is_some_and(|length| length > limit) {
        return Err(too_large());
    }
    let mut body = web::BytesMut::new();
    use futures_util::StreamExt;
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|error| Error {
            cause: Some(error.to_string().into()),
            ..Error::new(Code::Malformed)
        })?;
        if body.len() + chunk.len() > limit {
            return Err(too_large());
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body.freeze())
}

fn json(bytes: &[u8]) -> Result<Value> {
    serde_json::from_slice(bytes).map_err(|error| {
        Error::new(Code::Malformed)
            .detail("detail-malformed-json")
            .arg("line", error.line())
            .arg("column", error.column())
    })
}
