//! The form that a template describes, in the reader's language: groups of fields with labels, help, limits and options.

mod building;
pub mod entering;
mod labels;
mod naming;
mod numbers;

use serde_json::Value;

use crate::domain::language::UiLanguage;

pub(super) use labels::Labels;

/// The group with the free text.
pub const BODY: &str = "body";
/// Maximum number of rows of one list that a form shows and takes. Rows beyond them, which a program may have sent, stay
/// as they are.
pub const MOST_ROWS: usize = 500;

/// The form of a template.
#[derive(Clone, Debug)]
pub struct TemplateForm {
    /// The template's number.
    pub number: u32,
    /// The groups, in order; none is empty.
    pub groups: Vec<FormGroup>,
    pub(super) reader: UiLanguage,
}

/// Fields that are filled in on one page.
#[derive(Clone, Debug)]
pub struct FormGroup {
    /// Its name, unique in the form, and never [`BODY`].
    pub name: String,
    /// Its label.
    pub label: String,
    /// What the fields have in common; empty if there is nothing to say.
    pub help: String,
    /// The fields, in the template's order.
    pub fields: Vec<FormField>,
}

/// A field, a part of a group, or a column of a table.
#[derive(Clone, Debug)]
pub struct FormField {
    /// Where its value stands, as a JSON Pointer: `/practice/title`. Below a list, `-` stands for the number of the row:
    /// `/practice/indicators/-/source`.
    pub pointer: String,
    /// Its name in the template; empty for the items of a list.
    pub name: String,
    /// Its label.
    pub label: String,
    /// How to fill it in; empty if the template does not say.
    pub help: String,
    /// The type of its value.
    pub kind: FieldKind,
    /// Whether it must be filled in to submit.
    pub is_required: bool,
    /// Whether it is not used any more: it is shown where it has a value, and may be emptied.
    pub is_retired: bool,
    /// Whether the first of several options is the main one.
    pub is_main_first: bool,
    /// Whether numbers have to be whole.
    pub is_whole: bool,
    /// What bounds its value.
    pub limits: Limits,
    /// The options to choose from.
    pub options: Vec<FormOption>,
    /// The parts of a group or of the rows of a table; the one kind of item of a list.
    pub parts: Vec<FormField>,
    /// What one row is called, with its article: "an indicator"; empty if the template does not say.
    pub item: String,
}

/// The types of values, as people fill them in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// One line of text, or a few.
    Text,
    /// Markdown.
    Markdown,
    /// A web address.
    Link,
    /// A year, a month or a day.
    Date,
    /// A year, as a number.
    Year,
    /// A number.
    Number,
    /// Yes or no.
    Boolean,
    /// One of several options.
    Option,
    /// Any of several options.
    Options,
    /// A country.
    Country,
    /// Countries.
    Countries,
    /// Parts that belong together.
    Group,
    /// Rows of parts.
    Table,
    /// A list of values of one kind.
    List,
}

impl FieldKind {
    /// Returns the kind with the name that published fields have.
    fn named(name: &str) -> FieldKind {
        match name {
            "markdown" => FieldKind::Markdown,
            "link" => FieldKind::Link,
            "date" => FieldKind::Date,
            "year" => FieldKind::Year,
            "number" => FieldKind::Number,
            "boolean" => FieldKind::Boolean,
            "option" => FieldKind::Option,
            "options" => FieldKind::Options,
            "country" => FieldKind::Country,
            "countries" => FieldKind::Countries,
            "group" => FieldKind::Group,
            "table" => FieldKind::Table,
            "list" => FieldKind::List,
            _ => FieldKind::Text,
        }
    }

    /// Whether its values are rows, which can be added and removed.
    pub fn has_rows(self) -> bool {
        matches!(self, FieldKind::Table | FieldKind::List)
    }
}

/// What bounds a value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// Maximum number of words.
    pub words: Option<u64>,
    /// Maximum number of characters.
    pub characters: Option<u64>,
    /// Maximum number of items.
    pub items: Option<u64>,
}

impl Limits {
    /// Returns how many rows a form may have: as many as the template allows, and never more than [`MOST_ROWS`].
    pub fn rows(&self) -> usize {
        let most = self.items.and_then(|items| usize::try_from(items).ok());
        most.map_or(MOST_ROWS, |most| most.min(MOST_ROWS))
    }
}

/// An option.
#[derive(Clone, Debug)]
pub struct FormOption {
    /// The value as practices have it: a text or a number.
    pub value: Value,
    /// The value as forms have it.
    pub text: String,
    /// Its label.
    pub label: String,
}

impl FormField {
    /// Returns the part with this name.
    pub fn part(&self, name: &str) -> Option<&FormField> {
        self.parts.iter().find(|part| part.name == name)
    }
}

impl TemplateForm {
    /// Returns a form without any field, for texts that belong to none.
    pub fn without_fields(reader: UiLanguage) -> TemplateForm {
        TemplateForm { number: 0, groups: Vec::new(), reader }
    }

    /// Returns the group with this name.
    pub fn group(&self, name: &str) -> Option<&FormGroup> {
        self.groups.iter().find(|group| group.name == name)
    }

    /// Returns all fields, in order.
    pub fn fields(&self) -> impl Iterator<Item = &FormField> {
        self.groups.iter().flat_map(|group| &group.fields)
    }
}

#[cfg(test)]
mod tests;
