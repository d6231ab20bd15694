//! What comes with a request besides its input.

use super::Actor;

/// On whose behalf something is done, and as part of which request.
#[derive(Clone, Debug)]
pub struct Context {
    /// The caller as of when the request's headers arrived. Good enough for reading, but not for writing.
    pub actor: Actor,
    /// The request's identifier, for the journal and the log.
    pub request_id: String,
    /// The request's idempotency key, if it has one.
    pub idempotency: Option<Idempotency>,
}

impl Context {
    /// The context of the command line, run on the machine itself.
    pub fn system() -> Context {
        Context {
            actor: Actor::System,
            request_id: format!("cli-{}", uuid::Uuid::now_v7()),
            idempotency: None,
        }
    }
}

/// A request's idempotency key.
#[derive(Clone, Debug)]
pub struct Idempotency {
    /// Hash of account, path and key.
    pub scope: String,
    /// Hash of the request body that the key stands for.
    pub request_hash: String,
}
