//! The practices of an edition while they are being chosen and put in order on the page.

use std::collections::{HashMap, HashSet};

use crate::domain::ids::SectionId;
use crate::http::pages::form::Fields;
use crate::services::editions::{EntryChoice, PreparedChapter};

/// The field with each practice, in the order of the page.
pub const ROW: &str = "row";
/// The field of the practices that are ticked.
pub const IN: &str = "in";
/// What the name of the field with a practice's place in its chapter begins with.
pub const PLACE: &str = "place-";

/// A practice on the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// The practice.
    pub section: SectionId,
    /// Whether it is in the edition.
    pub is_in: bool,
}

/// The practices of each chapter in the order of the page, chapter by chapter as in the preparation.
#[derive(Clone, Debug, PartialEq)]
pub struct Rows(pub Vec<Vec<Row>>);

impl Rows {
    /// Returns them as they are saved.
    pub fn of(chapters: &[PreparedChapter]) -> Rows {
        let rows = |chapter: &PreparedChapter| {
            let row = chapter.practices.iter();
            row.map(|one| Row { section: one.section, is_in: !one.is_left_out }).collect()
        };
        Rows(chapters.iter().map(rows).collect())
    }

    /// Returns them as they were filled in. What was published since the form was shown comes after the others.
    pub fn typed(chapters: &[PreparedChapter], fields: &Fields) -> Rows {
        let (mut order, mut ticked) = (HashMap::new(), HashSet::new());
        let mut places: HashMap<SectionId, usize> = HashMap::new();
        for (name, value) in fields.of_people() {
            let place = name.strip_prefix(PLACE).and_then(|id| id.parse().ok());
            match (name, place, value.parse::<SectionId>()) {
                (ROW, _, Ok(id)) => {
                    let next = order.len();
                    order.entry(id).or_insert(next);
                }
                (IN, _, Ok(id)) => drop(ticked.insert(id)),
                (_, Some(id), _) => drop(value.trim().parse().map(|place| places.insert(id, place))),
                _ => {}
            }
        }
        let mut rows = Rows::of(chapters);
        for rows in &mut rows.0 {
            for row in rows.iter_mut().filter(|row| order.contains_key(&row.section)) {
                row.is_in = ticked.contains(&row.section);
            }
            rows.sort_by_key(|row| order.get(&row.section).copied().unwrap_or(usize::MAX));
            place(rows, &places);
        }
        rows
    }

    /// Does what a button says: `up:ID`, `down:ID`. Returns whether there was something to do.
    pub fn act(&mut self, act: &str) -> bool {
        let Some((verb, id)) = act.split_once(':') else { return false };
        let Ok(id) = id.parse::<SectionId>() else { return false };
        for rows in &mut self.0 {
            let Some(at) = rows.iter().position(|row| row.section == id) else { continue };
            match verb {
                "up" if at > 0 => rows.swap(at - 1, at),
                "down" if at + 1 < rows.len() => rows.swap(at, at + 1),
                _ => {}
            }
        }
        true
    }

    /// Returns the choice that they are. `before` is the one that is saved: of practices that are not on the page, it
    /// stays. As few as possible are put first, so that what is published later finds its usual place.
    pub fn choice(&self, chapters: &[PreparedChapter], before: &EntryChoice) -> EntryChoice {
        let shown: HashSet<SectionId> = self.0.iter().flatten().map(|row| row.section).collect();
        let hidden = |ids: &[SectionId]| {
            ids.iter().copied().filter(|id| !shown.contains(id)).collect::<Vec<SectionId>>()
        };
        let out = self.0.iter().flatten().filter(|row| !row.is_in).map(|row| row.section);
        let mut order = Vec::new();
        for (rows, chapter) in self.0.iter().zip(chapters) {
            let places: HashMap<SectionId, usize> =
                chapter.usual_order.iter().enumerate().map(|(at, id)| (*id, at)).collect();
            let ids: Vec<SectionId> = rows.iter().filter(|row| row.is_in).map(|row| row.section).collect();
            // Those after the last one that comes too early stand as they would anyway.
            let is_unusual = |at: &usize| places.get(&ids[*at]) < places.get(&ids[*at - 1]);
            let first = (1..ids.len()).rev().find(is_unusual).unwrap_or(0);
            order.extend_from_slice(&ids[..first]);
        }
        let left_out = out.chain(hidden(&before.left_out)).collect();
        order.extend(hidden(&before.order));
        EntryChoice { left_out, order }
    }
}

