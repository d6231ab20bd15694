//! Connections: how many an address may have, and how long one may stay open without being used.
//!
//! actix-http closes a connection if the headers of its first request do not arrive, or if it was kept alive and no
//! further request begins. It waits forever for the rest of the headers of a later request, for a body that was
//! rejected before it was read, and for a caller who does not read the response. Each of these would cost an attacker
//! nothing and the service a file descriptor.

use std::cell::Cell;
use std::collections::HashMap;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::rc::Rc;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::web::Bytes;
use ipnet::IpNet;
use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Instant, timeout};

use super::pace::{Alarm, Awaited, Pace};
use crate::domain::network::Network;

/// The response to an address with too many connections, whatever it requests.
const TOO_MANY: &[u8] =
    b"HTTP/1.1 429 Too Many Requests\r\nretry-after: 5\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
/// How much longer a connection may be quiet than headers may take to arrive: actix-http, which can give the reason,
/// should be the first to close it.
const LONGER: Duration = Duration::from_secs(1);

/// The open connections and their limits.
pub struct Lines {
    /// Maximum number of connections per address.
    pub most_per_address: usize,
    /// Proxies, whose addresses stand for many callers and are not limited.
    pub trusted_proxies: Vec<IpNet>,
    /// How slowly a response may be read.
    pub pace: Pace,
    /// Maximum time that headers may take to arrive, or that a connection may stay open without a request.
    pub head: Duration,
    addresses: Mutex<HashMap<Network, usize>>,
}

impl Lines {
    /// Creates the limits, with no connections yet.
    pub fn new(most_per_address: usize, trusted_proxies: Vec<IpNet>, pace: Pace, head: Duration) -> Lines {
        Lines { most_per_address, trusted_proxies, pace, head, addresses: Mutex::default() }
    }

    /// Accepts a connection unless its address has too many.
    ///
    /// # Errors
    /// If it has too many, or if the connection is already closed.
    pub async fn take_up(self: Arc<Lines>, mut stream: TcpStream) -> io::Result<(Line, Option<SocketAddr>)> {
        let peer = stream.peer_addr()?;
        let Some(seat) = self.seat(peer.ip().to_canonical()) else {
            // A response this short fits into any new connection. If it does not, it is given up soon.
            let _ = timeout(LONGER, stream.write_all(TOO_MANY)).await;
            return Err(io::Error::other("the address has too many connections"));
        };
        let calls = Rc::new(Calls { under_way: Cell::new(0), since: Cell::new(Instant::now()) });
        let quiet = self.head + LONGER;
        let pace = self.pace;
        let line = Line { stream, calls, quiet, alarm: Alarm::default(), pace, blocked: None, _seat: seat };
        Ok((line, Some(peer)))
    }

    fn seat(self: &Arc<Lines>, address: IpAddr) -> Option<Seat> {
        if self.trusted_proxies.iter().any(|network| network.contains(&address)) {
            return Some(Seat(None));
        }
        let address = Network::from(address);
        let mut addresses = self.addresses.lock().unwrap_or_else(PoisonError::into_inner);
        let taken = addresses.entry(address).or_default();
        if *taken >= self.most_per_address {
            return None;
        }
        *taken += 1;
        Some(Seat(Some((self.clone(), address))))
    }
}

/// One of the connections that an address may have, given back when it is dropped.
struct Seat(Option<(Arc<Lines>, Network)>);

impl Drop for Seat {
    fn drop(&mut self) {
        let Some((lines, address)) = &self.0 else { return };
        let mut addresses = lines.addresses.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(taken) = addresses.get_mut(address) {
            *taken -= 1;
            if *taken == 0 {
                addresses.remove(address);
            }
        }
    }
}

/// The number of requests in progress on a connection, and the time since when there have been none.
pub struct Calls {
    under_way: Cell<usize>,
    since: Cell<Instant>,
}

