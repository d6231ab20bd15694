//! Opaque tokens: refresh tokens, links in mails, personal API tokens. None is ever stored; the caller keeps a
//! [`fingerprint`], or nothing at all.

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use secrecy::zeroize::Zeroizing;
use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use super::folder::Folder;
use crate::error::{Error, Result};

/// The file with the derivation key, in the key folder: exactly 32 bytes.
const FILE: &str = "derivation.key";
/// The prefix of personal API tokens, by which people and secret scanners recognise them.
pub const API_TOKEN_PREFIX: &str = "acervo_pat_";
/// 43 characters out of 62 carry the 256 bits of 32 random bytes.
const API_TOKEN_LENGTH: usize = 43;

/// Derives tokens from known data, with a key that never leaves the installation. If the key changes, everybody has to
/// log in again, and links that were already sent stop working.
pub struct Secrets(Hmac<Sha256>);

/// What a token derived from an id is for. A token for one purpose cannot be used for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Accepting an invitation.
    Invitation,
    /// Choosing a new password.
    PasswordReset,
    /// Continuing a session in a browser: the value of its cookie.
    Browser,
}

impl Purpose {
    fn label(self) -> &'static str {
        match self {
            Purpose::Invitation => "invitation",
            Purpose::PasswordReset => "password-reset",
            Purpose::Browser => "browser",
        }
    }
}

impl Secrets {
    /// Opens the key in a key folder, creating it if it is missing; processes that start at the same time agree on one.
    pub fn open(folder: &Path) -> Result<Secrets> {
        let folder = Folder::open(folder)?;
        let _lock = folder.lock()?;
        let bytes = match folder.read(FILE)? {
            Some(bytes) => bytes,
            None => {
                let mut fresh = Zeroizing::new(vec![0; 32]);
                getrandom::fill(&mut fresh).map_err(Error::internal)?;
                folder.write(FILE, &fresh)?;
                fresh
            }
        };
        Secrets::from_bytes(&bytes).ok_or_else(|| folder.spoilt(FILE, "does not have 32 bytes"))
    }

    /// Reads a key from the configuration: 32 bytes in base64.
    pub fn given(key: &SecretString) -> Result<Secrets> {
        let text = key.expose_secret().trim().trim_end_matches('=');
        let bytes = STANDARD_NO_PAD.decode(text).map(Zeroizing::new);
        bytes
            .ok()
            .and_then(|bytes| Secrets::from_bytes(&bytes))
            .ok_or_else(|| Error::internal("the configured derivation key is not 32 bytes in base64"))
    }

    fn from_bytes(bytes: &[u8]) -> Option<Secrets> {
        if bytes.len() != 32 {
            return None;
        }
        Some(Secrets(Hmac::new_from_slice(bytes).ok()?))
    }

    /// Returns a refresh token that begins a family: 256 random bits.
    pub fn first_refresh_token(&self) -> Result<SecretString> {
        let mut bytes = Zeroizing::new([0_u8; 32]);
        getrandom::fill(bytes.as_mut()).map_err(Error::internal)?;
        Ok(URL_SAFE_NO_PAD.encode(bytes.as_slice()).into())
    }

    /// Returns the refresh token that follows this one, which is always the same: if a response was lost on the way, a
    /// repeated request with the used token can be answered again although the successor was never stored.
    pub fn successor(&self, refresh_token: &str) -> SecretString {
        URL_SAFE_NO_PAD.encode(self.derive("refresh", refresh_token.as_bytes())).into()
    }

    /// Returns the token for a link, derived from the id of the row that it opens. A mail can therefore be written
    /// again at any time, and neither the row nor the mail queue holds anything worth stealing.
    pub fn link_token(&self, purpose: Purpose, id: &[u8; 16]) -> SecretString {
        let mut bytes = Zeroizing::new(id.to_vec());
        bytes.extend_from_slice(&self.derive(purpose.label(), id));
        URL_SAFE_NO_PAD.encode(bytes.as_slice()).into()
    }

    /// Returns the id in a link's token, if the token was issued here for that purpose. Whether the row is still open
    /// and recent enough is for the caller to check.
    pub fn open_link_token(&self, purpose: Purpose, token: &str) -> Option<[u8; 16]> {
        let mut bytes = [0_u8; 48];
        if URL_SAFE_NO_PAD.decode_slice(token, &mut bytes).ok()? != bytes.len() {
            return None;
        }
        let (id, proof) = bytes.split_first_chunk::<16>()?;
        bool::from(self.derive(purpose.label(), id).ct_eq(proof)).then_some(*id)
    }

