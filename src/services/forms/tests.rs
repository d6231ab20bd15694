use serde_json::{Value, json};

use super::*;
use crate::services::catalog::Catalog;

fn form_of(schema: &Value, reader: UiLanguage) -> TemplateForm {
    TemplateForm::new(1, schema, &Catalog::default(), reader)
}

fn default_form(reader: UiLanguage) -> TemplateForm {
    let schema = serde_json::from_str(include_str!("../../../schema/practice.schema.json")).unwrap();
    form_of(&schema, reader)
}

#[test]
fn every_field_of_the_default_template_is_on_one_page() {
    let schema: Value = serde_json::from_str(include_str!("../../../schema/practice.schema.json")).unwrap();
    let form = form_of(&schema, UiLanguage::Es);
    let mut names: Vec<&str> = form.fields().map(|field| field.name.as_str()).collect();
    let mut expected: Vec<&str> =
        schema["properties"].as_object().unwrap().keys().map(String::as_str).collect();
    names.sort_unstable();
    expected.sort_unstable();
    assert_eq!(names, expected);
    assert!(form.groups.len() > 5, "{:?}", form.groups.iter().map(|group| &group.label).collect::<Vec<_>>());
    assert!(form.groups.iter().all(|group| group.fields.len() <= 9));
}

#[test]
fn a_place_is_named_in_the_readers_language() {
    let form = default_form(UiLanguage::Es);
    for (pointer, label) in [
        ("/practice/title", "Título de la práctica"),
        ("/practice/indicators/1/source", "Indicadores, 2: Fuente"),
        ("/practice/indicators/1", "Indicadores, 2"),
        ("/practice/indicators", "Indicadores"),
        ("/practice/sdg_targets/0", "Metas de los ODS, 1"),
        ("/practice/guiding_principles/3", "Principios rectores"),
        ("/practice/rights/gender", "Enfoques de derechos: Género"),
        ("/body", "Texto libre"),
        ("/chapter", "Capítulo"),
        ("/practice/gone_field/3/a", "Gone field"),
        ("/practice/indicators/1/gone", "Indicadores, 2: Gone"),
        ("/practice", "La sección"),
        ("", "La sección"),
        ("/practice/title/0", "Título de la práctica"),
        ("/practice/__proto__", "  proto  "),
    ] {
        assert_eq!(form.label_at(pointer), label, "{pointer}");
    }
    let french = default_form(UiLanguage::Fr);
    assert_eq!(french.label_at("/practice/indicators/0/source"), "Indicateurs, 1\u{202f}: Source");
    let long = format!("/practice/{}\u{202e}", "x".repeat(5000));
    assert!(form.label_at(&long).chars().count() < 80);
}

#[test]
fn a_place_is_found_in_its_group() {
    let form = default_form(UiLanguage::En);
    assert_eq!(form.group_at("/practice/indicators/1/source"), Some("results"));
    assert_eq!(form.group_at("/body"), Some(BODY));
    assert_eq!(form.group_at("/practice/nothing"), None);
    assert_eq!(form.field_at("/practice/indicators/1/source").unwrap().label, "Source");
    assert_eq!(form.field_at("/practice/rights/note").unwrap().kind, FieldKind::Markdown);
    assert_eq!(form.field_at("/practice/sdg_targets/7").unwrap().kind, FieldKind::Text);
    assert!(form.field_at("/practice/sdg_targets/07").is_none());
}

#[test]
fn fields_without_a_group_come_last_and_names_stay_unique() {
    let schema = json!({"type": "object", "x-groups": [
        {"name": "body", "label": {"en": "Text"}}, {"name": "empty", "label": {"en": "Empty"}}, {"name": 7},
    ], "properties": {
        "story": {"type": "string", "x-group": "body"},
        "loose": {"type": "string", "x-group": "nowhere"},
        "odd": {"x-label": 3, "x-help": []},
    }});
    let form = form_of(&schema, UiLanguage::En);
    let names: Vec<_> = form.groups.iter().map(|group| (group.name.as_str(), group.label.as_str())).collect();
    assert_eq!(names, [("body-2", "Text"), ("others", "Other fields")]);
    assert_eq!(form.group_at("/practice/odd"), Some("others"));
    assert_eq!(form.label_at("/practice/odd"), "Odd");
}

