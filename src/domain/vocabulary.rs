//! Vocabularies: lists of values with labels. The groups of countries among them name their members.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::country;
use super::day::Day;
use super::fault::{Fault, FaultCode, Faults};
use super::labels::Label;

/// How a country can take part in a group.
pub const STATUSES: [&str; 4] = ["member", "associate", "observer", "suspended"];

/// A list of values with labels.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Vocabulary {
    /// Its name, e.g. `gcm_objectives`.
    #[schema(max_length = 60, example = "gcm_objectives")]
    pub name: String,
    /// Its title in each language.
    pub title: Label,
    /// Its values, in order.
    pub items: Vec<Term>,
}

/// A value of a vocabulary.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The value as stored in practices.
    #[schema(max_length = 100, example = "14")]
    pub value: String,
    /// The label in each language.
    pub label: Label,
    /// For a group of countries: its members and the dates of their membership.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schema(max_items = 500)]
    pub members: Vec<GroupMember>,
}

/// A country's membership in a group, with its dates.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupMember {
    /// ISO 3166-1 alpha-2 country code.
    #[schema(pattern = "^[A-Z]{2}$", example = "BO")]
    pub country: String,
    /// `member`, `associate`, `observer` or `suspended`.
    #[schema(max_length = 30, example = "member")]
    pub status: String,
    /// Start of the membership: a year, a month or a day. Null if it is not recorded.
    #[schema(
        pattern = "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$",
        max_length = 10,
        example = "1969-05-26"
    )]
    pub from: Option<String>,
    /// End of the membership: a year, a month or a day, the first on which it no longer held. Null if it has not ended.
    #[schema(pattern = "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$", max_length = 10)]
    pub until: Option<String>,
}

impl GroupMember {
    /// Returns whether the country counts as a full member: neither suspended nor only associated, and without an end.
    /// Dates that are still to come are not waited for: nothing is indexed anew because a day has passed.
    pub fn is_current(&self) -> bool {
        self.status == "member" && self.until.is_none()
    }

    /// Returns whether both are memberships of one country at the same time. Where the dates leave it open, they are not:
    /// one may begin on the day, or in the year, in which the other ends.
    fn overlaps(&self, other: &GroupMember) -> bool {
        let begins_before_end_of = |one: &GroupMember, other: &GroupMember| match (&one.from, &other.until) {
            (Some(from), Some(until)) => is_before(from, until),
            _ => true,
        };
        self.country == other.country
            && begins_before_end_of(self, other)
            && begins_before_end_of(other, self)
    }
}

/// Compares dates as far as both go: `2012` is neither before nor after `2012-07-31`.
fn is_before(one: &str, other: &str) -> bool {
    let common = one.len().min(other.len());
    one.as_bytes()[..common] < other.as_bytes()[..common]
}

/// Returns whether a text that looks like a year, a month or a day is one of the calendar.
fn exists(date: &str) -> bool {
    let completed = format!("{date}{}", "0000-01-01".get(date.len()..).unwrap_or_default());
    matches!(date.len(), 4 | 7 | 10) && completed.parse::<Day>().is_ok()
}

