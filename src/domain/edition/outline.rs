//! The order of an edition: its chapters and practices with their numbers.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use crate::domain::compendium::Chapter;
use crate::domain::ids::{ChapterId, SectionId};
use crate::domain::institution::{Institution, InstitutionRef};
use crate::domain::labels::Label;

/// A published practice that may become an entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The practice.
    pub section: SectionId,
    /// The number of the published version.
    pub version: u32,
    /// The hash of that version.
    pub hash: String,
    /// The chapter it is in.
    pub chapter: ChapterId,
    /// Its title.
    pub title: String,
    /// The institution it belongs to.
    pub institution: Institution,
}

/// A chapter of an edition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OutlineChapter {
    /// Its number: `1`, and `1.2` for one inside another.
    pub number: String,
    /// Its level, from 1.
    pub level: u8,
    /// Its identifier.
    pub id: ChapterId,
    /// Its slug.
    pub slug: String,
    /// Its title in each language.
    pub title: Label,
}

/// An entry of an edition: a practice in the version that was published when the edition became a candidate or was
/// frozen.
#[derive(Clone, Debug, PartialEq)]
pub struct Pin {
    /// Its number in the edition, such as `1.2`.
    pub number: String,
    /// The chapter it is in.
    pub chapter: ChapterId,
    /// The practice.
    pub section: SectionId,
    /// The number of the version.
    pub version: u32,
    /// The hash of the version.
    pub hash: String,
    /// The title of that version.
    pub title: String,
    /// The institution, as it was called then.
    pub institution: InstitutionRef,
}

/// The chapters of an edition, each before those inside it, and its entries in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline {
    /// The chapters.
    pub chapters: Vec<OutlineChapter>,
    /// The entries.
    pub pins: Vec<Pin>,
}

/// Returns the chapters that belong to a choice: the chosen ones and all those inside them; all of them if there is no
/// choice.
pub fn in_choice(tree: &[Chapter], choice: Option<&[ChapterId]>) -> HashSet<ChapterId> {
    fn walk(tree: &[Chapter], choice: Option<&[ChapterId]>, inside: bool, into: &mut HashSet<ChapterId>) {
        for chapter in tree {
            let inside = inside || choice.is_none_or(|choice| choice.contains(&chapter.id));
            if inside {
                into.insert(chapter.id);
            }
            walk(&chapter.children, choice, inside, into);
        }
    }
    let mut found = HashSet::new();
    walk(tree, choice, false, &mut found);
    found
}

/// Puts practices in order and numbers them. In a chapter, those in `first` come first, in that order; the others by
/// the country of their institution, by institution and by title. Chapters without any practice or introduction, also
/// inside them, are left out. A chapter's entries and then the chapters inside it share one sequence of numbers.
pub fn arrange(
    tree: &[Chapter],
    lines: Vec<Line>,
    first: &[SectionId],
    introduced: &HashSet<ChapterId>,
) -> Outline {
    let places: HashMap<SectionId, usize> = first.iter().enumerate().map(|(at, id)| (*id, at)).collect();
    let mut by_chapter: HashMap<ChapterId, Vec<Line>> = HashMap::new();
    for line in lines {
        by_chapter.entry(line.chapter).or_default().push(line);
    }
    for lines in by_chapter.values_mut() {
        lines.sort_by_cached_key(|line| {
            let country = line.institution.country.clone();
            (
                places.get(&line.section).copied().unwrap_or(usize::MAX),
                country.is_none(),
                country,
                line.institution.slug.clone(),
                line.title.to_lowercase(),
                line.section,
            )
        });
    }
    let mut outline = Outline::default();
    number(tree, "", 1, &mut by_chapter, introduced, &mut outline);
    outline
}

