//! The API's document (OpenAPI 3.1), generated from the handlers, and the page for reading it and trying out the API.

use actix_web::guard::Get;
use actix_web::http::header::LOCATION;
use actix_web::{App, HttpResponse, web};
use serde_json::{Map, Value, json};
use utoipa_actix_web::AppExt;
use utoipa_swagger_ui::{Config, SwaggerUi};

use super::api;
use super::document::Document;
use super::state::SharedState;

/// The routes of the document and its page.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .service(web::resource("/api/openapi.json").guard(Get()).to(openapi_json))
        .service(web::resource("/api/docs").guard(Get()).to(docs))
        .service(SwaggerUi::new("/api/docs/{_:.*}").config(page()));
}

/// Returns the page's configuration. It uses no external validator, and finds the document by a relative URL, whatever
/// path a proxy has given the service.
fn page() -> Config<'static> {
    Config::new(["../openapi.json"]).validator_url("none")
}

async fn openapi_json(document: web::Data<Document>) -> HttpResponse {
    HttpResponse::Ok().content_type("application/json").body(document.text())
}

async fn docs(state: SharedState) -> HttpResponse {
    let page = format!("{}/api/docs/", state.links.public_path());
    HttpResponse::PermanentRedirect().insert_header((LOCATION, page)).finish()
}

/// Returns the document. Whatever applies to many operations is added here once, not at each of them.
pub fn document(public_url: &str) -> Value {
    let (_, collected) = App::new().into_utoipa_app().configure(api::routes).split_for_parts();
    let mut document = serde_json::to_value(&collected).unwrap_or_default();
    document["info"] = json!({
        "title": "Acervo",
        "version": env!("CARGO_PKG_VERSION"),
        "description": "Institutions write a compendium together, and everyone else finds what is in it. \
            Errors are RFC 9457 problem documents; `code` is stable, `errors` names the faults.",
        "license": {"name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0"},
    });
    document["servers"] = json!([{"url": if public_url.is_empty() { "/" } else { public_url }}]);
    document["components"]["securitySchemes"] = json!({
        "bearer": {"type": "http", "scheme": "bearer", "description": "An access token, or a personal API token"},
    });
    document["components"]["schemas"]["Problem"] = problem_schema();
    let schemas = document["components"]["schemas"].clone();
    for status in [400, 401, 403, 404, 408, 409, 413, 415, 422, 429, 500, 503] {
        let mut response = json!({"description": reason(status), "content": problem_content()});
        add_examples(&mut response, &schemas, status);
        document["components"]["responses"][reason_name(status)] = response;
    }
    if let Some(paths) = document["paths"].as_object_mut() {
        for (path, operations) in paths {
            for (method, operation) in operations.as_object_mut().into_iter().flatten() {
                complete(operation, path, method, &schemas);
            }
        }
    }
    // Members are sorted alphabetically, so that reordering them in the code does not change the document.
    document.sort_all_objects();
    document
}