#[test]
fn a_template_without_groups_is_split_by_what_fits_a_page() {
    let properties: serde_json::Map<String, Value> =
        (0..30).map(|n| (format!("field_{n:02}"), json!({"type": "string"}))).collect();
    let form = form_of(&json!({"type": "object", "properties": properties}), UiLanguage::En);
    assert_eq!(form.groups.len(), 3);
    assert_eq!(form.groups[0].label, "Field 00, Field 01, Field 02…");
}

#[test]
fn kinds_limits_and_options_come_from_the_schema() {
    let form = default_form(UiLanguage::En);
    let at = |name: &str| form.fields().find(|field| field.name == name).unwrap();
    assert_eq!(at("title").limits.words, Some(15));
    assert_eq!(at("title").limits.characters, Some(300));
    assert_eq!(at("success_factors").limits.items, Some(3));
    assert_eq!((at("start").kind, at("consent").kind), (FieldKind::Date, FieldKind::Boolean));
    assert_eq!(at("indicators").part("year").unwrap().kind, FieldKind::Year);
    assert_eq!(at("indicators").part("value").unwrap().pointer, "/practice/indicators/-/value");
    assert!(at("indicators").part("name").unwrap().is_required);
    assert_eq!(at("evaluation").part("type").unwrap().options.len(), 5);
    assert_eq!(at("countries").options.len(), 249);
    assert_eq!(at("countries").options[0].label, "Afghanistan");
    assert_eq!(at("indicators").item, "an indicator");
}

/// What a browser sends for the control of a value, if nothing is changed.
fn sent(field: &FormField, pointer: &str, value: Option<&Value>, fields: &mut Vec<(String, String)>) {
    use super::entering::{MAIN, SHOWN, part_of, shown};
    let text = value.map(shown).unwrap_or_default();
    match field.kind {
        FieldKind::Options | FieldKind::Countries => {
            fields.push((SHOWN.to_owned(), pointer.to_owned()));
            let chosen: Vec<String> =
                value.and_then(Value::as_array).into_iter().flatten().map(shown).collect();
            // In the order in which they are offered.
            for option in field.options.iter().filter(|option| chosen.contains(&option.text)) {
                fields.push((pointer.to_owned(), option.text.clone()));
            }
            if field.is_main_first {
                fields.push((format!("{MAIN}{pointer}"), chosen.first().cloned().unwrap_or_default()));
            }
        }
        FieldKind::Group => {
            for part in &field.parts {
                let value = value.and_then(|whole| whole.get(&part.name));
                sent(part, &part_of(pointer, part), value, fields);
            }
        }
        FieldKind::Table | FieldKind::List => {
            fields.push((SHOWN.to_owned(), pointer.to_owned()));
            for (at, row) in value.and_then(Value::as_array).into_iter().flatten().enumerate() {
                let below = format!("{pointer}/{at}");
                fields.push((SHOWN.to_owned(), below.clone()));
                match field.kind {
                    FieldKind::List => sent(&field.parts[0], &below, Some(row), fields),
                    _ => {
                        for part in &field.parts {
                            sent(part, &part_of(&below, part), row.get(&part.name), fields);
                        }
                    }
                }
            }
        }
        _ => fields.push((pointer.to_owned(), text)),
    }
}

fn sent_for(group: &FormGroup, practice: &serde_json::Map<String, Value>) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    for field in &group.fields {
        sent(field, &format!("/practice/{}", field.name), practice.get(&field.name), &mut fields);
    }
    fields
}

