use serde_json::json;

use super::*;

fn shipped() -> Template {
    let schema = serde_json::from_str(include_str!("../../../schema/practice.schema.json")).unwrap();
    Template::new(1, schema).unwrap()
}

fn pairs(faults: &[Fault]) -> Vec<(&str, &str)> {
    faults.iter().map(|fault| (fault.pointer.as_str(), fault.code.name())).collect()
}

#[test]
fn a_draft_may_lack_everything_but_not_hold_what_does_not_fit() {
    let template = shipped();
    assert_eq!(template.draft_faults(&Map::new(), None), []);
    let practice = json!({"title": 3, "color": "red", "start": "May", "gcm_objectives": [9007199254740993u64],
        "rights": {"gender": true}, "links": [{"url": "javascript:alert(1)"}], "countries": []});
    let faults = template.draft_faults(practice.as_object().unwrap(), None);
    let mut found = pairs(&faults);
    found.sort_unstable();
    assert_eq!(
        found,
        [
            ("/color", "unknown_field"),
            ("/gcm_objectives/0", "number_not_exact"),
            ("/gcm_objectives/0", "too_large"),
            ("/links/0/url", "not_a_web_address"),
            ("/start", "wrong_form"),
            ("/title", "wrong_type"),
        ]
    );
}

#[test]
fn a_code_that_is_no_countrys_is_a_fault_of_a_draft_and_of_a_submission() {
    let template = shipped();
    let practice = json!({"countries": ["CO", "XX", "co", 7]});
    let practice = practice.as_object().unwrap();
    for faults in [template.draft_faults(practice, None), template.submission_faults(practice)] {
        let mut found = pairs(&faults);
        found.retain(|(pointer, _)| pointer.starts_with("/countries"));
        found.sort_unstable();
        let expected = [
            ("/countries/1", "not_a_country"),
            ("/countries/2", "wrong_form"),
            ("/countries/3", "wrong_type"),
        ];
        assert_eq!(found, expected);
    }
}

#[test]
fn submitting_names_every_missing_field_at_once() {
    let template = shipped();
    let faults = template.submission_faults(json!({"title": "uno ".repeat(16)}).as_object().unwrap());
    let required = template.schema["required"].as_array().unwrap();
    assert_eq!(faults.iter().filter(|fault| fault.code == FaultCode::Required).count(), required.len() - 1);
    assert!(pairs(&faults).contains(&("/summary", "required")));
    assert!(pairs(&faults).contains(&("/title", "too_many_words")));
}

#[test]
fn a_blank_text_fills_no_field_and_no_place_in_a_list() {
    let template = shipped();
    let blanks = [" ", "\u{a0}", "\u{200b}", "\u{2800}", "\u{3164}", "\u{feff}\n", "\u{115f}", "\u{301}"];
    for blank in blanks {
        let practice = json!({"title": blank, "summary": blank, "area": blank, "partners": [{"name": "OIM", "role": blank}],
            "success_factors": [{"factor": blank}], "practice_type": "law"});
        let practice = practice.as_object().unwrap();
        assert_eq!(template.draft_faults(practice, None), [], "a draft may lack everything");
        let mut found = template.submission_faults(practice);
        found.retain(|fault| practice.contains_key(fault.pointer.split('/').nth(1).unwrap()));
        let mut found = pairs(&found);
        found.sort_unstable();
        let expected = [
            ("/area", "blank"),
            ("/partners/0/role", "blank"),
            ("/success_factors/0/factor", "required"),
            ("/summary", "required"),
            ("/title", "required"),
        ];
        assert_eq!(found, expected, "{blank:?}");
    }
}

#[test]
fn a_field_may_be_required_without_saying_how_long_it_is() {
    let schema = json!({"type": "object", "required": ["a", "list"], "additionalProperties": false, "properties": {
        "a": {"type": "string"}, "b": {"type": "string"},
        "list": {"type": "array", "minItems": 1, "items": {"type": "string"}}}});
    let template = Template::new(1, schema).unwrap();
    let faults =
        template.submission_faults(json!({"a": "\u{a0}", "b": "", "list": [""]}).as_object().unwrap());
    assert_eq!(pairs(&faults), [("/a", "required"), ("/list/0", "blank")]);
}

