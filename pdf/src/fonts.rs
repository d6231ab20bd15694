//! The fonts of the printed edition, which are part of the program: nothing else is ever used to set a letter.

use std::collections::HashSet;
use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

macro_rules! fonts {
    ($($name:literal),* $(,)?) => {
        [$(include_bytes!(concat!("../fonts/", $name, ".ttf")).as_slice()),*]
    };
}

/// The files: each weight that the typst files ask for, upright and italic.
static FILES: [&[u8]; 10] = fonts![
    "SourceSerif4_400Regular",
    "SourceSerif4_400Regular_Italic",
    "SourceSerif4_500Medium",
    "SourceSerif4_500Medium_Italic",
    "SourceSerif4_600SemiBold",
    "SourceSerif4_600SemiBold_Italic",
    "SourceSans3_400Regular",
    "SourceSans3_400Regular_Italic",
    "SourceSans3_600SemiBold",
    "SourceSans3_600SemiBold_Italic",
];

static FONTS: LazyLock<Vec<Font>> =
    LazyLock::new(|| FILES.iter().filter_map(|file| Font::new(Bytes::new(*file), 0)).collect());

static BOOK: LazyLock<LazyHash<FontBook>> =
    LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FONTS.iter())));

/// The characters that all fonts have.
static COMMON: LazyLock<HashSet<u32>> = LazyLock::new(|| {
    let Some((first, others)) = FONTS.split_first() else { return HashSet::new() };
    let in_all = |c: &u32| others.iter().all(|font| font.info().coverage.contains(*c));
    first.info().coverage.iter().filter(in_all).collect()
});

/// What typst chooses fonts from.
pub fn book() -> &'static LazyHash<FontBook> {
    &BOOK
}

/// The font at this place in the book.
pub fn font(index: usize) -> Option<Font> {
    FONTS.get(index).cloned()
}

/// Whether all fonts have this character. The same text may be set in any of them, and a single character that one
/// lacks would fail the whole book.
pub fn have(character: char) -> bool {
    // Most characters of a book are among the first.
    matches!(character, ' '..='~') || COMMON.contains(&character.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_files_are_fonts_that_have_what_four_languages_need() {
        assert_eq!(FONTS.len(), FILES.len());
        for character in (' '..='~').chain(
            "áàâãäéèêëíìîïóòôõöúùûüçñÁÉÍÓÚÜÇÑœæŒÆ«»“”‘’–—…·°ºª€¿¡№±×÷≤≥→•■\u{202f}\u{a0}\u{200b}".chars(),
        ) {
            assert!(
                FONTS.iter().all(|font| font.info().coverage.contains(character.into())),
                "{character:?}"
            );
        }
        assert!(!have('\u{fffd}') && !have('中') && !have('ع') && !have('\u{e000}'));
    }
}
