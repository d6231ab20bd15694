//! Letters to people, sent by SMTP or filed in a folder. Their texts come from `messages`; when to send them, and when
//! to retry, is up to the caller that empties the queue.

mod letter;
mod outbox;
mod smtp;

use std::path::Path;

use lettre::SmtpTransport;
use lettre::message::Mailbox;

pub use letter::{Letter, SendError};
pub use smtp::SmtpConfig;

use crate::error::{Error, Result};
use letter::Transfer;
use outbox::Outbox;

/// Sends or files letters. This blocks, so call it from its own thread.
#[derive(Debug)]
pub struct Mailer {
    from: Mailbox,
    way: Way,
}

#[derive(Debug)]
enum Way {
    File(Outbox),
    Smtp(SmtpTransport),
}

impl Mailer {
    /// Files each letter as `TIME-ID.eml` in that folder (mode 0700, created if it is missing). `from` is an address,
    /// with or without a name: `Acervo <acervo@example.org>`.
    pub fn file(folder: &Path, from: &str) -> Result<Mailer> {
        Ok(Mailer { from: sender(from)?, way: Way::File(Outbox::open(folder)?) })
    }

    /// Sends each letter by SMTP. Connects when the first letter is sent, not here.
    pub fn smtp(config: &SmtpConfig, from: &str) -> Result<Mailer> {
        Ok(Mailer { from: sender(from)?, way: Way::Smtp(smtp::transport(config)?) })
    }

    /// Sends or files a letter. If the same letter is sent twice, it has the same Message-ID and is a single file.
    pub fn send(&self, letter: &Letter) -> Result<(), SendError> {
        match &self.way {
            Way::File(outbox) => outbox.put(letter, &letter.message(&self.from, Transfer::Readable)?),
            Way::Smtp(transport) => smtp::send(transport, &letter.message(&self.from, Transfer::Everywhere)?),
        }
    }
}

fn sender(from: &str) -> Result<Mailbox> {
    from.parse().map_err(|_| Error::internal(format!("no letter can come from {from:?}: not an address")))
}
