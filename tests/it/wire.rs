//! A test's own connection, for requests that no client would send.

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
    /// A connection to the test's service.
    pub async fn to(app: &TestApp) -> Wire {
        Wire::at(app.app().address).await
    }

    /// A connection to this address.
    pub async fn at(address: SocketAddr) -> Wire {
        Wire(TcpStream::connect(address).await.unwrap())
    }

    /// A connection that accepts next to nothing until it is read from.
    pub async fn narrow(address: SocketAddr) -> Wire {
        let socket = TcpSocket::new_v4().unwrap();
        socket.set_recv_buffer_size(4096).unwrap();
        Wire(socket.connect(address).await.unwrap())
    }

    /// Sends as much as is accepted: after a refusal the connection may be cut off.
    pub async fn send(&mut self, bytes: impl AsRef<[u8]>) {
        let _ = timeout(PATIENCE, self.0.write_all(bytes.as_ref())).await.unwrap();
    }

    /// Sends the head of a request, and the given part of its body.
    pub async fn begin(&mut self, call: &str, fields: &str, body: impl AsRef<[u8]>) {
        self.send(format!("{call} HTTP/1.1\r\nhost: x\r\n{fields}\r\n\r\n")).await;
        self.send(body).await;
    }

    /// The next response: its status, head and body, which must state its length.
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

    /// The next response, which must be a problem with this status and this code.
    pub async fn problem(&mut self, status: u16, code: &str) -> Value {
        let (found, _, body) = self.answer().await;
        let text = String::from_utf8_lossy(&body);
        assert_eq!(found, status, "{text}");
        let problem: Value = serde_json::from_slice(&body).unwrap();
        assert_eq!(problem["code"], code, "{text}");
        problem
    }

    /// Everything still received until the service closes the connection.
    pub async fn rest(&mut self) -> Vec<u8> {
        let mut rest = Vec::new();
        // The connection may be cut off rather than closed.
        let _ = timeout(PATIENCE, self.0.read_to_end(&mut rest)).await.expect("the connection is ended");
        rest
    }
}
