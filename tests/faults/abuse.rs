//! Heads and bodies that no decent client sends: none of them is a fault of the server's, none ends
//! it, and none makes it hold much memory.

use std::net::SocketAddr;
use std::time::Duration;

use bangban_tests::{Database, Process, block_on};
use futures_util::future::join_all;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

use crate::form::{either, figure};
use crate::pulse::Pulse;
use crate::site::Site;

/// How much more memory the server may hold meanwhile.
const MOST_MIB: u64 = 64;
/// How long an answer, or the end of the connection, is waited for.
const PATIENCE: Duration = Duration::from_secs(20);
/// The same in the full form, where gigabytes are sent.
const LONG_PATIENCE: Duration = Duration::from_secs(60);

/// A request that is not as it should be.
struct Abuse {
    what: &'static str,
    /// What is sent at once.
    head: Vec<u8>,
    /// What follows, and how often.
    part: Vec<u8>,
    parts: usize,
    /// Whether the sender then closes its half of the connection.
    ends: bool,
}

/// What came of it.
#[derive(Debug, PartialEq, Eq)]
enum Reply {
    Status(u16),
    Closed,
    Nothing,
}

#[test]
fn no_head_and_no_body_is_a_fault_of_the_server() {
    block_on(async {
        let site = Site::on(Database::Sqlite, &[]).await;
        let mut process = site.program.start().await;
        let pulse = Pulse::new(&site).await;
        let address = site.program.address();
        let all = heads(&pulse).into_iter().chain(bodies(&pulse));
        let (mut wrong, mut most) = (Vec::new(), 0);
        for abuse in all {
            process.forget_peak();
            let before = process.memory();
            for at_once in [1, either(4, 16)] {
                let replies = join_all((0..at_once).map(|_| send(address, &abuse))).await;
                wrong.extend(replies.iter().filter_map(|reply| fault_of(&abuse, reply)));
            }
            let grown = process.peak().saturating_sub(before) / 1024;
            if grown > MOST_MIB {
                wrong.push(format!("{}: memory grew by {grown} MiB", abuse.what));
            }
            most = grown.max(most);
            if !process.is_running() {
                wrong.push(format!("{}: the server has gone", abuse.what));
                break;
            }
        }
        let after = pulse.beat(20, Duration::from_secs(1)).await;
        figure(&format!(
            "abuse: {} faults; memory grew by {most} MiB at most; afterwards {after}",
            wrong.len()
        ));
        assert_eq!(wrong, Vec::<String>::new());
        assert_eq!(after.failed, Vec::<String>::new());
    });
}

/// Large files at the same time, which do not say so beforehand, from somebody who may send files:
/// all together may hold so much and no more. Afterwards a file is taken as ever.
#[test]
fn large_files_at_once_are_bounded_in_memory() {
    block_on(async {
        let site = Site::on(Database::Sqlite, &[]).await;
        let mut process = site.program.start().await;
        let pulse = Pulse::new(&site).await;
        let (before, at_once) = (settled_memory(&process).await, either(8, 64));
        process.forget_peak();
        let chunk = [b"10000\r\n".as_slice(), &[b'x'; 1 << 16], b"\r\n"].concat();
        let head = upload_head(&pulse, "Transfer-Encoding: chunked") + &first_chunk();
        let upload = abuse("a file of 50 MB in chunks", head).then(chunk, 800);
        let address = site.program.address();
        let patience = either(PATIENCE, LONG_PATIENCE);
        let uploads = (0..at_once).map(|_| send_within(patience, address, &upload));
        let replies = join_all(uploads).await;
        let grown = process.peak().saturating_sub(before) / 1024;
        let told = |status| {
            replies
                .iter()
                .filter(|it| **it == Reply::Status(status))
                .count()
        };
        let (large, later) = (told(413), told(503));
        figure(&format!(
            "{at_once} files of 50 MB at once: {large} told 413, {later} to come later; memory grew \
             by {grown} MiB"
        ));
        let end = format!("{}0\r\n\r\n", chunk_of("\r\n--b--\r\n"));
        let head = upload_head(&pulse, "Transfer-Encoding: chunked") + &first_chunk();
        let small = send(address, &abuse("a small file", head + &end)).await;
        assert_eq!(small, Reply::Status(201), "a file is taken as ever");
        assert!(process.is_running());
        // Where it was cut off before it read its answer, a client sees the end of the connection.
        let others = replies.len() - large - later;
        let closed = replies.iter().filter(|it| **it == Reply::Closed).count();
        assert_eq!(others, closed, "{replies:?}");
        assert!(grown <= MOST_MIB, "memory grew by {grown} MiB");
    });
}

