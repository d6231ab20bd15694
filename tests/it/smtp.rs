//! Sending mails by SMTP, to a small server that records what it receives.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use serde_json::json;

use crate::app::{Client, TestApp};

/// What to refuse: the beginning of a line, and the reply to it.
type Refusal = Arc<Mutex<Option<(&'static str, &'static str)>>>;

/// A mail server that accepts everything except what it was told to refuse.
struct Sink {
    port: u16,
    heard: Arc<Mutex<Vec<String>>>,
    refusal: Refusal,
}

impl Sink {
    fn start() -> Sink {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let sink = Sink { port, heard: Arc::default(), refusal: Refusal::default() };
        let (heard, refusal) = (sink.heard.clone(), sink.refusal.clone());
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let (heard, refusal) = (heard.clone(), refusal.clone());
                std::thread::spawn(move || talk(stream.unwrap(), &heard, &refusal));
            }
        });
        sink
    }

    fn refuse(&self, refusal: Option<(&'static str, &'static str)>) {
        *self.refusal.lock().unwrap() = refusal;
    }

    /// The lines received that begin with this text.
    fn heard(&self, beginning: &str) -> Vec<String> {
        let heard = self.heard.lock().unwrap();
        heard.iter().filter(|line| line.starts_with(beginning)).cloned().collect()
    }
}

fn talk(mut stream: TcpStream, heard: &Mutex<Vec<String>>, refusal: &Refusal) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
    write!(stream, "220 sink\r\n").unwrap();
    while let Some(Ok(line)) = lines.next() {
        let refused =
            refusal.lock().unwrap().filter(|(start, _)| line.starts_with(start)).map(|(_, answer)| answer);
        heard.lock().unwrap().push(line.clone());
        let answer = match (refused, line.get(..4).unwrap_or_default()) {
            (Some(answer), _) => answer,
            (None, "EHLO") => "250 sink",
            (None, "DATA") => {
                write!(stream, "354 go on\r\n").unwrap();
                let text: Vec<String> =
                    lines.by_ref().map_while(Result::ok).take_while(|line| line != ".").collect();
                heard.lock().unwrap().push(text.join("\n"));
                "250 kept"
            }
            (None, "QUIT") => "221 bye",
            (None, _) => "250 yes",
        };
        if write!(stream, "{answer}\r\n").is_err() {
            return;
        }
    }
}

fn connect(app: &mut TestApp) -> Sink {
    let sink = Sink::start();
    let url = format!("smtp://127.0.0.1:{}", sink.port);
    app.start_again_with(|config| {
        config.mail.smtp_url = url;
        config.mail.from = "Acervo <acervo@sela.example>".to_owned();
    });
    sink
}

async fn invite(root: &Client, name: &str) {
    let body = json!({"email": TestApp::email(name), "role": "editor", "language": "es"});
    root.post("/api/v1/invitations", body).await.ok();
}

/// The number of mails waiting, and the number of mails abandoned.
fn counts(app: &TestApp) -> (i64, i64) {
    app.app().core.store.read(|db| db.mail_counts()).unwrap()
}

