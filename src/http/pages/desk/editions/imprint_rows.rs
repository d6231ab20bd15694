//! The lists of an imprint while they are being filled in: rows that are added, removed and moved on the page.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::domain::edition::{FileFormat, Imprint, Isbn, Publisher, Signatory};
use crate::domain::labels::Label;
use crate::domain::language::UiLanguage;
use crate::http::pages::admin::settings::pointers::{nested, set_label};
use crate::http::pages::form::Fields;

/// The lists, by their names in the imprint.
pub const LISTS: [&str; 3] = ["publishers", "isbns", "signatories"];
/// The members that are single lines.
pub const LINES: [&str; 5] = ["symbol", "issn", "doi", "licence", "contact"];
/// The most rows that a list of a form is read with: more than any may have, so that the service says so.
const MOST_ROWS: usize = 50;
/// What the names of all fields begin with.
pub const PREFIX: &str = "/imprint";

/// The fields of a row, by their names below its pointer: `short`, `name/es`.
type Row = BTreeMap<String, String>;

/// An imprint as it was filled in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TypedImprint {
    lines: BTreeMap<String, String>,
    rows: BTreeMap<&'static str, Vec<Row>>,
}

impl TypedImprint {
    /// Reads what was typed.
    pub fn typed(fields: &Fields) -> TypedImprint {
        let mut typed = TypedImprint::default();
        let mut numbered: BTreeMap<&'static str, BTreeMap<usize, Row>> = BTreeMap::new();
        for (name, value) in fields.of_people() {
            let Some(rest) = name.strip_prefix(PREFIX).and_then(|rest| rest.strip_prefix('/')) else {
                continue;
            };
            if LINES.contains(&rest) {
                typed.lines.insert(rest.to_owned(), value.to_owned());
                continue;
            }
            let mut steps = rest.splitn(3, '/');
            let list = steps.next().and_then(|name| LISTS.into_iter().find(|list| *list == name));
            let number = steps.next().and_then(|number| number.parse::<usize>().ok());
            if let (Some(list), Some(number), Some(member)) = (list, number, steps.next()) {
                let rows = numbered.entry(list).or_default();
                rows.entry(number).or_default().insert(member.to_owned(), value.to_owned());
            }
        }
        for (list, rows) in numbered {
            typed.rows.insert(list, rows.into_values().take(MOST_ROWS).collect());
        }
        typed
    }

    /// Returns what is stored, as a form is filled in with it.
    pub fn of(imprint: &Imprint) -> TypedImprint {
        let mut fields = Fields::default();
        let mut line = |name: &str, value: &Option<String>| {
            fields.set(&format!("{PREFIX}/{name}"), value.as_deref().unwrap_or_default());
        };
        line("symbol", &imprint.symbol);
        line("issn", &imprint.issn);
        line("doi", &imprint.doi);
        line("licence", &imprint.licence);
        line("contact", &imprint.contact);
        for (at, one) in imprint.publishers.iter().enumerate() {
            let at = format!("{PREFIX}/publishers/{at}");
            fields.set(&format!("{at}/short"), &one.short);
            fields.set(&format!("{at}/place"), one.place.as_deref().unwrap_or_default());
            let institution = one.institution.map(|id| id.to_string()).unwrap_or_default();
            fields.set(&format!("{at}/institution"), &institution);
            set_label(&mut fields, &format!("{at}/name"), &one.name);
        }
        for (at, one) in imprint.isbns.iter().enumerate() {
            let at = format!("{PREFIX}/isbns/{at}");
            fields.set(&format!("{at}/language"), one.language.code());
            fields.set(&format!("{at}/format"), one.format.name());
            fields.set(&format!("{at}/isbn"), &one.isbn);
        }
        for (at, one) in imprint.signatories.iter().enumerate() {
            let at = format!("{PREFIX}/signatories/{at}");
            fields.set(&format!("{at}/name"), &one.name);
            fields.set(&format!("{at}/date"), &one.date.map(|day| day.to_string()).unwrap_or_default());
            set_label(&mut fields, &format!("{at}/office"), &one.office);
        }
        TypedImprint::typed(&fields)
    }

