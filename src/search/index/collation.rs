//! The order of titles and names: that of the Unicode Collation Algorithm with CLDR's rules for Spanish. It also suits
//! Portuguese, French and English, except that `ñ` is a letter between `n` and `o`; accents and capitals only matter
//! between words that are otherwise the same. There is one order for all languages, since their titles appear in one
//! list.

use std::sync::LazyLock;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;

use crate::search::analysis::{plain, words};

/// Maximum number of characters in a sort key: about 75 letters with all their weights.
const LONGEST_KEY: usize = 240;

/// `None` if the compiled-in data lacked Spanish, which is not the case.
static SPANISH: LazyLock<Option<CollatorBorrowed<'static>>> =
    LazyLock::new(|| Collator::try_new(locale!("es").into(), CollatorOptions::default()).ok());

/// Returns the key by which a title or name is sorted: of two keys, the lesser comes first. Only words matter, not the
/// characters between them. Another version of the library may produce different keys.
pub fn sort_key(text: &str) -> String {
    let single = words(text).filter(|word| word.span == 1).map(|word| &text[word.range]);
    let single = single.collect::<Vec<_>>().join(" ");
    let Some(spanish) = &*SPANISH else { return plain(text) };
    let mut key = Vec::new();
    let Ok(()) = spanish.write_sort_key_to(&single, &mut key);
    // Columns hold text. The characters up to U+00FF sort in the order of the bytes that they stand for.
    key.into_iter().take(LONGEST_KEY).map(char::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn sorted(expected: &[&str]) {
        let mut titles: Vec<&str> = expected.iter().rev().copied().collect();
        titles.sort_by_cached_key(|title| sort_key(title));
        assert_eq!(titles, expected);
    }

    #[test]
    fn spanish_has_a_letter_between_n_and_o() {
        sorted(&["nacer", "nube", "Ñandú", "ñapa", "ñu", "Oaxaca"]);
        sorted(&["Cana", "Canada", "Canto", "Caña", "Cañada", "Cao"]);
        sorted(&["nza", "n\u{303}a", "oa"]);
    }

    #[test]
    fn accents_and_capitals_count_only_where_nothing_else_differs() {
        sorted(&["acción", "Ámbar", "Ambato", "Árbol", "arca"]);
        sorted(&["résumé a", "resume b", "Résumé c"]);
        sorted(&["peche", "Peche", "péché", "Péché"]);
        sorted(&["açaí", "Ação", "acaso", "acesso"]);
        sorted(&["cote", "coté", "côte", "côté"]);
    }

    #[test]
    fn only_the_words_of_a_title_count() {
        sorted(&["«Abrigo»", "¿Cómo?", "(Dádiva)", "- entrada", "\"Frontera\""]);
        sorted(&["la Mesa", "Lámina"]);
        assert_eq!(sort_key("Mesa: consular"), sort_key("Mesa — consular"));
    }

    #[test]
    fn keys_are_those_that_indexes_have() {
        // If a new version of the library changes this, `VERSION` in `schema.rs` has to be raised.
        let key: Vec<u32> = sort_key("Año 2").chars().map(u32::from).collect();
        assert_eq!(key, [43, 70, 2, 71, 4, 22, 1, 9, 1, 220, 8]);
    }
}