/// Adds the errors that an operation can return because of its form, and an example of everything that has a schema.
fn complete(operation: &mut Value, path: &str, method: &str, schemas: &Value) {
    let has = |name: &str| !operation[name].is_null();
    let mut statuses = vec![400, 429, 500];
    if has("security") {
        statuses.extend([401, 403]);
    } else if method == "get" {
        // No account is needed, but if a credential is sent, it has to be valid.
        statuses.push(401);
    }
    if path.contains('{') {
        statuses.push(404);
    }
    if has("requestBody") {
        statuses.extend([408, 413, 415, 503]);
    }
    let query = |parameter: &Value| parameter["in"] == "query";
    let queried = operation["parameters"].as_array().is_some_and(|all| all.iter().any(query));
    if has("requestBody") || queried || method == "post" {
        statuses.push(422);
    }
    if method == "post" && has("security") {
        statuses.push(409);
        let key = json!({"name": "Idempotency-Key", "in": "header", "required": false,
            "description": "The same key and body answer the same response for 24 hours",
            "schema": {"type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[!-~]+$"}});
        match operation["parameters"].as_array_mut() {
            Some(parameters) => parameters.push(key),
            None => operation["parameters"] = json!([key]),
        }
    }
    for status in statuses {
        let described = &mut operation["responses"][status.to_string()];
        if described.is_null() {
            *described = json!({"$ref": format!("#/components/responses/{}", reason_name(status))});
        }
    }
    for (status, response) in operation["responses"].as_object_mut().into_iter().flatten() {
        if !response["$ref"].is_null() {
            continue;
        }
        if response["description"].as_str().is_none_or(str::is_empty) {
            response["description"] = reason(status.parse().unwrap_or(0)).into();
        }
        if status.starts_with(['4', '5']) {
            response["content"] =
                json!({"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}});
        }
        add_examples(response, schemas, status.parse().unwrap_or(0));
    }
    if !operation["requestBody"].is_null() {
        add_examples(&mut operation["requestBody"], schemas, 0);
    }
}

/// Adds an example to each content type of a request body or response; a response may have none.
fn add_examples(holder: &mut Value, schemas: &Value, status: u16) {
    let content = holder.get_mut("content").and_then(Value::as_object_mut);
    for media in content.into_iter().flat_map(Map::values_mut) {
        if !media["example"].is_null() {
            continue;
        }
        let mut example = example_of(&media["schema"], schemas, 0);
        if status >= 400 {
            example["status"] = status.into();
        }
        media["example"] = example;
    }
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "Done",
        201 => "Created",
        202 => "Accepted",
        204 => "Done",
        400 => "`malformed`: not JSON, not UTF-8, or not a query",
        401 => "`unauthenticated`: no credential, or one that does not count",
        403 => "`forbidden`",
        404 => "`not_found`: absent, or the caller may not know that it exists",
        408 => "`request_timeout`: the body came too slowly",
        409 => "`in_progress`: the same request is under way",
        413 => "`payload_too_large`",
        415 => "`unsupported_media_type`",
        422 => "`invalid`: the faults are in `errors`; or `idempotency_mismatch`",
        429 => "`too_many_requests`: `Retry-After` says for how long",
        500 => "`internal`: our fault; `request_id` leads to the cause in the log",
        503 => "`unavailable`: `Retry-After` says for how long",
        _ => "",
    }
}

/// Returns the name by which operations refer to the shared description of a status.
fn reason_name(status: u16) -> String {
    format!("Problem{status}")
}

fn problem_content() -> Value {
    json!({"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}})
}

fn problem_schema() -> Value {
    json!({
        "type": "object",
        "description": "RFC 9457. Some codes have further members, such as `current_version` or `permitted_acts`.",
        "required": ["type", "title", "status", "detail", "instance", "code", "request_id"],
        "properties": {
            "type": {"type": "string", "format": "uri-reference", "example": "/api/problems#invalid"},
            "title": {"type": "string", "example": "Some of what was sent does not fit"},
            "status": {"type": "integer", "example": 422},
            "detail": {"type": "string", "example": "Mend what `errors` lists and send it again."},
            "instance": {"type": "string", "example": "/api/v1/sections"},
            "code": {"type": "string", "example": "invalid"},
            "request_id": {"type": "string", "example": "01960000-0000-7000-8000-000000000001"},
            "errors_total": {"type": "integer", "description": "How many faults were found, where `errors` does not name all of them", "example": 250},
            "errors": {"type": "array", "maxItems": 100, "items": {
                "type": "object",
                "required": ["pointer", "code", "detail"],
                "properties": {
                    "pointer": {"type": "string", "description": "A JSON Pointer into the body, or /query/NAME", "example": "/practice/title"},
                    "code": {"type": "string", "example": "required"},
                    "detail": {"type": "string", "example": "This field is needed."},
                },
            }},
        },
    })
}

/// Returns an example of a schema, composed of the examples of its parts.
fn example_of(schema: &Value, schemas: &Value, depth: usize) -> Value {
    if depth > 12 {
        return Value::Null;
    }
    if let Some(given) =
        schema.get("example").or_else(|| schema["examples"].get(0)).or_else(|| schema["enum"].get(0))
    {
        return given.clone();
    }
    if let Some(name) = schema["$ref"].as_str().and_then(|reference| reference.rsplit('/').next()) {
        return example_of(&schemas[name], schemas, depth + 1);
    }
    if let Some(parts) = schema["allOf"].as_array() {
        let mut whole = Map::new();
        for part in parts {
            if let Value::Object(fields) = example_of(part, schemas, depth + 1) {
                whole.extend(fields);
            }
        }
        return Value::Object(whole);
    }
    if let Some(choices) = schema["oneOf"].as_array().or_else(|| schema["anyOf"].as_array()) {
        let choice = choices.iter().find(|choice| choice["type"] != "null").unwrap_or(&Value::Null);
        return example_of(choice, schemas, depth + 1);
    }
    let kind = match &schema["type"] {
        Value::Array(kinds) => kinds.iter().find(|kind| *kind != "null").unwrap_or(&Value::Null),
        kind => kind,
    };
    match kind.as_str() {
        Some("object") => {
            let fields = schema["properties"].as_object().into_iter().flatten();
            Value::Object(
                fields.map(|(name, field)| (name.clone(), example_of(field, schemas, depth + 1))).collect(),
            )
        }
        Some("array") => json!([example_of(&schema["items"], schemas, depth + 1)]),
        Some("integer" | "number") => schema.get("minimum").cloned().unwrap_or(json!(1)),
        Some("boolean") => json!(true),
        Some("string") => match schema["format"].as_str() {
            Some("uuid") => json!("01960000-0000-7000-8000-000000000001"),
            Some("date-time") => json!("2025-04-02T08:00:00.000000Z"),
            _ => json!("text"),
        },
        _ => json!({}),
    }
}
