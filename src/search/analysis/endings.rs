//! Covers what Snowball does not handle in words without accents. Text is folded first, so that it does not matter how
//! a word was typed; then the accents that Snowball's rules expect are restored on the endings that matter, and plurals
//! that it does not recognise are made singular.

use crate::domain::language::UiLanguage;

const VOWELS: [char; 5] = ['a', 'e', 'i', 'o', 'u'];

/// Prepares a folded word for Snowball.
pub fn prepare(ui_language: UiLanguage, word: &mut String) {
    match ui_language {
        UiLanguage::Es => spanish(word),
        UiLanguage::En => english(word),
        UiLanguage::Pt => portuguese(word),
        UiLanguage::Fr => french(word),
    }
}

/// Brings the stem that Snowball returns to its final form; its accents have been removed again by then.
pub fn finish(ui_language: UiLanguage, stem: &mut String) {
    // voz/voces, niñez/niñeces, alcanzar/alcance: Spanish spells one sound in two ways.
    if ui_language == UiLanguage::Es && stem.ends_with('z') {
        stem.pop();
        stem.push('c');
    }
}

/// Replaces the ending if the word has it and is at least `least` bytes long. Returns whether it did.
fn change(word: &mut String, ending: &str, by: &str, least: usize) -> bool {
    let found = word.len() >= least && word.ends_with(ending);
    if found {
        word.truncate(word.len() - ending.len());
        word.push_str(by);
    }
    found
}

/// Makes the first change that applies.
fn change_one(word: &mut String, endings: &[(&str, &str, usize)]) {
    let _ = endings.iter().any(|(ending, by, least)| change(word, ending, by, *least));
}

/// Shortens plurals such as años, usos and anos, which are too short for Snowball.
fn shorten(word: &mut String) {
    let plural = ["as", "es", "os"].iter().any(|end| word.ends_with(end));
    if plural && word.starts_with(VOWELS) && word.chars().count() == 4 {
        word.pop();
    }
}

fn spanish(word: &mut String) {
    // jóvenes, mujeres, ciudades: Snowball removes -en, -er, -ad as endings of verbs, but only from the singular.
    if let [.., b'a' | b'e' | b'i' | b'o' | b'u', b'r' | b'd' | b'n', b'e', b's'] = word.as_bytes()
        && word.len() > 4
    {
        word.truncate(word.len() - 2);
    }
    shorten(word);
    change_one(word, &[("cion", "ción", 5), ("logia", "logía", 6), ("logias", "logías", 7)]);
}

fn english(word: &mut String) {
    // British and American spellings of one word.
    change_one(
        word,
        &[
            ("isation", "ization", 8),
            ("isations", "izations", 9),
            ("ise", "ize", 6),
            ("ised", "ized", 7),
            ("ises", "izes", 7),
            ("iser", "izer", 7),
            ("isers", "izers", 8),
            ("ising", "izing", 8),
            ("yse", "yze", 6),
            ("ysed", "yzed", 7),
            ("ysing", "yzing", 8),
            ("programme", "program", 9),
            ("programmes", "programs", 10),
        ],
    );
    if !word.contains("our") {
        return;
    }
    for (british, american) in
        [("bour", "bor"), ("viour", "vior"), ("vour", "vor"), ("olour", "olor"), ("onour", "onor")]
    {
        if let Some(at) = word.rfind(british).filter(|at| *at > 0) {
            word.replace_range(at..at + british.len(), american);
        }
    }
}

fn portuguese(word: &mut String) {
    // The spelling before the reform of 1990, still found in Portugal: acção, projecto, adopção.
    for (before, after) in [("cc", "c"), ("ct", "t"), ("pc", "c")] {
        if let Some(at) = word.find(before) {
            word.replace_range(at..at + before.len(), after);
        }
    }
    shorten(word);
    match word.as_str() {
        "maes" | "leis" => return word.truncate(3),
        "paises" => return word.truncate(4),
        "faceis" | "dificeis" | "uteis" | "frageis" | "habeis" | "debeis" => {
            change(word, "eis", "il", 5);
        }
        _ => change_one(
            word,
            &[
                ("oes", "ao", 4),
                ("aes", "ao", 4),
                ("ns", "m", 4),
                ("eis", "el", 5),
                ("ais", "al", 5),
                ("ois", "ol", 6),
                ("uis", "ul", 5),
            ],
        ),
    }
    change_one(
        word,
        &[
            ("cao", "ção", 4),
            ("ao", "ão", 3),
            ("avel", "ável", 5),
            ("ivel", "ível", 5),
            ("encia", "ência", 6),
            ("encias", "ências", 7),
            ("ancia", "ância", 6),
            ("ancias", "âncias", 7),
        ],
    );
}

fn french(word: &mut String) {
    change_one(
        word,
        &[
            ("travaux", "travail", 7),
            ("ees", "es", 5),
            ("ee", "e", 4),
            ("ite", "ité", 7),
            ("ites", "ités", 8),
            // étrangère, première, travailleuse: changed to the masculine form, whose plural Snowball does not
            // recognise either.
            ("ere", "er", 5),
            ("eres", "er", 6),
            ("ers", "er", 5),
            ("euse", "eur", 6),
            ("euses", "eur", 7),
            // emplois, visas, individus: Snowball keeps an s after these vowels.
            ("ois", "oi", 4),
            ("as", "a", 5),
            ("us", "u", 6),
        ],
    );
}
