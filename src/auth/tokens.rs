//! Access tokens: short-lived JWTs (RFC 7519) that identify the caller and say nothing about permissions.

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::{Algorithm, Header, Validation, decode, decode_header, encode};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};

use super::keys::KeyRing;
use crate::domain::ids::{SessionId, UserId};
use crate::domain::time::Timestamp;
use crate::error::{Code, Error, Result};

/// Number of seconds for which an access token is valid: `expires_in`.
pub const ACCESS_TTL: i64 = 15 * 60;
/// Number of seconds by which the clocks of two nodes may differ.
const LEEWAY: i64 = 5;
/// Maximum length in bytes. Ours have some 500; nothing longer than this is worth decoding.
const MAX_LENGTH: usize = 4096;

/// The claims of an access token. Times are whole seconds since the epoch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessClaims {
    /// The issuer: this installation.
    pub iss: String,
    /// The audience: its API.
    pub aud: String,
    /// The account.
    pub sub: UserId,
    /// When it expires.
    pub exp: i64,
    /// When it was issued.
    pub iat: i64,
    /// Its unique identifier.
    pub jti: String,
    /// The session that it belongs to; when that ends, so does the token.
    pub sid: SessionId,
    /// When it becomes valid, if specified; ours do not specify it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    nbf: Option<i64>,
}

/// Issues and verifies access tokens.
#[derive(Clone, Debug)]
pub struct AccessTokens {
    keys: Arc<KeyRing>,
    issuer: String,
    audience: String,
}

impl AccessTokens {
    /// Issues tokens signed with these keys, with `issuer` as `iss` and `audience` as `aud`.
    pub fn new(keys: Arc<KeyRing>, issuer: impl Into<String>, audience: impl Into<String>) -> AccessTokens {
        AccessTokens { keys, issuer: issuer.into(), audience: audience.into() }
    }

    /// Returns the keys that sign the tokens.
    pub fn keys(&self) -> &KeyRing {
        &self.keys
    }

    /// Returns a token for that session of that account, valid from `now` for [`ACCESS_TTL`] seconds.
    pub fn issue(&self, user: UserId, session: SessionId, now: Timestamp) -> Result<SecretString> {
        let mut name = [0_u8; 16];
        getrandom::fill(&mut name).map_err(Error::internal)?;
        let iat = now.micros().div_euclid(1_000_000);
        let claims = AccessClaims {
            iss: self.issuer.clone(),
            aud: self.audience.clone(),
            sub: user,
            exp: iat + ACCESS_TTL,
            iat,
            jti: URL_SAFE_NO_PAD.encode(name),
            sid: session,
            nbf: None,
        };
        let key = self.keys.signer()?;
        let mut header = Header::new(Algorithm::EdDSA);
        header.kid = Some(key.kid.clone());
        Ok(encode(&header, &claims, &key.signing).map_err(Error::internal)?.into())
    }

    /// Returns the token's claims, if one of our keys signed it and it is valid at `now`. Whatever is wrong with it,
    /// the error is just `Unauthenticated`: callers are not told what to fix.
    pub fn verify(&self, token: &str, now: Timestamp) -> Result<AccessClaims> {
        self.read(token, now).ok_or_else(|| Error::new(Code::Unauthenticated))
    }

    fn read(&self, token: &str, now: Timestamp) -> Option<AccessClaims> {
        if token.len() > MAX_LENGTH {
            return None;
        }
        let header = decode_header(token).ok()?;
        if header.alg != Algorithm::EdDSA {
            return None;
        }
        let key = self.keys.find(&header.kid?, now)?;
        let mut rules = Validation::new(Algorithm::EdDSA);
        rules.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
        rules.set_issuer(&[&self.issuer]);
        rules.set_audience(&[&self.audience]);
        // The crate would use the machine's clock; the caller's applies here.
        rules.validate_exp = false;
        let claims = decode::<AccessClaims>(token, &key.verifying, &rules).ok()?.claims;
        let now = now.micros().div_euclid(1_000_000);
        let begun = claims.iat.max(claims.nbf.unwrap_or(claims.iat)) <= now + LEEWAY;
        (begun && now < claims.exp.saturating_add(LEEWAY)).then_some(claims)
    }
}

#[cfg(test)]
mod tests {
    use jsonwebtoken::EncodingKey;
    use secrecy::ExposeSecret;
    use serde_json::{Value, json};

    use super::*;

    struct Bench {
        _folder: tempfile::TempDir,
        tokens: AccessTokens,
        now: Timestamp,
    }

    fn bench() -> Bench {
        let folder = tempfile::tempdir().unwrap();
        let now = Timestamp::from_micros(1_743_580_800_600_000);
        let keys = Arc::new(KeyRing::open(folder.path(), now).unwrap());
        let tokens = AccessTokens::new(keys, "https://acervo.example", "https://acervo.example/api/v1");
        Bench { _folder: folder, tokens, now }
    }

    impl Bench {
        fn issue(&self) -> String {
            let token = self.tokens.issue(UserId::new(), SessionId::new(), self.now).unwrap();
            token.expose_secret().to_owned()
        }

        fn claims(&self) -> Value {
            serde_json::to_value(self.tokens.verify(&self.issue(), self.now).unwrap()).unwrap()
        }

