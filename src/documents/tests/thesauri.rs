//! Thesauri: the parts of SKOS that are read, in both formats, and the files that are refused.

use std::collections::HashMap;

use proptest::prelude::*;

use crate::documents::skos::{self, Format, write};
use crate::domain::language::UiLanguage;
use crate::domain::text::is_blank;
use crate::domain::thesaurus::import::{LeftOut, adopt};
use crate::domain::thesaurus::{Concept, ConceptLabels};
use crate::error::{Code, Error};

const BASE: &str = "https://acervo.example/thesaurus/";
pub(super) const PREFIXES: &str =
    "@prefix s: <http://www.w3.org/2004/02/skos/core#> .\n@prefix : <https://other.example/things#> .\n";

/// Returns the concepts of a file that can be kept, and the content that was left out.
fn import(bytes: &[u8], format: Format) -> Result<(Vec<Concept>, LeftOut), Error> {
    let (described, mut left_out) = skos::read(bytes, format, BASE)?;
    let concepts = adopt(described, BASE, &HashMap::new(), &mut left_out);
    Ok((concepts, left_out))
}

pub(super) fn read(bytes: &[u8], format: Format) -> Result<Vec<Concept>, Error> {
    import(bytes, format).map(|(concepts, _)| concepts)
}

/// Returns the omissions: the kind, the concept, the value and the reason.
fn omissions(left_out: &LeftOut) -> Vec<String> {
    let mut told: Vec<String> = left_out
        .told
        .iter()
        .map(|it| {
            let part = format!("{:?}", it.part).to_lowercase();
            let value = it.value.as_deref().unwrap_or_default();
            format!("{part} <{}> {value} {}", it.iri, it.fault.code).replace("  ", " ")
        })
        .collect();
    told.sort();
    told
}

pub(super) fn turtle(statements: &str) -> Result<Vec<Concept>, Error> {
    read(format!("{PREFIXES}{statements}").as_bytes(), Format::Turtle)
}

pub(super) fn xml(elements: &str) -> Result<Vec<Concept>, Error> {
    let text = format!(
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"\n\
         xmlns:s=\"http://www.w3.org/2004/02/skos/core#\">\n{elements}\n</rdf:RDF>"
    );
    read(text.as_bytes(), Format::RdfXml)
}

/// Returns the error's code, and its faults: pointer, code, line.
#[track_caller]
pub(super) fn told(result: Result<Vec<Concept>, Error>) -> (Code, Vec<String>) {
    let error = result.expect_err("refused");
    let fault = |fault: crate::error::Fault| {
        let line = fault.args.iter().find(|(name, _)| *name == "line");
        format!("{} {}{}", fault.pointer, fault.code, line.map(|(_, n)| format!(" {n}")).unwrap_or_default())
    };
    (error.code, error.faults.into_iter().map(fault).collect())
}

fn labels(concept: &Concept, ui_language: UiLanguage) -> (&str, Vec<&str>) {
    let found = &concept.labels[&ui_language];
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
    assert_eq!(labels(visas, UiLanguage::Es), ("visado", vec!["visa de entrada", "bisa"]));
    assert_eq!(labels(visas, UiLanguage::En), ("visa", vec![]));
    assert_eq!(labels(visas, UiLanguage::Pt), ("visto consular", vec!["visto"]));
    assert_eq!(visas.labels.get(&UiLanguage::Fr), None);
    assert_eq!(labels(&concepts[1], UiLanguage::Es).0, "visado de tránsito");
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
    assert_eq!((a.id.as_str(), labels(a, UiLanguage::Es)), ("a", ("uno", vec!["y otro"])));
    assert_eq!((b.id.as_str(), labels(b, UiLanguage::Fr)), ("b", ("deux", vec![])));
    assert_eq!(b.broader, ["a"]);
    let alone =
        "<s:Concept xmlns:s=\"http://www.w3.org/2004/02/skos/core#\" s:prefLabel=\"solo\" xml:lang=\"es\"
        xmlns:r=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" r:about=\"c\"/>";
    assert_eq!(read(alone.as_bytes(), Format::RdfXml).unwrap()[0].id, "c");
}

