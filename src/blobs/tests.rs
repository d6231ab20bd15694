//! What every place for files has to do, tried on each: a folder and, with the feature, storage in memory and the server
//! that `tests/with-s3` starts.

use std::collections::BTreeSet;
use std::time::Instant;

use proptest::prelude::*;

use super::*;
use crate::error::Code;

const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

/// A place for files, with what it needs to exist.
struct Somewhere {
    blobs: Blobs,
    _folder: tempfile::TempDir,
}

/// The places, all empty.
fn places() -> Vec<Somewhere> {
    let folder = tempfile::tempdir().unwrap();
    let in_folder = Somewhere { blobs: Blobs::open(folder.path()).unwrap(), _folder: folder };
    #[cfg(feature = "s3")]
    let buckets = in_storage::buckets();
    #[cfg(not(feature = "s3"))]
    let buckets = Vec::new();
    [in_folder].into_iter().chain(buckets).collect()
}

/// When the file was stored last.
fn kept_at(blobs: &Blobs, hash: &str) -> SystemTime {
    match &blobs.place {
        Place::Folder(folder) => folder.path(hash).metadata().unwrap().modified().unwrap(),
        #[cfg(feature = "s3")]
        Place::Bucket(bucket) => bucket.kept_at(hash).unwrap(),
    }
}

/// Keeps a file again until it counts as newer than that, and returns how new it is: storage tells times in seconds, and
/// file systems in milliseconds.
fn kept_later(blobs: &Blobs, hash: &str, text: &str, than: SystemTime) -> SystemTime {
    let begun = Instant::now();
    loop {
        assert_eq!(blobs.keep(text.as_bytes()).unwrap(), hash);
        let at = kept_at(blobs, hash);
        if at > than {
            return at;
        }
        assert!(begun.elapsed() < Duration::from_secs(60), "keeping a file again makes it new");
    }
}

fn is_there(blobs: &Blobs, hash: &str) -> bool {
    blobs.file(hash).is_ok()
}

#[test]
fn what_is_kept_is_read_under_its_hash() {
    // Longer than the pieces that are read, with an end that fills no piece.
    let long: Vec<u8> = (0..600_001_u32).flat_map(u32::to_le_bytes).collect();
    for Somewhere { blobs, .. } in places() {
        assert_eq!(blobs.keep(b"abc").unwrap(), ABC);
        assert_eq!(blobs.keep(b"abc".to_vec()).unwrap(), ABC);
        let mut file = blobs.file(ABC).unwrap();
        assert_eq!((file.length(), file.head::<2>().unwrap()), (3, *b"ab"));
        assert_eq!(io::read_to_string(file).unwrap(), "abc");
        let missing = blobs.file(&ABC.replace('a', "b")).err().unwrap();
        assert_eq!(missing.code, Code::Internal, "it will not be there later");
        let hash = blobs.keep(&long).unwrap();
        assert!(blobs.file(&hash).unwrap().whole().unwrap() == long);
        let mut file = blobs.file(&hash).unwrap();
        let mut pieces = Vec::new();
        let mut piece = [0; 100_003];
        loop {
            match file.read(&mut piece).unwrap() {
                0 => break,
                read => pieces.extend_from_slice(&piece[..read]),
            }
        }
        assert!(pieces == long);
        let nothing = blobs.keep(b"").unwrap();
        assert_eq!(blobs.file(&nothing).unwrap().whole().unwrap(), b"");
        assert!(blobs.file(&nothing).unwrap().head::<1>().is_err());
    }
}

#[test]
fn what_nothing_needs_is_swept_away_unless_it_was_kept_again() {
    for Somewhere { blobs, .. } in places() {
        let [needed, needless, again] = ["a", "b", "c"].map(|text| blobs.keep(text.as_bytes()).unwrap());
        let old = kept_at(&blobs, &again);
        let before = kept_later(&blobs, &again, "c", old);
        let new = blobs.keep(b"d").unwrap();
        kept_later(&blobs, &new, "d", before);
        blobs.sweep_kept_before(before, |hash| hash == needed).unwrap();
        let there = [&needed, &needless, &again, &new].map(|hash| is_there(&blobs, hash));
        assert_eq!(there, [true, false, true, true]);
        // A day has not passed for any of them.
        blobs.sweep(|_| false).unwrap();
        assert_eq!([&needed, &again, &new].map(|hash| is_there(&blobs, hash)), [true; 3]);
    }
}

