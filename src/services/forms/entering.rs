//! What people fill in: the values of a practice as texts for a form, and the values of a practice from such texts.
//! Nothing is lost on the way: what was not changed stays exactly as it was, and what cannot be understood stays as it
//! was typed.

use std::collections::{BTreeSet, HashMap, HashSet};

use serde_json::{Map, Value};

use super::naming::row;
use super::numbers;
use super::{FieldKind, FormField, FormGroup, MOST_ROWS, TemplateForm};
use crate::domain::fault::{Fault, FaultCode, Faults, escaped};

/// Maximum number of values that a field of options takes from a form. No list of ours is longer.
const MOST_CHOSEN: usize = 500;

/// The field of a form that names what it shows without a text: a list of checkboxes, a row. What it does not name stays
/// as it is.
pub const SHOWN: &str = "shown";
/// The prefix of the field with the main one of several options.
pub const MAIN: &str = "main:";
/// The longest name of a field that is read, in bytes, and the most steps in it.
const LONGEST: (usize, usize) = (1000, 16);

/// The texts of a form, by the pointers of what they fill in.
#[derive(Default)]
pub struct Entered<'a> {
    texts: HashMap<&'a str, Vec<&'a str>>,
    /// Everything that a field of the form is about or stands in.
    touched: HashSet<&'a str>,
    /// The numbers of rows, by the pointer of their list.
    rows: HashMap<&'a str, BTreeSet<usize>>,
}

impl<'a> Entered<'a> {
    /// Reads the fields of a form; those that are not named by a pointer say nothing here.
    pub fn new(fields: impl IntoIterator<Item = (&'a str, &'a str)>) -> Entered<'a> {
        let mut entered = Entered::default();
        for (name, value) in fields {
            let pointer = if name == SHOWN { value } else { name.strip_prefix(MAIN).unwrap_or(name) };
            if !pointer.starts_with('/')
                || pointer.len() > LONGEST.0
                || pointer.matches('/').count() > LONGEST.1
            {
                continue;
            }
            // The main one of several options is only said beside them.
            if !name.starts_with(MAIN) {
                entered.touch(pointer);
            }
            if name != SHOWN {
                entered.texts.entry(name).or_default().push(value);
            }
        }
        entered
    }

    fn touch(&mut self, pointer: &'a str) {
        self.touched.insert(pointer);
        let mut above = pointer;
        while let Some((list, step)) = above.rsplit_once('/') {
            if let Some(row) = row(step) {
                self.rows.entry(list).or_default().insert(row as usize);
            }
            self.touched.insert(list);
            above = list;
        }
    }

    /// Returns the text of a field; `None` if the form does not have it.
    pub fn text(&self, name: &str) -> Option<&'a str> {
        self.texts.get(name).and_then(|texts| texts.first()).copied()
    }

    /// Whether the form has a field for what stands at a pointer, or below it.
    pub fn has(&self, pointer: &str) -> bool {
        self.touched.contains(pointer)
    }

    /// Returns the lists for which the form has more rows than are taken. Nothing of such a form is to be kept, since it
    /// would be without some of them.
    pub fn faults(&self) -> Faults {
        let mut lists: Vec<&str> =
            self.rows.iter().filter(|(_, rows)| rows.len() > MOST_ROWS).map(|(list, _)| *list).collect();
        lists.sort_unstable();
        let fault = |list: &str| Fault::new(list, FaultCode::TooManyItems).with("limit", MOST_ROWS);
        Faults::from(lists.into_iter().map(fault).collect::<Vec<_>>())
    }

    fn texts(&self, name: &str) -> &[&'a str] {
        self.texts.get(name).map_or(&[], Vec::as_slice)
    }
}

impl TemplateForm {
    /// Returns the practice with what was filled in, whichever group the fields are in. All that the form does not have
    /// stay as they are.
    pub fn filled_in(&self, practice: &Map<String, Value>, entered: &Entered<'_>) -> Map<String, Value> {
        self.groups.iter().fold(practice.clone(), |practice, group| group.filled_in(&practice, entered))
    }
}

impl FormGroup {
    /// Returns the practice with what was filled in for the fields of this group. All others stay as they are.
    pub fn filled_in(&self, practice: &Map<String, Value>, entered: &Entered<'_>) -> Map<String, Value> {
        let mut filled = practice.clone();
        for field in &self.fields {
            field.fill_in(&format!("/practice/{}", escaped(&field.name)), &mut filled, entered);
        }
        filled
    }
}

