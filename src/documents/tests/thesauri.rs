//! Thesauri: what is read of SKOS, in both forms, and what is refused.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use crate::documents::skos::{Format, read, write};
use crate::domain::language::Tongue;
use crate::domain::thesaurus::{Concept, ConceptLabels};
use crate::error::{Code, Error};

const BASE: &str = "https://acervo.example/thesaurus/";
const PREFIXES: &str =
    "@prefix s: <http://www.w3.org/2004/02/skos/core#> .\n@prefix : <https://other.example/things#> .\n";

fn turtle(statements: &str) -> Result<Vec<Concept>, Error> {
    read(format!("{PREFIXES}{statements}").as_bytes(), Format::Turtle, BASE)
}

fn xml(elements: &str) -> Result<Vec<Concept>, Error> {
    let text = format!(
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"\n\
         xmlns:s=\"http://www.w3.org/2004/02/skos/core#\">\n{elements}\n</rdf:RDF>"
    );
    read(text.as_bytes(), Format::RdfXml, BASE)
}

/// Code of the error, and its faults: pointer, code, line.
#[track_caller]
fn told(result: Result<Vec<Concept>, Error>) -> (Code, Vec<String>) {
    let error = result.expect_err("refused");
    let fault = |fault: crate::error::Fault| {
        let line = fault.args.iter().find(|(name, _)| *name == "line");
        format!("{} {}{}", fault.pointer, fault.code, line.map(|(_, n)| format!(" {n}")).unwrap_or_default())
    };
    (error.code, error.faults.into_iter().map(fault).collect())
}

fn labels(concept: &Concept, tongue: Tongue) -> (&str, Vec<&str>) {
    let found = &concept.labels[&tongue];
    (&found.preferred, found.alternatives.iter().map(String::as_str).collect())
}

#[test]
fn labels_in_the_four_languages_and_links_both_ways_are_read() {
    let concepts = turtle(
        ":scheme a s:ConceptScheme ; s:prefLabel \"Todo\"@es .
         :visas a s:Concept ; s:inScheme :scheme ; s:notation \"7\" ; s:definition \"Un permiso.\"@es ;
           s:prefLabel \"visado\"@es, \"visa\"@en-GB, \"visto\"@pt-BR, \"visto consular\"@pt, \"Visum\"@de, \"ninguna\" ;
           s:altLabel \"  visa \\n de entrada\"@es , \"visado\"@es ; s:hiddenLabel \"bisa\"@es ; s:narrower :transit .
         :transit s:prefLabel \"visado de tr\\u00E1nsito\"@es ; s:broader <http://x.example/a/documents> .
         <http://x.example/a/documents> a s:Concept ; s:prefLabel \"documentos\"@es .
         :only-german a s:Concept ; s:prefLabel \"Reise\"@de . :visas s:broader :only-german .",
    )
    .unwrap();
    let ids: Vec<&str> = concepts.iter().map(|concept| concept.id.as_str()).collect();
    assert_eq!(ids, ["documents", "transit", "visas"]);
    assert_eq!(concepts[1].broader, ["documents", "visas"]);
    let visas = &concepts[2];
    assert_eq!(visas.broader, [""; 0]);
    assert_eq!(labels(visas, Tongue::Es), ("visado", vec!["visa de entrada", "bisa"]));
    assert_eq!(labels(visas, Tongue::En), ("visa", vec![]));
    assert_eq!(labels(visas, Tongue::Pt), ("visto consular", vec!["visto"]));
    assert_eq!(visas.labels.get(&Tongue::Fr), None);
    assert_eq!(labels(&concepts[1], Tongue::Es).0, "visado de tránsito");
}

