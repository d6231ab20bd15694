//! Changing a password, and resetting a forgotten one.

use std::collections::BTreeMap;
use std::sync::Arc;

use secrecy::SecretString;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Accounts, Origin, counted_as, went_well};
use crate::auth::Purpose;
use crate::domain::account::{address_typed, shown_address};
use crate::domain::event::{Event, EventKind};
use crate::domain::time::Timestamp;
use crate::error::{Error, Fault, FaultCode, Result};
use crate::policy::{Context, Task, permit_by_link};
use crate::services::blocking;
use crate::services::input::Input;
use crate::store::{About, Account, Change, Db, NewMail};

/// How long a password-reset link is valid.
const RESET_SECONDS: i64 = 60 * 60;
/// Maximum number of such links sent to an account within that time.
const MOST_RESETS: i64 = 3;

/// A change of password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangePassword {
    /// The current password.
    #[schema(value_type = String, max_length = 1000)]
    current_password: SecretString,
    /// The new password: 10 to 200 characters, and not easy to guess.
    #[schema(value_type = String, max_length = 1000, example = "correct horse battery staple")]
    password: SecretString,
}

/// A request for a password-reset link.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ForgotPassword {
    /// The account's e-mail address.
    #[schema(max_length = 254, example = "ana@example.org")]
    email: String,
}

/// A new password to replace a forgotten one.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ResetPassword {
    /// The token from the mailed link.
    #[schema(value_type = String, max_length = 200)]
    token: SecretString,
    /// The new password: 10 to 200 characters, and not easy to guess.
    #[schema(value_type = String, max_length = 1000, example = "correct horse battery staple")]
    password: SecretString,
}

impl Accounts {
    /// Changes the caller's password and ends all other sessions.
    ///
    /// # Errors
    /// Those of the policy; `invalid`, also if the current password is wrong; `too_many_requests` after too many wrong
    /// passwords.
    pub async fn change_password(
        self: &Arc<Self>,
        context: Context,
        input: Input<ChangePassword>,
        origin: Origin,
    ) -> Result<()> {
        let user = self.managing(&context)?.clone();
        let change = input.get()?;
        let (this, key) = (self.clone(), context.idempotency.clone());
        let (account, is_done) = blocking(move || {
            let now = this.store.clock().now();
            this.store.read(|db| {
                let is_done = key.map(|key| db.has_answered(&key, now)).transpose()?;
                Ok((db.account(user.id)?.ok_or_else(Error::not_found)?, is_done.unwrap_or_default()))
            })
        })
        .await?;
        // The same form once more: the password that it names as the current one has just been replaced by it.
        if is_done {
            return Ok(());
        }
        if !self.proves(&account, change.current_password, origin.address).await? {
            return Err(Error::invalid(vec![Fault::new("/current_password", FaultCode::WrongPassword)]));
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
                // The password that was verified is the one from before the new one was hashed.
                if tx.account(account.id)?.is_none_or(|now| now.password_hash != account.password_hash) {
                    return Err(Error::invalid(vec![Fault::new(
                        "/current_password",
                        FaultCode::WrongPassword,
                    )]));
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

    /// Mails a password-reset link if the account exists. Never reveals whether it does.
    ///
    /// # Errors
    /// Internal errors only.
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

    /// Returns the address of the account whose password a mailed link can set, for the page behind the link.
    ///
    /// # Errors
    /// `invalid` if the link is not valid, or no longer.
    pub fn resetting(&self, token: &str) -> Result<String> {
        let bytes = self.secrets.open_link_token(Purpose::PasswordReset, token).ok_or_else(spent)?;
        let (id, now) = (uuid::Uuid::from_bytes(bytes).to_string(), self.store.clock().now());
        Ok(shown_address(&self.store.read(|db| resetting(db, &id, now))?.email))
    }

    /// Sets a new password using a mailed link, and ends all sessions. Afterwards the owner can log in no matter how
    /// often others have guessed or go on guessing elsewhere: all failures are forgotten, and the account is known at
    /// the address from which the link was used.
    ///
    /// # Errors
    /// `invalid`, also if the link is no longer valid.
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
                // Checked again under the lock: a link can be used only once.
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

/// The link has been used, has expired or never existed.
fn spent() -> Error {
    Error::invalid(vec![Fault::new("/token", FaultCode::LinkDoesNotCount)])
}

/// The account whose password the link may set. Not if the account is suspended.
fn resetting(db: &mut Db, id: &str, now: Timestamp) -> Result<Account> {
    let account = match db.password_reset(id, now)? {
        Some(user) => db.account(user)?,
        None => None,
    };
    account.filter(|account| account.suspended_at.is_none()).ok_or_else(spent)
}
