//! Following published sections with a feed reader.

use reqwest::Method;
use serde_json::json;

use crate::app::{Client, Reply, TestApp};

const ATOM: &str = "http://www.w3.org/2005/Atom";
const FEED: &str = "/api/v1/feeds/published.atom";

/// A feed, parsed by an XML library other than the one that wrote it.
#[derive(Debug)]
struct Feed {
    id: String,
    title: String,
    lang: String,
    updated: String,
    links: Vec<(String, String)>,
    entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    id: String,
    title: String,
    updated: String,
    link: String,
    author: String,
    summary: String,
    terms: Vec<String>,
}

#[track_caller]
fn feed(reply: &Reply) -> Feed {
    assert_eq!(reply.status, 200, "{}", String::from_utf8_lossy(&reply.bytes));
    assert_eq!(reply.header("content-type"), "application/atom+xml; charset=utf-8");
    let text = std::str::from_utf8(&reply.bytes).unwrap();
    let document = roxmltree::Document::parse(text).unwrap();
    let root = document.root_element();
    assert!(root.has_tag_name((ATOM, "feed")));
    let child = |node: roxmltree::Node<'_, '_>, name: &str| -> String {
        let mut found = node.children().filter(|child| child.has_tag_name((ATOM, name)));
        let one = found.next().unwrap_or_else(|| panic!("no {name} in {text}"));
        assert!(found.next().is_none() || name == "link", "one {name} alone");
        one.text().unwrap_or_default().to_owned()
    };
    let all = |node: roxmltree::Node<'_, '_>, name: &str, attributes: [&str; 2]| -> Vec<(String, String)> {
        let found = node.children().filter(|child| child.has_tag_name((ATOM, name)));
        found
            .map(|child| attributes.map(|name| child.attribute(name).unwrap_or_default().to_owned()))
            .map(|[a, b]| (a, b))
            .collect()
    };
    let entries = root.children().filter(|child| child.has_tag_name((ATOM, "entry")));
    let entry = |node: roxmltree::Node<'_, '_>| Entry {
        id: child(node, "id"),
        title: child(node, "title"),
        updated: child(node, "updated"),
        link: all(node, "link", ["rel", "href"])[0].1.clone(),
        author: node
            .descendants()
            .find(|node| node.has_tag_name((ATOM, "name")))
            .unwrap()
            .text()
            .unwrap()
            .to_owned(),
        summary: child(node, "summary"),
        terms: all(node, "category", ["term", "label"]).into_iter().map(|(term, _)| term).collect(),
    };
    Feed {
        id: child(root, "id"),
        title: child(root, "title"),
        lang: root.attribute(("http://www.w3.org/XML/1998/namespace", "lang")).unwrap().to_owned(),
        updated: child(root, "updated"),
        links: all(root, "link", ["rel", "href"]),
        entries: entries.map(entry).collect(),
    }
}

async fn read(app: &TestApp, query: &str) -> Feed {
    feed(&app.anonymous().get(&format!("{FEED}?{query}")).await)
}

async fn with(app: &TestApp, field: &str, value: &str) -> Reply {
    Client::send(app.anonymous().request(Method::GET, FEED).header(field, value)).await
}

