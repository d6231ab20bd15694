//! When something happened, as people say it: the day in words, and the time if it was today.

use crate::domain::time::Timestamp;
use crate::http::pages::page::Page;
use crate::messages::format;

/// Number of days after which the date is clearer than the number of days.
const LONGEST_AGO: i64 = 30;

/// Returns the day: today, yesterday, so many days ago, or its date.
pub fn day(page: &Page, now: Timestamp, at: Timestamp) -> String {
    match days_between(at, now) {
        0 => page.say("when-today"),
        1 => page.say("when-yesterday"),
        days @ 2..=LONGEST_AGO => page.count("when-days-ago", usize::try_from(days).unwrap_or_default()),
        _ => page.with_args("when-on", [("date", page.date(at).into())]),
    }
}

/// Returns the day, with the time if it was today.
pub fn moment(page: &Page, now: Timestamp, at: Timestamp) -> String {
    match days_between(at, now) {
        0 => page.with_args("when-today-at", [("time", format::time(at).into())]),
        _ => day(page, now, at),
    }
}

/// Number of midnights (in UTC, as all dates of pages) between two points in time.
fn days_between(earlier: Timestamp, later: Timestamp) -> i64 {
    const DAY: i64 = 24 * 60 * 60 * 1_000_000;
    later.micros().div_euclid(DAY) - earlier.micros().div_euclid(DAY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_ends_at_midnight_and_not_after_24_hours() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let late = at("2026-11-25T23:59:00Z");
        assert_eq!(days_between(late, at("2026-11-25T23:59:59Z")), 0);
        assert_eq!(days_between(late, at("2026-11-26T00:00:00Z")), 1);
        assert_eq!(days_between(late, at("2026-12-26T00:00:00Z")), 31);
    }
}