/// Numbers chapters with the prefix of the chapter around them, from `next` on.
fn number(
    tree: &[Chapter],
    prefix: &str,
    mut next: usize,
    by_chapter: &mut HashMap<ChapterId, Vec<Line>>,
    introduced: &HashSet<ChapterId>,
    outline: &mut Outline,
) {
    let kept: Vec<&Chapter> =
        tree.iter().filter(|chapter| has_something(chapter, by_chapter, introduced)).collect();
    for chapter in kept {
        let own = format!("{prefix}{next}");
        next += 1;
        outline.chapters.push(OutlineChapter {
            level: u8::try_from(own.split('.').count()).unwrap_or(u8::MAX),
            number: own.clone(),
            id: chapter.id,
            slug: chapter.slug.clone(),
            title: chapter.title.clone(),
        });
        let lines = by_chapter.remove(&chapter.id).unwrap_or_default();
        let after = lines.len() + 1;
        outline.pins.extend(lines.into_iter().zip(1..).map(|(line, at): (Line, usize)| Pin {
            number: format!("{own}.{at}"),
            chapter: line.chapter,
            section: line.section,
            version: line.version,
            hash: line.hash,
            title: line.title,
            institution: InstitutionRef::from(&line.institution),
        }));
        number(&chapter.children, &format!("{own}."), after, by_chapter, introduced, outline);
    }
}

fn has_something(
    chapter: &Chapter,
    by_chapter: &HashMap<ChapterId, Vec<Line>>,
    introduced: &HashSet<ChapterId>,
) -> bool {
    by_chapter.contains_key(&chapter.id)
        || introduced.contains(&chapter.id)
        || chapter.children.iter().any(|child| has_something(child, by_chapter, introduced))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::InstitutionId;
    use crate::domain::institution::Kind;

    fn chapter(slug: &str, children: Vec<Chapter>) -> Chapter {
        Chapter { id: ChapterId::new(), slug: slug.to_owned(), title: Label::default(), children }
    }

    fn line(chapter: &Chapter, country: Option<&str>, title: &str) -> Line {
        let institution = Institution {
            id: InstitutionId::new(),
            slug: country.unwrap_or("sela").to_lowercase(),
            name: Label::default(),
            acronym: "X".to_owned(),
            country: country.map(str::to_owned),
            kind: Kind::Ministry,
            logo: None,
        };
        Line {
            section: SectionId::new(),
            version: 1,
            hash: String::new(),
            chapter: chapter.id,
            title: title.to_owned(),
            institution,
        }
    }

    fn numbered(outline: &Outline) -> Vec<(String, String)> {
        outline.pins.iter().map(|pin| (pin.number.clone(), pin.title.clone())).collect()
    }

    #[test]
    fn practices_stand_by_country_after_those_that_were_put_first() {
        let tree = [chapter("a", vec![chapter("b", vec![])]), chapter("empty", vec![]), chapter("c", vec![])];
        let inner = &tree[0].children[0];
        let lines = vec![
            line(&tree[0], None, "Z"),
            line(&tree[0], Some("PE"), "b"),
            line(&tree[0], Some("CO"), "c"),
            line(&tree[0], Some("PE"), "A"),
            line(inner, Some("AR"), "dentro"),
            line(&tree[2], Some("AR"), "fin"),
        ];
        let first = [lines[1].section, SectionId::new()];
        let outline = arrange(&tree, lines, &first, &HashSet::new());
        let expected =
            [("1.1", "b"), ("1.2", "c"), ("1.3", "A"), ("1.4", "Z"), ("1.5.1", "dentro"), ("2.1", "fin")];
        assert_eq!(numbered(&outline), expected.map(|(at, title)| (at.to_owned(), title.to_owned())));
        let chapters: Vec<_> =
            outline.chapters.iter().map(|one| (one.number.as_str(), one.level, one.slug.as_str())).collect();
        assert_eq!(chapters, [("1", 1, "a"), ("1.5", 2, "b"), ("2", 1, "c")]);
    }

    #[test]
    fn a_chapter_with_nothing_but_an_introduction_is_kept_and_a_choice_takes_what_is_inside() {
        let tree = [chapter("a", vec![]), chapter("b", vec![chapter("c", vec![])])];
        let introduced = HashSet::from([tree[1].children[0].id]);
        let outline = arrange(&tree, vec![], &[], &introduced);
        let slugs: Vec<_> = outline.chapters.iter().map(|one| one.slug.as_str()).collect();
        assert_eq!(slugs, ["b", "c"]);
        assert_eq!(in_choice(&tree, None).len(), 3);
        let chosen = in_choice(&tree, Some(&[tree[1].id]));
        assert_eq!(chosen, HashSet::from([tree[1].id, tree[1].children[0].id]));
        assert!(in_choice(&tree, Some(&[])).is_empty());
    }
}
