//! The Ed25519 keys that sign access tokens. The newest one signs; older ones stay published until no token they signed
//! is valid any longer.

use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jsonwebtoken::jwk::{Jwk, KeyAlgorithm, PublicKeyUse, ThumbprintHash};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey};
use secrecy::zeroize::Zeroizing;
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value, json};

use super::folder::Folder;
use crate::domain::time::Timestamp;
use crate::error::{Error, Result};

/// Number of seconds for which a key signs before the next one is created.
pub const SIGNS_FOR: i64 = 90 * 24 * 60 * 60;
/// Number of seconds after the creation of its successor at which a key is removed. Until then another node may still
/// sign with it: each node tends its ring every hour, and the last token signed is valid for minutes after that.
pub const KEPT_FOR: i64 = 2 * 60 * 60;
/// Minimum number of microseconds between two re-reads of the folder. An unknown key id triggers one, and anybody can
/// send unknown key ids.
const RESCAN_EVERY: i64 = 2_000_000;

/// The bytes that precede the 32 bytes of an Ed25519 private key in PKCS#8 version 1 (RFC 8410, section 7).
const PKCS8: [u8; 16] = *b"\x30\x2e\x02\x01\x00\x30\x05\x06\x03\x2b\x65\x70\x04\x22\x04\x20";

/// The keys, newest first. Several processes may share a folder.
#[derive(Debug)]
pub struct KeyRing {
    /// `None` if the keys come from the configuration; rotating them is then up to the operator.
    folder: Option<Folder>,
    ring: RwLock<Ring>,
}

#[derive(Debug)]
struct Ring {
    keys: Vec<Arc<Key>>,
    read_at: Timestamp,
}

/// One key pair. Its `Debug` output shows no secret.
#[derive(Debug)]
pub(super) struct Key {
    /// RFC 7638 thumbprint of the public key.
    pub(super) kid: String,
    pub(super) signing: EncodingKey,
    pub(super) verifying: DecodingKey,
    made: Timestamp,
    file: String,
    published: Jwk,
}

impl KeyRing {
    /// Opens the keys in a folder (mode 0700, files 0600), creating one if there are none. Fails if a key file is
    /// unreadable, so that a damaged key shows up at the start and not at the first log-in.
    pub fn open(folder: &Path, now: Timestamp) -> Result<KeyRing> {
        let folder = Folder::open(folder)?;
        let ring = RwLock::new(Ring { keys: tended(&folder, now)?, read_at: now });
        Ok(KeyRing { folder: Some(folder), ring })
    }

    /// Builds a ring of keys from the configuration: PEM text, or the path of a PEM file. The first signs; all are
    /// published.
    pub fn given(keys: &[SecretString]) -> Result<KeyRing> {
        let epoch = Timestamp::from_micros(0);
        let mut ring = Vec::new();
        for given in keys {
            let given = given.expose_secret();
            let pem = if given.contains("-----BEGIN") {
                Zeroizing::new(given.as_bytes().to_vec())
            } else {
                let read = std::fs::read(given);
                Zeroizing::new(read.map_err(|cause| {
                    Error::internal(format!("a signing key from the configuration cannot be read: {cause}"))
                })?)
            };
            ring.push(Arc::new(Key::from_pem(&pem, epoch, String::new()).map_err(|cause| {
                Error::internal(format!("a signing key from the configuration is none: {cause}"))
            })?));
        }
        if ring.is_empty() {
            return Err(Error::internal("no signing key is configured"));
        }
        Ok(KeyRing { folder: None, ring: RwLock::new(Ring { keys: ring, read_at: epoch }) })
    }

    /// Re-reads the folder, creates the next key if the newest is older than 90 days, and removes keys that are no
    /// longer needed. Every process calls this at least once an hour.
    pub fn tend(&self, now: Timestamp) -> Result<()> {
        let Some(folder) = &self.folder else { return Ok(()) };
        self.replace(tended(folder, now)?, now);
        Ok(())
    }

