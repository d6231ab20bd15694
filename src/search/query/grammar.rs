//! The query language: words, `"phrases"`, `-excluded`, `field:value`, `a OR b`. Parsing cannot fail: anything that is
//! not valid syntax is read as plain words.

use std::ops::Range;

use crate::search::analysis::{is_stop_word, normal, whole_words, words};
use crate::search::index::facets::Facet;
use crate::search::index::parts::Part;
use crate::search::index::parts::SearchedIn;

/// Maximum number of terms read; the rest of the text is ignored.
pub const MAX_TERMS: usize = 32;
/// Maximum number of bytes read; the rest of the text is ignored.
const MAX_BYTES: usize = 2_000;
/// Characters that a phrase may begin with.
const OPENING: [char; 9] = ['"', '“', '”', '„', '‟', '«', '»', '‹', '›'];

/// A parsed query: all its clauses have to be met.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expression {
    /// In the order in which they were typed.
    pub clauses: Vec<Clause>,
}

impl Expression {
    /// Returns the same query with its phrases read as words, as a last resort. `None` if it has no phrases, or no
    /// words besides them.
    pub fn unquoted(&self) -> Option<Expression> {
        let worded_alone = |clause: &Clause| {
            !clause.excluded && clause.any.iter().all(|term| matches!(term, Term::Word(..)))
        };
        let (phrases, others): (Vec<&Clause>, Vec<&Clause>) =
            self.clauses.iter().partition(|clause| clause.phrase().is_some());
        if phrases.is_empty() || !others.iter().any(|clause| worded_alone(clause)) {
            return None;
        }
        // The clauses besides the phrases are never left out.
        let mut room = MAX_TERMS.saturating_sub(others.iter().map(|clause| clause.any.len()).sum());
        let mut clauses = Vec::new();
        for clause in &self.clauses {
            let Some((place, phrase)) = clause.phrase() else {
                clauses.push(clause.clone());
                continue;
            };
            let words = worded(place, phrase, false).into_iter();
            let words = words.map(|any| Clause { any, excluded: false });
            let before = clauses.len();
            clauses.extend(words.filter(|clause| !dispensable(clause)).take(room));
            room -= clauses.len() - before;
        }
        Some(Expression { clauses })
    }
}

/// Something that has to occur, or must not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// The alternatives; any of them meets the clause.
    pub any: Vec<Term>,
    /// Whether documents that meet the clause are excluded.
    pub excluded: bool,
}

impl Clause {
    /// Returns the phrase that the clause requires, if it requires one and accepts no alternative.
    fn phrase(&self) -> Option<(SearchedIn, &str)> {
        match self.any.as_slice() {
            [Term::Phrase(place, phrase)] if !self.excluded => Some((*place, phrase)),
            _ => None,
        }
    }
}

/// The smallest unit that can be searched for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Term {
    /// A word or a compound, in any inflection.
    Word(SearchedIn, String),
    /// Consecutive words exactly as typed, except for case and accents.
    Phrase(SearchedIn, String),
    /// A value of a facet.
    Value(Facet, String),
    /// A range of years, both ends included.
    Years(i64, i64),
}

enum FieldName {
    SearchedIn(SearchedIn),
    Facet(Facet),
    Year,
}

/// Returns the field with this name. Facets can also be given by their own names, except `institution`, which searches
/// the names of institutions.
fn field(name: &str) -> Option<FieldName> {
    Some(match name {
        "title" => FieldName::SearchedIn(SearchedIn::In(Part::Title)),
        "summary" => FieldName::SearchedIn(SearchedIn::In(Part::Summary)),
        "body" | "text" => FieldName::SearchedIn(SearchedIn::In(Part::Text)),
        "institution" => FieldName::SearchedIn(SearchedIn::Institution),
        "year" => FieldName::Year,
        "type" => FieldName::Facet(Facet::PracticeType),
        "objective" => FieldName::Facet(Facet::GcmObjective),
        "group" => FieldName::Facet(Facet::TargetGroup),
        "principle" => FieldName::Facet(Facet::GuidingPrinciple),
        _ => FieldName::Facet(Facet::named(name)?),
    })
}

