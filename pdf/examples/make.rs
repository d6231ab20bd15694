//! Typesets a book for looking at: `make BOOK.json OUT.pdf [--numbers] [--candidate] [--repeat N] [PICTURE…]`. With
//! `--repeat`, every chapter comes N times, which is how docs/performance.md gets a book of 300 pages.

use std::collections::HashMap;
use std::error::Error;
use std::time::Instant;

use acervo_pdf::{Request, pdf};
use serde_json::Value;
use sha2::{Digest, Sha256};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (mut files, mut paragraph_numbers, mut is_candidate, mut repeat) = (Vec::new(), false, false, 1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--numbers" => paragraph_numbers = true,
            "--candidate" => is_candidate = true,
            "--repeat" => repeat = arguments.next().ok_or("how often?")?.parse()?,
            _ => files.push(argument),
        }
    }
    let [book, out, pictures @ ..] = files.as_slice() else {
        return Err("usage: make BOOK.json OUT.pdf [--numbers] [--candidate] [--repeat N] [PICTURE…]".into());
    };
    let mut value: Value = serde_json::from_slice(&std::fs::read(book)?)?;
    if is_candidate {
        value["edition"]["is_candidate"] = true.into();
    }
    if let Some(chapters) = value["chapters"].as_array_mut() {
        *chapters = repeated(chapters, repeat);
    }
    let mut by_hash = HashMap::new();
    for picture in pictures {
        let bytes = std::fs::read(picture)?;
        by_hash.insert(hex::encode(Sha256::digest(&bytes)), bytes);
    }
    let book = serde_json::to_vec(&value)?;
    let started = Instant::now();
    let threads = std::thread::available_parallelism()?.get();
    let made = pdf(&Request { book: &book, pictures: &by_hash, paragraph_numbers, threads })?;
    std::fs::write(out, &made.bytes)?;
    for warning in &made.warnings {
        println!("{warning}");
    }
    let (pages, bytes) = (made.pages, made.bytes.len());
    println!("{pages} pages, {bytes} bytes, {:.1} s", started.elapsed().as_secs_f64());
    Ok(())
}

/// The chapters several times, numbered on.
fn repeated(chapters: &[Value], times: usize) -> Vec<Value> {
    let mut all: Vec<Value> = chapters.iter().cycle().take(chapters.len() * times).cloned().collect();
    for (place, chapter) in all.iter_mut().enumerate() {
        chapter["number"] = (place + 1).to_string().into();
        let practices = chapter["practices"].as_array_mut().into_iter().flatten();
        for (inside, practice) in practices.enumerate() {
            practice["number"] = format!("{}.{}", place + 1, inside + 1).into();
        }
    }
    all
}
