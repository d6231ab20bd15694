//! Mails as received.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::app::TestApp;

/// A parsed mail.
#[derive(Debug)]
pub struct Letter {
    fields: Vec<(String, String)>,
    pub text: String,
}

impl Letter {
    pub fn parse(raw: &str) -> Letter {
        let (head, text) = raw.split_once("\n\n").expect("header fields, an empty line, a text");
        let unfolded = head.replace("\n ", " ").replace("\n\t", " ");
        let fields = unfolded.lines().map(|line| {
            let (name, value) = line.split_once(':').expect("a header field");
            (name.to_ascii_lowercase(), decoded(value.trim()))
        });
        Letter { fields: fields.collect(), text: text.to_owned() }
    }

    pub fn field(&self, name: &str) -> &str {
        let found = self.fields.iter().find(|(named, _)| named == name);
        found.map_or("", |(_, value)| value.as_str())
    }

    /// The recipient's address.
    pub fn to(&self) -> &str {
        let to = self.field("to");
        to.rsplit_once('<').map_or(to, |(_, address)| address.trim_end_matches('>'))
    }

    /// The URL in its text, which is on a line of its own.
    pub fn link(&self) -> &str {
        self.text.lines().find(|line| line.starts_with("http")).expect("a link on a line of its own")
    }

    /// The token in that URL.
    pub fn token(&self) -> &str {
        self.link().split_once("?token=").expect("a token in the link").1
    }
}

/// Decodes the encoded words of a header (RFC 2047). Adjacent ones form a single text.
fn decoded(value: &str) -> String {
    let mut text = String::new();
    let mut after_encoded = false;
    for word in value.split(' ') {
        let encoded = word.strip_prefix("=?utf-8?b?").and_then(|word| word.strip_suffix("?="));
        let between_encoded = after_encoded && encoded.is_some();
        if !text.is_empty() && !between_encoded {
            text.push(' ');
        }
        match encoded {
            Some(encoded) => text.push_str(&String::from_utf8(STANDARD.decode(encoded).unwrap()).unwrap()),
            None => text.push_str(word),
        }
        after_encoded = encoded.is_some();
    }
    text
}

impl TestApp {
    /// The mails to a person, oldest first.
    pub fn letters_to(&self, name: &str) -> Vec<Letter> {
        self.settle();
        let address = TestApp::email(name);
        let all = self.mails().into_iter().map(|raw| Letter::parse(&raw));
        all.filter(|letter| letter.to() == address).collect()
    }

    /// The latest mail to a person.
    #[track_caller]
    pub fn letter_to(&self, name: &str) -> Letter {
        self.letters_to(name).pop().unwrap_or_else(|| panic!("no letter to {name}"))
    }
}
