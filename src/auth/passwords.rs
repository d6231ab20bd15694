//! Passwords: hashed with Argon2id, a few at a time, behind a short queue.

use std::sync::{Arc, Mutex, PoisonError};

use argon2::password_hash::phc::{Output, ParamsString, PasswordHash, Salt};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use secrecy::SecretString;
use secrecy::zeroize::{Zeroize, Zeroizing};
use tokio::sync::Semaphore;

use super::strength::{check_strength, normal};
use crate::error::{Code, Error, Fault, Result};

/// The parameters of Argon2id. No setting and no environment variable changes them: only code that builds a
/// [`Passwords`] can, and everything but the tests builds it with [`Cost::PRODUCTION`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// Memory in KiB; at least 8 for each lane.
    pub memory: u32,
    /// Passes over the memory; at least one.
    pub passes: u32,
    /// Lanes; at least one.
    pub lanes: u32,
}

impl Cost {
    /// The first choice of the OWASP Password Storage Cheat Sheet.
    pub const PRODUCTION: Cost = Cost { memory: 19_456, passes: 2, lanes: 1 };
}

/// Length of a salt in bytes, as recommended by the PHC string format.
const SALT: usize = 16;

/// Default number of callers that may wait for their turn.
pub const QUEUE: usize = 64;

/// Hashes and verifies passwords. Each hash takes 19 MiB and tens of milliseconds of a core, so only a few run at a
/// time: a burst of log-ins can neither exhaust the memory nor starve the rest of the service.
#[derive(Clone, Debug)]
pub struct Passwords {
    /// One permit for each running computation.
    turns: Arc<Semaphore>,
    /// One permit for each computation that is running or waiting.
    places: Arc<Semaphore>,
    cost: Cost,
    memory: Memory,
    /// Approximate number of seconds after which a full queue has been worked off.
    retry_after: u64,
}

/// The result of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verified {
    /// The password is correct.
    pub matches: bool,
    /// The password is correct, but its hash was made with other parameters than today's: hash it again and store the
    /// result.
    pub needs_rehash: bool,
}

impl Default for Passwords {
    /// Uses half of the cores, lets up to [`QUEUE`] callers wait, and hashes at [`Cost::PRODUCTION`].
    fn default() -> Passwords {
        let cores = std::thread::available_parallelism().map_or(1, |cores| cores.get());
        Passwords::new(cores / 2, QUEUE, Cost::PRODUCTION)
    }
}

impl Passwords {
    /// At most `concurrency` computations (at least one) run at a time, while at most `queue` wait.
    pub fn new(concurrency: usize, queue: usize, cost: Cost) -> Passwords {
        let concurrency = concurrency.clamp(1, 1024);
        let queue = queue.min(100_000);
        Passwords {
            turns: Arc::new(Semaphore::new(concurrency)),
            places: Arc::new(Semaphore::new(concurrency + queue)),
            cost,
            memory: Memory::new(cost),
            retry_after: 1 + (queue / concurrency / 20) as u64,
        }
    }

    /// Returns the hash of a password as a PHC string, with its own salt. `TooManyRequests` if the queue is full.
    pub async fn hash(&self, password: SecretString) -> Result<String> {
        let (memory, cost) = (self.memory.clone(), self.cost);
        self.in_turn(move || {
            let mut salt = [0; SALT];
            getrandom::fill(&mut salt).map_err(Error::internal)?;
            let params = Params::new(cost.memory, cost.passes, cost.lanes, None).map_err(Error::internal)?;
            let output = memory.output(Algorithm::Argon2id, Version::V0x13, &params, &password, &salt)?;
            let hash = PasswordHash {
                algorithm: Algorithm::Argon2id.ident(),
                version: Some(Version::V0x13.into()),
                params: ParamsString::try_from(&params).map_err(Error::internal)?,
                salt: Some(Salt::new(&salt).map_err(Error::internal)?),
                hash: Some(output),
            };
            Ok(hash.to_string())
        })
        .await
    }

