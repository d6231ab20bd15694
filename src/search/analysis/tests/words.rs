use proptest::prelude::*;

use super::super::{normal, words};

fn cut(text: &str) -> Vec<String> {
    let text = normal(text);
    words(text.text()).map(|word| format!("{}:{}", word.position, &text.text()[word.range])).collect()
}

#[test]
fn numbers_of_laws_stay_whole() {
    assert_eq!(cut("Ley 25.871/2004, art. 3º"), ["0:Ley", "1:25.871", "2:2004", "3:art", "4:3"]);
    assert_eq!(cut("3×4÷ñ ÿé"), ["0:3", "1:4", "2:ñ", "3:ÿé"]);
    assert_eq!(cut("ODS 10.7. En 2019-05"), ["0:ODS", "1:10.7", "2:En", "3:2019", "4:05"]);
}

#[test]
fn any_character_comes_to_an_end() {
    assert_eq!(cut("\u{2BC} \u{2BB}okina l\u{2BC}inclusion"), ["0:okina", "1:inclusion"]);
    for c in ('\0'..=char::MAX).filter(|c| !c.is_ascii()) {
        for text in [format!("{c}"), format!("a{c}b"), format!("A.{c}.B-{c}")] {
            assert!(words(&text).take(20).count() < 20, "{c:?}");
        }
    }
}

#[test]
fn an_acronym_with_points_is_one_word() {
    assert_eq!(cut("la C.A.N. y EE. UU."), ["0:la", "1:C.A.N", "2:y", "3:EE. UU"]);
    assert_eq!(cut("U.S. law, O.N.U"), ["0:U.S", "1:law", "2:O.N.U"]);
    assert_eq!(cut("Art. V. A. b.c"), ["0:Art", "1:V", "2:A", "3:b", "4:c"]);
    assert_eq!(cut("fin de la A.B"), ["0:fin", "1:de", "2:la", "3:A.B"]);
}

#[test]
fn what_french_elides_and_what_english_owns_is_no_word() {
    assert_eq!(cut("l’inclusion d'accueil, qu'elle"), ["0:inclusion", "1:accueil", "2:elle"]);
    assert_eq!(cut("the migrant's rights"), ["0:the", "1:migrant", "2:rights"]);
    assert_eq!(cut("d' l"), ["0:d", "1:l"]);
}

#[test]
fn a_compound_comes_joined_and_in_parts() {
    assert_eq!(
        cut("la socio-económica hoy"),
        ["0:la", "1:socio-económica", "1:socio", "2:económica", "3:hoy"]
    );
    assert_eq!(cut("a-b-c-d"), ["0:a", "1:b", "2:c", "3:d"]);
    assert_eq!(cut("-a -- b-"), ["0:a", "1:b"]);
}

#[test]
fn accents_written_apart_and_soft_hyphens_do_not_cut_a_word() {
    assert_eq!(cut("accio\u{301}n migra\u{ad}toria"), ["0:acción", "1:migratoria"]);
    assert_eq!(cut("q\u{301}a की\u{94d}त"), ["0:q\u{301}a", "1:की\u{94d}त"]);
}

#[test]
fn groups_of_digits_are_one_number_at_one_place_and_its_parts() {
    let number = ["0:unos", "1:31 654", "1:31", "1:654", "2:más"];
    for blank in [' ', '\u{a0}', '\u{202f}', '\u{2009}', '\u{2007}'] {
        assert_eq!(cut(&format!("unos 31{blank}654 más")), number, "{blank:?}");
    }
    assert_eq!(cut("31’654, 31'654"), ["0:31’654", "1:31'654"]);
    assert_eq!(cut("1 250 100,5 %"), ["0:1 250 100,5", "0:1", "0:250", "0:100"]);
    // A group that begins with a zero is not a number of its own.
    assert_eq!(cut("1 250 000,5 %"), ["0:1 250 000,5"]);
    assert_eq!(cut("1 000-5 050"), ["0:1 000", "1:5 050"]);
}

#[test]
fn digits_that_are_no_groups_of_a_number_stay_apart() {
    assert_eq!(cut("2019 450 y"), ["0:2019", "1:450", "2:y"]);
    assert_eq!(cut("2019 450 000"), ["0:2019", "1:450 000"]);
    assert_eq!(cut("+57 310 555 1234"), ["0:57", "1:310", "2:555", "3:1234"]);
    assert_eq!(cut("011 234"), ["0:011", "1:234"]);
    assert_eq!(cut("31  654"), ["0:31", "1:654"]);
    assert_eq!(cut("12 300km"), ["0:12", "1:300km", "1:300", "2:km"]);
    assert_eq!(
        cut("100 200 300 400 500 600 7"),
        ["0:100", "1:200", "2:300", "3:400", "4:500", "5:600", "6:7"]
    );
}

#[test]
fn dates_and_lists_of_years_come_joined_and_in_parts() {
    assert_eq!(cut("el 12.03.2019"), ["0:el", "1:12.03.2019", "1:12", "2:03", "3:2019"]);
    assert_eq!(cut("2018,2019"), ["0:2018,2019", "0:2018", "1:2019"]);
    assert_eq!(
        cut("4819-7000, 2018–2020, 2004-575"),
        ["0:4819", "1:7000", "2:2018", "3:2020", "4:2004", "5:575"]
    );
}

#[test]
fn a_code_comes_joined_and_in_letters_and_digits() {
    for hyphen in ["", "-", "\u{2010}", "\u{2011}", "\u{2212}", "–", "\u{ad}"] {
        let parts = cut(&format!("CP{hyphen}29 x"));
        assert_eq!(parts[1..], ["0:CP", "1:29", "2:x"], "{hyphen:?}");
    }
    assert_eq!(cut("B–2, A–B"), ["0:B–2", "0:B", "1:2", "2:A", "3:B"]);
    assert_eq!(cut("H-1B"), ["0:H-1B", "0:H", "1:1", "2:B"]);
    assert_eq!(cut("2019-nCoV"), ["0:2019-nCoV", "0:2019", "1:nCoV"]);
    assert_eq!(cut("ISO-3166-1"), ["0:ISO-3166-1", "0:ISO", "1:3166", "2:1"]);
    assert_eq!(cut("a1b2c3"), ["0:a1b2c3"]);
    assert_eq!(cut("A/RES/73/195"), ["0:A", "1:RES", "2:73", "3:195"]);
    assert_eq!(cut("Ley-25.871"), ["0:Ley", "1:25.871"]);
}

proptest! {
    /// A word of a text is read as the same word when it stands alone.
    #[test]
    fn what_a_word_is_does_not_depend_on_what_stands_around_it(
        text in "([a-cA-C0-9 .,'’–-]|[0-9]{1,4} [0-9]{3}|EE\\. UU\\.|\u{301}|\\PC){0,30}"
    ) {
        let text = normal(&text);
        for word in words(text.text()) {
            let alone = &text.text()[word.range.clone()];
            let again = words(alone).next().map(|word| word.range);
            prop_assert_eq!(again, Some(0..alone.len()), "{}", alone);
        }
    }
}
