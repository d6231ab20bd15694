//! The arguments of a request, checked as the protocol says.

use super::{Format, Moment, Refusal, RefusalCode, Resumption, Selection, Verb, is_set_name, is_simple_name};

/// Maximum number of refusals in a response.
pub const MOST_REFUSALS: usize = 10;
/// Maximum length of an identifier of a record.
const LONGEST_IDENTIFIER: usize = 300;

/// What a harvester asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// What this repository is.
    Identify,
    /// The formats of records, of all or of the one with this identifier.
    Formats(Option<String>),
    /// The sets.
    Sets,
    /// The record with this identifier in this format.
    Record(String, Format),
    /// The first part of a list.
    List(Verb, Selection),
    /// A further part of a list.
    More(Resumption),
}

impl Verb {
    /// The arguments that it needs, and those that it may have.
    fn arguments(self) -> (&'static [&'static str], &'static [&'static str]) {
        match self {
            Verb::Identify => (&[], &[]),
            Verb::ListMetadataFormats => (&[], &["identifier"]),
            Verb::ListSets => (&[], &["resumptionToken"]),
            Verb::GetRecord => (&["identifier", "metadataPrefix"], &[]),
            Verb::ListIdentifiers | Verb::ListRecords => {
                (&["metadataPrefix"], &["from", "until", "set", "resumptionToken"])
            }
        }
    }
}

/// Reads the arguments of a request, in any order.
///
/// # Errors
/// All that is wrong with them, at most [`MOST_REFUSALS`].
pub fn read(arguments: &[(String, String)]) -> Result<Asked, Vec<Refusal>> {
    let verbs: Vec<&str> = values(arguments, "verb").collect();
    let verb = match verbs.as_slice() {
        [] => return Err(vec![Refusal::new(RefusalCode::BadVerb, "harvest-no-verb")]),
        [one] => Verb::named(one).ok_or_else(|| vec![bad_verb(one)])?,
        [first, ..] => return Err(vec![bad_verb(first)]),
    };
    let mut refusals = form(verb, arguments);
    if refusals.is_empty() {
        match content(verb, arguments) {
            Ok(asked) => return Ok(asked),
            Err(faults) => refusals = faults,
        }
    }
    refusals.truncate(MOST_REFUSALS);
    Err(refusals)
}

fn values<'a>(arguments: &'a [(String, String)], name: &'a str) -> impl Iterator<Item = &'a str> {
    arguments.iter().filter(move |(named, _)| named == name).map(|(_, value)| value.as_str())
}

fn bad_verb(verb: &str) -> Refusal {
    Refusal::new(RefusalCode::BadVerb, "harvest-bad-verb").with("verb", verb)
}

fn bad(text: &'static str) -> Refusal {
    Refusal::new(RefusalCode::BadArgument, text)
}

/// Checks which arguments there are.
fn form(verb: Verb, arguments: &[(String, String)]) -> Vec<Refusal> {
    let (needed, possible) = verb.arguments();
    let mut refusals = Vec::new();
    for (at, (name, _)) in arguments.iter().enumerate() {
        let is_known = name == "verb" || needed.iter().chain(possible).any(|known| known == name);
        if !is_known {
            refusals.push(bad("harvest-unknown-argument").with("name", name).with("verb", verb.name()));
        } else if arguments[..at].iter().any(|(before, _)| before == name) {
            refusals.push(bad("harvest-repeated-argument").with("name", name));
        }
        if refusals.len() >= MOST_REFUSALS {
            return refusals;
        }
    }
    let has = |name: &str| values(arguments, name).next().is_some();
    if has("resumptionToken") {
        if arguments.len() > 2 {
            refusals.push(bad("harvest-token-alone"));
        }
        return refusals;
    }
    let missing = needed.iter().filter(|name| !has(name));
    refusals.extend(
        missing.map(|name| bad("harvest-missing-argument").with("name", name).with("verb", verb.name())),
    );
    refusals
}

