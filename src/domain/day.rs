//! Days of the calendar.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use utoipa::{PartialSchema, ToSchema, openapi};

use super::time::Timestamp;

/// A day, written as `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(jiff::civil::Date);

/// The text is not a day.
#[derive(Debug, thiserror::Error)]
#[error("not a day of the calendar")]
pub struct NotADay;

impl Day {
    /// The day in UTC at a point in time.
    pub fn of(at: Timestamp) -> Day {
        let at = jiff::Timestamp::from_microsecond(at.micros()).unwrap_or_default();
        Day(jiff::tz::TimeZone::UTC.to_datetime(at).date())
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

impl std::str::FromStr for Day {
    type Err = NotADay;

    /// Only one spelling is accepted, and only years with four digits.
    fn from_str(text: &str) -> Result<Day, NotADay> {
        let day = Day(text.parse::<jiff::civil::Date>().map_err(|_| NotADay)?);
        if day.0.year() >= 1 && day.to_string() == text { Ok(day) } else { Err(NotADay) }
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Day, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl PartialSchema for Day {
    fn schema() -> openapi::RefOr<openapi::Schema> {
        openapi::ObjectBuilder::new()
            .schema_type(openapi::Type::String)
            .format(Some(openapi::SchemaFormat::KnownFormat(openapi::KnownFormat::Date)))
            .pattern(Some("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))
            .examples([serde_json::json!("2026-11-26")])
            .into()
    }
}

impl ToSchema for Day {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_has_one_spelling_and_exists_in_the_calendar() {
        for day in ["2026-11-26", "2024-02-29", "0001-01-01"] {
            assert_eq!(day.parse::<Day>().unwrap().to_string(), day);
        }
        for none in
            ["", "2026-2-1", "2025-02-29", "20261126", "2026-11-26T00:00", "+002026-11-26", "-000001-01-01"]
        {
            assert!(none.parse::<Day>().is_err(), "{none}");
        }
        assert_eq!(Day::of("2025-04-02T23:59:59.999999Z".parse().unwrap()).to_string(), "2025-04-02");
    }
}
