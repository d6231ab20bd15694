//! Addresses: every absolute address that leaves the service is made here, so that it is decided in one place where a
//! letter, a feed, an export or a `Location` leads.

use std::sync::Arc;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::ids::SectionId;

/// What stands in a query as it is (RFC 3986, 2.3: unreserved characters); all else is percent-encoded.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Makes addresses below the address that the service has on the network.
#[derive(Clone, Debug)]
pub struct Links {
    public_url: Arc<str>,
}

/// A list that answers the parameters of a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// The search among published sections.
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
    /// Addresses that begin with `public_url`: scheme, host and perhaps a path, without a slash at the end.
    pub fn new(public_url: &str) -> Links {
        Links { public_url: public_url.trim_end_matches('/').into() }
    }

    /// What all addresses begin with.
    pub fn public_url(&self) -> &str {
        &self.public_url
    }

    /// The path that a proxy has given the service: `/acervo` of `https://example.org/acervo`, else nothing.
    pub fn public_path(&self) -> &str {
        let behind_the_scheme = self.public_url.split_once("://").map_or(&*self.public_url, |(_, rest)| rest);
        behind_the_scheme.find('/').map_or("", |at| &behind_the_scheme[at..])
    }

    /// Whether browsers reach the service by HTTPS.
    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    /// A resource of the API, by its path below `/api/v1/`.
    pub fn api(&self, path: &str) -> String {
        format!("{}/api/v1/{path}", self.public_url)
    }

    /// A published section, for programs.
    pub fn published(&self, id: SectionId) -> String {
        self.api(&format!("published/{id}"))
    }

    /// A section as those see it who write and decide, for programs.
    pub fn section(&self, id: SectionId) -> String {
        self.api(&format!("sections/{id}"))
    }

    /// A list by the parameters that ask for it, for programs.
    pub fn list<'a>(&self, list: List, parameters: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
        let mut url = self.api(list.path());
        let mut separator = '?';
        for (name, value) in parameters {
            url.push(separator);
            url.extend([name, "="]);
            url.extend(utf8_percent_encode(value, RESERVED));
            separator = '&';
        }
        url
    }

    /// What the IRIs of the thesaurus's own concepts begin with.
    pub fn concepts(&self) -> String {
        self.api("thesaurus/")
    }

    /// The description of a kind of problem.
    pub fn problem(&self, code: &str) -> String {
        format!("{}/api/problems#{code}", self.public_url)
    }

    /// Where people read a published section.
    pub fn published_page(&self, id: SectionId) -> String {
        self.published(id)
    }

    /// Where people work on a section.
    pub fn section_page(&self, id: SectionId) -> String {
        self.section(id)
    }

    /// Where people see the searches that they saved.
    pub fn saved_searches_page(&self) -> String {
        self.api("me/searches")
    }

    /// Where somebody accepts an invitation. The token is part of the address, so it must not be logged.
    pub fn invitation_page(&self, token: &str) -> String {
        format!("{}/accept-invitation?token={token}", self.public_url)
    }

    /// Where somebody sets a new password. The token is part of the address, so it must not be logged.
    pub fn password_page(&self, token: &str) -> String {
        format!("{}/reset-password?token={token}", self.public_url)
    }
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
    fn the_public_path_is_what_a_proxy_has_put_before_ours() {
        assert_eq!(Links::new("https://example.org/acervo").public_path(), "/acervo");
        assert_eq!(Links::new("https://example.org").public_path(), "");
        assert_eq!(Links::new("http://127.0.0.1:8080/").public_path(), "");
    }
}
