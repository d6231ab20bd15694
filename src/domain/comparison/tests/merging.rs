use proptest::prelude::*;

use super::super::pieces::{paragraphs, sentences};
use super::*;

const BASE: &str = "## Contexto\n\nEl consulado atiende a personas. Nadie paga por ello.\n\nEl plazo es de diez días. Se puede ampliar.\n\n- uno\n- dos\n- tres\n\nFin del informe.\n";

fn clean(a: &str, b: &str) -> String {
    let merged = merge(BASE, a, b);
    merged.text().unwrap_or_else(|| panic!("{:?}", merged.parts))
}

fn conflicts(a: &str, b: &str) -> Vec<(String, String, String)> {
    let merged = merge(BASE, a, b);
    let trimmed = |conflict: &Conflict| {
        let [base, a, b] = [&conflict.base, &conflict.a, &conflict.b].map(|text| text.trim().to_owned());
        (base, a, b)
    };
    merged.conflicts().map(trimmed).collect()
}

fn with(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(BASE.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    })
}

#[test]
fn changes_to_different_paragraphs_and_sentences_are_merged() {
    let a = with(&[("diez", "quince"), ("Fin del informe.", "Fin del informe.\n\nAnexo.")]);
    let b =
        with(&[("Se puede ampliar.", "Se puede ampliar dos veces."), ("- dos\n", "- dos\n- dos y medio\n")]);
    let both = with(&[
        ("diez", "quince"),
        ("Fin del informe.", "Fin del informe.\n\nAnexo."),
        ("Se puede ampliar.", "Se puede ampliar dos veces."),
        ("- dos\n", "- dos\n- dos y medio\n"),
    ]);
    assert_eq!(clean(&a, &b), both);
    assert_eq!(clean(&b, &a), both);
}

#[test]
fn two_changes_to_one_sentence_are_a_conflict_of_whole_sentences() {
    let a = with(&[("El plazo es", "El plazo no es")]);
    let b = with(&[("diez días", "diez días como máximo")]);
    let sentence = |text: &str| text.to_owned();
    let expected = (
        sentence("El plazo es de diez días."),
        sentence("El plazo no es de diez días."),
        sentence("El plazo es de diez días como máximo."),
    );
    assert_eq!(conflicts(&a, &b), [expected]);
    assert_eq!(merge(BASE, &a, &b).resolved(|conflict| &conflict.a), a);
    assert_eq!(merge(BASE, &a, &b).resolved(|conflict| &conflict.b), b);
}

#[test]
fn the_same_change_by_both_is_no_conflict() {
    let a = with(&[("diez", "quince")]);
    assert_eq!(clean(&a, &a), a);
    let b = with(&[("diez", "quince"), ("Nadie paga", "Ninguna persona paga")]);
    assert_eq!(clean(&a, &b), b);
}

#[test]
fn a_sentence_that_one_removes_and_the_other_changes_is_a_conflict() {
    let a = with(&[(" Nadie paga por ello.", "")]);
    let b = with(&[("Nadie paga por ello.", "Nadie paga nada por ello.")]);
    let expected = ("Nadie paga por ello.".into(), String::new(), "Nadie paga nada por ello.".into());
    assert_eq!(conflicts(&a, &b), [expected]);
}

#[test]
fn what_both_add_in_one_place_is_a_conflict_and_in_two_places_is_not() {
    let a = with(&[("Fin del informe.\n", "Fin del informe.\n\nAnexo de Ana.\n")]);
    let b = with(&[("Fin del informe.\n", "Fin del informe.\n\nAnexo de Bruno.\n")]);
    assert_eq!(conflicts(&a, &b), [(String::new(), "Anexo de Ana.".into(), "Anexo de Bruno.".into())]);
    let b = with(&[("- uno\n", "- cero\n- uno\n")]);
    assert_eq!(clean(&a, &b), a.replacen("- uno\n", "- cero\n- uno\n", 1));
}

#[test]
fn removing_the_end_and_adding_before_it_keeps_paragraphs_apart() {
    let a = with(&[("\n\nFin del informe.\n", "")]);
    let b = with(&[("Fin del informe.", "Un párrafo nuevo.\n\nFin del informe.")]);
    let expected = with(&[("Fin del informe.\n", "Un párrafo nuevo.")]);
    assert_eq!(clean(&a, &b).trim_end(), expected);
}

