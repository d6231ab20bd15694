use super::*;

#[test]
fn a_word_is_found_in_any_inflection_with_and_without_accents() {
    let (_folder, index) = index_of(&[
        document("es", "Regularización de personas"),
        document("pt", "Ações de acolhimento"),
        document("fr", "L’accueil des réfugiés"),
        document("en", "Labour policies"),
        document("gn", "Mba'apo rehegua"),
    ]);
    for query in ["regularizaciones", "REGULARIZACION", "regularizar"] {
        assert_eq!(found(&index, query), ["Regularización de personas"], "{query}");
    }
    for query in ["ação", "acao", "acoes"] {
        assert_eq!(found(&index, query), ["Ações de acolhimento"], "{query}");
    }
    for query in ["accueil refugie", "l'accueil", "réfugiée"] {
        assert_eq!(found(&index, query), ["L’accueil des réfugiés"], "{query}");
    }
    assert_eq!(found(&index, "labor policy"), ["Labour policies"]);
    assert_eq!(found(&index, "mba'apo"), ["Mba'apo rehegua"]);
}

#[test]
fn a_word_without_its_tilde_finds_the_one_with_it_after_its_own() {
    let (_folder, index) =
        index_of(&[document("es", "Curso de español"), document("es", "El ano"), document("es", "El año")]);
    assert_eq!(found(&index, "espanol"), ["Curso de español"]);
    assert_eq!(found(&index, "año"), ["El año", "El ano"]);
    assert_eq!(found(&index, "ano"), ["El ano", "El año"]);
}

#[test]
fn numbers_of_laws_are_found_however_they_are_written() {
    let (_folder, index) = index_of(&[document("es", "Ley 25.871, art. 3º"), document("es", "Ley 25872")]);
    assert_eq!(found(&index, "25871"), ["Ley 25.871, art. 3º"]);
    assert_eq!(found(&index, "ley 25.872"), ["Ley 25872"]);
    assert_eq!(found(&index, "\"art. 3\""), ["Ley 25.871, art. 3º"]);
}

#[test]
fn a_compound_is_found_joined_and_apart() {
    let (_folder, index) =
        index_of(&[document("es", "Inclusión socio-económica"), document("es", "Inclusión socioeconómica")]);
    assert_eq!(found(&index, "socioeconómico").len(), 2);
    assert_eq!(found(&index, "socio-económicas").len(), 2);
}

#[test]
fn phrases_exclusions_fields_and_alternatives_hold() {
    let mut consular = document("es", "Protección consular de mujeres");
    consular.countries = vec!["CO".to_owned()];
    consular.institution_names = vec!["Cancillería".to_owned()];
    consular.years = Some(2018..=2020);
    let mut other = document("es", "Mujeres con visa: consular y protección");
    other.summary = "La cancillería no aparece aquí como institución".to_owned();
    let (_folder, index) = index_of(&[consular, other]);
    let both = 2;
    assert_eq!(found(&index, "consulares protección").len(), both);
    assert_eq!(found(&index, "\"PROTECCION consular\""), ["Protección consular de mujeres"]);
    assert_eq!(found(&index, "mujeres -visa"), ["Protección consular de mujeres"]);
    assert_eq!(found(&index, "-visa"), ["Protección consular de mujeres"]);
    assert_eq!(found(&index, "cancillería").len(), both);
    assert_eq!(found(&index, "institution:cancilleria"), ["Protección consular de mujeres"]);
    assert_eq!(found(&index, "summary:cancillería"), ["Mujeres con visa: consular y protección"]);
    assert_eq!(found(&index, "country:co"), ["Protección consular de mujeres"]);
    assert_eq!(found(&index, "year:2020"), ["Protección consular de mujeres"]);
    assert_eq!(found(&index, "year:2021..2022"), Vec::<String>::new());
    assert_eq!(found(&index, "visa OR \"protección consular\"").len(), both);
}

#[test]
fn a_country_is_found_by_its_name_although_no_text_has_it() {
    let mut named = document("es", "Ventanilla móvil");
    named.labels = vec!["Perú".to_owned(), "Pérou".to_owned()];
    let (_folder, index) = index_of(&[named, document("es", "Ventanilla fija")]);
    assert_eq!(found(&index, "ventanillas peru"), ["Ventanilla móvil"]);
}

#[test]
fn most_words_do_if_not_all_can_be_had() {
    let (_folder, index) = index_of(&[
        document("es", "Ventanilla móvil en la frontera"),
        document("es", "Otra ventanilla"),
        document("es", "Cualquier cosa"),
    ]);
    let answer = index.search(&ask("ventanilla móvil marciana")).unwrap();
    assert!(answer.relaxed);
    assert_eq!(titles(&answer), ["Ventanilla móvil en la frontera", "Otra ventanilla"]);
    assert!(!index.search(&ask("ventanilla móvil")).unwrap().relaxed);
    // With two words, fewer are accepted only if no document has both.
    assert_eq!(
        titles(&index.search(&ask("frontera ventanilla")).unwrap()),
        ["Ventanilla móvil en la frontera"]
    );
    assert!(index.search(&ask("ventanilla marciana")).unwrap().relaxed);
    let answer = index.search(&ask("nada deesto")).unwrap();
    assert!(!answer.relaxed && answer.total == 0);
    // A condition on a field is always required.
    assert_eq!(index.search(&ask("ventanilla móvil marciana country:PE")).unwrap().total, 0);
}

