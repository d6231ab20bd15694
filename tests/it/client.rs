//! A client that uses the service over HTTP only, and the replies it gets.

use reqwest::header::HeaderMap;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::app::COMPENDIUM;

/// A client of the service.
#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    base: String,
    token: Option<String>,
}

/// A response of the service.
#[derive(Debug)]
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Reply {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes)
            .unwrap_or_else(|_| panic!("not JSON: {} {}", self.status, String::from_utf8_lossy(&self.bytes)))
    }

    /// The body of a successful response.
    #[track_caller]
    pub fn ok(&self) -> Value {
        assert!(self.status.is_success(), "{} {}", self.status, String::from_utf8_lossy(&self.bytes));
        if self.bytes.is_empty() { Value::Null } else { self.json() }
    }

    /// The body of a problem, which must have this status and this code.
    #[track_caller]
    pub fn problem(&self, status: u16, code: &str) -> Value {
        let text = String::from_utf8_lossy(&self.bytes);
        assert_eq!(self.status.as_u16(), status, "{text}");
        assert_eq!(self.headers["content-type"], "application/problem+json", "{text}");
        let problem = self.json();
        assert_eq!(problem["code"], code, "{text}");
        assert_eq!(problem["status"], status);
        problem
    }

    /// The pointers and codes of all faults of an invalid input, sorted.
    #[track_caller]
    pub fn faults(&self) -> Vec<(String, String)> {
        let problem = self.json();
        let faults = problem["errors"].as_array().unwrap_or_else(|| panic!("no errors in {problem}"));
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let mut found: Vec<_> =
            faults.iter().map(|fault| (text(&fault["pointer"]), text(&fault["code"]))).collect();
        found.sort();
        found
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

impl Client {
    /// A client that is not logged in, for the service at this URL.
    pub fn new(http: reqwest::Client, base: String) -> Client {
        Client { http, base, token: None }
    }

    /// A client that is not logged in, for the service at this URL, with an HTTP client of its own.
    pub fn to(base: &str) -> Client {
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        Client { http, base: base.to_owned(), token: None }
    }

    pub fn with_token(&self, token: &str) -> Client {
        Client { token: Some(token.to_owned()), ..self.clone() }
    }

    pub fn token(&self) -> &str {
        self.token.as_deref().unwrap_or_default()
    }

    /// A request for the test to complete.
    pub fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        let request = self.http.request(method, format!("{}{path}", self.base));
        match &self.token {
            Some(token) => request.bearer_auth(token),
            None => request,
        }
    }

    pub async fn send(request: reqwest::RequestBuilder) -> Reply {
        let response = request.send().await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        Reply { status, headers, bytes: response.bytes().await.unwrap().to_vec() }
    }

    pub async fn get(&self, path: &str) -> Reply {
        Client::send(self.request(Method::GET, path)).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Reply {
        Client::send(self.request(Method::POST, path).json(&body)).await
    }

    pub async fn put(&self, path: &str, body: Value) -> Reply {
        Client::send(self.request(Method::PUT, path).json(&body)).await
    }

    pub async fn patch(&self, path: &str, body: Value) -> Reply {
        Client::send(self.request(Method::PATCH, path).json(&body)).await
    }

    pub async fn delete(&self, path: &str) -> Reply {
        Client::send(self.request(Method::DELETE, path)).await
    }

    /// Replaces what has this tag.
    pub async fn put_over(&self, path: &str, tag: &str, body: Value) -> Reply {
        Client::send(self.request(Method::PUT, path).header("if-match", tag).json(&body)).await
    }

    /// Saves over the version with this tag.
    pub async fn save(&self, id: &str, tag: &str, body: Value) -> Reply {
        self.put_over(&format!("/api/v1/sections/{id}"), tag, body).await
    }

    /// Performs an act, with a message if it needs one.
    pub async fn act(&self, id: &str, act: &str) -> Reply {
        let section = format!("/api/v1/sections/{id}");
        let decide = |decision: &str, version: &Value| json!({"decision": decision, "version": version, "message": "Gracias"});
        match act {
            "approve" | "request_changes" | "reject" => {
                let rounds = self.get(&format!("{section}/rounds")).await;
                let version = if rounds.status.is_success() {
                    rounds.json()["items"][0]["version"].clone()
                } else {
                    json!(1)
                };
                let version = if version.is_null() { json!(1) } else { version };
                self.post(&format!("{section}/decision"), decide(act, &version)).await
            }
            "withdraw" | "unpublish" => {
                self.post(&format!("{section}/{act}"), json!({"reason": "Falta un dato"})).await
            }
            "restore" => self.post(&format!("{section}/restore"), json!({"version": 1})).await,
            "delete" => self.delete(&section).await,
            "save" => {
                let tag = self.get(&section).await.header("etag").to_owned();
                let tag = if tag.is_empty() { "\"1-x\"".to_owned() } else { tag };
                let practice = practice(&format!("Otra redacción {}", uuid::Uuid::new_v4().simple()));
                self.save(id, &tag, json!({"practice": practice, "body": "Otro texto"})).await
            }
            _ => Client::send(self.request(Method::POST, &format!("{section}/{act}"))).await,
        }
    }

    /// Creates a complete draft of Colombia's ministry and returns its identifier.
    pub async fn draft(&self, title: &str) -> String {
        self.draft_of("mre-co", title).await
    }

    /// Creates a complete draft of an institution and returns its identifier.
    pub async fn draft_of(&self, institution: &str, title: &str) -> String {
        let reply = self.post("/api/v1/sections", section(institution, title)).await;
        reply.ok()["id"].as_str().unwrap().to_owned()
    }

    /// Creates and submits a section of Colombia's ministry.
    pub async fn submitted(&self, title: &str) -> String {
        let id = self.draft(title).await;
        self.act(&id, "submit").await.ok();
        id
    }

    /// Creates and submits a section, and has the editor approve and so publish it.
    pub async fn published(&self, editor: &Client, title: &str) -> String {
        let id = self.submitted(title).await;
        editor.act(&id, "approve").await.ok();
        id
    }

    /// Creates and submits the given section, and has the editor approve and so publish it.
    pub async fn publishes(&self, editor: &Client, new: Value) -> String {
        let id = self.post("/api/v1/sections", new).await.ok()["id"].as_str().unwrap().to_owned();
        self.act(&id, "submit").await.ok();
        editor.act(&id, "approve").await.ok();
        id
    }
}

/// A new section of an institution, with a complete practice.
pub fn section(institution: &str, title: &str) -> Value {
    json!({
        "compendium": COMPENDIUM, "chapter": "consular-cooperation", "institution": institution,
        "language": "es", "practice": practice(title), "body": "## Contexto\n\nMuchas personas viven lejos.",
    })
}

/// A practice with every field required to submit it.
pub fn practice(title: &str) -> Value {
    json!({
        "title": title,
        "summary": "El ministerio lleva trámites a las zonas donde no hay consulado.",
        "practice_type": "service", "countries": ["CO"], "scope": "subnational", "start": "2019-05",
        "status": "ongoing", "implementing_institution": "Dirección de asuntos consulares",
        "gcm_objectives": [14, 4], "guiding_principles": ["people_centred"],
        "inclusion_themes": ["consular", "documentation"], "target_groups": ["all_migrants"],
        "context_problem": "Muchas personas viven a más de un día de viaje.",
        "objectives": "Acercar la protección consular.", "description": "1. Citas.\n2. Visita mensual.",
        "results": "La espera bajó.", "success_factors": [{"factor": "Acuerdos con los municipios"}],
        "constraints": "Conectividad escasa.", "lessons_learned": "Avisar con antelación.",
        "sustainability": "Presupuesto ordinario.", "replicability": "Basta un acuerdo local.",
        "rights": {"gender": true, "child": true, "human_rights": true, "disability": false},
        "consent": true, "licence": "CC-BY-4.0",
    })
}
