//! What a change of the template means for the drafts, said before it is saved.

use serde_json::Value;

use crate::error::Result;
use crate::http::pages::form::Fields;
use crate::http::pages::page::Page;
use crate::http::state::SharedState;
use crate::services::blocking;
use crate::services::settings::{Effect, EffectKind};

/// The field by which a person says to have read what a change means.
pub const READ: &str = "effects_read";

/// What has to be read before saving.
pub struct Warning {
    /// What the change means, in sentences.
    pub sentences: Vec<String>,
    /// What the form says once they were read.
    pub value: String,
}

/// Returns what replacing the template means for drafts, unless nothing, or unless the person has read it already.
pub async fn warning(
    page: &Page,
    state: &SharedState,
    slug: &str,
    next: &Value,
    typed: &Fields,
) -> Result<Option<Warning>> {
    let (state, context, slug, next) = (state.clone(), page.context(), slug.to_owned(), next.clone());
    let effects = blocking(move || state.settings.effects(&context, &slug, &next)).await?;
    let effects: Vec<Effect> = effects.into_iter().filter(|effect| effect.drafts > 0).collect();
    let value: Vec<String> = effects
        .iter()
        .map(|effect| format!("{}:{:?}:{}", effect.field, effect.kind, effect.drafts))
        .collect();
    let value = value.join(" ");
    if effects.is_empty() || typed.typed(READ) == value {
        return Ok(None);
    }
    let sentence = |effect: &Effect| {
        let id = match effect.kind {
            EffectKind::Required => "effect-required",
            EffectKind::FewerWords => "effect-fewer-words",
            EffectKind::Shorter => "effect-shorter",
            EffectKind::FewerItems => "effect-fewer-items",
            EffectKind::Retired => "effect-retired",
        };
        page.count(id, effect.drafts)
    };
    Ok(Some(Warning { sentences: effects.iter().map(sentence).collect(), value }))
}
