//! A connection of a story's own, for what no client would send.

use std::net::SocketAddr;

use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};
use tokio::time::timeout;

use crate::app::TestApp;
use crate::program::PATIENCE;

/// A connection.
pub struct Wire(TcpStream);

impl Wire {
    /// A connection to the service of a story.
    pub async fn to(app: &TestApp) -> Wire {
        Wire::at(app.app().address).await
    }

    /// A connection to that address.
    pub async fn at(address: SocketAddr) -> Wire {
        Wire(TcpStream::connect(address).await.unwrap())
    }

    /// A connection that takes in next to nothing before it is read from.
    pub async fn narrow(address: SocketAddr) -> Wire {
        let socket = TcpSocket::new_v4().unwrap();
        socket.set_recv_buffer_size(4096).unwrap();
        Wire(socket.connect(address).await.unwrap())
    }

    /// Sends as much as is taken: whoever is refused may be cut off.
    pub async fn send(&mut self, bytes: impl AsRef<[u8]>) {
        let _ = timeout(PATIENCE, self.0.write_all(bytes.as_ref())).await.unwrap();
    }

    /// Sends the head of a request, and of its body as much as is given.
    pub async fn begin(&mut self, call: &str, fields: &str, body: impl AsRef<[u8]>) {
        self.send(format!("{call} HTTP/1.1\r\nhost: x\r\n{fields}\r\n\r\n")).await;
        self.send(body).await;
    }

    /// The next answer: its status, its head and its body, which says how long it is.
    pub async fn answer(&mut self) -> (u16, String, Vec<u8>) {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            let byte = timeout(PATIENCE, self.0.read_u8()).await.unwrap();
            let said = String::from_utf8_lossy(&head);
            head.push(byte.unwrap_or_else(|error| panic!("it ended after {said:?}: {error}")));
        }
        let head = String::from_utf8(head).unwrap().to_lowercase();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        let length = head.split("\r\n").find_map(|line| line.strip_prefix("content-length: "));
        let mut body = vec![0; length.map_or(0, |length| length.parse().unwrap())];
        timeout(PATIENCE, self.0.read_exact(&mut body)).await.unwrap().unwrap();
        (status, head, body)
    }

    /// The next answer, which must be a problem with that status and that code.
    pub async fn problem(&mut self, status: u16, code: &str) -> Value {
        let (found, _, body) = self.answer().await;
        let text = String::from_utf8_lossy(&body);
        assert_eq!(found, status, "{text}");
        let problem: Value = serde_json::from_slice(&body).unwrap();
        assert_eq!(problem["code"], code, "{text}");
        problem
    }

    /// Everything that is still said, once the service has ended the connection.
    pub async fn rest(&mut self) -> Vec<u8> {
        let mut rest = Vec::new();
        // It may be cut off rather than ended.
        let _ = timeout(PATIENCE, self.0.read_to_end(&mut rest)).await.expect("the connection is ended");
        rest
    }
}
