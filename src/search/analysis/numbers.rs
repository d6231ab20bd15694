//! Numbers written with characters between their digits: in groups of three (`31 654`, `31.654`, `31'654`), with
//! decimals (`3,5`), and chains that are not numbers, such as dates (`12.03.2019`).

use std::ops::Range;

use super::characters::{is_apostrophe, is_letter, is_mark};

/// Maximum number of groups in a number; more groups are several numbers, e.g. in a table.
const MAX_GROUPS: usize = 5;

/// A number, or a chain of numbers.
pub struct Number {
    /// Its end.
    pub end: usize,
    /// Its parts, if they can be searched for on their own.
    pub parts: Vec<Range<usize>>,
    /// Whether its parts are separate numbers in a row.
    pub is_chain: bool,
}

/// The role of digits that are followed by a space.
pub enum Spaced {
    /// A number on their own.
    Alone,
    /// The first group of a number.
    Number(Number),
    /// Like all digits up to this position, not a group of a number: e.g. part of a telephone number, or a column.
    Apart(usize),
}

/// Reads groups separated by single spaces: one to three digits, then three each time.
pub fn spaced(text: &str, first: Range<usize>) -> Spaced {
    let bytes = text.as_bytes();
    let digits_after_blank = |at: usize| {
        let end = if bytes.get(at) == Some(&b' ') { digits_end(bytes, at + 1) } else { at };
        (end > at + 1).then_some(at + 1..end)
    };
    if first.len() > 3 {
        return Spaced::Alone;
    }
    let mut are_groups = bytes[first.start] != b'0';
    let mut end = first.end;
    let mut parts = vec![first];
    while let Some(group) = digits_after_blank(end) {
        are_groups &= group.len() == 3 && ends(text, group.end) && parts.len() < MAX_GROUPS;
        end = group.end;
        if are_groups {
            parts.push(group);
        }
    }
    match parts.len() {
        _ if !are_groups && end > parts[0].end => Spaced::Apart(end),
        1 => Spaced::Alone,
        _ => {
            let end = decimals(text, end).unwrap_or(end);
            // No number begins with a zero: these are groups of a single number, and nothing else.
            if parts[1..].iter().any(|group| bytes[group.start] == b'0') {
                parts.clear();
            }
            Spaced::Number(Number { end, parts, is_chain: false })
        }
    }
}

/// Reads digits separated by single dots, commas or apostrophes.
pub fn pointed(text: &str, first: Range<usize>) -> Option<Number> {
    let mut end = first.end;
    let mut parts = vec![first];
    while let Some(sign) = text[end..].chars().next().filter(|c| matches!(c, '.' | ',') || is_apostrophe(*c))
    {
        let from = end + sign.len_utf8();
        let to = digits_end(text.as_bytes(), from);
        if to == from || !ends(text, to) || (is_apostrophe(sign) && to - from != 3) {
            break;
        }
        parts.push(from..to);
        end = to;
    }
    if parts.len() == 1 {
        return None;
    }
    let is_chain = value(&text[parts[0].start..end]).is_none();
    if !is_chain {
        parts.clear();
    }
    Some(Number { end, parts, is_chain })
}

/// Returns the end of the decimals at this position, if there are any.
fn decimals(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let further = |at: usize| {
        let end = digits_end(bytes, at + 1);
        (matches!(bytes.get(at), Some(b'.' | b',')) && end > at + 1).then_some(end)
    };
    further(at).filter(|end| ends(text, *end) && further(*end).is_none())
}

fn digits_end(bytes: &[u8], from: usize) -> usize {
    let digits = bytes.get(from..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_digit());
    from + digits.count()
}

/// Returns whether no word continues at this position.
fn ends(text: &str, at: usize) -> bool {
    text[at..].chars().next().is_none_or(|c| !is_letter(c) && !is_mark(c))
}

/// Returns the plain form of a number. `25.871`, `25,871`, `25'871`, `25 871` and `25871` are the same number; `10,7`
/// and `10.7` are another. A chain keeps its dots.
pub fn plain(number: &str) -> String {
    value(number).unwrap_or_else(|| groups(number).collect::<Vec<_>>().join("."))
}

fn groups(number: &str) -> impl Iterator<Item = &str> {
    number.split(|c: char| !c.is_ascii_digit())
}

/// Returns the number without the separators between its groups and with a dot before its decimals; `None` if it is a
/// chain.
fn value(number: &str) -> Option<String> {
    let groups: Vec<&str> = groups(number).collect();
    let signs = number.chars().filter(|c| !c.is_ascii_digit());
    let signs: Vec<char> = signs.map(|c| if is_apostrophe(c) { '\'' } else { c }).collect();
    let (last, others) = signs.split_last()?;
    let same = |signs: &[char]| signs.windows(2).all(|two| two[0] == two[1]);
    let thousands = |groups: &[&str]| {
        let first = groups[0];
        (1..=3).contains(&first.len())
            && !(first.starts_with('0') && groups.len() > 1)
            && groups[1..].iter().all(|group| group.len() == 3)
    };
    let (whole, part) = (&groups[..groups.len() - 1], groups[groups.len() - 1]);
    if same(&signs) && thousands(&groups) {
        return Some(groups.concat());
    }
    let is_decimal = matches!(last, '.' | ',') && same(others) && others.first() != Some(last);
    // Years and the like, separated by a comma.
    let are_years = whole[0].len() == 4 && part.len() == 4;
    let is_number = if others.is_empty() { !are_years } else { thousands(whole) };
    (is_decimal && is_number).then(|| format!("{}.{part}", whole.concat()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_one_form_however_its_digits_are_grouped() {
        for (written, number) in [
            ("25.871", "25871"),
            ("25,871", "25871"),
            ("25 871", "25871"),
            ("25'871", "25871"),
            ("25’871", "25871"),
            ("1.250.000", "1250000"),
            ("1 250 000", "1250000"),
            ("10,7", "10.7"),
            ("10.7", "10.7"),
            ("0,125", "0.125"),
            ("31 654,5", "31654.5"),
            ("31.654,50", "31654.50"),
            ("1,234,567.89", "1234567.89"),
            ("1’234.5", "1234.5"),
            ("12.03.2019", "12.03.2019"),
            ("2018,2019", "2018.2019"),
        ] {
            assert_eq!(plain(written), number, "{written}");
        }
    }
}
