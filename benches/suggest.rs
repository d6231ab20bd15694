//! Completions: questions typed letter by letter.

use crate::ROUNDS;
use crate::figures::{median, title, verdict};
use crate::load::load;
use crate::process::Server;
use crate::search::Once;
use crate::texts::Words;

const QUESTIONS: usize = 60;
const MOST_MS: f64 = 10.0;

/// Returns the request for each keystroke, and their number.
pub fn keys() -> (Once, usize) {
    let mut typed: Vec<(String, String)> = Vec::new();
    for (lang, question) in Words::new().questions(QUESTIONS) {
        let ends = question.char_indices().map(|(at, c)| at + c.len_utf8());
        typed.extend(ends.map(|end| (question[..end].to_owned(), format!("lang={lang}"))));
    }
    let number = typed.len();
    (Once::new("/api/v1/search/suggest", typed.into_iter()), number)
}

pub fn measure(server: &Server) {
    let (mut once, keys) = keys();
    let again = once.questions(keys);
    load(server.address, 4, &once.questions(4 * keys), keys, 200);
    title("Completions: every key of questions of 1 to 3 words");
    for clients in [1, 16] {
        let each = keys / clients;
        let mut figures = [(Vec::new(), Vec::new()), (Vec::new(), Vec::new())];
        for _ in 0..ROUNDS {
            let never = once.questions(clients * each);
            for (keys, (medians, p99s)) in [&never, &again].into_iter().zip(&mut figures) {
                let run = load(server.address, clients, keys, each, 200);
                medians.push(run.median());
                p99s.push(run.p99());
            }
        }
        for ((medians, p99s), what) in figures.iter().zip(["typed for the first time", "typed before"]) {
            let (middle, p99) = (median(medians), median(p99s));
            println!(
                "  {clients} clients, {what}: median {middle:.2} ms, p99 {p99:.2} ms   {}p99 < {MOST_MS} ms",
                verdict(p99 < MOST_MS)
            );
        }
    }
}