/// Parses a query.
pub fn parse(text: &str) -> Expression {
    let mut reader = Reader { clauses: Vec::new(), terms: 0, or: None };
    let text = normal(&text[..text.floor_char_boundary(MAX_BYTES)]);
    let mut rest = text.text();
    while let Some((piece, after)) = next_piece(rest) {
        rest = after;
        reader.read(piece);
    }
    reader.finish()
}

struct Piece<'a> {
    excluded: bool,
    field: Option<(&'a str, FieldName)>,
    /// Without its quotes.
    text: &'a str,
    quoted: bool,
}

fn next_piece(text: &str) -> Option<(Piece<'_>, &str)> {
    let mut rest = text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '(' | '¿' | '¡'));
    if rest.is_empty() {
        return None;
    }
    let excluded =
        rest.strip_prefix('-').is_some_and(|after| !after.is_empty() && !after.starts_with([' ', '-']));
    if excluded {
        rest = &rest[1..];
    }
    let named = rest.split_once(':').and_then(|(name, value)| {
        let empty = value.is_empty() || value.starts_with(char::is_whitespace);
        (!empty).then_some((name, field(&name.to_ascii_lowercase())?, value))
    });
    let field = named.map(|(name, field, value)| {
        rest = value;
        (name, field)
    });
    if let Some((text, after)) = quoted(rest) {
        return Some((Piece { excluded, field, text, quoted: true }, after));
    }
    let worded = !excluded && matches!(field, None | Some((_, FieldName::SearchedIn(_))));
    let end = if worded { worded_end(rest) } else { blank(rest, 0) };
    Some((Piece { excluded, field, text: &rest[..end], quoted: false }, &rest[end..]))
}

/// Returns the position of the first whitespace from there on, or the end.
fn blank(text: &str, from: usize) -> usize {
    text[from..].find(char::is_whitespace).map_or(text.len(), |at| from + at)
}

/// Returns the end of a piece that is read as words: the first whitespace that is not within a number (`31 654`), or
/// the beginning of a phrase (`l’«aide sociale»`).
fn worded_end(text: &str) -> usize {
    let mut end = blank(text, 0);
    for word in words(text) {
        if word.range.start > end {
            break;
        }
        let is_number = text[word.range.clone()].starts_with(|c: char| c.is_ascii_digit());
        if is_number && word.range.end > end {
            end = blank(text, word.range.end);
        }
    }
    let mut before = None;
    for (at, c) in text[..end].char_indices() {
        let opens =
            matches!(c, '“' | '„' | '«') || c == '"' && before.is_some_and(|c: char| !c.is_alphanumeric());
        if at > 0 && opens && quoted(&text[at..]).is_some() {
            return at;
        }
        before = Some(c);
    }
    end
}

/// Returns the text inside the quotes that `text` begins with, and the text after them.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_prefix(OPENING)?;
    let closing: &[char] = match text.chars().next()? {
        '«' => &['»'],
        '‹' => &['›'],
        '»' => &['«', '»'],
        '›' => &['‹', '›'],
        _ => &['"', '“', '”'],
    };
    // Mixed quotation marks mean a phrase as well.
    let close = |closing: &[char]| inner.match_indices(closing).next();
    let (end, closing) = close(closing).or_else(|| close(&['"', '“', '”', '»']))?;
    Some((&inner[..end], &inner[end + closing.len()..]))
}

struct Reader<'a> {
    clauses: Vec<Clause>,
    terms: usize,
    /// An `OR` that is waiting for its right-hand side.
    or: Option<&'a str>,
}

