//! Letters to people, sent by SMTP or filed in a folder. What they say comes from `messages`; when they
//! are sent, and again after a failure, is for whoever empties the queue.

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

/// Takes letters away. It blocks while it does: call it from a thread of its own.
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
    /// Files each letter as `TIME-ID.eml` in that folder (mode 0700, made if it is absent). `from` is an
    /// address, with or without a name: `Acervo <acervo@example.org>`.
    pub fn file(folder: &Path, from: &str) -> Result<Mailer> {
        Ok(Mailer { from: sender(from)?, way: Way::File(Outbox::open(folder)?) })
    }

    /// Sends each letter by SMTP. Connects at the first letter, not here.
    pub fn smtp(config: &SmtpConfig, from: &str) -> Result<Mailer> {
        Ok(Mailer { from: sender(from)?, way: Way::Smtp(smtp::transport(config)?) })
    }

    /// Sends or files a letter. The same letter twice has the same Message-ID, and is one file.
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
