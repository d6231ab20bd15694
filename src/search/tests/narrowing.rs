//! A filter never finds more: how far a query is relaxed, corrected and expanded is decided on its text alone.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use proptest::prelude::*;

use super::*;

static WORDS: [&str; 14] = [
    "salud",
    "frontera",
    "empleo",
    "venezolanas",
    "personas",
    "consular",
    "protección",
    "regularización",
    "ventanilla",
    "migrantes",
    "albergue",
    "escuela",
    "permiso",
    "remesas",
];
static OTHERS: [&str; 6] = ["work", "permit", "travail", "saúde", "health", "fronteira"];
static COUNTRIES: [&str; 3] = ["CO", "PE", "BR"];
static THEMES: [&str; 3] = ["work", "health", "education"];
static LANGUAGES: [&str; 3] = ["es", "en", "pt"];

fn thesaurus() -> Arc<Thesaurus> {
    Arc::new(Thesaurus::new([
        (
            "health",
            vec![
                (UiLanguage::Es, vec!["salud"]),
                (UiLanguage::En, vec!["health"]),
                (UiLanguage::Pt, vec!["saúde"]),
            ],
        ),
        (
            "work-permit",
            vec![(UiLanguage::Es, vec!["permiso de trabajo"]), (UiLanguage::En, vec!["work permit"])],
        ),
    ]))
}

fn some_of(
    words: &'static [&'static str],
    sizes: std::ops::Range<usize>,
) -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(prop::sample::select(words), sizes)
        .prop_map(|chosen| chosen.into_iter().map(str::to_owned).collect())
}

/// A small compendium, with values of several facets in each document.
fn documents() -> impl Strategy<Value = Vec<Document>> {
    let text = (some_of(&WORDS, 1..6), some_of(&OTHERS, 0..3));
    let values = (some_of(&COUNTRIES, 0..3), some_of(&THEMES, 0..3), prop::sample::select(&LANGUAGES[..]));
    let one = (text, values, 2010_i64..2024, 0_i64..4, any::<bool>());
    let one =
        one.prop_map(|((title, summary), (countries, themes, language), year, lasts, evaluated)| Document {
            summary: summary.join(" "),
            countries: countries.into_iter().collect::<BTreeSet<_>>().into_iter().collect(),
            themes: themes.into_iter().collect::<BTreeSet<_>>().into_iter().collect(),
            years: Some(year..=year + lasts),
            has_evaluation: evaluated,
            released_at: Timestamp::from_micros(year * 10 + lasts),
            ..document(language, &title.join(" "))
        });
    prop::collection::vec(one, 1..40)
}

/// A word that documents have, one with a mistake, or one that no document has.
fn word() -> impl Strategy<Value = String> {
    let known = prop::sample::select([&WORDS[..], &OTHERS[..]].concat());
    prop_oneof![
        6 => known.clone().prop_map(str::to_owned),
        1 => known.prop_map(|word| {
            let mut letters: Vec<char> = word.chars().collect();
            letters.remove(letters.len() / 2);
            letters.into_iter().collect()
        }),
        1 => Just("marciana".to_owned()),
        1 => Just("-escuela".to_owned()),
        1 => Just("country:CO".to_owned()),
        1 => Just("\"salud frontera\"".to_owned()),
        1 => Just("title:empleo".to_owned()),
    ]
}

fn question() -> impl Strategy<Value = String> {
    prop::collection::vec(word(), 0..7).prop_map(|words| words.join(" "))
}

const COUNTED: [Facet; 4] = [Facet::Country, Facet::Theme, Facet::Language, Facet::HasEvaluation];

fn filters() -> impl Strategy<Value = BTreeMap<Facet, Vec<String>>> {
    let values = |of: &'static [&'static str]| some_of(of, 0..3);
    (values(&COUNTRIES), values(&THEMES), values(&LANGUAGES), values(&["true", "false"])).prop_map(
        |(countries, themes, languages, evaluated)| {
            let all = [countries, themes, languages, evaluated];
            COUNTED.into_iter().zip(all).filter(|(_, values)| !values.is_empty()).collect()
        },
    )
}

fn sections(answer: &SearchResult) -> BTreeSet<SectionId> {
    answer.hits.iter().map(|hit| hit.section).collect()
}

