//! Sending by SMTP.

use std::net::IpAddr;
use std::time::Duration;

use lettre::transport::smtp::PoolConfig;
use lettre::transport::smtp::authentication::Credentials;
use lettre::{Message, SmtpTransport, Transport};
use secrecy::{ExposeSecret, SecretString};

use super::letter::SendError;
use crate::domain::letter::Failure;
use crate::error::{Error, Result};

/// Where and how letters are handed over.
#[derive(Clone, Debug)]
pub struct SmtpConfig {
    /// `smtps://HOST[:465]` (TLS), `smtp+starttls://HOST[:587]` (TLS is required) or `smtp://HOST[:25]` (unencrypted:
    /// for a relay on the same machine or network).
    pub url: String,
    /// The account on the server, if it requires one.
    pub user: Option<String>,
    /// Its password.
    pub password: Option<SecretString>,
    /// How long to wait for the server at each step.
    pub timeout: Duration,
}

/// Builds the transport from the configuration. `Internal`, saying what to fix, if the configuration cannot work.
pub(super) fn transport(config: &SmtpConfig) -> Result<SmtpTransport> {
    let wrong = |why: &str| Error::internal(format!("the URL of the SMTP server {why}"));
    let (scheme, rest) = config.url.split_once("://").ok_or_else(|| wrong("has no scheme"))?;
    if rest.contains('@') {
        return Err(wrong(
            "has credentials in it: configure user and password apart, they stay secret there",
        ));
    }
    if rest.contains(['?', '#']) {
        return Err(wrong("has more than scheme, host and port"));
    }
    let url = match scheme {
        "smtps" | "smtp" => config.url.clone(),
        "smtp+starttls" => format!("smtp://{}?tls=required", rest),
        _ => return Err(wrong("begins with none of smtps, smtp+starttls, smtp")),
    };
    let mut builder = SmtpTransport::from_url(&url)
        .map_err(|cause| wrong(&format!("cannot be used: {cause}")))?
        .timeout(Some(config.timeout))
        // One thread sends; a second connection helps when the first has just been lost.
        .pool_config(PoolConfig::new().max_size(2));
    match (&config.user, &config.password) {
        (Some(user), Some(password)) => {
            if scheme == "smtp" && !is_here(rest) {
                return Err(wrong("would carry the password in the open: take smtps or smtp+starttls"));
            }
            builder =
                builder.credentials(Credentials::new(user.clone(), password.expose_secret().to_owned()));
        }
        (None, None) => {}
        _ => return Err(Error::internal("the SMTP server has a user or a password, but not both")),
    }
    Ok(builder.build())
}

/// Sends a message.
pub(super) fn send(transport: &SmtpTransport, message: &Message) -> Result<(), SendError> {
    // Failures before the letter is sent (connection, TLS, our password) are never the letter's fault, even if the
    // server replies with 5xx.
    match transport.test_connection() {
        Ok(true) => {}
        Ok(false) => return Err(SendError::Transient("the server hung up".into())),
        Err(cause) => return Err(SendError::Transient(cause.to_string())),
    }
    match transport.send(message) {
        Ok(_) => Ok(()),
        // A client error here means an address that needs SMTPUTF8 on a server that does not support it.
        Err(cause) if cause.is_permanent() || cause.is_client() => {
            let why = cause.to_string();
            Err(SendError::Permanent(failure(cause.status().map(u16::from), &why), why))
        }
        Err(cause) => Err(SendError::Transient(cause.to_string())),
    }
}

/// Classifies a refusal: by its enhanced status code (RFC 3463) if it has one, where `5.1` is about addresses,
/// otherwise by the reply code (RFC 5321, 4.2.3), where `550`, `551` and `553` are about mailboxes.
fn failure(code: Option<u16>, why: &str) -> Failure {
    let words = why.split(|c: char| c.is_whitespace() || matches!(c, ':' | '(' | ')'));
    let subject = words.filter_map(|word| word.strip_prefix("5.")).find_map(|rest| {
        let (subject, detail) = rest.split_once('.')?;
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        (digits(subject) && digits(detail)).then_some(subject)
    });
    match (subject, code) {
        (Some("1"), _) | (None, Some(550 | 551 | 553) | None) => Failure::UnknownAddress,
        _ => Failure::Refused,
    }
}

