//! Sessions in browsers, and forms from elsewhere.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use reqwest::Method;
use serde_json::json;

use crate::app::{Client, Database, PASSWORD, TestApp};
use crate::browser::Browser;
use crate::program::Place;

/// The pages that only people who are signed in see.
const OWN: [&str; 4] = ["/account", "/account/searches", "/account/sessions", "/account/tokens"];

/// The page without what differs each time: tokens, keys, and the request's identifier.
fn steady(page: &str) -> String {
    let mut text = page.to_owned();
    for start in ["name=\"csrf_token\" value=\"", "name=\"idempotency_key\" value=\"", "name=\"email\""] {
        let pieces: Vec<String> = text
            .split(start)
            .enumerate()
            .map(
                |(at, piece)| {
                    if at == 0 { piece.to_owned() } else { piece.split_once('>').unwrap().1.to_owned() }
                },
            )
            .collect();
        text = pieces.join(start);
    }
    text
}

async fn name(browser: &Browser) -> String {
    let page = browser.get("/es/account").await.page();
    page.split("id=\"name\"")
        .nth(1)
        .unwrap()
        .split("value=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned()
}

stories! {
    async fn signing_out_ends_the_session_on_the_server(app) {
        app.author("ana").await;
        let ana = app.signed_in("ana").await;
        let kept = ana.cookies.borrow().clone();
        assert!(kept.contains_key("acervo_session") && !kept.contains_key("acervo_form"), "{kept:?}");
        assert_eq!(ana.fill_in_shown(&ana.get("/es/account").await, "/es/sign-out", &[]).await.leads_to(), "/es/");
        assert!(!ana.cookies.borrow().contains_key("acervo_session"));
        let thief = app.browser();
        thief.cookies.replace(kept);
        assert!(thief.get("/es/account").await.leads_to().starts_with("/es/sign-in"));
    }

    async fn readers_who_are_not_signed_in_are_led_to_it_and_back(app) {
        app.author("ana").await;
        for path in OWN {
            let browser = app.browser();
            let led = browser.get(&format!("/pt{path}?x=1")).await;
            let shown = browser.get(led.leads_to()).await;
            let next = shown.hidden("next");
            assert_eq!(next, format!("{path}?x=1"));
            let typed = [("email", "ana@example.org"), ("password", PASSWORD), ("next", next.as_str())];
            let signed = browser.fill_in_shown(&shown, "/pt/sign-in", &typed).await;
            assert_eq!(signed.leads_to(), format!("/pt{path}?x=1"));
            assert_eq!(browser.get(&format!("/pt{path}")).await.status, 200);
        }
    }

    async fn signing_in_leads_nowhere_else(app) {
        app.author("ana").await;
        for next in ["//example.com", "https://example.com", "/\\example.com", "example.com", "/a\r\nset-cookie: x=1"] {
            let browser = app.browser();
            let typed = [("email", "ana@example.org"), ("password", PASSWORD), ("next", next)];
            assert_eq!(browser.fill_in("/es/sign-in", &typed).await.leads_to(), "/es/work", "{next}");
            let query = crate::browser::encoded(&[("next", next)]);
            assert_eq!(browser.get(&format!("/es/sign-in?{query}")).await.leads_to(), "/es/work", "{next}");
        }
    }

    async fn forms_from_elsewhere_change_nothing(app) {
        app.author("ana").await;
        let (ana, other) = (app.signed_in("ana").await, app.signed_in("ana").await);
        let shown = ana.get("/es/account").await;
        let (token, key) = (shown.hidden("csrf_token"), shown.hidden("idempotency_key"));
        let typed = [("csrf_token", token.as_str()), ("idempotency_key", key.as_str()), ("name", "Otra"), ("language", "es")];
        let body = crate::browser::encoded(&typed);
        let elsewhere = [
            ("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-site"), ("origin", "https://example.com"), ("origin", "null"),
        ];
        for (header, value) in elsewhere {
            let request = ana.request(Method::POST, "/es/account").header(header, value);
            let request = request.header("content-type", "application/x-www-form-urlencoded").body(body.clone());
            assert_eq!(ana.send(request).await.status, 403, "{header}: {value}");
        }
        assert_eq!(ana.post("/es/account", &typed[1..]).await.status, 403, "without a token");
        let of_other = other.get("/es/account").await.hidden("csrf_token");
        let forged = [("csrf_token", of_other.as_str()), typed[1], typed[2], typed[3]];
        assert_eq!(ana.post("/es/account", &forged).await.status, 403, "the token of another session");
        let plain = ana.request(Method::POST, "/es/account").header("content-type", "text/plain").body(body.clone());
        assert_eq!(ana.send(plain).await.status, 415);
        assert_eq!(name(&ana).await, "ana");
        let own = ana.request(Method::POST, "/es/account").header("origin", app.url(""));
        let own = own.header("content-type", "application/x-www-form-urlencoded").body(body);
        assert_eq!(ana.send(own).await.leads_to(), "/es/account");
        assert_eq!(name(&ana).await, "Otra");
    }

    async fn a_form_sent_twice_does_once_and_another_text_is_another_form(app) {
        app.author("ana").await;
        let ana = app.signed_in("ana").await;
        let shown = ana.get("/es/account").await;
        let change = async |typed: &str| {
            ana.fill_in_shown(&shown, "/es/account", &[("name", typed), ("language", "es")]).await.leads_to().to_owned()
        };
        let entries = || app.app().core.store.read(|db| db.journal_head()).unwrap();
        change("Una").await;
        let before = entries();
        change("Una").await;
        assert_eq!(entries(), before);
        // Whoever goes back, changes the text and sends the same form again means what they typed.
        change("Dos").await;
        assert_eq!(name(&ana).await, "Dos");
    }

    async fn what_was_typed_is_kept_when_the_session_has_ended(app) {
        app.author("ana").await;
        let ana = app.signed_in("ana").await;
        let shown = ana.get("/es/account").await;
        app.sql("UPDATE sessions SET ended_at = 1");
        let typed = "Ana <María> Pérez";
        let asked = ana.fill_in_shown(&shown, "/es/account", &[("name", typed), ("language", "es")]).await;
        assert_eq!(asked.status, 401, "{}", asked.page());
        let kept = ["kept_for", "kept:name", "kept:language"].map(|name| (name, asked.hidden(name)));
        let mut fields: Vec<(&str, &str)> = kept.iter().map(|(name, value)| (*name, value.as_str())).collect();
        fields[1].1 = typed;
        // In another language, and with a wrong password, it is kept as well.
        fields.push(("email", "ana@example.org"));
        let mut switching = fields.clone();
        switching.push(("switch_language", "pt"));
        let switched = ana.fill_in_shown(&asked, "/pt/sign-in", &switching).await;
        assert!(switched.page().contains("kept:name") && switched.page().contains("lang=\"pt\""), "{}", switched.page());
        fields.push(("password", "otra"));
        let refused = ana.fill_in_shown(&switched, "/es/sign-in", &fields).await;
        assert!(refused.status == 401 && refused.page().contains("kept:name"), "{}", refused.page());
        *fields.last_mut().unwrap() = ("password", PASSWORD);
        let resumed = ana.fill_in_shown(&refused, "/es/sign-in", &fields).await;
        let page = resumed.page();
        assert_eq!(resumed.status, 200);
        assert!(page.contains("<p class=\"aside typed\">Ana &#60;María&#62; Pérez</p>"), "it can be read: {page}");
        let sent = ana.fill_in_shown(&resumed, "/es/account", &[("name", typed), ("language", "es")]).await;
        assert_eq!(sent.leads_to(), "/es/account");

        let shown = ana.get("/es/account").await;
        app.sql("UPDATE sessions SET ended_at = 1");
        let secret = [("form", "password"), ("current_password", "secreto-uno"), ("password", "secreto-dos")];
        let asked = ana.fill_in_shown(&shown, "/es/account", &secret).await;
        assert!(asked.status == 401 && !asked.page().contains("secreto"), "passwords are not kept");
        // More than a stranger may send: a long text is kept, too.
        let long = "palabra ".repeat(50_000);
        let asked = ana.fill_in_shown(&shown, "/es/account", &[("name", &long)]).await;
        assert!(asked.status == 401 && asked.page().contains(&long));
    }

    async fn guessing_is_throttled_and_says_nothing_about_accounts(app) {
        app.author("ana").await;
        let browser = app.browser();
        let mut pages = Vec::new();
        for email in ["ana@example.org", "nadie@example.org"] {
            let reply = browser.fill_in("/es/sign-in", &[("email", email), ("password", "no es esta")]).await;
            assert_eq!(reply.status, 401);
            pages.push(steady(&reply.page()));
        }
        assert_eq!(pages[0], pages[1]);
        let mut last = browser.get("/es/sign-in").await;
        for _ in 0..12 {
            last = browser.fill_in("/es/sign-in", &[("email", "nadie@example.org"), ("password", "no es esta")]).await;
        }
        assert_eq!(last.status, 429);
        assert!(last.header("retry-after").parse::<u64>().unwrap() > 0);
        let body = json!({"email": "nadie@example.org", "password": "no es esta"});
        let request = app.anonymous().request(Method::POST, "/api/v1/auth/login").header("accept-language", "es").json(&body);
        let problem = Client::send(request).await.problem(429, "too_many_requests");
        assert!(last.page().contains(problem["detail"].as_str().unwrap()), "{problem}");
        assert!(last.page().contains("value=\"nadie@example.org\""), "what was typed stays");
    }

    async fn cookies_are_for_this_host_and_over_https_only_for_it(app) {
        app.author("ana").await;
        let login = async |app: &TestApp| {
            let browser = app.browser();
            let reply = browser.fill_in("/es/sign-in", &[("email", "ana@example.org"), ("password", PASSWORD)]).await;
            let cookies = reply.headers.get_all("set-cookie").into_iter().map(|cookie| cookie.to_str().unwrap().to_owned());
            cookies.collect::<Vec<_>>()
        };
        let session = |cookies: &[String], name: &str| {
            cookies.iter().find(|cookie| cookie.starts_with(&format!("{name}="))).unwrap_or_else(|| panic!("{cookies:?}")).clone()
        };
        let plain = session(&login(&app).await, "acervo_session");
        app.start_again_with(|config| config.public_url = "https://acervo.example.org".to_owned());
        let secure = session(&login(&app).await, "__Host-acervo_session");
        for cookie in [&plain, &secure] {
            for attribute in ["; HttpOnly", "; SameSite=Lax", "; Path=/"] {
                assert!(cookie.contains(attribute), "{cookie}");
            }
            assert!(!cookie.to_lowercase().contains("domain"), "{cookie}");
        }
        assert!(secure.contains("; Secure") && !plain.contains("; Secure"), "{plain} {secure}");
    }

    async fn a_suspended_account_is_out_at_once_and_the_api_takes_no_cookies(app) {
        let (root, _) = (app.administrator("root").await, app.author("ana").await);
        let ana = app.signed_in("ana").await;
        let asked = ana.send(ana.request(Method::GET, "/api/v1/me")).await;
        asked.problem(401, "unauthenticated");
        let wrote = ana.request(Method::PATCH, "/api/v1/me").json(&json!({"name": "Otra"}));
        ana.send(wrote).await.problem(401, "unauthenticated");
        assert_eq!(name(&ana).await, "ana");
        let users = root.get("/api/v1/users").await.ok();
        let id = users["items"].as_array().unwrap().iter().find(|user| user["email"] == "ana@example.org").unwrap()["id"].clone();
        root.patch(&format!("/api/v1/users/{}", id.as_str().unwrap()), json!({"suspended": true})).await.ok();
        for path in OWN {
            ana.get(&format!("/es{path}")).await.leads_to();
        }
    }

    async fn only_a_demonstration_offers_its_accounts(app) {
        app.author("ana").await;
        let browser = app.browser();
        assert!(!browser.get("/es/sign-in").await.page().contains("name=\"as\""));
        let reply = browser.fill_in("/es/sign-in", &[("as", "ana@example.org")]).await;
        assert_eq!(reply.status, 404);
        browser.get("/es/account").await.leads_to();
    }
}

#[tokio::test]
async fn the_log_has_no_tokens_from_addresses_and_warns_where_cookies_are_unprotected() {
    let place = Place::new(Database::Sqlite);
    place.add_user("alba", "administrator", None);
    let mut program = place.command(&["serve", "--listen", "127.0.0.1:0"]);
    program.env("ACERVO_LOG", "info").env("ACERVO_PUBLIC_URL", "http://acervo.example.org");
    let log_path = place.data_dir().join("log-of-test");
    let log = std::fs::File::create(&log_path).unwrap();
    let mut child = program.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(log).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let address = line.trim().strip_prefix("listening on ").unwrap().to_owned();
    let browser = Browser::new(Client::to(&address));
    for path in ["/es/invitation?token=secreto", "/es/new-password?token=secreto"] {
        assert_eq!(browser.get(path).await.status, 410);
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let log = std::fs::read_to_string(&log_path).unwrap();
    assert!(log.contains("/es/invitation") && !log.contains("secreto"), "{log}");
    assert!(log.contains("travel unprotected"), "{log}");
}
