use std::sync::Arc;

use super::*;
use crate::search::query::spelling::Speller;
use crate::search::ranking::weights::LOOKED_AT;

fn read(index: &Index, text: &str) -> (Vec<String>, Vec<(String, String)>) {
    let answer = index.search(&ask(text)).unwrap();
    let corrections = answer.corrections.into_iter().map(|one| (one.typed, one.meant)).collect();
    (answer.hits.into_iter().map(|hit| hit.title).collect(), corrections)
}

fn corrected(typed: &str, meant: &str) -> Vec<(String, String)> {
    vec![(typed.to_owned(), meant.to_owned())]
}

#[test]
fn a_word_that_no_text_has_is_searched_for_as_its_neighbours() {
    let titles = ["Regularización migratoria", "Ventanilla consular", "Visa"];
    let (_folder, index) = index_of(&titles.map(|title| document("es", title)));
    for typed in ["regularisacion", "regulrizacion", "regularizacoin", "rregularización", "REGULARIZASION"] {
        assert_eq!(read(&index, typed), (vec![titles[0].to_owned()], corrected(typed, "regularizacion")));
    }
    // Two mistakes are allowed in a long word, but not even one in a short word.
    assert_eq!(read(&index, "regulrisacion").0, [titles[0]]);
    assert_eq!(read(&index, "bisa").0, Vec::<String>::new());
    assert_eq!(read(&index, "visaa").1, corrected("visaa", "visa"));
}

#[test]
fn a_word_that_a_text_has_is_left_as_it_is() {
    let (_folder, index) = index_of(&["Migrantes", "Emigrantes"].map(|title| document("es", title)));
    assert_eq!(read(&index, "migrantes"), (vec!["Migrantes".to_owned()], Vec::new()));
    // Excluded and quoted words are not corrected either.
    assert_eq!(read(&index, "-migrantez").0.len(), 2);
    assert_eq!(read(&index, "\"migrantez\"").0.len(), 0);
}

#[test]
fn a_prefix_that_changes_what_is_said_is_never_taken_for_a_mistake() {
    for (typed, other) in [
        ("filiación", "afiliación"),
        ("afiliación", "filiación"),
        ("migración", "emigración"),
        ("migración", "inmigración"),
        ("emigrantes", "migrantes"),
        ("emigración", "inmigración"),
        ("inmigración", "emigración"),
        ("legal", "ilegal"),
        ("ilegalidad", "legalidad"),
        ("regular", "irregular"),
        ("irregularidad", "regularidad"),
        ("documentados", "indocumentados"),
        ("normalidad", "anormalidad"),
        ("emigration", "immigration"),
    ] {
        // Common enough to be proposed even if a document contained the word typed.
        let others: Vec<Document> = (0..6).map(|_| document("es", other)).collect();
        let (_folder, index) = index_of(&others);
        assert_eq!(read(&index, typed), (Vec::new(), Vec::new()), "{typed} {other}");
        let both = [others, vec![document("es", typed)]].concat();
        let (_folder, index) = index_of(&both);
        let answer = index.search(&ask(typed)).unwrap();
        assert_eq!((titles(&answer), answer.corrections.len()), (vec![typed], 0), "{other}");
        assert_eq!(index.did_you_mean(&ask(typed), &answer).unwrap(), None, "{typed} {other}");
    }
    // Letters that are not a prefix are still mistakes, even at the beginning: a silent one, an article run together.
    let (_folder, index) = index_of(&["Ayuda humanitaria", "Inclusión"].map(|title| document("es", title)));
    assert_eq!(read(&index, "umanitaria").1, corrected("umanitaria", "humanitaria"));
    assert_eq!(read(&index, "linclusion").1, corrected("linclusion", "inclusion"));
}

