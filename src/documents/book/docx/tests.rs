use std::collections::HashSet;

use roxmltree::{Document, Node};

use super::docx;
use crate::documents::book::PictureFile;
use crate::documents::book::tests::{book, files};
use crate::documents::{import, passage};
use crate::domain::book::{Alignment, Block, Book, Fact, Figure, Inline, Marked, Table, plain};

fn part(book: &Book, name: &str) -> String {
    let files = files(&docx(book, Vec::new()).unwrap());
    files.into_iter().find(|(known, _)| known == name).unwrap().1
}

fn elements<'a>(document: &'a Document<'a>, name: &str) -> Vec<Node<'a, 'a>> {
    document.descendants().filter(|node| node.tag_name().name() == name).collect()
}

fn attribute<'a>(node: Node<'a, 'a>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

/// A book whose summary is a text, without anything else that an import would bring.
fn with_summary(text: &str) -> Book {
    Book { summary: passage::blocks(text, &mut 0), ..book() }
}

#[test]
fn every_part_is_well_formed_and_every_relationship_leads_to_one_that_is_there() {
    let all = files(&docx(&book(), Vec::new()).unwrap());
    let names: HashSet<&str> = all.iter().map(|(name, _)| name.as_str()).collect();
    let mut links = 0;
    for (name, text) in &all {
        let read = Document::parse(text).unwrap_or_else(|error| panic!("{name}: {error}"));
        for relation in elements(&read, "Relationship") {
            let target = attribute(relation, "Target").unwrap();
            if attribute(relation, "TargetMode") == Some("External") {
                links += 1;
                continue;
            }
            let folder = if name == "_rels/.rels" { "" } else { "word/" };
            assert!(names.contains(format!("{folder}{target}").as_str()), "{target}");
        }
    }
    assert!(links > 1);
}

#[test]
fn every_style_list_footnote_and_link_that_a_text_names_is_there() {
    let book = book();
    let [text, styles, numbering, notes, relations] =
        ["document.xml", "styles.xml", "numbering.xml", "footnotes.xml", "_rels/document.xml.rels"]
            .map(|name| part(&book, &format!("word/{name}")));
    let [text, styles, numbering, notes, relations] =
        [&text, &styles, &numbering, &notes, &relations].map(|part| Document::parse(part).unwrap());
    let named = |document: &Document, element: &str, name: &str| -> HashSet<String> {
        let all = elements(document, element);
        all.into_iter().filter_map(|node| attribute(node, name)).map(str::to_owned).collect()
    };
    let known = named(&styles, "style", "styleId");
    for element in ["pStyle", "rStyle", "tblStyle", "basedOn", "next"] {
        for document in [&text, &notes, &styles] {
            let missing: Vec<_> = named(document, element, "val").difference(&known).cloned().collect();
            assert!(missing.is_empty(), "{element}: {missing:?}");
        }
    }
    let lists = named(&text, "numId", "val");
    assert!(lists.len() > 2 && lists.is_subset(&named(&numbering, "num", "numId")));
    let called = named(&text, "footnoteReference", "id");
    assert!(called.len() > 3 && called.is_subset(&named(&notes, "footnote", "id")));
    let mut links = named(&relations, "Relationship", "Id");
    let used: HashSet<String> = named(&text, "hyperlink", "id");
    assert!(!used.is_empty() && used.is_subset(&links));
    links.retain(|id| id.starts_with("link"));
    assert_eq!(links, used);
    let anchors = named(&text, "hyperlink", "anchor");
    assert!(anchors.len() > 10 && anchors.is_subset(&named(&text, "bookmarkStart", "name")));
    let ids = elements(&text, "bookmarkStart").len();
    assert_eq!(ids, named(&text, "bookmarkStart", "id").len());
}