impl FormField {
    /// Sets the field in what it is part of, if the form has it. One that is not used any more was when the form was
    /// opened, if the form has it: what was typed is not dropped for that.
    fn fill_in(&self, pointer: &str, within: &mut Map<String, Value>, entered: &Entered<'_>) {
        let has_texts_below = matches!(self.kind, FieldKind::Group | FieldKind::Table | FieldKind::List)
            || matches!(self.kind, FieldKind::Options | FieldKind::Countries);
        let is_there = match has_texts_below {
            true => entered.touched.contains(pointer),
            false => entered.text(pointer).is_some(),
        };
        if !is_there {
            return;
        }
        match self.entered(pointer, within.get(&self.name), entered) {
            Some(value) => drop(within.insert(self.name.clone(), value)),
            None => drop(within.remove(&self.name)),
        }
    }

    /// Returns the value that was filled in for what stands at the pointer; `before` is what stands there now.
    fn entered(&self, pointer: &str, before: Option<&Value>, entered: &Entered<'_>) -> Option<Value> {
        match self.kind {
            FieldKind::Options | FieldKind::Countries => self.chosen(pointer, before, entered),
            FieldKind::Group => {
                let mut whole = before.and_then(Value::as_object).cloned().unwrap_or_default();
                let was_empty = before.is_some() && whole.is_empty();
                for part in &self.parts {
                    part.fill_in(&part_of(pointer, part), &mut whole, entered);
                }
                if whole.is_empty() && !was_empty { None } else { Some(Value::Object(whole)) }
            }
            FieldKind::Table | FieldKind::List => self.rows(pointer, before, entered),
            _ => self.single(entered.text(pointer).unwrap_or_default(), before),
        }
    }

    /// Returns the rows, numbered without gaps.
    fn rows(&self, pointer: &str, before: Option<&Value>, entered: &Entered<'_>) -> Option<Value> {
        let none = BTreeSet::new();
        let shown = entered.rows.get(pointer).unwrap_or(&none);
        // What is no list is not shown, and stays.
        let known = match before {
            Some(Value::Array(rows)) => rows.as_slice(),
            Some(other) if shown.is_empty() => return Some(other.clone()),
            _ => &[],
        };
        let mut rows = Vec::new();
        for at in shown.iter().take(MOST_ROWS) {
            let (below, before) = (format!("{pointer}/{at}"), known.get(*at));
            let item = match self.parts.first() {
                Some(item) if self.kind == FieldKind::List => {
                    item.entered(&below, before, entered).unwrap_or_else(|| item.blank())
                }
                _ => {
                    let mut row = before.and_then(Value::as_object).cloned().unwrap_or_default();
                    for part in &self.parts {
                        part.fill_in(&part_of(&below, part), &mut row, entered);
                    }
                    match before {
                        // What is no row is not shown, and stays.
                        Some(other) if row.is_empty() && !other.is_object() => other.clone(),
                        _ => Value::Object(row),
                    }
                }
            };
            rows.push(item);
        }
        let beyond = known.iter().enumerate().skip(MOST_ROWS).filter(|(at, _)| !shown.contains(at));
        rows.extend(beyond.map(|(_, row)| row.clone()));
        let was_empty = known.is_empty() && before.is_some();
        if rows.is_empty() && !was_empty { None } else { Some(Value::Array(rows)) }
    }

    /// Returns what is added to a list of rows: a row with nothing in it yet.
    pub fn new_row(&self) -> Value {
        match self.parts.first() {
            Some(item) if self.kind == FieldKind::List => item.blank(),
            _ => Value::Object(Map::new()),
        }
    }

    /// Returns an item with nothing in it yet.
    fn blank(&self) -> Value {
        match self.kind {
            FieldKind::Table | FieldKind::List | FieldKind::Options | FieldKind::Countries => {
                Value::Array(Vec::new())
            }
            FieldKind::Group => Value::Object(Map::new()),
            _ => Value::String(String::new()),
        }
    }

