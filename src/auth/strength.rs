//! Passwords as text: their one form, and how good a new one is: long enough, and hard enough to guess.

use secrecy::zeroize::Zeroizing;
use secrecy::{ExposeSecret, SecretString};
use unicode_normalization::UnicodeNormalization;
use zxcvbn::Score;
use zxcvbn::feedback::Warning;

use crate::domain::fault::FaultCode;
use crate::error::Fault;

/// Minimum length of a new password in characters.
pub const MIN_CHARACTERS: usize = 10;
/// Maximum length of a new password in characters.
pub const MAX_CHARACTERS: usize = 200;

/// Only the first characters are examined: 100 maliciously chosen ones (all the digits and signs that stand for
/// letters) keep zxcvbn busy for a second, 64 for a fifth of one, and a good password is good by then.
const LOOKED_AT: usize = 64;
/// Maximum number of words known about the account that are compared with the password.
const MAX_WORDS: usize = 40;

/// Returns every fault of a new password, at `pointer`; none if it is good. `about` is what others may know about the
/// person (name, e-mail address, institution); words from it make a password weak.
///
/// Length is counted in characters after normalisation. Strength is zxcvbn's (Wheeler 2016): a score below 3 out of 4,
/// i.e. fewer than 10^8 guesses, is weak; the second fault then gives the reason, if zxcvbn knows it. This takes up to
/// some tenths of a second, so handlers call [`super::Passwords::faults`], which waits its turn.
pub fn check_strength(pointer: &str, password: &SecretString, about: &[&str]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let password = normal(password);
    let characters = password.chars().count();
    if characters < MIN_CHARACTERS {
        faults.push(Fault::new(pointer, FaultCode::PasswordTooShort).with("min", MIN_CHARACTERS));
    }
    if characters > MAX_CHARACTERS {
        faults.push(Fault::new(pointer, FaultCode::PasswordTooLong).with("max", MAX_CHARACTERS));
    }
    let beginning = Zeroizing::new(password.chars().take(LOOKED_AT).collect::<String>());
    let words = words(about);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let estimate = zxcvbn::zxcvbn(&beginning, &words);
    if estimate.score() < Score::Three {
        faults.push(Fault::new(pointer, FaultCode::PasswordWeak));
        if let Some(warning) = estimate.feedback().and_then(|feedback| feedback.warning()) {
            faults.push(Fault::new(pointer, reason(warning)));
        }
    }
    faults
}

/// The same characters in the same bytes, however the keyboard composed them (NFC, as RFC 8265, 4.2.2
/// asks): a `ñ` typed on one computer is the `ñ` typed on another.
pub(super) fn normal(password: &SecretString) -> Zeroizing<String> {
    Zeroizing::new(password.expose_secret().nfc().collect())
}

/// Splits at non-alphanumeric characters: zxcvbn compares whole words only, so `ana.perez@mre.gob` has to be taken
/// apart.
fn words(about: &[&str]) -> Vec<String> {
    let own_name = std::iter::once("acervo");
    let parts = about.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
    own_name
        .chain(about.iter().copied())
        .chain(parts)
        .map(|word| word.chars().take(LOOKED_AT).collect::<String>())
        .filter(|word| word.chars().nth(2).is_some())
        .take(MAX_WORDS)
        .collect()
}

/// Returns the stable code of a warning. The `match` has no wildcard, so that a new warning cannot go without a text.
fn reason(warning: Warning) -> FaultCode {
    match warning {
        Warning::StraightRowsOfKeysAreEasyToGuess => FaultCode::PasswordReasonRowOfKeys,
        Warning::ShortKeyboardPatternsAreEasyToGuess => FaultCode::PasswordReasonKeyboardPattern,
        Warning::RepeatsLikeAaaAreEasyToGuess => FaultCode::PasswordReasonRepeatedCharacter,
        Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess => FaultCode::PasswordReasonRepeatedPattern,
        Warning::ThisIsATop10Password => FaultCode::PasswordReasonTop10,
        Warning::ThisIsATop100Password => FaultCode::PasswordReasonTop100,
        Warning::ThisIsACommonPassword => FaultCode::PasswordReasonCommon,
        Warning::ThisIsSimilarToACommonlyUsedPassword => FaultCode::PasswordReasonSimilarToCommon,
        Warning::SequencesLikeAbcAreEasyToGuess => FaultCode::PasswordReasonSequence,
        Warning::RecentYearsAreEasyToGuess => FaultCode::PasswordReasonRecentYear,
        Warning::AWordByItselfIsEasyToGuess => FaultCode::PasswordReasonSingleWord,
        Warning::DatesAreOftenEasyToGuess => FaultCode::PasswordReasonDate,
        Warning::NamesAndSurnamesByThemselvesAreEasyToGuess => FaultCode::PasswordReasonSingleName,
        Warning::CommonNamesAndSurnamesAreEasyToGuess => FaultCode::PasswordReasonCommonName,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn codes(password: &str, about: &[&str]) -> Vec<&'static str> {
        let faults = check_strength("/password", &password.into(), about);
        assert!(faults.iter().all(|fault| fault.pointer == "/password"));
        faults.into_iter().map(|fault| fault.code.name()).collect()
    }

    #[test]
    fn a_few_uncommon_words_are_a_good_password() {
        assert_eq!(codes("yuca morada bajo el puente", &[]), Vec::<&str>::new());
    }

    #[test]
    fn a_password_has_ten_to_two_hundred_characters() {
        assert_eq!(codes("9$kQz!v4T", &[]), ["password_too_short"]);
        assert_eq!(codes(&"yuca morada ".repeat(16), &[]), Vec::<&str>::new());
        assert_eq!(codes(&"yuca morada ".repeat(17), &[]), ["password_too_long"]);
    }

    #[test]
    fn a_common_password_is_weak_and_the_reason_is_said() {
        assert_eq!(codes("1234567890", &[]), ["password_weak", "password_reason_top_100"]);
        assert_eq!(codes("aaaaaaaaaaaa", &[]), ["password_weak", "password_reason_repeated_character"]);
    }

    #[test]
    fn words_known_of_the_person_make_a_password_weak() {
        let about = ["Ximena Quispe", "xquispe@rree.gob.bo"];
        assert!(codes("xquispe.rree", &[]).is_empty());
        assert!(codes("xquispe.rree", &about).contains(&"password_weak"));
    }

    #[test]
    fn the_limits_are_arguments_of_the_texts() {
        let faults = check_strength("/password", &"short".into(), &[]);
        assert_eq!(faults[0].args, [("min", "10".to_owned())]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn no_text_is_too_strange_to_be_judged(password in "\\PC{0,120}", about in "\\PC{0,40}") {
            codes(&password, &[&about]);
        }
    }
}
