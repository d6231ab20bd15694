use super::*;

fn of(language: &str, title: &str, text: &str, countries: &[&str], themes: &[&str]) -> Document {
    Document {
        countries: countries.iter().map(|code| (*code).to_owned()).collect(),
        themes: themes.iter().map(|one| (*one).to_owned()).collect(),
        gcm_objectives: if themes.is_empty() { Vec::new() } else { vec![15] },
        passages: vec![passage("description", text)],
        ..document(language, title)
    }
}

fn alike(index: &Index, to: &Document, limit: usize) -> Vec<String> {
    index.similar(to.section, limit).unwrap().into_iter().map(|hit| hit.title).collect()
}

#[test]
fn telling_words_of_the_same_language_make_documents_alike() {
    let clinic = "Las clínicas móviles vacunan a quienes cruzan la frontera.";
    let documents = [
        of("es", "Clínicas", clinic, &["CO"], &[]),
        of("es", "Vacunación", "Una clínica móvil vacuna en la frontera.", &["PE"], &[]),
        of("es", "Empleo", "Las ferias de empleo reúnen a las empresas.", &["PE"], &[]),
        of("pt", "Clínicas", "Clínicas móveis vacinam na fronteira.", &["BR"], &[]),
    ];
    let (_folder, index) = index_of(&documents);
    assert_eq!(alike(&index, &documents[0], 10), ["Vacunación"]);
    assert_eq!(alike(&index, &documents[1], 10), ["Clínicas"]);
    assert_eq!(alike(&index, &documents[2], 10), Vec::<String>::new());
    assert_eq!(index.similar(crate::domain::ids::SectionId::new(), 10).unwrap(), []);
    assert_eq!(index.similar(documents[0].section, 0).unwrap(), []);
}

#[test]
fn shared_themes_lead_to_other_languages_and_other_countries_come_first() {
    let text = "Las enfermeras visitan a las familias recién llegadas.";
    let documents = [
        of("es", "Visitas", text, &["CO"], &["health"]),
        of("es", "Las mismas visitas", text, &["CO", "PE"], &["health"]),
        of("fr", "Soins", "Des infirmières soignent.", &["HT"], &["health"]),
        of("en", "Nothing", "Something else.", &[], &["work"]),
    ];
    let (_folder, index) = index_of(&documents);
    assert_eq!(alike(&index, &documents[0], 10), ["Soins", "Las mismas visitas"]);
    assert_eq!(alike(&index, &documents[0], 1), ["Soins"]);
    // A document without countries has no country in common with any other.
    assert_eq!(alike(&index, &documents[3], 10), Vec::<String>::new());
}

#[test]
fn a_text_in_any_language_and_of_any_length_is_compared() {
    let long = "palabra ".repeat(40_000) + "ñandú";
    let documents = [
        of("gn", "Mba'apo", "Tembiapo porã rehegua", &[], &[]),
        of("gn", "Tembiapo", "Mba'apo porã", &[], &[]),
        of("es", "Larga", &long, &["CO"], &[]),
        of("es", "", "", &["CO"], &[]),
    ];
    let (_folder, index) = index_of(&documents);
    assert_eq!(alike(&index, &documents[0], 5), ["Tembiapo"]);
    assert_eq!(alike(&index, &documents[2], 5), Vec::<String>::new());
    assert_eq!(alike(&index, &documents[3], 5), Vec::<String>::new());
}