    /// Returns the options that were ticked: those that were chosen before in their order, then the others in that of
    /// the form, but the main one first.
    fn chosen(&self, pointer: &str, before: Option<&Value>, entered: &Entered<'_>) -> Option<Value> {
        let ticked: HashSet<&str> = entered.texts(pointer).iter().copied().collect();
        let known = match before {
            Some(Value::Array(values)) => values.as_slice(),
            Some(other) if ticked.is_empty() => return Some(other.clone()),
            _ => &[],
        };
        let kept = known.iter().filter(|value| ticked.contains(text_of(value).as_str())).cloned();
        let mut chosen: Vec<Value> = kept.collect();
        let was_there = |text: &str| known.iter().any(|value| text_of(value) == text);
        let offered = self.options.iter().filter(|option| ticked.contains(option.text.as_str()));
        chosen.extend(offered.filter(|option| !was_there(&option.text)).map(|option| option.value.clone()));
        // What is not offered was not made up by the form: it stays, and is refused where it matters.
        for text in entered.texts(pointer) {
            if chosen.len() >= MOST_CHOSEN {
                break;
            }
            let is_known = was_there(text) || self.options.iter().any(|option| option.text == **text);
            if !is_known && !text.is_empty() && !chosen.iter().any(|value| text_of(value) == **text) {
                chosen.push(Value::from(*text));
            }
        }
        self.put_main_first(pointer, known, &mut chosen, entered);
        let was_empty = known.is_empty() && before.is_some();
        if chosen.is_empty() && !was_empty { None } else { Some(Value::Array(chosen)) }
    }

    fn put_main_first(&self, pointer: &str, known: &[Value], chosen: &mut Vec<Value>, entered: &Entered<'_>) {
        let main = entered.text(&format!("{MAIN}{pointer}")).unwrap_or_default();
        let was_main = known.first().is_some_and(|first| text_of(first) == main);
        match chosen.iter().position(|value| text_of(value) == main) {
            Some(at) => chosen[..=at].rotate_right(1),
            // Whoever names a new main one means to choose it; whoever unticks the main one does not.
            None if !was_main => {
                if let Some(option) = self.options.iter().find(|option| option.text == main) {
                    chosen.insert(0, option.value.clone());
                }
            }
            None => {}
        }
    }

    fn single(&self, typed: &str, before: Option<&Value>) -> Option<Value> {
        if let Some(before) = before.filter(|before| shown(before) == typed) {
            return Some(before.clone());
        }
        if typed.is_empty() {
            return None;
        }
        let tidy = typed.trim();
        let text = |text: &str| (!text.is_empty()).then(|| Value::from(text));
        match self.kind {
            FieldKind::Number | FieldKind::Year => match numbers::read(tidy, self.is_whole) {
                Some(number) => Some(Value::Number(number)),
                None => text(tidy),
            },
            FieldKind::Boolean if tidy == "true" => Some(Value::Bool(true)),
            FieldKind::Boolean if tidy == "false" => Some(Value::Bool(false)),
            FieldKind::Option | FieldKind::Country => {
                let option = self.options.iter().find(|option| option.text == typed);
                option.map_or_else(|| text(tidy), |option| Some(option.value.clone()))
            }
            FieldKind::Date | FieldKind::Link | FieldKind::Boolean => text(tidy),
            _ => Some(Value::from(typed)),
        }
    }

    /// Removes rows in which nothing was filled in.
    pub fn without_blank_rows(&self, value: &mut Value) {
        let is_blank = |value: &Value| match value {
            Value::Null => true,
            Value::String(text) => text.is_empty(),
            Value::Array(items) => items.is_empty(),
            Value::Object(parts) => parts.is_empty(),
            _ => false,
        };
        match (self.kind, value) {
            (FieldKind::Group, Value::Object(whole)) => {
                for part in &self.parts {
                    if let Some(value) = whole.get_mut(&part.name) {
                        part.without_blank_rows(value);
                    }
                }
            }
            (FieldKind::Table, Value::Array(rows)) => {
                for row in rows.iter_mut().filter_map(Value::as_object_mut) {
                    for part in &self.parts {
                        if let Some(value) = row.get_mut(&part.name) {
                            part.without_blank_rows(value);
                        }
                    }
                }
                rows.retain(|row| !is_blank(row));
            }
            (FieldKind::List, Value::Array(items)) => items.retain(|item| !is_blank(item)),
            _ => {}
        }
    }
}

/// Returns the pointer to a part.
pub fn part_of(pointer: &str, part: &FormField) -> String {
    format!("{pointer}/{}", escaped(&part.name))
}

/// Returns a value as a form shows it, with line ends as browsers send them.
pub fn shown(value: &Value) -> String {
    let text = text_of(value);
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}

fn text_of(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}
