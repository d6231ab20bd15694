//! Chapters while they are being edited: rows with levels, moved one step at a time.

use serde_json::{Value, json};

use super::pointers::{label, set_label};
use crate::domain::compendium::Chapter;
use crate::domain::institution;
use crate::domain::labels::Label;
use crate::domain::language::UiLanguage;
use crate::http::pages::form::Fields;

/// The deepest level.
const DEEPEST: usize = 5;
/// The most rows that a form is read with: more than a compendium may have chapters, so that the service says so.
const MOST_ROWS: usize = 600;

/// A chapter in its row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its identifier, empty if it is new.
    pub id: String,
    /// Its name in addresses, empty if it is to be made of the title.
    pub slug: String,
    /// Its titles.
    pub title: Label,
    /// Its level, from 1.
    pub level: usize,
}

/// The rows, from the first chapter to the last.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows(pub Vec<Row>);

impl Rows {
    /// Returns the rows of a tree.
    pub fn of(tree: &[Chapter]) -> Rows {
        fn add(chapters: &[Chapter], level: usize, into: &mut Vec<Row>) {
            for chapter in chapters {
                into.push(Row {
                    id: chapter.id.to_string(),
                    slug: chapter.slug.clone(),
                    title: chapter.title.clone(),
                    level,
                });
                add(&chapter.children, level + 1, into);
            }
        }
        let mut rows = Vec::new();
        add(tree, 1, &mut rows);
        Rows(rows)
    }

    /// Returns the rows that were typed, each at the place among its siblings that was typed for it.
    pub fn typed(fields: &Fields) -> Rows {
        let mut rows = Rows::default();
        let mut places = Vec::new();
        for at in 0..MOST_ROWS {
            let pointer = format!("/items/{at}");
            let level = fields.typed(&format!("{pointer}/level"));
            if level.is_empty() {
                break;
            }
            rows.0.push(Row {
                id: fields.typed(&format!("{pointer}/id")).to_owned(),
                slug: fields.typed(&format!("{pointer}/slug")).to_owned(),
                title: label(fields, &format!("{pointer}/title")),
                level: level.parse().unwrap_or(1),
            });
            places.push(fields.typed(&format!("{pointer}/place")).trim().parse::<usize>().ok());
        }
        rows.settle();
        rows.placed(&places)
    }

    /// Moves every row whose place differs from the one typed for it.
    fn placed(mut self, places: &[Option<usize>]) -> Rows {
        let moved: Vec<(Row, usize)> = (0..self.0.len())
            .filter_map(|at| {
                let place = places.get(at).copied().flatten()?;
                (place != self.place(at)).then(|| (self.0[at].clone(), place))
            })
            .collect();
        for (row, place) in moved {
            let Some(at) = self.0.iter().position(|each| *each == row) else { continue };
            let siblings = self.siblings(at);
            let place = place.clamp(1, siblings.len());
            let now = self.place(at);
            for _ in now..place {
                let at = self.0.iter().position(|each| *each == row).unwrap_or(at);
                self.down(at);
            }
            for _ in place..now {
                let at = self.0.iter().position(|each| *each == row).unwrap_or(at);
                self.up(at);
            }
        }
        self
    }

    /// Returns the place of a row among its siblings, from 1.
    pub fn place(&self, at: usize) -> usize {
        self.siblings(at).iter().position(|each| *each == at).map_or(1, |place| place + 1)
    }