#[test]
fn a_phrase_that_nothing_has_is_taken_for_words_where_others_stand_beside_it() {
    let titles = ["Ventanilla móvil en la frontera", "Otra ventanilla", "Cualquier cosa"];
    let (_folder, index) = index_of(&titles.map(|title| document("es", title)));
    let answered = |text: &str| {
        let answer = index.search(&ask(text)).unwrap();
        (answer.relaxed, answer.hits.into_iter().map(|hit| hit.title).collect::<Vec<_>>())
    };
    let some = |relaxed: bool, some: &[&str]| (relaxed, some.iter().map(|title| title.to_string()).collect());
    // The phrase is required as long as any document contains it.
    assert_eq!(answered("\"ventanilla móvil\" marciana frontera"), some(true, &titles[..1]));
    assert_eq!(answered("frontera \"ventanilla móvil\""), some(false, &titles[..1]));
    assert_eq!(answered("«móvil ventanilla» frontera"), some(true, &titles[..2]));
    assert_eq!(answered("\"móvil ventanilla\" otra"), some(true, &[titles[1], titles[0]]));
    // On its own it remains a phrase, and so does an excluded one.
    assert_eq!(answered("\"móvil ventanilla\""), some(false, &[]));
    assert_eq!(answered("¿qué es la \"móvil ventanilla\"?"), some(false, &[]));
    assert_eq!(answered("\"móvil ventanilla\" country:PE"), some(false, &[]));
    assert_eq!(answered("\"nada deesto\" ynada"), some(false, &[]));
    assert_eq!(answered("marciana -\"otra ventanilla\""), some(false, &[]));
    assert_eq!(answered("\"móvil ventanilla\" otra -frontera"), some(true, &titles[1..2]));
    assert_eq!(answered("title:\"móvil ventanilla\" frontera"), some(true, &titles[..2]));
    // Feeds and saved searches only list documents that match everything asked for.
    let strict = Query { forgiving: false, ..ask("\"móvil ventanilla\" frontera") };
    assert_eq!(index.search(&strict).unwrap().total, 0);
}

#[test]
fn a_title_outweighs_a_text_and_the_readers_language_another() {
    let mut in_text = document("es", "Otra cosa");
    in_text.passages = vec![passage("description", "Sobre remesas y más remesas y remesas")];
    let (_folder, index) = index_of(&[in_text, document("es", "Envío de remesas")]);
    assert_eq!(found(&index, "remesas"), ["Envío de remesas", "Otra cosa"]);

    let (_folder, index) = index_of(&[document("es", "Social plan"), document("en", "Social plan uno")]);
    for (reader, first) in [(UiLanguage::Es, "Social plan"), (UiLanguage::En, "Social plan uno")] {
        let answer = index.search(&Query::new("social", reader)).unwrap();
        assert_eq!(titles(&answer)[0], first);
    }
}

#[test]
fn a_language_with_few_texts_does_not_come_first_for_that() {
    let mut documents: Vec<Document> =
        (0..30).map(|n| document("es", &format!("Plan social numero {n}"))).collect();
    documents.push(document("fr", "Le plan social du ministère de la solidarité et des familles"));
    let (_folder, index) = index_of(&documents);
    let answer = index.search(&ask("plan social")).unwrap();
    assert_eq!(answer.hits[0].language.as_str(), "es");
}

#[test]
fn filters_narrow_and_counts_ignore_the_filter_of_their_own_field() {
    let make = |title: &str, countries: &[&str], theme: &str, years| Document {
        countries: countries.iter().map(|code| (*code).to_owned()).collect(),
        themes: vec![theme.to_owned()],
        years,
        ..document("es", title)
    };
    let (_folder, index) = index_of(&[
        make("Uno", &["CO", "PE"], "work", Some(2015..=2019)),
        make("Dos", &["PE"], "health", Some(2019..=2024)),
        make("Tres", &["AR"], "work", None),
    ]);
    let mut query = ask("");
    query.facets = vec![Facet::Theme, Facet::Country];
    query.filters.insert(Facet::Country, vec!["PE".to_owned(), "ar".to_owned()]);
    query.filters.insert(Facet::Theme, vec!["work".to_owned()]);
    let answer = index.search(&query).unwrap();
    assert_eq!(answer.total, 2);
    let count = |value: &str, count: u64| (value.to_owned(), count);
    assert_eq!(
        answer.facets,
        [
            (Facet::Theme, vec![count("work", 2), count("health", 1)]),
            (Facet::Country, vec![count("AR", 1), count("CO", 1), count("PE", 1)]),
        ]
    );
    let years = |from, to| {
        let query = Query { year_from: from, year_to: to, sort: Sort::Title, ..ask("") };
        index.search(&query).unwrap().hits.into_iter().map(|hit| hit.title).collect::<Vec<_>>()
    };
    assert_eq!(years(Some(2020), None), ["Dos"]);
    assert_eq!(years(None, Some(2018)), ["Uno"]);
    assert_eq!(years(Some(2019), Some(2019)), ["Dos", "Uno"]);
}

