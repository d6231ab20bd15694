//! One's own account: name and language, sessions, personal API tokens.

use secrecy::ExposeSecret;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Accounts;
use super::view::{Me, me};
use crate::auth::secrets::{fingerprint, new_api_token};
use crate::domain::account::Scope;
use crate::domain::event::{Event, EventKind};
use crate::domain::ids::{ApiTokenId, SessionId};
use crate::domain::language::UiLanguage;
use crate::domain::text::one_line;
use crate::domain::time::Timestamp;
use crate::error::{Code, Error, Fault, FaultCode, Result};
use crate::policy::{Context, Task, User, permit_task};
use crate::services::input::Input;
use crate::services::page::Page;
use crate::store::{ApiToken, Change, Db, Session};

/// Maximum number of personal API tokens per account.
const MOST_TOKENS: usize = 50;

/// Changes to one's own account. Omitted members stay unchanged.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeMe {
    /// The person's name.
    #[schema(min_length = 1, max_length = 200, example = "Ana Pérez")]
    pub name: Option<String>,
    /// The language for pages and mails.
    pub language: Option<UiLanguage>,
}

/// An active session.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SessionView {
    /// Its identifier.
    pub id: SessionId,
    /// The user agent reported by the browser or program.
    pub user_agent: Option<String>,
    /// When it began.
    pub created_at: Timestamp,
    /// When it was last renewed.
    pub last_used_at: Timestamp,
    /// When it expires; until then it can be renewed.
    pub expires_at: Timestamp,
    /// Whether this is the session of the current request.
    pub current: bool,
}

/// A new personal API token.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewApiToken {
    /// A name for the token.
    #[schema(min_length = 1, max_length = 100, example = "Monthly report")]
    pub name: String,
    /// What it may be used for.
    #[schema(min_items = 1, max_items = 4)]
    pub scopes: Vec<Scope>,
    /// Number of days until it expires.
    #[schema(minimum = 1, maximum = 366, example = 90)]
    pub days: i64,
}

/// A personal API token.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ApiTokenView {
    /// Its identifier.
    pub id: ApiTokenId,
    /// The name its owner gave it.
    pub name: String,
    /// What it may be used for.
    pub scopes: Vec<Scope>,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it expires.
    pub expires_at: Timestamp,
}

/// A newly created personal API token. This is the only time the token itself is shown.
#[derive(Serialize, ToSchema)]
pub struct MadeApiToken {
    /// The data stored about it.
    #[serde(flatten)]
    pub kept: ApiTokenView,
    /// The token: `Authorization: Bearer …`.
    pub token: String,
}

fn shown(token: ApiToken) -> ApiTokenView {
    ApiTokenView {
        id: token.id,
        name: token.name,
        scopes: token.scopes,
        created_at: token.created_at,
        expires_at: token.expires_at,
    }
}

impl Accounts {
    /// The caller's own account.
    ///
    /// # Errors
    /// Those of the policy.
    pub fn me(&self, context: &Context) -> Result<Me> {
        permit_task(&context.actor, Task::SeeAccount, None)?;
        let user = context.actor.user()?;
        self.store.read(|db| {
            let account = db.account(user.id)?.ok_or_else(Error::not_found)?;
            me(db, &account, user)
        })
    }

    /// Changes the caller's own name and language.
    ///
    /// # Errors
    /// Those of the policy; `invalid`.
    pub fn change_me(&self, context: &Context, input: Input<ChangeMe>) -> Result<Me> {
        let user = context.actor.user()?;
        self.store.write(context, |tx| {
            let permit = tx.permit_task(Task::ManageAccount, None)?;
            let change = input.get()?;
            let mut account = tx.account(user.id)?.ok_or_else(Error::not_found)?;
            let before = (account.name.clone(), account.language);
            if let Some(name) = change.name {
                account.name = one_line(&name, "/name").map_err(|fault| Error::invalid(vec![fault]))?;
            }
            account.language = change.language.unwrap_or(account.language);
            if before == (account.name.clone(), account.language) {
                return Ok(Change::Unchanged(me(tx, &account, user)?));
            }
            tx.change_account(&permit, user.id, &account.name, account.language)?;
            let event = Event::new(EventKind::UserChanged).with("user", user.id.to_string());
            Ok(Change::Made(me(tx, &account, user)?, vec![event]))
        })
    }

    /// The caller's active sessions.
    ///
    /// # Errors
    /// Those of the policy.
    pub fn sessions(&self, context: &Context) -> Result<Page<SessionView>> {
        let user = self.managing(context)?;
        let sessions = self.store.read(|db| db.sessions(user.id, self.store.clock().now()))?;
        let shown = |session: Session| SessionView {
            current: Some(session.id) == user.session(),
            id: session.id,
            user_agent: session.user_agent,
            created_at: session.created_at,
            last_used_at: session.last_used_at,
            expires_at: session.expires_at,
        };
        Ok(whole(sessions.into_iter().map(shown).collect()))
    }

    /// Ends one of the caller's sessions.
    ///
    /// # Errors
    /// Those of the policy; `not_found`.
    pub fn end_session(&self, context: &Context, id: SessionId) -> Result<()> {
        let now = self.store.clock().now();
        match self.manage(context, |db, user| db.end_session(user.id, id, now))? {
            true => Ok(()),
            false => Err(Error::not_found()),
        }
    }