/// The practice after every group was sent, beginning with `before`.
fn sent_and_read(
    form: &TemplateForm,
    shown: &serde_json::Map<String, Value>,
    before: &serde_json::Map<String, Value>,
) -> serde_json::Map<String, Value> {
    let mut practice = before.clone();
    for group in &form.groups {
        let fields = sent_for(group, shown);
        let entered =
            entering::Entered::new(fields.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        practice = group.filled_in(&practice, &entered);
    }
    practice
}

mod properties {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::subsequence;

    use super::*;

    fn texts() -> impl Strategy<Value = Value> {
        "(\\PC|[\n\r\u{a0}<&\"]){1,40}".prop_map(Value::from)
    }

    /// Values of a field, as drafts may have them.
    fn values(field: &FormField, in_order: bool) -> BoxedStrategy<Value> {
        let field = field.clone();
        match field.kind {
            FieldKind::Boolean => any::<bool>().prop_map(Value::from).boxed(),
            FieldKind::Year => (1900..2100i64).prop_map(Value::from).boxed(),
            FieldKind::Number if field.is_whole => any::<u32>().prop_map(Value::from).boxed(),
            FieldKind::Number => prop_oneof![
                any::<i32>().prop_map(Value::from),
                (-1e9..1e9f64).prop_map(Value::from),
                (0..100_000i64).prop_map(|n| Value::from(n as f64 / 8.0)),
            ]
            .boxed(),
            FieldKind::Date => {
                "[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|1[0-9]))?)?".prop_map(Value::from).boxed()
            }
            FieldKind::Option | FieldKind::Country => {
                let options: Vec<Value> = field.options.iter().map(|option| option.value.clone()).collect();
                if options.is_empty() { texts().boxed() } else { proptest::sample::select(options).boxed() }
            }
            FieldKind::Options | FieldKind::Countries => {
                let options: Vec<Value> = field.options.iter().map(|option| option.value.clone()).collect();
                let most = options.len().min(8);
                let chosen = subsequence(options, 0..=most);
                match in_order {
                    true => {
                        chosen.prop_filter("not empty", |all| !all.is_empty()).prop_map(Value::from).boxed()
                    }
                    false => chosen.prop_shuffle().prop_map(Value::from).boxed(),
                }
            }
            FieldKind::Group => whole(field.parts.clone(), in_order).boxed(),
            FieldKind::Table => {
                let least = usize::from(in_order);
                vec(whole(field.parts.clone(), in_order), least..4).prop_map(Value::from).boxed()
            }
            FieldKind::List => {
                vec(values(&field.parts[0], in_order), usize::from(in_order)..4).prop_map(Value::from).boxed()
            }
            FieldKind::Link if in_order => "https://example[.]org/[a-z]{1,9}".prop_map(Value::from).boxed(),
            _ if in_order => "[^\\p{C}\r]{1,40}".prop_map(Value::from).boxed(),
            _ => texts().boxed(),
        }
    }

    fn whole(fields: Vec<FormField>, in_order: bool) -> impl Strategy<Value = Value> {
        let parts: Vec<_> = fields
            .into_iter()
            .map(|field| {
                let name = field.name.clone();
                proptest::option::of(values(&field, in_order)).prop_map(move |value| (name.clone(), value))
            })
            .collect();
        parts.prop_filter_map("empty", move |parts| {
            let filled = parts.into_iter().filter_map(|(name, value)| Some((name, value?)));
            let filled: serde_json::Map<String, Value> = filled.collect();
            (!in_order || !filled.is_empty()).then_some(Value::Object(filled))
        })
    }

    fn practices(in_order: bool) -> impl Strategy<Value = serde_json::Map<String, Value>> {
        let form = default_form(UiLanguage::Es);
        whole(form.fields().cloned().collect(), in_order)
            .prop_map(|value| value.as_object().cloned().unwrap())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn sending_a_form_as_it_is_changes_nothing(practice in practices(false)) {
            let form = default_form(UiLanguage::Es);
            prop_assert_eq!(sent_and_read(&form, &practice, &practice), practice);
        }

        #[test]
        fn what_one_form_shows_another_can_be_filled_in_with(practice in practices(true)) {
            // In the language of `practices`: the order of options is that of their names.
            let form = default_form(UiLanguage::Es);
            let mut read = sent_and_read(&form, &practice, &serde_json::Map::new());
            // Written out, these may be a thousand times what they are, or the same number written differently.
            for value in [&mut read, &mut practice.clone()] {
                value.retain(|name, _| !["indicators", "funding"].contains(&name.as_str()));
            }
            let mut expected = practice;
            expected.retain(|name, _| !["indicators", "funding"].contains(&name.as_str()));
            prop_assert_eq!(read, expected);
        }

        #[test]
        fn whatever_is_sent_is_read_and_other_groups_stay(
            practice in practices(false),
            fields in vec((
                "(/practice|/body|shown|main:/practice)?(/(title|indicators|rights|__proto__|[0-9]{1,12}|name|-|~1)){0,5}",
                "\\PC{0,12}",
            ), 0..12),
        ) {
            let form = default_form(UiLanguage::Pt);
            let entered = entering::Entered::new(fields.iter().map(|(name, value)| (name.as_str(), value.as_str())));
            let group = form.group("results").unwrap();
            let filled = group.filled_in(&practice, &entered);
            for (name, value) in &practice {
                if group.fields.iter().all(|field| field.name != *name) {
                    prop_assert_eq!(filled.get(name), Some(value));
                }
            }
            prop_assert!(filled.keys().all(|name| form.fields().any(|field| field.name == *name)));
        }
    }
}

#[test]
fn what_is_not_shown_stays_and_what_cannot_be_understood_stays_as_typed() {
    let form = default_form(UiLanguage::Es);
    let group = form.group("results").unwrap();
    let object = |value: Value| value.as_object().cloned().unwrap();
    let practice = object(json!({
        "results": "Antes", "title": "Uno", "unknown": 3,
        "indicators": [{"name": "A", "value": 3, "odd": true}, "no row", {"name": "B"}],
    }));
    let read =
        |fields: &[(&str, &str)]| group.filled_in(&practice, &entering::Entered::new(fields.iter().copied()));
    assert_eq!(read(&[]), practice);
    assert_eq!(
        read(&[("/practice/title", "Otro"), ("/practice/unknown", "x"), ("/practice/__proto__", "x")]),
        practice
    );
    let filled = read(&[
        ("shown", "/practice/indicators"),
        ("shown", "/practice/indicators/0"),
        ("/practice/indicators/0/value", "muchos"),
        ("shown", "/practice/indicators/1"),
        ("/practice/indicators/1/name", ""),
        ("/practice/indicators/1000000000/name", "C"),
        ("/practice/indicators/1000000000/value", "12,5"),
        ("/practice/indicators/1000000000/year", "2.021"),
        ("/practice/results", ""),
    ]);
    let expected = object(json!({
        "title": "Uno", "unknown": 3,
        "indicators": [
            {"name": "A", "value": "muchos", "odd": true}, "no row", {"name": "C", "value": 12.5, "year": 2021},
        ],
    }));
    assert_eq!(filled, expected);
}

#[test]
fn the_main_option_is_first() {
    let schema = json!({"type": "object", "properties": {"goals": {
        "type": "array", "x-main-first": true, "items": {"type": "integer", "enum": [1, 2, 3, 4]},
    }}});
    let form = form_of(&schema, UiLanguage::En);
    let practice = json!({"goals": [3, 1]}).as_object().cloned().unwrap();
    let read = |fields: &[(&str, &str)]| {
        let shown = [("shown", "/practice/goals")];
        let fields = shown.iter().chain(fields).copied();
        form.groups[0].filled_in(&practice, &entering::Entered::new(fields)).get("goals").cloned()
    };
    let (goals, main) = ("/practice/goals", "main:/practice/goals");
    assert_eq!(read(&[(goals, "1"), (goals, "3"), (main, "3")]), Some(json!([3, 1])));
    assert_eq!(read(&[(goals, "1"), (goals, "2"), (goals, "3"), (main, "2")]), Some(json!([2, 3, 1])));
    assert_eq!(read(&[(goals, "1"), (main, "4")]), Some(json!([4, 1])), "to name it is to choose it");
    assert_eq!(read(&[(goals, "1"), (main, "3")]), Some(json!([1])), "to untick it is to drop it");
    assert_eq!(read(&[(main, "")]), None);
}
