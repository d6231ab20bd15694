//! Numbers that are written with signs between their digits: in groups of three (`31 654`, `31.654`, `31'654`), with
//! decimals (`3,5`), and chains of them that are none, such as dates (`12.03.2019`).

use std::ops::Range;

use super::characters::{is_apostrophe, is_letter, is_mark};

/// Numbers of more groups are several, in a table say.
const MAX_GROUPS: usize = 5;

/// A number, or a chain of some.
pub struct Number {
    /// Where it ends.
    pub end: usize,
    /// What it is made of, where that can be looked for alone.
    pub parts: Vec<Range<usize>>,
    /// Whether its parts are numbers one after the other.
    pub is_chain: bool,
}

/// What digits are that have a blank behind them.
pub enum Spaced {
    /// A number of their own.
    Alone,
    /// The first group of a number.
    Number(Number),
    /// Like all up to there, no group of a number: those of a telephone number, say, or columns.
    Apart(usize),
}

/// Reads groups with single blanks between them: one to three digits, and then three each time.
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
            // No number begins so: these are groups of one, and nothing else.
            if parts[1..].iter().any(|group| bytes[group.start] == b'0') {
                parts.clear();
            }
            Spaced::Number(Number { end, parts, is_chain: false })
        }
    }
}

/// Reads digits with single points, commas or apostrophes between them.
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

/// Where the decimals end that stand there, if some do.
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

/// Whether no word goes on there.
fn ends(text: &str, at: usize) -> bool {
    text[at..].chars().next().is_none_or(|c| !is_letter(c) && !is_mark(c))
}

/// `25.871`, `25,871`, `25'871`, `25 871` and `25871` are one number; `10,7` and `10.7` another. A chain keeps its points.
pub fn plain(number: &str) -> String {
    value(number).unwrap_or_else(|| groups(number).collect::<Vec<_>>().join("."))
}

fn groups(number: &str) -> impl Iterator<Item = &str> {
    number.split(|c: char| !c.is_ascii_digit())
}

/// The number without signs between its groups and with a point before its decimals; none if it is a chain.
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
    // Years and the like with a comma between them.
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
