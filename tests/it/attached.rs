//! Files to be attached, and the calls that do it.

use std::io::Cursor;

use image::{ImageFormat, Rgb, RgbImage};
use reqwest::Method;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};
use sha2::Digest;

use crate::app::{Client, Reply};

/// A picture of this size, whose left half is red.
pub fn png(width: u32, height: u32) -> Vec<u8> {
    picture(width, height, ImageFormat::Png)
}

pub fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let pixels =
        RgbImage::from_fn(
            width,
            height,
            |x, _| if x < width / 2 { Rgb([250, 5, 5]) } else { Rgb([5, 5, 250]) },
        );
    let mut bytes = Cursor::new(Vec::new());
    pixels.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A photograph as a telephone takes it: with the place where it was taken.
pub fn photograph() -> Vec<u8> {
    let plain = picture(1300, 300, ImageFormat::Jpeg);
    let place = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\0PLACE-4.6N74";
    let mut bytes = plain[..2].to_vec();
    bytes.extend_from_slice(&[0xFF, 0xE1, 0, u8::try_from(place.len() + 2).unwrap()]);
    bytes.extend_from_slice(place);
    bytes.extend_from_slice(&plain[2..]);
    bytes
}

pub fn has(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

pub fn sha256(bytes: &[u8]) -> String {
    acervo::domain::version::hex(&sha2::Sha256::digest(bytes))
}

/// The form of a file with what is said about it.
pub fn form(file: &[u8], name: &str, said: &[(&str, &str)]) -> Form {
    let form =
        said.iter().fold(Form::new(), |form, (name, text)| form.text(name.to_string(), text.to_string()));
    form.part("file", Part::bytes(file.to_vec()).file_name(name.to_owned()))
}

pub async fn attach(who: &Client, section: &str, form: Form) -> Reply {
    let path = format!("/api/v1/sections/{section}/attachments");
    Client::send(who.request(Method::POST, &path).multipart(form)).await
}

/// Attaches a picture with its alternative text, and returns it.
pub async fn attached(who: &Client, section: &str, name: &str) -> Value {
    let said =
        [("alt", "Una fila ante una ventanilla"), ("caption", "La ventanilla"), ("credit", "Foto: MRE")];
    attach(who, section, form(&photograph(), name, &said)).await.ok()
}

pub fn id_of(view: &Value) -> String {
    view["id"].as_str().unwrap().to_owned()
}

pub async fn list(who: &Client, section: &str) -> Vec<Value> {
    let reply = who.get(&format!("/api/v1/sections/{section}/attachments")).await.ok();
    reply["items"].as_array().unwrap().clone()
}

/// The status of the file, and of its small form.
pub async fn seen(who: &Client, attachment: &str) -> (u16, u16) {
    let whole = who.get(&format!("/api/v1/attachments/{attachment}")).await;
    let small = who.get(&format!("/api/v1/attachments/{attachment}/thumbnail")).await;
    (whole.status.as_u16(), small.status.as_u16())
}

/// Saves the section with the text that it has, and this body.
pub async fn save(who: &Client, section: &str, body: &str) -> Value {
    let current = who.get(&format!("/api/v1/sections/{section}")).await;
    let practice = current.ok()["practice"].clone();
    who.save(section, current.header("etag"), json!({"practice": practice, "body": body})).await.ok()
}
