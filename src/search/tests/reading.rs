use crate::search::index::parts::SearchedIn;
use crate::search::query::grammar::*;

fn shown(text: &str) -> String {
    written(parse(text))
}

fn written(expression: Expression) -> String {
    let clauses = expression.clauses.into_iter().map(|clause| {
        let any = clause.any.iter().map(|term| match term {
            Term::Word(SearchedIn::Anywhere, word) => word.clone(),
            Term::Word(place, word) => format!("{place:?}:{word}"),
            Term::Phrase(SearchedIn::Anywhere, phrase) => format!("<{phrase}>"),
            Term::Phrase(place, phrase) => format!("{place:?}:<{phrase}>"),
            Term::Value(facet, value) => format!("{}={value}", facet.name()),
            Term::Years(from, to) => format!("{from}..{to}"),
        });
        let any = any.collect::<Vec<_>>().join("|");
        if clause.excluded { format!("-{any}") } else { any }
    });
    clauses.collect::<Vec<_>>().join(" ")
}

#[test]
fn what_the_grammar_knows_is_understood() {
    assert_eq!(shown("migrantes \"protección consular\" -trata"), "migrantes <protección consular> -trata");
    assert_eq!(shown("visa OR residencia OR permiso Perú"), "visa|residencia|permiso Perú");
    assert_eq!(shown("title:mujeres institution:OIM"), "In(Title):mujeres Institution:OIM");
    assert_eq!(shown("country:CO, -theme:health year:2018-2020"), "country=CO -theme=health 2018..2020");
    assert_eq!(shown("«cooperación Sur» title:“dos palabras”"), "<cooperación Sur> In(Title):<dos palabras>");
    for text in [
        "\"uno dos\" tres",
        "“uno dos” tres",
        "„uno dos“ tres",
        "”uno dos” tres",
        "«uno dos» tres",
        "»uno dos« tres",
        "‹uno dos› tres",
        "¿“uno dos” tres?",
        "¡(«uno dos») tres!",
        "l’«uno dos» tres",
        "d'\"uno dos\", tres",
        "&quot;uno dos&quot; tres",
        "＂uno dos＂ tres",
    ] {
        let read = shown(text);
        let read = read.strip_prefix("l ").or_else(|| read.strip_prefix("d ")).unwrap_or(&read);
        assert_eq!(read, "<uno dos> tres", "{text}");
    }
    assert_eq!(shown("«la “visa humanitaria” de» hoy"), "<la “visa humanitaria” de> hoy");
    assert_eq!(shown("year:2018–2020 ＣＯＵＮＴＲＹ：CO"), "2018..2020 country=CO");
    assert_eq!(shown("visa −trata -«otra cosa» –dicho–"), "visa -trata -<otra cosa> dicho");
    assert_eq!(shown("socio-económico l'inclusion"), "socio-económico inclusion");
}

#[test]
fn what_does_not_parse_is_read_as_words() {
    assert_eq!(shown("art. 5: agua"), "art 5 agua");
    assert_eq!(shown("https://www.iom.int/es"), "https www iom int");
    assert_eq!(shown("\"sin cerrar"), "sin cerrar");
    assert_eq!(shown("OR visa OR"), "OR visa OR");
    assert_eq!(shown("visa OR -trata"), "visa OR -trata");
    assert_eq!(shown("year:hoy country: CO"), "year hoy country CO");
    assert_eq!(shown("- -- \"\" : ()"), "");
    assert_eq!(shown("palabra:otra"), "palabra otra");
}

#[test]
fn groups_of_digits_are_one_number_or_several() {
    assert_eq!(shown("son 31 654, hoy"), "son 31 654|31 31 654|654 hoy");
    assert_eq!(shown("1\u{a0}000-5 200"), "1 000 5 200|5 5 200|200");
    assert_eq!(shown("title:31 654"), "In(Title):31 654|In(Title):31 In(Title):31 654|In(Title):654");
    assert_eq!(shown("\"31 654 casos\""), "<31 654 casos>");
    // An exclusion applies to one word, and a facet has one value.
    assert_eq!(shown("-31 654"), "-31 654");
    assert_eq!(shown("objective:14 300"), "gcm_objective=14 300");
    assert_eq!(shown("2019 450"), "2019 450");
    assert_eq!(shown("31.654 B-2"), "31.654 B-2");
    assert_eq!(parse(&"31 654 x ".repeat(40)).clauses.len(), MAX_TERMS);
}

#[test]
fn words_that_say_nothing_are_not_required_unless_there_are_no_others() {
    assert_eq!(shown("protección de los migrantes"), "protección migrantes");
    assert_eq!(shown("de los"), "de los");
    assert_eq!(shown("UN system"), "UN system");
}

#[test]
fn phrases_become_words_where_there_are_others() {
    let unquoted = |text: &str| parse(text).unquoted().map(written);
    for (text, words) in [
        ("visa \"la tarjeta andina\" -\"otra cosa\"", "visa tarjeta andina -<otra cosa>"),
        ("title:\"tarjeta andina\" visa", "In(Title):tarjeta In(Title):andina visa"),
        ("visa \"a b\" OR residencia «uno tres»", "visa <a b>|residencia uno tres"),
        ("visa OR residencia \"uno tres\"", "visa|residencia uno tres"),
    ] {
        assert_eq!(unquoted(text).as_deref(), Some(words), "{text}");
    }
    for text in
        ["", "visa", "\"uno dos\"", "\"uno dos\" country:PE", "visa -\"uno dos\"", "-visa \"uno dos\""]
    {
        assert_eq!(unquoted(text), None, "{text}");
    }
    let long = format!("visa \"{}\" \"otra vez\" -trata country:CO", "palabra ".repeat(200));
    let words = parse(&long).unquoted().unwrap();
    assert_eq!(words.clauses.len(), MAX_TERMS);
    assert!(written(words).ends_with(" palabra -trata country=CO"));
    let either = format!("visa{} \"{}\"", " OR visa".repeat(20), "palabra ".repeat(20));
    let terms = |words: Expression| words.clauses.iter().map(|clause| clause.any.len()).sum::<usize>();
    assert_eq!(parse(&either).unquoted().map(terms), Some(MAX_TERMS));
}

#[test]
fn a_query_has_an_end() {
    assert_eq!(parse(&"palabra ".repeat(1_000)).clauses.len(), MAX_TERMS);
    assert_eq!(parse(&"ñ".repeat(10_000)).clauses.len(), 0);
}
