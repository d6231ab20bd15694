//! What people do about their accounts on pages.

use acervo::domain::account::Role;
use serde_json::json;

use crate::app::{PASSWORD, TestApp};

const NEW_PASSWORD: &str = "siete faroles junto al muelle";

/// The path and query of a mailed link.
fn path(app: &TestApp, link: &str) -> String {
    link.strip_prefix(&app.url("")).unwrap().to_owned()
}

stories! {
    async fn an_invitation_makes_an_account_once_and_says_what_it_is_to(app) {
        app.institution("mre-co").await;
        let focal = app.focal_point("flora").await;
        let invited = json!({"email": "nuevo@example.org", "institution": "mre-co", "role": "author", "language": "pt"});
        focal.post("/api/v1/invitations", invited).await.ok();
        let link = path(&app, app.letter_to("nuevo").link());
        assert!(link.starts_with("/pt/invitation?token="), "{link}");
        let token = link.split_once("token=").unwrap().1.to_owned();
        let browser = app.browser();
        let shown = browser.get(&link).await;
        let page = shown.page();
        for text in ["flora", "Autor ou autora, Ministry mre-co", "nuevo@example.org", "new-password"] {
            assert!(page.contains(text), "{text}: {page}");
        }
        assert_eq!((shown.header("referrer-policy"), shown.header("cache-control")), ("no-referrer", "no-store"));

        let typed = [("token", token.as_str()), ("name", "Nuria & Co"), ("language", "fr"), ("password", "123")];
        let refused = browser.fill_in_shown(&shown, "/pt/invitation", &typed).await;
        assert_eq!(refused.status, 422);
        let page = refused.page();
        assert!(page.contains("value=\"Nuria &amp; Co\"") || page.contains("value=\"Nuria &#38; Co\""), "{page}");
        assert!(page.contains("id=\"password-fault\"") && !page.contains("value=\"123\""), "{page}");
        let mut switching = typed.to_vec();
        switching.push(("switch_language", "en"));
        let switched = browser.fill_in_shown(&refused, "/en/invitation", &switching).await;
        let page = switched.page();
        assert!(switched.status == 200 && page.contains("<html lang=\"en\">") && page.contains("Nuria &"), "{page}");

        let typed = [("token", token.as_str()), ("name", "Nuria"), ("language", "fr"), ("password", PASSWORD)];
        let accepted = browser.fill_in_shown(&switched, "/en/invitation", &typed).await;
        assert_eq!(accepted.leads_to(), "/en/work");
        let page = browser.get("/en/account").await.page();
        assert!(page.contains("Author, Ministry mre-co") && page.contains("nuevo@example.org"), "{page}");

        let other = app.browser();
        let (spent, unknown) = (other.get(&link).await, other.get("/pt/invitation?token=nada").await);
        assert_eq!((spent.status.as_u16(), unknown.status.as_u16()), (410, 410));
        let lede = |page: String| page.split("class=\"lede\">").nth(1).unwrap().split("</p>").next().unwrap().to_owned();
        assert_eq!(lede(spent.page()), lede(unknown.page()), "no difference between used and never issued");
        let again = browser.fill_in_shown(&browser.get("/pt/account").await, "/pt/invitation", &typed).await;
        assert_eq!(again.status, 410, "the form once more does nothing");
    }

    async fn whoever_signs_in_begins_where_their_work_is(app) {
        app.author("ana").await;
        app.editor("eva").await;
        app.administrator("alba").await;
        app.holder("rita", Role::Researcher).await;
        for (name, begins) in [("ana", "/es/work"), ("eva", "/es/desk"), ("alba", "/es/admin"), ("rita", "/es/account")] {
            let typed = [("email", TestApp::email(name)), ("password", PASSWORD.to_owned())];
            let typed: Vec<_> = typed.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let browser = app.browser();
            assert_eq!(browser.fill_in("/es/sign-in", &typed).await.leads_to(), begins, "{name}");
            assert_eq!(browser.get(begins).await.status, 200, "{name}");
            assert_eq!(browser.get("/es/sign-in").await.leads_to(), begins, "{name}, once more");
            // A page that is not there is shown to them as any other.
            let nowhere = browser.get("/es/nowhere").await;
            assert!(nowhere.status == 404 && nowhere.page().contains("action=\"/es/sign-out\""), "{name}");
        }
    }

    async fn what_is_wrong_with_a_form_is_said_with_the_names_of_its_fields(app) {
        app.author("ana").await;
        let ana = app.signed_in("ana").await;
        let refused = ana.fill_in("/es/work/new", &[("/practice/title", "")]).await;
        let page = refused.page();
        assert!(refused.status == 422, "{page}");
        let summary = page.split("id=\"faults\"").nth(1).unwrap().split("</div>").next().unwrap();
        assert!(summary.contains("<b>"), "{summary}");
        assert!(!summary.contains("\">Este campo es necesario"), "a fault without the name of its field: {summary}");
    }

    async fn an_invitation_to_an_existing_account_takes_its_password(app) {
        let (alba, _) = (app.administrator("alba").await, app.author("ana").await);
        alba.post("/api/v1/invitations", json!({"email": "ana@example.org", "role": "editor", "language": "es"})).await.ok();
        let link = path(&app, app.letter_to("ana").link());
        let token = link.split_once("token=").unwrap().1.to_owned();
        let browser = app.browser();
        let shown = browser.get(&link).await;
        assert!(!shown.page().contains("name=\"name\""), "an account keeps its name");
        let refused = browser.fill_in_shown(&shown, "/es/invitation", &[("token", &token), ("password", NEW_PASSWORD)]).await;
        assert!(refused.status == 422 && refused.page().contains("id=\"password-fault\""), "{}", refused.page());
        let accepted = browser.fill_in_shown(&refused, "/es/invitation", &[("token", &token), ("password", PASSWORD)]).await;
        assert_eq!(accepted.leads_to(), "/es/desk");
        let page = browser.get("/es/account").await.page();
        assert!(page.contains("Editor o editora") && page.contains("Autor o autora, Ministerio mre-co"), "{page}");
    }

    async fn a_forgotten_password_is_set_anew_and_nothing_says_who_has_an_account(app) {
        app.author("ana").await;
        let session = app.signed_in("ana").await;
        let browser = app.browser();
        let ask = async |email: &str| browser.fill_in("/fr/forgotten-password", &[("email", email)]).await;
        for email in ["ana@example.org", "nadie@example.org"] {
            assert_eq!(ask(email).await.leads_to(), "/fr/forgotten-password?sent=1");
        }
        assert_eq!(ask("ana").await.status, 422, "no address at all");
        let link = path(&app, crate::passwords::reset_letter(&app, "ana", 1).await.link());
        assert!(link.starts_with("/es/new-password?token="), "in the language of the account: {link}");
        assert_eq!(app.letters_to("nadie").len(), 0);
        let token = link.split_once("token=").unwrap().1.to_owned();
        let shown = browser.get(&link).await;
        assert_eq!((shown.header("referrer-policy"), shown.header("cache-control")), ("no-referrer", "no-store"));
        assert!(shown.page().contains("ana@example.org"));
        let weak = browser.fill_in_shown(&shown, "/es/new-password", &[("token", &token), ("password", "ana")]).await;
        assert!(weak.status == 422 && weak.page().contains("id=\"password-fault\""));
        let set = browser.fill_in_shown(&weak, "/es/new-password", &[("token", &token), ("password", NEW_PASSWORD)]).await;
        assert_eq!(set.leads_to(), "/es/sign-in");
        assert_eq!(browser.get(&link).await.status, 410);
        assert!(session.get("/es/account").await.leads_to().starts_with("/es/sign-in?next="), "all sessions ended");
        let typed = [("email", "ana@example.org"), ("password", NEW_PASSWORD)];
        assert_eq!(browser.fill_in("/es/sign-in", &typed).await.leads_to(), "/es/work");
    }

    async fn name_language_and_password_are_changed_and_faults_are_at_their_fields(app) {
        app.author("ana").await;
        let (ana, other) = (app.signed_in("ana").await, app.signed_in("ana").await);
        let long = "x".repeat(201);
        let refused = ana.fill_in("/es/account", &[("name", &long), ("language", "pt")]).await;
        let page = refused.page();
        assert!(refused.status == 422 && page.contains("<title>Error: ") && page.contains(&long), "{page}");
        assert!(page.contains("href=\"#name\"") && page.contains("id=\"name-fault\""), "{page}");
        assert_eq!(ana.fill_in("/es/account", &[("name", ""), ("language", "pt")]).await.status, 422);
        let saved = ana.fill_in("/es/account", &[("name", "Ana María"), ("language", "pt")]).await;
        assert_eq!(saved.leads_to(), "/pt/account");
        let page = ana.get("/pt/account").await.page();
        assert!(page.contains("Ana María") && page.contains("role=\"status\""), "{page}");
        assert!(!ana.get("/pt/account").await.page().contains("class=\"done\" role=\"status\""), "it is said once");

        let wrong = [("form", "password"), ("current_password", "no era esta"), ("password", NEW_PASSWORD)];
        let refused = ana.fill_in("/pt/account", &wrong).await;
        assert!(refused.status == 422 && refused.page().contains("id=\"current_password-fault\""), "{}", refused.page());
        assert!(!refused.page().contains(NEW_PASSWORD));
        let shown = ana.get("/pt/account").await;
        let right = [("form", "password"), ("current_password", PASSWORD), ("password", NEW_PASSWORD)];
        for _ in 0..2 {
            let changed = ana.fill_in_shown(&shown, "/pt/account", &right).await;
            assert_eq!(changed.leads_to(), "/pt/account", "twice as once");
        }
        assert_eq!(ana.get("/pt/account").await.status, 200);
        other.get("/pt/account").await.leads_to();
    }

    async fn sessions_are_listed_in_words_and_ended(app) {
        app.author("ana").await;
        let (ana, other, third) = (app.signed_in("ana").await, app.signed_in("ana").await, app.signed_in("ana").await);
        app.sql("UPDATE sessions SET user_agent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0'");
        let page = ana.get("/es/account/sessions").await.page();
        assert!(page.contains("Firefox en Windows") && page.matches("Esta sesión").count() == 1, "{page}");
        let ids: Vec<&str> = page.split("name=\"end\" value=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
        // Besides the three of browsers, there is the one with which the test itself is logged in.
        assert_eq!(ids.len(), 3);
        let alive = async || {
            let mut count = 0;
            for browser in [&other, &third] {
                count += usize::from(browser.get("/es/account").await.status == 200);
            }
            count
        };
        for _ in 0..2 {
            assert_eq!(ana.fill_in("/es/account/sessions", &[("end", ids[0])]).await.leads_to(), "/es/account/sessions");
        }
        assert_eq!(alive().await, 1);
        ana.fill_in("/es/account/sessions", &[("end_others", "1")]).await.leads_to();
        assert_eq!(alive().await, 0);
        let page = ana.get("/es/account/sessions").await.page();
        assert!(!page.contains("name=\"end\""), "{page}");
        assert_eq!(ana.fill_in("/es/account/sessions", &[("end", "x")]).await.status, 404);
    }

    async fn a_token_is_made_once_shown_once_and_revoked(app) {
        app.author("ana").await;
        let ana = app.signed_in("ana").await;
        let refused = ana.fill_in("/en/account/tokens", &[("name", "Report"), ("days", "many"), ("/scopes/-", "read")]).await;
        let page = refused.page();
        assert!(refused.status == 422 && page.contains("value=\"Report\"") && page.contains("value=\"many\""), "{page}");
        assert!(page.contains("value=\"read\" checked") && page.contains("id=\"days-fault\""), "{page}");
        assert!(ana.fill_in("/en/account/tokens", &[("name", "Report"), ("days", "9")]).await.page().contains("id=\"scopes-fault\""));
        let shown = ana.get("/en/account/tokens").await;
        let typed = [("name", "Report"), ("days", "30"), ("/scopes/-", "read")];
        for _ in 0..2 {
            let made = ana.fill_in_shown(&shown, "/en/account/tokens", &typed).await;
            assert_eq!(made.leads_to(), "/en/account/tokens");
            assert!(!made.headers.iter().any(|(_, value)| value.to_str().unwrap().contains("acervo_pat_")));
        }
        let reply = ana.get("/en/account/tokens").await;
        let page = reply.page();
        assert_eq!(reply.header("cache-control"), "no-store");
        assert_eq!(page.matches("name=\"revoke\"").count(), 1, "sent twice, made once: {page}");
        let token = page.split("id=\"token\">").nth(1).unwrap().split('<').next().unwrap();
        let program = app.anonymous().with_token(token);
        assert_eq!(program.get("/api/v1/me").await.ok()["email"], "ana@example.org");
        assert!(!ana.get("/en/account/tokens").await.page().contains("acervo_pat_"), "it is shown once");
        let id = page.split("name=\"revoke\" value=\"").nth(1).unwrap().split('"').next().unwrap();
        for _ in 0..2 {
            assert_eq!(ana.fill_in("/en/account/tokens", &[("revoke", id)]).await.leads_to(), "/en/account/tokens");
        }
        program.get("/api/v1/me").await.problem(401, "unauthenticated");
        let remade = ana.fill_in_shown(&shown, "/en/account/tokens", &typed).await;
        assert_eq!(remade.status, 409, "a form does not bring its token back");
        program.get("/api/v1/me").await.problem(401, "unauthenticated");
    }

    async fn saved_searches_lead_to_their_results_and_are_changed_and_deleted(app) {
        let client = app.holder("rui", Role::Researcher).await;
        let query = json!({"q": "ventanilla & más", "country": ["CO"], "year_from": 2019});
        let saved = client.post("/api/v1/me/searches", json!({"name": "Consulados", "query": query, "digest": "weekly"})).await;
        let id = saved.ok()["id"].as_str().unwrap().to_owned();
        let rui = app.signed_in("rui").await;
        let page = rui.get("/en/account/searches").await.page();
        assert!(page.contains("href=\"/es/search?q=ventanilla%20%26%20m%C3%A1s&#38;country=CO&#38;year_from=2019\""), "{page}");
        assert!(page.contains("Colombia") && page.contains("from 2019") && page.contains("One email on Mondays"), "{page}");
        let at = format!("/en/account/searches?change={id}");
        let refused = rui.fill_in(&at, &[("search", &id), ("name", "a\nb"), ("digest", "daily"), ("language", "pt")]).await;
        let page = refused.page();
        assert!(refused.status == 422 && page.contains("id=\"name-fault\"") && page.contains("value=\"daily\" selected"), "{page}");
        let switching = [("search", id.as_str()), ("name", "Otro"), ("digest", "daily"), ("switch_language", "fr")];
        let switched = rui.fill_in_shown(&refused, "/fr/account/searches", &switching).await;
        assert!(switched.status == 200 && switched.page().contains("value=\"Otro\""), "{}", switched.page());
        let changed = rui.fill_in(&at, &[("search", &id), ("name", "Cónsules"), ("digest", "none"), ("language", "pt")]).await;
        assert_eq!(changed.leads_to(), "/en/account/searches");
        let now = client.get(&format!("/api/v1/me/searches/{id}")).await.ok();
        assert_eq!((&now["name"], &now["digest"], &now["language"]), (&json!("Cónsules"), &json!("none"), &json!("pt")));
        let shown = rui.get(&at).await;
        for _ in 0..2 {
            let removed = rui.fill_in_shown(&shown, "/en/account/searches", &[("search", &id), ("remove", "1")]).await;
            assert_eq!(removed.leads_to(), "/en/account/searches");
        }
        client.get(&format!("/api/v1/me/searches/{id}")).await.problem(404, "not_found");
    }
}