/// Moves every practice whose place differs from the one that was typed for it.
fn place(rows: &mut Vec<Row>, places: &HashMap<SectionId, usize>) {
    let moved: Vec<(SectionId, usize)> = rows
        .iter()
        .enumerate()
        .filter_map(|(at, row)| {
            let place = *places.get(&row.section)?;
            (place != at + 1).then_some((row.section, place))
        })
        .collect();
    for (id, place) in moved {
        let Some(at) = rows.iter().position(|row| row.section == id) else { continue };
        let row = rows.remove(at);
        rows.insert(place.clamp(1, rows.len() + 1) - 1, row);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::ids::{ChapterId, InstitutionId};
    use crate::domain::institution::InstitutionRef;
    use crate::domain::labels::Label;
    use crate::services::editions::PreparedPractice;

    fn practice(section: SectionId) -> PreparedPractice {
        let institution =
            InstitutionRef { id: InstitutionId::new(), slug: String::new(), name: Label::default() };
        PreparedPractice {
            section,
            version: 1,
            title: String::new(),
            language: serde_json::from_str("\"es\"").unwrap(),
            institution,
            country: None,
            is_left_out: false,
        }
    }

    fn chapter(ids: &[SectionId]) -> PreparedChapter {
        PreparedChapter {
            id: ChapterId::new(),
            slug: String::new(),
            level: 1,
            title: Label::default(),
            is_chosen: true,
            practices: ids.iter().copied().map(practice).collect(),
            usual_order: ids.to_vec(),
        }
    }

    /// The order that an edition has: those put first, then the others as usual.
    fn arranged(chapter: &PreparedChapter, choice: &EntryChoice) -> Vec<SectionId> {
        let is_in = |id: &&SectionId| !choice.left_out.contains(id);
        let first = choice.order.iter().filter(|id| chapter.usual_order.contains(id)).filter(is_in);
        let rest = chapter.usual_order.iter().filter(|id| !choice.order.contains(id)).filter(is_in);
        first.chain(rest).copied().collect()
    }

    proptest! {
        #[test]
        fn an_edition_has_the_order_and_the_choice_of_the_page(
            order in Just((0..12usize).collect::<Vec<_>>()).prop_shuffle(),
            ticked in proptest::collection::vec(any::<bool>(), 12),
        ) {
            let ids: Vec<SectionId> = (0..12).map(|_| SectionId::new()).collect();
            let (chapters, gone) = (vec![chapter(&ids)], SectionId::new());
            let rows: Vec<Row> =
                order.iter().map(|at| Row { section: ids[*at], is_in: ticked[*at] }).collect();
            let before = EntryChoice { left_out: vec![gone], order: vec![gone] };
            let choice = Rows(vec![rows.clone()]).choice(&chapters, &before);
            let expected: Vec<SectionId> =
                rows.iter().filter(|row| row.is_in).map(|row| row.section).collect();
            prop_assert_eq!(arranged(&chapters[0], &choice), expected);
            prop_assert!(choice.left_out.contains(&gone) && choice.order.contains(&gone));
        }
    }

    #[test]
    fn the_usual_order_puts_nothing_first_and_one_move_puts_few() {
        let ids: Vec<SectionId> = (0..4).map(|_| SectionId::new()).collect();
        let chapters = vec![chapter(&ids)];
        let none = EntryChoice { left_out: vec![], order: vec![] };
        let mut rows = Rows::of(&chapters);
        assert_eq!(rows.choice(&chapters, &none), none);
        assert!(rows.act(&format!("up:{}", ids[1])));
        assert_eq!(rows.choice(&chapters, &none).order, [ids[1]]);
        assert!(rows.act(&format!("up:{}", ids[1])), "the first stays the first");
        assert_eq!(rows.choice(&chapters, &none).order, [ids[1]]);
        assert!(!rows.act("save") && !rows.act("up:nothing"));
    }

    #[test]
    fn places_that_are_typed_move_practices_and_new_ones_come_last() {
        let ids: Vec<SectionId> = (0..4).map(|_| SectionId::new()).collect();
        let mut fields = Fields::default();
        for (at, id) in ids[..3].iter().enumerate() {
            fields.add(ROW, &id.to_string());
            fields.add(IN, &id.to_string());
            let place = if at == 2 { "1".to_owned() } else { (at + 1).to_string() };
            fields.add(&format!("{PLACE}{id}"), &place);
        }
        let rows = Rows::typed(&[chapter(&ids)], &fields);
        let order: Vec<SectionId> = rows.0[0].iter().map(|row| row.section).collect();
        assert_eq!(order, [ids[2], ids[0], ids[1], ids[3]]);
        assert!(rows.0[0].iter().all(|row| row.is_in));
    }
}
