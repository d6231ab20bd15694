//! Forms that were sent after their session had ended: what was typed is kept in the page for signing in, and can be
//! sent afterwards.

use askama::Template;

use super::address;
use super::form::Fields;
use super::head::{Head, Place};
use super::page::Page;
use crate::http::answer::HandlerResult;

/// The prefix of the fields with what was typed.
const KEPT: &str = "kept:";
/// The field with the path to which it was sent.
const KEPT_FOR: &str = "kept_for";
/// Forms that belong to nobody's session: whoever sent one fills it in once more.
const WITHOUT_SESSION: [&str; 3] = ["/sign-in", "/sign-out", "/forgotten-password"];

/// A form that was sent after its session had ended; empty if there is none.
#[derive(Default)]
pub struct Kept {
    /// The names and values of its fields.
    pub fields: Vec<(String, String)>,
    /// The path to which it was sent, below the language; empty if nothing is kept.
    pub path: String,
}

/// Maximum number of bytes that are kept. The page repeats them, escaped, and no text of a section is as long.
const MOST_KEPT: usize = 1024 * 1024;

#[derive(Template)]
#[template(path = "sign_in_resume.html")]
struct ResumePage<'a> {
    page: &'a Page,
    kept: &'a Kept,
    typed: Vec<&'a str>,
}

impl Kept {
    /// Takes what the page for signing in carried along.
    pub fn take(fields: &mut Fields) -> Kept {
        Kept { path: fields.take(KEPT_FOR), fields: fields.take_prefixed(KEPT) }
    }

    /// Keeps a form that was just sent to this page, without passwords and tokens; nothing if it belongs to nobody's
    /// session.
    pub fn of(page: &Page, fields: &Fields) -> Kept {
        if WITHOUT_SESSION.contains(&page.path.as_str()) || address::carries_token(&page.path) {
            return Kept::default();
        }
        if fields.of_people().map(|(name, value)| name.len() + value.len()).sum::<usize>() > MOST_KEPT {
            return Kept::default();
        }
        // What is named so in a practice is no secret.
        let is_secret =
            |name: &str| !name.starts_with('/') && (name.contains("password") || name.contains("token"));
        let typed = fields.of_people().filter(|(name, _)| !is_secret(name));
        let typed = typed.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let query = if page.query.is_empty() { String::new() } else { format!("?{}", page.query) };
        Kept { fields: typed.collect(), path: format!("{}{query}", page.path) }
    }

    /// Whether nothing is kept.
    pub fn is_empty(&self) -> bool {
        self.path.is_empty()
    }

    /// Shows what was typed, to be sent now that the person is signed in.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn resume(&self, page: &Page) -> HandlerResult {
        // Values that were chosen or that the page itself had put in are codes, which say nothing to a person.
        let typed = self.fields.iter().filter(|(name, value)| {
            let is_text = value.trim().contains(char::is_whitespace);
            let is_title = ["name", "title", "q"].iter().any(|end| name.rsplit('/').next() == Some(end));
            (is_text || is_title) && !value.trim().is_empty()
        });
        let typed = typed.map(|(_, value)| value.as_str()).collect();
        let head = Head::unlisted(page.say("resume-title"), Place::Account);
        page.render(&head, &ResumePage { page, kept: self, typed })
    }
}
