//! The fields of the index, and how a document fills them.

use tantivy::query::{Query, TermQuery};
use tantivy::schema::{
    FAST, Field, IndexRecordOption, OwnedValue, STORED, STRING, Schema, TextFieldIndexing, TextOptions, Value,
};
use tantivy::{TantivyDocument, Term};

use crate::domain::ids::SectionId;
use crate::domain::language::{Language, UiLanguage};
use crate::domain::time::Timestamp;
use crate::error::{Error, Result};
use crate::search::analysis::{ANALYZER, Rules, plain};
use crate::search::index::collation::sort_key;
use crate::search::index::document::Document;
use crate::search::index::facets::Facet;
use crate::search::index::hit::{Hit, Titled};
use crate::search::index::parts::Part;
use crate::search::index::stored::{Front, Whole};

/// The number of this schema together with the analysis. Raise it when either changes: an index of another
/// number is thrown away and made anew.
pub const VERSION: u32 = 6;

/// Titles are completed by so many bytes of their plain form.
pub(in crate::search) const PLAIN_TITLE_BYTES: usize = 120;

/// The terms of a field that were made by the same rules.
#[derive(Clone, Copy, Debug)]
pub struct Terms {
    field: Field,
    rules: Rules,
}

impl Terms {
    /// The field. It may have terms by other rules as well.
    pub fn field(self) -> Field {
        self.field
    }

    /// What finds one of them.
    pub fn key(self, term: &str) -> Term {
        match self.rules.mark() {
            None => Term::from_field_text(self.field, term),
            Some(mark) => Term::from_field_text(self.field, &format!("{mark}{term}")),
        }
    }

    /// The query for one of them.
    pub fn query(self, term: &str) -> Box<dyn Query> {
        Box::new(TermQuery::new(self.key(term), IndexRecordOption::WithFreqs))
    }
}

/// Every field by its place, so that none is looked up by name while searching.
#[derive(Clone, Debug)]
pub struct Fields {
    /// The schema itself.
    pub schema: Schema,
    values: Field,
    section: Field,
    version: Field,
    released_at: Field,
    sort_title: Field,
    plain_title: Field,
    year_from: Field,
    year_to: Field,
    tag: Field,
    institution: Field,
    chapter: Field,
    institution_names: Field,
    labels: Field,
    texts: [Field; 3],
    facets: Vec<Field>,
    stored: [Field; 2],
    passage_names: Field,
    passages: Field,
}

/// The fast field of the time of release, in microseconds.
pub const RELEASED_AT: &str = "released_at";
/// The fast field by which titles are sorted.
pub const SORT_TITLE: &str = "sort_title";
/// The fast field of titles in their plain form.
pub const PLAIN_TITLE: &str = "plain_title";

/// Beside the names of the facets, what the exact values are of.
const KEY: &str = "key";
const SECTION: &str = "section";
const TITLE: &str = "title";

/// A field of words has them by the rules of their language and by the exact ones. In fields apart they would have a
/// dictionary for each in every segment, and each text would be cut into words twice.
fn analysed() -> TextOptions {
    TextOptions::default().set_indexing_options(
        TextFieldIndexing::default()
            .set_tokenizer(ANALYZER)
            .set_index_option(IndexRecordOption::WithFreqsAndPositions),
    )
}

impl Fields {
    /// The schema of both indexes.
    pub fn new() -> Fields {
        let mut builder = Schema::builder();
        let texts =
            Part::ALL.map(|part| builder.add_text_field(&format!("{}_words", part.name()), analysed()));
        let column = || TextOptions::default().set_fast("raw");
        let facets = Facet::ALL.iter().map(|facet| {
            let stored = *facet == Facet::Country;
            builder.add_text_field(facet.name(), if stored { column().set_stored() } else { column() })
        });
        let facets = facets.collect();
        let values = builder.add_text_field("values", STRING);
        let section = builder.add_text_field("section", STORED);
        let version = builder.add_u64_field("version", STORED);
        let released_at = builder.add_i64_field(RELEASED_AT, STORED | FAST);
        let sort_title = builder.add_text_field(SORT_TITLE, column());
        let plain_title = builder.add_text_field(PLAIN_TITLE, column());
        let year_from = builder.add_i64_field("year_from", FAST);
        let year_to = builder.add_i64_field("year_to", FAST);
        let tag = builder.add_text_field("tag", STORED);
        let institution = builder.add_text_field("institution_id", STORED);
        let chapter = builder.add_text_field("chapter_id", STORED);
        let institution_names = builder.add_text_field("institution_names", analysed());
        let labels = builder.add_text_field("labels", analysed());
        let stored = ["title", "summary"].map(|name| builder.add_text_field(name, STORED));
        let passage_names = builder.add_text_field("passage_names", STORED);
        let passages = builder.add_text_field("passages", STORED);
        Fields {
            schema: builder.build(),
            values,
            section,
            version,
            released_at,
            sort_title,
            plain_title,
            year_from,
            year_to,
            tag,
            institution,
            chapter,
            institution_names,
            labels,
            texts,
            facets,
            stored,
            passage_names,
            passages,
        }
    }