    /// Returns the personal API token that belongs to the scope of an idempotency key, which is always the same: sending
    /// the form twice makes one token, and the page after it can show the token although it was never stored.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn api_token(&self, scope: &str) -> Result<SecretString> {
        let mut round = 0_u8;
        spelt(move |bytes| {
            round = round.wrapping_add(1);
            bytes.copy_from_slice(&self.derive("api-token", format!("{round} {scope}").as_bytes()));
            Ok(())
        })
    }

    /// Returns the token that forms of a browser's pages carry, derived from a secret that only the browser's own
    /// requests send: its cookie.
    pub fn form_token(&self, cookie: &str) -> String {
        URL_SAFE_NO_PAD.encode(self.derive("form", cookie.as_bytes()))
    }

    /// Whether a form's token belongs to the cookie, compared in constant time.
    pub fn is_form_token(&self, token: &str, cookie: &str) -> bool {
        bool::from(self.form_token(cookie).as_bytes().ct_eq(token.as_bytes()))
    }

    /// Computes HMAC-SHA256 (RFC 2104) over label, zero byte and message. Because of the zero byte, no label with its
    /// message can be mistaken for another's.
    fn derive(&self, label: &str, message: &[u8]) -> [u8; 32] {
        let mut mac = self.0.clone();
        mac.update(label.as_bytes());
        mac.update(&[0]);
        mac.update(message);
        mac.finalize().into_bytes().into()
    }
}

impl std::fmt::Debug for Secrets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secrets")
    }
}

/// Returns a new personal API token: `acervo_pat_` and 43 letters and digits, selected as a whole by a double click.
///
/// # Errors
/// If the system has no random numbers.
pub fn new_api_token() -> Result<SecretString> {
    spelt(|bytes| getrandom::fill(bytes).map_err(Error::internal))
}

/// Spells random bytes as a personal API token.
fn spelt(mut fill: impl FnMut(&mut [u8; 32]) -> Result<()>) -> Result<SecretString> {
    const ALPHABET: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let mut token = Zeroizing::new(String::with_capacity(API_TOKEN_PREFIX.len() + API_TOKEN_LENGTH));
    token.push_str(API_TOKEN_PREFIX);
    let mut random = Zeroizing::new([0_u8; 32]);
    while token.len() < API_TOKEN_PREFIX.len() + API_TOKEN_LENGTH {
        fill(&mut random)?;
        // Bytes from 248 on would make the first characters of the alphabet more likely than the others.
        let letters = random.iter().filter(|byte| **byte < 248).map(|byte| ALPHABET[usize::from(byte % 62)]);
        let missing = API_TOKEN_PREFIX.len() + API_TOKEN_LENGTH - token.len();
        token.extend(letters.take(missing).map(char::from));
    }
    Ok(token.as_str().into())
}

/// Returns whether a bearer token looks like a personal API token.
pub fn looks_like_api_token(token: &str) -> bool {
    token.starts_with(API_TOKEN_PREFIX)
}

