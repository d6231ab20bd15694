//! Frequency and schedule of digests.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};
use utoipa::ToSchema;

use super::names::names;
use super::time::Timestamp;

const HOUR: i64 = 60 * 60;
const DAY: i64 = 24 * HOUR;
/// Digests are written at 08:00 UTC: during the night in the Americas, before people read their mail.
const AT: i64 = 8 * HOUR;
/// The first Monday after the epoch, which was a Thursday.
const FIRST_MONDAY: i64 = 4 * DAY;

/// How often a digest is sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[derive(IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum DigestFrequency {
    /// Never.
    #[default]
    None,
    /// Every day at 08:00 UTC.
    Daily,
    /// On Mondays at 08:00 UTC.
    Weekly,
}

names!(DigestFrequency);

impl DigestFrequency {
    /// When the most recent digest up to now was due.
    pub fn last_due(self, now: Timestamp) -> Option<Timestamp> {
        let (first, every) = match self {
            DigestFrequency::None => return None,
            DigestFrequency::Daily => (AT, DAY),
            DigestFrequency::Weekly => (FIRST_MONDAY + AT, 7 * DAY),
        };
        let seconds = now.micros().div_euclid(1_000_000);
        let due = (seconds - first).div_euclid(every) * every + first;
        Some(Timestamp::from_micros(due * 1_000_000))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_due_at_eight_each_day_or_on_mondays() {
        let due = |frequency: DigestFrequency, now: &str| {
            frequency.last_due(now.parse().unwrap()).map(|at| at.to_string())
        };
        let at = |day: &str| Some(format!("2026-03-{day}T08:00:00.000000Z"));
        assert_eq!(due(DigestFrequency::None, "2026-03-02T09:00:00Z"), None);
        assert_eq!(due(DigestFrequency::Daily, "2026-03-03T08:00:00Z"), at("03"));
        assert_eq!(due(DigestFrequency::Daily, "2026-03-03T07:59:59.999999Z"), at("02"));
        // 2 March 2026 is a Monday.
        assert_eq!(due(DigestFrequency::Weekly, "2026-03-02T08:00:00Z"), at("02"));
        assert_eq!(due(DigestFrequency::Weekly, "2026-03-08T23:00:00Z"), at("02"));
        assert_eq!(due(DigestFrequency::Weekly, "2026-03-09T07:00:00Z"), at("02"));
        assert_eq!(due(DigestFrequency::Weekly, "2026-03-09T09:00:00Z"), at("09"));
    }
}
