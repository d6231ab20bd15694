//! What the rich text editor asks: a text as a tree, from the one parser that there is.

use actix_web::HttpResponse;
use actix_web::http::header::CACHE_CONTROL;

use crate::http::answer::HandlerResult;
use crate::http::pages::form::PostedForm;
use crate::services::{blocking, rich_text};

/// The field with the text.
const MARKDOWN: &str = "markdown";

/// Returns a text as the editor's tree, in JSON.
pub async fn tree(mut form: PostedForm) -> HandlerResult {
    form.page.signed_in()?;
    let (context, markdown) = (form.page.context(), form.fields.take(MARKDOWN));
    let tree = blocking(move || rich_text::tree(&context, &markdown)).await?;
    Ok(HttpResponse::Ok().insert_header((CACHE_CONTROL, "no-store")).json(tree))
}
