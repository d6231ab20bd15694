use proptest::prelude::*;

use super::super::normal::normal;

fn of(text: &str) -> String {
    normal(text).text().to_owned()
}

#[test]
fn what_only_looks_different_becomes_what_is_typed() {
    for (written, typed) in [
        ("ﬁliación oﬀicial", "filiación official"),
        ("N₂O y CO₂, H₂O", "N2O y CO2, H2O"),
        ("capítulo Ⅳ, ⅻ", "capítulo IV, xii"),
        ("ＣＯＶＩＤ－１９：ｓｉ", "COVID-19:si"),
        ("𝗩𝗶𝘀𝗮 ① ㎢ ℃", "Visa 1 km2 °C"),
        ("½ jornada, 3½ y 2 ⅔", " 1/2  jornada, 3 1/2  y 2  2/3 "),
        ("31\u{A0}654\u{202F}321\u{2009}000", "31 654 321 000"),
        ("٣١ ۴۵ १२", "31 45 12"),
        ("accio\u{301}n n\u{303}andu\u{301}", "acción ñandú"),
        ("ĳs coŀlega col·lega Norte·Sur", "ijs collega collega Norte·Sur"),
        ("CP‑29 A‐B −5", "CP-29 A-B -5"),
        ("Windows™", "Windows"),
        ("l’État d´Ivoire «así» – “no”… ¿sí?", "l’État d´Ivoire «así» – “no”… ¿sí?"),
    ] {
        assert_eq!(of(written), typed, "{written}");
    }
}

#[test]
fn a_raised_number_is_a_power_behind_a_unit_and_elsewhere_that_of_a_note() {
    for (written, typed) in [
        ("3 km³ y 5 m², 12 hab./km²", "3 km3 y 5 m2, 12 hab./km2"),
        ("palabra² programa¹² 2019³ 25.871¹", "palabra programa 2019 25.871"),
        ("CO² m¹²", "CO2 m12"),
        ("¹ Véase", " Véase"),
        ("m2² ", "m2 "),
    ] {
        assert_eq!(of(written), typed, "{written}");
    }
}

#[test]
fn ordinals_are_their_number_and_all_signs_of_numbers_one_word() {
    for (written, typed) in [
        ("3.º, 1.ª, 2º y 4ª", "3., 1., 2 y 4"),
        ("Ley n.º 5, N° 5, nº 5, № 5, nᵒ 5", "Ley no 5, No 5, no 5, no 5, no 5"),
        ("N.º5, №5", "No 5, no 5"),
        ("Mª, son 25 °C, plan°", "M, son 25 °C, plan°"),
    ] {
        assert_eq!(of(written), typed, "{written}");
    }
}

#[test]
fn characters_may_be_written_by_name_or_number_as_in_html() {
    for (written, typed) in [
        ("31&nbsp;654 km&sup3;", "31 654 km3"),
        ("protecci&oacute;n &#250;nica &#xE9; &AElig;", "protección única é Æ"),
        ("migra&shy;ci&#243;n, palabra&sup2;, n.&ordm; 5", "migración, palabra, no 5"),
        ("Ley R&D; a & b; &; &#; &#x110000; &#xZ; &", "Ley R&D; a & b; &; &#; &#x110000; &#xZ; &"),
        ("&amp;nbsp;", "&nbsp;"),
    ] {
        assert_eq!(of(written), typed, "{written}");
    }
}

#[test]
fn what_nobody_sees_is_left_out() {
    for unseen in [
        '\u{AD}',
        '\u{200B}',
        '\u{200C}',
        '\u{200D}',
        '\u{2060}',
        '\u{FEFF}',
        '\u{FE0F}',
        '\u{E0101}',
        '\u{200E}',
        '\u{200F}',
        '\u{202A}',
        '\u{2069}',
    ] {
        assert_eq!(of(&format!("mi{unseen}gra{unseen}{unseen}ción{unseen}")), "migración", "{unseen:?}");
        assert_eq!(of(&format!("{unseen}e{unseen}\u{301}l")), "él", "{unseen:?}");
    }
}

#[test]
fn a_part_is_where_it_was_written() {
    let parts = [
        ("la ﬁliación, ya", "filiación", "ﬁliación"),
        ("la ﬁliación, ya", "ya", "ya"),
        ("más de 5\u{A0}km³ de", "km3", "km³"),
        ("una nota² más", "nota", "nota"),
        ("la\u{200B}mi\u{AD}gración", "lamigración", "la\u{200B}mi\u{AD}gración"),
        ("accio\u{301}n ya", "acción", "accio\u{301}n"),
        ("la ½ de", "1/2", "½"),
        ("Ley n.º 5", "no", "n.º"),
        ("fin ﬂ", "l", "ﬂ"),
    ];
    for (written, part, expected) in parts {
        let normal = normal(written);
        let at = normal.text().find(part).unwrap();
        assert_eq!(&written[normal.written(at..at + part.len())], expected, "{written}");
    }
}

proptest! {
    #[test]
    fn every_part_has_its_place_in_what_was_written(
        text in "(\\PC|[a-z .n]|&(nbsp|shy|sup2|#233);|[ﬁ½²º№Ⅳ\u{A0}\u{200B}\u{301}\u{AD}\u{1100}\u{1161}ｶﾞ·]){0,30}"
    ) {
        let normal = normal(&text);
        let ends: Vec<usize> = normal.text().char_indices().map(|(at, _)| at).chain([normal.text().len()]).collect();
        let mut last = 0;
        for part in ends.windows(2) {
            let written = normal.written(part[0]..part[1]);
            prop_assert!(text.get(written.clone()).is_some_and(|written| !written.is_empty()), "{:?}", written);
            prop_assert!(written.start >= last, "{:?}", written);
            last = written.start;
        }
    }

    /// So that text with invisible characters is also found without them.
    #[test]
    fn what_nobody_sees_makes_no_difference(
        text in "(\\PC|[a-z .n]|[ﬁ½²º№Ⅳ\u{A0}\u{301}\u{1100}\u{1161}ｶﾞ·l]){0,20}",
        at in 0usize..20,
        unseen in prop::sample::select(&['\u{200B}', '\u{AD}', '\u{FEFF}', '\u{FE0F}', '\u{202E}'][..]),
    ) {
        let mut with: Vec<char> = text.chars().collect();
        with.insert(at.min(with.len()), unseen);
        prop_assert_eq!(of(&with.into_iter().collect::<String>()), of(&text));
    }
}