    /// Creates the next key now, which signs from here on; the others stay published for [`KEPT_FOR`]. Keys from the
    /// configuration are not affected: they are rotated there.
    pub fn rotate(&self, now: Timestamp) -> Result<()> {
        let Some(folder) = &self.folder else { return Ok(()) };
        let _lock = folder.lock()?;
        let newest = read_keys(folder)?.first().map(|key| key.made);
        make_key(folder, now, newest)?;
        self.replace(read_keys(folder)?, now);
        Ok(())
    }

    /// Returns the published keys, as shown at `/.well-known/jwks.json` (RFC 7517).
    pub fn jwks(&self) -> Value {
        let ring = self.ring.read().unwrap_or_else(PoisonError::into_inner);
        let keys: Vec<&Jwk> = ring.keys.iter().map(|key| &key.published).collect();
        json!({ "keys": keys })
    }

    /// Returns the key that signs.
    pub(super) fn signer(&self) -> Result<Arc<Key>> {
        let ring = self.ring.read().unwrap_or_else(PoisonError::into_inner);
        ring.keys.first().cloned().ok_or_else(|| Error::internal("there is no signing key"))
    }

    /// Returns the key with that id. A key unknown here may have been created by another process in the meantime.
    pub(super) fn find(&self, kid: &str, now: Timestamp) -> Option<Arc<Key>> {
        let known = || {
            let ring = self.ring.read().unwrap_or_else(PoisonError::into_inner);
            ring.keys.iter().find(|key| key.kid == kid).cloned()
        };
        if let Some(key) = known() {
            return Some(key);
        }
        let folder = self.folder.as_ref()?;
        {
            let mut ring = self.ring.write().unwrap_or_else(PoisonError::into_inner);
            if (now.micros() - ring.read_at.micros()).abs() < RESCAN_EVERY {
                return None;
            }
            ring.read_at = now;
        }
        match read_keys(folder) {
            Ok(keys) => self.replace(keys, now),
            Err(cause) => tracing::warn!(%cause, "the signing keys could not be read again"),
        }
        known()
    }

    fn replace(&self, keys: Vec<Arc<Key>>, now: Timestamp) {
        // A folder without keys is somebody's mistake; the keys in memory go on signing until a restart.
        if !keys.is_empty() {
            let mut ring = self.ring.write().unwrap_or_else(PoisonError::into_inner);
            *ring = Ring { keys, read_at: now };
        }
    }
}

impl Key {
    fn from_pem(pem: &[u8], made: Timestamp, file: String) -> jsonwebtoken::errors::Result<Key> {
        let signing = EncodingKey::from_ed_pem(pem)?;
        let mut published = Jwk::from_encoding_key(&signing, Algorithm::EdDSA)?;
        let kid = published.thumbprint(ThumbprintHash::SHA256)?;
        published.common.key_id = Some(kid.clone());
        published.common.public_key_use = Some(PublicKeyUse::Signature);
        published.common.key_algorithm = Some(KeyAlgorithm::EdDSA);
        let verifying = DecodingKey::from_jwk(&published)?;
        Ok(Key { kid, signing, verifying, made, file, published })
    }
}

/// Creates the next key if one is due, removes those that are no longer needed, and returns the remaining keys.
fn tended(folder: &Folder, now: Timestamp) -> Result<Vec<Arc<Key>>> {
    let _lock = folder.lock()?;
    let mut keys = read_keys(folder)?;
    let newest = keys.first().map(|key| key.made);
    if newest.is_none_or(|made| now.seconds_since(made) >= SIGNS_FOR) {
        make_key(folder, now, newest)?;
        keys = read_keys(folder)?;
    }
    let successors: Vec<Timestamp> = keys.iter().map(|key| key.made).collect();
    let outlived =
        successors.iter().take_while(|successor| now.seconds_since(**successor) < KEPT_FOR).count() + 1;
    for key in keys.split_off(outlived.min(keys.len())) {
        folder.remove(&key.file)?;
    }
    Ok(keys)
}

