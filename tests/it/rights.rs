//! Rights are those at the time of writing: between the head of a request and the end of its body, the sender may have
//! lost any of them. The tests keep what was read with the head, and write with it later.

use acervo::error::Code;
use acervo::services::Context;
use acervo::services::accounts::NewApiToken;
use acervo::services::input::Input;
use acervo::services::sections::{Decide, NewSection, Sections, Submit};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::app::{Client, TestApp, section};

/// What the service knows of a request when its head has arrived.
fn head(app: &TestApp, who: &Client) -> Context {
    let actor = app.app().core.accounts.bearer(who.token()).unwrap();
    Context { actor, request_id: "a-request".to_owned(), idempotency: None }
}

fn body<T: DeserializeOwned>(of: Value) -> Input<T> {
    Input::from(serde_json::from_value::<T>(of).unwrap())
}

fn sections(app: &TestApp) -> Sections {
    Sections::new(app.app().core.store.clone())
}

fn refused<T>(result: acervo::error::Result<T>) -> Code {
    result.err().expect("it is refused").code
}

async fn id_of(who: &Client) -> String {
    who.get("/api/v1/me").await.ok()["id"].as_str().unwrap().to_owned()
}

stories! {
    async fn an_editor_who_was_suspended_meanwhile_decides_nothing(app) {
        let (ana, eva, alma) = (app.author("ana").await, app.editor("eva").await, app.administrator("alma").await);
        let id = ana.submitted("Ventanilla").await;
        let context = head(&app, &eva);
        alma.patch(&format!("/api/v1/users/{}", id_of(&eva).await), json!({"suspended": true})).await.ok();
        let decide = body::<Decide>(json!({"decision": "approve", "version": 1}));
        assert_eq!(refused(sections(&app).decide(&context, id.parse().unwrap(), decide)), Code::Unauthenticated);
        let view = ana.get(&format!("/api/v1/sections/{id}")).await.ok();
        assert_eq!((&view["stage"], &view["published_version"]), (&json!("submitted"), &Value::Null));
    }

    async fn an_editor_who_lost_the_role_meanwhile_decides_nothing(app) {
        let (ana, eva, alma) = (app.author("ana").await, app.editor("eva").await, app.administrator("alma").await);
        let id = ana.submitted("Ventanilla").await;
        let context = head(&app, &eva);
        alma.patch(&format!("/api/v1/users/{}", id_of(&eva).await), json!({"roles": ["reviewer"]})).await.ok();
        let decide = body::<Decide>(json!({"decision": "approve", "version": 1}));
        // A reviewer may not even know of a section that is submitted but not published.
        assert_eq!(refused(sections(&app).decide(&context, id.parse().unwrap(), decide)), Code::NotFound);
        assert_eq!(ana.get(&format!("/api/v1/sections/{id}")).await.ok()["stage"], "submitted");
    }

    async fn a_member_who_was_removed_meanwhile_creates_and_submits_nothing(app) {
        let (ana, alma) = (app.author("ana").await, app.administrator("alma").await);
        let id = ana.draft("Ventanilla").await;
        let context = head(&app, &ana);
        let member = format!("/api/v1/institutions/mre-co/members/{}", id_of(&ana).await);
        assert_eq!(alma.delete(&member).await.status, 204);
        let new = body::<NewSection>(section("mre-co", "Otra"));
        assert_eq!(refused(sections(&app).create(&context, new)), Code::Forbidden);
        let submit = Input::from(Submit::default());
        assert_eq!(refused(sections(&app).submit(&context, id.parse().unwrap(), submit)), Code::NotFound);
        let berta = app.author("berta").await;
        assert_eq!(berta.get("/api/v1/sections").await.ok()["total"], 1);
        assert_eq!(berta.get(&format!("/api/v1/sections/{id}")).await.ok()["stage"], "draft");
    }

    async fn who_became_a_member_of_the_institution_meanwhile_does_not_decide_on_its_section(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let id = ana.submitted("Ventanilla").await;
        let context = head(&app, &eva);
        app.author("eva").await;
        let decide = body::<Decide>(json!({"decision": "approve", "version": 1}));
        assert_eq!(refused(sections(&app).decide(&context, id.parse().unwrap(), decide)), Code::FourEyes);
    }

    async fn a_session_that_ended_and_a_token_that_was_revoked_meanwhile_write_nothing(app) {
        let ana = app.author("ana").await;
        let made = ana.post("/api/v1/me/tokens", json!({"name": "Script", "scopes": ["sections:write"], "days": 9})).await.ok();
        let script = app.anonymous().with_token(made["token"].as_str().unwrap());
        let (by_session, by_token) = (head(&app, &ana), head(&app, &script));
        let new = || body::<NewSection>(section("mre-co", "Otra"));
        sections(&app).create(&by_session, new()).unwrap();
        sections(&app).create(&by_token, new()).unwrap();

        let token = format!("/api/v1/me/tokens/{}", made["id"].as_str().unwrap());
        assert_eq!(ana.delete(&token).await.status, 204);
        assert_eq!(refused(sections(&app).create(&by_token, new())), Code::Unauthenticated);
        sections(&app).create(&by_session, new()).unwrap();
        assert_eq!(app.log_in("ana").await.delete("/api/v1/me/sessions").await.status, 204);
        assert_eq!(refused(sections(&app).create(&by_session, new())), Code::Unauthenticated);
    }

    async fn an_account_that_was_suspended_meanwhile_gets_no_token_that_outlives_it(app) {
        let (ana, alma) = (app.author("ana").await, app.administrator("alma").await);
        let (context, path) = (head(&app, &ana), format!("/api/v1/users/{}", id_of(&ana).await));
        alma.patch(&path, json!({"suspended": true})).await.ok();
        let new = body::<NewApiToken>(json!({"name": "Script", "scopes": ["read"], "days": 9}));
        let made = app.app().core.accounts.make_api_token(&context, new);
        assert_eq!(refused(made), Code::Unauthenticated);
        // There is still no token after the account is reinstated.
        alma.patch(&path, json!({"suspended": false})).await.ok();
        assert_eq!(app.log_in("ana").await.get("/api/v1/me/tokens").await.ok()["total"], 0);
    }
}
