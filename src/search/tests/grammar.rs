use proptest::prelude::*;

use super::*;

fn times(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// Texts that look like queries, and some that look like nothing in particular.
fn any_query() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("OR".to_owned()),
        Just("-".to_owned()),
        Just("\"".to_owned()),
        Just("«".to_owned()),
        Just(" ".to_owned()),
        Just("socio-económico".to_owned()),
        Just("n\u{303}-\u{301}".to_owned()),
        Just("year:2018-".to_owned()),
        Just("25.871,".to_owned()),
        "(title|body|country|institution|year|theme|x):",
        "[a-zñáçœ']{1,9}",
        any::<String>(),
    ];
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

#[test]
fn any_text_is_answered() {
    let mut some = document("es", "Ación n\u{303}andú socio-económico 25.871 «título» OR -x");
    some.summary = "Ünïcödé 日本語 \u{200b}\u{ad} ß İstanbul ﬁn ² 3º".to_owned();
    some.passages = vec![passage("body", "🙂 a-b-c-d d'l'x 1.2.3,4 ́ suelto ... --- \"\"")];
    let (_folder, index) = index_of(&[some.clone(), document("fr", "L'œuvre d'été")]);
    proptest!(times(600), |(text in any_query(), reader in 0..4_usize)| {
        let mut query = Query::new(text, UiLanguage::ALL[reader]);
        query.facets = vec![Facet::Language, Facet::Country];
        let answer = index.search(&query).unwrap();
        prop_assert!(answer.total <= 2 && answer.hits.len() == answer.total);
        for highlight in answer.hits.iter().flat_map(|hit| &hit.highlights) {
            let plain = highlight.html.replace("<mark>", "").replace("</mark>", "");
            prop_assert!(!plain.contains(['<', '>', '"', '\'']), "{}", plain);
            prop_assert_eq!(highlight.html.matches("<mark>").count(), highlight.html.matches("</mark>").count());
        }
    });
}

#[test]
fn any_text_can_be_indexed_and_found_by_its_own_words() {
    let folder = tempfile::tempdir().unwrap();
    let index = open(folder.path());
    proptest!(times(48), |(text in any::<String>(), word in "[a-zñáéíóúçãõ]{3,12}")| {
        let mut any = document("es", &text);
        any.passages = vec![passage("body", &format!("{text} {word} {text}"))];
        index.put(&any).unwrap();
        index.commit(1).unwrap();
        let answer = index.search(&Query { limit: 1_000, ..ask(&format!("body:{word}")) }).unwrap();
        prop_assert!(answer.hits.iter().any(|hit| hit.section == any.section));
    });
}
