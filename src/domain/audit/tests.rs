//! Tests of a section's state according to its entries.

use serde_json::{Map, json};

use crate::domain::ids::SectionId;

use super::*;

fn entry(event: EventKind, data: Value) -> Entry {
    Entry {
        seq: 1,
        at: Timestamp::from_micros(1_743_580_800_000_000),
        actor: "01960000-0000-7000-8000-000000000009".into(),
        request_id: "r".into(),
        event: event.name().into(),
        section: Some("01960000-0000-7000-8000-000000000001".parse::<SectionId>().unwrap()),
        data: data.as_object().cloned().unwrap_or_else(Map::new),
    }
}

fn told(entries: &[(EventKind, Value)]) -> Result<Told, &'static str> {
    let mut told = Told::default();
    entries.iter().try_for_each(|(name, data)| told.hear(&entry(*name, data.clone())))?;
    Ok(told)
}

fn at(version: u32, hash: &str) -> Value {
    json!({"version": version, "hash": hash, "round": "r1"})
}

#[test]
fn the_entries_lead_to_where_the_section_stands() {
    let told = told(&[
        (EventKind::SectionCreated, at(1, "a")),
        (EventKind::SectionMoved, json!({"version": 2, "hash": "b", "chapter": "c2"})),
        (EventKind::SectionSaved, at(2, "b")),
        (EventKind::SectionSubmitted, at(2, "b")),
        (EventKind::SectionApproved, json!({"version": 2, "hash": "b", "round": "r1", "maturity": "good"})),
        (EventKind::SectionPublished, at(2, "b")),
        (EventKind::SectionSaved, at(3, "c")),
    ])
    .unwrap();
    assert_eq!((told.version_count(), told.round_count()), (3, 1));
    assert_eq!((told.published, told.approved, told.stage), (Some(2), Some(2), Some(Stage::Draft)));
    assert_eq!(told.versions[1].moved_to.as_deref(), Some("c2"));
    assert_eq!(told.versions[1].maturity.as_deref(), Some("good"));
    assert!(told.exists());
}

#[test]
fn what_does_not_follow_from_the_entries_before_is_said() {
    let created = (EventKind::SectionCreated, at(1, "a"));
    for next in [
        (EventKind::SectionCreated, at(1, "a")),
        (EventKind::SectionSaved, at(3, "c")),
        (EventKind::SectionSaved, at(1, "b")),
        (EventKind::SectionSubmitted, at(1, "b")),
        (EventKind::SectionApproved, at(1, "a")),
        (EventKind::SectionPublished, at(2, "a")),
    ] {
        assert!(told(&[created.clone(), next.clone()]).is_err(), "{next:?}");
    }
    let purged = told(&[created.clone(), (EventKind::SectionPurged, json!({}))]).unwrap();
    assert!(!purged.exists());
}

#[test]
fn an_entry_of_an_unknown_kind_is_passed_over_but_not_after_the_section_was_removed() {
    let unknown = |told: &mut Told| {
        let entry = entry(EventKind::SectionSaved, at(7, "z"));
        told.hear(&Entry { event: "section.translated".into(), ..entry })
    };
    let mut present = told(&[(EventKind::SectionCreated, at(1, "a"))]).unwrap();
    unknown(&mut present).unwrap();
    assert_eq!((present.version_count(), present.stage), (1, Some(Stage::Draft)));
    present.hear(&entry(EventKind::SectionPurged, json!({}))).unwrap();
    assert!(unknown(&mut present).is_err());
}