/// Returns what is wrong with the members of a group. Pointers begin with `pointer`, that of the list.
pub fn member_faults(members: &[GroupMember], pointer: &str) -> Faults {
    let mut faults = Faults::default();
    for (index, member) in members.iter().enumerate() {
        let at = |name: &str| format!("{pointer}/{index}/{name}");
        if country::name(&member.country).is_none() {
            faults.push(Fault::new(at("country"), FaultCode::NotACountry));
        }
        if !STATUSES.contains(&member.status.as_str()) {
            let fault = Fault::new(at("status"), FaultCode::NotAnOption);
            faults.push(fault.with("options", STATUSES.join(", ")));
        }
        let dates = [("from", &member.from), ("until", &member.until)];
        let wrong =
            dates.map(|(name, date)| date.as_deref().is_some_and(|date| !exists(date)).then_some(name));
        if wrong == [None, None]
            && let (Some(from), Some(until)) = (&member.from, &member.until)
            && is_before(until, from)
        {
            faults.push(Fault::new(at("until"), FaultCode::EndsBeforeStart));
        }
        for name in wrong.into_iter().flatten() {
            faults.push(Fault::new(at(name), FaultCode::WrongForm));
        }
        if members[..index].iter().any(|earlier| earlier.overlaps(member)) {
            faults.push(Fault::new(at("country"), FaultCode::PeriodsOverlap));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn member(country: &str, from: Option<&str>, until: Option<&str>) -> GroupMember {
        let status = "member".to_owned();
        let owned = |date: Option<&str>| date.map(str::to_owned);
        GroupMember { country: country.to_owned(), status, from: owned(from), until: owned(until) }
    }

    fn told(members: &[GroupMember]) -> Vec<String> {
        let faults = member_faults(members, "");
        faults.iter().map(|fault| format!("{} {}", fault.pointer, fault.code)).collect()
    }

    #[test]
    fn the_groups_that_ship_with_acervo_have_no_faults() {
        let groups: Vec<serde_json::Value> =
            serde_json::from_str(include_str!("../defaults/country_groups.json")).unwrap();
        assert_eq!(groups.len(), 10);
        for group in groups {
            let members: Vec<GroupMember> = serde_json::from_value(group["members"].clone()).unwrap();
            assert_eq!(told(&members), Vec::<String>::new(), "{}", group["value"]);
        }
    }

    #[test]
    fn every_fault_of_a_membership_is_told_at_its_place() {
        let mut odd = member("XX", Some("2023-02-29"), Some("2020-02-30"));
        odd.status = "friend".to_owned();
        let ended_early = member("BO", Some("2012-05"), Some("2011-06-01"));
        let faults = [
            "/0/country not_a_country",
            "/0/status not_an_option",
            "/0/from wrong_form",
            "/0/until wrong_form",
            "/1/until ends_before_start",
        ];
        assert_eq!(told(&[odd, ended_early]), faults);
        for date in ["2024-02-29", "2024-02", "2024", "0001-12-31"] {
            assert_eq!(told(&[member("BO", Some(date), None)]), Vec::<String>::new(), "{date}");
        }
        for date in [
            "0000",
            "2",
            "201",
            "2012-",
            "2012-0",
            "2023-1",
            "2023-13",
            "2023-2",
            "2023-04-31",
            "hoy",
            "",
            "20244",
            "２０２４",
        ] {
            assert_eq!(told(&[member("BO", Some(date), None)]), ["/0/from wrong_form"], "{date}");
        }
    }

    #[test]
    fn periods_of_a_country_follow_one_another() {
        let follows = |first: (Option<&str>, Option<&str>), second: (Option<&str>, Option<&str>)| {
            told(&[member("VE", first.0, first.1), member("VE", second.0, second.1)]).is_empty()
        };
        assert!(follows((Some("2012"), Some("2016-12-02")), (Some("2016-12-02"), None)));
        assert!(follows((Some("2016-12-02"), None), (Some("2012"), Some("2016"))), "in any order");
        assert!(follows((None, Some("2012")), (Some("2012-07-31"), None)), "the dates leave it open");
        assert!(!follows((Some("2012"), Some("2016-12-02")), (Some("2016-11"), None)));
        assert!(!follows((None, None), (Some("1990"), Some("1991"))));
        assert!(!follows((None, Some("2012")), (None, Some("2010"))));
        assert_eq!(told(&[member("VE", None, None), member("CO", None, None)]), Vec::<String>::new());
    }

    proptest! {
        #[test]
        fn overlapping_does_not_depend_on_the_order(
            dates in proptest::array::uniform4(proptest::option::of("(19[0-9]{2}|20[0-2][0-9])(-0[1-9](-[12][0-9])?)?")),
        ) {
            let [a, b, c, d] = dates.each_ref().map(Option::as_deref);
            let (one, other) = (member("BO", a, b), member("BO", c, d));
            prop_assert_eq!(one.overlaps(&other), other.overlaps(&one));
        }
    }
}
