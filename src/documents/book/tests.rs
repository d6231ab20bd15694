use std::io::Read;

use roxmltree::Document;
use serde_json::json;

use super::{Setting, docx, epub, html, markdown, parts};
use crate::documents::passage;
use crate::domain::book::{Book, BookKind};

/// A book with everything that a text can hold, and with hostile texts wherever there is one.
pub(super) fn book() -> Book {
    let text = "## Uno & dos\n\nTexto[^1] con **peso**, *énfasis* y [sitio](https://example.org/?a=1&b=2).\n\n\
        - uno\n  1. dos\n\n> cita\n\n| A | B |\n|---|--:|\n| <b> | 2 |\n\n```\ncódigo\n```\n\n---\n\n[^1]: Fuente[^2]\n\n[^2]: Otra";
    let blocks = passage::blocks(text, &mut 0);
    let hostile = "<script>alert(1)</script>\u{1}\u{fffe} & \"x\" ]]>";
    let practice = json!({
        "section": "01960000-0000-7000-8000-000000000001", "number": "1.1", "language": "pt", "language_name": "portugués", "language_note": "Em português",
        "title": hostile, "summary": hostile, "institution": hostile, "countries": ["CO"],
        "facts": [{"name": "start", "label": hostile, "values": [hostile, "2019"], "is_own": true}],
        "fields": [{"name": "results", "label": "Resultados", "blocks": blocks}],
        "unanswered": ["Costos"], "version": 1, "hash": "00", "published": "hoy", "published_note": "Versión 1.", "url": "https://example.org/p",
        "citation": ["Institución (2026). ", {"t": "em", "c": ["Título"]}]
    });
    let remark = json!([{"label": hostile, "text": [hostile, {"t": "br"}, {"t": "a", "href": "https://example.org", "c": ["x"]}]}]);
    let words: serde_json::Map<String, serde_json::Value> =
        serde_json::to_value(crate::domain::book::Words::default())
            .unwrap()
            .as_object()
            .unwrap()
            .keys()
            .map(|name| (name.clone(), json!(name)))
            .collect();
    let book = json!({
        "format": 1, "language": "es", "words": words,
        "edition": {"title": hostile, "subtitle": "Subtítulo", "is_candidate": true, "number": "1", "number_text": "Edición 1",
            "date": "2026-11-26", "date_text": "26 de noviembre de 2026", "publishers": [{"short": "SELA", "name": hostile}],
            "notice": "Aviso", "symbol": null, "url": "https://example.org/e"},
        "imprint": remark, "forewords": [{"blocks": blocks, "signed": ["Ana", "2026"]}], "acknowledgements": blocks,
        "acronyms": remark, "notes": remark, "notes_text": blocks, "summary": blocks,
        "chapters": [{"number": "1", "slug": "uno", "level": 1, "title": "Uno", "introduction": blocks, "practices": [practice]},
            {"number": "1.2", "slug": "dos", "level": 2, "title": "Dos", "introduction": [], "practices": []},
            {"number": "2", "slug": "tres", "level": 1, "title": "Tres", "introduction": [], "practices": []}],
        "countries": [{"code": "CO", "name": "Colombia", "practices": ["1.1"]}],
        "matrix": {"caption": "Cuántas", "columns": [{"code": "1", "label": "Datos"}],
            "rows": [{"name": "Colombia", "cells": [1], "total": 1}]},
        "contributors": [{"name": hostile, "practices": ["1.1"]}], "mandate": blocks,
        "glossary": {"languages": ["es", "en"], "rows": [["visado", "visa"], ["x", ""]]},
        "index": [{"name": hostile, "practices": ["1.1"]}], "colophon": remark, "errata": blocks
    });
    serde_json::from_value(book).unwrap()
}

pub(super) fn files(archive: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(archive)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut file = archive.by_index(at).unwrap();
            let name = file.name().unwrap().into_owned();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (name, text)
        })
        .collect()
}

#[test]
fn a_page_is_well_formed_with_unique_ids_and_every_link_within_it_leads_somewhere() {
    let page = String::from_utf8(html(&book())).unwrap();
    let body = page.strip_prefix("<!DOCTYPE html>\n").unwrap();
    let read = Document::parse(body).unwrap();
    let mut ids: Vec<&str> = read.descendants().filter_map(|node| node.attribute("id")).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "{ids:?}");
    let links: Vec<&str> =
        read.descendants().filter_map(|node| node.attribute("href")?.strip_prefix('#')).collect();
    assert!(links.len() > 20);
    for link in links {
        assert!(ids.contains(&link), "{link}");
    }
    assert!(!page.contains("<script"), "what a text says is never an element");
}

#[test]
fn every_table_scrolls_by_itself_and_has_a_name() {
    let page = String::from_utf8(html(&book())).unwrap();
    let read = Document::parse(page.strip_prefix("<!DOCTYPE html>\n").unwrap()).unwrap();
    let tables: Vec<_> = read.descendants().filter(|node| node.has_tag_name("table")).collect();
    assert!(tables.len() > 5);
    for table in tables {
        let around = table.parent().unwrap();
        assert_eq!(around.attribute("tabindex"), Some("0"));
        assert_eq!(around.attribute("role"), Some("group"));
        assert!(around.attribute("aria-label").is_some_and(|name| name.starts_with("table ")));
    }
}

#[test]
fn contents_are_nested_as_the_chapters_are() {
    let page = String::from_utf8(html(&book())).unwrap();
    let contents = page.split("<nav").nth(1).unwrap().split("</nav>").next().unwrap();
    let places =
        ["1. Uno", "1.1 &lt;script", "1.2. Dos", "2. Tres"].map(|title| contents.find(title).unwrap());
    assert!(places.is_sorted(), "{contents}");
    assert!(contents.contains("<li><a href=\"#c-1\">1. Uno</a><ol><li>"), "{contents}");
}