    /// Ends all of the caller's sessions including the current one, i.e. logs out everywhere.
    ///
    /// # Errors
    /// Those of the policy.
    pub fn end_sessions(&self, context: &Context) -> Result<()> {
        let now = self.store.clock().now();
        self.manage(context, |db, user| db.end_sessions(user.id, None, now))
    }

    /// Ends all of the caller's sessions except the current one.
    ///
    /// # Errors
    /// Those of the policy.
    pub fn end_other_sessions(&self, context: &Context) -> Result<()> {
        let now = self.store.clock().now();
        self.manage(context, |db, user| db.end_sessions(user.id, user.session(), now))
    }

    /// Ends the current session.
    ///
    /// # Errors
    /// `unauthenticated`.
    pub fn log_out(&self, context: &Context) -> Result<()> {
        let user = context.actor.user()?;
        let now = self.store.clock().now();
        match user.session() {
            Some(session) => {
                self.store.write_unjournaled(|db| db.end_session(user.id, session, now)).map(|_| ())
            }
            None => Ok(()),
        }
    }

    /// The caller's personal API tokens.
    ///
    /// # Errors
    /// Those of the policy.
    pub fn api_tokens(&self, context: &Context) -> Result<Page<ApiTokenView>> {
        let user = self.managing(context)?;
        let tokens = self.store.read(|db| db.api_tokens(user.id, self.store.clock().now()))?;
        Ok(whole(tokens.into_iter().map(shown).collect()))
    }

    /// Creates a personal API token. With an idempotency key, the token belongs to the key: the same request once more
    /// returns the same token, as long as that is valid.
    ///
    /// # Errors
    /// Those of the policy; `invalid`; `conflict` if the key's token is no longer valid.
    pub fn make_api_token(&self, context: &Context, input: Input<NewApiToken>) -> Result<MadeApiToken> {
        self.managing(context)?;
        let new = input.get()?;
        let name = one_line(&new.name, "/name").map_err(|fault| Error::invalid(vec![fault]))?;
        let now = self.store.clock().now();
        let mut scopes = new.scopes;
        scopes.sort_unstable();
        scopes.dedup();
        let kept = ApiToken {
            id: ApiTokenId::new(),
            name,
            scopes,
            created_at: now,
            expires_at: now.plus_seconds(new.days * 24 * 60 * 60),
        };
        let token = match &context.idempotency {
            Some(key) => self.secrets.api_token(&key.scope)?,
            None => new_api_token()?,
        };
        let print = fingerprint(token.expose_secret());
        let kept = self.manage(context, |db, user| {
            let is_of_form = context.idempotency.is_some();
            if let Some(id) = db.api_token_with(user.id, &print, now)?.filter(|_| is_of_form) {
                let known = db.api_tokens(user.id, now)?.into_iter().find(|known| known.id == id);
                return known.ok_or_else(Error::not_found);
            }
            // The same form once more, after its token was revoked or has expired, does not bring that back.
            if is_of_form && db.is_api_token_known(&print)? {
                return Err(Error::new(Code::Conflict));
            }
            if db.api_tokens(user.id, now)?.len() >= MOST_TOKENS {
                return Err(Error::invalid(vec![
                    Fault::new("", FaultCode::TooManyTokens).with("limit", MOST_TOKENS),
                ]));
            }
            db.add_api_token(user.id, &kept, &print)?;
            Ok(kept)
        })?;
        Ok(MadeApiToken { kept: shown(kept), token: token.expose_secret().to_owned() })
    }

    /// Returns the caller's API token that was created with an idempotency key, given the key's scope; `None` if there
    /// is none, or no longer.
    ///
    /// # Errors
    /// Those of the policy.
    pub fn made_api_token(&self, context: &Context, scope: &str) -> Result<Option<MadeApiToken>> {
        let user = self.managing(context)?;
        let token = self.secrets.api_token(scope)?;
        let (now, print) = (self.store.clock().now(), fingerprint(token.expose_secret()));
        let kept = self.store.read(|db| {
            let Some(id) = db.api_token_with(user.id, &print, now)? else { return Ok(None) };
            Ok(db.api_tokens(user.id, now)?.into_iter().find(|known| known.id == id))
        })?;
        Ok(kept.map(|kept| MadeApiToken { kept: shown(kept), token: token.expose_secret().to_owned() }))
    }

    /// Revokes one of the caller's API tokens.
    ///
    /// # Errors
    /// Those of the policy; `not_found`.
    pub fn revoke_api_token(&self, context: &Context, id: ApiTokenId) -> Result<()> {
        let now = self.store.clock().now();
        match self.manage(context, |db, user| db.revoke_api_token(user.id, id, now))? {
            true => Ok(()),
            false => Err(Error::not_found()),
        }
    }

    /// Changes unjournaled data of the caller's own account, using the rights the caller has in the same transaction.
    fn manage<T>(&self, context: &Context, change: impl FnOnce(&mut Db, &User) -> Result<T>) -> Result<T> {
        self.store.write_unjournaled_as(&context.actor, |db, actor| {
            permit_task(actor, Task::ManageAccount, None)?;
            change(db, actor.user()?)
        })
    }

    pub(super) fn managing<'a>(&self, context: &'a Context) -> Result<&'a User> {
        permit_task(&context.actor, Task::ManageAccount, None)?;
        context.actor.user()
    }
}

fn whole<T>(items: Vec<T>) -> Page<T> {
    let total = i64::try_from(items.len()).unwrap_or(i64::MAX);
    Page { items, next: None, total }
}