/// What is done with one of a few files.
#[derive(Clone, Debug)]
enum Deed {
    Keep(u8),
    /// Sweeps all but these, as if a day had passed or right away.
    Sweep(BTreeSet<u8>, bool),
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let file = 0..6_u8;
    let sweep = (proptest::collection::btree_set(file.clone(), 0..6), any::<bool>())
        .prop_map(|(needed, is_later)| Deed::Sweep(needed, is_later));
    proptest::collection::vec(prop_oneof![3 => file.prop_map(Deed::Keep), 1 => sweep], 1..20)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn there_is_always_what_was_kept_and_not_swept_since(deeds in deeds()) {
        let bytes = |file: u8| vec![file; usize::from(file) * 1000];
        let hash = |file: u8| hex::encode(Sha256::digest(bytes(file)));
        for Somewhere { blobs, .. } in places() {
            let mut there = BTreeSet::new();
            for deed in &deeds {
                match deed {
                    Deed::Keep(file) => {
                        prop_assert_eq!(blobs.keep(bytes(*file)).unwrap(), hash(*file));
                        there.insert(*file);
                    }
                    Deed::Sweep(needed, is_later) => {
                        let hashes: BTreeSet<String> = needed.iter().map(|file| hash(*file)).collect();
                        let now = SystemTime::now();
                        let before = if *is_later { now + SPARED } else { now - SPARED };
                        blobs.sweep_kept_before(before, |hash| hashes.contains(hash)).unwrap();
                        there.retain(|file| !is_later || needed.contains(file));
                    }
                }
                // An empty file in a bucket is not asked for.
                for file in 1..6 {
                    match there.contains(&file) {
                        true => prop_assert!(blobs.file(&hash(file)).unwrap().whole().unwrap() == bytes(file)),
                        false => prop_assert!(blobs.file(&hash(file)).is_err()),
                    }
                }
            }
        }
    }
}

#[test]
fn a_file_that_was_altered_is_noticed_when_it_is_read_as_a_whole() {
    let folder = tempfile::tempdir().unwrap();
    let blobs = Blobs::open(folder.path()).unwrap();
    let hash = blobs.keep(b"abc").unwrap();
    std::fs::write(folder.path().join("ba").join(&hash[2..]), "abd").unwrap();
    let altered = blobs.file(&hash).unwrap().whole().unwrap_err();
    assert_eq!(altered.code, Code::Internal);
    assert!(altered.to_string().contains("was altered"), "{altered}");
}

#[test]
fn a_folder_keeps_a_file_once_and_lets_it_be_read_while_it_is_swept() {
    let folder = tempfile::tempdir().unwrap();
    let blobs = Blobs::open(folder.path()).unwrap();
    let hash = blobs.keep(b"abc").unwrap();
    blobs.keep(b"abc").unwrap();
    let part = folder.path().join("ba");
    std::fs::write(part.join("unfinished.tmp"), "ab").unwrap();
    assert_eq!(std::fs::read(part.join(&hash[2..])).unwrap(), b"abc");
    assert_eq!(std::fs::read_dir(&part).unwrap().count(), 2);
    let file = blobs.file(&hash).unwrap();
    blobs.sweep_kept_before(SystemTime::now() + SPARED, |_| false).unwrap();
    assert_eq!(
        std::fs::read_dir(&part).unwrap().count(),
        0,
        "and the leftovers of writing are swept as well"
    );
    assert_eq!(file.whole().unwrap(), b"abc");
}

#[cfg(feature = "s3")]
mod in_storage {
    use std::net::TcpListener;
    use std::sync::Arc;

    use object_store::ObjectStoreExt;
    use object_store::memory::InMemory;

    use super::*;

    /// Short, for storage that does not answer.
    const SHORT: Patience = Patience {
        connecting: Duration::from_millis(300),
        asking: Duration::from_millis(300),
        storing: Duration::from_millis(300),
        waiting: Duration::from_millis(300),
    };

    fn in_memory(store: &Arc<InMemory>, prefix: &str) -> Blobs {
        let bucket = Bucket::new(Box::new(store.clone()), prefix, Patience::default()).unwrap();
        Blobs { place: Place::Bucket(bucket) }
    }

    fn settings(endpoint: &str, patience: Patience) -> BucketSettings {
        BucketSettings {
            bucket: "acervo".to_owned(),
            endpoint: endpoint.to_owned(),
            region: "us-east-1".to_owned(),
            prefix: format!("units/{}/", uuid::Uuid::new_v4().simple()),
            access_key: "key".to_owned(),
            secret_key: "hunter2".to_owned().into(),
            path_style: true,
            patience,
        }
    }

