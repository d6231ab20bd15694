use std::time::{Duration, Instant};

use similar::{Algorithm, capture_diff_slices};

use super::super::pieces::words;
use super::*;

/// A text of paragraphs with that many words. `change` gives the word to write in place of each hundredth or so.
fn prose(words: usize, change: Option<&str>) -> String {
    let mut text = String::new();
    let mut seed = 7_u32;
    for at in 0..words {
        seed = seed.wrapping_mul(1_103_515_245).wrapping_add(12_345);
        let word = format!("palabra{}", (seed >> 16) % 3000);
        text.push_str(change.filter(|_| at % 97 == 50).unwrap_or(&word));
        text.push_str(match at % 100 {
            99 => ".\n\n",
            24 | 49 | 74 => ". Otra ",
            _ => " ",
        });
    }
    text
}

/// How long it took to run something.
fn timed(run: impl FnOnce()) -> Duration {
    let began = Instant::now();
    run();
    began.elapsed()
}

#[test]
fn ten_thousand_words_take_at_most_three_times_as_long_as_comparing_their_words_alone() {
    let from = prose(10_000, None);
    // Every paragraph changed; only some; none alike.
    for to in [
        prose(10_000, Some("cambiada")),
        from.replacen("palabra1", "otra", 40),
        prose(20_000, Some("x"))[from.len() / 2..].to_owned(),
    ] {
        // In turns, and the shortest of several runs each: what else runs on the machine slows down both. Where it slows
        // down only one of them, it does not do so each time.
        let times = || {
            let rounds = (0..9).map(|_| {
                let bare = timed(|| {
                    let (from, to) = (words(&from), words(&to));
                    assert!(!capture_diff_slices(Algorithm::Myers, &from, &to).is_empty());
                });
                (bare, timed(|| assert!(!compare(&from, &to).is_empty())))
            });
            let (bare, ours): (Vec<_>, Vec<_>) = rounds.unzip();
            (bare.into_iter().min().unwrap(), ours.into_iter().min().unwrap())
        };
        let mut all = Vec::new();
        let fits = (0..5).any(|_| {
            let (bare, ours) = times();
            all.push((bare, ours));
            ours <= bare * 3
        });
        assert!(fits, "bare and ours: {all:?}");
    }
}

#[test]
fn texts_made_to_be_slow_are_not() {
    let mut seed = 1_u64;
    let mut random = |most: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % most
    };
    let mut of = |parts: &[&str], count: usize| -> String {
        (0..count).map(|_| parts[usize::try_from(random(parts.len() as u64)).unwrap()]).collect()
    };
    for parts in [
        &["a ", "b "][..],
        &["a\n\n", "b\n\n", "c d\n\n"],
        &["a b c. ", "A b d. ", "D e f. "],
        &["a", "\n", ".", " "],
    ] {
        let (from, to) = (of(parts, 100_000), of(parts, 100_000));
        let began = Instant::now();
        let hunks = compare(&from, &to);
        let took = began.elapsed();
        assert_eq!(apply(&from, &hunks), Some(to.clone()));
        let began = Instant::now();
        let merged = merge(&from, &to, &of(parts, 100_000));
        eprintln!("{parts:?}: {took:?}, merged {:?}, {} parts", began.elapsed(), merged.parts.len());
        assert!(took < Duration::from_secs(10) && began.elapsed() < Duration::from_secs(20));
    }
}
