//! Dates of the protocol: days and seconds in UTC.

use crate::domain::day::Day;
use crate::domain::time::Timestamp;

/// Returns a time as the protocol writes it: in UTC, in whole seconds (`2026-03-02T09:00:00Z`). Fractions are left out,
/// so that it is never later than the time itself.
pub fn stamp(at: Timestamp) -> String {
    let text = at.to_string();
    match text.split_once('.') {
        Some((seconds, _)) => format!("{seconds}Z"),
        None => text,
    }
}

/// A day or a second that a harvester names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// When it begins.
    pub begins: Timestamp,
    /// When it has passed.
    pub ends: Timestamp,
    /// Whether it is a whole day.
    pub is_day: bool,
}

const SECONDS_A_DAY: i64 = 24 * 60 * 60;

impl Moment {
    /// Reads a day or a second. Only the two spellings of the protocol are accepted: `2026-03-02` and
    /// `2026-03-02T09:00:00Z`.
    pub fn read(text: &str) -> Option<Moment> {
        if text.len() == 10 {
            let day: Day = text.parse().ok()?;
            let begins: Timestamp = format!("{day}T00:00:00Z").parse().ok()?;
            return Some(Moment { begins, ends: begins.plus_seconds(SECONDS_A_DAY), is_day: true });
        }
        let begins: Timestamp = text.parse().ok()?;
        // The year 0 and leap seconds do not come back as they were written.
        let is_usual =
            stamp(begins) == text && text.parse::<Timestamp>().is_ok() && !text.starts_with("0000");
        is_usual.then(|| Moment { begins, ends: begins.plus_seconds(1), is_day: false })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_moment_has_two_spellings() {
        let day = Moment::read("2026-03-02").unwrap();
        assert_eq!((stamp(day.begins).as_str(), day.is_day), ("2026-03-02T00:00:00Z", true));
        assert_eq!(stamp(day.ends), "2026-03-03T00:00:00Z");
        let second = Moment::read("2026-03-02T23:59:59Z").unwrap();
        assert_eq!((stamp(second.ends).as_str(), second.is_day), ("2026-03-03T00:00:00Z", false));
        for none in [
            "",
            "2026",
            "2026-03",
            "2026-02-30",
            "2026-03-02T09:00Z",
            "2026-03-02T09:00:00",
            "2026-03-02T09:00:00z",
            "2026-03-02t09:00:00Z",
            "2026-03-02 09:00:00Z",
            "2026-03-02T09:00:00.0Z",
            "2026-03-02T09:00:00+00:00",
            "2026-03-02T24:00:00Z",
            "2026-12-31T23:59:60Z",
            "0000-01-01",
            "0000-01-01T00:00:00Z",
            "-00001-01-01",
            "+002026-03-02T09:00:00Z",
            "２０２６-03-02",
            "2026-03-02T09:00:00Z ",
        ] {
            assert_eq!(Moment::read(none), None, "{none}");
        }
    }

    proptest! {
        #[test]
        fn a_time_lies_within_the_second_that_is_written_for_it(micros in 0_i64..253_402_300_799_000_000) {
            let at = Timestamp::from_micros(micros);
            let second = Moment::read(&stamp(at)).unwrap();
            prop_assert!(second.begins <= at && at < second.ends);
        }

        #[test]
        fn no_text_is_too_strange_to_be_read(text in "\\PC{0,30}|[0-9TZ:.+-]{0,30}") {
            let _ = Moment::read(&text);
        }
    }
}
