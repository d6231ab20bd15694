//! Rate limits, and which proxies are trusted to report client addresses.

use reqwest::Method;

use crate::app::{Client, Reply, TestApp};

fn limited(app: &mut TestApp, proxies: &[&str], per_address: u32, per_account: u32) {
    app.start_again_with(|config| {
        config.rate_limits = acervo::config::Switch::On;
        config.requests_per_address = per_address;
        config.requests_per_account = per_account;
        config.trusted_proxies = proxies.iter().map(|network| network.parse().unwrap()).collect();
    });
}

async fn forwarded(app: &TestApp, field: &str) -> Reply {
    let request = app.anonymous().request(Method::GET, "/api/v1/vocabularies/scopes");
    Client::send(request.header("x-forwarded-for", field)).await
}

stories! {
    async fn a_limit_is_announced_and_then_kept(app) {
        limited(&mut app, &[], 3, 1000);
        for left in [2, 1, 0] {
            let reply = app.anonymous().get("/api/v1/compendia").await;
            reply.ok();
            assert_eq!(reply.header("ratelimit-policy"), "\"address\";q=3;w=60");
            assert!(reply.header("ratelimit").starts_with(&format!("\"address\";r={left};t=")), "{}", reply.header("ratelimit"));
        }
        let refused = app.anonymous().get("/api/v1/compendia").await;
        refused.problem(429, "too_many_requests");
        let wait: u64 = refused.header("retry-after").parse().unwrap();
        assert!((1..=20).contains(&wait), "{wait}");
        assert_eq!(refused.header("ratelimit"), format!("\"address\";r=0;t={wait}"));
        assert!(!refused.header("x-request-id").is_empty());
        for path in ["/healthz", "/readyz", "/metrics"] {
            assert_eq!(app.anonymous().get(path).await.status, 200, "whoever watches is not limited");
        }
    }

    async fn an_account_has_a_limit_of_its_own(app) {
        limited(&mut app, &[], 1000, 2);
        let (ana, berta) = (app.author("ana").await, app.author("berta").await);
        for _ in 0..2 {
            let reply = ana.get("/api/v1/me").await;
            reply.ok();
            assert_eq!(reply.header("ratelimit-policy"), "\"address\";q=1000;w=60, \"account\";q=2;w=60");
        }
        let refused = ana.get("/api/v1/me").await;
        refused.problem(429, "too_many_requests");
        assert!(refused.header("ratelimit").contains("\"account\";r=0;t="), "{}", refused.header("ratelimit"));
        berta.get("/api/v1/me").await.ok();
        app.anonymous().get("/api/v1/compendia").await.ok();
    }

    async fn nobody_is_limited_where_limits_are_off(app) {
        for _ in 0..20 {
            assert!(!app.anonymous().get("/api/v1/vocabularies/scopes").await.headers.contains_key("ratelimit"));
        }
    }

    async fn a_forwarded_address_counts_only_from_a_proxy_of_ours(app) {
        limited(&mut app, &[], 2, 1000);
        assert_eq!(forwarded(&app, "192.0.2.1").await.status, 200);
        assert_eq!(forwarded(&app, "192.0.2.2").await.status, 200);
        assert_eq!(forwarded(&app, "192.0.2.3").await.status, 429, "all of them are one address");
    }

    async fn each_address_behind_a_proxy_of_ours_has_its_own_limit(app) {
        limited(&mut app, &["127.0.0.1/32", "10.0.0.0/8"], 2, 1000);
        for _ in 0..2 {
            assert_eq!(forwarded(&app, "192.0.2.1").await.status, 200);
            assert_eq!(forwarded(&app, "192.0.2.2, 10.1.2.3").await.status, 200);
        }
        assert_eq!(forwarded(&app, "192.0.2.1").await.status, 429);
        assert_eq!(forwarded(&app, "192.0.2.2").await.status, 429, "proxies behind proxies are looked through");
        assert_eq!(forwarded(&app, "192.0.2.3").await.status, 200);
    }

    async fn an_address_is_the_same_with_its_port_and_a_network_is_one(app) {
        limited(&mut app, &["127.0.0.1/32", "2001:db8:ffff::/48"], 2, 1000);
        for field in ["192.0.2.1:4711", "\"192.0.2.1:4712\""] {
            assert_eq!(forwarded(&app, field).await.status, 200, "{field}");
        }
        for field in ["192.0.2.1", "192.0.2.1:1", "::ffff:192.0.2.1", "[::ffff:192.0.2.1]:80"] {
            assert_eq!(forwarded(&app, field).await.status, 429, "{field}");
        }
        assert_eq!(forwarded(&app, "192.0.2.2:4711").await.status, 200);
        for field in ["[2001:db8::1]:4711", "\"[2001:db8::2]:4711\", [2001:db8:ffff::1]:80"] {
            assert_eq!(forwarded(&app, field).await.status, 200, "{field}");
        }
        for field in ["2001:db8::3", "2001:db8:0:0:ffff::4", "[2001:db8::5]"] {
            assert_eq!(forwarded(&app, field).await.status, 429, "{field}");
        }
        assert_eq!(forwarded(&app, "2001:db8:0:1::1").await.status, 200);
    }

    async fn what_a_client_writes_into_the_field_itself_does_not_help_it(app) {
        limited(&mut app, &["127.0.0.1/32"], 2, 1000);
        for written in ["192.0.2.1, ", "192.0.2.2, unknown, "] {
            assert_eq!(forwarded(&app, &format!("{written}198.51.100.7")).await.status, 200);
        }
        for written in ["", "192.0.2.3, ", "192.0.2.4, unknown, ", "192.0.2.5, 192.0.2.6:80, ", ",,"] {
            assert_eq!(forwarded(&app, &format!("{written}198.51.100.7")).await.status, 429, "{written}");
        }
    }
}
