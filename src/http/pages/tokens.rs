//! Tokens for programs that act on one's behalf.

use actix_web::HttpRequest;
use actix_web::cookie::time::Duration;
use askama::Template;

use super::account::navigation;
use super::cookies::ours;
use super::field::Field;
use super::flash::Flash;
use super::form::{Fields, FormFaults, PostedForm};
use super::frame::NavigationLink;
use super::head::{Head, Place};
use super::page::Page;
use super::sessions::done;
use crate::domain::account::Scope;
use crate::domain::html::Html;
use crate::domain::ids::ApiTokenId;
use crate::error::{Error, Result};
use crate::http::answer::HandlerResult;
use crate::http::state::SharedState;
use crate::services::accounts::{ApiTokenView, MadeApiToken, NewApiToken};
use crate::services::blocking;

/// The cookie that says which token the next page shows, once: the scope of the form's idempotency key, from which only
/// this service can derive the token.
const MADE: &str = "acervo_made";
/// How long that page may take to be asked for, in minutes.
const MADE_MINUTES: i64 = 5;
/// The number of days proposed for a new token.
const DAYS: &str = "90";

#[derive(Template)]
#[template(path = "tokens.html")]
struct TokensPage<'a> {
    page: &'a Page,
    nav: [NavigationLink; 4],
    faults: &'a FormFaults,
    tokens: Vec<Token>,
    /// A sentence about the token that was just made, and the token itself.
    made: Option<(String, &'a str)>,
    name: Html,
    scopes: Vec<ScopeChoice>,
    days: Html,
}

/// A token in words.
struct Token {
    id: String,
    name: String,
    scopes: String,
    valid: String,
}

/// A scope to tick.
struct ScopeChoice {
    id: String,
    value: &'static str,
    label: String,
    is_ticked: bool,
}

/// Lists the tokens. One that was just made is shown, this once.
pub async fn show(page: Page, state: SharedState, request: HttpRequest) -> HandlerResult {
    page.signed_in()?;
    let cookie =
        request.cookie(MADE).map(|cookie| cookie.value().to_owned()).filter(|scope| scope.len() == 64);
    let (accounts, context) = (state.accounts.clone(), page.context());
    let (tokens, made) = blocking(move || {
        let made = cookie.as_deref().map(|scope| accounts.made_api_token(&context, scope)).transpose()?;
        Ok((accounts.api_tokens(&context)?.items, made.flatten()))
    })
    .await?;
    let mut typed = Fields::default();
    typed.set("days", DAYS);
    let mut response = shown(&page, &tokens, made.as_ref(), &typed, &FormFaults::default())?;
    if request.cookie(MADE).is_some() {
        let gone = ours(MADE, String::new(), &state.links).max_age(Duration::ZERO).finish();
        response.add_cookie(&gone).map_err(Error::internal)?;
    }
    Ok(response)
}

/// Makes or revokes a token.
pub async fn change(form: PostedForm, state: SharedState) -> HandlerResult {
    form.page.signed_in()?;
    let (page, context) = (form.page.clone(), form.context());
    let accounts = state.accounts.clone();
    if let Some(id) = form.fields.one("revoke") {
        let id: ApiTokenId = id.parse().map_err(|_| Error::not_found())?;
        done(blocking(move || accounts.revoke_api_token(&context, id)).await)?;
        return Ok(page.redirect("/account/tokens", Some(Flash::TokenRevoked)));
    }
    if form.fields.switches_language() {
        let tokens = listed(&page, &state).await?;
        return shown(&page, &tokens, None, &form.fields, &FormFaults::default());
    }
    let input = form.fields.input_with_numbers::<NewApiToken>(&["days"]);
    let scope = context.idempotency.as_ref().map(|key| key.scope.clone());
    match blocking(move || accounts.make_api_token(&context, input)).await {
        Ok(_) => {
            let mut response = page.redirect("/account/tokens", None);
            let made = ours(MADE, scope.unwrap_or_default(), &state.links);
            let made = made.max_age(Duration::minutes(MADE_MINUTES)).finish();
            response.add_cookie(&made).map_err(Error::internal)?;
            Ok(response)
        }
        Err(error) => {
            let faults = FormFaults::of(&page, error)?;
            shown(&page, &listed(&page, &state).await?, None, &form.fields, &faults)
        }
    }
}

async fn listed(page: &Page, state: &SharedState) -> Result<Vec<ApiTokenView>> {
    let (accounts, context) = (state.accounts.clone(), page.context());
    Ok(blocking(move || accounts.api_tokens(&context)).await?.items)
}

fn shown(
    page: &Page,
    tokens: &[ApiTokenView],
    made: Option<&MadeApiToken>,
    typed: &Fields,
    faults: &FormFaults,
) -> HandlerResult {
    let name = Field::new("name", page.say("token-name-label")).hint(page.say("token-name-hint"));
    let days = Field::new("days", page.say("token-days-label")).hint(page.say("token-days-hint")).narrow();
    let scopes = Scope::ALL.into_iter().enumerate().map(|(at, scope)| ScopeChoice {
        // The summary of faults leads to the first one.
        id: if at == 0 { "scopes".to_owned() } else { format!("scopes-{at}") },
        value: scope.name(),
        label: name_of(page, scope),
        is_ticked: typed.has("/scopes/-", scope.name()),
    });
    let content = TokensPage {
        page,
        nav: navigation(page),
        faults,
        tokens: tokens.iter().map(|token| in_words(page, token)).collect(),
        made: made.map(|made| {
            (page.with_args("token-made", [("name", (&made.kept.name).into())]), made.token.as_str())
        }),
        name: name.value(typed.typed("name")).faults(faults).html()?,
        scopes: scopes.collect(),
        days: days.value(typed.typed("days")).faults(faults).html()?,
    };
    let head = Head::unlisted(faults.title(page, "tokens-title"), Place::Account).with_form("new-token");
    page.render_form(&head, faults, &content)
}

fn name_of(page: &Page, scope: Scope) -> String {
    page.say(match scope {
        Scope::Read => "token-scope-read",
        Scope::WriteSections => "token-scope-write",
        Scope::DecideSections => "token-scope-decide",
        Scope::Administration => "token-scope-administration",
    })
}

fn in_words(page: &Page, token: &ApiTokenView) -> Token {
    let scopes: Vec<String> = token.scopes.iter().map(|scope| name_of(page, *scope)).collect();
    let (since, until) = (page.date(token.created_at), page.date(token.expires_at));
    Token {
        id: token.id.to_string(),
        name: token.name.clone(),
        scopes: scopes.join(" · "),
        valid: page.with_args("token-valid", [("since", since.into()), ("until", until.into())]),
    }
}
