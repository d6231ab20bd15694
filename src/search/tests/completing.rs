use std::time::Duration;

use super::*;

/// Returns the titles that complete the text typed, best match first.
fn completed(index: &Index, typed: &str, most: usize) -> Vec<String> {
    let prefix = Prefix::of(typed).unwrap();
    index.titles(&prefix, most).unwrap().into_iter().map(|(_, hit)| hit.title).collect()
}

fn forgiven(index: &Index, typed: &str) -> Vec<String> {
    let prefix = Prefix::of(typed).unwrap().forgiving().unwrap();
    index.titles(&prefix, 10).unwrap().into_iter().map(|(_, hit)| hit.title).collect()
}

#[test]
fn titles_that_begin_so_come_before_those_that_hold_such_words() {
    let titles =
        ["La ventanilla móvil", "Ventanilla consular móvil", "Móviles para ventanillas", "Visa", "VENTANAS"];
    let (_folder, index) = index_of(&titles.map(|title| document("es", title)));
    assert_eq!(completed(&index, "VENT", 10)[..2], ["VENTANAS", "Ventanilla consular móvil"]);
    assert_eq!(completed(&index, "vent", 10).len(), 4);
    assert_eq!(completed(&index, "ventanilla mov", 10), ["La ventanilla móvil", "Ventanilla consular móvil"]);
    assert_eq!(completed(&index, "mo vent", 10).len(), 3);
    assert_eq!(completed(&index, "ventanilla consular móvil", 10), ["Ventanilla consular móvil"]);
    assert_eq!(completed(&index, "vent", 2).len(), 2);
    assert!(completed(&index, "ventx", 10).is_empty() && completed(&index, "vent x", 10).is_empty());
}

#[test]
fn a_word_just_begun_is_met_in_the_titles_that_have_the_others() {
    let mut texts: Vec<Document> =
        (0..1_500).map(|n| document("es", &format!("Nada m{n:04} de otra cosa"))).collect();
    let titles = ["Ventanilla de la mujer", "Ventanilla por la tarde"];
    let long = format!("Ventanilla {} municipal", "entre ministerios y consulados ".repeat(5));
    texts.extend(titles.map(|title| document("es", title)));
    let (_folder, index) = index_of(&texts);
    // So many other words begin like this that not all are examined.
    assert_eq!(completed(&index, "ventanilla m", 10), titles[..1]);
    assert_eq!(completed(&index, "m ventanilla", 10), titles[..1]);
    // A stop word is not meant unless it was typed in full.
    assert_eq!(completed(&index, "ventanilla l", 10), [""; 0]);
    assert_eq!(completed(&index, "ventanilla la", 10).len(), 2);
    assert_eq!(completed(&index, "ventanilla de la m", 10), titles[..1]);
    assert_eq!(completed(&index, "ventanilla por la l", 10), [""; 0]);
    assert!(completed(&index, "ventanilla x", 10).is_empty());
    // Titles that were read are kept if more had to be searched for.
    let mut many = texts.clone();
    many.extend((0..300).map(|n| document("es", &format!("Oficina {n}"))));
    many.push(document("es", "Oficina de la mujer"));
    let (_folder, index) = index_of(&many);
    assert_eq!(completed(&index, "oficina m", 10), ["Oficina de la mujer"]);
    // The words at the end of a long title are found as well.
    texts.truncate(100);
    texts.push(document("es", &long));
    let (_folder, index) = index_of(&texts);
    assert_eq!(completed(&index, "ventanilla mu", 10), [long]);
    // Many titles have the other word, but few have the one being typed.
    texts.extend((0..300).map(|n| document("es", &format!("Oficina {n}"))));
    texts.push(document("es", "Oficina quechua"));
    texts.extend((300..600).map(|n| document("es", &format!("Oficina {n}"))));
    let (_folder, index) = index_of(&texts);
    assert_eq!(completed(&index, "oficina qu", 10), ["Oficina quechua"]);
    // A compound is matched both joined and in parts.
    let (_folder, index) = index_of(&[document("es", "Estudio socio-económico municipal")]);
    for typed in ["socioeconómico m", "socio-económico m", "socio económico mu"] {
        assert_eq!(completed(&index, typed, 10).len(), 1, "{typed}");
    }
}

#[test]
fn one_mistake_in_a_longer_beginning_is_forgiven() {
    let titles = ["Regularización migratoria", "Ventanilla consular"];
    let (_folder, index) = index_of(&titles.map(|title| document("es", title)));
    assert_eq!(forgiven(&index, "regularisac"), [titles[0]]);
    assert_eq!(forgiven(&index, "consulra"), [titles[1]]);
    assert!(forgiven(&index, "tegulari").is_empty());
}

