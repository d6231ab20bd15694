//! Misplaced marks never swallow text.

use std::ops::Range;

use proptest::prelude::*;

use super::*;

fn mark(kind: &str) -> String {
    format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#)
}

fn code(text: &str) -> String {
    format!("<w:r><w:instrText> {text} </w:instrText></w:r>")
}

/// Returns a complete field.
fn field(instruction: &str, result: &str) -> String {
    mark("begin") + &code(instruction) + &mark("separate") + &r(result) + &mark("end")
}

#[test]
fn a_whole_field_shows_its_result_and_never_its_code() {
    let nested = mark("begin")
        + &code("IF")
        + &field("PAGE", "7")
        + &code("= 1")
        + &mark("separate")
        + &r("resultado")
        + &mark("end");
    assert_eq!(docx(&pr(&(r("a ") + &nested + &r(" b")))).markdown(), "a resultado b\n");
    let index = r("Uno") + &mark("begin") + &code("XE \"uno\"") + &mark("end") + &r(" dos");
    assert_eq!(docx(&pr(&index)).markdown(), "Uno dos\n");
    let over =
        pr(&(mark("begin") + &code("TOC") + &mark("separate") + &r("Uno"))) + &pr(&(r("Dos") + &mark("end")));
    assert_eq!(docx(&(over + &p("Tres"))).markdown(), "Uno\n\nDos\n\nTres\n");
}

#[test]
fn a_field_with_a_mark_missing_hides_nothing() {
    let (begin, separate, end) = (mark("begin"), mark("separate"), mark("end"));
    let cases = [
        begin.clone() + &code("PAGE") + &separate + &r("uno"),
        begin.clone() + &code("PAGE") + &r("uno"),
        begin.clone() + &code("PAGE") + &r("uno") + &end,
        code("PAGE") + &separate + &r("uno") + &end,
        code("PAGE") + &r("uno") + &end,
        separate.clone() + &r("uno"),
        end.clone() + &end + &r("uno"),
        begin.clone() + &r("uno") + &separate + &end,
        begin.clone() + &code("PAGE") + &separate + &separate + &r("uno") + &end + &end,
        begin.clone() + &begin + &code("PAGE") + &separate + &r("uno") + &end,
        // Two fields whose inner marks are missing.
        begin.clone() + &code("PAGE") + &r("uno") + &code("DATE") + &separate + &end,
    ];
    for case in cases {
        let body =
            pr(&(r("antes ") + &case + &r(" después"))) + &p("Otro párrafo.") + &pr(&field("PAGE", "9"));
        assert_eq!(docx(&body).markdown(), "antes uno después\n\nOtro párrafo.\n\n9\n", "{case}");
    }
}

