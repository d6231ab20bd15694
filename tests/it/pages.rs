//! What applies to every page: languages, errors, header fields, files, and what browsers keep.

use reqwest::Method;

use crate::app::{Client, Reply};

fn text(reply: &Reply) -> String {
    String::from_utf8(reply.bytes.clone()).unwrap()
}

/// Asks for a page with these header fields.
async fn asked(client: &Client, path: &str, fields: &[(&str, &str)]) -> Reply {
    let request = client.request(Method::GET, path);
    Client::send(fields.iter().fold(request, |request, (name, value)| request.header(*name, *value))).await
}

stories! {
    async fn an_address_without_a_language_leads_to_the_readers_own(app) {
        let anyone = app.anonymous();
        let id = "01960000-0000-7000-8000-000000000001";
        for (fields, path, expected) in [
            (&[("accept-language", "pt-BR,en;q=0.5")][..], "/", "/pt/"),
            (&[("accept-language", "de")], "/", "/en/"),
            (&[], "/", "/es/"),
            (&[("accept-language", "pt"), ("cookie", "acervo_language=fr")], "/?x=%26", "/fr/?x=%26"),
            (&[("accept-language", "pt"), ("cookie", "acervo_language=xx")], "/", "/pt/"),
            (&[], &format!("/practices/{id}?version=2"), &format!("/es/practices/{id}?version=2")),
        ] {
            let reply = asked(&anyone, path, fields).await;
            assert_eq!(reply.status, 302, "{path}");
            assert_eq!(reply.header("location"), expected);
            assert_eq!(reply.header("vary"), "Accept-Language, Cookie");
        }
    }

    async fn a_language_other_than_the_browsers_own_is_remembered(app) {
        let anyone = app.anonymous();
        let own = asked(&anyone, "/pt/", &[("accept-language", "pt")]).await;
        assert!(!own.headers.contains_key("set-cookie"), "nothing to remember");
        let other = asked(&anyone, "/fr/", &[("accept-language", "pt")]).await;
        let cookie = other.header("set-cookie").to_owned();
        assert!(cookie.starts_with("acervo_language=fr; HttpOnly; SameSite=Lax; Path=/; Max-Age="), "{cookie}");
        let again = asked(&anyone, "/fr/", &[("accept-language", "pt"), ("cookie", "acervo_language=fr")]).await;
        assert!(!again.headers.contains_key("set-cookie"));
    }

    async fn a_page_is_in_the_language_of_its_address_and_leads_to_the_same_in_the_others(app) {
        for language in ["es", "en", "pt", "fr"] {
            let reply = app.anonymous().get(&format!("/{language}/nothing?q=a%26b")).await;
            let page = text(&reply);
            assert_eq!(reply.header("content-language"), language);
            assert!(page.contains(&format!("<html lang=\"{language}\">")));
            for other in ["es", "en", "pt", "fr"] {
                assert!(page.contains(&format!("href=\"/{other}/nothing?q=a%26b\" lang=\"{other}\"")), "{other}");
            }
        }
    }

    async fn the_address_decides_whether_an_error_is_a_page(app) {
        let anyone = app.anonymous();
        for path in ["/nothing", "/es/nothing", "/de/", "/assets/nothing.css", "/es/practices/x", "/%00"] {
            let reply = asked(&anyone, path, &[("accept", "application/json")]).await;
            assert_eq!(reply.status, 404, "{path}");
            assert_eq!(reply.header("content-type"), "text/html; charset=utf-8", "{path}");
            assert!(text(&reply).contains(reply.header("x-request-id")), "{path}");
        }
        for path in ["/api/nothing", "/api/v1/nothing", "/.well-known/nothing"] {
            asked(&anyone, path, &[("accept", "text/html")]).await.problem(404, "not_found");
        }
        for path in ["/robots.txt", "/sitemap.xml"] {
            anyone.delete(path).await.problem(405, "method_not_allowed");
        }
        let home = anyone.get("/pt").await;
        assert_eq!((home.status.as_u16(), home.header("location")), (308, "/pt/"));
        let deleted = anyone.delete("/es/").await;
        assert_eq!(deleted.status, 405);
        assert_eq!(deleted.header("allow"), "GET");
        assert!(text(&deleted).contains("<h1>"));
    }

    async fn pages_allow_only_what_comes_from_here(app) {
        let page = app.anonymous().get("/es/").await;
        let policy = page.header("content-security-policy").to_owned();
        for part in [
            "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "font-src 'self'",
            "connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
        ] {
            assert!(policy.split("; ").any(|found| found == part), "{part} in {policy}");
        }
        assert_eq!(page.header("referrer-policy"), "same-origin");
        assert_eq!(page.header("x-content-type-options"), "nosniff");
        assert_eq!(page.header("cross-origin-opener-policy"), "same-origin");
        assert!(!text(&page).contains(" style=") && !text(&page).contains("<style"));
    }

    async fn files_are_named_by_their_content_and_kept_for_good(app) {
        let anyone = app.anonymous();
        let page = text(&anyone.get("/es/").await);
        let names: Vec<&str> = page.split("/assets/").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
        assert!(names.len() >= 4, "{names:?}");
        for name in names {
            for (accepted, coding) in [("br, gzip", "br"), ("gzip;q=0.5, br;q=0", "gzip"), ("identity", "")] {
                let file = asked(&anyone, &format!("/assets/{name}"), &[("accept-encoding", accepted)]).await;
                assert_eq!(file.status, 200, "{name}");
                assert_eq!(file.header("cache-control"), "public, max-age=31536000, immutable");
                let is_font = name.ends_with(".woff2");
                // The client unpacks gzip by itself and then hides that it did.
                if !is_font && coding == "br" {
                    assert_eq!(file.header("content-encoding"), coding, "{name}");
                }
            }
        }
        assert_eq!(anyone.get("/assets/acervo.css").await.status, 404);
    }

    async fn a_browser_that_has_a_page_is_not_sent_it_again(app) {
        let anyone = app.anonymous();
        let page = asked(&anyone, "/pt/", &[("accept-language", "pt")]).await;
        let tag = page.header("etag").to_owned();
        let again = asked(&anyone, "/pt/", &[("accept-language", "pt"), ("if-none-match", &tag)]).await;
        assert_eq!((again.status.as_u16(), again.bytes.len()), (304, 0));
        for field in ["content-security-policy", "referrer-policy", "vary", "etag", "cache-control"] {
            assert_eq!(again.header(field), page.header(field), "a browser replaces what it kept by this");
        }
        let told = asked(&anyone, "/pt/", &[("accept-language", "pt"), ("if-none-match", &tag), ("cookie", "acervo_flash=signed-out")]).await;
        assert_eq!(told.status, 200, "it has something to say");
        assert!(told.header("set-cookie").starts_with("acervo_flash=;"), "once");
        let other = asked(&anyone, "/pt/", &[("accept-language", "pt"), ("cookie", "acervo_flash=%3Cb%3E")]).await;
        assert!(!other.headers.contains_key("set-cookie"), "messages are ours alone");
    }

    async fn behind_a_proxy_with_a_path_all_addresses_carry_it(app) {
        app.start_again_with(|config| config.public_url = "https://example.org/acervo".to_owned());
        let page = text(&app.anonymous().get("/es/").await);
        for begin in ["href=\"", "src=\"", "action=\""] {
            for address in page.split(begin).skip(1).map(|rest| rest.split('"').next().unwrap()) {
                let is_within = address.starts_with("/acervo/") || address.starts_with("https://example.org/acervo/");
                assert!(is_within || address.starts_with('#'), "{address}");
            }
        }
        let found = app.anonymous().get("/").await;
        assert_eq!(found.header("location"), "/acervo/es/");
    }

    async fn whoever_meets_a_barrier_is_told_whom_to_write_to(app) {
        let before = text(&app.anonymous().get("/fr/accessibility").await);
        assert!(!before.contains("mailto:"), "nobody is named unless somebody is there");
        app.start_again_with(|config| config.contact = "ayuda+accesibilidad@sela.example".to_owned());
        for language in ["es", "en", "pt", "fr"] {
            let page = text(&app.anonymous().get(&format!("/{language}/accessibility")).await);
            assert!(page.contains("href=\"mailto:ayuda+accesibilidad@sela.example\""), "{language}");
        }
    }
}