#[test]
fn sentences_removed_on_one_side_and_added_on_the_other_stay_in_their_paragraph() {
    let a = with(&[(" Se puede ampliar.", "")]);
    let b = with(&[("días. Se", "días. Los feriados no cuentan. Se")]);
    assert_eq!(clean(&a, &b), with(&[("Se puede ampliar.", "Los feriados no cuentan.")]));
}

#[test]
fn a_sentence_kept_by_both_stays_even_if_each_removes_another_copy() {
    let base = "No aplica. Uno dos tres. No aplica.";
    let merged = merge(base, "Uno dos tres. No aplica.", "No aplica. Uno dos tres.");
    assert!(merged.text().is_none_or(|text| text.contains("No aplica.")), "{merged:?}");
}

#[test]
fn sentences_without_a_space_between_them_get_none() {
    let base = "你好。再见。谢谢。";
    let merged = merge(base, "你们好。再见。谢谢。", "你好。再见。多谢。").text();
    assert_eq!(merged.as_deref(), Some("你们好。再见。多谢。"));
}

fn all_sentences(text: &str) -> Vec<&str> {
    paragraphs(text)
        .1
        .iter()
        .flat_map(|paragraph| sentences(paragraph.text))
        .map(|piece| piece.text)
        .collect()
}

fn swapped(merged: Merged) -> Merged {
    let swap = |part| match part {
        Part::Conflict(Conflict { base, a, b }) => Part::Conflict(Conflict { base, a: b, b: a }),
        text => text,
    };
    Merged { parts: merged.parts.into_iter().map(swap).collect() }
}

proptest! {
    #[test]
    fn what_only_one_side_changed_is_taken_as_it_is(base in anything(), a in anything()) {
        prop_assert_eq!(merge(&base, &a, &base).text(), Some(a.clone()));
        prop_assert_eq!(merge(&base, &base, &a).text(), Some(a.clone()));
        prop_assert_eq!(merge(&base, &a, &a).text(), Some(a));
    }

    #[test]
    fn merging_does_not_depend_on_the_order_of_the_sides(base in anything(), a in anything(), b in anything(), x in choices(), y in choices()) {
        for (a, b) in [(a, b), (changed(&base, &x), changed(&base, &y))] {
            prop_assert_eq!(swapped(merge(&base, &a, &b)), merge(&base, &b, &a));
        }
    }

    #[test]
    fn a_clean_merge_keeps_every_sentence_that_both_kept(base in text(), a in text(), b in text(), x in choices(), y in choices()) {
        for (a, b) in [(a, b), (changed(&base, &x), changed(&base, &y))] {
            let Some(merged) = merge(&base, &a, &b).text() else { continue };
            let (of_a, of_b) = (all_sentences(&a), all_sentences(&b));
            for sentence in all_sentences(&base) {
                if of_a.contains(&sentence) && of_b.contains(&sentence) {
                    prop_assert!(merged.contains(sentence), "{sentence:?} is not in {merged:?}");
                }
            }
        }
    }

    /// Nobody's sentence is lost: it is in the result, or on its side of a conflict.
    #[test]
    fn every_sentence_that_somebody_added_is_there(base in text(), x in choices(), y in choices()) {
        let (a, b) = (changed(&base, &x), changed(&base, &y));
        let merged = merge(&base, &a, &b);
        let (as_a, as_b) = (merged.resolved(|conflict| &conflict.a), merged.resolved(|conflict| &conflict.b));
        let of_base = all_sentences(&base);
        for (side, resolved) in [(&a, as_a), (&b, as_b)] {
            for sentence in all_sentences(side) {
                if !of_base.contains(&sentence) {
                    prop_assert!(resolved.contains(sentence), "{sentence:?} is not in {resolved:?}");
                }
            }
        }
    }

    #[test]
    fn changes_to_paragraphs_apart_from_each_other_are_always_merged(before in sentence(), after in sentence(), x in sentence(), y in sentence()) {
        // Of a repeated sentence, both sides kept a copy: that is a conflict.
        prop_assume!(before != after);
        let page = |first: &str, last: &str| format!("{first}\n\nEntre los dos hay un párrafo.\n\n{last}\n");
        let merged = merge(&page(&before, &after), &page(&x, &after), &page(&before, &y));
        prop_assert_eq!(merged.text(), Some(page(&x, &y)));
    }
}
