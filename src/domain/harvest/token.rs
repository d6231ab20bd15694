//! Resumption tokens. They hold all that is needed to go on with a list, so nothing is stored for harvesters, and a
//! token that somebody made up does no more than a request with arguments could.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use uuid::fmt::Hyphenated;

use super::{Format, Selection, Verb, is_set_name};
use crate::domain::time::Timestamp;

/// Maximum length of a token.
const LONGEST: usize = 1_000;
/// Largest number that a token may say: far more records than there can be.
const MOST: u64 = 1_000_000_000_000;

/// The last record that a harvester has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its datestamp.
    pub at: Timestamp,
    /// Its identifier, which orders those with the same datestamp.
    pub id: String,
}

/// Where a list goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resumption {
    /// Which list it is: `ListRecords` or `ListIdentifiers`.
    pub verb: Verb,
    /// Which records it has.
    pub selection: Selection,
    /// The last record that the harvester has.
    pub after: Place,
    /// Number of records that the harvester has.
    pub cursor: u64,
    /// Number of records of the list when it began.
    pub total: u64,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    v: String,
    p: String,
    f: Option<i64>,
    b: Option<i64>,
    s: Option<String>,
    t: i64,
    i: String,
    c: u64,
    n: u64,
}

impl Resumption {
    /// Returns the token: letters, digits, hyphens and underscores.
    pub fn token(&self) -> String {
        let Selection { format, from, before, set } = &self.selection;
        let written = Written {
            v: self.verb.name().to_owned(),
            p: format.name().to_owned(),
            f: from.map(Timestamp::micros),
            b: before.map(Timestamp::micros),
            s: set.clone(),
            t: self.after.at.micros(),
            i: self.after.id.clone(),
            c: self.cursor,
            n: self.total,
        };
        URL_SAFE_NO_PAD.encode(serde_json::to_vec(&written).unwrap_or_default())
    }

    /// Reads a token of this list; `None` if it is none.
    pub fn read(token: &str, verb: Verb) -> Option<Resumption> {
        if token.len() > LONGEST {
            return None;
        }
        let Written { v, p, f, b, s, t, i, c, n } =
            serde_json::from_slice(&URL_SAFE_NO_PAD.decode(token).ok()?).ok()?;
        let is_id = i.parse::<Hyphenated>().is_ok_and(|id| id.to_string() == i);
        let fits = is_id && s.as_deref().is_none_or(is_set_name) && c <= MOST && (1..=MOST).contains(&n);
        let selection = Selection {
            format: Format::named(&p)?,
            from: f.map(Timestamp::from_micros),
            before: b.map(Timestamp::from_micros),
            set: s,
        };
        let after = Place { at: Timestamp::from_micros(t), id: i };
        let read = Resumption { verb: Verb::named(&v)?, selection, after, cursor: c, total: n };
        (fits && read.verb == verb).then_some(read)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn resumption() -> impl Strategy<Value = Resumption> {
        let time = (0_i64..4_000_000_000_000_000).prop_map(Timestamp::from_micros);
        let set = prop::option::of("[a-z]{1,9}:[A-Za-z0-9_-]{1,20}");
        let selection =
            (0_usize..2, prop::option::of(time.clone()), prop::option::of(time.clone()), set).prop_map(
                |(format, from, before, set)| Selection { format: Format::ALL[format], from, before, set },
            );
        let verb = prop::sample::select(vec![Verb::ListRecords, Verb::ListIdentifiers]);
        (verb, selection, time, any::<u128>(), 0..=MOST, 1..=MOST).prop_map(
            |(verb, selection, at, id, cursor, total)| {
                let id = uuid::Uuid::from_u128(id).to_string();
                Resumption { verb, selection, after: Place { at, id }, cursor, total }
            },
        )
    }

    fn forged(text: &str) -> Option<Resumption> {
        Resumption::read(&URL_SAFE_NO_PAD.encode(text), Verb::ListRecords)
    }

    #[test]
    fn what_is_not_one_of_our_tokens_is_none() {
        let id = "01960000-0000-7000-8000-000000000001";
        let with = |v: &str, p: &str, s: &str, i: &str, c: &str, n: &str| {
            forged(&format!(
                r#"{{"v":"{v}","p":"{p}","f":null,"b":null,"s":{s},"t":1,"i":"{i}","c":{c},"n":{n}}}"#
            ))
        };
        assert!(with("ListRecords", "oai_dc", "null", id, "100", "101").is_some());
        for none in [
            with("ListIdentifiers", "oai_dc", "null", id, "100", "101"),
            with("Identify", "oai_dc", "null", id, "100", "101"),
            with("ListRecords", "marc", "null", id, "100", "101"),
            with("ListRecords", "oai_dc", "\"a b\"", id, "100", "101"),
            with("ListRecords", "oai_dc", "null", "x", "100", "101"),
            with("ListRecords", "oai_dc", "null", "", "100", "101"),
            with("ListRecords", "oai_dc", "null", id, "-1", "101"),
            with("ListRecords", "oai_dc", "null", id, "100", "0"),
            with("ListRecords", "oai_dc", "null", id, "100", "1e99"),
            forged("{}"),
            forged("[]"),
            forged(""),
            Resumption::read("", Verb::ListRecords),
            Resumption::read("%%%", Verb::ListRecords),
            Resumption::read(&"A".repeat(10_000), Verb::ListRecords),
        ] {
            assert_eq!(none, None);
        }
        // Times that no calendar has become the first or the last one that there is.
        let far = format!(
            r#"{{"v":"ListRecords","p":"oai_dc","f":-9223372036854775808,"b":9223372036854775807,"s":null,"t":9223372036854775807,"i":"{id}","c":1,"n":1}}"#
        );
        assert!(forged(&far).is_some());
    }

    proptest! {
        #[test]
        fn a_token_says_where_a_list_goes_on(resumption in resumption()) {
            let token = resumption.token();
            prop_assert!(token.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'));
            prop_assert_eq!(Resumption::read(&token, resumption.verb), Some(resumption));
        }

        #[test]
        fn no_token_is_too_strange_to_be_read(token in "\\PC{0,60}|[A-Za-z0-9_-]{0,200}") {
            prop_assert_eq!(Resumption::read(&token, Verb::ListRecords), None);
        }
    }
}