fn content(verb: Verb, arguments: &[(String, String)]) -> Result<Asked, Vec<Refusal>> {
    let one = |name| values(arguments, name).next();
    let identifier = || one("identifier").map(identifier).transpose();
    let token = one("resumptionToken");
    match (verb, token) {
        (Verb::Identify, _) => Ok(Asked::Identify),
        (Verb::ListSets, None) => Ok(Asked::Sets),
        (Verb::ListMetadataFormats, _) => Ok(Asked::Formats(identifier().map_err(|fault| vec![fault])?)),
        (Verb::GetRecord, _) => match (identifier(), format(one("metadataPrefix").unwrap_or_default())) {
            (Ok(identifier), Ok(format)) => Ok(Asked::Record(identifier.unwrap_or_default(), format)),
            (identifier, format) => Err([identifier.err(), format.err()].into_iter().flatten().collect()),
        },
        (Verb::ListIdentifiers | Verb::ListRecords, None) => Ok(Asked::List(verb, selection(one)?)),
        (_, Some(token)) => Resumption::read(token, verb).map(Asked::More).ok_or_else(|| {
            vec![Refusal::new(RefusalCode::BadResumptionToken, "harvest-bad-token").with("verb", verb.name())]
        }),
    }
}

/// Reads an identifier. Whether there is such a record is another question.
fn identifier(text: &str) -> Result<String, Refusal> {
    let fits =
        (1..=LONGEST_IDENTIFIER).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic());
    match fits {
        true => Ok(text.to_owned()),
        false => Err(bad("harvest-bad-identifier").with("identifier", text)),
    }
}

fn format(text: &str) -> Result<Format, Refusal> {
    if let Some(format) = Format::named(text) {
        return Ok(format);
    }
    match is_simple_name(text) {
        true => {
            Err(Refusal::new(RefusalCode::CannotDisseminateFormat, "harvest-bad-format").with("format", text))
        }
        false => Err(bad("harvest-bad-format").with("format", text)),
    }
}

