//! A letter, and its form in transit (RFC 5322, MIME).

use std::time::{Duration, SystemTime};

use lettre::message::header::{
    ContentTransferEncoding, ContentType, HeaderName, HeaderValue, MIME_VERSION_1_0,
};
use lettre::message::{Body, Mailbox, Message};

use crate::domain::account::email_address;
use crate::domain::ids::MailId;
use crate::domain::language::Language;
use crate::domain::letter::Failure;
use crate::domain::text::{tidied, turns_direction};
use crate::domain::time::Timestamp;

/// Maximum number of characters of a subject or of a recipient's name.
const MAX_HEADER: usize = 200;
/// Maximum number of bytes in a line (RFC 5322, 2.1.1). A longer word is sent encoded.
const LONGEST_LINE: usize = 998;

/// A letter to one person, as plain text. It may contain links that open an account, so it must never be printed to a
/// log.
#[derive(Clone, PartialEq, Eq)]
pub struct Letter {
    /// Identifies the letter; it stays the same if the letter is sent twice.
    pub id: MailId,
    /// When it was written. Unchanged if it is sent again later.
    pub written: Timestamp,
    /// The recipient's e-mail address.
    pub address: String,
    /// The recipient's name; may be empty.
    pub name: String,
    /// One line.
    pub subject: String,
    /// The text, with `\n` between lines. It may have any length; links are kept whole on their lines.
    pub text: String,
    /// The language of subject and text.
    pub language: Language,
}

/// Why a letter is not on its way.
#[derive(Debug, thiserror::Error)]
pub enum SendError {
    /// Trying again is useless: nobody has that address, or the letter itself is refused. With what the server said.
    #[error("refused for good: {1}")]
    Permanent(Failure, String),
    /// Worth trying again: the line, the server, the disk or the configuration is at fault.
    #[error("not sent this time: {0}")]
    Transient(String),
}

/// How the text is encoded for transfer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Transfer {
    /// Unencoded (8bit), so that links can be found in the file with a plain-text viewer or `grep`.
    Readable,
    /// Safe for every relay, including those limited to seven bits (7bit or quoted-printable).
    Everywhere,
}

impl Letter {
    /// Builds the message. `Permanent` if the address is not valid. It is parsed as on input, so that an address stored
    /// in another form is sent in the form that mail servers know.
    pub(super) fn message(&self, from: &Mailbox, transfer: Transfer) -> Result<Message, SendError> {
        let none = |why: &str| {
            SendError::Permanent(Failure::UnknownAddress, format!("the recipient's address: {why}"))
        };
        let address = email_address(&self.address).map_err(|code| none(code.name()))?;
        let address = address.parse().map_err(|_| none("not read by the mailer"))?;
        let name = one_line(&self.name);
        let seconds = self.written.micros().div_euclid(1_000_000).try_into().unwrap_or(0);
        Message::builder()
            .from(from.clone())
            .to(Mailbox::new((!name.is_empty()).then_some(name), address))
            .subject(one_line(&self.subject))
            .date(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))
            .message_id(Some(format!("<{}@{}>", self.id, from.email.domain())))
            .raw_header(header("Content-Language", self.language.as_str()))
            // RFC 3834: no out-of-office notice answers it.
            .raw_header(header("Auto-Submitted", "auto-generated"))
            .header(MIME_VERSION_1_0)
            .header(ContentType::TEXT_PLAIN)
            .body(body(&self.text, transfer))
            .map_err(|cause| SendError::Permanent(Failure::Refused, cause.to_string()))
    }
}

impl std::fmt::Debug for Letter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Letter({})", self.id)
    }
}

fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

/// Names and subjects are written by people; a line end in one of them would begin a new header field.
fn one_line(text: &str) -> String {
    tidied(text).chars().take(MAX_HEADER).collect()
}

fn body(text: &str, transfer: Transfer) -> Body {
    let text = in_lines(text);
    if transfer == Transfer::Readable && text.lines().all(|line| line.len() <= LONGEST_LINE) {
        // For 8bit, lettre refuses lines of 76 bytes or more; links are longer, which is permitted.
        let bytes = text.replace('\n', "\r\n").into_bytes();
        return Body::dangerous_pre_encoded(bytes, ContentTransferEncoding::EightBit);
    }
    Body::new(text)
}

/// Removes control characters and marks that change the text's direction, and breaks lines that are too long for
/// transfer at spaces, so that links stay whole. The result ends with a line end.
fn in_lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut lines = String::with_capacity(text.len() + 1);
    for mut line in text.trim_end().split('\n') {
        while line.len() > LONGEST_LINE {
            let end = line.floor_char_boundary(LONGEST_LINE);
            let Some(space) = line[..end].rfind(' ').or_else(|| line.find(' ')) else { break };
            push_line(&mut lines, &line[..space]);
            line = &line[space + 1..];
        }
        push_line(&mut lines, line);
    }
    lines
}

