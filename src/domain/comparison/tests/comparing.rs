use proptest::prelude::*;

use super::super::pieces::{paragraphs, sentences};
use super::*;

fn sentences_of(text: &str) -> Vec<&str> {
    sentences(text).into_iter().map(|piece| piece.text).collect()
}

#[test]
fn a_changed_word_is_a_changed_word_and_not_a_changed_paragraph() {
    let from = "Uno dos tres.\n\nEl plazo es de diez días. Nadie paga.\n\nFin.";
    let to = "Uno dos tres.\n\nEl plazo es de quince días. Nadie paga.\n\nFin.";
    let expected = ["=Uno dos tres.\n\nEl plazo es de ", "-diez", "+quince", "= días. Nadie paga.\n\nFin."];
    assert_eq!(short(&compare(from, to)), expected);
}

#[test]
fn an_added_paragraph_leaves_those_around_it_alone() {
    let expected = ["=Uno.\n\n", "+Nuevo párrafo.\n\n", "=Dos."];
    assert_eq!(short(&compare("Uno.\n\nDos.", "Uno.\n\nNuevo párrafo.\n\nDos.")), expected);
    assert_eq!(short(&compare("Uno.", "Uno.\n\nDos.")), ["=Uno.", "+\n\nDos."]);
    assert_eq!(short(&compare("Uno.\n\nDos.", "Uno.")), ["=Uno.", "-\n\nDos."]);
}

#[test]
fn a_moved_paragraph_is_recognised_at_both_ends() {
    let from = "El primero de todos.\n\nEl segundo es otro.\n\nEl tercero cierra la lista.";
    let to = "El segundo es otro.\n\nEl tercero cierra la lista.\n\nEl primero de todos.";
    let hunks = compare(from, to);
    let moved: Vec<_> = hunks.iter().filter(|hunk| hunk.moved.is_some()).collect();
    assert_eq!(moved.len(), 2, "{hunks:?}");
    assert!(moved.iter().all(|hunk| hunk.moved == Some(1) && hunk.text.trim_end() == "El primero de todos."));
    assert_eq!((moved[0].op, moved[1].op), (Op::Delete, Op::Insert));
}

#[test]
fn a_moved_and_a_changed_paragraph_are_not_taken_for_each_other() {
    let from = "El consulado atiende los lunes.\n\nEl consulado atiende los martes.\n\nOtra cosa distinta.";
    let to = "El consulado atiende los martes.\n\nOtra cosa distinta.\n\nNada que ver aquí.\n\nEl consulado atiende los lunes.";
    let hunks = compare(from, to);
    assert_eq!(hunks.iter().filter(|hunk| hunk.moved.is_some()).count(), 2, "{hunks:?}");
}

#[test]
fn what_has_little_in_common_is_replaced_as_a_whole() {
    let from = "La mesa técnica se reúne cada mes en la capital.";
    let to = "Cada persona recibe una carta de la embajada por correo.";
    assert_eq!(short(&compare(from, to)), [format!("-{from}"), format!("+{to}")]);
    let phrases = compare("Hay mesas rojas, verdes y sillas.", "Hay mesas negras, blancas y sillas.");
    assert_eq!(short(&phrases), ["=Hay mesas ", "-rojas, verdes", "+negras, blancas", "= y sillas."]);
}

#[test]
fn accents_and_joined_characters_are_never_cut() {
    let hunks = compare("La familia 👩‍👩‍👧 llegó.", "La familia 👩‍👩‍👦 llegó.");
    assert_eq!(short(&hunks), ["=La familia ", "-👩‍👩‍👧", "+👩‍👩‍👦", "= llegó."]);
    let hunks = compare("Vino e\u{301}l ayer tarde.", "Vino el ayer tarde.");
    assert_eq!(short(&hunks), ["=Vino ", "-e\u{301}l", "+el", "= ayer tarde."]);
}

#[test]
fn sentences_end_where_a_reader_ends_them() {
    for (text, expected) in [
        ("El Sr. Pérez vino. Se fue.", vec!["El Sr. Pérez vino.", "Se fue."]),
        ("Véase el art. 5 de la ley. Fin.", vec!["Véase el art. 5 de la ley.", "Fin."]),
        ("Vive en EE. UU. desde 2020. Trabaja.", vec!["Vive en EE. UU. desde 2020.", "Trabaja."]),
        ("¿Quién? ¡Todos! Así es.", vec!["¿Quién?", "¡Todos!", "Así es."]),
        ("J. Pérez y M. L. Soto.", vec!["J. Pérez y M. L. Soto."]),
        ("Una frase que\nsigue. Otra.", vec!["Una frase que\nsigue.", "Otra."]),
        ("## Título\nTexto. Más.", vec!["## Título", "Texto.", "Más."]),
        ("- uno. dos\n- tres\n  sigue", vec!["- uno. dos", "- tres\n  sigue"]),
        ("| a | b |\n|---|---|\n| 1 | 2 |", vec!["| a | b |", "|---|---|", "| 1 | 2 |"]),
        ("Son 1.200 personas. Vinieron.", vec!["Son 1.200 personas.", "Vinieron."]),
    ] {
        assert_eq!(sentences_of(text), expected);
    }
}

#[test]
fn hunks_of_one_text_do_not_fit_another() {
    let hunks = compare("Uno dos tres.", "Uno dos cuatro.");
    assert_eq!(apply("Uno dos tres.", &hunks).unwrap(), "Uno dos cuatro.");
    for other in ["Uno dos cinco.", "Uno dos tres. Más.", ""] {
        assert_eq!(apply(other, &hunks), None);
    }
}

proptest! {
    #[test]
    fn applying_the_hunks_to_one_text_gives_the_other(from in anything(), to in anything(), choices in choices()) {
        for to in [to, changed(&from, &choices)] {
            let hunks = compare(&from, &to);
            let applied = apply(&from, &hunks);
            prop_assert_eq!(applied.as_deref(), Some(to.as_str()));
            prop_assert!(hunks.iter().all(|hunk| !hunk.text.is_empty()));
            prop_assert_eq!(from == to, hunks.iter().all(|hunk| hunk.op == Op::Equal));
            let moved = |op: Op| {
                let mut moved: Vec<_> = hunks
                    .iter()
                    .filter(|hunk| hunk.op == op)
                    .filter_map(|hunk| Some((hunk.moved?, hunk.text.trim_end())))
                    .collect();
                moved.sort();
                moved
            };
            prop_assert_eq!(moved(Op::Delete), moved(Op::Insert));
        }
    }

    #[test]
    fn pieces_are_the_text(text in anything()) {
        let (lead, pieces) = paragraphs(&text);
        let mut whole = lead.to_owned();
        for paragraph in pieces {
            prop_assert!(!paragraph.text.is_empty() && paragraph.text.trim_end() == paragraph.text);
            let cut: String = sentences(paragraph.text).iter().map(|s| format!("{}{}", s.text, s.gap)).collect();
            prop_assert_eq!(&cut, paragraph.text);
            prop_assert!(sentences(paragraph.text).iter().all(|sentence| !sentence.text.is_empty()));
            whole.push_str(paragraph.text);
            whole.push_str(paragraph.gap);
        }
        prop_assert_eq!(whole, text);
    }
}
