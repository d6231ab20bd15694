//! Characters that Word stores other than as text: symbol fonts, superscripts and subscripts.

use std::borrow::Cow;

use crate::documents::blocks::{Glyph, What};
use crate::domain::text::is_private;

/// Returns the character that a symbol font shows for a code, for codes in common use.
pub(super) fn unicode(font: Option<&str>, code: Option<&str>) -> Option<char> {
    let code = code.and_then(|code| u32::from_str_radix(code.trim(), 16).ok()).unwrap_or_default();
    shown_by_windows(font, code)
        .or_else(|| char::from_u32(code).filter(|c| !c.is_control() && !is_private(*c)))
}

/// Returns the text in a form that others can read, and the number of unreadable characters. Symbol fonts use codes of
/// their own, or those of letters. An unknown sign at the beginning of its paragraph becomes a bullet.
pub(super) fn legible<'t>(text: &'t str, font: Option<&str>, leads: bool) -> (Cow<'t, str>, u32) {
    let drawn = |c: char| if c.is_whitespace() { Some(c) } else { shown_by_windows(font, u32::from(c)) };
    if is_symbolic(font) && !text.chars().any(is_private) {
        let drawn: Option<String> = text.chars().map(drawn).collect();
        return (drawn.map_or(Cow::Borrowed(text), Cow::Owned), 0);
    }
    if !text.chars().any(is_private) {
        return (Cow::Borrowed(text), 0);
    }
    let (mut out, mut missing) = (String::with_capacity(text.len()), 0);
    for c in text.chars() {
        let shown = if is_private(c) { shown_by_windows(font, u32::from(c)) } else { Some(c) };
        let bullet = leads && out.trim().is_empty();
        missing += u32::from(shown.is_none() && !bullet);
        out.push(shown.unwrap_or(if bullet { '•' } else { '\u{FFFD}' }));
    }
    (Cow::Owned(out), missing)
}

/// Returns whether a font has symbols in place of letters.
pub(super) fn is_symbolic(font: Option<&str>) -> bool {
    let font = font.unwrap_or_default().to_ascii_lowercase();
    font == "symbol" || font == "webdings" || font.starts_with("wingdings")
}

/// Returns the character shown by the fonts of Windows. If the font is unknown, only signs that are used as bullets are
/// mapped.
fn shown_by_windows(font: Option<&str>, code: u32) -> Option<char> {
    let private = (0xF000..=0xF0FF).contains(&code);
    let low = if private { code - 0xF000 } else { code };
    match font.unwrap_or_default().to_ascii_lowercase().as_str() {
        "symbol" => symbol(low),
        font if is_symbolic(Some(font)) => dingbat(low),
        _ if private && low == 0xB7 => Some('•'),
        _ if private && low > 0x7E => dingbat(low),
        _ => None,
    }
}

fn symbol(code: u32) -> Option<char> {
    // The letters of Adobe's Symbol encoding, from A and from a.
    const UPPER: &str = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
    const LOWER: &str = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";
    let nth = |letters: &str, first: u32| letters.chars().nth(usize::try_from(code - first).ok()?);
    match code {
        0x41..=0x5A => nth(UPPER, 0x41),
        0x61..=0x7A => nth(LOWER, 0x61),
        0xA3 => Some('≤'),
        0xA5 => Some('∞'),
        0xAB => Some('↔'),
        0xAC => Some('←'),
        0xAD => Some('↑'),
        0xAE => Some('→'),
        0xAF => Some('↓'),
        0xB0 => Some('°'),
        0xB1 => Some('±'),
        0xB3 => Some('≥'),
        0xB4 => Some('×'),
        0xB7 => Some('•'),
        0xB8 => Some('÷'),
        0xB9 => Some('≠'),
        0xBB => Some('≈'),
        0xBC => Some('…'),
        0xD6 => Some('√'),
        0xE5 => Some('∑'),
        0x20..=0x7E => char::from_u32(code),
        _ => None,
    }
}

fn dingbat(code: u32) -> Option<char> {
    Some(match code {
        0x20 => ' ',
        0xFB | 0x4F => '✗',
        0xFC | 0x50 => '✓',
        0xFD | 0x53 => '☒',
        0xFE | 0x52 => '☑',
        0x6F | 0xA8 | 0xA3 => '☐',
        0xE0 | 0xE8 => '→',
        0xDF => '←',
        0xF0 => '⇨',
        0x6E | 0xA7 => '▪',
        0x6C | 0x9F => '●',
        0x6D | 0xA1 => '○',
        0x70..=0x72 => '□',
        0x73..=0x75 => '◆',
        0x77 => '◆',
        0x78 => '☒',
        0x9E => '·',
        0xAB => '★',
        0x76 => '❖',
        0xD8 => '➢',
        0x4A => '☺',
        0x28 => '☎',
        0x2A => '✉',
        _ => return None,
    })
}

/// Returns raised text, if Unicode has it. The only letters are those of ordinals, after a number: `1º` says what `1o`
/// does not, while a raised letter that marks a footnote would become an ordinal.
pub(super) fn superscript(text: &str, before: Option<Glyph>) -> Option<String> {
    let counted = matches!(before, Some(Glyph { what: What::Char(c), .. }) if c.is_ascii_digit() || matches!(c, 'N' | 'n' | '.'));
    match text.trim() {
        "o" if counted => return Some("º".to_owned()),
        "a" if counted => return Some("ª".to_owned()),
        _ => {}
    }
    replaced(text, |c| {
        Some(match c {
            '0' => '⁰',
            '1' => '¹',
            '2' => '²',
            '3' => '³',
            '4'..='9' => char::from_u32(0x2070 + c.to_digit(10)?)?,
            '+' => '⁺',
            '-' | '−' => '⁻',
            '=' => '⁼',
            '(' => '⁽',
            ')' => '⁾',
            'n' => 'ⁿ',
            'º' | 'ª' | '°' => c,
            _ => return None,
        })
    })
}

/// Returns lowered text, if Unicode has it.
pub(super) fn subscript(text: &str) -> Option<String> {
    replaced(text, |c| {
        Some(match c {
            '0'..='9' => char::from_u32(0x2080 + c.to_digit(10)?)?,
            '+' => '₊',
            '-' | '−' => '₋',
            '=' => '₌',
            '(' => '₍',
            ')' => '₎',
            _ => return None,
        })
    })
}

/// Replaces all characters or none: half-raised text is worse than plain text.
fn replaced(text: &str, map: impl Fn(char) -> Option<char>) -> Option<String> {
    text.chars().map(|c| if c.is_whitespace() { Some(c) } else { map(c) }).collect()
}
