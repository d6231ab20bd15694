//! Numbers with check digits.

/// Returns whether a text is an ISBN of thirteen or ten digits, with or without hyphens or spaces between its groups,
/// whose check digit is right (ISO 2108).
pub fn is_isbn(text: &str) -> Option<bool> {
    let digits = digits(text, |at, length| at == 9 && length == 10)?;
    match digits.len() {
        13 => {
            let begins = text.starts_with("978") || text.starts_with("979");
            let sum: u32 =
                digits.iter().zip([1, 3].iter().cycle()).map(|(digit, weight)| digit * weight).sum();
            begins.then_some(sum.is_multiple_of(10))
        }
        10 => {
            let sum: u32 = digits.iter().zip((1..=10).rev()).map(|(digit, weight)| digit * weight).sum();
            Some(sum.is_multiple_of(11))
        }
        _ => None,
    }
}

/// Returns whether the check digit of an ISSN is right (ISO 3297); `None` if the text is no ISSN: eight digits with a
/// hyphen in their middle.
pub fn is_issn(text: &str) -> Option<bool> {
    if text.len() != 9 || text.as_bytes()[4] != b'-' {
        return None;
    }
    let digits = digits(text, |at, length| at == 7 && length == 8).filter(|digits| digits.len() == 8)?;
    let sum: u32 = digits.iter().zip((1..=8).rev()).map(|(digit, weight)| digit * weight).sum();
    Some(sum.is_multiple_of(11))
}

/// Returns the digits of a number whose groups are separated by single hyphens or spaces. `may_be_ten` says where an
/// `X` stands for ten, by its place among how many digits.
fn digits(text: &str, may_be_ten: impl Fn(usize, usize) -> bool) -> Option<Vec<u32>> {
    let is_separator = |byte: u8| byte == b'-' || byte == b' ';
    let bytes = text.as_bytes();
    let ends = [bytes.first(), bytes.last()];
    let doubled = bytes.windows(2).any(|pair| is_separator(pair[0]) && is_separator(pair[1]));
    if doubled || ends.into_iter().flatten().any(|byte| is_separator(*byte)) {
        return None;
    }
    let signs: Vec<u8> = bytes.iter().copied().filter(|byte| !is_separator(*byte)).collect();
    let length = signs.len();
    let read = |(at, sign): (usize, &u8)| match sign {
        b'0'..=b'9' => Some(u32::from(sign - b'0')),
        b'X' if may_be_ten(at, length) => Some(10),
        _ => None,
    };
    signs.iter().enumerate().map(read).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_of_real_books_and_serials_are_right() {
        for isbn in [
            "978-0-306-40615-7",
            "9780306406157",
            "979-10-90636-07-1",
            "0-306-40615-2",
            "080442957X",
            "978 0 306 40615 7",
        ] {
            assert_eq!(is_isbn(isbn), Some(true), "{isbn}");
        }
        for issn in ["0378-5955", "2434-561X", "0317-8471"] {
            assert_eq!(is_issn(issn), Some(true), "{issn}");
        }
    }

    #[test]
    fn what_has_another_form_is_neither() {
        for text in [
            "",
            "-",
            "978",
            "97803064061577",
            "978030640615X",
            "9700306406157",
            "978--0306406157",
            "-9780306406157",
            "9780306406157-",
            "٩٧٨٠٣٠٦٤٠٦١٥٧",
            "X804429570",
            "080442957x",
        ] {
            assert_eq!(is_isbn(text), None, "{text}");
        }
        for text in
            ["", "03785955", "0378-595", "0378-59555", "X378-5955", "0378 5955", "2434-561x", "0378-595é"]
        {
            assert_eq!(is_issn(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn one_wrong_digit_is_always_found(body in prop::collection::vec(0u32..10, 9), at in 0usize..12, other in 1u32..10) {
            let whole: Vec<u32> = [9, 7, 8].into_iter().chain(body).collect();
            let sum: u32 = whole.iter().zip([1, 3].iter().cycle()).map(|(digit, weight)| digit * weight).sum();
            let mut whole: Vec<u32> = whole.into_iter().chain([(10 - sum % 10) % 10]).collect();
            let text = |digits: &[u32]| digits.iter().map(u32::to_string).collect::<String>();
            prop_assert_eq!(is_isbn(&text(&whole)), Some(true));
            let at = at.max(3);
            whole[at] = (whole[at] + other) % 10;
            prop_assert_eq!(is_isbn(&text(&whole)), Some(false));
        }

        #[test]
        fn one_wrong_digit_and_two_exchanged_ones_are_found_in_an_issn(body in prop::collection::vec(0u32..10, 7), at in 0usize..6, other in 1u32..10) {
            let sum: u32 = body.iter().zip((2..=8).rev()).map(|(digit, weight)| digit * weight).sum();
            let check = (11 - sum % 11) % 11;
            let text = |digits: &[u32]| {
                let last = if check == 10 { "X".to_owned() } else { check.to_string() };
                let digits: String = digits.iter().map(u32::to_string).collect();
                format!("{}-{}{last}", &digits[..4], &digits[4..])
            };
            prop_assert_eq!(is_issn(&text(&body)), Some(true));
            let mut wrong = body.clone();
            wrong[at] = (wrong[at] + other) % 10;
            prop_assert_eq!(is_issn(&text(&wrong)), Some(false));
            let mut exchanged = body.clone();
            exchanged.swap(at, at + 1);
            prop_assert_eq!(is_issn(&text(&exchanged)), Some(exchanged == body));
        }

        #[test]
        fn no_text_is_too_strange_to_be_checked(text in "\\PC{0,20}") {
            let _ = (is_isbn(&text), is_issn(&text));
        }
    }
}
