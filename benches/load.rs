//! Clients over keep-alive HTTP/1.1: one thread and one socket each, doing as little work as possible, since they share
//! the processors with the server being measured.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::Barrier;
use std::time::{Duration, Instant};

use crate::figures::quantile;

/// A keep-alive connection.
pub struct Client {
    stream: TcpStream,
    buffer: Vec<u8>,
}

/// A response, valid until the next request.
pub struct Reply<'a> {
    pub status: u16,
    pub head: &'a str,
    pub body: &'a [u8],
}

impl Reply<'_> {
    pub fn text(&self) -> &str {
        std::str::from_utf8(self.body).expect("UTF-8")
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        header(self.head, name)
    }
}

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let mut fields = head.lines().filter_map(|line| line.split_once(": "));
    fields.find(|(field, _)| field.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
}

impl Client {
    pub fn open(address: SocketAddr) -> Client {
        let stream = TcpStream::connect(address).expect("the server listens");
        stream.set_nodelay(true).expect("a socket");
        stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a socket");
        Client { stream, buffer: vec![0; 256 * 1024] }
    }

    pub fn send(&mut self, request: &[u8]) -> Reply<'_> {
        self.stream.write_all(request).expect("a request is sent");
        let (mut filled, mut looked) = (0, 0);
        let head = loop {
            filled += self.read(filled);
            if let Some(end) = self.buffer[looked..filled].windows(4).position(|four| four == b"\r\n\r\n") {
                break looked + end + 4;
            }
            looked = filled.saturating_sub(3);
        };
        let text = std::str::from_utf8(&self.buffer[..head]).expect("UTF-8");
        let status: u16 = text[9..12].parse().expect("a status");
        let length: usize = match status {
            204 | 304 => 0,
            _ => header(text, "content-length").expect("a length").parse().expect("a length"),
        };
        if self.buffer.len() < head + length {
            self.buffer.resize(head + length, 0);
        }
        while filled < head + length {
            filled += self.read(filled);
        }
        let (head, rest) = self.buffer.split_at(head);
        Reply { status, head: std::str::from_utf8(head).expect("UTF-8"), body: &rest[..length] }
    }

    fn read(&mut self, from: usize) -> usize {
        let read = self.stream.read(&mut self.buffer[from..]).expect("an answer comes");
        assert!(read > 0, "the server closed the connection");
        read
    }
}

/// Returns a request as sent over the wire; `fields` are complete lines.
pub fn request(method: &str, path: &str, fields: &str, body: &str) -> Vec<u8> {
    let typed = if body.is_empty() { "" } else { "Content-Type: application/json\r\n" };
    let length = body.len();
    format!(
        "{method} {path} HTTP/1.1\r\nHost: bench\r\n{fields}{typed}Content-Length: {length}\r\n\r\n{body}"
    )
    .into_bytes()
}

pub fn get(path: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nHost: bench\r\n\r\n").into_bytes()
}

/// The duration of each request in milliseconds, and of all of them together in seconds.
pub struct Run {
    pub times: Vec<f64>,
    pub seconds: f64,
}

impl Run {
    pub fn median(&self) -> f64 {
        quantile(&self.times, 0.5)
    }

    pub fn p99(&self) -> f64 {
        quantile(&self.times, 0.99)
    }

    pub fn a_second(&self) -> f64 {
        self.times.len() as f64 / self.seconds
    }
}

/// Runs that many clients, all starting at the same time, each sending `each` requests from the list in turn. Every
/// response must have that status.
pub fn load(address: SocketAddr, clients: usize, requests: &[Vec<u8>], each: usize, status: u16) -> Run {
    let barrier = Barrier::new(clients + 1);
    let (mut times, mut seconds) = (Vec::with_capacity(clients * each), 0.0);
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..clients)
            .map(|client| {
                let barrier = &barrier;
                scope.spawn(move || {
                    let mut connection = Client::open(address);
                    // Each starts at a different place, so that they do not send the same request at the same time.
                    let own = requests.iter().cycle().skip(client * requests.len() / clients);
                    let mut times = Vec::with_capacity(each);
                    barrier.wait();
                    for request in own.take(each) {
                        let begun = Instant::now();
                        let got = connection.send(request).status;
                        times.push(begun.elapsed().as_secs_f64() * 1e3);
                        assert_eq!(got, status, "{}", String::from_utf8_lossy(request));
                    }
                    times
                })
            })
            .collect();
        barrier.wait();
        let begun = Instant::now();
        for thread in threads {
            times.extend(thread.join().expect("a client"));
        }
        seconds = begun.elapsed().as_secs_f64();
    });
    Run { times, seconds }
}