/// The beginning of a form with a PDF in it, as a chunk.
fn first_chunk() -> String {
    let part = "Content-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"";
    chunk_of(&format!("--b\r\n{part}\r\n\r\n%PDF-1.7\n"))
}

fn chunk_of(text: &str) -> String {
    format!("{:x}\r\n{text}\r\n", text.len())
}

async fn settled_memory(process: &Process) -> u64 {
    sleep(Duration::from_millis(300)).await;
    process.memory()
}

/// Only 4xx and the end of the connection are right.
fn fault_of(abuse: &Abuse, reply: &Reply) -> Option<String> {
    let is_right = match reply {
        Reply::Status(status) => (400..500).contains(status),
        Reply::Closed => true,
        Reply::Nothing => false,
    };
    (!is_right).then(|| format!("{}: {reply:?}", abuse.what))
}

/// Sends as much of it as the server takes, and reads the beginning of the answer.
async fn send(address: SocketAddr, abuse: &Abuse) -> Reply {
    send_within(PATIENCE, address, abuse).await
}

async fn send_within(patience: Duration, address: SocketAddr, abuse: &Abuse) -> Reply {
    let (mut reading, mut writing) = TcpStream::connect(address).await.unwrap().into_split();
    let write = async {
        let mut taken = writing.write_all(&abuse.head).await.is_ok();
        for _ in 0..abuse.parts {
            taken = taken && writing.write_all(&abuse.part).await.is_ok();
        }
        if abuse.ends {
            let _ = writing.shutdown().await;
        }
        std::future::pending::<()>().await;
    };
    let read = async {
        let mut received = Vec::new();
        let mut buffer = [0; 4096];
        loop {
            match reading.read(&mut buffer).await {
                Ok(0) | Err(_) => return Reply::Closed,
                Ok(count) => received.extend_from_slice(&buffer[..count]),
            }
            let line = String::from_utf8_lossy(&received);
            if let Some(status) = line.split(' ').nth(1).filter(|_| received.len() > 12) {
                return status.parse().map_or(Reply::Nothing, Reply::Status);
            }
        }
    };
    let outcome = async {
        tokio::select! {
            reply = read => reply,
            () = write => Reply::Nothing,
        }
    };
    timeout(patience, outcome).await.unwrap_or(Reply::Nothing)
}

fn abuse(what: &'static str, head: impl Into<Vec<u8>>) -> Abuse {
    Abuse {
        what,
        head: head.into(),
        part: Vec::new(),
        parts: 0,
        ends: true,
    }
}

impl Abuse {
    fn then(self, part: impl Into<Vec<u8>>, parts: usize) -> Self {
        let part = part.into();
        Self {
            part,
            parts,
            ..self
        }
    }

    fn staying_open(self) -> Self {
        Self {
            ends: false,
            ..self
        }
    }
}

