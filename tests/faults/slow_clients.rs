//! Three hundred clients that send a byte a second: others are served as ever, and the slow ones
//! are cut off in time.
//!
//! Not all of them: actix-web times the head of the first request of a connection, and not those of
//! later ones. Who has been served once may be slow for ever, and is for the proxy in front to cut
//! off. Here it is shown that nobody has to wait because of that.

use std::future::pending;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use bangban_tests::{Database, block_on, full_form};
use futures_util::future::join_all;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

use crate::form::{either, figure, longest};
use crate::pulse::Pulse;
use crate::site::Site;

/// How long a head may take (actix-web's own limit).
const HEAD: Duration = Duration::from_secs(5);
/// How long a body may take, where a request may take longer.
const BODY: Duration = Duration::from_secs(15);
/// Whoever is cut off sooner was not cut off for being slow.
const SOONEST: Duration = Duration::from_secs(2);
/// The slow ones notice their end at their next byte; the last words of the server take a second.
const SLACK: Duration = Duration::from_secs(4);

/// In what a client is slow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Slow {
    /// In its headers.
    Head,
    /// In the headers of its second request: never cut off.
    SecondHead,
    /// In the body of a draft.
    Body,
    /// In the body of a draft that has a key.
    BodyWithKey,
    /// In the body of a sign-in.
    SignIn,
}

/// How many of each.
const CLIENTS: [(Slow, usize); 5] = [
    (Slow::Head, 100),
    (Slow::SecondHead, 40),
    (Slow::Body, 60),
    (Slow::BodyWithKey, 50),
    (Slow::SignIn, 50),
];

/// What became of a slow client.
struct Fate {
    slow: Slow,
    /// When it was cut off; none, if it never was.
    cut_after: Option<Duration>,
    /// What it was told before.
    status: Option<u16>,
}

#[test]
fn slow_clients_are_cut_off_and_keep_nobody_waiting() {
    block_on(async {
        let quick = [("REQUEST_TIMEOUT", "4")];
        let options: &[_] = if full_form() { &[] } else { &quick };
        let site = Site::on(Database::Sqlite, options).await;
        let mut process = site.program.start().await;
        let pulse = Pulse::new(&site).await;
        let during = Duration::from_secs(either(3, 10));
        let idle = pulse.beat(50, during).await;
        process.forget_peak();
        let before = process.memory();

        let kinds = CLIENTS.iter();
        let clients = kinds.flat_map(|(slow, count)| std::iter::repeat_n(*slow, *count));
        let watched = either(Duration::from_secs(4), BODY) + HEAD + SLACK;
        let address = site.program.address();
        let clients: Vec<_> = clients
            .map(|slow| {
                let head = head_of(slow, &pulse);
                tokio::spawn(drip(address, slow, head, watched))
            })
            .collect();
        let count = clients.len();
        // Once they are there: what three hundred connections cost that come at once is another matter.
        sleep(Duration::from_secs(1)).await;
        let beside = pulse.beat(50, during).await;
        let fates: Vec<Fate> = join_all(clients)
            .await
            .into_iter()
            .map(Result::unwrap)
            .collect();
        let grown = process.peak().saturating_sub(before) / 1024;
        figure(&format!("{count} slow clients: without them {idle}"));
        figure(&format!(
            "{count} slow clients: beside them {beside}; memory +{grown} MiB"
        ));
        let late: Vec<String> = CLIENTS
            .iter()
            .filter_map(|(slow, _)| judge(*slow, &fates))
            .collect();
        assert!(process.is_running());
        assert_eq!(late, Vec::<String>::new());
        beside.fared_well(&idle).unwrap();
        assert!(grown <= 64, "memory grew by {grown} MiB");
    });
}

/// Shows how one kind fared; says so where it was not cut off in time, or at once, or told something
/// else than that it took too long.
fn judge(slow: Slow, fates: &[Fate]) -> Option<String> {
    let of_kind: Vec<&Fate> = fates.iter().filter(|fate| fate.slow == slow).collect();
    let cut: Vec<Duration> = of_kind.iter().filter_map(|fate| fate.cut_after).collect();
    let mut told: Vec<Option<u16>> = of_kind.iter().map(|fate| fate.status).collect();
    told.sort_unstable();
    told.dedup();
    let (all, count, last) = (of_kind.len(), cut.len(), longest(&cut));
    let first = cut.iter().min().copied().unwrap_or_default();
    let said = format!(
        "{slow:?}: {count} of {all} cut off after {first:.1?} to {last:.1?}, told {told:?}"
    );
    figure(&said);
    let limit = match slow {
        Slow::SecondHead => return None,
        Slow::Head => HEAD,
        Slow::Body | Slow::SignIn | Slow::BodyWithKey => either(Duration::from_secs(4), BODY),
    };
    let in_time = count == all && first >= SOONEST && last <= limit + SLACK;
    let told_why = told.iter().all(|status| match status {
        Some(status) => [408, 503].contains(status),
        // Who has not even sent a head may be left without an answer.
        None => slow == Slow::Head,
    });
    (!in_time || !told_why).then_some(said)
}

/// What a client sends at once, before it becomes slow.
fn head_of(slow: Slow, pulse: &Pulse) -> String {
    let token = pulse.token();
    let with_body = format!(
        "Host: localhost\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\n\
         Content-Length: 4000\r\n"
    );
    match slow {
        Slow::Head | Slow::SecondHead => {
            "GET /health/live HTTP/1.1\r\nHost: localhost\r\nX-Slow: ".to_owned()
        }
        Slow::Body => format!("POST /api/v1/cases HTTP/1.1\r\n{with_body}\r\n{{"),
        Slow::BodyWithKey => {
            format!("POST /api/v1/cases HTTP/1.1\r\nIdempotency-Key: slow\r\n{with_body}\r\n{{")
        }
        Slow::SignIn => format!("POST /api/v1/auth/login HTTP/1.1\r\n{with_body}\r\n{{"),
    }
}

/// Sends a byte a second until the connection is closed.
async fn drip(address: SocketAddr, slow: Slow, head: String, watched: Duration) -> Fate {
    let (mut reading, mut writing) = TcpStream::connect(address).await.unwrap().into_split();
    if slow == Slow::SecondHead {
        let quick = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";
        writing.write_all(quick.as_bytes()).await.unwrap();
        let mut answer = [0; 4096];
        assert!(reading.read(&mut answer).await.unwrap() > 0, "no answer");
    }
    let since = Instant::now();
    writing.write_all(head.as_bytes()).await.unwrap();
    let mut status = None;
    let listen = async {
        let mut received = Vec::new();
        let mut buffer = [0; 4096];
        loop {
            match reading.read(&mut buffer).await {
                Ok(0) | Err(_) => return,
                Ok(count) => received.extend_from_slice(&buffer[..count]),
            }
            let line = String::from_utf8_lossy(&received);
            status = line.split(' ').nth(1).and_then(|text| text.parse().ok());
        }
    };
    let send = async {
        loop {
            sleep(Duration::from_secs(1)).await;
            if writing.write_all(b" ").await.is_err() {
                // What was said before is still to be read.
                return pending().await;
            }
        }
    };
    let end = async {
        tokio::select! {
            () = listen => {}
            () = send => {}
        }
    };
    let cut = timeout(watched, end).await.is_ok();
    Fate {
        slow,
        cut_after: cut.then(|| since.elapsed()),
        status,
    }
}
