//! Import tests, on documents that are built here part by part.

mod boxes;
mod corpus;
mod fields;
mod forms;
mod heavy_thesauri;
mod hostile;
mod inline;
mod kinds;
mod lists;
mod marks;
mod plain;
mod search;
mod structure;
mod tables;
mod thesauri;
mod unread;

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Kind, Report, import};
use crate::error::{Code, Error};

const MAIN: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const W: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" xmlns:wpc="http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:nuevo="urn:ejemplo:nuevo""#;

/// The styles of a document written in Spanish Word: names in English, ids in Spanish.
const STYLES: &str = r#"
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Ttulo1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Ttulo2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Apartado"><w:name w:val="Apartado propio"/><w:basedOn w:val="Ttulo2"/></w:style>
<w:style w:type="paragraph" w:styleId="Puesto"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Cita"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="SourceCode"><w:name w:val="Source Code"/></w:style>
<w:style w:type="paragraph" w:styleId="TDC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Listaconvietas"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Listaconvietas2"><w:name w:val="List Bullet 2"/><w:basedOn w:val="Listaconvietas"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Articulo"><w:name w:val="Artículo"/><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>
<w:style w:type="character" w:styleId="HTMLCode"><w:name w:val="HTML Code"/></w:style>
<w:style w:type="character" w:styleId="Textoennegrita"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>"#;

/// Bullets, numbers, numbered headings, and articles of a law.
const NUMBERING: &str = r#"
<w:abstractNum w:abstractNumId="10"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="11"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="12"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="13"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Artículo %1.-"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="10"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="11"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="12"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="13"/></w:num>
<w:num w:numId="5"><w:abstractNumId w:val="11"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>"#;

/// Builds a Word document.
struct Docx {
    body: String,
    relations: String,
    footnotes: String,
    endnotes: String,
    numbering: String,
    parts: Vec<(&'static str, String)>,
}

fn docx(body: &str) -> Docx {
    Docx {
        body: body.to_owned(),
        relations: String::new(),
        footnotes: String::new(),
        endnotes: String::new(),
        numbering: String::new(),
        parts: Vec::new(),
    }
}

impl Docx {
    /// Adds a part that a relationship of that kind refers to.
    fn part(mut self, id: &str, kind: &str, name: &'static str, text: String) -> Docx {
        self.relations += &relation(id, kind, &format!("/{name}"));
        self.parts.push((name, text));
        self
    }

    fn link(mut self, id: &str, url: &str) -> Docx {
        self.relations += &format!(
            r#"<Relationship Id="{id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="{url}" TargetMode="External"/>"#
        );
        self
    }

    fn footnote(mut self, id: u32, text: &str) -> Docx {
        self.footnotes += &format!(r#"<w:footnote w:id="{id}">{}</w:footnote>"#, p(text));
        self
    }

    fn endnote(mut self, id: u32, text: &str) -> Docx {
        self.endnotes += &format!(r#"<w:endnote w:id="{id}">{}</w:endnote>"#, p(text));
        self
    }

    fn bytes(&self) -> Vec<u8> {
        let mut relations = self.relations.clone();
        let mut parts = vec![
            (
                "[Content_Types].xml",
                format!(
                    r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="{MAIN}"/></Types>"#
                ),
            ),
            ("_rels/.rels", relationships(&relation("rId1", "officeDocument", "word/document.xml"))),
            ("word/document.xml", format!("<w:document {W}><w:body>{}</w:body></w:document>", self.body)),
            ("word/styles.xml", format!("<w:styles {W}>{STYLES}</w:styles>")),
            ("word/numbering.xml", format!("<w:numbering {W}>{NUMBERING}{}</w:numbering>", self.numbering)),
            (
                "word/footnotes.xml",
                format!(
                    r#"<w:footnotes {W}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>{}</w:footnotes>"#,
                    self.footnotes
                ),
            ),
            ("word/endnotes.xml", format!("<w:endnotes {W}>{}</w:endnotes>", self.endnotes)),
        ];
        for kind in ["styles", "numbering", "footnotes", "endnotes"] {
            relations += &relation(&format!("own{kind}"), kind, &format!("{kind}.xml"));
        }
        parts.push(("word/_rels/document.xml.rels", relationships(&relations)));
        parts.extend(self.parts.iter().cloned());
        archive(&parts)
    }

    fn import(&self) -> Report {
        import(&self.bytes(), "informe.docx", "").expect("the document can be read")
    }

    fn markdown(&self) -> String {
        self.import().markdown
    }
}

fn relation(id: &str, kind: &str, target: &str) -> String {
    format!(
        r#"<Relationship Id="{id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/>"#
    )
}

fn relationships(inside: &str) -> String {
    format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>"#
    )
}

fn archive(parts: &[(&str, String)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a part begins");
        zip.write_all(text.as_bytes()).expect("a part is written");
    }
    zip.finish().expect("the archive ends").into_inner()
}

/// Returns a run.
fn r(text: &str) -> String {
    format!(r#"<w:r><w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

/// Returns a run with properties.
fn rp(properties: &str, text: &str) -> String {
    format!(r#"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

/// Returns a paragraph with one run.
fn p(text: &str) -> String {
    format!("<w:p>{}</w:p>", r(text))
}

/// Returns a paragraph with several runs.
fn pr(runs: &str) -> String {
    format!("<w:p>{runs}</w:p>")
}

/// Returns a paragraph with a style.
fn ps(style: &str, text: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{}</w:p>"#, r(text))
}

/// Returns a paragraph in a list.
fn li(list: u32, level: u32, text: &str) -> String {
    format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr>{}</w:p>"#,
        r(text)
    )
}

/// Returns the codes of the error and of its fault.
fn fault(result: crate::error::Result<Report>) -> (Code, &'static str) {
    let error: Error = result.expect_err("the document is refused");
    let fault = error.faults.first().expect("a fault says why");
    assert_eq!(fault.pointer, "/file");
    (error.code, fault.code.name())
}