#[test]
fn what_cannot_be_kept_is_left_out_and_told_and_the_rest_is_kept() {
    let long = "a".repeat(101);
    let many: String = (0..33).map(|n| format!(" ; s:altLabel \"alternativa {n:02}\"@fr")).collect();
    let text = format!(
        "{PREFIXES}:a a s:Concept ; s:prefLabel \"{long}\"@es , \"\"@en , \"a\"@pt ; s:broader :b , :nowhere , :german .
         :b a s:Concept ; s:prefLabel \"b\"@es{many} ; s:broader :c . :c a s:Concept ; s:prefLabel \"c\"@es ; s:broader :a .
         :own a s:Concept ; s:prefLabel \"propio\"@es ; s:altLabel \"a\\u0007b\"@es ; s:broader :own .
         :german a s:Concept ; s:prefLabel \"Reise\"@de . :bad a s:Concept ; s:prefLabel \"{long}\"@es .
         [] a s:Concept ; s:prefLabel \"nadie\"@es ."
    );
    let (concepts, left_out) = import(text.as_bytes(), Format::Turtle).unwrap();
    let kept: Vec<(&str, usize)> =
        concepts.iter().map(|concept| (concept.id.as_str(), concept.broader.len())).collect();
    assert_eq!(kept, [("a", 1), ("b", 1), ("c", 0), ("own", 0)]);
    let iri = |id: &str| format!("https://other.example/things#{id}");
    let mut expected = vec![
        "concept <> nadie no_iri".to_owned(),
        format!("concept <{}> no_label", iri("bad")),
        format!("concept <{}> no_label", iri("german")),
        format!("label <{}> {long} too_long", iri("a")),
        format!("label <{}> {long} too_long", iri("bad")),
        format!("label <{}> required", iri("a")),
        format!("label <{}> a\u{7}b not_one_line", iri("own")),
        format!("label <{}> alternativa 31 too_many_items", iri("b")),
        format!("label <{}> alternativa 32 too_many_items", iri("b")),
        format!("link <{}> {} unknown", iri("a"), iri("german")),
        format!("link <{}> {} unknown", iri("a"), iri("nowhere")),
        format!("link <{}> {} makes_a_circle", iri("c"), iri("a")),
        format!("link <{}> {} makes_a_circle", iri("own"), iri("own")),
    ];
    expected.sort();
    assert_eq!(omissions(&left_out), expected);
    assert_eq!((left_out.concepts, left_out.labels, left_out.links), (3, 6, 4));
}

#[test]
fn any_iri_is_taken_and_comes_back_in_turtle() {
    let iris = [
        "urn:uuid:6e8bc430-9c3a-11d9-9669-0800200c9a66",
        "http://one.example/twice",
        "http://two.example/twice",
        "https://voc.example/thesaurus/concept17094/",
        "https://voc.example/?tema=52&lang=es",
        "http://one.example/ma%C3%B1ana",
        "http://one.example/",
        "http://one.example/a#b/c",
        "tag:x.example,2026:a",
        "https://acervo.example/thesaurus/ours",
        "https://acervo.example/thesaurus/a/b",
    ];
    let text: String = iris
        .iter()
        .map(|iri| format!("<{iri}> s:prefLabel \"uno\"@es ; s:broader <http://one.example/top> .\n"))
        .collect();
    let text = format!("{PREFIXES}{text}<http://one.example/top> a s:Concept ; s:prefLabel \"todo\"@es .");
    let (concepts, left_out) = import(text.as_bytes(), Format::Turtle).unwrap();
    assert_eq!((concepts.len(), left_out), (iris.len() + 1, LeftOut::default()));
    let ours = concepts.iter().find(|concept| concept.iri.is_none()).unwrap();
    assert_eq!((ours.id.as_str(), &ours.broader[..]), ("ours", &["top".to_owned()][..]));
    let written = write(&concepts, BASE).unwrap();
    for iri in &iris[..9] {
        assert!(written.contains(&format!("<{iri}> a skos:Concept ;")), "{iri}: {written}");
    }
    assert!(written.contains(
        ":ours a skos:Concept ;\n\tskos:prefLabel \"uno\"@es ;\n\tskos:broader <http://one.example/top>"
    ));
    assert_eq!(read(written.as_bytes(), Format::Turtle).unwrap(), concepts);
    // The order of statements in a file does not matter.
    let mut lines: Vec<&str> = text.lines().skip(2).collect();
    lines.reverse();
    assert_eq!(turtle(&lines.join("\n")).unwrap(), concepts);
}