    /// Checks whether the password matches the hash. If there is no hash (no such account, or one without a password),
    /// the answer is no, after the same amount of work, so that the time taken does not reveal which accounts exist.
    /// `TooManyRequests` if the queue is full; `Internal` if the hash is not a PHC string.
    pub async fn verify(&self, password: SecretString, hash: Option<String>) -> Result<Verified> {
        let (memory, cost) = (self.memory.clone(), self.cost);
        self.in_turn(move || {
            let known = hash.is_some();
            let hash = PasswordHash::new(&hash.unwrap_or_else(|| nobody(cost))).map_err(Error::internal)?;
            let matches = memory.matches(&password, &hash)? && known;
            Ok(Verified { matches, needs_rehash: matches && !is_current(&hash, cost) })
        })
        .await
    }

    /// Returns every fault of a new password, as found by [`check_strength`]. `TooManyRequests` if the queue is full.
    pub async fn faults(&self, pointer: &str, password: &SecretString, about: &[&str]) -> Result<Vec<Fault>> {
        let (pointer, password) = (pointer.to_owned(), password.clone());
        let about: Vec<String> = about.iter().map(|text| text.to_string()).collect();
        self.in_turn(move || {
            let about: Vec<&str> = about.iter().map(String::as_str).collect();
            Ok(check_strength(&pointer, &password, &about))
        })
        .await
    }

    /// Runs the work on a blocking thread when its turn comes. The permits move along with the work, so that a caller
    /// that hangs up does not let another one begin before this one has actually finished.
    async fn in_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let Ok(place) = self.places.clone().try_acquire_owned() else {
            return Err(Error::new(Code::TooManyRequests).retry_after(self.retry_after));
        };
        let turn = self.turns.clone().acquire_owned().await.map_err(Error::internal)?;
        let outcome = tokio::task::spawn_blocking(move || {
            let _held = (turn, place);
            work()
        });
        outcome.await.map_err(Error::internal)?
    }
}

/// The memory that hashing fills, reused by the next computation. When it was given back to the allocator each time, it
/// stayed with the thread that had hashed, and the next thread asked for more: a burst of log-ins left hundreds of MiB
/// allocated. There are as many pieces as have ever been in use at the same time.
#[derive(Clone, Debug)]
struct Memory {
    kept: Arc<Mutex<Vec<Vec<Block>>>>,
    /// Number of blocks that are kept of each piece: as many as a hash at today's cost fills.
    usual: usize,
}

impl Memory {
    fn new(cost: Cost) -> Memory {
        Memory { kept: Arc::default(), usual: cost.memory as usize }
    }

    /// Returns whether the password matches the hash.
    fn matches(&self, password: &SecretString, hash: &PasswordHash) -> Result<bool> {
        let (Some(salt), Some(expected)) = (&hash.salt, &hash.hash) else {
            return Err(Error::internal("a stored hash lacks its salt or its output"));
        };
        let algorithm = Algorithm::new(hash.algorithm.as_str()).map_err(Error::internal)?;
        let version = match hash.version {
            Some(version) => Version::try_from(version).map_err(Error::internal)?,
            None => Version::default(),
        };
        let params = Params::try_from(hash).map_err(Error::internal)?;
        // Outputs are compared in constant time.
        Ok(self.output(algorithm, version, &params, password, salt)? == *expected)
    }

    /// Computes Argon2's output for a password.
    fn output(
        &self,
        algorithm: Algorithm,
        version: Version,
        params: &Params,
        password: &SecretString,
        salt: &[u8],
    ) -> Result<Output> {
        let mut buffer = Zeroizing::new([0; Output::MAX_LENGTH]);
        let length = params.output_len().unwrap_or(Params::DEFAULT_OUTPUT_LEN);
        let output = buffer.get_mut(..length).ok_or_else(|| Error::internal("a hash is too long"))?;
        let argon2 = Argon2::new(algorithm, version, params.clone());
        let password = normal(password);
        self.lend(params.block_count(), |blocks| {
            argon2.hash_password_into_with_memory(password.as_bytes(), salt, output, blocks)
        })
        .map_err(Error::internal)?;
        Output::new(output).map_err(Error::internal)
    }