stories! {
    async fn a_mail_is_handed_to_the_server_with_its_link(app) {
        let sink = connect(&mut app);
        let root = app.administrator("root").await;
        invite(&root, "eva").await;
        app.settle();
        assert_eq!(sink.heard("MAIL FROM:"), ["MAIL FROM:<acervo@sela.example>"]);
        assert_eq!(sink.heard("RCPT TO:"), ["RCPT TO:<eva@example.org>"]);
        let heard = sink.heard.lock().unwrap().clone();
        let text = heard.iter().find(|entry| entry.contains("Message-ID")).unwrap().replace("=\n", "").replace("=3D", "=");
        let link = app.url("/es/invitation?token=");
        assert!(text.contains(&link), "{text}");
        let token: String = text.split(&link).nth(1).unwrap().split_whitespace().next().unwrap().to_owned();
        let body = json!({"token": token, "name": "Eva", "password": crate::app::PASSWORD, "language": "es"});
        app.anonymous().post("/api/v1/auth/accept-invitation", body).await.ok();
        assert_eq!(app.mails().len(), 0, "nothing is filed");
    }

    async fn a_mail_that_did_not_get_through_is_tried_again_later_and_arrives_once(app) {
        let sink = connect(&mut app);
        let root = app.administrator("root").await;
        sink.refuse(Some(("DATA", "451 4.3.0 try later")));
        invite(&root, "eva").await;
        app.settle();
        assert_eq!((sink.heard("DATA").len(), counts(&app)), (1, (1, 0)));
        app.clock.advance(60);
        app.settle();
        assert_eq!(sink.heard("DATA").len(), 2);

        sink.refuse(None);
        app.clock.advance(60);
        app.settle();
        assert_eq!(sink.heard("DATA").len(), 2, "the wait doubles");
        app.clock.advance(60);
        app.settle();
        assert_eq!((sink.heard("DATA").len(), counts(&app)), (3, (0, 0)));
        app.clock.advance(24 * 60 * 60);
        app.settle();
        assert_eq!(sink.heard("DATA").len(), 3);
    }

    async fn a_mail_that_is_refused_for_good_is_given_up_and_holds_up_no_other(app) {
        let sink = connect(&mut app);
        let root = app.administrator("root").await;
        sink.refuse(Some(("RCPT TO:<nadie@", "550 5.1.1 no such user")));
        invite(&root, "nadie").await;
        invite(&root, "eva").await;
        app.settle();
        assert_eq!((sink.heard("RCPT TO:<eva@").len(), counts(&app)), (1, (0, 1)));
        app.clock.advance(24 * 60 * 60);
        app.settle();
        assert_eq!(sink.heard("RCPT TO:<nadie@").len(), 1);
    }

    async fn a_letter_that_was_given_up_shows_on_its_invitation_and_is_told_to_the_inviter(app) {
        let sink = connect(&mut app);
        let root = app.administrator("root").await;
        let letter = async |name: &str| {
            let list = root.get("/api/v1/invitations").await.ok();
            let email = TestApp::email(name);
            let found = list["items"].as_array().unwrap().iter().find(|one| one["email"] == email.as_str()).unwrap().clone();
            assert!(!found.to_string().contains("secret words"), "{found}");
            found["letter"].clone()
        };
        for (name, answer, failure) in [
            ("nadie", "550 5.1.1 secret words", "unknown_address"),
            ("otra", "550 5.7.1 secret words", "refused"),
        ] {
            sink.refuse(Some((["RCPT TO:<nadie@", "RCPT TO:<otra@"][usize::from(name == "otra")], answer)));
            invite(&root, name).await;
            assert_eq!(letter(name).await["state"], "waiting");
            app.settle();
            assert_eq!(letter(name).await, json!({"state": "given_up", "sent_at": null, "failure": failure}));
        }
        assert_eq!(sink.heard("RCPT TO:<root@").len(), 2);
        let heard = sink.heard.lock().unwrap().join("\n").replace("=\n", "");
        assert!(heard.contains("nadie@example.org") && !heard.contains("secret words"), "{heard}");

        // A person invited again is sent another mail, though it is not long after.
        sink.refuse(None);
        invite(&root, "nadie").await;
        app.settle();
        assert_eq!(letter("nadie").await, json!({"state": "sent", "sent_at": "2026-03-02T09:00:00.000000Z", "failure": null}));
    }

    async fn a_mail_server_that_is_away_keeps_no_one_from_working(app) {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        app.start_again_with(|config| config.mail.smtp_url = format!("smtp://127.0.0.1:{port}"));
        let root = app.administrator("root").await;
        invite(&root, "eva").await;
        app.settle();
        assert_eq!(counts(&app), (1, 0));
        for _ in 0..30 {
            app.clock.advance(24 * 60 * 60);
            app.settle();
        }
        assert_eq!(counts(&app), (0, 2), "after twelve attempts it is given up, and so is what tells of that");
        app.start_again();
        let list = app.log_in("root").await.get("/api/v1/invitations").await.ok();
        assert_eq!(list["items"][0]["letter"]["failure"], "not_reached");
    }
}
