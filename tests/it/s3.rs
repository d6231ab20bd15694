//! Files in storage that is compatible with Amazon S3: where they are, and what happens while it cannot be reached. The
//! stories about files themselves run there as well: `tests/with-s3 cargo test --features s3 --test it attachments::`.

use std::io;
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use acervo::app::{App, Followers, editions, links};
use acervo::auth::Passwords;
use acervo::auth::passwords::QUEUE;
use acervo::domain::account::Role;
use acervo::error::{Code, Error};
use acervo::services::Context;
use acervo::services::editions::VerifiedEdition;
use reqwest::Method;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use crate::app::{CHEAP, COMPENDIUM, Client, Reply, TestApp, waiting};
use crate::attached::{attach, attached, form, id_of, list, photograph, png, save, sha256};
use crate::editions::{frozen, path};

/// A line to the storage that can be cut: connections end, and new ones end at once.
struct Line {
    address: String,
    is_cut: Arc<AtomicBool>,
    ends: Arc<Mutex<Vec<TcpStream>>>,
}

impl Line {
    fn to(endpoint: &str) -> Line {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let line = Line {
            address: format!("http://{}", listener.local_addr().unwrap()),
            is_cut: Arc::default(),
            ends: Arc::default(),
        };
        let far = endpoint.strip_prefix("http://").unwrap().to_owned();
        let (is_cut, ends) = (line.is_cut.clone(), line.ends.clone());
        std::thread::spawn(move || {
            for near in listener.incoming() {
                let near = near.unwrap();
                if !is_cut.load(Ordering::SeqCst) {
                    let far = TcpStream::connect(&far).unwrap();
                    let again = |end: &TcpStream| end.try_clone().unwrap();
                    ends.lock().unwrap().extend([again(&near), again(&far)]);
                    pass_on(again(&near), again(&far));
                    pass_on(far, near);
                }
            }
        });
        line
    }

    fn cut(&self) {
        self.is_cut.store(true, Ordering::SeqCst);
        for end in self.ends.lock().unwrap().drain(..) {
            // It may have ended by itself.
            let _ = end.shutdown(Shutdown::Both);
        }
    }

    fn mend(&self) {
        self.is_cut.store(false, Ordering::SeqCst);
    }
}

fn pass_on(mut from: TcpStream, mut into: TcpStream) {
    std::thread::spawn(move || {
        // However a connection ends, the other one ends as well.
        let _ = io::copy(&mut from, &mut into);
        let _ = into.shutdown(Shutdown::Both);
    });
}

/// Has the service reach the storage over a line that can be cut.
fn over_a_line(app: &mut TestApp) -> Line {
    let line = Line::to(&app.config().s3.endpoint);
    let address = line.address.clone();
    app.start_again_with(|config| config.s3.endpoint = address);
    line
}

/// Asks the storage itself about the file with this hash.
async fn object(
    app: &TestApp,
    endpoint: &str,
    method: Method,
    hash: &str,
    body: Vec<u8>,
) -> reqwest::Response {
    let name = format!("{}/{}/{}", app.config().s3.prefix, &hash[..2], &hash[2..]);
    let request = reqwest::Client::new().request(method, format!("{endpoint}/acervo/{name}"));
    // moto asks for a signature, and does not check it.
    let signed =
        "AWS4-HMAC-SHA256 Credential=key/20260302/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0";
    request.header("authorization", signed).body(body).send().await.unwrap()
}

/// Verifies an edition as the command does.
fn verified(app: &TestApp, edition: &str) -> Result<VerifiedEdition, Error> {
    let app = app.app();
    waiting(|| {
        editions(&app.core, &links(&app.core.config, app.address))?.verify(&Context::system(), edition)
    })
}

/// A comma-separated file of nearly this many bytes.
fn table(bytes: usize) -> Vec<u8> {
    let row = b"pais,ano,personas\n";
    row.repeat(bytes / row.len())
}