/// Returns the stored form of a token, by which it is looked up: SHA-256 in lower-case hexadecimal. Tokens are random,
/// so neither salt nor a slow hash would add anything.
pub fn fingerprint(token: &str) -> String {
    hex::encode(Sha256::digest(token))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::*;

    fn secrets() -> Secrets {
        Secrets::from_bytes(&[7; 32]).unwrap()
    }

    #[test]
    fn a_form_makes_one_api_token_however_often_it_is_sent() {
        let secrets = secrets();
        let text = |scope: &str| secrets.api_token(scope).unwrap().expose_secret().to_owned();
        assert_eq!(text("one"), text("one"));
        assert_ne!(text("one"), text("other"));
        assert_eq!(text("one").len(), new_api_token().unwrap().expose_secret().len());
        assert!(looks_like_api_token(&text("one")));
    }

    #[test]
    fn a_refresh_token_has_one_successor_and_a_family_never_repeats() {
        let secrets = secrets();
        let mut token = secrets.first_refresh_token().unwrap();
        assert_ne!(token.expose_secret(), secrets.first_refresh_token().unwrap().expose_secret());
        let mut seen = HashSet::new();
        for _ in 0..50 {
            assert_eq!(token.expose_secret().len(), 43);
            assert!(seen.insert(token.expose_secret().to_owned()));
            let next = secrets.successor(token.expose_secret());
            assert_eq!(next.expose_secret(), secrets.successor(token.expose_secret()).expose_secret());
            token = next;
        }
    }

    #[test]
    fn another_key_makes_other_tokens() {
        let other = Secrets::from_bytes(&[8; 32]).unwrap();
        assert_ne!(secrets().successor("t").expose_secret(), other.successor("t").expose_secret());
        let token = secrets().link_token(Purpose::Invitation, &[1; 16]);
        assert_eq!(other.open_link_token(Purpose::Invitation, token.expose_secret()), None);
    }

    #[test]
    fn a_link_opens_what_it_was_made_for_and_nothing_else() {
        let (secrets, id) = (secrets(), *crate::domain::ids::InvitationId::new().as_bytes());
        let token = secrets.link_token(Purpose::Invitation, &id);
        let token = token.expose_secret();
        assert_eq!(secrets.open_link_token(Purpose::Invitation, token), Some(id));
        assert_eq!(secrets.open_link_token(Purpose::PasswordReset, token), None);
        for wrong in ["", "?", &token[1..], &format!("{token}A"), &format!("{token}=")] {
            assert_eq!(secrets.open_link_token(Purpose::Invitation, wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn a_link_with_one_other_character_opens_nothing(id in any::<[u8; 16]>(), at in 0..64_usize, by in 1..64_u8) {
            const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
            let token = secrets().link_token(Purpose::PasswordReset, &id);
            let mut bytes = token.expose_secret().as_bytes().to_vec();
            let place = ALPHABET.iter().position(|letter| *letter == bytes[at]).unwrap();
            bytes[at] = ALPHABET[(place + usize::from(by)) % 64];
            let changed = String::from_utf8(bytes).unwrap();
            prop_assert_eq!(secrets().open_link_token(Purpose::PasswordReset, &changed), None);
        }
    }

    #[test]
    fn an_api_token_is_known_by_its_beginning_and_stored_by_its_fingerprint() {
        let token = new_api_token().unwrap();
        let text = token.expose_secret();
        assert!(looks_like_api_token(text) && text.len() == 54, "{text}");
        assert!(text[API_TOKEN_PREFIX.len()..].bytes().all(|byte| byte.is_ascii_alphanumeric()));
        assert_ne!(new_api_token().unwrap().expose_secret(), text);
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(fingerprint(""), empty);
    }

    #[test]
    fn the_derivation_key_is_made_once_by_whoever_comes_first() {
        let folder = tempfile::tempdir().unwrap();
        let open = || Secrets::open(folder.path()).unwrap().successor("t").expose_secret().to_owned();
        let seen: HashSet<String> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..8).map(|_| scope.spawn(open)).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        assert_eq!(seen.len(), 1);
        assert_eq!(std::fs::read(folder.path().join(FILE)).unwrap().len(), 32);
        let mode = std::os::unix::fs::PermissionsExt::mode(
            &std::fs::metadata(folder.path().join(FILE)).unwrap().permissions(),
        );
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn a_spoilt_derivation_key_is_not_replaced_in_silence() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(FILE), b"half").unwrap();
        let error = Secrets::open(folder.path()).unwrap_err();
        assert!(error.to_string().contains(FILE), "{error}");
        assert_eq!(std::fs::read(folder.path().join(FILE)).unwrap(), b"half");
    }

    #[test]
    fn a_configured_key_is_base64_and_its_faults_do_not_show_it() {
        // As written by `openssl rand -base64 32`, with padding and a line end.
        let written = format!("{}=\n", STANDARD_NO_PAD.encode([7; 32]));
        let given = Secrets::given(&written.into()).unwrap();
        assert_eq!(given.successor("t").expose_secret(), secrets().successor("t").expose_secret());
        for wrong in ["", "c2VjcmV0", "!"] {
            let error = Secrets::given(&wrong.into()).unwrap_err();
            assert!(wrong.is_empty() || !error.to_string().contains(wrong));
        }
    }

    #[test]
    fn printing_shows_no_key() {
        assert_eq!(format!("{:?}", secrets()), "Secrets");
    }
}
