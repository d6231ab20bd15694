//! The accounts of the installation, as administrators see them.

use serde_json::{Value, json};

use crate::app::Client;

async fn id(client: &Client) -> String {
    client.get("/api/v1/me").await.ok()["id"].as_str().unwrap().to_owned()
}

stories! {
    async fn administrators_alone_see_the_accounts(app) {
        let (root, ana, eva) = (app.administrator("root").await, app.author("ana").await, app.editor("eva").await);
        let listed = root.get("/api/v1/users").await.ok();
        assert_eq!(listed["total"], 3);
        let found = listed["items"].as_array().unwrap().iter().find(|user| user["email"] == "eva@example.org").unwrap();
        assert_eq!((&found["roles"], &found["suspended"]), (&json!(["editor"]), &json!(false)));
        assert!(!listed.to_string().contains("argon2"));
        for other in [&ana, &eva] {
            other.get("/api/v1/users").await.problem(403, "forbidden");
            other.patch(&format!("/api/v1/users/{}", id(&root).await), json!({"roles": []})).await.problem(403, "forbidden");
        }
        app.anonymous().get("/api/v1/users").await.problem(401, "unauthenticated");
    }

    async fn roles_are_given_and_taken_at_once(app) {
        let (root, rita) = (app.administrator("root").await, app.holder("rita", acervo::domain::account::Role::Reviewer).await);
        let path = format!("/api/v1/users/{}", id(&rita).await);
        rita.get("/api/v1/users").await.problem(403, "forbidden");
        let changed = root.patch(&path, json!({"roles": ["administrator", "editor"]})).await.ok();
        let mut roles: Vec<&str> = changed["roles"].as_array().unwrap().iter().map(|role| role.as_str().unwrap()).collect();
        roles.sort_unstable();
        assert_eq!(roles, ["administrator", "editor"]);
        rita.get("/api/v1/users").await.ok();
        root.patch(&path, json!({"roles": ["editor"]})).await.ok();
        rita.get("/api/v1/users").await.problem(403, "forbidden");
        assert_eq!(root.patch(&path, json!({})).await.ok()["roles"], json!(["editor"]), "what is left out stays");
        assert_eq!(root.patch(&path, json!({"roles": []})).await.ok()["roles"], json!([]));

        let wrong = root.patch(&path, json!({"roles": ["author", "editor", "focal_point"]})).await;
        wrong.problem(422, "invalid");
        let expected = [("/roles/0", "role_of_institution"), ("/roles/2", "role_of_institution")];
        assert_eq!(wrong.faults(), expected.map(|(at, code)| (at.to_owned(), code.to_owned())));
        root.patch("/api/v1/users/none", json!({})).await.problem(404, "not_found");
    }

    async fn administrators_do_not_change_their_own_account_so_that_one_remains(app) {
        let root = app.administrator("root").await;
        let path = format!("/api/v1/users/{}", id(&root).await);
        for change in [json!({"suspended": true}), json!({"roles": []})] {
            root.patch(&path, change).await.problem(409, "conflict");
        }
        assert_eq!(root.get("/api/v1/me").await.ok()["roles"], json!(["administrator"]));
    }

    async fn a_suspended_account_is_shown_as_such_and_gets_no_mail(app) {
        let (root, eva, ana) = (app.administrator("root").await, app.editor("eva").await, app.author("ana").await);
        let path = format!("/api/v1/users/{}", id(&eva).await);
        root.patch(&path, json!({"suspended": true})).await.ok();
        ana.submitted("Ventanilla consular móvil").await;
        assert_eq!(app.letters_to("eva").len(), 0);
        let users = root.get("/api/v1/users").await.ok();
        let suspended: Vec<&Value> =
            users["items"].as_array().unwrap().iter().filter(|user| user["suspended"] == true).collect();
        assert_eq!((suspended.len(), &suspended[0]["name"]), (1, &json!("eva")));
    }
}