fn report(text: &str) -> Form {
    Form::new()
        .text("compendium", COMPENDIUM)
        .text("chapter", "consular-cooperation")
        .text("institution", "mre-co")
        .text("language", "es")
        .part("file", Part::bytes(text.as_bytes().to_vec()).file_name("informe.md"))
}

async fn import(who: &Client, form: Form) -> Reply {
    Client::send(who.request(Method::POST, "/api/v1/sections/import").multipart(form)).await
}

/// Whether storage is reported to answer, ten seconds after somebody has asked last.
async fn files_are(app: &TestApp) -> (u16, Value, Value) {
    app.clock.advance(11);
    let reply = app.anonymous().get("/readyz").await;
    (reply.status.as_u16(), reply.json()["status"].clone(), reply.json()["files"].clone())
}

stories! {
    async fn uploaded_files_are_in_the_bucket_and_nowhere_else(app) {
        let endpoint = app.config().s3.endpoint.clone();
        let ana = app.author("ana").await;
        let id = ana.draft("Ventanilla").await;
        let view = attached(&ana, &id, "mapa.jpg").await;
        let path = format!("/api/v1/attachments/{}", id_of(&view));
        let file = ana.get(&path).await;
        assert_eq!((file.status.as_u16(), sha256(&file.bytes)), (200, view["sha256"].as_str().unwrap().to_owned()));
        let stored = object(&app, &endpoint, Method::GET, view["sha256"].as_str().unwrap(), Vec::new()).await;
        assert_eq!((stored.status().as_u16(), stored.bytes().await.unwrap().to_vec()), (200, file.bytes));
        let small = ana.get(&format!("{path}/thumbnail")).await;
        assert_eq!((small.status.as_u16(), small.header("content-type")), (200, "image/jpeg"));
        assert_eq!(image::load_from_memory(&small.bytes).unwrap().width(), 640);

        // Longer than the pieces in which files are read.
        let long = table(1_000_000);
        let annex = attach(&ana, &id, form(&long, "datos.csv", &[])).await.ok();
        let file = ana.get(&format!("/api/v1/attachments/{}", id_of(&annex))).await;
        assert_eq!(file.header("content-length"), long.len().to_string());
        assert!(file.bytes == long);

        let text = "# Ventanilla móvil\n\nAtiende en su lengua.\n";
        let imported = import(&ana, report(text)).await.ok();
        let original = format!("/api/v1/sections/{}/original", imported["id"].as_str().unwrap());
        assert_eq!(ana.get(&original).await.bytes, text.as_bytes());
        assert!(!app.data_dir().join("blobs").exists());
    }

    async fn while_storage_is_away_no_file_is_half_saved_and_texts_go_on(app) {
        let line = over_a_line(&mut app);
        let ana = app.author("ana").await;
        let id = ana.draft("Ventanilla").await;
        let view = attached(&ana, &id, "mapa.jpg").await;
        let path = format!("/api/v1/attachments/{}", id_of(&view));
        let tag = ana.get(&path).await.header("etag").to_owned();
        let sections = ana.get("/api/v1/sections").await.ok()["total"].clone();
        let sent = |language: &'static str| {
            let request = ana.request(Method::POST, &format!("/api/v1/sections/{id}/attachments"));
            let request = request.header("idempotency-key", "k1").header("accept-language", language);
            Client::send(request.multipart(form(&png(9, 9), "b.png", &[("alt", "Una fila")])))
        };

        line.cut();
        let mut told = Vec::new();
        for language in ["es", "en", "pt", "fr"] {
            let refused = sent(language).await;
            told.push(refused.problem(503, "unavailable")["detail"].as_str().unwrap().to_owned());
            assert_eq!((refused.header("retry-after"), refused.header("content-language")), ("30", language));
        }
        for (said, words) in told.iter().zip(["medio minuto", "half a minute", "meio minuto", "demi-minute"]) {
            assert!(said.contains(words), "{told:?}");
        }
        import(&ana, report("# Otra\n\nTexto.\n")).await.problem(503, "unavailable");
        assert_eq!(ana.get("/api/v1/sections").await.ok()["total"], sections);
        assert_eq!(list(&ana, &id).await, std::slice::from_ref(&view));
        for call in ["", "/thumbnail"] {
            ana.get(&format!("{path}{call}")).await.problem(503, "unavailable");
        }
        let again = Client::send(ana.request(Method::GET, &path).header("if-none-match", &tag)).await;
        assert_eq!(again.status, 304, "whoever has it is not told to wait");
        app.anonymous().get(&path).await.problem(404, "not_found");
        assert_eq!(save(&ana, &id, "Texto").await["version"], 2);
        let page = app.signed_in("ana").await.get(&format!("/es/attachments/{}", id_of(&view))).await;
        assert_eq!(page.status, 503);
        assert!(String::from_utf8_lossy(&page.bytes).contains("medio minuto"));

        line.mend();
        let added = sent("es").await.ok();
        assert_eq!(sent("es").await.ok(), added, "it was saved once");
        assert_eq!(list(&ana, &id).await, [view.clone(), added]);
        assert_eq!(sha256(&ana.get(&path).await.bytes), view["sha256"]);
    }

    async fn a_download_that_loses_its_storage_breaks_off_and_is_not_taken_for_whole(app) {
        let line = over_a_line(&mut app);
        let ana = app.author("ana").await;
        let id = ana.draft("Ventanilla").await;
        // More than the system holds for whoever reads it.
        let long = table(20_000_000);
        let annex = attach(&ana, &id, form(&long, "datos.csv", &[])).await.ok();
        let path = format!("/api/v1/attachments/{}", id_of(&annex));
        let mut reply = ana.request(Method::GET, &path).send().await.unwrap();
        assert_eq!((reply.status().as_u16(), reply.content_length()), (200, Some(long.len() as u64)));
        let mut read = reply.chunk().await.unwrap().unwrap().len();
        line.cut();
        let ended = loop {
            match reply.chunk().await {
                Ok(Some(piece)) => read += piece.len(),
                ended => break ended,
            }
        };
        assert!(ended.is_err(), "{read} of {} bytes", long.len());
        line.mend();
        assert!(ana.get(&path).await.bytes == long);
    }

    async fn the_service_says_that_its_storage_is_away_and_stays_ready(app) {
        let line = over_a_line(&mut app);
        app.administrator("root").await;
        app.settle();
        assert_eq!(files_are(&app).await, (200, json!("ok"), json!("ok")));
        let root = app.signed_in("root").await;
        let health = root.get("/es/admin/health").await.page();
        assert!(health.contains("En un almacenamiento fuera de este servidor") && !health.contains("no responde"), "{health}");
        line.cut();
        assert_eq!(app.anonymous().get("/readyz").await.json()["files"], "ok", "it is asked once in ten seconds");
        assert_eq!(files_are(&app).await, (200, json!("ok"), json!("unavailable")));
        assert!(root.get("/es/admin/health").await.page().contains("El almacenamiento no responde"));
        assert!(root.get("/es/admin").await.page().contains("El almacenamiento de los archivos subidos no responde."));
        // It may start before its storage does.
        app.start_again();
        assert_eq!(files_are(&app).await, (200, json!("starting"), json!("unavailable")));
        line.mend();
        app.settle();
        assert_eq!(files_are(&app).await, (200, json!("ok"), json!("ok")));
    }

    async fn an_edition_has_all_its_pictures_or_is_not_made_and_its_book_is_verified(app) {
        let endpoint = app.config().s3.endpoint.clone();
        let line = over_a_line(&mut app);
        let (ana, eva, anyone) = (app.author("ana").await, app.editor("eva").await, app.anonymous());
        let section = ana.draft("Ventanilla móvil").await;
        let picture = id_of(&attached(&ana, &section, "mapa.jpg").await);
        save(&ana, &section, &format!("![Una fila](attachment:{picture})\n")).await;
        ana.act(&section, "submit").await.ok();
        eva.act(&section, "approve").await.ok();
        let waiting = crate::editions::draft(&eva).await;
        let edition = frozen(&eva).await;
        let export = |format: &str| path(&edition, &format!("/export.{format}?lang=es"));
        let whole = anyone.get(&export("html")).await.bytes;
        assert!(String::from_utf8_lossy(&whole).contains("<img src=\"data:image/jpeg;base64,"));
        assert_eq!(verified(&app, &edition).unwrap().differences.len(), 0);

        line.cut();
        for format in ["html", "epub", "docx", "zip", "json"] {
            anyone.get(&export(format)).await.problem(503, "unavailable");
        }
        // Of a draft, only the pictures are in the storage.
        eva.get(&path(&waiting, "/export.epub?lang=es")).await.problem(503, "unavailable");
        assert_eq!(eva.get(&path(&waiting, "/export.json?lang=es")).await.status, 200);
        eva.post(&path(&waiting, "/freeze"), json!({})).await.problem(503, "unavailable");
        assert_eq!(eva.get(&path(&waiting, "")).await.ok()["state"], "draft");
        assert_eq!(verified(&app, &edition).err().unwrap().code, Code::Unavailable, "it is not said to be missing");

        line.mend();
        assert!(anyone.get(&export("html")).await.bytes == whole);
        eva.post(&path(&waiting, "/freeze"), json!({})).await.ok();
        let book = anyone.get(&path(&edition, "")).await.ok()["book"].as_str().unwrap().to_owned();
        let found = |verified: VerifiedEdition| verified.differences.iter().map(|one| one.why).collect::<Vec<_>>();
        object(&app, &endpoint, Method::PUT, &book, b"{}".to_vec()).await;
        assert_eq!(found(verified(&app, &edition).unwrap()), ["it is not what the manifest names"]);
        object(&app, &endpoint, Method::DELETE, &book, Vec::new()).await;
        assert_eq!(found(verified(&app, &edition).unwrap()), ["its file is missing"]);
    }

    async fn what_was_uploaded_lately_stays_when_the_bucket_is_swept(app) {
        let ana = app.author("ana").await;
        let id = ana.draft("Ventanilla").await;
        let mut kept = Vec::new();
        for width in 700..704 {
            let view = attach(&ana, &id, form(&png(width, 9), "a.png", &[])).await.ok();
            ana.delete(&format!("/api/v1/attachments/{}", id_of(&view))).await.ok();
            kept.push(view["sha256"].as_str().unwrap().to_owned());
        }
        attach(&ana, &id, form(&photograph(), "b.jpg", &[])).await.ok();
        app.settle();
        app.clock.advance(2 * 60 * 60);
        app.settle();
        let endpoint = app.config().s3.endpoint.clone();
        for hash in kept {
            assert_eq!(object(&app, &endpoint, Method::GET, &hash, Vec::new()).await.status(), 200);
        }
    }

    async fn a_bucket_that_does_not_exist_keeps_the_service_from_starting(app) {
        app.member("ana", Role::Author, "mre-co").await;
        app.stop();
        let mut config = app.config().clone();
        config.s3.bucket = "nowhere".to_owned();
        let (clock, passwords) = (app.clock.clone(), Passwords::new(4, QUEUE, CHEAP));
        let start = move || App::start(config, clock, passwords, Followers::Manual).err();
        let error = waiting(start).unwrap().to_string();
        assert!(error.contains("the bucket nowhere cannot be used") && error.contains("s3.bucket"), "{error}");
        assert!(!error.contains("hunter2"), "{error}");
        app.start_again();
    }
}
