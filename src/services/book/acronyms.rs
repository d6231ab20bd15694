//! The acronyms of a book with what they stand for: those of the institutions in it, and those that its texts explain.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::annexes::sorted;
use crate::domain::book::{Inline, Remark};
use crate::domain::language::UiLanguage;

/// How long an acronym may be, in characters.
const LENGTHS: std::ops::RangeInclusive<usize> = 2..=10;
/// Words that acronyms have no letter for.
const SMALL_WORDS: [&str; 34] = [
    "a", "al", "and", "au", "aux", "con", "da", "das", "de", "del", "des", "do", "dos", "du", "e", "el",
    "em", "en", "et", "for", "in", "la", "las", "le", "les", "los", "na", "of", "on", "para", "por", "pour",
    "the", "y",
];

/// The acronyms found so far, each with what it stands for.
#[derive(Default)]
pub(super) struct Acronyms {
    known: BTreeMap<String, BTreeSet<String>>,
    explained: BTreeMap<String, BTreeMap<String, usize>>,
}

impl Acronyms {
    /// Adds the acronym of an institution.
    pub(super) fn institution(&mut self, acronym: &str, name: &str) {
        if !acronym.is_empty() && acronym != name {
            self.known.entry(acronym.to_owned()).or_default().insert(name.to_owned());
        }
    }

    /// Adds the acronyms that a text explains, as in "Permiso Temporal de Permanencia (PTP)". Only those whose letters are
    /// the initials of exactly the words before them: in print, a wrong explanation would be worse than none.
    pub(super) fn text(&mut self, markdown: &str) {
        let text: String = markdown.chars().filter(|c| !matches!(c, '*' | '_')).collect();
        for (at, _) in text.match_indices('(') {
            let (before, after) = text.split_at(at);
            let Some(acronym) = after.get(1..).and_then(|rest| rest.split([')', ',', ';']).next()) else {
                continue;
            };
            if let Some(meaning) = meaning(before, acronym.trim()) {
                *self.explained.entry(acronym.trim().to_owned()).or_default().entry(meaning).or_default() +=
                    1;
            }
        }
    }

    /// Returns the acronyms in alphabetical order. Of several explanations in texts, the most frequent one is taken.
    pub(super) fn lines(mut self, language: UiLanguage) -> Vec<Remark> {
        for (acronym, meanings) in self.explained {
            let most = meanings.into_iter().max_by(|(a, n), (b, m)| n.cmp(m).then_with(|| b.cmp(a)));
            if let Some((meaning, _)) = most {
                self.known.entry(acronym).or_insert_with(|| BTreeSet::from([meaning]));
            }
        }
        let lines = self.known.into_iter().map(|(label, meanings)| {
            let meanings: Vec<String> = meanings.into_iter().collect();
            Remark { label, text: vec![Inline::Text(meanings.join("; "))] }
        });
        sorted(lines.collect(), language, |line| &line.label)
    }
}

/// Returns the words at the end of a text of which an acronym has the initials.
fn meaning(before: &str, acronym: &str) -> Option<String> {
    let count = acronym.chars().count();
    let capitals = acronym.chars().filter(|c| c.is_uppercase()).count();
    let is_acronym = LENGTHS.contains(&count)
        && capitals >= 2
        && acronym.chars().all(char::is_alphanumeric)
        && acronym.starts_with(char::is_uppercase);
    if !is_acronym {
        return None;
    }
    let line = before.rsplit('\n').next().unwrap_or_default().trim_end();
    let mut letters: Vec<char> = acronym.chars().filter_map(plain).collect();
    let mut words = Vec::new();
    for word in line.split(' ').rev().filter(|word| !word.is_empty()) {
        let is_sentence_end = word.ends_with(['.', ',', ';', ':', '!', '?', ')', '»', '"']);
        if is_sentence_end {
            return None;
        }
        words.push(word);
        if SMALL_WORDS.contains(&word.to_lowercase().as_str()) {
            continue;
        }
        let initial = word.chars().find(|c| c.is_alphanumeric()).and_then(plain)?;
        if letters.pop() != Some(initial) {
            return None;
        }
        if letters.is_empty() {
            break;
        }
    }
    if !letters.is_empty() || words.len() < 2 {
        return None;
    }
    words.reverse();
    let meaning = words.join(" ").trim_start_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let first = meaning.chars().next()?;
    Some(first.to_uppercase().chain(meaning.chars().skip(1)).collect())
}

/// Returns a letter in lower case without its accent.
fn plain(letter: char) -> Option<char> {
    letter.to_lowercase().nfd().find(|c| !is_combining_mark(*c))
}

#[cfg(test)]
mod tests {
    use super::{Acronyms, meaning};
    use crate::domain::book::{Remark, plain};
    use crate::domain::language::UiLanguage;

    #[test]
    fn an_acronym_stands_for_the_words_whose_initials_it_has() {
        for (before, acronym, expected) in [
            ("un Permiso Temporal de Permanencia", "PTP", Some("Permiso Temporal de Permanencia")),
            (
                "la Organización Internacional para las Migraciones",
                "OIM",
                Some("Organización Internacional para las Migraciones"),
            ),
            ("con el índice de pobreza multidimensional", "IPM", Some("Índice de pobreza multidimensional")),
            ("the Free Movement of Persons", "FMP", Some("Free Movement of Persons")),
            ("Otra cosa. Temporal de Permanencia", "PTP", None),
            ("el Registro Único de Migrantes", "RUMV", None),
            ("Colombia", "CO", None),
            ("en tres países", "2019", None),
            ("del Ministerio de Salud Pública", "<b>", None),
            ("", "PTP", None),
        ] {
            assert_eq!(meaning(before, acronym).as_deref(), expected, "{before} ({acronym})");
        }
    }

    #[test]
    fn institutions_come_before_texts_and_the_most_frequent_explanation_before_others() {
        let mut acronyms = Acronyms::default();
        acronyms.institution("OIM", "Organización Internacional para las Migraciones");
        acronyms.institution("MRE", "Ministerio de Relaciones Exteriores del Perú");
        acronyms.institution("MRE", "Ministerio de Relaciones Exteriores de Colombia");
        acronyms.text("Oficina Interna de Mercados (OIM). El **Plan de Trabajo Local** (PTL, 2019).");
        acronyms.text("Un Plan de Traslado Laboral (PTL).\n\nUn Plan de Traslado Laboral (PTL)");
        let lines = acronyms.lines(UiLanguage::Es);
        let said: Vec<String> =
            lines.iter().map(|Remark { label, text }| format!("{label}: {}", plain(text))).collect();
        assert_eq!(
            said,
            [
                "MRE: Ministerio de Relaciones Exteriores de Colombia; Ministerio de Relaciones Exteriores del Perú",
                "OIM: Organización Internacional para las Migraciones",
                "PTL: Plan de Traslado Laboral",
            ]
        );
    }
}
