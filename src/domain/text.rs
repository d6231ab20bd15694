//! Text entered by people: what is visible, what is blank, and what fits on one line.

use icu_properties::props::{DefaultIgnorableCodePoint, GeneralCategory, WhiteSpace};
use icu_properties::{CodePointMapData, CodePointSetData};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::fault::{Fault, FaultCode};

/// Returns a text without case and accents, for finding and ordering what people read.
pub fn folded(text: &str) -> String {
    text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

/// Whether a text has nothing to read: it has no characters, or none that is visible by itself. White space of any
/// kind, control, format and filler characters, and marks without a base letter are not visible.
pub fn is_blank(text: &str) -> bool {
    !text.chars().any(shows)
}

/// Returns the name of a thing or a person as it is stored: one line, composed (NFC), without invisible characters,
/// with single spaces between words.
///
/// Invisible characters (zero-width characters, soft hyphens, direction marks, joiners) are removed rather than
/// refused: they come along when text is copied, and a person who cannot see them cannot correct them. Line breaks and
/// control characters within the text are refused.
///
/// # Errors
/// The fault at this pointer: `required` for a blank text; `not_one_line`.
pub fn one_line(text: &str, pointer: impl AsRef<str>) -> Result<String, Fault> {
    if is_blank(text) {
        return Err(Fault::new(pointer, FaultCode::Required));
    }
    let trimmed = text.trim_matches(|c| is_space(c) || is_invisible(c));
    if trimmed.chars().any(is_unprintable) {
        return Err(Fault::new(pointer, FaultCode::NotOneLine));
    }
    Ok(tidied(trimmed))
}

/// Any text in the form of [`one_line`], with line breaks and control characters turned into spaces. For displaying
/// text that may have been stored before names were checked, in places where a line break would start something else.
pub fn tidied(text: &str) -> String {
    let composed: String = text.chars().filter(|c| !is_invisible(*c)).nfc().collect();
    let words = composed.split(|c: char| is_space(c) || c.is_control()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// Whether a character changes the direction of the text after it (UAX #9), so that the text reads differently from how
/// it is written.
pub fn turns_direction(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether the character is visible when it stands alone.
fn shows(c: char) -> bool {
    use GeneralCategory::*;
    if c.is_ascii() {
        return c.is_ascii_graphic();
    }
    let nothing = matches!(
        category(c),
        Control | Format | Surrogate | PrivateUse | Unassigned | NonspacingMark | SpacingMark | EnclosingMark
    );
    // U+FFFC stands for an object that is not there; U+1D159 is an invisible note head.
    !(nothing || is_space(c) || is_invisible(c) || matches!(c, '\u{fffc}' | '\u{1d159}'))
}

/// Whether a character only separates others: white space, and letters that are drawn as blanks (the Braille blank, the
/// Hangul fillers).
fn is_space(c: char) -> bool {
    const FILLERS: [char; 5] = ['\u{2800}', '\u{115f}', '\u{1160}', '\u{3164}', '\u{ffa0}'];
    CodePointSetData::new::<WhiteSpace>().contains(c) || FILLERS.contains(&c)
}

/// Whether a character has no width and is not visible.
fn is_invisible(c: char) -> bool {
    let invisible = category(c) == GeneralCategory::Format
        || CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c);
    !c.is_ascii() && invisible && !is_space(c)
}

/// Whether a character does not belong in a line that everyone can read: line breaks, control characters, and
/// characters that only mean something to a particular program. A tab is treated as a space.
fn is_unprintable(c: char) -> bool {
    use GeneralCategory::*;
    let category = category(c);
    c != '\t'
        && matches!(category, Control | LineSeparator | ParagraphSeparator | PrivateUse | Unassigned)
        && !is_invisible(c)
}

fn category(c: char) -> GeneralCategory {
    CodePointMapData::<GeneralCategory>::new().get(c)
}

/// Returns whether Unicode leaves a character's meaning to the font.
pub fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Characters that a reader cannot see.
    const NOTHING: [&str; 24] = [
        " ", "\t", "\n", "\u{b}", "\u{1}", "\u{7f}", "\u{85}", "\u{a0}", "\u{ad}", "\u{115f}", "\u{1160}",
        "\u{180e}", "\u{2003}", "\u{200b}", "\u{200d}", "\u{202e}", "\u{2028}", "\u{2060}", "\u{2800}",
        "\u{3000}", "\u{3164}", "\u{fe0f}", "\u{feff}", "\u{ffa0}",
    ];

    #[test]
    fn what_shows_nothing_is_blank_and_one_sign_is_enough_to_be_something() {
        for nothing in NOTHING {
            assert!(is_blank(nothing), "{nothing:?}");
        }
        for nothing in
            ["", "\u{301}\u{20dd}", "\u{34f}", "\u{e0041}", "\u{e000}", "\u{ffff}", "\u{fffc}", "\u{1d159}"]
        {
            assert!(is_blank(nothing), "{nothing:?}");
        }
        for something in ["a", "-", "0", "ñ", "e\u{301}", "字", "한", "😀", "…", "№", "\u{fffd}"] {
            assert!(!is_blank(something), "{something:?}");
        }
    }

    #[test]
    fn a_name_is_one_line_without_what_nobody_sees() {
        let read = |text: &str| one_line(text, "/name").map_err(|fault| fault.code.name());
        assert_eq!(read(" Ana\u{a0}\t  Pe\u{301}rez\u{200b}\n").unwrap(), "Ana Pérez");
        assert_eq!(read("\u{feff}Ana\u{ad} P\u{202e}é\u{2066}rez\u{200d}").unwrap(), "Ana Pérez");
        assert_eq!(read("Ana\u{3164}Pérez\u{2800}").unwrap(), "Ana Pérez");
        for refused in [
            "Ana\r\nBcc: x",
            "Ana\nx",
            "a\u{0}b",
            "a\u{1b}[31mb",
            "a\u{85}b",
            "a\u{2028}b",
            "a\u{2029}b",
            "a\u{e000}",
        ] {
            assert_eq!(read(refused), Err("not_one_line"), "{refused:?}");
            assert!(!tidied(refused).chars().any(char::is_control), "{refused:?}");
        }
        for blank in NOTHING.iter().chain(&["", "\u{301}", "\r\n\u{200b}\u{2028}"]) {
            assert_eq!(read(blank), Err("required"), "{blank:?}");
        }
    }

    fn nothing() -> impl Strategy<Value = String> {
        proptest::collection::vec(proptest::sample::select(&NOTHING[..]), 0..8)
            .prop_map(|parts| parts.concat())
    }

    proptest! {
        #[test]
        fn nothing_added_to_nothing_stays_nothing(a in nothing(), b in nothing(), text in "\\PC{0,20}") {
            let (before, after, both) = (format!("{a}{text}"), format!("{text}{b}"), format!("{a}{b}"));
            prop_assert!(is_blank(&both));
            prop_assert_eq!(is_blank(&before), is_blank(&text));
            prop_assert_eq!(is_blank(&after), is_blank(&text));
        }

        #[test]
        fn what_is_stored_is_one_line_and_stays_as_it_is(text in "(\\PC|[\r\n\t\u{0}\u{a0}\u{200b}\u{202e}\u{2028}]){0,60}") {
            let tidy = tidied(&text);
            prop_assert_eq!(&tidied(&tidy), &tidy);
            prop_assert!(!tidy.chars().any(|c| c.is_control() || is_invisible(c) || turns_direction(c)));
            prop_assert!(!tidy.contains("  ") && tidy.trim() == tidy);
            match one_line(&text, "") {
                Ok(name) => {
                    prop_assert_eq!(&one_line(&name, "").unwrap(), &name);
                    prop_assert_eq!(&name, &tidy);
                    prop_assert!(!is_blank(&name));
                }
                Err(fault) => prop_assert_eq!(fault.code == FaultCode::Required, is_blank(&text)),
            }
        }

        #[test]
        fn what_nobody_sees_makes_no_difference(a in "[a-zñé]{1,8}", b in "[a-zñé]{1,8}", at in 0_usize..3) {
            let hidden = ["\u{200b}", "\u{ad}", "\u{202e}"][at];
            let typed = format!("{hidden}{a}{hidden}{b}{hidden}");
            prop_assert_eq!(one_line(&typed, "").unwrap(), a + &b);
        }
    }
}