#[test]
fn what_was_taken_out_is_not_guessed_at() {
    let titles = ["Cuarentena zanahoria", "Ventanilla consular", "Visa", "Salud", "Frontera", "Retorno"];
    let texts = titles.map(|title| document("es", title));
    let (_folder, index) = index_of(&texts);
    assert_eq!(read(&index, "zanahorja").1, corrected("zanahorja", "zanahoria"));
    assert_eq!(read(&index, "cuarentenazanahoria").1.len(), 1);
    assert_eq!(read(&index, "cuaren tena").1.len(), 1);
    index.remove(texts[0].section).unwrap();
    index.commit(2).unwrap();
    // Its words are still in the dictionary.
    assert!(index.searcher().segment_readers()[0].has_deletes());
    for typed in ["zanahorja", "zanahoria", "cuarentenazanahoria", "cuaren tena"] {
        assert_eq!(read(&index, typed), (Vec::new(), Vec::new()), "{typed}");
    }
}

#[test]
fn words_run_together_or_apart_are_found() {
    let titles = ["Plan de protección consular", "Inclusión socioeconómica"];
    let (_folder, index) = index_of(&titles.map(|title| document("es", title)));
    let (found, corrections) = read(&index, "proteccionconsular");
    assert_eq!(
        (found, corrections),
        (vec![titles[0].to_owned()], corrected("proteccionconsular", "proteccion consular"))
    );
    let (found, corrections) = read(&index, "inclusión socio económica");
    assert_eq!(found, [titles[1]]);
    assert_eq!(corrections, corrected("socio económica", "socioeconómica"));
}

#[test]
fn a_concept_is_found_by_its_names_in_other_languages() {
    let titles = [
        ("en", "Work permits for all"),
        ("fr", "Permis de travail"),
        ("es", "Permiso de trabajo"),
        ("en", "Permit to work"),
    ];
    let (_folder, index) = index_of(&titles.map(|(language, title)| document(language, title)));
    let thesaurus = Thesaurus::new([(
        "work-permit",
        vec![
            (UiLanguage::Es, vec!["permiso de trabajo"]),
            (UiLanguage::En, vec!["work permit"]),
            (UiLanguage::Fr, vec!["permis de travail"]),
        ],
    )]);
    let query = Query { thesaurus: Some(Arc::new(thesaurus)), ..ask("permisos de trabajo") };
    let answer = index.search(&query).unwrap();
    let mut found = titles_of(&answer);
    assert_eq!(found.remove(0), "Permiso de trabajo", "what was typed comes first");
    found.sort_unstable();
    assert_eq!(found, ["Permis de travail", "Work permits for all"]);
    assert_eq!(answer.expansions.len(), 1);
    assert_eq!(answer.expansions[0].words, "permisos trabajo");
    let named: Vec<&str> = answer.expansions[0].names.iter().map(|(_, name)| name.as_str()).collect();
    assert_eq!(named, ["work permit", "permis de travail"]);
    assert!(answer.hits.iter().all(|hit| hit.highlights[0].html.contains("<mark>")));
    // With the thesaurus switched off, and in quotes, only the words typed are searched for.
    assert_eq!(found_by(&index, &Query { thesaurus: None, ..query.clone() }), 1);
    assert_eq!(found_by(&index, &Query { text: "\"permiso de trabajo\"".to_owned(), ..query }), 1);
}

fn titles_of(answer: &SearchResult) -> Vec<&str> {
    answer.hits.iter().map(|hit| hit.title.as_str()).collect()
}

fn found_by(index: &Index, query: &Query) -> usize {
    index.search(query).unwrap().total
}

#[test]
fn acronyms_meet_with_and_without_points() {
    let titles = ["Decisión de la C.A.N.", "Norma de la CAN", "Ayuda de EE. UU.", "Los DDHH", "EEUU hoy"];
    let (_folder, index) = index_of(&titles.map(|title| document("es", title)));
    assert_eq!(found(&index, "CAN").len(), 2);
    assert_eq!(found(&index, "C.A.N.").len(), 2);
    assert_eq!(found(&index, "EE.UU.").len(), 2);
    assert_eq!(found(&index, "\"EE. UU.\"").len(), 2);
    assert_eq!(found(&index, "DD. HH.").len(), 1);
}

