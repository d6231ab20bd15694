use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::*;

fn schema() -> Value {
    serde_json::from_str(include_str!("../../../../schema/practice.schema.json")).unwrap()
}

fn object(value: Value) -> Map<String, Value> {
    value.as_object().unwrap().clone()
}

fn changes(from: Value, to: Value) -> Vec<FieldChange> {
    compare_practices(&schema(), "", &object(from), &object(to))
}

fn merged(base: Value, a: Value, b: Value) -> MergedPractice {
    merge_practices(&schema(), "", &object(base), &object(a), &object(b))
}

#[test]
fn fields_that_differ_are_listed_in_the_order_of_the_template() {
    let from =
        json!({"licence": "CC0-1.0", "title": "Ventanilla móvil", "start": "2020", "summary": "Igual."});
    let to = json!({"title": "Ventanilla consular móvil", "summary": "Igual.", "licence": "CC-BY-4.0", "start": "2020-05", "consent": true});
    let found: Vec<_> =
        changes(from, to).iter().map(|change| (change.pointer.clone(), short(&change.hunks))).collect();
    let expected = [
        ("/title", vec!["=Ventanilla ", "+consular ", "=móvil"]),
        ("/start", vec!["-2020", "+2020-05"]),
        ("/consent", vec!["+true"]),
        ("/licence", vec!["-CC0-1.0", "+CC-BY-4.0"]),
    ];
    let expected =
        expected.map(|(pointer, hunks)| (pointer.to_owned(), hunks.into_iter().map(str::to_owned).collect()));
    assert_eq!(found, expected);
}

#[test]
fn values_of_a_set_are_added_removed_and_moved() {
    let found = changes(json!({"countries": ["CO", "PE", "EC"]}), json!({"countries": ["CO", "EC", "BR"]}));
    assert_eq!(short(&found[0].hunks), ["=CO", "-PE", "=EC", "+BR"]);
    let found = changes(json!({"countries": ["CO", "PE"]}), json!({"countries": ["PE", "CO"]}));
    assert!(found[0].hunks.iter().any(|hunk| hunk.moved == Some(1)), "{found:?}");
}

#[test]
fn rows_are_added_changed_and_removed_as_rows() {
    let row = |name: &str, value: u32| json!({"name": name, "value": value, "year": 2022, "source": "Registro consular"});
    let found = changes(
        json!({"indicators": [row("Personas atendidas", 10), row("Oficinas", 3), row("Cartas", 5)]}),
        json!({"indicators": [row("Personas atendidas", 12), row("Cartas", 5), {"name": "Otra cosa"}]}),
    );
    assert_eq!(found.len(), 1);
    let rows: Vec<_> = found[0].rows.iter().map(|row| (row.op, row.from, row.to)).collect();
    let expected = [
        (RowOp::Change, Some(0), Some(0)),
        (RowOp::Delete, Some(1), None),
        (RowOp::Equal, Some(2), Some(1)),
        (RowOp::Insert, None, Some(2)),
    ];
    assert_eq!(rows, expected);
    let changed = &found[0].rows[0].fields;
    assert_eq!((changed.len(), changed[0].pointer.as_str()), (1, "/indicators/0/value"));
    assert_eq!(short(&changed[0].hunks), ["-10", "+12"]);
}

#[test]
fn fields_within_fields_are_compared_where_they_stand() {
    let found = changes(
        json!({"rights": {"gender": true, "note": "Con enfoque de género."}}),
        json!({"rights": {"gender": false, "note": "Con enfoque de derechos."}}),
    );
    let pointers: Vec<_> = found.iter().map(|change| change.pointer.as_str()).collect();
    assert_eq!(pointers, ["/rights/gender", "/rights/note"]);
}

#[test]
fn two_people_change_different_fields_rows_and_values() {
    let row = |name: &str, value: u32| json!({"name": name, "value": value, "year": 2022, "source": "Registro consular"});
    let base = json!({"title": "Título", "countries": ["CO", "PE"], "indicators": [row("Personas atendidas", 1), row("Oficinas abiertas", 2)]});
    let a = json!({"title": "Título nuevo", "countries": ["CO", "PE", "BR"], "indicators": [row("Personas atendidas", 7), row("Oficinas abiertas", 2)]});
    let b = json!({"title": "Título", "countries": ["CO", "AR"], "summary": "Resumen.", "indicators": [row("Personas atendidas", 1), row("Oficinas abiertas", 2), row("Cartas", 3)]});
    let expected = json!({"title": "Título nuevo", "summary": "Resumen.", "countries": ["CO", "AR", "BR"],
        "indicators": [row("Personas atendidas", 7), row("Oficinas abiertas", 2), row("Cartas", 3)]});
    let found = merged(base.clone(), a.clone(), b.clone());
    assert_eq!((Value::Object(found.practice), found.conflicts.len()), (expected.clone(), 0));
    assert_eq!(Value::Object(merged(base, b, a).practice), expected);
}

