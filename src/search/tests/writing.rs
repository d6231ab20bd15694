use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::domain::html::escape;

/// Each line lists ways to write the same thing.
const SAME: [&[&str]; 24] = [
    &["km³", "km3", "KM3", "km 3", "㎦"],
    &["N₂O", "N2O", "n2o", "N-2-O"],
    &["CO₂", "CO2", "CO²", "𝐂𝐎₂"],
    &[
        "filiación",
        "ﬁliación",
        "ﬁliacion",
        "fi\u{200b}lia\u{ad}ción",
        "FILIACIÓN\u{feff}",
        "filiacio\u{301}n",
    ],
    &["Ⅳ", "IV", "iv", "ｉｖ"],
    &["½", "1/2", "1⁄2", "1 2"],
    &["ＴＲＡＴＡ", "trata", "tra\u{2060}ta", "𝘁𝗿𝗮𝘁𝗮", "trata²", "trata™"],
    &[
        "31 654",
        "31654",
        "31.654",
        "31,654",
        "31\u{a0}654",
        "31\u{202f}654",
        "31\u{2009}654",
        "31'654",
        "31’654",
        "٣١٬٦٥٤",
    ],
    &["1 250 000,5", "1.250.000,5", "1,250,000.5", "1250000.5"],
    &["3,5", "3.5", "３,５"],
    &["12.03.2019", "12/03/2019", "12-03-2019"],
    &["25.871/2004", "25871/2004", "25 871/2004"],
    &["B-2", "B2", "B 2", "b\u{2010}2", "B\u{2011}2", "B\u{2212}2", "B–2"],
    &["CP-29", "CP29", "cp 29"],
    &["COVID-19", "COVID19", "covid 19", "Covid–19"],
    &["C169", "C-169", "C 169"],
    &["I-94", "I94"],
    &["H-1B", "H1B", "H1-B"],
    &["n.º 5", "nº 5", "N° 5", "№ 5", "no. 5", "Nᵒ 5", "N.º5"],
    &["1.ª edición", "1ª edición", "1 edicion"],
    &["l’État", "l'État", "L´état", "l\u{2bc}etat", "l\u{2032}État", "état"],
    &["œuvre", "oeuvre", "ŒUVRE"],
    &["GROẞ", "groß", "gross"],
    &["A/RES/73/195", "a/res/73/195"],
];

#[test]
fn what_is_written_in_several_ways_is_found_by_each_of_them_also_in_phrases() {
    for ways in SAME {
        let titles = ways.iter().map(|way| document("es", &format!("Sobre {way} aquí")));
        let (_folder, index) = index_of(&titles.collect::<Vec<_>>());
        for way in ways {
            for text in [(*way).to_owned(), format!("\"{way}\""), format!("«sobre {way} aquí»")] {
                let answer = index.search(&ask(&text)).unwrap();
                let plainly = !answer.relaxed && answer.corrections.is_empty();
                assert_eq!(
                    (answer.total, plainly),
                    (ways.len(), true),
                    "{text}: {:?}",
                    super::titles(&answer)
                );
                for hit in answer.hits {
                    assert_eq!(hit.highlights.len(), 1, "{text} in {}", hit.title);
                }
            }
            assert_eq!(found(&index, &format!("sobre -\"{way}\"")), [""; 0], "{way}");
        }
    }
}

#[test]
fn a_code_is_excluded_however_it_is_written() {
    for code in ["B-2", "B2", "B\u{2011}2"] {
        let titles = ["Visa B2", "Visa B-2", "Visa B–2", "Visa B-1", "Visa 2"];
        let (_folder, index) = index_of(&titles.map(|title| document("es", title)));
        for minus in ["-", "\u{2212}", "\u{2010}", "－"] {
            let mut left = found(&index, &format!("visa {minus}{code}"));
            left.sort();
            assert_eq!(left, ["Visa 2", "Visa B-1"], "{minus}{code}");
        }
        // A dash separates words.
        assert!(found(&index, &format!("visa – {code}")).len() > 2);
    }
}

#[test]
fn what_is_not_the_same_is_not_taken_for_it() {
    let apart = |text: &str, title: &str| {
        let (_folder, index) = index_of(&[document("es", title)]);
        let answer = index.search(&ask(text)).unwrap();
        assert_eq!((answer.total, answer.corrections.len()), (0, 0), "{text} in {title}");
    };
    apart("31654", "Son 31 6540");
    apart("2019450", "En 2019 450 personas");
    apart("31.65", "Son 3165");
    apart("102", "Son 10²");
    apart("B2", "Visas B y 2");
    apart("palabra2", "Una palabra²");
    apart("57310", "Teléfono 57 310 555 1234");
}

#[test]
fn numbers_that_stand_beside_each_other_are_found_one_by_one_as_well() {
    let titles =
        ["Convenios 97 y 143", "En 2019 450 personas", "Teléfono +57 310 555 1234", "Son 12 300 casos"];
    let (_folder, index) = index_of(&titles.map(|title| document("es", title)));
    for (text, title) in [
        ("convenios 97 143", 0),
        ("2019 450", 1),
        ("450 personas", 1),
        ("\"450 personas\"", 1),
        ("310 555 1234", 2),
        ("\"555 1234\"", 2),
        ("12.300 casos", 3),
        ("300 casos", 3),
        ("\"300 casos\"", 3),
        ("\"son 12300 casos\"", 3),
        ("title:12 300", 3),
    ] {
        assert_eq!(found(&index, text), [titles[title]], "{text}");
    }
}