#[test]
fn a_template_may_gain_and_retire_fields_but_not_lose_or_retype_them() {
    let template = shipped();
    let mut next = template.schema.clone();
    next["properties"]["gender_budget"] = json!({"type": "number"});
    next["properties"]["area"]["x-retired"] = json!(true);
    assert_eq!(template.succession_faults(&next), []);
    next["properties"].as_object_mut().unwrap().remove("end");
    next["properties"]["title"]["type"] = json!("number");
    next["properties"]["scope"]["enum"] = json!(["local"]);
    let faults = template.succession_faults(&next);
    let mut found = pairs(&faults);
    found.sort_unstable();
    assert_eq!(
        found,
        [
            ("/properties/end", "removed_field"),
            ("/properties/scope/enum", "removed_option"),
            ("/properties/title/type", "retyped_field"),
        ]
    );
}

#[test]
fn every_field_of_the_shipped_template_is_explained_and_has_its_place_in_the_form() {
    let schema = shipped().schema;
    let in_four_languages = |text: &Value, what: &str| {
        for language in ["es", "en", "pt", "fr"] {
            assert!(text[language].as_str().is_some_and(|text| !is_blank(text)), "{what} in {language}");
        }
    };
    let groups = schema["x-groups"].as_array().unwrap();
    groups.iter().for_each(|group| in_four_languages(&group["label"], &group["name"].to_string()));
    let mut filled = std::collections::BTreeSet::new();
    for (name, field) in schema["properties"].as_object().unwrap() {
        assert!(groups.iter().any(|group| group["name"] == field["x-group"]), "the group of {name}");
        filled.insert(field["x-group"].to_string());
        in_four_languages(&field["x-label"], name);
        in_four_languages(&field["x-help"], name);
        let is_of_rows = field["items"]["properties"].is_object();
        if is_of_rows {
            in_four_languages(&field["x-item"], name);
        }
        let parts = if is_of_rows { &field["items"]["properties"] } else { &field["properties"] };
        for (part, schema) in parts.as_object().into_iter().flatten() {
            in_four_languages(&schema["x-label"], &format!("{name}/{part}"));
        }
    }
    assert_eq!(filled.len(), groups.len(), "no group is empty");
}

#[test]
fn a_template_without_texts_for_the_form_can_be_succeeded_by_the_shipped_one() {
    fn bare(schema: &Value) -> Value {
        let Value::Object(fields) = schema else { return schema.clone() };
        let kept = fields.iter().filter(|(name, _)| {
            !["x-groups", "x-group", "x-help", "x-item", "x-label"].contains(&name.as_str())
        });
        Value::Object(kept.map(|(name, field)| (name.clone(), bare(field))).collect())
    }
    let shipped = shipped().schema;
    let former = Template::new(1, bare(&shipped)).unwrap();
    assert_ne!(former.schema, shipped);
    assert_eq!(former.succession_faults(&shipped), []);
}

#[test]
fn a_retired_field_stays_where_it_is_filled_and_cannot_be_filled_anew() {
    let mut schema = shipped().schema;
    schema["properties"]["area"]["x-retired"] = json!(true);
    let template = Template::new(2, schema).unwrap();
    let filled = json!({"area": "Frontera"});
    let filled = filled.as_object().unwrap();
    assert_eq!(template.draft_faults(filled, Some(filled)), []);
    assert_eq!(pairs(&template.draft_faults(filled, None)), [("/area", "retired_field")]);
}

#[test]
fn what_search_reads_are_the_texts_in_the_sections_language() {
    let template = shipped();
    let practice = json!({"title": "Ventanilla", "countries": ["CO"], "success_factors": [{"factor": "a"}, {"factor": "b"}]});
    let texts = template.texts(practice.as_object().unwrap());
    assert!(texts.contains(&("title", "Ventanilla".into())));
    assert!(texts.contains(&("success_factors", "a\nb".into())));
    assert_eq!(texts.len(), 2);
}
