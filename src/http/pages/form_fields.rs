//! The fields that every form has: its token, and a key that makes sending it twice harmless.

use crate::domain::html::Html;

/// The field with the token that proves that a form came from one of our pages.
pub const TOKEN: &str = "csrf_token";
/// The field with the key that makes sending a form twice harmless.
pub const IDEMPOTENCY_KEY: &str = "idempotency_key";

/// Returns the hidden fields of every form: its token, and a key that makes sending it twice harmless.
pub fn hidden_fields(token: &str) -> Html {
    let key = uuid::Uuid::new_v4();
    Html::trusted(format!(
        "<input type=\"hidden\" name=\"{TOKEN}\" value=\"{token}\">\
         <input type=\"hidden\" name=\"{IDEMPOTENCY_KEY}\" value=\"{key}\">"
    ))
}
