//! The numbers of editions.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use utoipa::{PartialSchema, ToSchema, openapi};

/// The number of an edition: `1`, `2`, or `1.1` for the first correction of `1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EditionNumber {
    major: u32,
    minor: u32,
}

/// The text is not the number of an edition.
#[derive(Debug, thiserror::Error)]
#[error("not the number of an edition")]
pub struct NotANumber;

/// The largest number before and after the dot.
const LARGEST: u32 = 9_999;

impl EditionNumber {
    /// Returns whether it is the number of a correction.
    pub fn is_correction(self) -> bool {
        self.minor > 0
    }

    /// Returns whether it can be the number of a correction of an edition with this number.
    pub fn corrects(self, other: EditionNumber) -> bool {
        self.is_correction() && self.major == other.major && self.minor > other.minor
    }

    /// Returns the number after all of these: that of a correction of `corrected`, if given. `None` if there are no
    /// more numbers.
    pub fn next(given: &[EditionNumber], corrected: Option<EditionNumber>) -> Option<EditionNumber> {
        let next = match corrected {
            None => {
                EditionNumber { major: given.iter().map(|one| one.major).max().unwrap_or(0) + 1, minor: 0 }
            }
            Some(EditionNumber { major, minor }) => {
                let last = given.iter().filter(|one| one.major == major).map(|one| one.minor).max();
                EditionNumber { major, minor: last.unwrap_or(minor).max(minor) + 1 }
            }
        };
        (next.major <= LARGEST && next.minor <= LARGEST).then_some(next)
    }
}

impl std::fmt::Display for EditionNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.minor {
            0 => write!(f, "{}", self.major),
            minor => write!(f, "{}.{minor}", self.major),
        }
    }
}

impl std::str::FromStr for EditionNumber {
    type Err = NotANumber;

    /// Each number has one spelling: without leading zeros, and without `.0`.
    fn from_str(text: &str) -> Result<EditionNumber, NotANumber> {
        let read = |digits: &str| -> Result<u32, NotANumber> {
            let plain = digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.starts_with('0');
            let number = digits.parse().ok().filter(|number| plain && *number <= LARGEST);
            number.ok_or(NotANumber)
        };
        match text.split_once('.') {
            None => Ok(EditionNumber { major: read(text)?, minor: 0 }),
            Some((major, minor)) => Ok(EditionNumber { major: read(major)?, minor: read(minor)? }),
        }
    }
}

impl Serialize for EditionNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for EditionNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<EditionNumber, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl PartialSchema for EditionNumber {
    fn schema() -> openapi::RefOr<openapi::Schema> {
        openapi::ObjectBuilder::new()
            .schema_type(openapi::Type::String)
            .pattern(Some("^[1-9][0-9]{0,3}(\\.[1-9][0-9]{0,3})?$"))
            .description(Some("The number of an edition, such as `1`, or `1.1` for a correction of it"))
            .examples([serde_json::json!("1")])
            .into()
    }
}

impl ToSchema for EditionNumber {}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn number(text: &str) -> EditionNumber {
        text.parse().unwrap()
    }

    #[test]
    fn a_number_has_one_spelling() {
        for good in ["1", "2", "1.1", "10.12", "9999.9999"] {
            assert_eq!(number(good).to_string(), good);
        }
        for bad in [
            "", "0", "01", "1.0", "1.", ".1", "1.01", "1.1.1", "-1", "+1", " 1", "١", "10000", "1.10000",
            "1,1",
        ] {
            assert!(bad.parse::<EditionNumber>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_correction_has_the_number_of_what_it_corrects_and_a_later_one_after_the_dot() {
        assert!(number("1.1").corrects(number("1")) && number("1.2").corrects(number("1.1")));
        for wrong in ["1", "2.1", "2"] {
            assert!(!number(wrong).corrects(number("1")), "{wrong}");
        }
        assert!(!number("1.1").corrects(number("1.1")));
    }

    proptest! {
        #[test]
        fn the_next_number_was_never_given(given in prop::collection::vec((1u32..60, 0u32..60), 0..20), at in any::<prop::sample::Index>()) {
            let given: Vec<EditionNumber> = given.into_iter().map(|(major, minor)| EditionNumber { major, minor }).collect();
            let next = EditionNumber::next(&given, None).unwrap();
            prop_assert!(!given.contains(&next) && !next.is_correction());
            prop_assert_eq!(number(&next.to_string()), next);
            if !given.is_empty() {
                let corrected = given[at.index(given.len())];
                let next = EditionNumber::next(&given, Some(corrected)).unwrap();
                prop_assert!(!given.contains(&next) && next.corrects(corrected));
                prop_assert_eq!(number(&next.to_string()), next);
            }
        }
    }
}