    /// Empty buckets in memory, and one on the server if there is one.
    pub(super) fn buckets() -> Vec<Somewhere> {
        let memory = Arc::new(InMemory::new());
        let mut buckets = vec![in_memory(&memory, ""), in_memory(&memory, "compendium/files")];
        if let Ok(endpoint) = std::env::var("TEST_S3_ENDPOINT") {
            buckets.push(Blobs::in_bucket(&settings(&endpoint, Patience::default())).unwrap());
        }
        let folder = || tempfile::tempdir().unwrap();
        buckets.into_iter().map(|blobs| Somewhere { blobs, _folder: folder() }).collect()
    }

    #[test]
    fn a_bucket_with_other_contents_keeps_them() {
        let memory = Arc::new(InMemory::new());
        let blobs = in_memory(&memory, "acervo/files");
        let hash = blobs.keep(b"abc").unwrap();
        let (first, rest) = hash.split_at(2);
        let others = [
            "other/file".to_owned(),
            format!("{first}/{rest}"),
            format!("acervo/files/{first}/{}", &rest[1..]),
            format!("acervo/files/{first}/{}", rest.to_uppercase()),
            format!("acervo/files/{first}/{rest}/x"),
            format!("acervo/files/deep/{first}/{rest}"),
            "acervo/files/README.md".to_owned(),
        ];
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let path = |name: &str| object_store::path::Path::from(name);
        runtime.block_on(async {
            for name in &others {
                memory.put(&path(name), "x".into()).await.unwrap();
            }
            assert!(memory.head(&path(&format!("acervo/files/{first}/{rest}"))).await.is_ok());
        });
        blobs.sweep_kept_before(SystemTime::now() + SPARED, |_| false).unwrap();
        assert!(!is_there(&blobs, &hash));
        runtime.block_on(async {
            for name in &others {
                assert!(memory.head(&path(name)).await.is_ok(), "{name}");
            }
        });
    }

    #[track_caller]
    fn assert_unavailable<T>(done: Result<T>) {
        let error = done.err().unwrap();
        assert_eq!(
            (error.code, error.detail.as_deref()),
            (Code::Unavailable, Some("detail-files-unavailable"))
        );
        assert!(error.retry_after.is_some());
        assert!(!error.to_string().contains("hunter2"), "{error}");
    }

    fn assert_nothing_works(blobs: &Blobs) {
        let begun = Instant::now();
        assert_unavailable(blobs.keep(b"abc"));
        assert_unavailable(blobs.file(ABC));
        assert_unavailable(blobs.sweep(|_| false));
        assert_eq!(blobs.answers(), Some(false));
        assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
    }

    #[test]
    fn storage_that_refuses_connections_is_unavailable() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let endpoint = format!("http://{}", listener.local_addr().unwrap());
        drop(listener);
        assert_nothing_works(&Blobs::in_bucket(&settings(&endpoint, Patience::default())).unwrap());
    }

    #[test]
    fn storage_that_hangs_is_unavailable_in_time() {
        // It accepts connections, and never says anything.
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let endpoint = format!("http://{}", listener.local_addr().unwrap());
        assert_nothing_works(&Blobs::in_bucket(&settings(&endpoint, SHORT)).unwrap());
    }

    #[test]
    fn the_last_owner_may_be_a_thread_that_answers_requests() {
        let blobs = in_memory(&Arc::new(InMemory::new()), "");
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async move { drop(blobs) });
    }

    #[test]
    fn the_bucket_is_in_the_path_or_in_the_name_of_the_host() {
        let mut settings = settings("https://s3.example.org:9000/", SHORT);
        assert_eq!(settings.address(), "https://s3.example.org:9000");
        settings.path_style = false;
        assert_eq!(settings.address(), "https://acervo.s3.example.org:9000");
    }

    #[test]
    #[cfg_attr(not(test_s3), ignore = "TEST_S3 is not set: tests/with-s3 sets it")]
    fn a_bucket_that_does_not_exist_is_refused_with_what_to_check() {
        let endpoint = std::env::var("TEST_S3_ENDPOINT").expect("tests/with-s3 starts the server");
        let settings =
            BucketSettings { bucket: "nowhere".to_owned(), ..settings(&endpoint, Patience::default()) };
        let error = Blobs::in_bucket(&settings).err().unwrap().to_string();
        for said in ["the bucket nowhere cannot be used", "s3.bucket", "s3.secret_key"] {
            assert!(error.contains(said), "{error}");
        }
        assert!(!error.contains("hunter2"), "{error}");
    }
}
