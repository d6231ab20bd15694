//! Numbers as people type them.

use serde_json::Number;

/// Returns the number, if there is no doubt which one is meant: `1234`, `1 234`, `12,5`, `1.234,5`. With one separator
/// before exactly three digits, a number that need not be whole may be a thousand times what it seems: `1.234`.
pub fn read(text: &str, is_whole: bool) -> Option<Number> {
    let text: String = text.chars().map(|c| if c == '−' { '-' } else { c }).collect();
    let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("-", rest));
    let plain = if digits.contains([' ', '\u{a0}', '\u{202f}', '’', '\'']) {
        without_spaces(digits)?
    } else {
        digits.to_owned()
    };
    let plain = with_point(&plain, is_whole)?;
    exact(&format!("{sign}{plain}"))
}

/// Removes the spaces between groups of three digits.
fn without_spaces(text: &str) -> Option<String> {
    let whole = text.split([',', '.']).next().unwrap_or_default();
    let mut groups = whole.split([' ', '\u{a0}', '\u{202f}', '’', '\'']);
    let first = groups.next().unwrap_or_default();
    let is_grouped = (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3);
    let rest = &text[whole.len()..];
    is_grouped.then(|| whole.chars().filter(char::is_ascii_digit).chain(rest.chars()).collect())
}

/// Returns a number with a point before its decimals, and nothing between its thousands.
fn with_point(text: &str, is_whole: bool) -> Option<String> {
    let marks: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| matches!(c, ',' | '.')).collect();
    let (Some((first, mark)), Some((last, end))) = (marks.first().copied(), marks.last().copied()) else {
        return Some(text.to_owned());
    };
    let decimals = text.len() - last - 1;
    let is_grouped = |whole: &str, mark: char| {
        let mut groups = whole.split(mark);
        groups.next().is_some_and(|group| (1..=3).contains(&group.len()))
            && groups.all(|group| group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let joined = |text: &str| text.replace([',', '.'], "");
    match marks.len() {
        1 if decimals == 3 && (1..=3).contains(&first) && !text.starts_with('0') => {
            is_whole.then(|| joined(text))
        }
        1 => Some(text.replace(',', ".")),
        _ if mark == end => is_grouped(text, mark).then(|| joined(text)),
        _ => {
            let whole = &text[..last];
            is_grouped(whole, mark).then(|| format!("{}.{}", joined(whole), &text[last + 1..]))
        }
    }
}

/// Reads a plain number as JSON does, so that whole numbers stay whole.
fn exact(text: &str) -> Option<Number> {
    let digits = text.trim_start_matches('-');
    if digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.") {
        return exact(&text.replacen('0', "", 1));
    }
    serde_json::from_str(text).ok()
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn numbers_are_understood_as_people_write_them() {
        for (text, whole, expected) in [
            ("12", false, Some("12")),
            ("12,5", false, Some("12.5")),
            ("12.5", false, Some("12.5")),
            ("-3,25", false, Some("-3.25")),
            ("1 234 567", false, Some("1234567")),
            ("1\u{202f}234,5", false, Some("1234.5")),
            ("1.234.567", false, Some("1234567")),
            ("1,234,567.89", false, Some("1234567.89")),
            ("1.234,5", false, Some("1234.5")),
            ("1.234", true, Some("1234")),
            ("12,345", true, Some("12345")),
            ("1.234", false, None),
            ("0,125", false, Some("0.125")),
            ("0012", true, Some("12")),
            ("doce", false, None),
            ("12 personas", false, None),
            ("1.2.3", false, None),
            ("1,2,3.4", false, None),
            ("1 2", false, None),
            ("", false, None),
            ("-", false, None),
            (".", false, None),
            ("12€", true, None),
        ] {
            assert_eq!(read(text, whole).map(|n| n.to_string()).as_deref(), expected, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn nothing_that_is_typed_stops_it(text in "[-0-9., '\u{a0}eE+x\u{2212}]{0,20}", whole: bool) {
            let _ = read(&text, whole);
        }
    }
}
