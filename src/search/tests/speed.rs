use std::time::{Duration, Instant};

use super::*;

/// A sequence without chance, so that every run measures the same.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit
    }

    /// Small numbers often, large ones seldom, as words are.
    fn skewed(&mut self, limit: usize) -> usize {
        let a = self.below(limit) + 1;
        self.below(a)
    }
}

const WORDS: &str = "migrantes protección consular regularización residencia frontera trabajo documentación vivienda \
    salud educación mujeres niñez retorno tránsito remesas cooperación acuerdo servicio programa ministerio atención \
    derechos inclusión capacitación títulos empleo ventanilla trámites refugio asilo identidad comunidad municipio \
    presupuesto indicadores resultados evaluación personas familias jóvenes acceso orientación jurídica social económica";

fn prose(dice: &mut Dice, words: &[&str], length: usize) -> String {
    let mut text = String::new();
    for n in 0..length {
        if dice.below(3) == 0 {
            text.push_str(["de", "la", "en", "para", "y"][dice.below(5)]);
        } else {
            let word = dice.skewed(words.len() * 40);
            text.push_str(words[word % words.len()]);
            if word >= words.len() {
                text.push_str(["al", "ino", "ero", "ista", "oso"][word / words.len() % 5]);
            }
        }
        text.push_str(if n % 12 == 11 { ". " } else { " " });
    }
    text
}

fn practice(dice: &mut Dice, words: &[&str], institutions: &[InstitutionId], n: usize) -> Document {
    let pick = |dice: &mut Dice, prefix: &str, of: usize| format!("{prefix}{}", dice.skewed(of));
    Document {
        title: prose(dice, words, 9),
        summary: prose(dice, words, 60),
        passages: ["context_problem", "objectives", "description", "results", "lessons_learned", "body"]
            .map(|field| passage(field, &prose(dice, words, 120)))
            .to_vec(),
        countries: vec![pick(dice, "C", 33), pick(dice, "C", 33)],
        institution: institutions[dice.skewed(institutions.len())],
        chapters: vec![pick(dice, "chapter", 7)],
        themes: vec![pick(dice, "theme", 10), pick(dice, "theme", 10)],
        practice_type: Some(pick(dice, "type", 6)),
        gcm_objectives: vec![dice.skewed(23) as u8 + 1, dice.skewed(23) as u8 + 1],
        target_groups: vec![pick(dice, "group", 15)],
        years: Some(2000 + dice.below(20) as i64..=2020 + dice.below(6) as i64),
        published_at: Timestamp::from_micros(n as i64),
        ..document(["es", "es", "pt", "en", "fr"][n % 5], "")
    }
}

fn middle(mut act: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..60)
        .map(|_| {
            let start = Instant::now();
            act();
            start.elapsed()
        })
        .collect();
    times.sort();
    times[times.len() / 2]
}

#[test]
#[ignore = "a measurement: cargo test --release --lib search::tests::speed -- --ignored --nocapture"]
fn measure_queries_on_many_documents() {
    let count = std::env::var("ACERVO_TEST_DOCUMENTS").ok().and_then(|n| n.parse().ok()).unwrap_or(10_000);
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let mut dice = Dice(1);
    let institutions: Vec<InstitutionId> = (0..80).map(|_| InstitutionId::new()).collect();
    let folder = tempfile::tempdir().unwrap();
    let index = open(folder.path());
    let start = Instant::now();
    for n in 0..count {
        index.put(&practice(&mut dice, &words, &institutions, n)).unwrap();
    }
    index.commit(1).unwrap();
    println!(
        "{count} documents in {:.1?}, {} segments",
        start.elapsed(),
        index.searcher().segment_readers().len()
    );
    let facets = vec![Facet::Country, Facet::Theme, Facet::GcmObjective, Facet::Institution];
    let filters = [(Facet::Country, vec!["C1".to_owned()])];
    for text in [
        "",
        "migrantes",
        "protección consular migrantes",
        "\"protección consular\"",
        "vivienda -salud",
        "xyzzy uvw",
    ] {
        for (facets, filters) in [(vec![], &[][..]), (facets.clone(), &[]), (facets.clone(), &filters)] {
            let query = Query { facets, filters: filters.iter().cloned().collect(), ..ask(text) };
            let compiled = index.compile(&query);
            let searcher = index.searcher();
            let compiling = middle(|| drop(index.compile(&query)));
            let bare = middle(|| drop(compiled.run(&searcher).unwrap()));
            let whole = middle(|| drop(index.search(&query).unwrap()));
            let total = compiled.run(&searcher).unwrap().total;
            println!(
                "{text:32} facets {} filters {}: {total:6} found, compile {compiling:8.1?} bare {bare:8.1?} whole {whole:8.1?}",
                query.facets.len(),
                query.filters.len()
            );
        }
    }
    drop(index);
    let bytes: u64 =
        storage::files(folder.path(), "").iter().map(|file| file.metadata().unwrap().len()).sum();
    let start = Instant::now();
    open(folder.path());
    println!("{} MB, opened with all checksums in {:.1?}", bytes / 1_000_000, start.elapsed());
}
