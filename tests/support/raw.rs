//! Requests byte by byte, for what no decent client sends.

use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::server::TestServer;

/// What came back: status line, headers and body as one text.
pub struct Raw(pub String);

impl Raw {
    /// The status.
    pub fn status(&self) -> u16 {
        let status = self
            .0
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok());
        status.unwrap_or_else(|| panic!("no answer: {:?}", self.0))
    }
}

/// Sends the head, then `parts` as they come for as long as the server takes them, and reads the
/// answer.
pub async fn raw_request(
    server: &TestServer,
    head: &str,
    parts: impl Iterator<Item = Vec<u8>>,
) -> Raw {
    let address = server.address();
    let (mut reading, mut writing) = TcpStream::connect(address).await.unwrap().into_split();
    let head = format!(
        "{}\r\nHost: {address}\r\nConnection: close\r\n\r\n",
        head.trim_end()
    );
    writing.write_all(head.as_bytes()).await.unwrap();
    let send = async {
        for part in parts {
            if writing.write_all(&part).await.is_err() {
                break;
            }
        }
        // The other half stays open until the answer is there.
        std::future::pending::<()>().await;
    };
    // The end is told by the length: a server may keep the connection to take in the rest.
    let receive = async {
        let mut received = Vec::new();
        let mut buffer = [0; 8192];
        while !is_whole(&received) {
            match reading.read(&mut buffer).await {
                Ok(0) | Err(_) => break,
                Ok(count) => received.extend_from_slice(&buffer[..count]),
            }
        }
        received
    };
    let received = tokio::select! {
        received = receive => received,
        () = send => Vec::new(),
        () = tokio::time::sleep(Duration::from_secs(20)) => Vec::new(),
    };
    Raw(String::from_utf8_lossy(&received).into_owned())
}

fn is_whole(received: &[u8]) -> bool {
    let text = String::from_utf8_lossy(received).into_owned();
    let Some((head, body)) = text.split_once("\r\n\r\n") else {
        return false;
    };
    let length = head.lines().find_map(|line| {
        line.to_lowercase()
            .strip_prefix("content-length: ")?
            .parse()
            .ok()
    });
    length.is_some_and(|length: usize| body.len() >= length)
}