#[test]
fn what_was_taken_out_completes_nothing() {
    let titles = ["Zanahoria móvil", "Zanahoria fija", "Visa", "Salud", "Frontera", "Retorno"];
    let texts = titles.map(|title| document("es", title));
    let (_folder, index) = index_of(&texts);
    let tallies = Tallies::default();
    let language = [(Facet::Language, "es")];
    assert_eq!(tallies.of(&index, &language).unwrap(), [6]);
    assert_eq!(completed(&index, "zanah", 10).len(), 2);
    index.remove(texts[0].section).unwrap();
    index.commit(2).unwrap();
    // Its words are still in the dictionaries.
    assert!(index.searcher().segment_readers()[0].has_deletes());
    assert_eq!(completed(&index, "zanah", 10), [titles[1]]);
    assert!(completed(&index, "mov", 10).is_empty());
    assert_eq!(tallies.of(&index, &language).unwrap(), [5]);
}

#[test]
fn long_titles_and_many_of_them_are_completed() {
    let long = |n: usize| format!("Cooperación {} número {n}", "entre ministerios y consulados ".repeat(5));
    let mut texts: Vec<Document> = (0..300).map(|n| document("es", &long(n))).collect();
    texts.extend((0..1_200).map(|n| document("es", &format!("Práctica {n} de cooperación"))));
    let (_folder, index) = index_of(&texts);
    assert_eq!(completed(&index, "cooper", 10).len(), 10);
    assert_eq!(completed(&index, "cooperación entre", 10).len(), 10);
    assert_eq!(completed(&index, "práctica 1199", 10), ["Práctica 1199 de cooperación"]);
}

#[test]
fn a_commoner_word_is_proposed_where_little_is_found() {
    let mut texts: Vec<Document> = (0..6).map(|_| document("es", "Migración laboral")).collect();
    texts.push(document("es", "Migrasión laboral"));
    for text in &mut texts[..5] {
        text.countries = vec!["CO".to_owned()];
    }
    texts[6].countries = vec!["CO".to_owned()];
    let (_folder, index) = index_of(&texts);
    let meant = |query: &Query| index.did_you_mean(query, &index.search(query).unwrap()).unwrap();
    assert_eq!(meant(&ask("migrasion laboral")).unwrap(), "migracion laboral");
    assert_eq!(meant(&ask("laboral migrasion country:CO")).unwrap(), "laboral migracion country:CO");
    // Nothing is proposed if enough was found, in quotes, after a minus, or if the proposal finds nothing.
    for text in [
        "migracion laboral",
        "\"migrasion\"",
        "laboral -migrasion",
        "migrasion country:BR",
        "migrasion -laboral",
        "",
    ] {
        assert_eq!(meant(&ask(text)), None, "{text}");
    }
    let filtered = |country: &str| {
        let filters = [(Facet::Country, vec![country.to_owned()])].into();
        meant(&Query { filters, ..ask("migrasion") })
    };
    // Filters are ignored, even if they exclude everything.
    assert_eq!(
        [filtered("CO"), filtered("PE")],
        [Some("migracion".to_owned()), Some("migracion".to_owned())]
    );
    // Words of deleted documents are not proposed.
    for text in &texts[..6] {
        index.remove(text.section).unwrap();
    }
    index.commit(2).unwrap();
    assert_eq!(meant(&ask("migrasion laboral")), None);
}

#[test]
fn a_search_whose_time_is_up_answers_with_what_it_has() {
    let texts: Vec<Document> = (0..3_000).map(|n| document("es", &format!("Visa {n}"))).collect();
    let (_folder, index) = index_of(&texts);
    let facets = vec![Facet::Language];
    for text in ["visa", "", "visa inexistente -nada"] {
        for sort in [Sort::Relevance, Sort::Newest, Sort::Title] {
            let whole = Query { facets: facets.clone(), sort, ..ask(text) };
            let answer = index.search(&whole).unwrap();
            assert_eq!((answer.total, answer.cut_short), (3_000, false));
            let none = Query { patience: Duration::ZERO, ..whole };
            let answer = index.search(&none).unwrap();
            assert_eq!((answer.total, answer.hits.len(), answer.cut_short), (0, 0, true), "{text}");
            assert!(index.hits(&none, true).unwrap().cut_short);
            assert_eq!(index.did_you_mean(&none, &answer).unwrap(), None);
        }
    }
}