#[test]
fn fewer_words_are_enough_until_something_is_found() {
    let (_folder, index) = index_of(&[document("es", "Salud para todas")]);
    let answer = index.search(&ask("programa nacional de salud fronteriza integrada")).unwrap();
    assert!(answer.relaxed);
    assert_eq!(titles_of(&answer), ["Salud para todas"]);
}

#[test]
fn less_than_a_page_for_three_words_is_filled_with_texts_that_have_most() {
    let titles = ["Salud fronteriza integrada", "Salud integrada", "Frontera", "Escuela"];
    let (_folder, index) = index_of(&titles.map(|title| document("es", title)));
    let answer = index.search(&ask("salud fronteriza integrada")).unwrap();
    assert_eq!((titles_of(&answer), answer.relaxed, answer.total), (titles[..2].to_vec(), true, 2));
    // With two words, both are required as long as any document has them.
    let answer = index.search(&ask("salud fronteriza")).unwrap();
    assert_eq!((titles_of(&answer), answer.relaxed, answer.total), (titles[..1].to_vec(), false, 1));
    // Feeds and saved searches only list documents with all words, and no facet counts more than is listed.
    let strict = Query { forgiving: false, ..ask("salud fronteriza integrada") };
    assert_eq!(found_by(&index, &strict), 1);
    let counted = Query { facets: vec![Facet::Language], ..ask("salud fronteriza integrada") };
    assert_eq!(index.search(&counted).unwrap().facets[0].1, [("es".to_owned(), 2)]);
    // A full page is left as it is.
    let many: Vec<Document> = (0..12).map(|_| document("es", titles[0])).collect();
    let (_folder, full) = index_of(&[many, vec![document("es", titles[1])]].concat());
    let answer = full.search(&ask("salud fronteriza integrada")).unwrap();
    assert_eq!((answer.relaxed, answer.total), (false, 12));
}

#[test]
fn words_that_begin_alike_are_the_last_thing_to_try_and_not_for_a_single_word() {
    let titles = ["University of the Emperor", "Schools"];
    let (_folder, index) = index_of(&titles.map(|title| document("en", title)));
    let answer = index.search(&ask("universidades fundadas durante aquel siglo")).unwrap();
    assert_eq!((titles_of(&answer), answer.relaxed), (titles[..1].to_vec(), true));
    let answer = index.search(&ask("universidades fundadas")).unwrap();
    assert_eq!((titles_of(&answer), answer.relaxed), (titles[..1].to_vec(), true));
    assert_eq!(index.search(&ask("universidades")).unwrap().total, 0);
    assert_eq!(
        index.search(&ask("universidades fundadas durante aquel siglo -university")).unwrap().total,
        0
    );
}

#[test]
fn what_the_rules_make_of_words_is_never_taken_for_a_word() {
    // By the rules of its language, the term is the word itself with one extra letter: the mark.
    let (_folder, index) = index_of(&[document("es", "Hospital")]);
    let searcher = index.searcher();
    let speller = Speller::new(&searcher, index.fields(), index.lexicon());
    assert_eq!(speller.guesses("hospital").unwrap(), []);
    assert_eq!(speller.guesses("hospitel").unwrap()[0].word, "hospital");
}

#[test]
fn cousins_in_another_language_may_be_spelt_a_little_differently_at_their_beginning() {
    let english = ["Chloroplasts and the photosynthesis", "Quadrangles"];
    let (_folder, index) = index_of(&english.map(|title| document("en", title)));
    let asked = |text: &str| {
        let answer = index.search(&ask(text)).unwrap();
        (answer.relaxed, answer.hits.into_iter().map(|hit| hit.title).collect::<Vec<_>>())
    };
    assert_eq!(asked("qué rodea los cloroplastidos"), (true, vec![english[0].to_owned()]));
    assert_eq!(asked("aquellos cuadrángulos"), (true, vec![english[1].to_owned()]));
}