fn selection<'a>(one: impl Fn(&'a str) -> Option<&'a str>) -> Result<Selection, Vec<Refusal>> {
    let mut refusals = Vec::new();
    let format = format(one("metadataPrefix").unwrap_or_default()).map_err(|fault| refusals.push(fault));
    let mut moment = |name: &'static str| {
        let text = one(name)?;
        let read = Moment::read(text);
        if read.is_none() {
            refusals.push(bad("harvest-bad-date").with("name", name).with("date", text));
        }
        read
    };
    let (from, until) = (moment("from"), moment("until"));
    if let (Some(from), Some(until)) = (from, until) {
        if from.is_day != until.is_day {
            refusals.push(bad("harvest-different-dates"));
        } else if from.begins > until.begins {
            refusals.push(bad("harvest-from-after-until"));
        }
    }
    let set = one("set");
    if let Some(set) = set.filter(|set| !is_set_name(set)) {
        refusals.push(bad("harvest-bad-set").with("set", set));
    }
    match (format, refusals.is_empty()) {
        (Ok(format), true) => Ok(Selection {
            format,
            from: from.map(|from| from.begins),
            before: until.map(|until| until.ends),
            set: set.map(str::to_owned),
        }),
        _ => Err(refusals),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn asked(query: &[(&str, &str)]) -> Result<Asked, Vec<(&'static str, &'static str)>> {
        let pairs: Vec<(String, String)> =
            query.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        read(&pairs).map_err(|all| all.iter().map(|refusal| (refusal.code.name(), refusal.text)).collect())
    }

    const RECORDS: (&str, &str) = ("verb", "ListRecords");
    const DC: (&str, &str) = ("metadataPrefix", "oai_dc");

    #[test]
    fn a_verb_is_needed_once_and_as_it_is_written() {
        assert_eq!(asked(&[]), Err(vec![("badVerb", "harvest-no-verb")]));
        for verbs in
            [&[("verb", "")][..], &[("verb", "identify")], &[("verb", "Identify"), ("verb", "Identify")]]
        {
            assert_eq!(asked(verbs), Err(vec![("badVerb", "harvest-bad-verb")]), "{verbs:?}");
        }
        assert_eq!(asked(&[("verb", "Identify")]), Ok(Asked::Identify));
        assert_eq!(asked(&[("verb", "ListSets")]), Ok(Asked::Sets));
    }

    #[test]
    fn each_verb_has_its_arguments_and_no_others() {
        let bad = |text| Err(vec![("badArgument", text)]);
        assert_eq!(asked(&[("verb", "Identify"), DC]), bad("harvest-unknown-argument"));
        assert_eq!(asked(&[RECORDS]), bad("harvest-missing-argument"));
        assert_eq!(asked(&[RECORDS, DC, DC]), bad("harvest-repeated-argument"));
        assert_eq!(asked(&[RECORDS, DC, ("identifier", "x")]), bad("harvest-unknown-argument"));
        assert_eq!(asked(&[RECORDS, DC, ("resumptionToken", "x")]), bad("harvest-token-alone"));
        assert_eq!(
            asked(&[("verb", "GetRecord")]),
            Err(vec![("badArgument", "harvest-missing-argument"); 2])
        );
        assert_eq!(
            asked(&[RECORDS, ("resumptionToken", "x")]),
            Err(vec![("badResumptionToken", "harvest-bad-token")])
        );
        let sets = [("verb", "ListSets"), ("resumptionToken", "x")];
        assert_eq!(asked(&sets), Err(vec![("badResumptionToken", "harvest-bad-token")]));
        assert_eq!(
            asked(&[RECORDS, ("metadataPrefix", "marc")]),
            Err(vec![("cannotDisseminateFormat", "harvest-bad-format")])
        );
        assert_eq!(asked(&[RECORDS, ("metadataPrefix", "")]), bad("harvest-bad-format"));
        assert_eq!(asked(&[RECORDS, DC, ("set", "a b")]), bad("harvest-bad-set"));
    }

    #[test]
    fn dates_have_the_same_form_and_are_in_order() {
        let dated = |from, until| asked(&[RECORDS, DC, ("from", from), ("until", until)]);
        let bad = |text| Err(vec![("badArgument", text)]);
        assert_eq!(dated("2026-03-02", "2026-03-02T09:00:00Z"), bad("harvest-different-dates"));
        assert_eq!(dated("2026-03-02", "2026-03-01"), bad("harvest-from-after-until"));
        assert_eq!(dated("x", "2026-03-01"), bad("harvest-bad-date"));
        let Ok(Asked::List(Verb::ListRecords, selection)) = dated("2026-03-02", "2026-03-02") else {
            panic!()
        };
        let seconds = selection.before.unwrap().seconds_since(selection.from.unwrap());
        assert_eq!(seconds, 24 * 60 * 60, "a day is whole");
    }

    #[test]
    fn refusals_are_few_and_short_whatever_is_sent() {
        let long = "ñ".repeat(10_000);
        let pairs: Vec<(String, String)> = std::iter::once(("verb".to_owned(), "Identify".to_owned()))
            .chain((0..1_000).map(|at| (format!("{at}{long}"), long.clone())))
            .collect();
        let refusals = read(&pairs).unwrap_err();
        assert_eq!(refusals.len(), MOST_REFUSALS);
        assert!(
            refusals.iter().all(|refusal| refusal.args.iter().all(|(_, text)| text.chars().count() <= 101))
        );
    }

    proptest! {
        #[test]
        fn no_arguments_are_too_strange_to_be_read(
            names in prop::collection::vec("verb|set|from|until|identifier|metadataPrefix|resumptionToken|\\PC{0,9}", 0..8),
            values in prop::collection::vec("ListRecords|GetRecord|oai_dc|2026-03-02|\\PC{0,20}", 8),
        ) {
            let pairs: Vec<(String, String)> = names.into_iter().zip(values).collect();
            if let Err(refusals) = read(&pairs) {
                prop_assert!(!refusals.is_empty() && refusals.len() <= MOST_REFUSALS);
            }
        }
    }
}
