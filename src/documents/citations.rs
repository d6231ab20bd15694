//! Entries for reference managers: RIS, BibTeX and CSL-JSON. Each practice is a report by its institution.

use serde_json::{Map, Value, json};

use crate::domain::ids::SectionId;
use crate::domain::language::{Language, UiLanguage};
// Line breaks and control characters would start a new field or entry.
use crate::domain::text::tidied as one_line;

/// The citation data of a published practice.
#[derive(Clone, Debug)]
pub struct Reference {
    /// The section.
    pub id: SectionId,
    /// The practice's title.
    pub title: String,
    /// The practice's summary.
    pub summary: String,
    /// The institution, which is author and publisher.
    pub institution: String,
    /// The institution's slug, for the citation key.
    pub institution_slug: String,
    /// The compendium it is part of.
    pub compendium: String,
    /// The day of publication: `2026-03-02`.
    pub day: String,
    /// The language it is written in.
    pub language: Language,
    /// Its permanent URL.
    pub url: String,
    /// Countries and themes.
    pub keywords: Vec<String>,
    /// The number of the version.
    pub version: u32,
    /// The hash of the version: SHA-256, in hexadecimal.
    pub hash: String,
}

/// The format of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// RIS, for reference managers.
    Ris,
    /// BibTeX, for LaTeX.
    Bib,
    /// CSL-JSON, for citation processors.
    CslJson,
}

impl Format {
    /// The file name extension.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Ris => "ris",
            Format::Bib => "bib",
            Format::CslJson => "json",
        }
    }

    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Ris => "application/x-research-info-systems; charset=utf-8",
            Format::Bib => "application/x-bibtex; charset=utf-8",
            Format::CslJson => "application/vnd.citationstyles.csl+json",
        }
    }

    /// Returns a file with this entry only.
    pub fn file(self, of: &Reference) -> Vec<u8> {
        let mut file = Vec::new();
        match self {
            Format::Ris => ris(of, &mut file),
            Format::Bib => bib(of, &mut file),
            Format::CslJson => file = format!("{:#}\n", json!([csl_json(of)])).into_bytes(),
        }
        file
    }
}

impl Reference {
    /// Returns the year of publication.
    pub fn year(&self) -> &str {
        self.day.get(..4).unwrap_or_default()
    }

    /// Returns the citation key, which ends in the random last part of the identifier. It consists of ASCII letters,
    /// digits and hyphens.
    pub fn key(&self) -> String {
        let id = self.id.to_string();
        let allowed = |c: &char| c.is_ascii_alphanumeric() || *c == '-';
        let slug: String = self.institution_slug.chars().filter(allowed).collect();
        format!("{slug}-{}-{}", self.year(), id.rsplit('-').next().unwrap_or_default())
    }
}

/// Writes a RIS entry. The format has no escapes; each value is one line.
pub fn ris(of: &Reference, into: &mut Vec<u8>) {
    let mut lines = vec![
        ("TY", "RPRT".to_owned()),
        ("TI", of.title.clone()),
        ("AU", corporate(&of.institution)),
        ("PY", of.year().to_owned()),
        ("DA", of.day.replace('-', "/")),
        ("T2", of.compendium.clone()),
        ("ET", of.version.to_string()),
        ("PB", of.institution.clone()),
        ("AB", of.summary.clone()),
        ("LA", of.language.to_string()),
        ("UR", of.url.clone()),
        ("ID", of.id.to_string()),
        ("N1", format!("SHA-256 {}", of.hash)),
    ];
    lines.extend(of.keywords.iter().map(|word| ("KW", word.clone())));
    for (tag, value) in lines {
        let value = one_line(&value);
        if !value.is_empty() {
            into.extend_from_slice(format!("{tag}  - {value}\r\n").as_bytes());
        }
    }
    into.extend_from_slice(b"ER  - \r\n\r\n");
}