#[test]
fn an_electronic_book_lists_every_file_that_it_has() {
    let files = files(&epub(&book(), &[]).unwrap());
    assert_eq!((files[0].0.as_str(), files[0].1.as_str()), ("mimetype", "application/epub+zip"));
    let package = &files.iter().find(|(name, _)| name == "book/package.opf").unwrap().1;
    let read = Document::parse(package).unwrap();
    let listed: Vec<&str> = read.descendants().filter_map(|node| node.attribute("href")).collect();
    for (name, text) in &files[3..] {
        assert!(listed.contains(&name.strip_prefix("book/").unwrap()), "{name}");
        if let Some(text) = text.strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n")
        {
            Document::parse(text).unwrap();
        }
    }
    assert_eq!(listed.len(), files.len() - 3);
}

#[test]
fn no_file_has_characters_that_nobody_can_see() {
    let odd = |text: &str| text.contains(['\u{1}', '\u{8}', '\u{fffe}']);
    let book = book();
    assert!(odd(&book.edition.title));
    for archive in [markdown(&book, Vec::new()), docx(&book, Vec::new()), epub(&book, &[])] {
        for (name, text) in files(&archive.unwrap()) {
            assert!(!odd(&text), "{name}");
        }
    }
    assert!(!odd(std::str::from_utf8(&html(&book)).unwrap()));
}

#[test]
fn markdown_reads_back_as_the_same_blocks() {
    let book = book();
    let files = files(&markdown(&book, Vec::new()).unwrap());
    let (_, summary) = files.iter().find(|(name, _)| name.ends_with("-summary.md")).unwrap();
    let mut read = passage::blocks(summary, &mut 0);
    read.remove(0);
    // The heading of the file is above those of the text, and the footnotes are the same.
    let plain = |blocks| serde_json::to_string(blocks).unwrap().replace("\"level\":2", "\"level\":1");
    assert_eq!(plain(&read), plain(&book.summary));
}

#[test]
fn the_same_book_gives_the_same_bytes() {
    let book = book();
    assert_eq!(epub(&book, &[]).unwrap(), epub(&book, &[]).unwrap());
    assert_eq!(markdown(&book, Vec::new()).unwrap(), markdown(&book, Vec::new()).unwrap());
}

#[test]
fn every_part_of_a_book_is_there_and_has_a_name_of_its_own() {
    let parts = parts(&book(), Setting::Apart, &str::to_owned);
    let names: Vec<&str> = parts.iter().map(|part| part.id.as_str()).collect();
    let expected = "imprint foreword-1 acknowledgements acronyms notes summary c-1 p-1-1 c-1-2 c-2 countries matrix \
        contributors mandate glossary index errata colophon";
    assert_eq!(names.join(" "), expected);
}

#[test]
fn a_practice_by_itself_has_no_contents_no_number_and_no_level_left_out() {
    let mut book = book().excerpt("p-1-1").unwrap();
    book.kind = BookKind::Practice;
    book.edition.title_language = Some("pt".parse().unwrap());
    for chapter in &mut book.chapters {
        (chapter.number, chapter.title) = (String::new(), String::new());
        chapter.practices.iter_mut().for_each(|practice| practice.number = String::new());
    }
    let names: Vec<String> =
        book.parts().into_iter().map(|part| format!("{} {}", part.id, part.level)).collect();
    assert_eq!(names, ["imprint 1", "acronyms 1", "notes 1", "practice 1", "colophon 1"]);
    let page = String::from_utf8(html(&book)).unwrap();
    let read = Document::parse(page.strip_prefix("<!DOCTYPE html>\n").unwrap()).unwrap();
    assert!(!page.contains("<nav"));
    let levels: Vec<u8> = read
        .descendants()
        .filter_map(|node| node.tag_name().name().strip_prefix('h')?.parse().ok())
        .collect();
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
    let title = read.descendants().find(|node| node.has_tag_name("h1")).unwrap();
    assert_eq!(title.attribute("lang"), Some("pt"));
    let heading = read.descendants().find(|node| node.attribute("id") == Some("practice")).unwrap();
    assert!(heading.has_tag_name("h2") && heading.text().unwrap_or_default().trim().is_empty());
    // The file for navigation has to be there, but nobody leafs through it.
    let package = files(&epub(&book, &[]).unwrap()).swap_remove(2).1;
    assert!(package.contains("properties=\"nav\"") && !package.contains("idref=\"contents\""), "{package}");
    let word = files(&docx(&book, Vec::new()).unwrap());
    let text = &word.iter().find(|(name, _)| name == "word/document.xml").unwrap().1;
    assert!(!text.contains("TOCHeading"));
}

#[test]
fn what_a_search_found_ends_with_its_references() {
    let mut book = book();
    book.kind = BookKind::Search;
    book.references = passage::blocks("- Institución (2026).", &mut 0);
    book.words.references = "Referencias".to_owned();
    book.chapters[0].number = String::new();
    let parts = parts(&book, Setting::Together, &str::to_owned);
    let named: Vec<&str> = parts.iter().map(|part| part.id.as_str()).collect();
    assert!(named.contains(&"practices") && named.contains(&"references"), "{named:?}");
    assert!(parts.iter().any(|part| part.id == "practices" && part.title == "Uno"));
    let page = String::from_utf8(html(&book)).unwrap();
    assert!(page.contains("<nav") && page.contains("<h2 id=\"references\">Referencias</h2>"));
}