fn push_line(lines: &mut String, line: &str) {
    lines.extend(line.chars().filter(|c| (!c.is_control() || *c == '\t') && !turns_direction(*c)));
    lines.push('\n');
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::language::UiLanguage;

    pub(in crate::mail) fn letter() -> Letter {
        Letter {
            id: MailId::from_bytes([0x11; 16]),
            written: Timestamp::from_micros(1_743_580_800_000_001),
            address: "ximena@rree.example".into(),
            name: "Ximena Ñustes".into(),
            subject: "Invitación a escribir en el compendio".into(),
            text: "Buenos días, Ximena:\n\nhttps://acervo.example/invitacion?token=kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4kkPrK_qmxVWaYVA9wwBF6I\n".into(),
            language: Language::from(UiLanguage::Es),
        }
    }

    fn written(letter: &Letter, transfer: Transfer) -> String {
        let from = "Acervo <acervo@sela.example>".parse().unwrap();
        String::from_utf8(letter.message(&from, transfer).unwrap().formatted()).unwrap()
    }

    fn head(message: &str) -> Vec<&str> {
        message.split("\r\n\r\n").next().unwrap().split("\r\n").collect()
    }

    #[test]
    fn a_letter_has_the_headers_that_machines_and_people_go_by() {
        let message = written(&letter(), Transfer::Readable);
        let head = head(&message);
        for line in [
            "From: Acervo <acervo@sela.example>",
            "Date: Wed, 02 Apr 2025 08:00:00 +0000",
            "Message-ID: <11111111-1111-1111-1111-111111111111@sela.example>",
            "Content-Language: es",
            "Auto-Submitted: auto-generated",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: 8bit",
        ] {
            assert!(head.contains(&line), "{line} is missing in {message}");
        }
        assert!(
            message.contains(
                "Buenos días, Ximena:\r\n\r\nhttps://acervo.example/invitacion?token=kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4kkPrK_qmxVWaYVA9wwBF6I\r\n"
            )
        );
        assert_eq!(message, written(&letter(), Transfer::Readable), "the same letter is the same message");
    }

    #[test]
    fn a_letter_for_every_relay_has_seven_bits() {
        let message = written(&letter(), Transfer::Everywhere);
        assert!(message.is_ascii());
        assert!(head(&message).contains(&"Content-Transfer-Encoding: quoted-printable"));
    }

    #[test]
    fn line_ends_in_names_and_subjects_begin_no_header() {
        let letter = Letter {
            name: "Ana\r\nBcc: eve@example.org".into(),
            subject: "Hola\nBcc: eve@example.org\r\n\r\nI am the text".into(),
            ..letter()
        };
        let message = written(&letter, Transfer::Readable);
        assert!(head(&message).iter().all(|line| !line.starts_with("Bcc")), "{message}");
        assert!(message.contains("Subject: Hola Bcc: eve@example.org I am the text\r\n"));
    }

    proptest! {
        #[test]
        fn nothing_people_write_adds_a_header(name in "(\\PC|[\r\n\t\u{0}]){0,300}", subject in "(\\PC|[\r\n\u{b}\u{2028}]){0,300}") {
            let message = written(&Letter { name, subject, ..letter() }, Transfer::Readable);
            let names: Vec<_> = head(&message)
                .into_iter()
                .filter(|line| !line.starts_with([' ', '\t']))
                .map(|line| line.split(':').next().unwrap())
                .collect();
            prop_assert_eq!(names, [
                "From", "To", "Subject", "Date", "Message-ID", "Content-Language", "Auto-Submitted",
                "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
            ]);
        }

        #[test]
        fn whatever_the_text_no_line_is_too_long_and_links_stay_whole(words in proptest::collection::vec("\\PC{0,80}", 0..60)) {
            let link = "https://acervo.example/invitacion?token=kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4kkPrK_qmxVWaYVA9wwBF6I";
            let text = format!("{} {link} {}", words.join(" "), words.join(" "));
            let message = written(&Letter { text, ..letter() }, Transfer::Readable);
            prop_assert!(message.split("\r\n").all(|line| line.len() <= 998));
            prop_assert!(message.contains(link));
        }
    }

    #[test]
    fn a_word_too_long_for_a_line_travels_encoded() {
        let text = "x".repeat(2000);
        let message = written(&Letter { text, ..letter() }, Transfer::Readable);
        assert!(message.split("\r\n").all(|line| line.len() <= 78), "{message}");
    }

    #[test]
    fn an_address_that_is_none_is_refused_for_good() {
        let from: Mailbox = "acervo@sela.example".parse().unwrap();
        for address in [
            "",
            "ximena",
            "ximena@rree.example\r\nBcc: eve@example.org",
            "a@b.example, c@d.example",
            "a..b@c.example",
        ] {
            let letter = Letter { address: address.into(), ..letter() };
            let refused = letter.message(&from, Transfer::Readable);
            assert!(matches!(refused, Err(SendError::Permanent(Failure::UnknownAddress, _))), "{address}");
        }
    }

    #[test]
    fn an_address_that_was_stored_with_letters_in_its_domain_travels_as_mail_servers_know_it() {
        let letter = Letter { address: "Ximena@Cancillería.example".into(), ..letter() };
        let message = written(&letter, Transfer::Everywhere);
        assert!(message.contains("<ximena@xn--cancillera-s8a.example>"), "{message}");
    }

    #[test]
    fn what_turns_the_direction_of_a_text_is_taken_out() {
        let letter = Letter {
            subject: "a\u{202e}b\u{200b}".into(),
            text: "c\u{2066}d\u{202e}\u{7}e\n".into(),
            ..letter()
        };
        let message = written(&letter, Transfer::Readable);
        assert!(message.contains("Subject: ab\r\n") && message.ends_with("\r\ncde\r\n"), "{message}");
    }

    #[test]
    fn printing_a_letter_shows_neither_link_nor_address() {
        assert_eq!(format!("{:?}", letter()), "Letter(11111111-1111-1111-1111-111111111111)");
    }
}