#[test]
fn the_document_comes_back_through_the_import_with_the_same_structure() {
    let text = "## Uno & dos\n\nTexto[^1] con **peso**, *énfasis*, `código` y [sitio](https://example.org/?a=1&b=2).\n\n\
        - uno\n\n  sigue\n\n  1. dos\n  2. tres\n\n3. cuatro\n4. cinco\n\n> cita\n\n| A | B |\n|---|--:|\n| a | 2 |\n\n```\nun\ndos\n```\n\n\
        [^1]: Fuente\n";
    let book = with_summary(text);
    let report = import(&docx(&book, Vec::new()).unwrap(), "edition.docx", "").unwrap();
    let read = passage::blocks(&report.markdown, &mut 0);
    let headings: Vec<String> = read
        .iter()
        .filter_map(|block| match block {
            Block::H { level, c } => Some(format!("{level} {}", plain(c))),
            _ => None,
        })
        .collect();
    for title in ["summary", "1. Uno", "1.2. Dos", "countries", "Colombia", "glossary"] {
        assert!(
            headings.iter().any(|heading| heading.ends_with(&format!(" {title}"))),
            "{title}: {headings:?}"
        );
    }
    let at =
        read.iter().position(|block| matches!(block, Block::H { c, .. } if plain(c) == "summary")).unwrap();
    let kinds = |blocks: &[Block]| -> Vec<String> {
        let kind = |block: &Block| serde_json::to_value(block).unwrap()["t"].as_str().unwrap().to_owned();
        blocks.iter().map(kind).collect()
    };
    let expected = &book.summary;
    let found = &read[at + 1..=at + expected.len()];
    assert_eq!(kinds(found), kinds(expected));
    for (found, expected) in found.iter().zip(expected).skip(1) {
        let plain = |block: &Block| {
            let mut value = serde_json::to_value(block).unwrap();
            // Numbers to cite by are the edition's, and imports do not take over how columns are aligned.
            for name in ["n", "align"] {
                value.as_object_mut().unwrap().remove(name);
            }
            value
        };
        assert_eq!(plain(found), plain(expected));
    }
}

#[test]
fn heads_of_tables_are_repeated_and_a_table_wider_than_word_can_show_is_several() {
    let cell = |text: &str| vec![Inline::Text(text.to_owned())];
    let row: Vec<_> = (0..150).map(|at| cell(&at.to_string())).collect();
    let table =
        Table { head: row.clone(), rows: vec![row], align: vec![Alignment::Right], ..Table::default() };
    let book = Book { summary: vec![Block::Table(table)], glossary: None, matrix: None, ..book() };
    let text = part(&book, "word/document.xml");
    let read = Document::parse(&text).unwrap();
    for table in elements(&read, "tbl") {
        let columns = table.descendants().filter(|node| node.tag_name().name() == "gridCol").count();
        assert!(columns <= 63, "{columns}");
        let first = table.descendants().find(|node| node.tag_name().name() == "tr").unwrap();
        assert!(first.descendants().any(|node| node.tag_name().name() == "tblHeader"));
        assert!(table.next_sibling().is_some_and(|next| next.tag_name().name() == "p"));
    }
    assert_eq!(text.matches(">149<").count(), 2);
}

#[test]
fn a_practice_in_another_language_says_so_in_every_piece_of_its_text() {
    let text = part(&book(), "word/document.xml");
    let read = Document::parse(&text).unwrap();
    let run = |words: &str| {
        let all = elements(&read, "r").into_iter();
        let mut found = all
            .filter(|run| run.descendants().any(|node| node.text().is_some_and(|text| text.contains(words))));
        found.next_back().unwrap()
    };
    let language = |run: Node| {
        let found = run.descendants().find(|node| node.tag_name().name() == "lang");
        found.and_then(|node| node.attributes().next().map(|value| value.value().to_owned()))
    };
    let title = elements(&read, "r")
        .into_iter()
        .filter(|run| run.descendants().any(|node| node.text() == Some("visa")));
    assert_eq!(title.map(language).collect::<Vec<_>>(), [Some("en-US".to_owned())]);
    assert_eq!(language(run("2019")), Some("pt-BR".to_owned()));
    assert_eq!(
        language(run("Em português")),
        None,
        "what the secretariat says is in the language of the book"
    );
}