    /// The terms of a part by these rules.
    pub fn text(&self, part: Part, rules: Rules) -> Terms {
        Terms { field: self.texts[part as usize], rules }
    }

    /// What finds all documents of that value, spelt as [`spell`] has it.
    pub fn facet(&self, facet: Facet, value: &str) -> Term {
        self.value(facet.name(), value)
    }

    /// What finds a section, in all its languages.
    pub fn section(&self, section: SectionId) -> Term {
        self.value(SECTION, &section.to_string())
    }

    /// What finds the document of a section in a language: the one that another takes the place of.
    pub fn key(&self, section: SectionId, language: &Language) -> Term {
        self.value(KEY, &key(section, language))
    }

    /// What finds the documents of that title, in its plain form and cut off; and, as the beginning of
    /// such, those whose titles begin so.
    pub fn title(&self, plain: &str) -> Term {
        self.value(TITLE, plain)
    }

    fn value(&self, of: &str, value: &str) -> Term {
        Term::from_field_text(self.values, &entry(of, value))
    }

    /// The names of institutions.
    pub fn institution_names(&self) -> Terms {
        Terms { field: self.institution_names, rules: Rules::Exact }
    }

    /// The names of countries, themes and the like.
    pub fn labels(&self) -> Terms {
        Terms { field: self.labels, rules: Rules::Exact }
    }

    /// All exact terms: of the texts, and of what is called so.
    pub fn exact(&self) -> Vec<Terms> {
        let mut exact = Part::ALL.map(|part| self.text(part, Rules::Exact)).to_vec();
        exact.extend([self.institution_names(), self.labels()]);
        exact
    }

    /// What finds all documents of a language.
    pub fn language(&self, ui_language: UiLanguage) -> Term {
        self.facet(Facet::Language, ui_language.code())
    }

    /// For each of the four languages, what finds all its documents, and with what byte the words begin that only they
    /// have.
    pub fn languages(&self) -> Vec<(Term, u8)> {
        let marked = |ui_language| Some((self.language(ui_language), Rules::Of(ui_language).mark()? as u8));
        UiLanguage::ALL.into_iter().filter_map(marked).collect()
    }

    /// First and last year.
    pub fn years(&self) -> (Field, Field) {
        (self.year_from, self.year_to)
    }

    /// When the version was released.
    pub fn released_at(&self) -> Field {
        self.released_at
    }

    /// The document as it goes into the index.
    pub fn write(&self, document: &Document) -> TantivyDocument {
        let mut row = TantivyDocument::default();
        // What is stored first is read first: [`Front`] goes no further than the title.
        row.add_text(self.section, document.section.to_string());
        row.add_u64(self.version, u64::from(document.version));
        row.add_text(self.stored[0], &document.title);
        row.add_text(self.values, entry(TITLE, &plain_title(&document.title)));
        row.add_text(self.values, entry(KEY, &key(document.section, &document.language)));
        row.add_text(self.values, entry(SECTION, &document.section.to_string()));
        for facet in Facet::ALL {
            for value in values(document, *facet) {
                row.add_text(self.values, entry(facet.name(), &value));
                row.add_text(self.facets[*facet as usize], value);
            }
        }
        row.add_i64(self.released_at, document.released_at.micros());
        row.add_text(self.sort_title, sort_key(&document.title));
        row.add_text(self.plain_title, plain_title(&document.title));
        row.add_text(self.tag, document.language.as_str());
        row.add_text(self.institution, document.institution.to_string());
        row.add_text(self.chapter, document.chapter.to_string());
        if let Some(years) = &document.years {
            row.add_i64(self.year_from, *years.start());
            row.add_i64(self.year_to, *years.end());
        }
        for name in &document.institution_names {
            row.add_text(self.institution_names, Rules::Exact.marked(name));
        }
        for label in &document.labels {
            row.add_text(self.labels, Rules::Exact.marked(label));
        }
        let rules = Rules::of(&document.language);
        let mut put =
            |part: Part, text: &str| row.add_text(self.text(part, rules).field(), rules.marked(text));
        put(Part::Title, &document.title);
        put(Part::Summary, &document.summary);
        for passage in &document.passages {
            put(Part::Text, &passage.text);
        }
        row.add_text(self.stored[1], &document.summary);
        for passage in &document.passages {
            row.add_text(self.passage_names, &passage.field);
            row.add_text(self.passages, &passage.text);
        }
        row
    }

