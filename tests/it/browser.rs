//! A browser without scripts: it keeps cookies, and sends the forms of pages as people do.

use std::cell::RefCell;
use std::collections::BTreeMap;

use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use reqwest::{Method, RequestBuilder};

use crate::app::{Client, PASSWORD, Reply, TestApp};

/// A browser of one person.
pub struct Browser {
    client: Client,
    pub cookies: RefCell<BTreeMap<String, String>>,
}

impl Reply {
    /// The page as text.
    pub fn page(&self) -> String {
        String::from_utf8(self.bytes.clone()).unwrap()
    }

    /// The value of a hidden field in the page's last form that has one.
    #[track_caller]
    pub fn hidden(&self, name: &str) -> String {
        let page = self.page();
        let start = format!("name=\"{name}\" value=\"");
        let found = page.rsplit_once(&start).unwrap_or_else(|| panic!("no {name} in {page}"));
        found.1.split('"').next().unwrap().to_owned()
    }

    /// Where the response leads.
    #[track_caller]
    pub fn leads_to(&self) -> &str {
        assert_eq!(self.status, 303, "{}", self.page());
        self.header("location")
    }
}

/// Encodes fields as browsers do.
pub fn encoded(fields: &[(&str, &str)]) -> String {
    let encode = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let fields = fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value)));
    fields.collect::<Vec<_>>().join("&")
}

impl Browser {
    pub fn new(client: Client) -> Browser {
        Browser { client, cookies: RefCell::default() }
    }

    /// A request with the cookies, for the test to complete.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let cookies = self.cookies.borrow();
        let cookies: Vec<String> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = self.client.request(method, path);
        if cookies.is_empty() { request } else { request.header("cookie", cookies.join("; ")) }
    }

    /// Sends a request, and keeps the cookies of its response.
    pub async fn send(&self, request: RequestBuilder) -> Reply {
        let reply = Client::send(request).await;
        for cookie in reply.headers.get_all("set-cookie") {
            let (pair, rest) = cookie.to_str().unwrap().split_once(';').unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            let value = percent_decode_str(value).decode_utf8().unwrap().into_owned();
            let mut cookies = self.cookies.borrow_mut();
            if rest.contains("Max-Age=0") {
                cookies.remove(name);
            } else {
                cookies.insert(name.to_owned(), value);
            }
        }
        reply
    }

    pub async fn get(&self, path: &str) -> Reply {
        self.send(self.request(Method::GET, path)).await
    }

    /// Posts these fields and no others.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        self.send(self.posting(path, fields)).await
    }

    /// A post for the test to complete.
    pub fn posting(&self, path: &str, fields: &[(&str, &str)]) -> RequestBuilder {
        let request = self.request(Method::POST, path);
        let request = request.header("content-type", "application/x-www-form-urlencoded");
        request.header("sec-fetch-site", "same-origin").body(encoded(fields))
    }

    /// The token for forms of this browser, with a key of its own, as hidden fields.
    pub async fn form_fields(&self) -> [(&'static str, String); 2] {
        // Whoever is signed in is led on from the page for it; every page of theirs has a form.
        let account = self.get("/es/account").await;
        let shown = if account.status == 200 { account } else { self.get("/es/sign-in").await };
        let key = uuid::Uuid::new_v4().to_string();
        [("csrf_token", shown.hidden("csrf_token")), ("idempotency_key", key)]
    }

    /// Posts a form with these fields and a file, as browsers do: the hidden fields first, the file last.
    pub async fn upload(&self, path: &str, fields: &[(&str, &str)], file: (&str, Vec<u8>)) -> Reply {
        let mut form = reqwest::multipart::Form::new();
        for (name, value) in self.form_fields().await {
            form = form.text(name, value);
        }
        for (name, value) in fields {
            form = form.text(name.to_string(), value.to_string());
        }
        let part = reqwest::multipart::Part::bytes(file.1).file_name(file.0.to_owned());
        let request = self.request(Method::POST, path).header("sec-fetch-site", "same-origin");
        self.send(request.multipart(form.part("file", part))).await
    }

    /// Fills in a form of this page, and sends it to the same path.
    pub async fn fill_in(&self, page: &str, fields: &[(&str, &str)]) -> Reply {
        let shown = self.get(page).await;
        assert_eq!(shown.status, 200, "{}", shown.page());
        self.fill_in_shown(&shown, page.split('?').next().unwrap(), fields).await
    }

    /// Fills in a form of the page shown, and sends it to this path.
    pub async fn fill_in_shown(&self, shown: &Reply, path: &str, fields: &[(&str, &str)]) -> Reply {
        let (token, key) = (shown.hidden("csrf_token"), shown.hidden("idempotency_key"));
        let hidden = [("csrf_token", token.as_str()), ("idempotency_key", key.as_str())];
        self.post(path, &hidden.into_iter().chain(fields.iter().copied()).collect::<Vec<_>>()).await
    }
}

impl TestApp {
    pub fn browser(&self) -> Browser {
        Browser::new(self.anonymous())
    }

    /// A browser that is signed in to an account of this test.
    pub async fn signed_in(&self, name: &str) -> Browser {
        let browser = self.browser();
        let email = TestApp::email(name);
        let reply = browser.fill_in("/es/sign-in", &[("email", &email), ("password", PASSWORD)]).await;
        let begins = reply.leads_to();
        assert!(["/es/account", "/es/admin", "/es/desk", "/es/work"].contains(&begins), "{begins}");
        browser
    }
}
