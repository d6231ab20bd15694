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