/// Reads the keys in a folder, newest first.
fn read_keys(folder: &Folder) -> Result<Vec<Arc<Key>>> {
    let mut keys = Vec::new();
    for name in folder.names()? {
        let Some(made) = made_at(&name) else { continue };
        // Another process may have removed it since the names were read.
        let Some(pem) = folder.read(&name)? else { continue };
        let key = Key::from_pem(&pem, made, name.clone())
            .map_err(|_| folder.spoilt(&name, "not an Ed25519 key (PKCS#8 version 1, PEM)"))?;
        keys.push(Arc::new(key));
    }
    keys.sort_by(|a, b| (b.made, &b.file).cmp(&(a.made, &a.file)));
    Ok(keys)
}

/// Returns when a key was created. Its file is named after that microsecond, because copying and restoring files
/// changes their times.
fn made_at(name: &str) -> Option<Timestamp> {
    let micros = name.strip_prefix("signing-")?.strip_suffix(".pem")?;
    Some(Timestamp::from_micros(micros.parse().ok()?))
}

/// Creates the next key, later than the newest even if another machine's clock is ahead.
fn make_key(folder: &Folder, now: Timestamp, newest: Option<Timestamp>) -> Result<()> {
    let made = newest.map_or(now, |newest| now.max(Timestamp::from_micros(newest.micros() + 1)));
    folder.write(&format!("signing-{}.pem", made.micros()), new_pem()?.as_bytes())
}