        /// Signs any claims with the correct key.
        fn sign(&self, claims: &Value) -> String {
            let key = self.tokens.keys.signer().unwrap();
            let mut header = Header::new(Algorithm::EdDSA);
            header.kid = Some(key.kid.clone());
            encode(&header, claims, &key.signing).unwrap()
        }

        fn accepts(&self, token: &str) -> bool {
            match self.tokens.verify(token, self.now) {
                Ok(_) => true,
                Err(error) => {
                    assert_eq!(error.code, Code::Unauthenticated);
                    assert_eq!(error.to_string(), "unauthenticated", "nothing says why");
                    false
                }
            }
        }
    }

    #[test]
    fn a_token_says_who_and_through_which_log_in() {
        let bench = bench();
        let (user, session) = (UserId::new(), SessionId::new());
        let token = bench.tokens.issue(user, session, bench.now).unwrap();
        let claims = bench.tokens.verify(token.expose_secret(), bench.now).unwrap();
        assert_eq!((claims.sub, claims.sid), (user, session));
        assert_eq!((claims.iat, claims.exp), (1_743_580_800, 1_743_580_800 + ACCESS_TTL));
        assert_eq!(claims.iss, "https://acervo.example");
        assert!(!format!("{token:?}").contains("eyJ"));
        assert_ne!(bench.issue(), bench.issue());
    }

    #[test]
    fn a_token_counts_for_a_quarter_of_an_hour_by_the_callers_clock() {
        let bench = bench();
        let token = bench.issue();
        let at = |seconds| bench.tokens.verify(&token, bench.now.plus_seconds(seconds)).is_ok();
        assert!(at(-LEEWAY) && at(0) && at(ACCESS_TTL - 1));
        assert!(!at(ACCESS_TTL + LEEWAY) && !at(-LEEWAY - 1));
    }

    #[test]
    fn a_token_with_another_claim_than_ours_is_refused() {
        let bench = bench();
        let good = bench.claims();
        assert!(bench.accepts(&bench.sign(&good)));
        let bad = [
            ("iss", json!("https://elsewhere.example")),
            ("iss", json!(["https://acervo.example", "https://elsewhere.example"])),
            ("aud", json!("https://acervo.example")),
            ("sub", json!("ana")),
            ("exp", json!("tomorrow")),
            ("nbf", json!(1_743_580_900)),
            ("iat", json!(1_743_580_900)),
        ];
        for (name, value) in bad {
            let mut claims = good.clone();
            claims[name] = value;
            assert!(!bench.accepts(&bench.sign(&claims)), "{claims}");
        }
        for name in ["iss", "aud", "sub", "exp", "iat", "jti", "sid"] {
            let mut claims = good.clone();
            claims.as_object_mut().unwrap().remove(name);
            assert!(!bench.accepts(&bench.sign(&claims)), "without {name}");
        }
    }

    #[test]
    fn only_our_keys_and_only_ed25519_sign() {
        let (bench, elsewhere) = (bench(), bench());
        let claims = bench.claims();
        assert!(!bench.accepts(&elsewhere.sign(&claims)), "another key");

        let kid = bench.tokens.keys.signer().unwrap().kid.clone();
        let mut borrowed = Header::new(Algorithm::EdDSA);
        borrowed.kid = Some(kid.clone());
        let theirs = elsewhere.tokens.keys.signer().unwrap();
        assert!(!bench.accepts(&encode(&borrowed, &claims, &theirs.signing).unwrap()), "our key's name");

        let mut symmetric = Header::new(Algorithm::HS256);
        symmetric.kid = Some(kid.clone());
        let public = bench.tokens.keys.jwks()["keys"][0]["x"].as_str().unwrap().to_owned();
        let secret = EncodingKey::from_secret(public.as_bytes());
        assert!(!bench.accepts(&encode(&symmetric, &claims, &secret).unwrap()), "our public key as a secret");

        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let unsigned = format!("{}.{}.", part(&json!({"alg": "none", "kid": kid})), part(&claims));
        assert!(!bench.accepts(&unsigned), "no signature");
        let nameless = encode(&Header::new(Algorithm::EdDSA), &claims, &theirs.signing).unwrap();
        assert!(!bench.accepts(&nameless), "no key id");
    }

    #[test]
    fn what_is_no_token_is_refused_in_silence() {
        let bench = bench();
        let good = bench.issue();
        let mut changed = good.clone().into_bytes();
        let last = changed.len() - 2;
        changed[last] = if changed[last] == b'A' { b'B' } else { b'A' };
        assert!(!bench.accepts(&String::from_utf8(changed).unwrap()));
        for text in ["", ".", "..", "...", "a.b.c", &good[..good.len() / 2], &"x".repeat(100_000)] {
            assert!(!bench.accepts(text), "{text:.20}");
        }
    }

    #[test]
    fn a_token_outlives_the_rotation_of_its_key() {
        let bench = bench();
        let token = bench.issue();
        bench.tokens.keys.rotate(bench.now).unwrap();
        assert!(bench.accepts(&token));
        assert!(bench.accepts(&bench.issue()));
        bench.tokens.keys.tend(bench.now.plus_seconds(super::super::keys::KEPT_FOR + 1)).unwrap();
        assert!(!bench.accepts(&token), "its key is gone");
    }
}