/// Heads.
fn heads(pulse: &Pulse) -> Vec<Abuse> {
    let get = |line: &str| format!("GET {} HTTP/1.1\r\nHost: localhost\r\n{line}", pulse.path());
    let megabyte = "a".repeat(1 << 20);
    vec![
        abuse("10,000 headers", get("")).then("X-Many: 1\r\n", 10_000),
        abuse(
            "10,000 headers that end",
            get("") + &"X: 1\r\n".repeat(10_000) + "\r\n",
        ),
        abuse(
            "a header of a megabyte",
            get(&format!("X-Long: {megabyte}\r\n\r\n")),
        ),
        abuse("a header without an end", get("X-Long: ")).then(megabyte.as_bytes(), 50),
        abuse(
            "a path of a megabyte",
            format!("GET /{megabyte} HTTP/1.1\r\nHost: a\r\n\r\n"),
        ),
        abuse(
            "a method of a megabyte",
            format!("{megabyte} / HTTP/1.1\r\nHost: a\r\n\r\n"),
        ),
        abuse(
            "a token of 60 kB",
            get(&format!(
                "Authorization: Bearer {}\r\n\r\n",
                &megabyte[..60_000]
            )),
        ),
        abuse(
            "bytes that are no text in a header",
            *b"GET / HTTP/1.1\r\nHost: a\r\nX: \xff\xfe\x00\r\n\r\n",
        ),
        abuse(
            "a NUL in the path",
            *b"GET /\x00 HTTP/1.1\r\nHost: a\r\n\r\n",
        ),
        abuse("a header without a colon", get("nothing\r\n\r\n")),
        abuse("a header that is folded", get("X: a\r\n b\r\n\r\n")),
        abuse("a blank before the colon", get("Host : other\r\n\r\n")),
        abuse("two hosts", get("Host: other\r\n\r\n")),
        abuse("HTTP/9.9", "GET / HTTP/9.9\r\nHost: a\r\n\r\n"),
        abuse("the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
        abuse(
            "a greeting of TLS",
            *b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        ),
        abuse("noise", "\r\n".to_owned() + &megabyte),
        abuse("a head that breaks off", get("X-")),
    ]
}

/// Bodies.
fn bodies(pulse: &Pulse) -> Vec<Abuse> {
    let post = |lines: &str| {
        let token = pulse.token();
        let lead =
            "POST /api/v1/cases HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json";
        format!("{lead}\r\nAuthorization: Bearer {token}\r\n{lines}\r\n")
    };
    let chunked = |body: &str| post("Transfer-Encoding: chunked\r\n") + body;
    let block = vec![b'['; 1 << 16];
    let chunk = [b"10000\r\n".as_slice(), &block, b"\r\n"].concat();
    vec![
        abuse(
            "more announced than sent",
            post("Content-Length: 5000\r\n") + "{}",
        ),
        abuse(
            "less announced than sent",
            post("Content-Length: 1\r\n") + "{}{}{}",
        ),
        abuse("a length below zero", post("Content-Length: -1\r\n") + "{}"),
        abuse(
            "a length with a sign",
            post("Content-Length: +2\r\n") + "{}",
        ),
        abuse(
            "a length that is no number",
            post("Content-Length: two\r\n") + "{}",
        ),
        abuse(
            "a length beyond 64 bits",
            post("Content-Length: 18446744073709551617\r\n") + "{}",
        ),
        abuse(
            "a length of 2^63",
            post("Content-Length: 9223372036854775807\r\n") + "{}",
        ),
        abuse(
            "two lengths",
            post("Content-Length: 2\r\nContent-Length: 3\r\n") + "{}",
        ),
        abuse(
            "a length and chunks",
            post("Content-Length: 2\r\nTransfer-Encoding: chunked\r\n") + "0\r\n\r\n",
        ),
        abuse(
            "chunks twice over",
            post("Transfer-Encoding: chunked, chunked\r\n") + "0\r\n\r\n",
        ),
        abuse(
            "an unknown transfer encoding",
            post("Transfer-Encoding: cow\r\n") + "{}",
        ),
        abuse("a chunk of no size", chunked("zz\r\n{}\r\n0\r\n\r\n")),
        abuse(
            "a chunk of a size beyond 64 bits",
            chunked("fffffffffffffffff\r\n{}\r\n"),
        ),
        abuse("a chunk that breaks off", chunked("ff\r\n{}")),
        abuse(
            "a chunk longer than it says",
            chunked("1\r\n{}{}\r\n0\r\n\r\n"),
        ),
        abuse("a chunk's extension without end", chunked("2;")).then(vec![b'x'; 1 << 20], 4),
        abuse("trailers without end", chunked("0\r\n")).then("X-Many: 1\r\n", 100_000),
        abuse("50 MB announced", post("Content-Length: 50000000\r\n")).then(&*block, 800),
        abuse("50 MB in chunks", chunked("")).then(chunk, 800),
        abuse(
            "50 MB under a key",
            post("Idempotency-Key: big\r\nContent-Length: 50000000\r\n"),
        )
        .then(&*block, 800),
        abuse(
            "50 MB under a key, in chunks",
            post("Idempotency-Key: big2\r\nTransfer-Encoding: chunked\r\n"),
        )
        .then([b"10000\r\n".as_slice(), &block, b"\r\n"].concat(), 800),
        abuse("250,000 brackets", post("Content-Length: 250000\r\n")).then(vec![b'['; 50_000], 5),
        abuse(
            "a body that says it is compressed",
            post("Content-Encoding: gzip\r\nContent-Length: 2\r\n") + "{}",
        ),
        too_large_upload(pulse),
        many_parts(pulse),
        abuse("a body that never comes", post("Content-Length: 10\r\n")).staying_open(),
    ]
}

fn too_large_upload(pulse: &Pulse) -> Abuse {
    let head = upload_head(pulse, "Content-Length: 52428800")
        + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.7\n";
    abuse("a file of 50 MB", head).then(vec![b'x'; 1 << 16], 800)
}

fn many_parts(pulse: &Pulse) -> Abuse {
    let part = "--b\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nx\r\n";
    abuse(
        "a form of 100,000 parts",
        upload_head(pulse, "Content-Length: 10000000"),
    )
    .then(part.repeat(1_000), 100)
}

fn upload_head(pulse: &Pulse, length: &str) -> String {
    let (path, token) = (pulse.path(), pulse.token());
    format!(
        "POST {path}/documents HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\n\
         Content-Type: multipart/form-data; boundary=b\r\n{length}\r\n\r\n"
    )
}
