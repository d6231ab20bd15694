//! Authentication: passwords, signing keys, tokens, and how often somebody may try. Knows neither database nor HTTP;
//! the only files it touches are the keys.

mod folder;
pub mod keys;
pub mod passwords;
pub mod secrets;
pub mod strength;
pub mod throttle;
pub mod tokens;

pub use keys::KeyRing;
pub use passwords::{Cost, Passwords, Verified};
pub use secrets::{Purpose, Secrets};
pub use strength::check_strength;
pub use throttle::{Attempts, Verdict};
pub use tokens::{AccessClaims, AccessTokens};