#[test]
fn what_is_no_iri_or_too_long_a_one_is_left_out_with_what_it_names() {
    let long = format!("http://one.example/{}", "x".repeat(1000));
    let text = format!(
        "{PREFIXES}<{long}> a s:Concept ; s:prefLabel \"largo\"@es .
        :a a s:Concept ; s:prefLabel \"a\"@es ; s:broader <{long}> ."
    );
    let (concepts, left_out) = import(text.as_bytes(), Format::Turtle).unwrap();
    assert_eq!((concepts.len(), left_out.concepts, left_out.links), (1, 1, 1));
    assert!(
        omissions(&left_out).iter().all(|told| told.ends_with("too_long") && told.len() < 500),
        "{left_out:?}"
    );
    let text = "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"
        xmlns:s=\"http://www.w3.org/2004/02/skos/core#\">
        <s:Concept rdf:about=\"http://x.example/a b\"><s:prefLabel xml:lang=\"es\">malo</s:prefLabel></s:Concept>
        <s:Concept rdf:about=\"http://x.example/good\"><s:prefLabel xml:lang=\"es\">bueno</s:prefLabel>
        <s:broader rdf:resource=\"http://[x\"/><s:seeAlso rdf:resource=\"http://[y\"/></s:Concept></rdf:RDF>";
    let (concepts, left_out) = import(text.as_bytes(), Format::RdfXml).unwrap();
    assert_eq!((concepts.len(), concepts[0].id.as_str()), (1, "good"));
    assert_eq!(
        omissions(&left_out),
        ["concept <http://x.example/a b> wrong_form", "link <http://x.example/good> http://[x wrong_form",]
    );
}

#[test]
fn what_is_to_be_used_no_longer_is_kept_and_marked() {
    let concepts = turtle(
        "@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix dct: <http://purl.org/dc/terms/> .
         @prefix euvoc: <http://publications.europa.eu/ontology/euvoc#> .
         :old s:prefLabel \"viejo\"@es ; owl:deprecated true . :current s:prefLabel \"vigente\"@es ; owl:deprecated false .
         :gone s:prefLabel \"ido\"@es ; dct:isReplacedBy :current ; s:historyNote \"Hasta 2010\"@es .
         :eu s:prefLabel \"europeo\"@es ; euvoc:status <http://publications.europa.eu/resource/authority/concept-status/DEPRECATED> .
         :eu2 s:prefLabel \"otro\"@es ; euvoc:status <http://publications.europa.eu/resource/authority/concept-status/CURRENT> .",
    )
    .unwrap();
    let deprecated: Vec<&str> =
        concepts.iter().filter(|concept| concept.deprecated).map(|concept| concept.id.as_str()).collect();
    assert_eq!(deprecated, ["eu", "gone", "old"]);
    let written = write(&concepts, BASE).unwrap();
    assert_eq!(written.matches("<http://www.w3.org/2002/07/owl#deprecated> true").count(), 3, "{written}");
    assert_eq!(read(written.as_bytes(), Format::Turtle).unwrap(), concepts);
    let from_xml = xml("<s:Concept rdf:about=\"https://other.example/things#old\" xmlns:owl=\"http://www.w3.org/2002/07/owl#\">
        <s:prefLabel xml:lang=\"es\">viejo</s:prefLabel>
        <owl:deprecated rdf:datatype=\"http://www.w3.org/2001/XMLSchema#boolean\">true</owl:deprecated></s:Concept>");
    assert!(from_xml.unwrap()[0].deprecated);
}