stories! {
    async fn a_feed_has_the_newest_first_and_takes_the_filters_of_a_search(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let first = ana.published(&eva, "Ventanilla <móvil> & más").await;
        app.clock.advance(60);
        let second = ana.published(&eva, "Registro rural").await;
        app.settle();
        let all = read(&app, "lang=es").await;
        let ids: Vec<String> = all.entries.iter().map(|entry| entry.id.clone()).collect();
        assert_eq!(ids, [format!("urn:uuid:{second}"), format!("urn:uuid:{first}")]);
        assert_eq!(all.updated, "2026-03-02T09:01:00.000000Z");
        assert_eq!(all.updated, all.entries[0].updated);
        let (lang, title) = (all.lang.as_str(), all.title.as_str());
        assert_eq!((lang, title), ("es", "Acervo: prácticas publicadas"));
        assert_eq!(all.links, [
            ("self".to_owned(), app.url("/api/v1/feeds/published.atom?lang=es")),
            ("alternate".to_owned(), app.url("/es/search")),
        ]);
        let entry = &all.entries[1];
        assert_eq!((entry.title.as_str(), entry.author.as_str()), ("Ventanilla <móvil> & más", "Ministerio mre-co"));
        assert_eq!(entry.link, app.url(&format!("/es/practices/{first}")));
        assert!(entry.summary.starts_with("El ministerio lleva"), "{}", entry.summary);
        assert_eq!(entry.terms, ["CO", "consular", "documentation"]);

        let some = read(&app, "q=ventanilla&country=co&lang=fr&sort=title&cursor=x").await;
        assert_eq!(some.entries.iter().map(|entry| &entry.link).collect::<Vec<_>>(), [&app.url(&format!("/fr/practices/{first}"))]);
        assert_eq!((some.title.as_str(), some.lang.as_str()), ("Acervo : « ventanilla » · Colombie", "fr"));
        assert_eq!(some.links[0].1, app.url("/api/v1/feeds/published.atom?q=ventanilla&country=CO&lang=fr"));
        assert_ne!(some.id, all.id);
        assert_eq!(read(&app, "lang=es").await.id, all.id);
        assert_eq!(read(&app, "country=PE").await.entries.len(), 0);
        app.anonymous().get(&format!("{FEED}?year_from=x")).await.problem(422, "invalid");
    }

    async fn a_title_of_several_lines_is_one_line_of_a_feed(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        ana.published(&eva, "Ventanilla\r\n\u{202e}móvil\u{200b}").await;
        app.settle();
        assert_eq!(read(&app, "lang=es").await.entries[0].title, "Ventanilla móvil");
    }

    async fn a_feed_holds_only_what_has_all_the_words(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        ana.published(&eva, "Ventanilla móvil").await;
        app.settle();
        let found = app.anonymous().get("/api/v1/search?q=ventanilla%20consular%20astronautas").await.ok();
        assert_eq!(found["total"], 1, "a search makes do with most of them");
        assert_eq!(read(&app, "q=ventanilla%20consular%20astronautas").await.entries.len(), 0);
    }

    async fn a_reader_that_has_the_feed_is_not_sent_it_again(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let id = ana.published(&eva, "Ventanilla móvil").await;
        app.settle();
        // Within the second of the change, a date is ambiguous: only the tag is sent.
        let at_once = app.anonymous().get(FEED).await;
        assert_eq!((at_once.header("last-modified"), at_once.header("cache-control")), ("", "public, no-cache"));
        app.clock.advance(5);
        let reply = app.anonymous().get(FEED).await;
        let (tag, date) = (reply.header("etag").to_owned(), reply.header("last-modified").to_owned());
        assert_eq!((at_once.header("etag"), date.as_str()), (tag.as_str(), "Mon, 02 Mar 2026 09:00:01 GMT"));
        for (field, value) in [("if-none-match", tag.clone()), ("if-modified-since", date.clone()), ("if-none-match", format!("W/{tag}"))] {
            let again = with(&app, field, &value).await;
            assert_eq!((again.status.as_u16(), again.bytes.len()), (304, 0), "{field}");
            assert_eq!(again.header("etag"), tag);
        }
        let other = app.anonymous().request(Method::GET, FEED).header("if-none-match", "\"x\"").header("if-modified-since", &date);
        assert_eq!(Client::send(other).await.status, 200, "the tag is the better judge");
        assert_eq!(with(&app, "if-modified-since", "yesterday").await.status, 200);

        // A change that must stay hidden does not affect the feed; unpublishing does, though nothing newer
        // is published.
        ana.draft("Zanahoria").await;
        app.settle();
        assert_eq!(with(&app, "if-modified-since", &date).await.status, 304);
        app.clock.advance(5);
        eva.act(&id, "unpublish").await.ok();
        for _ in 0..2 {
            for (field, value) in [("if-none-match", &tag), ("if-modified-since", &date)] {
                let after = with(&app, field, value).await;
                assert_eq!(feed(&after).entries.len(), 0, "{field}");
            }
            app.clock.advance(5);
            app.settle();
        }
    }

    async fn a_draft_that_is_moved_to_another_chapter_changes_no_date(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let shown = ana.published(&eva, "Ventanilla móvil").await;
        let draft = ana.draft("Zanahoria").await;
        app.settle();
        app.clock.advance(5);
        let date = app.anonymous().get(FEED).await.header("last-modified").to_owned();
        for (id, tag) in [(&draft, "\"1-x\""), (&shown, "\"1-x\"")] {
            let mut next = crate::app::section("mre-co", "Zanahoria");
            let body = json!({"practice": next["practice"].take(), "body": "Otro", "chapter": "regularisation"});
            assert_eq!(ana.save(id, tag, body).await.ok()["chapter"]["slug"], "regularisation");
        }
        app.settle();
        app.clock.advance(5);
        assert_eq!(app.anonymous().get(FEED).await.header("last-modified"), date);
        assert_eq!(with(&app, "if-modified-since", &date).await.status, 304);
        assert_eq!(read(&app, "chapter=regularisation").await.entries.len(), 0);
        // It is listed there once it is published there.
        ana.act(&shown, "submit").await.ok();
        eva.act(&shown, "approve").await.ok();
        app.settle();
        app.clock.advance(5);
        assert_ne!(app.anonymous().get(FEED).await.header("last-modified"), date);
        let listed = read(&app, "chapter=regularisation").await.entries;
        assert_eq!(listed.iter().map(|entry| entry.title.as_str()).collect::<Vec<_>>(), ["Zanahoria"]);
    }

    async fn another_thesaurus_changes_what_a_feed_finds_and_its_date(app) {
        let (ana, eva, alma) = (app.author("ana").await, app.editor("eva").await, app.administrator("alma").await);
        ana.published(&eva, "Ventanilla móvil").await;
        app.settle();
        app.clock.advance(5);
        let query = "?q=wombat";
        let before = app.anonymous().get(&format!("{FEED}{query}")).await;
        assert_eq!(feed(&before).entries.len(), 0);
        let concept = json!({"labels": {"es": {"preferred": "ventanilla"}, "en": {"preferred": "wombat"}}});
        alma.put("/api/v1/thesaurus/wombat", concept).await.ok();
        app.clock.advance(5);
        let request = app.anonymous().request(Method::GET, &format!("{FEED}{query}"));
        let after = Client::send(request.header("if-modified-since", before.header("last-modified"))).await;
        let found = feed(&after).entries;
        assert_eq!(found.iter().map(|entry| entry.title.as_str()).collect::<Vec<_>>(), ["Ventanilla móvil"]);
    }

    async fn a_feed_has_fifty_entries_at_most(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        for n in 0..52 {
            app.clock.advance(1);
            ana.published(&eva, &format!("Ventanilla {n}")).await;
        }
        app.settle();
        let feed = read(&app, "").await;
        assert_eq!((feed.entries.len(), feed.entries[0].title.as_str()), (50, "Ventanilla 51"));
        assert_eq!(feed.entries[49].title, "Ventanilla 2");
    }

    async fn what_is_not_published_is_in_no_feed(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        ana.draft("Zanahoria borrador").await;
        ana.submitted("Zanahoria enviada").await;
        let shown = ana.published(&eva, "Ventanilla móvil").await;
        let mut next = crate::app::section("mre-co", "Zanahoria siguiente");
        ana.save(&shown, "\"1-x\"", json!({"practice": next["practice"].take(), "body": "Zanahoria"})).await.ok();
        let gone = ana.published(&eva, "Zanahoria retirada").await;
        app.settle();
        eva.act(&gone, "unpublish").await.ok();
        for _ in 0..2 {
            let reply = app.anonymous().get(FEED).await;
            assert!(!String::from_utf8_lossy(&reply.bytes).contains("anahoria"));
            assert_eq!(feed(&reply).entries.len(), 1);
            app.settle();
        }
    }
}