    /// Does what a button says: `up:3`, `down:3`, `deeper:3`, `higher:3`, `remove:3`, `add`, `below:3`.
    pub fn act(&mut self, act: &str) {
        let (verb, at) = act.split_once(':').unwrap_or((act, ""));
        let at = at.parse::<usize>().ok().filter(|at| *at < self.0.len());
        match (verb, at) {
            ("up", Some(at)) => self.up(at),
            ("down", Some(at)) => self.down(at),
            ("deeper", Some(at)) => self.level(at, 1),
            ("higher", Some(at)) => self.level(at, -1),
            ("remove", Some(at)) => {
                let end = self.end(at);
                for row in &mut self.0[at + 1..end] {
                    row.level -= 1;
                }
                self.0.remove(at);
            }
            ("add", _) => {
                self.0.push(Row {
                    id: String::new(),
                    slug: String::new(),
                    title: Label::default(),
                    level: 1,
                });
            }
            ("below", Some(at)) => {
                let level = (self.0[at].level + 1).min(DEEPEST);
                let row = Row { id: String::new(), slug: String::new(), title: Label::default(), level };
                self.0.insert(self.end(at), row);
            }
            _ => {}
        }
        self.settle();
    }

    /// Whether the row can be moved so.
    pub fn can(&self, verb: &str, at: usize) -> bool {
        let siblings = self.siblings(at);
        match verb {
            "up" => siblings.first() != Some(&at),
            "down" => siblings.last() != Some(&at),
            "deeper" => siblings.first() != Some(&at) && self.height(at) < DEEPEST,
            _ => self.0[at].level > 1,
        }
    }

    /// Returns the number of the row, as people write it: `2.1`.
    pub fn number(&self, at: usize) -> String {
        let mut number = vec![self.place(at).to_string()];
        let mut level = self.0[at].level;
        for above in (0..at).rev() {
            if self.0[above].level < level {
                level = self.0[above].level;
                number.push(self.place(above).to_string());
            }
        }
        number.reverse();
        number.join(".")
    }

    /// Returns the deepest level of the row and those below it.
    fn height(&self, at: usize) -> usize {
        self.0[at..self.end(at)].iter().map(|row| row.level).max().unwrap_or(1)
    }

    /// Returns where the rows below this one end.
    fn end(&self, at: usize) -> usize {
        let level = self.0[at].level;
        let below = self.0[at + 1..].iter().take_while(|row| row.level > level).count();
        at + 1 + below
    }

    fn siblings(&self, at: usize) -> Vec<usize> {
        let level = self.0[at].level;
        let begin = (0..at).rev().find(|above| self.0[*above].level < level).map_or(0, |above| above + 1);
        let rest = self.0[begin..].iter().take_while(|row| row.level >= level).count();
        (begin..begin + rest).filter(|each| self.0[*each].level == level).collect()
    }

    fn up(&mut self, at: usize) {
        let siblings = self.siblings(at);
        if let Some(place) = siblings.iter().position(|each| *each == at).filter(|place| *place > 0) {
            let (before, end) = (siblings[place - 1], self.end(at));
            self.0[before..end].rotate_left(at - before);
        }
    }

    fn down(&mut self, at: usize) {
        let siblings = self.siblings(at);
        let place = siblings.iter().position(|each| *each == at);
        if let Some(next) = place.and_then(|place| siblings.get(place + 1)) {
            self.up(*next);
        }
    }

    fn level(&mut self, at: usize, by: isize) {
        let verb = if by > 0 { "deeper" } else { "higher" };
        if self.can(verb, at) {
            // Those after it that were beside it stay below what they were below.
            let end = self.end(at);
            for row in &mut self.0[at..end] {
                row.level = row.level.saturating_add_signed(by).clamp(1, DEEPEST);
            }
        }
    }

    /// Makes levels fit: none begins more than one below the row before it.
    fn settle(&mut self) {
        let mut before = 0;
        for row in &mut self.0 {
            row.level = row.level.clamp(1, (before + 1).min(DEEPEST));
            before = row.level;
        }
    }

    /// Fills in a form with the rows.
    pub fn fields(&self) -> Fields {
        let mut fields = Fields::default();
        for (at, row) in self.0.iter().enumerate() {
            let pointer = format!("/items/{at}");
            fields.add(&format!("{pointer}/id"), &row.id);
            fields.add(&format!("{pointer}/slug"), &row.slug);
            fields.add(&format!("{pointer}/level"), &row.level.to_string());
            fields.add(&format!("{pointer}/place"), &self.place(at).to_string());
            set_label(&mut fields, &format!("{pointer}/title"), &row.title);
        }
        fields
    }

