//! The followers of a running service.

use std::sync::Arc;
use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};

use super::core::Core;
use super::folder;
use super::indexes::Indexes;
use crate::blobs::Blobs;
use crate::config::Config;
use crate::domain::links::Links;
use crate::error::Result;
use crate::followers::Follower;
use crate::followers::digests::Digests;
use crate::followers::housekeeper::Housekeeper;
use crate::followers::indexer::Indexer;
use crate::followers::notifier::Notifier;
use crate::http::AppState;
use crate::mail::{Mailer, SmtpConfig};
use crate::store::{Audience, SavedSearch};

/// Maximum time that a mail server may take.
const MAIL_TIMEOUT: Duration = Duration::from_secs(20);

/// Creates the followers.
pub(super) fn followers(
    core: &Core,
    indexes: &Indexes,
    state: &Arc<AppState>,
    blobs: &Arc<Blobs>,
    links: &Links,
) -> Result<Vec<Box<dyn Follower>>> {
    let mailer = mailer(&core.config)?;
    let store = &core.store;
    let accounts = core.accounts.clone();
    let asked = state.clone();
    let (files, known) = (blobs.clone(), store.clone());
    let chores: Vec<Box<dyn Fn() -> Result<()> + Send>> = vec![
        Box::new(move || accounts.tend_keys()),
        Box::new(move || {
            asked.limits.forget();
            Ok(())
        }),
        Box::new(move || {
            let needed = known
                .read(|db| Ok([db.originals()?, db.books()?, db.attached_files()?, db.logo_files()?]))?;
            files.sweep(|hash| needed.iter().any(|hashes| hashes.contains(hash)))
        }),
    ];
    let saved = state.saved_searches.clone();
    let find = Box::new(move |search: &SavedSearch, since| {
        let news = saved.news(search, since)?;
        Ok((news.url, news.sections))
    });
    Ok(vec![
        Box::new(Indexer::new(store.clone(), Audience::Public, indexes.public.clone())),
        Box::new(Indexer::new(store.clone(), Audience::Editors, indexes.desk.clone())),
        Box::new(Digests::new(store.clone(), indexes.public.clone(), find)),
        Box::new(Notifier::new(store.clone(), core.secrets.clone(), mailer, links.clone())),
        Box::new(Housekeeper::new(store.clone(), chores)),
    ])
}

/// Returns the configured mailer: SMTP, or a folder of files if no server is set.
fn mailer(config: &Config) -> Result<Mailer> {
    let mail = &config.mail;
    let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    if mail.smtp_url.is_empty() {
        let outbox = config.data_dir.join("outbox");
        folder::about(outbox.clone(), Mailer::file(&outbox, &mail.from))
    } else {
        let smtp = SmtpConfig {
            url: mail.smtp_url.clone(),
            user: given(&mail.smtp_user),
            password: given(mail.smtp_password.expose_secret()).map(SecretString::from),
            timeout: MAIL_TIMEOUT,
        };
        Mailer::smtp(&smtp, &mail.from)
    }
}