/// Returns an institution's name as the author of a report in RIS. In this format a comma separates the parts of a
/// person's name and cannot be escaped: commas within the name are replaced by a look-alike (U+201A), and a comma is
/// appended to say that there are no further parts, which is how EndNote marks corporate authors. `PB` has the name
/// unchanged.
fn corporate(name: &str) -> String {
    format!("{},", one_line(name).replace([',', '，', '﹐'], "‚"))
}

/// Writes a BibTeX entry, in UTF-8.
pub fn bib(of: &Reference, into: &mut Vec<u8>) {
    let (year, month) = (of.year(), of.day.get(5..7).and_then(|month| month.parse::<usize>().ok()));
    let institution = braced(&of.institution);
    let fields = [
        // Double braces preserve the case, and keep a name from being split.
        ("title", format!("{{{}}}", braced(&of.title))),
        ("author", format!("{{{institution}}}")),
        // In BibLaTeX, this is also a list.
        ("institution", format!("{{{institution}}}")),
        ("year", format!("{{{year}}}")),
        (
            "month",
            month
                .and_then(|month| MONTHS.get(month.wrapping_sub(1)))
                .map_or_else(String::new, |month| (*month).to_owned()),
        ),
        // Known to BibLaTeX; BibTeX ignores it.
        ("version", braced(&of.version.to_string())),
        ("language", braced(of.language.as_str())),
        (
            "langid",
            of.language.ui_language().map_or_else(String::new, |ui_language| braced(babel(ui_language))),
        ),
        ("url", format!("{{{}}}", of.url.replace('\\', "%5C").replace('{', "%7B").replace('}', "%7D"))),
        ("abstract", braced(&of.summary)),
        ("keywords", braced(&of.keywords.join(", "))),
        ("note", braced(&format!("SHA-256 {}", of.hash))),
    ];
    let mut entry = format!("@techreport{{{},\n", of.key());
    for (name, value) in fields.iter().filter(|(_, value)| !value.is_empty() && value != "{}") {
        entry.push_str(&format!("  {name} = {value},\n"));
    }
    entry.push_str("}\n\n");
    into.extend_from_slice(entry.as_bytes());
}

/// Returns an item of CSL-JSON. As all names there, that of the institution would be split into parts unless it is
/// declared as literal.
pub fn csl_json(of: &Reference) -> Value {
    let day: Vec<u32> = of.day.split('-').filter_map(|part| part.parse().ok()).collect();
    let fields = [
        ("id", of.key().into()),
        ("type", "report".into()),
        ("title", one_line(&of.title).into()),
        ("author", json!([{"literal": one_line(&of.institution)}])),
        ("issued", json!({"date-parts": [day]})),
        ("version", of.version.to_string().into()),
        ("container-title", one_line(&of.compendium).into()),
        ("publisher", one_line(&of.institution).into()),
        ("language", of.language.as_str().into()),
        ("URL", of.url.clone().into()),
        ("abstract", one_line(&of.summary).into()),
        ("keyword", one_line(&of.keywords.join(", ")).into()),
        ("note", format!("SHA-256 {}", of.hash).into()),
    ];
    let fields = fields.into_iter().filter(|(_, value)| *value != "");
    Value::Object(fields.map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>())
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Returns the language's name in the babel package.
fn babel(ui_language: UiLanguage) -> &'static str {
    match ui_language {
        UiLanguage::Es => "spanish",
        UiLanguage::En => "english",
        UiLanguage::Pt => "portuguese",
        UiLanguage::Fr => "french",
    }
}

/// Returns a text in braces, with LaTeX's special characters escaped. BibTeX counts braces even after a backslash: if
/// all are paired, they are escaped with a backslash, which more readers understand; otherwise all are written as
/// commands.
fn braced(text: &str) -> String {
    let text = one_line(text);
    let paired = are_paired(&text);
    let mut braced = String::from("{");
    for c in text.chars() {
        match c {
            '{' | '}' if paired => {
                braced.push('\\');
                braced.push(c);
            }
            '\\' => braced.push_str("\\textbackslash{}"),
            '{' => braced.push_str("\\textbraceleft{}"),
            '}' => braced.push_str("\\textbraceright{}"),
            '~' => braced.push_str("\\textasciitilde{}"),
            '^' => braced.push_str("\\textasciicircum{}"),
            '$' | '&' | '#' | '_' | '%' => {
                braced.push('\\');
                braced.push(c);
            }
            other => braced.push(other),
        }
    }
    braced.push('}');
    braced
}