#[test]
fn a_field_ends_with_its_story() {
    let open = mark("begin") + &code("PAGE");
    let close = mark("separate") + &r("fin") + &mark("end");
    let tc = |runs: &str| format!("<w:tc>{}</w:tc>", pr(runs));
    let row = format!("<w:tr>{}{}{}</w:tr>", tc(&(r("a") + &open)), tc(&r("b")), tc(&close));
    let table = format!("<w:tbl>{row}{row}</w:tbl>");
    assert_eq!(docx(&table).markdown(), "| a | b | fin |\n| --- | --- | --- |\n| a | b | fin |\n");

    let inside = format!("<w:txbxContent>{}</w:txbxContent>", pr(&(r("En la caja.") + &open)));
    let boxed = r("Antes ")
        + &format!("<w:r><w:pict><v:textbox>{inside}</v:textbox></w:pict></w:r>")
        + &r("después")
        + &close;
    assert_eq!(docx(&pr(&boxed)).markdown(), "Antes despuésfin\n\nEn la caja.\n");

    let note = docx(&(pr(&(r("Uno") + r#"<w:r><w:footnoteReference w:id="7"/></w:r>"# + &open)) + &p("Dos")));
    let mut note = note.footnote(7, "Nota.");
    note.footnotes = note.footnotes.replace("</w:p>", &format!("{open}</w:p>{}", p("Sigue.")));
    assert_eq!(note.markdown(), "Uno[^1]\n\nDos\n\n[^1]: Nota.\n\n    Sigue.\n");
}

#[test]
fn a_link_in_a_whole_field_stays_a_link_beside_broken_ones() {
    let link = field("HYPERLINK \"https://x.org/a\"", "enlace");
    let body = pr(&(mark("begin") + &code("PAGE") + &r("a ") + &link + &r(" b")));
    assert_eq!(docx(&body).markdown(), "a [enlace](https://x.org/a) b\n");
}

#[test]
fn a_mark_in_what_was_deleted_is_no_mark() {
    let deleted = format!("<w:del>{}</w:del>", mark("begin") + &code("PAGE"));
    let body = pr(&(r("a ") + &deleted + &mark("separate") + &r("b") + &mark("end") + &r(" c")));
    assert_eq!(docx(&body).markdown(), "a b c\n");
    let contents = format!(
        r#"<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"#,
        pr(&(mark("begin") + &code("TOC")))
    );
    assert_eq!(docx(&(contents + &p("Texto.") + &pr(&mark("end")))).markdown(), "Texto.\n");
}

#[test]
fn what_ranges_mark_is_text_whichever_end_is_missing() {
    for name in [
        "bookmark",
        "commentRange",
        "perm",
        "moveFromRange",
        "moveToRange",
        "customXmlDelRange",
        "customXmlInsRange",
    ] {
        for end in ["Start", "End"] {
            let lone = format!(r#"<w:{name}{end} w:id="4"/>"#);
            let body = lone.clone() + &pr(&(r("a ") + &lone + &r("b"))) + &lone + &p("c");
            assert_eq!(docx(&body).markdown(), "a b\n\nc\n", "{lone}");
        }
    }
    // Deleted text outside a deletion.
    let stray = "<w:r><w:delText>queda</w:delText></w:r>";
    assert_eq!(docx(&pr(&(r("a ") + stray))).markdown(), "a queda\n");
}

#[test]
fn elements_of_unknown_kinds_hold_text_like_any_other() {
    let cases = [
        pr(&format!("<w:smartTag><w:smartTagPr/>{}</w:smartTag>", r("uno"))),
        pr(&format!("<w14:conflictIns>{}</w14:conflictIns>", r("uno"))),
        pr(&format!("<w14:conflictDel>{}</w14:conflictDel>{}", r("no"), r("uno"))),
        pr(&format!("<nuevo:parte>{}</nuevo:parte>", r("uno"))),
        format!("<nuevo:parte>{}</nuevo:parte>", p("uno")),
        format!("<w:customXml>{}</w:customXml>", p("uno")),
        pr(&format!("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", p("uno"))),
        r("uno"),
        format!("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", r("uno")),
    ];
    for case in cases {
        assert_eq!(docx(&(case.clone() + &p(""))).markdown(), "uno\n", "{case}");
    }
}

#[test]
fn deleted_paragraph_marks_lose_nothing_where_no_paragraph_follows() {
    let first = format!(r#"<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>{}</w:p>"#, r("Uno"));
    let table = format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", p("Dos"));
    assert_eq!(docx(&(first.clone() + &table)).markdown(), "Uno\n\nDos\n");
    assert_eq!(docx(&(first + &ps("TDC1", "Índice 3") + &p("Dos"))).markdown(), "Uno\n\nDos\n");
}

/// One piece of a document: text outside all fields, or a field.
#[derive(Clone, Debug)]
enum Part {
    Text(String),
    Mark(&'static str),
    Code,
    Paragraph,
    Cell,
}

/// The building blocks of a balanced document.
#[derive(Clone, Copy, Debug)]
enum Shape {
    Text,
    Field,
    InResult,
    InCode,
    Without,
    Paragraph,
    Cell,
}

/// Generates a balanced document as parts, in which each text has a unique word.
fn parts() -> impl Strategy<Value = Vec<Part>> {
    use Shape::*;
    let shape =
        prop::sample::select(vec![Text, Text, Field, Field, InResult, InCode, Without, Paragraph, Cell]);
    prop::collection::vec(shape, 1..14).prop_map(|shapes| {
        let mut parts = Vec::new();
        let mut words = 0;
        let mut word = |kind: &str| {
            words += 1;
            Part::Text(format!("{kind}{words}x"))
        };
        let mark = Part::Mark;
        for shape in shapes {
            parts.push(word("fuera"));
            match shape {
                Text => {}
                Field => parts.extend([mark("begin"), Part::Code, mark("separate"), word("en"), mark("end")]),
                InResult => parts.extend([
                    mark("begin"),
                    Part::Code,
                    mark("separate"),
                    word("en"),
                    mark("begin"),
                    Part::Code,
                    mark("separate"),
                    word("en"),
                    mark("end"),
                    word("en"),
                    mark("end"),
                ]),
                InCode => parts.extend([
                    mark("begin"),
                    Part::Code,
                    mark("begin"),
                    Part::Code,
                    mark("separate"),
                    Part::Code,
                    mark("end"),
                    Part::Code,
                    mark("separate"),
                    word("en"),
                    mark("end"),
                ]),
                Without => parts.extend([mark("begin"), Part::Code, mark("end")]),
                Paragraph => parts.push(Part::Paragraph),
                Cell => parts.push(Part::Cell),
            }
        }
        parts.push(word("fuera"));
        parts
    })
}

/// Returns the parts as a document, with each text in a paragraph of the body or of a table cell.
fn body(parts: &[Part]) -> String {
    let (mut body, mut runs, mut in_cell) = (String::new(), String::new(), false);
    let end = |runs: &mut String, in_cell: bool, body: &mut String| {
        let paragraph = pr(&std::mem::take(runs));
        *body += &if in_cell {
            format!("<w:tbl><w:tr><w:tc>{paragraph}</w:tc><w:tc/></w:tr></w:tbl>")
        } else {
            paragraph
        };
    };
    for part in parts {
        match part {
            Part::Text(text) => runs += &r(text),
            Part::Mark(kind) => runs += &mark(kind),
            Part::Code => runs += &code("PAGE"),
            Part::Paragraph => end(&mut runs, in_cell, &mut body),
            Part::Cell => {
                end(&mut runs, in_cell, &mut body);
                in_cell = !in_cell;
            }
        }
    }
    end(&mut runs, in_cell, &mut body);
    body
}

fn words(parts: &[Part], kind: &str) -> Vec<String> {
    let texts = parts.iter().filter_map(|part| match part {
        Part::Text(text) if text.starts_with(kind) => Some(text.clone()),
        _ => None,
    });
    texts.collect()
}

/// Returns the positions at which the result of a complete field is inside the code of another complete one, so that a
/// reader would not see it. Randomly inserted marks may produce such fields.
fn hidden_results(parts: &[Part]) -> Vec<Range<usize>> {
    let mut open: Vec<(usize, Option<usize>)> = Vec::new();
    let mut whole = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        match part {
            Part::Mark("begin") => open.push((at, None)),
            Part::Mark("separate") => {
                if let Some((_, separate)) = open.last_mut() {
                    separate.get_or_insert(at);
                }
            }
            Part::Mark(_) => whole.extend(open.pop().map(|(begin, separate)| (begin, separate, at))),
            _ => {}
        }
    }
    let in_code = |begin: usize, end: usize| {
        whole.iter().any(|(outer, separate, last)| *outer < begin && end < separate.unwrap_or(*last))
    };
    let hidden = whole.iter().filter(|(begin, _, end)| in_code(*begin, *end));
    hidden.filter_map(|(_, separate, end)| Some((*separate)?..*end)).collect()
}

/// Returns the words of the text, in order.
fn shown(markdown: &str, wanted: &[String]) -> Vec<String> {
    let mut found: Vec<(usize, &String)> =
        wanted.iter().filter_map(|word| Some((markdown.find(word.as_str())?, word))).collect();
    found.sort();
    found.into_iter().map(|(_, word)| word.clone()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn a_balanced_document_shows_all_its_text_and_results(parts in parts()) {
        let all = words(&parts, "");
        let markdown = docx(&body(&parts)).markdown();
        prop_assert_eq!(shown(&markdown, &all), all, "{}", markdown);
    }

    #[test]
    fn whatever_marks_are_taken_out_or_put_in_no_text_outside_of_them_is_lost(
        parts in parts(),
        out in prop::collection::vec(any::<prop::sample::Index>(), 0..8),
        put in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(vec!["begin", "separate", "end"])), 0..6),
    ) {
        let mut changed = parts;
        for at in out {
            let marks: Vec<usize> = (0..changed.len()).filter(|at| matches!(changed[*at], Part::Mark(_))).collect();
            if !marks.is_empty() {
                changed.remove(marks[at.index(marks.len())]);
            }
        }
        for (at, kind) in put {
            let at = at.index(changed.len() + 1);
            changed.insert(at, Part::Mark(kind));
        }
        let hidden = hidden_results(&changed);
        let seen: Vec<Part> = changed.iter().enumerate()
            .filter(|(at, _)| !hidden.iter().any(|range| range.contains(at)))
            .map(|(_, part)| part.clone())
            .collect();
        let outside = words(&seen, "fuera");
        let markdown = docx(&body(&changed)).markdown();
        prop_assert_eq!(shown(&markdown, &outside), outside, "{}\n{:?}", markdown, changed);
    }
}