#[test]
fn words_near_each_other_in_the_question_are_better_near_each_other() {
    let titles = ["Salud de la frontera y protección", "Protección de la salud en toda frontera"];
    let (_folder, index) = index_of(&titles.map(|title| document("es", title)));
    assert_eq!(found(&index, "protección salud")[0], titles[1]);
    assert_eq!(found(&index, "salud frontera")[0], titles[0]);
}

#[test]
fn what_stands_near_comes_first_on_whichever_page_it_would_have_been_and_no_page_repeats_another() {
    let apart = |n: usize| format!("Salud de la región {n} y su nueva protección");
    let mut titles: Vec<String> = (0..30).map(apart).collect();
    // As long as the others and after them, so that without proximity it would come last.
    titles.push("Salud y protección de la región nueva y suya".to_owned());
    let (_folder, index) = index_of(&titles.iter().map(|title| document("es", title)).collect::<Vec<_>>());
    let page = |after: usize, limit: usize| {
        let query = Query { after, limit, ..ask("salud protección") };
        titles_of(&index.search(&query).unwrap()).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let whole = page(0, 31);
    assert_eq!((whole.len(), &whole[0]), (31, &titles[30]));
    let pages: Vec<String> = (0..31).step_by(7).flat_map(|after| page(after, 7)).collect();
    assert_eq!(pages, whole);
}

#[test]
fn a_score_is_explained_as_it_is_also_behind_the_best_that_nearness_raises() {
    let titles: Vec<String> =
        (0..LOOKED_AT + 10).map(|n| format!("Salud y protección en la región {n}")).collect();
    let (_folder, index) = index_of(&titles.iter().map(|title| document("es", title)).collect::<Vec<_>>());
    let query = Query { after: LOOKED_AT - 2, limit: 4, explain: true, ..ask("salud protección") };
    let hits = index.search(&query).unwrap().hits;
    assert!(hits[1].score > hits[2].score, "the last that is raised, and the first that is not");
    for hit in &hits {
        let told = hit.explanation.as_ref().unwrap()["value"].as_f64().unwrap();
        assert!((told - f64::from(hit.score)).abs() < 1e-4, "{told} {}", hit.score);
    }
}

#[test]
fn an_acronym_is_searched_for_in_its_own_language_alone() {
    let titles = [("es", "Norma de la CAN"), ("en", "Migrants can work"), ("es", "Un café")];
    let (_folder, index) = index_of(&titles.map(|(language, title)| document(language, title)));
    let thesaurus = Arc::new(Thesaurus::new([
        ("andean-community", vec![(UiLanguage::Es, vec!["Comunidad Andina", "CAN"])]),
        ("caf", vec![(UiLanguage::Es, vec!["Corporación Andina de Fomento", "CAF"])]),
    ]));
    let by = |text: &str| Query { thesaurus: Some(thesaurus.clone()), ..ask(text) };
    let answer = index.search(&by("comunidad andina")).unwrap();
    assert_eq!((titles_of(&answer), answer.relaxed), (vec![titles[0].1], false));
    assert_eq!(answer.expansions[0].label, "Comunidad Andina");
    assert_eq!(found_by(&index, &by("corporación andina de fomento")), 0);
    let verb = index.search(&by("can migrants work")).unwrap();
    assert!(verb.expansions.is_empty());
}

#[test]
fn a_score_can_be_explained() {
    let (_folder, index) = index_of(&["Escuela", "Salud en la frontera"].map(|title| document("es", title)));
    let answer = index.search(&Query { explain: true, ..ask("salud frontera") }).unwrap();
    let hit = &answer.hits[0];
    let told = hit.explanation.as_ref().unwrap()["value"].as_f64().unwrap();
    assert!((told - f64::from(hit.score)).abs() < 1e-4, "{told} {}", hit.score);
    assert!(index.search(&ask("salud")).unwrap().hits[0].explanation.is_none());
}
