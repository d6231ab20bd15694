//! Thesauri that would be too expensive to read.

use std::time::{Duration, Instant};

use super::thesauri::{PREFIXES, read, told, turtle, xml};
use crate::documents::skos::Format;
use crate::error::Code;

/// Asserts that the thesaurus is quickly refused as too complex.
#[track_caller]
fn too_complex(text: &str, format: Format) {
    let begun = Instant::now();
    let result = told(read(text.as_bytes(), format));
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
        let result = told(read(text.as_bytes(), Format::RdfXml));
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
    let things: String = (0..200_001).map(|n| format!(":c{n} a s:Concept .\n")).collect();
    too_complex(&format!("{PREFIXES}{things}"), Format::Turtle);
    too_complex(&format!("{}{}", "<a>".repeat(300), "</a>".repeat(300)), Format::RdfXml);
    let rdf = "xmlns:r=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"";
    let base = format!("http://a.example/{}", "x".repeat(9000));
    too_complex(&format!("<r:RDF {rdf} xml:base=\"{base}\"/>"), Format::RdfXml);
    let skos = "xmlns=\"http://www.w3.org/2004/02/skos/core#\"";
    let things: String = (0..200_001).map(|n| format!("<Concept r:ID=\"i{n}\"/>")).collect();
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