    /// Returns the tree as the service takes it, and the pointer into it of each row.
    pub fn tree(&self, reader: UiLanguage) -> (Value, Vec<String>) {
        let mut pointers: Vec<String> = Vec::with_capacity(self.0.len());
        let mut tree = json!({"items": []});
        for (at, row) in self.0.iter().enumerate() {
            let parent = (0..at).rev().find(|above| self.0[*above].level < row.level);
            let list = parent.map_or("/items".to_owned(), |above| format!("{}/children", pointers[above]));
            let slug = match row.slug.trim() {
                "" => match institution::slug(row.title.in_language(reader), None) {
                    // Without a title, it is the title that is missing.
                    slug if slug.is_empty() => format!("chapter-{}", at + 1),
                    slug => slug,
                },
                slug => slug.to_owned(),
            };
            let mut item = json!({"slug": slug, "title": row.title, "children": []});
            if !row.id.is_empty() {
                item["id"] = row.id.as_str().into();
            }
            if let Some(items) = tree.pointer_mut(&list).and_then(Value::as_array_mut) {
                items.push(item);
            }
            pointers.push(format!("{list}/{}", self.place(at) - 1));
        }
        (tree, pointers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(levels: &[(&str, usize)]) -> Rows {
        let row = |(slug, level): &(&str, usize)| Row {
            id: String::new(),
            slug: (*slug).to_owned(),
            title: Label::default(),
            level: *level,
        };
        Rows(levels.iter().map(row).collect())
    }

    fn written(rows: &Rows) -> String {
        (0..rows.0.len())
            .map(|at| format!("{}{} ", rows.0[at].slug, rows.number(at)))
            .collect::<String>()
            .trim_end()
            .to_owned()
    }

    #[test]
    fn chapters_move_with_everything_below_them() {
        let mut tree = rows(&[("a", 1), ("b", 2), ("c", 2), ("d", 1), ("e", 2)]);
        for (act, expected) in [
            ("down:0", "d1 e1.1 a2 b2.1 c2.2"),
            ("up:0", "d1 e1.1 a2 b2.1 c2.2"),
            ("deeper:2", "d1 e1.1 a1.2 b1.2.1 c1.2.2"),
            ("up:2", "d1 a1.1 b1.1.1 c1.1.2 e1.2"),
            ("higher:1", "d1 a2 b2.1 c2.2 e2.3"),
            ("remove:1", "d1 b2 c3 e4"),
            ("below:0", "d1 1.1 b2 c3 e4"),
            ("higher:99", "d1 1.1 b2 c3 e4"),
            ("add", "d1 1.1 b2 c3 e4 5"),
        ] {
            tree.act(act);
            assert_eq!(written(&tree), expected, "{act}");
        }
    }

    #[test]
    fn a_typed_place_moves_a_chapter_among_its_siblings() {
        let mut fields = rows(&[("a", 1), ("b", 1), ("c", 2), ("d", 1)]).fields();
        fields.set("/items/3/place", "1");
        assert_eq!(written(&Rows::typed(&fields)), "d1 a2 b3 c3.1");
        fields.set("/items/3/place", "99");
        assert_eq!(written(&Rows::typed(&fields)), "a1 b2 c2.1 d3");
    }

    #[test]
    fn the_tree_says_where_each_row_is() {
        let (tree, pointers) = rows(&[("a", 1), ("b", 2), ("c", 1)]).tree(UiLanguage::Es);
        assert_eq!(pointers, ["/items/0", "/items/0/children/0", "/items/1"]);
        assert_eq!(tree.pointer("/items/0/children/0/slug").unwrap(), "b");
    }
}
