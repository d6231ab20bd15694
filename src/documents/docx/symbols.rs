//! Characters that Word keeps elsewhere than in text: symbol fonts, superscripts and subscripts.

use crate::documents::blocks::{Glyph, What};

/// What a symbol font shows at a code, as far as documents commonly use it.
pub(super) fn unicode(font: Option<&str>, code: Option<&str>) -> char {
    let code = code.and_then(|code| u32::from_str_radix(code.trim(), 16).ok()).unwrap_or_default();
    let low = if (0xF000..=0xF0FF).contains(&code) { code - 0xF000 } else { code };
    let known = match font.unwrap_or_default().to_ascii_lowercase().as_str() {
        "symbol" => symbol(low),
        font if font.starts_with("wingdings") || font == "webdings" => dingbat(low),
        _ => None,
    };
    known
        .or_else(|| {
            char::from_u32(code).filter(|c| !c.is_control() && !('\u{E000}'..='\u{F8FF}').contains(c))
        })
        .unwrap_or('\u{FFFD}')
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
        0x76 => '❖',
        0xD8 => '➢',
        0x4A => '☺',
        0x28 => '☎',
        0x2A => '✉',
        _ => return None,
    })
}

/// Raised text, if Unicode has it. Letters of ordinals only: `1º` says what `1o` does not, while a raised
/// footnote letter would become an ordinal.
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

/// Lowered text, if Unicode has it.
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

/// All of it or nothing: half-raised text is worse than plain text.
fn replaced(text: &str, map: impl Fn(char) -> Option<char>) -> Option<String> {
    text.chars().map(|c| if c.is_whitespace() { Some(c) } else { map(c) }).collect()
}