    /// The title of a document.
    ///
    /// # Errors
    /// `internal` if it is not what [`Fields::write`] wrote.
    pub fn titled(&self, front: Front) -> Result<Titled> {
        let titled = match front.values() {
            [
                (one, OwnedValue::Str(section)),
                (two, OwnedValue::U64(version)),
                (three, OwnedValue::Str(title)),
            ] if [*one, *two, *three] == [self.section, self.version, self.stored[0]] => {
                let (section, version) = (section.parse().ok(), u32::try_from(*version).ok());
                section.zip(version).map(|(section, version)| Titled {
                    section,
                    version,
                    title: title.clone(),
                })
            }
            _ => None,
        };
        titled.ok_or_else(|| Error::internal("a document of the search index does not begin with its title"))
    }

    /// A hit without score and highlights, and the texts to make those from, by the names of their fields.
    pub fn read<'a>(&self, row: &'a Whole) -> Result<(Hit, Vec<(&'a str, &'a str)>)> {
        let text = |field: Field| row.texts(field).next();
        let number = |field: Field| row.all(field).next();
        let hit = || {
            Some(Hit {
                section: text(self.section)?.parse().ok()?,
                version: number(self.version)?.as_ref().as_u64()?.try_into().ok()?,
                language: text(self.tag)?.parse().ok()?,
                institution: text(self.institution)?.parse().ok()?,
                chapter: text(self.chapter)?.parse().ok()?,
                countries: row.texts(self.facets[Facet::Country as usize]).map(str::to_owned).collect(),
                title: text(self.stored[0])?.to_owned(),
                summary: text(self.stored[1])?.to_owned(),
                released_at: Timestamp::from_micros(number(self.released_at)?.as_ref().as_i64()?),
                score: 0.0,
                highlights: Vec::new(),
                explanation: None,
            })
        };
        let hit = hit().ok_or_else(|| Error::internal("a document of the search index lacks a field"))?;
        Ok((hit, row.texts(self.passage_names).zip(row.texts(self.passages)).collect()))
    }
}

/// What all exact values are found by stands in one field: each field that is searched has a dictionary of its own in
/// every segment, and with one for each kind of value a commit of few documents would cost several times as much.
fn entry(of: &str, value: &str) -> String {
    format!("{of}={value}")
}

fn key(section: SectionId, language: &Language) -> String {
    format!("{section} {language}")
}

/// The spelling of a value by which documents and filters meet.
pub fn spell(facet: Facet, value: &str) -> String {
    match facet {
        Facet::Language => match value.parse::<Language>() {
            Ok(language) => spell_language(&language),
            Err(_) => value.to_owned(),
        },
        Facet::Country => value.to_uppercase(),
        Facet::Chapter | Facet::Institution | Facet::Compendium => value.to_lowercase(),
        _ => value.to_owned(),
    }
}

fn spell_language(language: &Language) -> String {
    language.ui_language().map_or_else(|| language.to_string(), |ui_language| ui_language.code().to_owned())
}

fn values(document: &Document, facet: Facet) -> Vec<String> {
    let one = |value: &Option<String>| value.iter().cloned().collect();
    match facet {
        Facet::Language => vec![spell_language(&document.language)],
        Facet::Country => document.countries.clone(),
        Facet::SubRegion => document.sub_regions.clone(),
        Facet::Membership => document.memberships.clone(),
        Facet::Chapter => document.chapters.clone(),
        Facet::Theme => document.themes.clone(),
        Facet::GcmObjective => document.gcm_objectives.iter().map(u8::to_string).collect(),
        Facet::Institution => vec![document.institution_slug.clone()],
        Facet::TargetGroup => document.target_groups.clone(),
        Facet::PracticeType => one(&document.practice_type),
        Facet::GuidingPrinciple => document.guiding_principles.clone(),
        Facet::Compendium => vec![document.compendium.clone()],
        Facet::Scope => one(&document.scope),
        Facet::Maturity => one(&document.maturity),
        Facet::HasEvaluation => vec![document.has_evaluation.to_string()],
        Facet::Stage => one(&document.stage),
    }
}

fn plain_title(title: &str) -> String {
    let mut plain = plain(title);
    plain.truncate(plain.floor_char_boundary(PLAIN_TITLE_BYTES));
    plain
}