#[test]
fn hits_come_in_the_order_and_the_pages_asked_for() {
    let documents: Vec<Document> = ["Ébano", "zarza", "Nube", "Ñandú", "árbol"]
        .iter()
        .enumerate()
        .map(|(n, title)| Document { released_at: Timestamp::from_micros(n as i64), ..document("es", title) })
        .collect();
    let (_folder, index) = index_of(&documents);
    let page = |sort, after, limit| {
        let answer = index.search(&Query { sort, after, limit, ..ask("") }).unwrap();
        assert_eq!(answer.total, 5);
        answer.hits.into_iter().map(|hit| hit.title).collect::<Vec<_>>()
    };
    assert_eq!(page(Sort::Title, 0, 10), ["árbol", "Ébano", "Nube", "Ñandú", "zarza"]);
    assert_eq!(page(Sort::Newest, 0, 2), ["árbol", "Ñandú"]);
    assert_eq!(page(Sort::Relevance, 2, 2), ["Nube", "zarza"]);
    assert_eq!(page(Sort::Title, 5, 10), Vec::<String>::new());
    assert_eq!(page(Sort::Title, usize::MAX, usize::MAX), Vec::<String>::new());
    assert_eq!(page(Sort::Title, 0, 0), Vec::<String>::new());
}

#[test]
fn a_hit_has_what_was_put() {
    let mut document = document("pt-BR", "Título");
    document.chapters = vec!["inclusao".to_owned(), "raiz".to_owned()];
    document.countries = vec!["BR".to_owned()];
    document.released_at = Timestamp::from_micros(7);
    let (_folder, index) = index_of(std::slice::from_ref(&document));
    let answer = index.search(&Query { facets: vec![Facet::Language], ..ask("language:pt") }).unwrap();
    let hit = &answer.hits[0];
    assert_eq!((hit.section, hit.version, &hit.language), (document.section, 1, &document.language));
    assert_eq!((hit.chapter, hit.institution), (document.chapter, document.institution));
    assert_eq!(hit.countries, document.countries);
    assert_eq!(hit.released_at, document.released_at);
    assert_eq!(answer.facets, [(Facet::Language, vec![("pt".to_owned(), 1)])]);
}

#[test]
fn highlights_mark_words_as_they_stand_and_escape_the_rest() {
    let mut document = document("es", "Acciones <b>rápidas</b> & más");
    document.summary = "Nada de eso.".to_owned();
    document.passages = vec![
        passage("objectives", "Una acción suelta."),
        passage("results", "La acción fue rápida; \"protección consular\" para las consulares."),
    ];
    let (_folder, index) = index_of(&[document]);
    let answer = index.search(&ask("accion rapidas \"proteccion consular\" title:más")).unwrap();
    let shown: Vec<(&str, &str)> =
        answer.hits[0].highlights.iter().map(|highlight| (&*highlight.field, &*highlight.html)).collect();
    assert_eq!(
        shown,
        [
            ("title", "<mark>Acciones</mark> &lt;b&gt;<mark>rápidas</mark>&lt;/b&gt; &amp; <mark>más</mark>"),
            (
                "results",
                "La <mark>acción</mark> fue <mark>rápida</mark>; &quot;<mark>protección consular</mark>&quot; \
                 para las consulares."
            ),
        ]
    );
    assert!(index.search(&ask("")).unwrap().hits[0].highlights.is_empty());
}

#[test]
fn a_long_text_is_shown_by_its_best_piece() {
    let filler = "Palabras y palabras que no vienen al caso en ningún momento. ".repeat(40);
    let text = format!(
        "{filler}Aquí está la regularización migratoria con albergues. {filler}regularización {filler}"
    );
    let mut document = document("es", "Título");
    document.passages = vec![passage("body", &text)];
    let (_folder, index) = index_of(&[document]);
    let answer = index.search(&ask("regularizar albergue")).unwrap();
    let html = &answer.hits[0].highlights[0].html;
    assert!(
        html.starts_with(
            "Aquí está la <mark>regularización</mark> migratoria con <mark>albergues</mark>. Palabras"
        ),
        "{html}"
    );
    assert!(html.ends_with('…') && html.len() < 280, "{html}");
}