/// Asserts that a query with filters finds those of its results without filters that have the values, and that each
/// count of a facet is the number of results if its value is chosen.
fn holds(index: &Index, query: &Query) -> Result<(), TestCaseError> {
    let answer = index.search(query).unwrap();
    let alone = Query { filters: BTreeMap::new(), year_from: None, year_to: None, ..query.clone() };
    let all = index.search(&alone).unwrap();
    prop_assert_eq!(answer.total, answer.hits.len());
    prop_assert!(sections(&answer).is_subset(&sections(&all)), "{}", query.text);
    if answer.total > 0 {
        prop_assert_eq!(answer.relaxed, all.relaxed, "{}", query.text);
    }
    prop_assert_eq!(&answer.corrections, &all.corrections);
    prop_assert_eq!(&answer.expansions, &all.expansions);
    let (meant, meant_alone) = (index.did_you_mean(query, &answer), index.did_you_mean(&alone, &all));
    prop_assert_eq!(meant.unwrap(), meant_alone.unwrap(), "{}", query.text);
    // The same filters without a text show which documents have the values.
    let having = index.search(&Query { text: String::new(), ..query.clone() }).unwrap();
    let expected: BTreeSet<SectionId> = sections(&all).intersection(&sections(&having)).copied().collect();
    prop_assert_eq!(sections(&answer), expected, "{}", query.text);
    for (facet, counts) in &answer.facets {
        for (value, count) in counts {
            let mut chosen = query.clone();
            chosen.filters.insert(*facet, vec![value.clone()]);
            let found = index.search(&chosen).unwrap().total as u64;
            prop_assert_eq!(found, *count, "{} {}={}", &query.text, facet.name(), value);
        }
    }
    for sort in [Sort::Newest, Sort::Title] {
        prop_assert_eq!(index.search(&Query { sort, ..query.clone() }).unwrap().total, answer.total);
    }
    // An exported list holds the same, a saved search those with all words, and neither finds more.
    let file = index.hits(query, true).unwrap();
    prop_assert_eq!(file.total, answer.total);
    let followed = Query { forgiving: false, ..query.clone() };
    let followed_alone = Query { forgiving: false, ..alone };
    let (followed, followed_alone) =
        (index.search(&followed).unwrap(), index.search(&followed_alone).unwrap());
    prop_assert!(sections(&followed).is_subset(&sections(&followed_alone)));
    prop_assert!(!followed.relaxed && followed.corrections.is_empty());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn a_filter_never_finds_more_and_a_facet_counts_what_its_choice_gives(
        documents in documents(),
        asked in prop::collection::vec((question(), filters(), prop::option::of(2010_i64..2024)), 8),
    ) {
        let (_folder, index) = index_of(&documents);
        for (text, filters, year_from) in asked {
            let (facets, thesaurus) = (COUNTED.to_vec(), Some(thesaurus()));
            holds(&index, &Query { filters, year_from, facets, limit: 100, thesaurus, ..ask(&text) })?;
        }
    }
}

#[test]
fn what_is_filtered_is_relaxed_as_far_as_the_question_alone() {
    let with =
        |title: &str, theme: &str| Document { themes: vec![theme.to_owned()], ..document("es", title) };
    let mut documents: Vec<Document> =
        (0..11).map(|_| with("Empleo para personas venezolanas", "work")).collect();
    documents[9].themes = vec!["health".to_owned()];
    documents[10].themes = vec!["health".to_owned()];
    documents.extend((0..11).map(|_| with("Empleo para personas", "work")));
    let (_folder, index) = index_of(&documents);
    let query = Query { facets: vec![Facet::Theme], ..ask("empleo para personas venezolanas") };
    let answer = index.search(&query).unwrap();
    assert_eq!((answer.total, answer.relaxed), (11, false));
    assert_eq!(answer.facets[0].1[0], ("work".to_owned(), 9));
    let filters = BTreeMap::from([(Facet::Theme, vec!["work".to_owned()])]);
    let answer = index.search(&Query { filters, ..query }).unwrap();
    assert_eq!(
        (answer.total, answer.relaxed),
        (9, false),
        "less than a page, but the question alone has one"
    );
}

#[test]
fn nothing_else_is_tried_where_only_the_filter_finds_nothing() {
    let titles = ["University of the Emperor", "Universidades y salud", "Salud en la frontera"];
    let languages = ["en", "es", "es"];
    let documents: Vec<Document> =
        titles.iter().zip(languages).map(|(title, language)| document(language, title)).collect();
    let (_folder, index) = index_of(&documents);
    let among = |text: &str, language: &str| {
        let filters = BTreeMap::from([(Facet::Language, vec![language.to_owned()])]);
        let answer = index.search(&Query { filters, ..ask(text) }).unwrap();
        (answer.total, answer.relaxed)
    };
    // One of two words, words that begin alike, and a phrase read as words.
    assert_eq!(among("salud universidades", "en"), (0, false));
    assert_eq!(among("universidades fundadas", "es"), (1, true));
    assert_eq!(among("universidades fundadas", "en"), (0, true));
    assert_eq!(among("\"salud en la frontera\" salud", "en"), (0, false));
    assert_eq!(among("\"frontera salud\" universidades", "es"), (2, true));
    assert_eq!(among("\"frontera salud\" universidades", "en"), (0, true));
}

#[test]
fn a_value_in_the_question_is_a_part_of_it() {
    let with = |title: &str, country: &str| Document {
        countries: vec![country.to_owned()],
        ..document("es", title)
    };
    let (_folder, index) = index_of(&[with("Salud en la frontera", "CO"), with("Salud", "PE")]);
    assert!(!index.search(&ask("salud frontera country:CO")).unwrap().relaxed);
    let answer = index.search(&ask("salud frontera country:PE")).unwrap();
    assert_eq!((titles(&answer), answer.relaxed), (vec!["Salud"], true));
    let filters = BTreeMap::from([(Facet::Country, vec!["PE".to_owned()])]);
    let answer = index.search(&Query { filters, ..ask("salud frontera") }).unwrap();
    assert_eq!((answer.total, answer.relaxed), (0, false));
}
