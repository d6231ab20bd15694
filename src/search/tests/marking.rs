use std::sync::Arc;

use super::*;

/// Returns a text with `<mark>` around what a marker marks in it.
fn marked(text: &str, ranges: Vec<std::ops::Range<usize>>) -> String {
    let (mut html, mut at) = (String::new(), 0);
    for range in ranges {
        html.push_str(&format!("{}<mark>{}</mark>", &text[at..range.start], &text[range.clone()]));
        at = range.end;
    }
    html + &text[at..]
}

fn thesaurus() -> Arc<Thesaurus> {
    Arc::new(Thesaurus::new([(
        "work-permit",
        vec![
            (UiLanguage::Es, vec!["permiso de trabajo"]),
            (UiLanguage::En, vec!["work permit", "labour authorisation"]),
        ],
    )]))
}

const TEXTS: [(&str, &str, &str, &str); 4] = [
    (
        "es",
        "Permisos de trabajo y visa",
        "Los trabajadores con visados y un permiso",
        "Regularizado: visa humanitaria, «trabajo», C-169.",
    ),
    (
        "en",
        "Work permits",
        "A labour authorisation for all workers",
        "The permit to work, regularised; a visa.",
    ),
    (
        "pt",
        "Autorizações de trabalho",
        "O visto e a permissão",
        "Regularização migratória e visto humanitário",
    ),
    ("gn", "Visa mba’apo rehegua", "Ko visa", "Visa ha permiso"),
];

fn index() -> (tempfile::TempDir, Index) {
    index_of(&TEXTS.map(|(language, title, summary, text)| Document {
        summary: summary.to_owned(),
        passages: vec![passage("description", text)],
        ..document(language, title)
    }))
}

#[test]
fn a_page_marks_the_words_that_the_result_list_marks() {
    let (_folder, index) = index();
    let mut compared = 0;
    for text in [
        "permiso de trabajo",
        "work permits",
        "regularisacion",
        "visa",
        "title:visa trabajo",
        "\"visa humanitaria\"",
        "\"permiso humanitario\" trabajo",
        "summary:visa OR summary:permiso",
        "c-169 -nada",
        "visto trabalho",
        "labour authorisations",
    ] {
        for thesaurus in [Some(thesaurus()), None] {
            let query = Query { thesaurus, ..ask(text) };
            let hits = index.search(&query).unwrap().hits;
            for hit in hits {
                let marker = index.marker(&Query { limit: 0, ..query.clone() }, &hit.language).unwrap();
                let (_, title, summary, passage) =
                    TEXTS.into_iter().find(|(_, title, ..)| *title == hit.title).unwrap();
                let expected = |field: &str, text: &str| {
                    let found = hit.highlights.iter().find(|highlight| highlight.field == field);
                    found.map_or(text.to_owned(), |highlight| highlight.html.clone())
                };
                assert_eq!(marked(title, marker.in_title(title)), expected("title", title), "{text}");
                assert_eq!(
                    marked(summary, marker.in_summary(summary)),
                    expected("summary", summary),
                    "{text}"
                );
                let shown = marked(passage, marker.in_text(passage));
                assert_eq!(shown, expected("description", passage), "{text}");
                compared += hit.highlights.len();
            }
        }
    }
    assert!(compared > 20, "{compared}");
}

#[test]
fn other_names_of_a_concept_are_marked_unless_only_the_words_typed_are_wanted() {
    let (_folder, index) = index();
    let english = "en".parse().unwrap();
    let mark = |thesaurus| {
        let query = Query { thesaurus, ..ask("permiso de trabajo") };
        let text = "A labour authorisation is a work permit";
        marked(text, index.marker(&query, &english).unwrap().in_text(text))
    };
    assert_eq!(
        mark(Some(thesaurus())),
        "A <mark>labour</mark> <mark>authorisation</mark> is a <mark>work</mark> <mark>permit</mark>"
    );
    assert_eq!(mark(None), "A labour authorisation is a work permit");
}

#[test]
fn without_words_nothing_is_marked() {
    let (_folder, index) = index();
    for text in ["", "  ", "country:CO", "-visa", "\"\""] {
        let marker = index.marker(&ask(text), &"es".parse().unwrap()).unwrap();
        assert!(marker.in_title("Visa CO").is_empty(), "{text}");
    }
    assert!(Marker::nothing().in_text("Visa").is_empty());
}