/// Whether all braces are balanced.
fn are_paired(text: &str) -> bool {
    let mut open = 0_u32;
    for c in text.chars() {
        match c {
            '{' => open += 1,
            '}' if open == 0 => return false,
            '}' => open -= 1,
            _ => {}
        }
    }
    open == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latex_gives_no_meaning_to_what_people_wrote() {
        assert_eq!(
            braced("Año 50 % & #1 a_b {c} ~d^e \\f $g\nh"),
            "{Año 50 \\% \\& \\#1 a\\_b \\{c\\} \\textasciitilde{}d\\textasciicircum{}e \\textbackslash{}f \\$g h}"
        );
        for (alone, expected) in
            [("a}{b", "{a\\textbraceright{}\\textbraceleft{}b}"), ("{", "{\\textbraceleft{}}")]
        {
            assert_eq!(braced(alone), expected);
        }
    }

    #[test]
    fn an_institution_is_one_author_whatever_its_name() {
        assert_eq!(corporate("Ministerio de Relaciones Exteriores"), "Ministerio de Relaciones Exteriores,");
        let author = corporate("Ministerio de Relaciones Exteriores, Comercio Internacional y Culto");
        // The way readers split it: last name, first names, and anything after them.
        let names: Vec<&str> = author.split(',').collect();
        assert_eq!(names, ["Ministerio de Relaciones Exteriores‚ Comercio Internacional y Culto", ""]);
    }

    fn reference(title: &str) -> Reference {
        Reference {
            id: "01960000-0000-7000-8000-000000000001".parse().unwrap(),
            title: title.to_owned(),
            summary: "Uno\ndos".to_owned(),
            institution: "Ministerio de Relaciones Exteriores, Comercio y Culto".to_owned(),
            institution_slug: "mre-co".to_owned(),
            compendium: "Documento marco".to_owned(),
            day: "2026-03-02".to_owned(),
            language: "es".parse().unwrap(),
            url: "https://acervo.example.org/practices/1".to_owned(),
            keywords: vec!["Colombia".to_owned(), "Salud".to_owned()],
            version: 2,
            hash: "ab".to_owned(),
        }
    }

    #[test]
    fn an_item_of_csl_json_has_one_literal_author_and_a_date_of_numbers() {
        let file = Format::CslJson.file(&reference("Señal \u{202e}<i>móvil</i>\n{x}"));
        let items: Value = serde_json::from_slice(&file).unwrap();
        assert_eq!(
            items,
            json!([{
                "id": "mre-co-2026-000000000001", "type": "report", "title": "Señal <i>móvil</i> {x}",
                "author": [{"literal": "Ministerio de Relaciones Exteriores, Comercio y Culto"}],
                "issued": {"date-parts": [[2026, 3, 2]]}, "version": "2", "container-title": "Documento marco",
                "publisher": "Ministerio de Relaciones Exteriores, Comercio y Culto", "language": "es",
                "URL": "https://acervo.example.org/practices/1", "abstract": "Uno dos",
                "keyword": "Colombia, Salud", "note": "SHA-256 ab",
            }])
        );
    }

    #[test]
    fn every_format_names_the_version() {
        let of = reference("Ventanilla móvil");
        let file = |format: Format| String::from_utf8(format.file(&of)).unwrap();
        assert!(file(Format::Ris).contains("\r\nET  - 2\r\n"));
        assert!(file(Format::Bib).contains("\n  version = {2},\n"));
        assert!(file(Format::CslJson).contains("\"version\": \"2\""));
    }

    #[test]
    fn a_value_is_one_line() {
        assert_eq!(one_line("a\r\nER  - \n\tb\u{85}c\u{2028}d"), "a ER - b c d");
    }
}