#[test]
fn what_cannot_be_merged_is_named_with_both_sides() {
    let base = json!({"start": "2020", "summary": "El plazo es de diez días. Fin.", "consent": true});
    let a = json!({"start": "2021", "summary": "El plazo no es de diez días. Fin.", "consent": false});
    let b = json!({"start": "2022", "summary": "El plazo es de veinte días. Fin."});
    let found = merged(base, a, b.clone());
    assert_eq!(Value::Object(found.practice), b, "where they conflict, the second side is kept");
    let [
        FieldConflict::Text { pointer, merged },
        FieldConflict::Value { pointer: start, base, a, b },
        FieldConflict::Value { pointer: consent, b: removed, .. },
    ] = &found.conflicts[..]
    else {
        panic!("{:?}", found.conflicts)
    };
    assert_eq!((pointer.as_str(), start.as_str(), consent.as_str()), ("/summary", "/start", "/consent"));
    assert_eq!(merged.conflicts().count(), 1);
    assert_eq!((base, a, b), (&Some(json!("2020")), &Some(json!("2021")), &Some(json!("2022"))));
    assert_eq!(removed, &None);
}

#[test]
fn rows_that_both_add_are_both_kept_and_a_row_that_both_change_conflicts_in_its_field() {
    let row = |value: u32, year: u32| json!({"name": "Personas atendidas en el consulado", "value": value, "year": year, "source": "Registro"});
    let other = |name: &str| json!({"name": name, "value": 1});
    let list = |rows: Vec<Value>| json!({ "indicators": rows });
    let found = merged(
        list(vec![row(1, 2020)]),
        list(vec![row(1, 2020), other("a")]),
        list(vec![row(1, 2020), other("b")]),
    );
    assert_eq!(Value::Object(found.practice), list(vec![row(1, 2020), other("a"), other("b")]));
    let found = merged(list(vec![row(1, 2020)]), list(vec![row(2, 2020)]), list(vec![row(3, 2021)]));
    assert_eq!(Value::Object(found.practice), list(vec![row(3, 2021)]));
    assert!(
        matches!(&found.conflicts[..], [FieldConflict::Value { pointer, .. }] if pointer == "/indicators/0/value")
    );
}

fn practice() -> impl Strategy<Value = Map<String, Value>> {
    let value = || {
        prop_oneof![
            text().prop_map(Value::from),
            Just(json!(["CO", "PE"])),
            Just(json!(["PE", "BR", "CO"])),
            Just(json!([{"name": "Uno dos tres", "value": 1}, {"name": "Cuatro cinco", "value": 2}])),
            Just(json!([{"name": "Uno dos tres", "value": 4}, {"name": "Otro", "value": 2}, 7])),
            Just(json!({"gender": true, "note": "Nota. Otra."})),
            Just(json!({"gender": false, "note": "Nota distinta. Otra."})),
            Just(Value::Null),
            any::<u8>().prop_map(Value::from),
        ]
    };
    let names =
        proptest::sample::select(&["title", "countries", "indicators", "rights", "start", "unknown/~"][..]);
    proptest::collection::vec((names, value()), 0..7)
        .prop_map(|fields| fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

proptest! {
    #[test]
    fn only_differing_fields_are_listed(from in practice(), to in practice()) {
        let schema = schema();
        prop_assert!(compare_practices(&schema, "", &from, &from).is_empty());
        let found = compare_practices(&schema, "", &from, &to);
        prop_assert_eq!(from == to, found.is_empty());
        let (from, to) = (Value::Object(from), Value::Object(to));
        for change in found {
            prop_assert_ne!(from.pointer(&change.pointer), to.pointer(&change.pointer));
            let from = from.pointer(&change.pointer).and_then(Value::as_str);
            let to = to.pointer(&change.pointer).and_then(Value::as_str);
            if let (Some(from), Some(to)) = (from, to) {
                let applied = apply(from, &change.hunks);
                prop_assert_eq!(applied.as_deref(), Some(to));
            }
        }
    }

    #[test]
    fn practices_merge_as_texts_do(base in practice(), a in practice(), b in practice()) {
        let schema = schema();
        let alone = merge_practices(&schema, "", &base, &a, &base);
        prop_assert_eq!((&alone.practice, alone.conflicts.len()), (&a, 0));
        let one = merge_practices(&schema, "", &base, &a, &b);
        let other = merge_practices(&schema, "", &base, &b, &a);
        prop_assert_eq!(one.conflicts.len(), other.conflicts.len());
        if one.conflicts.is_empty() {
            prop_assert_eq!(one.practice, other.practice);
        }
    }
}