/// Returns whether the host after `smtp://` is this machine.
fn is_here(rest: &str) -> bool {
    let authority = rest.split('/').next().unwrap_or(rest);
    let host = match authority.strip_prefix('[') {
        Some(bracketed) => bracketed.split(']').next().unwrap_or(bracketed),
        None => authority.split(':').next().unwrap_or(authority),
    };
    host.eq_ignore_ascii_case("localhost") || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead, BufReader, Write};
    use std::net::{TcpListener, TcpStream};
    use std::sync::{Arc, Mutex};

    use super::super::letter::tests::letter;
    use super::super::{Letter, Mailer};
    use super::*;

    /// A server that accepts everything except what it was told to refuse, and records what it receives.
    struct Sink {
        port: u16,
        heard: Arc<Mutex<Vec<String>>>,
    }

    impl Sink {
        fn start(offers: &'static [&'static str], refuses: &'static [(&'static str, &'static str)]) -> Sink {
            let listener = TcpListener::bind("127.0.0.1:0").unwrap();
            let port = listener.local_addr().unwrap().port();
            let heard = Arc::new(Mutex::new(Vec::new()));
            let noted = heard.clone();
            std::thread::spawn(move || {
                for stream in listener.incoming() {
                    let noted = noted.clone();
                    std::thread::spawn(move || talk(stream.unwrap(), offers, refuses, &noted));
                }
            });
            Sink { port, heard }
        }

        fn config(&self) -> SmtpConfig {
            let url = format!("smtp://127.0.0.1:{}", self.port);
            SmtpConfig { url, user: None, password: None, timeout: Duration::from_secs(20) }
        }

        fn mailer(&self) -> Mailer {
            Mailer::smtp(&self.config(), "Acervo <acervo@sela.example>").unwrap()
        }

        fn heard(&self) -> Vec<String> {
            self.heard.lock().unwrap().clone()
        }
    }

    fn talk(mut stream: TcpStream, offers: &[&str], refuses: &[(&str, &str)], noted: &Mutex<Vec<String>>) {
        let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
        let refusal = |line: &str| refuses.iter().find(|(start, _)| line.starts_with(start)).map(|r| r.1);
        let greeting = refusal("").unwrap_or("220 sink");
        write!(stream, "{greeting}\r\n").unwrap();
        while let Some(Ok(line)) = lines.next() {
            noted.lock().unwrap().push(line.clone());
            let answer = match (refusal(&line), &line[..4.min(line.len())]) {
                (Some(refusal), _) => refusal.to_owned(),
                (None, "EHLO") => {
                    let offered: String = offers.iter().map(|offer| format!("250-{offer}\r\n")).collect();
                    format!("250-sink\r\n{offered}250 HELP")
                }
                (None, "AUTH") => "235 welcome".into(),
                (None, "DATA") => {
                    write!(stream, "354 go on\r\n").unwrap();
                    let text: Vec<String> =
                        lines.by_ref().map_while(Result::ok).take_while(|line| line != ".").collect();
                    noted.lock().unwrap().push(text.join("\n"));
                    "250 kept".into()
                }
                (None, "QUIT") => "221 bye".into(),
                (None, _) => "250 yes".into(),
            };
            if write!(stream, "{answer}\r\n").is_err() {
                return;
            }
        }
    }

    #[test]
    fn a_letter_reaches_the_server_with_its_link_to_be_read_by_any_reader() {
        let sink = Sink::start(&[], &[]);
        let mailer = sink.mailer();
        mailer.send(&letter()).unwrap();
        mailer.send(&letter()).unwrap();
        let heard = sink.heard();
        assert!(heard.contains(&"MAIL FROM:<acervo@sela.example>".to_owned()), "{heard:?}");
        assert!(heard.contains(&"RCPT TO:<ximena@rree.example>".to_owned()));
        let texts: Vec<_> = heard.iter().filter(|entry| entry.contains("Message-ID")).collect();
        assert_eq!(texts.len(), 2);
        assert_eq!(texts[0], texts[1], "the same letter is the same message");
        // Quoted-printable (RFC 2045, 6.7): an equals sign marks a soft line break or begins an encoded byte.
        let read = texts[0].replace("=\n", "").replace("=3D", "=");
        assert!(letter().text.lines().all(|line| !line.is_ascii() || read.contains(line)), "{read}");
        assert_eq!(heard.iter().filter(|entry| entry.starts_with("EHLO")).count(), 1, "one connection");
    }

    fn outcome(refuses: &'static [(&'static str, &'static str)]) -> SendError {
        Sink::start(&[], refuses).mailer().send(&letter()).unwrap_err()
    }

    #[test]
    fn a_recipient_whom_nobody_knows_is_refused_for_good() {
        for (line, answer, failure) in [
            ("RCPT", "550 5.1.1 no such user", Failure::UnknownAddress),
            ("RCPT", "550 no such user", Failure::UnknownAddress),
            ("RCPT", "550 5.7.1 you are on a list", Failure::Refused),
            ("DATA", "554 5.6.0 not that", Failure::Refused),
            ("DATA", "552 too much", Failure::Refused),
        ] {
            let SendError::Permanent(found, why) = outcome(&*Vec::leak(vec![(line, answer)])) else {
                panic!("{answer} was not for good")
            };
            assert_eq!(found, failure, "{why}");
        }
    }

    #[test]
    fn a_mailbox_that_is_full_or_busy_is_worth_another_try() {
        assert!(matches!(outcome(&[("RCPT", "452 4.2.2 mailbox full")]), SendError::Transient(_)));
        assert!(matches!(outcome(&[("DATA", "451 4.3.0 try later")]), SendError::Transient(_)));
    }

    #[test]
    fn a_server_that_wants_nobody_in_is_not_the_letters_fault() {
        assert!(matches!(outcome(&[("", "554 5.3.2 closed")]), SendError::Transient(_)));
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let nobody = Sink { port, heard: Arc::default() };
        assert!(matches!(nobody.mailer().send(&letter()), Err(SendError::Transient(_))));
    }

    #[test]
    fn a_wrong_password_of_ours_is_not_the_letters_fault() {
        let sink = Sink::start(&["AUTH PLAIN"], &[("AUTH", "535 5.7.8 wrong password")]);
        let config = SmtpConfig {
            user: Some("acervo".into()),
            password: Some("do-not-print".into()),
            ..sink.config()
        };
        assert!(!format!("{config:?}").contains("do-not-print"));
        let mailer = Mailer::smtp(&config, "acervo@sela.example").unwrap();
        assert!(!format!("{mailer:?}").contains("do-not-print"));
        let error = mailer.send(&letter()).unwrap_err();
        assert!(matches!(error, SendError::Transient(_)), "{error}");
        assert!(sink.heard().iter().any(|line| line.starts_with("AUTH PLAIN ")));
    }

    #[test]
    fn without_the_encryption_asked_for_nothing_is_sent() {
        let sink = Sink::start(&[], &[]);
        let url = format!("smtp+starttls://127.0.0.1:{}", sink.port);
        let mailer = Mailer::smtp(&SmtpConfig { url, ..sink.config() }, "acervo@sela.example").unwrap();
        assert!(matches!(mailer.send(&letter()), Err(SendError::Transient(_))));
        assert!(sink.heard().iter().all(|line| !line.starts_with("MAIL")));
    }

    #[test]
    fn an_address_that_the_server_cannot_spell_is_refused_for_good() {
        let letter = Letter { address: "ñandú@rree.example".into(), ..letter() };
        let error = Sink::start(&[], &[]).mailer().send(&letter).unwrap_err();
        assert!(matches!(error, SendError::Permanent(Failure::UnknownAddress, _)), "{error}");
    }

    #[test]
    fn a_configuration_that_cannot_work_or_would_betray_a_password_shows_at_the_start() {
        let config = |url: &str, password: bool| SmtpConfig {
            url: url.into(),
            user: password.then(|| "acervo".into()),
            password: password.then(|| "do-not-print".into()),
            timeout: Duration::from_secs(1),
        };
        let accepted = |url, password| transport(&config(url, password)).is_ok();
        for url in [
            "smtps://mail.example",
            "smtp+starttls://mail.example:587",
            "smtp://localhost:25",
            "smtp://[::1]",
        ] {
            assert!(accepted(url, true), "{url}");
        }
        assert!(accepted("smtp://relay.example", false));
        assert!(!accepted("smtp://relay.example", true), "a password in the open");
        for url in [
            "mail.example",
            "http://mail.example",
            "smtps://",
            "smtps://u:p@mail.example",
            "smtp://m.example?tls=opportunistic",
        ] {
            let error = transport(&config(url, false)).unwrap_err();
            assert!(!error.to_string().contains("u:p"), "{error}");
        }
        let half = SmtpConfig { user: None, ..config("smtps://mail.example", true) };
        assert!(transport(&half).is_err());
    }
}