#[test]
fn a_concept_is_known_by_a_name_that_is_a_code_or_a_compound() {
    let titles = [("es", "Convenio de los trabajadores migrantes"), ("en", "Remote learning")];
    let (_folder, index) = index_of(&titles.map(|(language, title)| document(language, title)));
    let thesaurus = Arc::new(Thesaurus::new([
        ("c143", vec![(UiLanguage::Es, vec!["Convenio de los trabajadores migrantes", "C143"])]),
        (
            "remote",
            vec![(UiLanguage::Es, vec!["e-learning a distancia"]), (UiLanguage::En, vec!["remote learning"])],
        ),
    ]));
    for (text, title) in [
        ("C143", 0),
        ("C-143", 0),
        ("c\u{2011}143", 0),
        ("e-learning distancia", 1),
        ("e‐learning a distancia", 1),
        ("e learning distancia", 1),
    ] {
        let answer = index.search(&Query { thesaurus: Some(thesaurus.clone()), ..ask(text) }).unwrap();
        assert_eq!((super::titles(&answer), answer.relaxed), (vec![titles[title].1], false), "{text}");
    }
}

#[test]
fn what_is_marked_is_what_was_written() {
    for (text, title, marked) in [
        ("km3", "Son 5\u{a0}km³ de", "Son 5\u{a0}<mark>km³</mark> de"),
        ("31654", "Son 31 654 más", "Son <mark>31 654</mark> más"),
        ("31\u{202f}654", "Son 31.654 más", "Son <mark>31.654</mark> más"),
        ("filiacion", "La ﬁlia\u{ad}ción, sí", "La <mark>ﬁlia\u{ad}ción</mark>, sí"),
        ("B2", "Visa B-2, y 2 y B", "Visa <mark>B-2</mark>, y 2 y B"),
        ("\"visa b2\"", "La visa\u{a0}B–2 ya", "La <mark>visa\u{a0}B–2</mark> ya"),
        ("\"son 31654 casos\"", "Son 31 654 casos", "<mark>Son 31 654 casos</mark>"),
        ("nota", "Una nota² más", "Una <mark>nota</mark>² más"),
        ("\"1/2 jornada\"", "La ½ jornada", "La <mark>½ jornada</mark>"),
        ("accion", "Accio\u{301}n \"ya\"", "<mark>Accio\u{301}n</mark> &quot;ya&quot;"),
    ] {
        let (_folder, index) = index_of(&[document("es", title)]);
        let answer = index.search(&ask(text)).unwrap();
        let html =
            answer.hits.first().and_then(|hit| hit.highlights.first()).map(|highlight| &*highlight.html);
        assert_eq!(html, Some(marked), "{text}");
    }
}

#[test]
fn titles_are_completed_however_they_are_written() {
    let titles =
        ["ﬁliación de niños", "Visa B-2 múltiple", "Las 31 654 personas", "Fin de\u{200b}s\u{ad}emana"];
    let (_folder, index) = index_of(&titles.map(|title| document("es", title)));
    for (typed, title) in [
        ("filia", 0),
        ("ﬁlia", 0),
        ("fi\u{ad}lia\u{200b}", 0),
        ("visa b2", 1),
        ("visa b-", 1),
        ("visa b\u{2011}2 mul", 1),
        ("31654", 2),
        ("31 654 pers", 2),
        ("fin dese", 3),
    ] {
        let prefix = Prefix::of(typed).unwrap();
        let completed = index.titles(&prefix, 10).unwrap();
        let completed: Vec<String> = completed.into_iter().map(|(_, titled)| titled.title).collect();
        assert_eq!(completed, [titles[title]], "{typed}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn marks_change_no_letter_of_what_was_written(
        titles in prop::collection::vec(
            "([a-cñéB ]|\\PC|[ﬁ½²ºªⅣ№km³\u{a0}\u{202f}\u{200b}\u{ad}\u{301}ｶﾞ<&'’.,-]|[0-9]{1,3}[ \u{a0}][0-9]{3}|[A-C][-–]?[0-9]){1,24}",
            4,
        ),
        language in prop::sample::select(&["es", "fr", "gn"][..]),
    ) {
        let documents: Vec<Document> = titles.iter().map(|title| document(language, title)).collect();
        let (_folder, index) = index_of(&documents);
        for text in titles.iter().flat_map(|title| [title.clone(), format!("\"{}\"", title.replace('"', " "))]) {
            for hit in index.search(&ask(&text)).unwrap().hits {
                let mut escaped = String::new();
                escape(&hit.title, &mut escaped);
                for highlight in hit.highlights {
                    prop_assert_eq!(highlight.html.replace("<mark>", "").replace("</mark>", ""), escaped.clone());
                }
            }
        }
    }
}