    /// Returns the number of rows of a list.
    pub fn rows_of(&self, list: &str) -> usize {
        self.rows.get(list).map_or(0, Vec::len)
    }

    /// Does what a button says: `add:isbns`, `remove:isbns:0`, `up:publishers:1`. Returns whether there was something
    /// to do.
    pub fn act(&mut self, act: &str) -> bool {
        let mut steps = act.split(':');
        let verb = steps.next().unwrap_or_default();
        let list = steps.next().and_then(|name| LISTS.into_iter().find(|list| *list == name));
        let Some(list) = list else { return false };
        let rows = self.rows.entry(list).or_default();
        let at = steps.next().and_then(|at| at.parse::<usize>().ok()).filter(|at| *at < rows.len());
        match (verb, at) {
            ("add", _) if rows.len() < MOST_ROWS => rows.push(Row::new()),
            ("remove", Some(at)) => drop(rows.remove(at)),
            ("up", Some(at)) if at > 0 => rows.swap(at - 1, at),
            _ => {}
        }
        true
    }

    /// Takes away the rows in which nothing was filled in. The rows of those who sign say by their place which foreword
    /// is meant, so only those after the last one that has something are taken away.
    pub fn tidy(&mut self) {
        let is_empty = |list: &str, row: &Row| match list {
            // The language and the format are always chosen.
            "isbns" => row.get("isbn").is_none_or(|isbn| isbn.trim().is_empty()),
            _ => row.values().all(|value| value.trim().is_empty()),
        };
        for (list, rows) in &mut self.rows {
            if *list == "signatories" {
                while rows.last().is_some_and(|row| is_empty(list, row)) {
                    rows.pop();
                }
            } else {
                rows.retain(|row| !is_empty(list, row));
            }
        }
    }

    /// Fills in a form, in which the rows are numbered without gaps.
    pub fn fields(&self) -> Fields {
        let mut fields = Fields::default();
        for (name, value) in &self.lines {
            fields.add(&format!("{PREFIX}/{name}"), value);
        }
        for (list, rows) in &self.rows {
            for (at, row) in rows.iter().enumerate() {
                for (member, value) in row {
                    fields.add(&format!("{PREFIX}/{list}/{at}/{member}"), value);
                }
            }
        }
        fields
    }

    /// Returns the imprint that the form describes, as the service takes it.
    pub fn value(&self) -> Value {
        let mut imprint = Map::new();
        for (name, value) in self.lines.iter().filter(|(_, value)| !value.is_empty()) {
            imprint.insert(name.clone(), value.as_str().into());
        }
        for (list, rows) in &self.rows {
            let rows = rows.iter().map(|row| {
                let mut fields = Fields::default();
                for (member, value) in row {
                    fields.add(&format!("/{member}"), value);
                }
                let mut value = nested(&fields);
                // Where there is no text in any language, the service says what is missing.
                for label in ["name", "office"] {
                    let is_label =
                        matches!((*list, label), ("publishers", "name") | ("signatories", "office"));
                    if is_label && !value[label].is_object() {
                        value[label] = serde_json::json!({});
                    }
                }
                value
            });
            imprint.insert((*list).to_owned(), rows.collect::<Vec<_>>().into());
        }
        imprint.into()
    }
}