impl Calls {
    /// Counts a new request as in progress until the returned value is dropped.
    pub fn begin(self: &Rc<Calls>) -> UnderWay {
        self.under_way.set(self.under_way.get() + 1);
        UnderWay(self.clone())
    }
}

/// A request in progress.
pub struct UnderWay(Rc<Calls>);

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.0.under_way.set(self.0.under_way.get().saturating_sub(1));
        self.0.since.set(Instant::now());
    }
}

/// The body of a response; its request is in progress until the body ends.
pub struct Answered {
    /// The body itself.
    pub body: BoxBody,
    /// The request.
    pub under_way: Option<UnderWay>,
}

impl MessageBody for Answered {
    type Error = <BoxBody as MessageBody>::Error;

    fn size(&self) -> BodySize {
        self.body.size()
    }

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Self::Error>>> {
        Pin::new(&mut self.body).poll_next(context)
    }

    fn try_into_bytes(self) -> Result<Bytes, Self> {
        let Answered { body, under_way } = self;
        body.try_into_bytes().map_err(|body| Answered { body, under_way })
    }
}

/// A connection.
pub struct Line {
    stream: TcpStream,
    calls: Rc<Calls>,
    quiet: Duration,
    alarm: Alarm,
    pace: Pace,
    blocked: Option<Awaited>,
    _seat: Seat,
}

impl Line {
    /// Returns the requests in progress, for the code that receives and answers them.
    pub fn calls(&self) -> Rc<Calls> {
        self.calls.clone()
    }

    /// Returns an error if the connection has been quiet for too long. Otherwise, the task is woken when it has.
    fn watch(&mut self, context: &mut Context<'_>) -> io::Result<()> {
        let waits_for_a_head = self.calls.under_way.get() == 0 && self.blocked.is_none();
        if waits_for_a_head && self.alarm.rings(self.calls.since.get() + self.quiet, context) {
            return Err(io::ErrorKind::TimedOut.into());
        }
        Ok(())
    }
}

impl AsyncRead for Line {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        // Before reading, since data that trickles in is no better than no data.
        self.watch(context)?;
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Line {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let this = &mut *self;
        match Pin::new(&mut this.stream).poll_write(context, bytes) {
            Poll::Ready(Ok(written)) => {
                this.calls.since.set(Instant::now());
                if let Some(blocked) = &mut this.blocked {
                    blocked.moved(written);
                }
                Poll::Ready(Ok(written))
            }
            Poll::Pending => {
                let pace = this.pace;
                match this.blocked.get_or_insert_with(|| Awaited::new(pace)).is_late(context) {
                    true => Poll::Ready(Err(io::ErrorKind::TimedOut.into())),
                    false => Poll::Pending,
                }
            }
            other => other,
        }
    }

    /// Called once all pending data has been written.
    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.blocked = None;
        self.watch(context)?;
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(most: usize, proxies: &[&str]) -> Arc<Lines> {
        let proxies = proxies.iter().map(|network| network.parse().unwrap()).collect();
        let pace = Pace { patience: Duration::from_secs(30), rate: 1000 };
        Arc::new(Lines::new(most, proxies, pace, Duration::from_secs(5)))
    }

    #[test]
    fn an_address_has_so_many_connections_and_a_64_is_one() {
        let lines = lines(2, &["10.0.0.0/8"]);
        let seat = |address: &str| lines.seat(address.parse::<IpAddr>().unwrap());
        let (one, two) = (seat("2001:db8::1"), seat("2001:db8::ffff:2"));
        assert!(one.is_some() && two.is_some());
        assert!(seat("2001:db8::3").is_none());
        assert!(seat("2001:db8:0:1::3").is_some(), "another network");
        drop(one);
        assert!(seat("2001:db8::3").is_some());
        drop(two);
        assert!(lines.addresses.lock().unwrap().is_empty(), "nothing stays of those who went");
        let many: Vec<_> = (0..100).map(|_| seat("10.1.2.3")).collect();
        assert!(many.iter().all(Option::is_some), "behind a proxy are many");
    }
}
