mod comparing;
mod corpus;
mod fields;
mod files;
mod merging;
mod speed;

use proptest::prelude::*;

use super::*;

/// The hunks in short: `-` before what was deleted, `+` before what was inserted, the number of a move in brackets.
fn short(hunks: &[Hunk]) -> Vec<String> {
    let one = |hunk: &Hunk| {
        let sign = match hunk.op {
            Op::Equal => "=",
            Op::Insert => "+",
            Op::Delete => "-",
        };
        let moved = hunk.moved.map_or(String::new(), |number| format!("[{number}]"));
        format!("{sign}{moved}{}", hunk.text)
    };
    hunks.iter().map(one).collect()
}

/// Sentences as people write them, few enough to recur.
fn sentence() -> impl Strategy<Value = String> {
    const SENTENCES: [&str; 12] = [
        "El consulado atiende a personas migrantes.",
        "El consulado móvil atiende a personas migrantes.",
        "El plazo es de diez días.",
        "El plazo no es de diez días.",
        "Véase el art. 5 de la ley.",
        "¿Quién decide?",
        "A população foi atendida em 2023.",
        "Sí.",
        "No aplica.",
        "L’accueil est gratuit pour tous les enfants du pays.",
        "Eran 1.200 personas, e\u{301}stas con visa 👩‍👩‍👧.",
        "- una lista",
    ];
    proptest::sample::select(&SENTENCES[..]).prop_map(str::to_owned)
}

/// A text of paragraphs, with all the ways to separate them.
fn text() -> impl Strategy<Value = String> {
    let space =
        proptest::sample::select(&[" ", " ", " ", "\n", "\n\n", "\n\n\n", "\r\n\r\n", "  \n", "\n- "][..]);
    proptest::collection::vec((sentence(), space), 0..9).prop_map(|parts| {
        parts.into_iter().map(|(sentence, space)| format!("{sentence}{space}")).collect::<String>()
    })
}

/// Anything at all.
fn anything() -> impl Strategy<Value = String> {
    prop_oneof![text(), "(\\PC|[ \n\r\t.?\u{2028}\u{85}\u{a0}#|>-]){0,60}"]
}

/// A text made from another by leaving out, repeating and changing sentences.
fn changed(base: &str, choices: &[u8]) -> String {
    let mut text = String::new();
    for (at, part) in base.split_inclusive(['.', '\n']).enumerate() {
        match choices.get(at % choices.len().max(1)).copied().unwrap_or_default() % 8 {
            0 => {}
            1 => text.push_str(&format!("{part} Añadido {at}.")),
            2 => text.push_str(&part.replace(' ', " muy ")),
            3 => text.push_str(&format!("Párrafo nuevo {at}.\n\n{part}")),
            _ => text.push_str(part),
        }
    }
    text
}

fn choices() -> impl Strategy<Value = Vec<u8>> {
    proptest::collection::vec(any::<u8>(), 1..9)
}
