//! Changing a password, and setting a new one where it was forgotten.

use std::collections::BTreeMap;
use std::sync::Arc;

use secrecy::SecretString;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Accounts, Origin, counted_as, went_well};
use crate::auth::Purpose;
use crate::domain::account::address_typed;
use crate::domain::event::{Event, EventKind};
use crate::domain::time::Timestamp;
use crate::error::{Error, Fault, Result};
use crate::policy::{Task, permit_by_link};
use crate::services::blocking;
use crate::services::input::Input;
use crate::store::{About, Account, Change, Context, Db, NewMail};

/// How long a link for a new password counts.
const RESET_SECONDS: i64 = 60 * 60;
/// How many such links an account is sent within that time.
const MOST_RESETS: i64 = 3;

/// Another password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangePassword {
    /// The one that counts now.
    #[schema(value_type = String, max_length = 1000)]
    current_password: SecretString,
    /// The one that shall count: 10 to 200 characters, and not easy to guess.
    #[schema(value_type = String, max_length = 1000, example = "correct horse battery staple")]
    password: SecretString,
}

/// Who forgot their password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ForgotPassword {
    /// The account's e-mail address.
    #[schema(max_length = 254, example = "ana@example.org")]
    email: String,
}

/// A new password in place of a forgotten one.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ResetPassword {
    /// The token in the mailed link.
    #[schema(value_type = String, max_length = 200)]
    token: SecretString,
    /// 10 to 200 characters, and not easy to guess.
    #[schema(value_type = String, max_length = 1000, example = "correct horse battery staple")]
    password: SecretString,
}

impl Accounts {
    /// Changes one's password, and ends all other sessions.
    ///
    /// # Errors
    /// Those of the policy; `invalid`, also if the current password is not that one; `too_many_requests` after
    /// too many that were not.
    pub async fn change_password(
        self: &Arc<Self>,
        context: Context,
        input: Input<ChangePassword>,
        origin: Origin,
    ) -> Result<()> {
        let user = self.managing(&context)?.clone();
        let change = input.get()?;
        let account = {
            let this = self.clone();
            blocking(move || this.store.read(|db| db.account(user.id)?.ok_or_else(Error::not_found))).await?
        };
        if !self.proves(&account, change.current_password, origin.address).await? {
            return Err(Error::invalid(vec![Fault::new("/current_password", "wrong_password")]));
        }
        let faults =
            self.passwords.faults("/password", &change.password, &[&account.name, &account.email]).await?;
        if !faults.is_empty() {
            return Err(Error::invalid(faults));
        }
        let hash = self.passwords.hash(change.password).await?;
        let this = self.clone();
        blocking(move || {
            this.store.write(&context, |tx| {
                let permit = tx.permit_task(Task::ManageAccount, None)?;
                // What was proved is the password that stood there before the new one was hashed.
                if tx.account(account.id)?.is_none_or(|now| now.password_hash != account.password_hash) {
                    return Err(Error::invalid(vec![Fault::new("/current_password", "wrong_password")]));
                }
                tx.set_password(&permit, Task::ManageAccount, account.id, &hash)?;
                let now = tx.now;
                tx.end_sessions(account.id, user.session(), now)?;
                let event = Event::new(EventKind::UserPasswordChanged).with("user", account.id.to_string());
                Ok(Change::Made((), vec![event]))
            })
        })
        .await
    }

    /// Mails a link for a new password, if there is such an account; never says whether there is.
    ///
    /// # Errors
    /// Our own faults alone.
    pub fn forgot_password(&self, forgot: &ForgotPassword) -> Result<()> {
        let email = address_typed(&forgot.email);
        let now = self.store.clock().now();
        let sent = self.store.write_unjournaled(|db| {
            let account = db.account_by_email(&email)?.filter(|account| account.suspended_at.is_none());
            let Some(account) = account else { return Ok(false) };
            if db.password_resets_since(account.id, now.plus_seconds(-RESET_SECONDS))? >= MOST_RESETS {
                return Ok(false);
            }
            let id = uuid::Uuid::now_v7();
            db.add_password_reset(&id.to_string(), account.id, now, now.plus_seconds(RESET_SECONDS))?;
            let mail = NewMail {
                about: About::Itself,
                kind: "password-reset".to_owned(),
                recipient: account.email,
                language: account.language,
                args: BTreeMap::from([
                    ("name".to_owned(), account.name),
                    ("reset".to_owned(), id.to_string()),
                    ("expires".to_owned(), now.plus_seconds(RESET_SECONDS).to_string()),
                ]),
            };
            db.add_mail(&mail, now)?;
            Ok(true)
        })?;
        if sent {
            self.store.bell().ring();
        }
        Ok(())
    }

    /// Sets a new password by a mailed link, and ends all sessions. The account is open to its owner then, whatever
    /// others have guessed and go on guessing elsewhere: the failures are forgotten, and whoever opened the letter is
    /// known where they did.
    ///
    /// # Errors
    /// `invalid`, also if the link does not count any more.
    pub async fn reset_password(
        self: &Arc<Self>,
        mut context: Context,
        input: Input<ResetPassword>,
        origin: Origin,
    ) -> Result<()> {
        let reset = input.get()?;
        let (this, token) = (self.clone(), reset.token);
        let (id, account) = blocking(move || {
            use secrecy::ExposeSecret;
            let now = this.store.clock().now();
            let bytes = this
                .secrets
                .open_link_token(Purpose::PasswordReset, token.expose_secret())
                .ok_or_else(spent)?;
            let id = uuid::Uuid::from_bytes(bytes).to_string();
            let account = this.store.read(|db| resetting(db, &id, now))?;
            Ok((id, account))
        })
        .await?;
        let faults =
            self.passwords.faults("/password", &reset.password, &[&account.name, &account.email]).await?;
        if !faults.is_empty() {
            return Err(Error::invalid(faults));
        }
        let hash = self.passwords.hash(reset.password).await?;
        let this = self.clone();
        blocking(move || {
            context.actor = this.actor(account.id)?;
            this.store.write(&context, |tx| {
                // Asked again under the lock: a link counts once.
                let now = tx.now;
                if resetting(tx, &id, now)?.id != account.id {
                    return Err(spent());
                }
                tx.use_password_resets(account.id, now)?;
                tx.set_password(
                    &permit_by_link(Task::ResetPassword),
                    Task::ResetPassword,
                    account.id,
                    &hash,
                )?;
                tx.end_sessions(account.id, None, now)?;
                let named = counted_as(&account);
                tx.forget_login_failures(&named, None)?;
                went_well(tx, &named, origin.address, now)?;
                let event = Event::new(EventKind::UserPasswordChanged).with("user", account.id.to_string());
                Ok(Change::Made((), vec![event]))
            })
        })
        .await
    }
}

/// The link was used, is too old, or never was one.
fn spent() -> Error {
    Error::invalid(vec![Fault::new("/token", "link_does_not_count")])
}

/// Whose new password the link may set. A suspended account sets none.
fn resetting(db: &mut Db, id: &str, now: Timestamp) -> Result<Account> {
    let account = match db.password_reset(id, now)? {
        Some(user) => db.account(user)?,
        None => None,
    };
    account.filter(|account| account.suspended_at.is_none()).ok_or_else(spent)
}