#[test]
fn rdf_xml_says_the_same_as_turtle() {
    let from_xml =
        xml("<s:Concept rdf:about=\"visas\"><s:prefLabel xml:lang=\"es\">visado &amp; visa</s:prefLabel>
         <s:narrower><s:Concept rdf:about=\"https://other.example/things#transit\" xml:lang=\"fr\">
         <s:prefLabel>visa de transit</s:prefLabel></s:Concept></s:narrower></s:Concept>");
    let from_turtle = turtle(
        "<visas> a s:Concept ; s:prefLabel \"visado & visa\"@es .
         :transit a s:Concept ; s:prefLabel \"visa de transit\"@fr ; s:broader <visas> .",
    );
    assert_eq!(from_xml.unwrap(), from_turtle.unwrap());
}

#[test]
fn the_forms_that_rdf_xml_has_for_the_same_are_all_read() {
    let concepts = xml(
        "<rdf:Description rdf:ID=\"a\" s:prefLabel=\"uno\" xml:lang=\"es\">
           <rdf:type rdf:resource=\"http://www.w3.org/2004/02/skos/core#Concept\"/>
           <s:altLabel><![CDATA[y ]]><!-- no --> otro</s:altLabel><s:altLabel xml:lang=\"\">sin lengua</s:altLabel>
           <s:altLabel rdf:datatype=\"http://www.w3.org/2001/XMLSchema#string\">con tipo</s:altLabel>
           <s:note rdf:parseType=\"Literal\"><b>s</b></s:note>
           <s:note rdf:parseType=\"Resource\"><s:prefLabel>de nadie</s:prefLabel></s:note>
         </rdf:Description>
         <s:Collection rdf:about=\"all\"><s:memberList rdf:parseType=\"Collection\">
           <s:Concept xml:base=\"https://other.example/x/\" rdf:about=\"b\"><s:prefLabel xml:lang=\"fr\">deux</s:prefLabel>
             <s:broader rdf:resource=\"https://acervo.example/thesaurus/#a\"/></s:Concept>
         </s:memberList></s:Collection>
         <s:Concept><s:prefLabel xml:lang=\"es\">sin nombre</s:prefLabel></s:Concept>",
    )
    .unwrap();
    let [a, b] = &concepts[..] else { panic!("{concepts:?}") };
    assert_eq!((a.id.as_str(), labels(a, Tongue::Es)), ("a", ("uno", vec!["y otro"])));
    assert_eq!((b.id.as_str(), labels(b, Tongue::Fr)), ("b", ("deux", vec![])));
    assert_eq!(b.broader, ["a"]);
    let alone =
        "<s:Concept xmlns:s=\"http://www.w3.org/2004/02/skos/core#\" s:prefLabel=\"solo\" xml:lang=\"es\"
        xmlns:r=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" r:about=\"c\"/>";
    assert_eq!(read(alone.as_bytes(), Format::RdfXml, BASE).unwrap()[0].id, "c");
}

#[test]
fn every_fault_of_what_it_says_is_told() {
    let long = "a".repeat(101);
    let many: String = (0..32).map(|n| format!(" ; s:altLabel \"alternativa {n}\"@fr")).collect();
    let (code, mut faults) = told(turtle(&format!(
        ":a a s:Concept ; s:prefLabel \"{long}\"@es , \"\"@en ; s:broader :b , :nowhere .
         :b a s:Concept ; s:prefLabel \"b\"@es{many} ; s:broader :c . :c a s:Concept ; s:prefLabel \"c\"@es ; s:broader :a .
         :own a s:Concept ; s:prefLabel \"propio\"@es ; s:broader :own .
         <http://one.example/twice> s:prefLabel \"uno\"@es . <http://two.example/twice> s:prefLabel \"dos\"@es .
         <http://one.example/ma%C3%B1ana> s:prefLabel \"mañana\"@es . <http://one.example/> s:prefLabel \"nada\"@es ."
    )));
    assert_eq!(code, Code::Invalid);
    faults.sort();
    let expected = [
        "//id wrong_form",
        "/a/broader/1 unknown",
        "/a/labels/en/preferred required",
        "/a/labels/es/preferred too_long",
        "/b/labels/fr/alternatives too_many_items",
        "/c/broader/0 makes_a_circle",
        "/ma%C3%B1ana/id wrong_form",
        "/own/broader/0 makes_a_circle",
        "/twice repeated_items",
    ];
    assert_eq!(faults, expected);
}

#[test]
fn what_cannot_be_parsed_is_told_with_its_line() {
    let at = |code: &str, line: usize| (Code::Malformed, vec![format!(" {code} {line}")]);
    assert_eq!(told(turtle(":a a s:Concept ;\n  s:prefLabel \"sin fin .\n")), at("not_turtle", 4));
    assert_eq!(told(turtle("\n\n:a none:b :c .")), at("not_turtle", 5));
    assert_eq!(told(turtle("{}")), at("not_turtle", 3));
    assert_eq!(told(xml("<s:Concept rdf:about=\"a\">\n<s:prefLabel>\n</s:Concept>")), at("not_rdf_xml", 5));
    assert_eq!(told(xml("<s:Concept rdf:about=\"a\">\n&nbsp;</s:Concept>")), at("not_rdf_xml", 4));
    let latin = read(b"<a>\n\xf1</a>", Format::RdfXml, BASE);
    assert_eq!(told(latin), at("not_rdf_xml", 2));
    for (text, format) in [("", Format::Turtle), ("<html><body>No</body></html>", Format::RdfXml)] {
        let result = told(read(text.as_bytes(), format, BASE));
        assert!(result.0 == Code::Malformed || result.1 == [" no_concepts"], "{result:?}");
    }
}

/// Works on it for a moment only, and refuses it as too complex.
#[track_caller]
fn too_complex(text: &str, format: Format) {
    let begun = Instant::now();
    let result = told(read(text.as_bytes(), format, BASE));
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
    assert_eq!(result, (Code::Invalid, vec![" thesaurus_too_complex".to_owned()]));
}

#[test]
fn entities_are_refused_before_they_grow() {
    let mut bomb = "<!DOCTYPE a [<!ENTITY a0 \"ja\">".to_owned();
    for n in 1..40 {
        bomb += &format!("<!ENTITY a{n} \"&a{};&a{};\">", n - 1, n - 1);
    }
    let fetched = "<!DOCTYPE a SYSTEM \"file:///etc/passwd\">";
    let plain = "<!DOCTYPE rdf:RDF [<!ENTITY s \"http://www.w3.org/2004/02/skos/core#\">]>";
    for text in [bomb + "]><a>&a39;</a>", format!("{fetched}<a/>"), format!("{plain}<a/>")] {
        let result = told(read(text.as_bytes(), Format::RdfXml, BASE));
        assert_eq!(result, (Code::Invalid, vec![" document_type".to_owned()]));
    }
}

#[test]
fn what_makes_a_parser_keep_or_copy_too_much_is_refused() {
    let long = "x/".repeat(600_000);
    too_complex(
        &format!("@base <http://a.example/{long}> . {}", "@prefix a: <b> .".repeat(1000)),
        Format::Turtle,
    );
    too_complex(&"@base <a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/t/> .\n".repeat(1000), Format::Turtle);
    let prefixes: String = (0..2000).map(|n| format!("@prefix p{n}: <p{n}/> .\n")).collect();
    too_complex(&prefixes, Format::Turtle);
    let statements = format!("{PREFIXES}:a s:note {} \"x\" .", "1,".repeat(1_000_001));
    too_complex(&statements, Format::Turtle);
    let things: String = (0..100_001).map(|n| format!(":c{n} a s:Concept .\n")).collect();
    too_complex(&format!("{PREFIXES}{things}"), Format::Turtle);
    let iri =
        format!("<http://a.example/{}> a <http://www.w3.org/2004/02/skos/core#Concept> .", "x".repeat(1500));
    too_complex(&iri, Format::Turtle);
    too_complex(&format!("{}{}", "<a>".repeat(300), "</a>".repeat(300)), Format::RdfXml);
    let rdf = "xmlns:r=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"";
    let base = format!("http://a.example/{}", "x".repeat(9000));
    too_complex(&format!("<r:RDF {rdf} xml:base=\"{base}\"/>"), Format::RdfXml);
    let skos = "xmlns=\"http://www.w3.org/2004/02/skos/core#\"";
    let things: String = (0..100_001).map(|n| format!("<Concept r:ID=\"i{n}\"/>")).collect();
    too_complex(&format!("<r:RDF {rdf} {skos}>{things}</r:RDF>"), Format::RdfXml);
    let twice = (0..300).map(|n| format!(" a{n}=\"\"")).collect::<String>();
    too_complex(&format!("<r:RDF {rdf}{twice}/>"), Format::RdfXml);
}

#[test]
fn deep_nesting_harms_nobody() {
    for text in ["[ :b ".repeat(200_000), "( ".repeat(200_000), ":a :b ".to_owned() + &"( ".repeat(500_000)] {
        assert_eq!(told(turtle(&text)).0, Code::Malformed);
    }
    let (open, close) = ("<s:Concept><s:related>".repeat(98), "</s:related></s:Concept>".repeat(98));
    assert_eq!(told(xml(&format!("{open}{close}"))), (Code::Invalid, vec![" no_concepts".to_owned()]));
}

fn label() -> impl Strategy<Value = String> {
    "[ -~¡-ÿœŒ]{1,30}".prop_filter("blank", |label| !label.trim().is_empty())
}

fn concept(id: usize) -> impl Strategy<Value = Concept> {
    let one = (label(), prop::collection::vec(label(), 0..4));
    let all = prop::collection::vec((prop::sample::select(Tongue::ALL.to_vec()), one), 1..4);
    (all, prop::collection::vec(0..id.max(1), 0..3)).prop_map(move |(labels, above)| Concept {
        id: format!("c-{id}"),
        labels: labels
            .into_iter()
            .map(|(tongue, (preferred, alternatives))| (tongue, ConceptLabels { preferred, alternatives }))
            .collect(),
        broader: above.into_iter().filter(|above| *above < id).map(|above| format!("c-{above}")).collect(),
    })
}

proptest! {
    #[test]
    fn what_is_written_reads_back_as_it_was(concepts in (0..4usize, 4..9usize).prop_flat_map(|(from, to)| (from..to).map(concept).collect::<Vec<_>>())) {
        let known: Vec<String> = concepts.iter().map(|concept| concept.id.clone()).collect();
        let mut concepts: Vec<Concept> = concepts.into_iter().map(Concept::tidied).collect();
        concepts.iter_mut().for_each(|concept| concept.broader.retain(|above| known.contains(above)));
        let written = write(&concepts, BASE).unwrap();
        let again = read(written.as_bytes(), Format::Turtle, BASE).unwrap();
        prop_assert_eq!(&again, &concepts);
        prop_assert_eq!(write(&again, BASE).unwrap(), written);
    }

    #[test]
    fn no_text_makes_it_panic(text in "[<>/\"'@:.;,a-f #\\[\\](){}!&=\\\\\n]{0,80}", prefixed in any::<bool>()) {
        let _ = if prefixed { turtle(&text) } else { read(text.as_bytes(), Format::Turtle, BASE) };
        let _ = if prefixed { xml(&text) } else { read(text.as_bytes(), Format::RdfXml, BASE) };
    }
}