impl<'a> Reader<'a> {
    fn read(&mut self, piece: Piece<'a>) {
        let bare = piece.field.is_none() && !piece.quoted && !piece.excluded;
        if bare
            && piece.text == "OR"
            && self.or.is_none()
            && self.clauses.last().is_some_and(|last| !last.excluded)
        {
            self.or = Some(piece.text);
            return;
        }
        let excluded = piece.excluded;
        for any in terms(piece) {
            let joins = self.or.is_some() && !excluded;
            if !joins {
                self.settle_or();
            }
            self.or = None;
            if self.terms == MAX_TERMS {
                return;
            }
            self.terms += 1;
            match self.clauses.last_mut() {
                Some(last) if joins => last.any.extend(any),
                _ => self.clauses.push(Clause { any, excluded }),
            }
        }
    }

    /// Turns an `OR` with nothing to join into a word like any other.
    fn settle_or(&mut self) {
        if let Some(or) = self.or.take()
            && self.terms < MAX_TERMS
        {
            self.terms += 1;
            self.clauses
                .push(Clause { any: vec![Term::Word(SearchedIn::Anywhere, or.to_owned())], excluded: false });
        }
    }

    fn finish(mut self) -> Expression {
        self.settle_or();
        if self.clauses.iter().any(|clause| !clause.excluded && !dispensable(clause)) {
            self.clauses.retain(|clause| !dispensable(clause));
        }
        Expression { clauses: self.clauses }
    }
}

/// Returns whether the clause is a single stop word.
fn dispensable(clause: &Clause) -> bool {
    match clause.any.as_slice() {
        [Term::Word(SearchedIn::Anywhere, word)] => !clause.excluded && is_stop_word(word),
        _ => false,
    }
}

/// Returns the terms of a piece: all of these have to match, each by any of its alternatives.
fn terms(piece: Piece<'_>) -> Vec<Vec<Term>> {
    let value = piece.text.trim_matches([',', ';', '.', ')', '"']);
    match piece.field {
        Some((_, FieldName::SearchedIn(place))) => worded(place, piece.text, piece.quoted),
        Some((_, FieldName::Facet(facet))) if !value.is_empty() => {
            vec![vec![Term::Value(facet, value.to_owned())]]
        }
        Some((_, FieldName::Year)) if years(value).is_some() => {
            years(value).map(|(from, to)| vec![Term::Years(from, to)]).into_iter().collect()
        }
        Some((name, _)) => {
            let mut all = worded(SearchedIn::Anywhere, name, false);
            all.extend(worded(SearchedIn::Anywhere, piece.text, piece.quoted));
            all
        }
        None => worded(SearchedIn::Anywhere, piece.text, piece.quoted),
    }
}

/// Parses `2019`, `2018-2020` or `2018..2020`.
fn years(value: &str) -> Option<(i64, i64)> {
    let year = |text: &str| text.parse::<u16>().ok().filter(|_| text.len() == 4).map(i64::from);
    match value.split_once("..").or_else(|| value.split_once(['-', '–'])) {
        Some((from, to)) => Some((year(from)?, year(to)?)),
        None => year(value).map(|year| (year, year)),
    }
}

fn worded(place: SearchedIn, text: &str, quoted: bool) -> Vec<Vec<Term>> {
    if quoted {
        let any = words(text).next().is_some();
        return any.then(|| vec![Term::Phrase(place, text.to_owned())]).into_iter().collect();
    }
    let term = |range: Range<usize>| Term::Word(place, text[range].to_owned());
    let mut all = Vec::new();
    for whole in whole_words(text) {
        let parts = words(&text[whole.range.clone()]).filter(|part| part.span == 0);
        let start = whole.range.start;
        let parts: Vec<Term> =
            parts.map(|part| term(start + part.range.start..start + part.range.end)).collect();
        match parts.is_empty() {
            true => all.push(vec![term(whole.range)]),
            // The groups may be several numbers ("convenios 97 143"): either the whole number matches, or all of them
            // do.
            false => all.extend(parts.into_iter().map(|part| vec![term(whole.range.clone()), part])),
        }
    }
    all
}
