//! Published practices that are in no edition, and those that a search finds in groups.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};
use utoipa::ToSchema;

use super::annexes::{country_name, sorted};
use super::writer::Writer;
use crate::domain::book::Inline;
use crate::domain::compendium::ChapterRef;
use crate::domain::ids::CompendiumId;
use crate::domain::names::names;
use crate::messages;
use crate::services::editions::ContentsEntry;

/// A published practice that is in no edition, or whose edition does not matter.
pub struct LoosePractice {
    /// The practice, which has no number.
    pub entry: ContentsEntry,
    /// The compendium it is part of.
    pub compendium: CompendiumId,
    /// The chapter it is in.
    pub chapter: ChapterRef,
    /// How to cite it.
    pub citation: Vec<Inline>,
}

/// How the practices that a search finds stand in a document.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema, IntoStaticStr, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Grouping {
    /// In the order of the results.
    #[default]
    None,
    /// By chapter, in the order of the compendium.
    Chapter,
    /// By country, in alphabetical order; then those of several countries, then those of none.
    Country,
}

names!(Grouping);

/// Practices that stand together.
pub(super) struct Group<'p> {
    /// What they have in common; `None` if they are simply in the order of the results.
    pub(super) title: Option<String>,
    /// The practices, in the order of the results.
    pub(super) practices: Vec<&'p LoosePractice>,
}

/// Returns the practices in groups. Each is in one, and no group is empty.
pub(super) fn grouped<'p>(
    writer: &Writer<'_>,
    practices: &'p [LoosePractice],
    by: Grouping,
) -> Vec<Group<'p>> {
    match by {
        Grouping::None if practices.is_empty() => Vec::new(),
        Grouping::None => vec![Group { title: None, practices: practices.iter().collect() }],
        Grouping::Chapter => by_chapter(writer, practices),
        Grouping::Country => by_country(writer, practices),
    }
}

fn by_chapter<'p>(writer: &Writer<'_>, practices: &'p [LoosePractice]) -> Vec<Group<'p>> {
    let names = &writer.names;
    let mut found: BTreeMap<(usize, usize), Group> = BTreeMap::new();
    for of in practices {
        let compendium = names.compendia.iter().position(|one| one.id == of.compendium);
        let chapters = names.in_order.get(&of.compendium);
        let place = chapters.and_then(|all| all.iter().position(|id| *id == of.chapter.id));
        // A chapter that was added since the names were read comes last.
        let key = (compendium.unwrap_or(usize::MAX), place.unwrap_or(usize::MAX));
        let title = || Some(of.chapter.title.in_language(writer.language).to_owned());
        let group = found.entry(key).or_insert_with(|| Group { title: title(), practices: Vec::new() });
        group.practices.push(of);
    }
    found.into_values().collect()
}

fn by_country<'p>(writer: &Writer<'_>, practices: &'p [LoosePractice]) -> Vec<Group<'p>> {
    let language = writer.language;
    let mut of_one: BTreeMap<String, Group> = BTreeMap::new();
    let say = |id: &str| Group { title: Some(messages::plain(language, id)), practices: Vec::new() };
    let (mut of_several, mut of_none) = (say("book-several-countries"), say("book-no-country"));
    for of in practices {
        let group = match writer.countries_of(&of.entry).as_slice() {
            [] => &mut of_none,
            [code] => of_one.entry(code.clone()).or_insert_with(|| Group {
                title: Some(country_name(code, language)),
                practices: Vec::new(),
            }),
            _ => &mut of_several,
        };
        group.practices.push(of);
    }
    let title = |group: &Group| group.title.clone().unwrap_or_default();
    let of_one: Vec<(String, Group)> = of_one.into_values().map(|group| (title(&group), group)).collect();
    let of_one = sorted(of_one, language, |(title, _)| title).into_iter().map(|(_, group)| group);
    of_one.chain([of_several, of_none]).filter(|group| !group.practices.is_empty()).collect()
}