    /// Lends that many blocks and wipes them afterwards, since a password could be guessed from their content.
    fn lend<T>(&self, count: usize, work: impl FnOnce(&mut [Block]) -> T) -> T {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut blocks = kept.unwrap_or_else(|| vec![Block::new(); self.usual]);
        // An old hash may have been made with more memory than is usual today; the excess is released again.
        blocks.resize(count.max(self.usual), Block::new());
        let done = work(&mut blocks);
        blocks.iter_mut().for_each(Zeroize::zeroize);
        blocks.truncate(self.usual);
        blocks.shrink_to_fit();
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).push(blocks);
        done
    }
}

/// Returns a hash that belongs to nobody: all zeros, which no known password produces, at today's cost.
fn nobody(cost: Cost) -> String {
    let Cost { memory, passes, lanes } = cost;
    format!("$argon2id$v=19$m={memory},t={passes},p={lanes}${}${}", "A".repeat(22), "A".repeat(43))
}

fn is_current(hash: &PasswordHash, cost: Cost) -> bool {
    let Ok(params) = Params::try_from(hash) else { return false };
    hash.algorithm.as_str() == Algorithm::Argon2id.as_str()
        && hash.version == Some(Version::V0x13.into())
        && (params.m_cost(), params.t_cost(), params.p_cost()) == (cost.memory, cost.passes, cost.lanes)
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use futures_util::FutureExt;

    use super::*;

    #[tokio::test]
    async fn a_password_matches_its_own_hash_and_no_other() {
        let passwords = Passwords::default();
        let hash = passwords.hash("tres tristes tigres".into()).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        let right = passwords.verify("tres tristes tigres".into(), Some(hash.clone())).await.unwrap();
        assert_eq!(right, Verified { matches: true, needs_rehash: false });
        let wrong = passwords.verify("tres tristes tigre".into(), Some(hash)).await.unwrap();
        assert_eq!(wrong, Verified { matches: false, needs_rehash: false });
    }

    #[tokio::test]
    async fn a_hash_says_what_it_cost() {
        let cheap = Passwords::new(1, 1, Cost { memory: 16, passes: 1, lanes: 2 });
        let hash = cheap.hash("tres tristes tigres".into()).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=16,t=1,p=2$"), "{hash}");
        let there = cheap.verify("tres tristes tigres".into(), Some(hash.clone())).await.unwrap();
        assert_eq!(there, Verified { matches: true, needs_rehash: false });
        let here = Passwords::default().verify("tres tristes tigres".into(), Some(hash)).await.unwrap();
        assert_eq!(here, Verified { matches: true, needs_rehash: true });
    }

    #[tokio::test]
    async fn a_letter_composed_in_two_ways_is_one_letter() {
        let passwords = Passwords::default();
        let hash = passwords.hash("contrase\u{f1}a".into()).await.unwrap();
        assert!(passwords.verify("contrasen\u{303}a".into(), Some(hash)).await.unwrap().matches);
    }

    #[tokio::test]
    async fn nobodys_password_costs_as_much_as_somebodys_and_never_matches() {
        let stand_in = PasswordHash::new(&nobody(Cost::PRODUCTION)).unwrap();
        assert!(is_current(&stand_in, Cost::PRODUCTION));
        let verified = Passwords::default().verify("tres tristes tigres".into(), None).await.unwrap();
        assert!(!verified.matches);
    }

    #[tokio::test]
    async fn a_hash_with_other_parameters_is_to_be_made_anew() {
        use argon2::PasswordHasher;
        let cheap = Argon2::from(Params::new(64, 1, 1, None).unwrap());
        let old = cheap.hash_password(b"tres tristes tigres").unwrap().to_string();
        let verified = Passwords::default().verify("tres tristes tigres".into(), Some(old)).await.unwrap();
        assert_eq!(verified, Verified { matches: true, needs_rehash: true });
    }

    #[tokio::test]
    async fn memory_is_used_again_and_holds_nothing_of_the_password_before() {
        let passwords = Passwords::new(2, 64, Cost::PRODUCTION);
        let crowd = (0..20).map(|_| passwords.verify("tres tristes tigres".into(), None));
        for verified in futures_util::future::join_all(crowd).await {
            assert!(!verified.unwrap().matches);
        }
        let large = Argon2::from(Params::new(Cost::PRODUCTION.memory + 1024, 1, 1, None).unwrap());
        let hash = argon2::PasswordHasher::hash_password(&large, b"tres tristes tigres").unwrap().to_string();
        assert!(passwords.verify("tres tristes tigres".into(), Some(hash)).await.unwrap().matches);
        let kept = passwords.memory.kept.lock().unwrap();
        assert!((1..=2).contains(&kept.len()), "{} computed at a time", kept.len());
        for blocks in kept.iter() {
            assert_eq!((blocks.len(), blocks.capacity()), (passwords.memory.usual, passwords.memory.usual));
            assert!(blocks.iter().all(|block| block.as_ref().iter().all(|word| *word == 0)));
        }
    }

    #[tokio::test]
    async fn hashes_are_those_that_others_make() {
        let ours = Passwords::default().hash("tres tristes tigres".into()).await.unwrap();
        use argon2::PasswordVerifier;
        let (right, wrong): (&[u8], &[u8]) = (b"tres tristes tigres", b"tres tristes tigre");
        assert!(Argon2::default().verify_password(right, ours.as_str()).is_ok());
        assert!(Argon2::default().verify_password(wrong, ours.as_str()).is_err());
    }

    #[tokio::test]
    async fn a_stored_hash_that_is_none_is_our_fault() {
        let error = Passwords::default().verify("x".into(), Some("plain".into())).await.unwrap_err();
        assert_eq!(error.code, Code::Internal);
    }

    #[tokio::test]
    async fn a_new_password_is_judged_in_its_turn() {
        let faults = Passwords::default().faults("/password", &"1234567890".into(), &["Ana"]).await.unwrap();
        assert_eq!(faults[0].code, crate::error::FaultCode::PasswordWeak);
    }

    #[tokio::test]
    async fn whoever_comes_when_the_queue_is_full_is_sent_away() {
        let passwords = Passwords::new(1, 1, Cost::PRODUCTION);
        let (started, has_started) = mpsc::channel();
        let (release, released) = mpsc::channel::<()>();
        let first = tokio::spawn({
            let passwords = passwords.clone();
            async move {
                let work = move || {
                    started.send(()).ok();
                    released.recv().ok();
                    Ok(1)
                };
                passwords.in_turn(work).await
            }
        });
        tokio::task::spawn_blocking(move || has_started.recv()).await.unwrap().unwrap();

        let mut second = Box::pin(passwords.in_turn(|| Ok(2)));
        assert!((&mut second).now_or_never().is_none(), "it waits for its turn");
        let error = passwords.in_turn(|| Ok(3)).await.unwrap_err();
        assert_eq!(error.code, Code::TooManyRequests);
        assert!(error.retry_after.is_some());

        release.send(()).unwrap();
        assert_eq!(first.await.unwrap().unwrap(), 1);
        assert_eq!(second.await.unwrap(), 2);
        assert_eq!(passwords.in_turn(|| Ok(4)).await.unwrap(), 4);
    }

    #[tokio::test]
    async fn whoever_gives_up_waiting_leaves_the_place_to_another() {
        let passwords = Passwords::new(1, 1, Cost::PRODUCTION);
        let turn = passwords.turns.clone().acquire_owned().await.unwrap();
        let mut waiting = Box::pin(passwords.in_turn(|| Ok(())));
        assert!((&mut waiting).now_or_never().is_none());
        drop(waiting);
        drop(turn);
        assert_eq!(passwords.places.available_permits(), 2);
        passwords.in_turn(|| Ok(())).await.unwrap();
    }
}
