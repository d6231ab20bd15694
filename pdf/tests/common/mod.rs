//! Books for tests, and looking into PDFs.

#![allow(dead_code)]

use std::collections::HashMap;
use std::process::Command;

use acervo_pdf::{Pdf, Request, pdf};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// The sample in Spanish, with all parts.
pub fn sample() -> Value {
    serde_json::from_str(include_str!("../books/es.json")).unwrap()
}

/// A short book: one practice with one field of these blocks.
pub fn small(blocks: Value) -> Value {
    json!({
        "format": 1, "language": "es",
        "edition": {"title": "Un libro", "date": "2026-11-26", "date_text": "26 de noviembre de 2026", "url": "https://acervo.example.org/editions/1"},
        "chapters": [{"number": "1", "level": 1, "title": "Un capítulo", "practices": [{
            "number": "1.1", "language": "es", "title": "Una práctica", "summary": "Un resumen.", "institution": "Un ministerio",
            "facts": [{"name": "countries", "label": "Países", "values": ["Chile"], "is_own": false}],
            "fields": [{"name": "results", "label": "Resultados", "blocks": blocks}],
            "version": 1, "hash": "0".repeat(64),
        }]}],
    })
}

pub fn paragraph(text: &str) -> Value {
    json!({"t": "p", "c": [text]})
}

/// The picture that the sample has.
pub fn pictures() -> HashMap<String, Vec<u8>> {
    named([include_bytes!("../books/bars.png").to_vec()])
}

/// Pictures by their hashes.
pub fn named<const N: usize>(pictures: [Vec<u8>; N]) -> HashMap<String, Vec<u8>> {
    pictures.into_iter().map(|bytes| (hex::encode(Sha256::digest(&bytes)), bytes)).collect()
}

/// Prints a book; it must not fail.
pub fn print(book: &Value) -> Pdf {
    print_with(book, &pictures(), false)
}

pub fn print_with(book: &Value, pictures: &HashMap<String, Vec<u8>>, paragraph_numbers: bool) -> Pdf {
    let book = serde_json::to_vec(book).unwrap();
    let made = pdf(&Request { book: &book, pictures, paragraph_numbers, threads: 2 });
    let made = made.unwrap_or_else(|error| panic!("{error}"));
    assert!(made.bytes.starts_with(b"%PDF-1.7"));
    made
}

/// Whether these bytes are somewhere in the file.
pub fn has(made: &Pdf, bytes: &[u8]) -> bool {
    made.bytes.windows(bytes.len()).any(|window| window == bytes)
}

/// The output of a program that reads the file; nothing if the program is not installed.
pub fn read_with(program: &str, arguments: &[&str], made: &Pdf) -> Option<(bool, String)> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("made.pdf");
    std::fs::write(&file, &made.bytes).unwrap();
    let path = file.to_str().unwrap();
    let arguments: Vec<&str> = arguments.iter().map(|one| if *one == "FILE" { path } else { one }).collect();
    let output = Command::new(program).args(&arguments).output().ok()?;
    Some((output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned()))
}

/// The text, in the order of the file, without places to break; nothing if poppler is not installed.
pub fn text(made: &Pdf) -> Option<String> {
    let (_, text) = read_with("pdftotext", &["-raw", "FILE", "-"], made)?;
    Some(text.replace('\u{200b}', ""))
}