fn new_pem() -> Result<Zeroizing<String>> {
    let mut der = Zeroizing::new([0_u8; 48]);
    der[..16].copy_from_slice(&PKCS8);
    getrandom::fill(&mut der[16..]).map_err(Error::internal)?;
    let body = Zeroizing::new(STANDARD.encode(der.as_slice()));
    Ok(Zeroizing::new(format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", *body)))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn start() -> Timestamp {
        Timestamp::from_micros(1_743_580_800_000_000)
    }

    fn kids(ring: &KeyRing) -> Vec<String> {
        let jwks = ring.jwks();
        let keys = jwks["keys"].as_array().unwrap();
        keys.iter().map(|key| key["kid"].as_str().unwrap().to_owned()).collect()
    }

    fn signer(ring: &KeyRing) -> String {
        ring.signer().unwrap().kid.clone()
    }

    #[test]
    fn the_thumbprint_and_the_public_key_are_those_of_the_standard() {
        // RFC 8037, appendices A.1 to A.3: the same private key in PKCS#8.
        let pem = "-----BEGIN PRIVATE KEY-----\n\
            MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n\
            -----END PRIVATE KEY-----\n";
        let ring = KeyRing::given(&[pem.into()]).unwrap();
        let expected = json!({"keys": [{
            "kty": "OKP", "crv": "Ed25519", "alg": "EdDSA", "use": "sig",
            "kid": "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k",
            "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
        }]});
        assert_eq!(ring.jwks(), expected);
    }

    #[test]
    fn keys_outlive_a_restart_and_belong_to_their_owner_alone() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("keys");
        let first = KeyRing::open(&folder, start()).unwrap();
        let again = KeyRing::open(&folder, start().plus_seconds(60)).unwrap();
        assert_eq!(kids(&first), kids(&again));
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&folder), 0o700);
        for entry in std::fs::read_dir(&folder).unwrap() {
            assert_eq!(mode(&entry.unwrap().path()), 0o600);
        }
    }

    #[test]
    fn processes_that_start_at_once_make_one_key() {
        let folder = tempfile::tempdir().unwrap();
        let open = || kids(&KeyRing::open(folder.path(), start()).unwrap());
        let seen: Vec<_> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..8).map(|_| scope.spawn(open)).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        assert_eq!(seen[0].len(), 1);
        assert!(seen.iter().all(|kids| *kids == seen[0]));
    }

    #[test]
    fn after_ninety_days_the_next_key_signs_and_the_old_one_stays_published_for_a_while() {
        let folder = tempfile::tempdir().unwrap();
        let ring = KeyRing::open(folder.path(), start()).unwrap();
        let old = signer(&ring);
        ring.tend(start().plus_seconds(SIGNS_FOR - 1)).unwrap();
        assert_eq!(kids(&ring), std::slice::from_ref(&old));

        ring.tend(start().plus_seconds(SIGNS_FOR)).unwrap();
        let new = signer(&ring);
        assert_eq!(kids(&ring), [new.clone(), old.clone()]);
        ring.tend(start().plus_seconds(SIGNS_FOR + KEPT_FOR - 1)).unwrap();
        assert_eq!(kids(&ring), [new.clone(), old]);
        ring.tend(start().plus_seconds(SIGNS_FOR + KEPT_FOR)).unwrap();
        assert_eq!(kids(&ring), [new]);
        let files = std::fs::read_dir(folder.path()).unwrap();
        let pems =
            files.filter(|entry| entry.as_ref().unwrap().path().extension().is_some_and(|e| e == "pem"));
        assert_eq!(pems.count(), 1);
    }

    #[test]
    fn a_key_made_on_demand_signs_at_once_however_often_it_is_demanded() {
        let folder = tempfile::tempdir().unwrap();
        let ring = KeyRing::open(folder.path(), start()).unwrap();
        for keys in 2..5 {
            let before = signer(&ring);
            ring.rotate(start()).unwrap();
            assert_ne!(signer(&ring), before);
            assert_eq!(kids(&ring).len(), keys);
        }
    }

    #[test]
    fn a_key_that_another_process_made_is_found_but_looked_for_seldom() {
        let folder = tempfile::tempdir().unwrap();
        let ours = KeyRing::open(folder.path(), start()).unwrap();
        let theirs = KeyRing::open(folder.path(), start()).unwrap();
        let later = start().plus_seconds(10);
        assert!(ours.find("unknown", later).is_none());
        theirs.rotate(later).unwrap();
        let new = signer(&theirs);
        assert!(ours.find(&new, later.plus_seconds(1)).is_none(), "too soon to look again");
        assert!(ours.find(&new, later.plus_seconds(2)).is_some());
        assert_eq!(signer(&ours), new);
    }

    #[test]
    fn a_spoilt_key_file_shows_at_the_start_and_is_named() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("signing-1.pem"), "-----BEGIN PRIVATE").unwrap();
        let error = KeyRing::open(folder.path(), start()).unwrap_err();
        assert!(error.to_string().contains("signing-1.pem"), "{error}");
    }

    #[test]
    fn the_configuration_gives_text_or_paths_and_its_faults_show_no_secret() {
        let folder = tempfile::tempdir().unwrap();
        let (text, file) = (new_pem().unwrap(), folder.path().join("key.pem"));
        std::fs::write(&file, new_pem().unwrap().as_bytes()).unwrap();
        let path = file.to_str().unwrap();
        let ring = KeyRing::given(&[text.as_str().into(), path.into()]).unwrap();
        assert_eq!(kids(&ring).len(), 2);
        ring.rotate(start()).unwrap();
        assert_eq!(kids(&ring).len(), 2);

        let error = KeyRing::given(&["c2VjcmV0".into()]).unwrap_err();
        assert!(!error.to_string().contains("c2VjcmV0"));
        assert!(KeyRing::given(&[]).is_err());
    }

    #[test]
    fn printing_a_ring_shows_no_private_key() {
        let folder = tempfile::tempdir().unwrap();
        let ring = KeyRing::open(folder.path(), start()).unwrap();
        let printed = format!("{ring:?}");
        assert!(printed.contains("redacted"), "{printed}");
    }
}