#[test]
fn a_picture_is_shown_with_its_description_and_one_that_is_not_there_is_described() {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(40, 20).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    let file =
        PictureFile { path: "pictures/a.png".into(), media_type: "image/png", bytes: bytes.into_inner() };
    let figure = |address: Option<&str>| {
        let caption = vec![Inline::Text("Pie".to_owned())];
        Block::Fig(Figure {
            alt: "Una \"ventanilla\"".to_owned(),
            caption,
            address: address.map(str::to_owned),
            ..Figure::default()
        })
    };
    let summary = vec![figure(Some("pictures/a.png")), figure(Some("pictures/b.png")), figure(None)];
    let book = Book { summary, ..book() };
    let archive = docx(&book, vec![file]).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(archive)).unwrap();
    assert!(archive.by_name("word/pictures/a.png").is_ok());
    let mut text = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("word/document.xml").unwrap(), &mut text).unwrap();
    let read = Document::parse(&text).unwrap();
    let shown = elements(&read, "docPr");
    assert_eq!(shown.len(), 1);
    assert_eq!(attribute(shown[0], "descr"), Some("Una \"ventanilla\""));
    assert_eq!(attribute(elements(&read, "blip")[0], "embed"), Some("picture0"));
    let said = elements(&read, "t").into_iter().filter(|node| node.text() == Some("Una \"ventanilla\""));
    assert_eq!(said.count(), 2);
    assert_eq!(text.matches(">Pie<").count(), 3);
}

#[test]
fn what_is_no_address_is_no_link() {
    let link = |href: &str| {
        Inline::Marked(Marked::A { href: href.to_owned(), c: vec![Inline::Text("sitio".to_owned())] })
    };
    let hrefs = ["https://ejemplo.org/año nuevo?a=\"b\"", "no es", "http://[", "https://ejemplo.org/%"];
    let c = hrefs.map(link).to_vec();
    let book = Book { summary: vec![Block::P { c, n: None }], ..book() };
    let relations = part(&book, "word/_rels/document.xml.rels");
    assert!(relations.contains("https://ejemplo.org/a%C3%B1o%20nuevo?a=%22b%22"), "{relations}");
    for wrong in ["\"no es", "http://[", "org/%\""] {
        assert!(!relations.contains(wrong), "{relations}");
    }
    assert!(part(&book, "word/document.xml").matches(">sitio<").count() >= 4);
}

#[test]
fn the_same_book_gives_the_same_document_and_a_candidate_says_so_on_every_page() {
    let book = book();
    assert_eq!(docx(&book, Vec::new()).unwrap(), docx(&book, Vec::new()).unwrap());
    assert!(part(&book, "word/header.xml").contains(">candidate<"));
}

#[test]
fn values_stand_beside_short_labels_and_below_long_ones() {
    let mut book = book();
    let practice = &mut book.chapters[0].practices[0];
    let long = Fact {
        label: "Objetivos do Pacto Global (o principal primeiro)".to_owned(),
        ..practice.facts[0].clone()
    };
    practice.facts = vec![Fact { label: "Início".to_owned(), ..long.clone() }, long];
    let text = part(&book, "word/document.xml");
    let text = Document::parse(&text).unwrap();
    let facts = elements(&text, "p").into_iter().filter(|paragraph| {
        paragraph
            .descendants()
            .any(|node| node.tag_name().name() == "pStyle" && attribute(node, "val") == Some("Fact"))
    });
    let between = facts.map(|paragraph| {
        let mut marks = paragraph
            .descendants()
            .map(|node| node.tag_name().name())
            .filter(|name| ["tab", "br"].contains(name));
        marks.next().unwrap_or_default().to_owned()
    });
    assert_eq!(between.collect::<Vec<_>>(), ["tab", "br"]);
}