#[test]
fn labels_that_are_things_themselves_are_read_like_others() {
    let concepts = turtle(
        "@prefix xl: <http://www.w3.org/2008/05/skos-xl#> .
         :l1 a xl:Label ; xl:literalForm \"visado\"@es . :l2 a xl:Label ; xl:literalForm \"visa\"@es-419 .
         :visa a s:Concept ; xl:prefLabel :l1 , :l3 ; xl:altLabel :l2 , [ a xl:Label ; xl:literalForm \"visa d'entrée\"@fr ] .
         :l3 xl:literalForm \"visa\"@en ; s:note \"x\" .",
    )
    .unwrap();
    let [visa] = &concepts[..] else { panic!("{concepts:?}") };
    assert_eq!(labels(visa, UiLanguage::Es), ("visado", vec!["visa"]));
    assert_eq!((labels(visa, UiLanguage::En).0, labels(visa, UiLanguage::Fr).0), ("visa", "visa d'entrée"));
    let from_xml = xml(
        "<s:Concept rdf:about=\"https://other.example/things#visa\" xmlns:xl=\"http://www.w3.org/2008/05/skos-xl#\">
           <xl:prefLabel><xl:Label rdf:about=\"l1\"><xl:literalForm xml:lang=\"es\">visado</xl:literalForm></xl:Label></xl:prefLabel>
           <xl:prefLabel rdf:nodeID=\"l3\"/><xl:altLabel rdf:resource=\"l2\"/>
           <xl:altLabel rdf:parseType=\"Resource\"><xl:literalForm xml:lang=\"fr\">visa d'entrée</xl:literalForm></xl:altLabel>
         </s:Concept>
         <rdf:Description rdf:about=\"l2\" xmlns:xl=\"http://www.w3.org/2008/05/skos-xl#\" xl:literalForm=\"visa\" xml:lang=\"es-419\"/>
         <rdf:Description rdf:nodeID=\"l3\" xmlns:xl=\"http://www.w3.org/2008/05/skos-xl#\"><xl:literalForm xml:lang=\"en\">visa</xl:literalForm></rdf:Description>",
    );
    assert_eq!(from_xml.unwrap(), concepts);
}

#[test]
fn the_shortest_tag_of_a_language_counts_first_and_what_is_in_none_is_passed_over() {
    let concepts = turtle(
        ":q a s:Concept ; s:prefLabel \"celular\"@es-419, \"móvil\"@es, \"telemóvel\"@pt, \"celular\"@pt-BR, \"x\"@zxx,
           \"mobile\"@mul, \"手机\"@zh-Hans ; s:altLabel \"cell phone\"@en-US, \"MOBILE\"@en-GB .",
    )
    .unwrap();
    assert_eq!(labels(&concepts[0], UiLanguage::Es), ("móvil", vec!["celular"]));
    assert_eq!(labels(&concepts[0], UiLanguage::Pt), ("telemóvel", vec!["celular"]));
    assert_eq!(labels(&concepts[0], UiLanguage::En), ("cell phone", vec!["MOBILE"]));
    assert_eq!(concepts[0].labels.len(), 3);
}

#[test]
fn what_cannot_be_parsed_is_told_with_its_line() {
    let at = |code: &str, line: usize| (Code::Malformed, vec![format!(" {code} {line}")]);
    assert_eq!(told(turtle(":a a s:Concept ;\n  s:prefLabel \"sin fin .\n")), at("not_turtle", 4));
    assert_eq!(told(turtle("\n\n:a none:b :c .")), at("not_turtle", 5));
    assert_eq!(told(turtle("{}")), at("not_turtle", 3));
    assert_eq!(told(xml("<s:Concept rdf:about=\"a\">\n<s:prefLabel>\n</s:Concept>")), at("not_rdf_xml", 5));
    assert_eq!(told(xml("<s:Concept rdf:about=\"a\">\n&nbsp;</s:Concept>")), at("not_rdf_xml", 4));
    let latin = read(b"<a>\n\xf1</a>", Format::RdfXml);
    assert_eq!(told(latin), at("not_rdf_xml", 2));
    for (text, format) in [("", Format::Turtle), ("<html><body>No</body></html>", Format::RdfXml)] {
        let result = told(read(text.as_bytes(), format));
        assert!(result.0 == Code::Malformed || result.1 == [" no_concepts"], "{result:?}");
    }
}

fn label() -> impl Strategy<Value = String> {
    "[ -~¡-ÿœŒ]{1,30}".prop_filter("blank", |label| !is_blank(label))
}

fn concept(id: usize) -> impl Strategy<Value = Concept> {
    let one = (label(), prop::collection::vec(label(), 0..4));
    let all = prop::collection::vec((prop::sample::select(UiLanguage::ALL.to_vec()), one), 1..4);
    (all, prop::collection::vec(0..id.max(1), 0..3)).prop_map(move |(labels, above)| Concept {
        id: format!("c-{id}"),
        labels: labels
            .into_iter()
            .map(|(ui_language, (preferred, alternatives))| {
                (ui_language, ConceptLabels { preferred, alternatives })
            })
            .collect(),
        broader: above.into_iter().filter(|above| *above < id).map(|above| format!("c-{above}")).collect(),
        iri: id.is_multiple_of(3).then(|| format!("urn:x:c-{id}")),
        deprecated: id % 4 == 1,
    })
}

proptest! {
    #[test]
    fn what_is_written_reads_back_as_it_was(concepts in (0..4usize, 4..9usize).prop_flat_map(|(from, to)| (from..to).map(concept).collect::<Vec<_>>())) {
        let known: Vec<String> = concepts.iter().map(|concept| concept.id.clone()).collect();
        let mut concepts: Vec<Concept> = concepts.into_iter().map(Concept::tidied).collect();
        concepts.iter_mut().for_each(|concept| concept.broader.retain(|above| known.contains(above)));
        let written = write(&concepts, BASE).unwrap();
        let again = read(written.as_bytes(), Format::Turtle).unwrap();
        prop_assert_eq!(&again, &concepts);
        prop_assert_eq!(write(&again, BASE).unwrap(), written);
    }

    #[test]
    fn no_text_makes_it_panic(text in "[<>/\"'@:.;,a-f #\\[\\](){}!&=\\\\\n]{0,80}", prefixed in any::<bool>()) {
        let _ = if prefixed { turtle(&text) } else { read(text.as_bytes(), Format::Turtle) };
        let _ = if prefixed { xml(&text) } else { read(text.as_bytes(), Format::RdfXml) };
    }
}
