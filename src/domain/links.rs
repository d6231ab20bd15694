//! URLs: every absolute URL that the service gives out is created here, so one place decides where a mail, a feed, an
//! export or a `Location` leads.

use std::net::IpAddr;
use std::sync::Arc;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::ids::{EditionId, SectionId};
use super::language::UiLanguage;

/// Characters to percent-encode in a query: all but the unreserved ones (RFC 3986, 2.3).
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Creates URLs below the service's public URL.
#[derive(Clone, Debug)]
pub struct Links {
    public_url: Arc<str>,
}

/// A list that takes the parameters of a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// The search of published sections.
    Search,
    /// The search at the editors' desk.
    DeskSearch,
    /// The Atom feed of a search.
    Feed,
}

impl List {
    fn path(self) -> &'static str {
        match self {
            List::Search => "search",
            List::DeskSearch => "desk/search",
            List::Feed => "feeds/published.atom",
        }
    }
}

impl Links {
    /// Creates URLs that begin with `public_url`: scheme, host and possibly a path. A trailing slash is removed.
    pub fn new(public_url: &str) -> Links {
        Links { public_url: public_url.trim_end_matches('/').into() }
    }

    /// Returns the prefix of all URLs.
    pub fn public_url(&self) -> &str {
        &self.public_url
    }

    /// Returns the path under which a proxy serves this service: `/acervo` for `https://example.org/acervo`, empty if
    /// there is none.
    pub fn public_path(&self) -> &str {
        let behind_the_scheme = self.public_url.split_once("://").map_or(&*self.public_url, |(_, rest)| rest);
        behind_the_scheme.find('/').map_or("", |at| &behind_the_scheme[at..])
    }

    /// Whether browsers access the service over HTTPS.
    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    /// Returns the URL of an API resource, given its path below `/api/v1/`.
    pub fn api(&self, path: &str) -> String {
        format!("{}/api/v1/{path}", self.public_url)
    }

    /// Returns the URL of a published section, for programs.
    pub fn published(&self, id: SectionId) -> String {
        self.api(&format!("published/{id}"))
    }

    /// Returns the URL of a section as its authors and editors see it, for programs.
    pub fn section(&self, id: SectionId) -> String {
        self.api(&format!("sections/{id}"))
    }

    /// Returns the URL of a list with these parameters, for programs.
    pub fn list<'a>(&self, list: List, parameters: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
        with_parameters(self.api(list.path()), parameters)
    }

    /// Returns the prefix of the IRIs of the thesaurus's own concepts.
    pub fn concepts(&self) -> String {
        self.api("thesaurus/")
    }

    /// Returns the URL of the description of a kind of problem.
    pub fn problem(&self, code: &str) -> String {
        format!("{}/api/problems#{code}", self.public_url)
    }

    /// Returns the URL of a page in a language, given its path below the language: `/search`.
    pub fn page(&self, language: UiLanguage, path: &str) -> String {
        format!("{}/{}{path}", self.public_url, language.code())
    }

    /// Returns the URL where people read a published section, in their own language: for citations and for whatever is
    /// read by people of different languages.
    pub fn published_page(&self, id: SectionId) -> String {
        format!("{}/practices/{id}", self.public_url)
    }

    /// Returns the URL where people read a published section in this language.
    pub fn published_page_in(&self, language: UiLanguage, id: SectionId) -> String {
        self.page(language, &format!("/practices/{id}"))
    }

    /// Returns the URL where people read about an edition, in their own language.
    pub fn edition_page(&self, id: EditionId) -> String {
        format!("{}/editions/{id}", self.public_url)
    }

    /// Returns the URL where people read about an edition in this language.
    pub fn edition_page_in(&self, language: UiLanguage, id: EditionId) -> String {
        self.page(language, &format!("/editions/{id}"))
    }

    /// Returns the URL where harvesters ask for records (OAI-PMH).
    pub fn harvest(&self) -> String {
        format!("{}/oai", self.public_url)
    }

    /// Returns the URL where its institution works on a section, in this language.
    pub fn work_page(&self, language: UiLanguage, id: SectionId) -> String {
        self.page(language, &format!("/work/{id}"))
    }

    /// Returns the URL where editors decide on a section, in this language.
    pub fn desk_page(&self, language: UiLanguage, id: SectionId) -> String {
        self.page(language, &format!("/desk/{id}"))
    }

    /// Returns the URL where people see their saved searches.
    pub fn saved_searches_page(&self, language: UiLanguage) -> String {
        self.page(language, "/account/searches")
    }

    /// Returns the URL where a person accepts an invitation. It contains the token, so it must not be logged.
    pub fn invitation_page(&self, language: UiLanguage, token: &str) -> String {
        self.page(language, &format!("/invitation?token={token}"))
    }

    /// Returns the URL where a person sets a new password. It contains the token, so it must not be logged.
    pub fn password_page(&self, language: UiLanguage, token: &str) -> String {
        self.page(language, &format!("/new-password?token={token}"))
    }

    /// Whether what browsers send cannot be read on the way: over HTTPS, or within one machine.
    pub fn are_protected(&self) -> bool {
        let rest = self.public_url.split_once("://").map_or("", |(_, rest)| rest);
        let host = rest.split('/').next().unwrap_or_default();
        // An IPv6 address is in brackets, so that the port can be told from it.
        let (name, _) = match host.strip_prefix('[') {
            Some(rest) => rest.split_once(']').unwrap_or((rest, "")),
            None => host.rsplit_once(':').unwrap_or((host, "")),
        };
        let is_loopback = name.parse::<IpAddr>().is_ok_and(|address| address.to_canonical().is_loopback());
        self.is_https() || is_loopback || name.eq_ignore_ascii_case("localhost")
    }
}

/// Returns a text as it is written in a query.
pub fn encoded(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

/// Returns an address with these parameters.
pub fn with_parameters<'a>(
    mut address: String,
    parameters: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> String {
    let mut separator = '?';
    for (name, value) in parameters {
        address.push(separator);
        address.extend([name, "="]);
        address.extend(utf8_percent_encode(value, RESERVED));
        separator = '&';
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_encoded_and_their_order_is_kept() {
        let links = Links::new("https://example.org/acervo/");
        let url = links.list(List::Search, [("q", "año & \"agua\""), ("country", "CO"), ("country", "~PE")]);
        let expected =
            "https://example.org/acervo/api/v1/search?q=a%C3%B1o%20%26%20%22agua%22&country=CO&country=~PE";
        assert_eq!(url, expected);
        assert_eq!(links.list(List::Feed, []), "https://example.org/acervo/api/v1/feeds/published.atom");
    }

    #[test]
    fn only_https_and_the_own_machine_are_protected() {
        for url in [
            "https://a.example",
            "http://127.0.0.1:8080",
            "http://[::1]:80/x",
            "http://LOCALHOST",
            "http://localhost:1",
        ] {
            assert!(Links::new(url).are_protected(), "{url}");
        }
        for url in [
            "http://0.0.0.0:8080",
            "http://a.example/https://",
            "http://[2001:db8::1]:1",
            "http://127.example",
            "",
        ] {
            assert!(!Links::new(url).are_protected(), "{url}");
        }
    }

    #[test]
    fn the_public_path_is_what_a_proxy_has_put_before_ours() {
        assert_eq!(Links::new("https://example.org/acervo").public_path(), "/acervo");
        assert_eq!(Links::new("https://example.org").public_path(), "");
        assert_eq!(Links::new("http://127.0.0.1:8080/").public_path(), "");
    }
}
