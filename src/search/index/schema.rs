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

/// The version of this schema together with the analysis. Raise it when either changes: an index of another version is
/// discarded and rebuilt.
pub const VERSION: u32 = 6;

/// Number of bytes of a title's plain form by which it is completed.
pub(in crate::search) const PLAIN_TITLE_BYTES: usize = 120;

/// The terms of a field that were produced by the same rules.
#[derive(Clone, Copy, Debug)]
pub struct Terms {
    field: Field,
    rules: Rules,
}

impl Terms {
    /// Returns the field. It may also have terms produced by other rules.
    pub fn field(self) -> Field {
        self.field
    }

    /// Returns the key that finds one of these terms.
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

/// All fields, so that none has to be looked up by name while searching.
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

/// The fast field of the release time, in microseconds.
pub const RELEASED_AT: &str = "released_at";
/// The fast field by which titles are sorted.
pub const SORT_TITLE: &str = "sort_title";
/// The fast field of titles in their plain form.
pub const PLAIN_TITLE: &str = "plain_title";

/// Kinds of exact values, in addition to the names of the facets.
const KEY: &str = "key";
const SECTION: &str = "section";
const TITLE: &str = "title";

/// Returns the options of a field of words, which holds them by the rules of their language and by the exact ones.
/// Separate fields would have a dictionary each in every segment, and each text would be split into words twice.
fn analysed() -> TextOptions {
    TextOptions::default().set_indexing_options(
        TextFieldIndexing::default()
            .set_tokenizer(ANALYZER)
            .set_index_option(IndexRecordOption::WithFreqsAndPositions),
    )
}

impl Fields {
    /// Creates the schema of both indexes.
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

    /// Returns the terms of a part by these rules.
    pub fn text(&self, part: Part, rules: Rules) -> Terms {
        Terms { field: self.texts[part as usize], rules }
    }

    /// Returns the key that finds all documents with that value, spelt as [`spell`] returns it.
    pub fn facet(&self, facet: Facet, value: &str) -> Term {
        self.value(facet.name(), value)
    }

    /// Returns the key that finds a section, in all its languages.
    pub fn section(&self, section: SectionId) -> Term {
        self.value(SECTION, &section.to_string())
    }

    /// Returns the key that finds the document of a section in a language: the one that a later document replaces.
    pub fn key(&self, section: SectionId, language: &Language) -> Term {
        self.value(KEY, &key(section, language))
    }

    /// Returns the key that finds the documents with that title, in its plain form and cut off; as a prefix, it finds
    /// those whose titles begin with it.
    pub fn title(&self, plain: &str) -> Term {
        self.value(TITLE, plain)
    }

    fn value(&self, of: &str, value: &str) -> Term {
        Term::from_field_text(self.values, &entry(of, value))
    }

    /// Returns the terms of the names of institutions.
    pub fn institution_names(&self) -> Terms {
        Terms { field: self.institution_names, rules: Rules::Exact }
    }

    /// Returns the terms of the names of countries, themes and the like.
    pub fn labels(&self) -> Terms {
        Terms { field: self.labels, rules: Rules::Exact }
    }

    /// Returns all exact terms: those of the texts, and those of names and labels.
    pub fn exact(&self) -> Vec<Terms> {
        let mut exact = Part::ALL.map(|part| self.text(part, Rules::Exact)).to_vec();
        exact.extend([self.institution_names(), self.labels()]);
        exact
    }

    /// Returns the key that finds all documents in a language.
    pub fn language(&self, ui_language: UiLanguage) -> Term {
        self.facet(Facet::Language, ui_language.code())
    }

    /// Returns, for each of the four languages, the key that finds all its documents, and the first byte of the terms
    /// that only they have.
    pub fn languages(&self) -> Vec<(Term, u8)> {
        let marked = |ui_language| Some((self.language(ui_language), Rules::Of(ui_language).mark()? as u8));
        UiLanguage::ALL.into_iter().filter_map(marked).collect()
    }

    /// Returns the fields of the first and last year.
    pub fn years(&self) -> (Field, Field) {
        (self.year_from, self.year_to)
    }

    /// Returns the field of the release time.
    pub fn released_at(&self) -> Field {
        self.released_at
    }

    /// Returns the document in the form in which it is indexed.
    pub fn write(&self, document: &Document) -> TantivyDocument {
        let mut row = TantivyDocument::default();
        // Stored fields are read in the order in which they are added: [`Front`] reads no further than the title.
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

    /// Reads the title of a document.
    ///
    /// # Errors
    /// `internal` if it was not written by [`Fields::write`].
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

    /// Reads a hit without score and highlights, along with the texts to create highlights from, by field name.
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

/// All exact values are indexed in one field: each searchable field has a dictionary of its own in every segment, and
/// with one field per kind of value, a commit of a few documents would cost several times as much.
fn entry(of: &str, value: &str) -> String {
    format!("{of}={value}")
}

fn key(section: SectionId, language: &Language) -> String {
    format!("{section} {language}")
}

/// Returns the spelling of a value that documents and filters have in common.
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
