//! A light client of HTTP/1.1: one connection, one request at a time.
//!
//! Owns what this benchmark needs of the protocol, and no more: the load shares the processors with the server, and a
//! whole client would take a part of them that is not the server's fault.

use std::io;
use std::net::SocketAddr;

use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// An open connection.
#[derive(Debug)]
pub(crate) struct Connection {
    address: SocketAddr,
    stream: TcpStream,
    buffer: Vec<u8>,
    /// Whether something was answered on it.
    used: bool,
}

/// An answer; head and body lie in the connection until the next request.
#[derive(Debug)]
pub(crate) struct Answer<'a> {
    /// The status.
    pub(crate) status: u16,
    head: &'a str,
    /// The body.
    pub(crate) body: &'a [u8],
}

impl Answer<'_> {
    /// A header, by its name in small letters.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        header(self.head, name)
    }

    /// The body as JSON.
    pub(crate) fn json(&self) -> Result<Value, serde_json::Error> {
        serde_json::from_slice(self.body)
    }

    /// A text that stands at the end of the body, found without reading all of it.
    pub(crate) fn last_text(&self, name: &str) -> Option<&str> {
        let body = std::str::from_utf8(self.body).ok()?;
        let (_, rest) = body.rsplit_once(&format!("\"{name}\":\""))?;
        rest.split_once('"').map(|(text, _)| text)
    }
}

impl Connection {
    /// Connects.
    pub(crate) async fn open(address: SocketAddr) -> io::Result<Self> {
        Ok(Self {
            address,
            stream: connect(address).await?,
            buffer: Vec::with_capacity(64 * 1024),
            used: false,
        })
    }

    /// Sends a request and reads the answer. A connection that the server has closed while it rested is opened anew,
    /// once, as every client does; after another failure the next request has a new connection.
    pub(crate) async fn send(&mut self, request: &[u8]) -> io::Result<Answer<'_>> {
        let mut exchanged = self.exchange(request).await;
        if exchanged.is_err() {
            self.stream = connect(self.address).await?;
            if self.buffer.is_empty() && std::mem::take(&mut self.used) {
                exchanged = self.exchange(request).await;
            }
        }
        let (head, end) = exchanged?;
        self.used = true;
        let (text, body) = self.buffer[..end].split_at(head);
        let head = std::str::from_utf8(text).map_err(|_| malformed())?;
        Ok(Answer {
            status: status(head).ok_or_else(malformed)?,
            head,
            body,
        })
    }

    /// Where the head of the answer ends, and where the body does.
    async fn exchange(&mut self, request: &[u8]) -> io::Result<(usize, usize)> {
        self.buffer.clear();
        self.stream.write_all(request).await?;
        let head = loop {
            let seen = self.buffer.len().saturating_sub(3);
            self.read().await?;
            if let Some(place) = find(&self.buffer[seen..], b"\r\n\r\n") {
                break seen + place + 4;
            }
        };
        let text = std::str::from_utf8(&self.buffer[..head]).map_err(|_| malformed())?;
        let bodiless = matches!(status(text), Some(204 | 304));
        let length = header(text, "content-length").and_then(|length| length.parse().ok());
        let length: usize = match length {
            Some(length) if !bodiless => length,
            _ if bodiless => 0,
            _ => return Err(malformed()),
        };
        while self.buffer.len() < head + length {
            self.read().await?;
        }
        Ok((head, head + length))
    }

    async fn read(&mut self) -> io::Result<()> {
        match self.stream.read_buf(&mut self.buffer).await? {
            0 => Err(io::ErrorKind::UnexpectedEof.into()),
            _ => Ok(()),
        }
    }
}

async fn connect(address: SocketAddr) -> io::Result<TcpStream> {
    let stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    Ok(stream)
}

/// A request without a body.
pub(crate) fn get(path: &str, token: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer {token}\r\n\r\n")
        .into_bytes()
}

/// A request with a JSON body. `more` are further header lines, each with its line end.
pub(crate) fn post(path: &str, token: Option<&str>, more: &str, body: &str) -> Vec<u8> {
    let authorization = token
        .map(|token| format!("Authorization: Bearer {token}\r\n"))
        .unwrap_or_default();
    let length = body.len();
    format!(
        "POST {path} HTTP/1.1\r\nHost: bench\r\n{authorization}{more}Content-Type: application/json\r\n\
         Content-Length: {length}\r\n\r\n{body}"
    )
    .into_bytes()
}

fn status(head: &str) -> Option<u16> {
    head.get(9..12)?.parse().ok()
}

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines().find_map(|line| {
        let (found, value) = line.split_once(':')?;
        found.eq_ignore_ascii_case(name).then(|| value.trim())
    })
}

fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    text.windows(wanted.len())
        .position(|window| window == wanted)
}

fn malformed() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "the answer can't be read")
}

#[cfg(test)]
mod tests {
    use tokio::net::TcpListener;

    use super::*;

    #[tokio::test]
    async fn an_answer_in_pieces_is_read_whole() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let answer = "HTTP/1.1 412 x\r\netag: \"3-1a\"\r\nContent-Length: 27\r\n\r\n{\"a\":1,\"next_cursor\":\"abc\"}";
            for part in answer.as_bytes().chunks(7) {
                stream.write_all(part).await.unwrap();
                stream.flush().await.unwrap();
                tokio::time::sleep(std::time::Duration::from_millis(1)).await;
            }
        });
        let mut connection = Connection::open(address).await.unwrap();
        let answer = connection.send(&get("/", "t")).await.unwrap();
        assert_eq!(answer.status, 412);
        assert_eq!(answer.header("etag"), Some("\"3-1a\""));
        assert_eq!(answer.last_text("next_cursor"), Some("abc"));
        assert_eq!(answer.json().unwrap()["a"], 1);
    }
}