/// Returns the imprint that the form describes as far as it can be read, for finding what is wrong with it although
/// something is missing. What cannot be read is left out.
pub fn readable(typed: &TypedImprint) -> Imprint {
    let line = |name: &str| typed.lines.get(name).filter(|text| !text.is_empty()).cloned();
    let rows = |list: &str| typed.rows.get(list).cloned().unwrap_or_default();
    let text = |row: &Row, name: &str| row.get(name).cloned().unwrap_or_default();
    Imprint {
        publishers: rows("publishers")
            .iter()
            .map(|row| Publisher {
                short: text(row, "short"),
                name: label(row, "name"),
                place: row.get("place").filter(|place| !place.is_empty()).cloned(),
                institution: row.get("institution").and_then(|id| id.parse().ok()),
            })
            .collect(),
        symbol: line("symbol"),
        isbns: rows("isbns")
            .iter()
            .filter_map(|row| {
                Some(Isbn {
                    language: UiLanguage::of(row.get("language")?)?,
                    format: FileFormat::named(row.get("format")?)?,
                    isbn: text(row, "isbn"),
                })
            })
            .collect(),
        issn: line("issn"),
        doi: line("doi"),
        licence: line("licence"),
        contact: line("contact"),
        signatories: rows("signatories")
            .iter()
            .map(|row| Signatory {
                name: text(row, "name"),
                office: label(row, "office"),
                date: row.get("date").and_then(|date| date.parse().ok()),
            })
            .collect(),
    }
}

/// Returns a text of a row in all languages.
fn label(row: &Row, member: &str) -> Label {
    let texts = row.iter().filter_map(|(name, value)| {
        let language = name.strip_prefix(member)?.strip_prefix('/')?;
        (!value.is_empty()).then(|| (language.to_owned(), value.clone()))
    });
    Label(texts.collect())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn typed(given: &[(&str, &str)]) -> TypedImprint {
        let mut fields = Fields::default();
        for (name, value) in given {
            fields.add(&format!("/imprint/{name}"), value);
        }
        TypedImprint::typed(&fields)
    }

    #[test]
    fn empty_rows_are_left_out_and_faults_fit_the_rows_that_come_back() {
        let mut imprint = typed(&[
            ("symbol", "SP/Di"),
            ("issn", ""),
            ("isbns/0/language", "es"),
            ("isbns/0/format", "pdf"),
            ("isbns/0/isbn", " "),
            ("isbns/7/language", "en"),
            ("isbns/7/format", "epub"),
            ("isbns/7/isbn", "978-0-306-40615-7"),
            ("publishers/0/short", ""),
            ("publishers/0/name/es", ""),
            ("unknown/0/x", "y"),
        ]);
        imprint.tidy();
        let expected = json!({"symbol": "SP/Di", "publishers": [],
            "isbns": [{"language": "en", "format": "epub", "isbn": "978-0-306-40615-7"}]});
        assert_eq!(imprint.value(), expected);
        assert_eq!(imprint.fields().typed("/imprint/isbns/0/isbn"), "978-0-306-40615-7");
    }

    #[test]
    fn who_signs_the_second_foreword_does_not_come_to_sign_the_first() {
        let mut imprint = typed(&[
            ("signatories/0/name", ""),
            ("signatories/1/name", "Ana"),
            ("signatories/1/office/es", "Directora"),
            ("signatories/2/name", ""),
        ]);
        imprint.tidy();
        let expected =
            json!({"signatories": [{"office": {}}, {"name": "Ana", "office": {"es": "Directora"}}]});
        assert_eq!(imprint.value(), expected);
    }

    #[test]
    fn rows_are_added_moved_and_removed_and_nothing_else_is() {
        let mut imprint = typed(&[("publishers/0/short", "A"), ("publishers/1/short", "B")]);
        assert!(imprint.act("up:publishers:1"));
        assert_eq!(imprint.fields().typed("/imprint/publishers/0/short"), "B");
        assert!(imprint.act("remove:publishers:0") && imprint.rows_of("publishers") == 1);
        assert!(imprint.act("add:isbns") && imprint.rows_of("isbns") == 1);
        let before = imprint.clone();
        for nothing in ["remove:publishers:9", "up:publishers:0", "up:publishers:x", "remove:isbns"] {
            assert!(imprint.act(nothing), "{nothing}");
            assert_eq!(imprint, before, "{nothing}");
        }
        assert!(!imprint.act("save") && !imprint.act("") && !imprint.act("add:others"));
    }
}
