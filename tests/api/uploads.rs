//! Files that arrive slowly: what they hold of the room for files is kept from nobody else.

use std::iter::{once, repeat_n};
use std::time::Duration;

use bangban_tests::given::{BENEFIT, LICENCE};
use bangban_tests::{Flow, Raw, TestServer, on_both, raw_request};
use futures_util::stream::{FuturesUnordered, StreamExt};
use tokio::time::{sleep, timeout};

const MEGABYTE: usize = 1024 * 1024;
/// The largest file.
const LARGEST: usize = 10 * MEGABYTE;
/// How long the answers to those that are too many are waited for.
const PATIENCE: Duration = Duration::from_secs(15);

/// A file of which so many bytes are sent, and the rest never.
async fn file_of_which(
    sent: usize,
    of: usize,
    case: &Flow<'_>,
    (server, user): (&TestServer, &str),
    key: Option<String>,
) -> Raw {
    const BEGIN: &str =
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n";
    const MAGIC: &str = "%PDF-1.7\n";
    const END: &str = "\r\n--b--\r\n";
    let (path, token) = (case.path("documents"), server.token(user).await);
    let length = BEGIN.len() + of + END.len();
    let key = key.map_or_else(String::new, |key| format!("Idempotency-Key: {key}\r\n"));
    let head = format!(
        "POST {path} HTTP/1.1\r\nAuthorization: Bearer {token}\r\n{key}\
         Content-Type: multipart/form-data; boundary=b\r\nContent-Length: {length}"
    );
    let begin = format!("{BEGIN}{MAGIC}").into_bytes();
    let rest = sent - MAGIC.len();
    let middle = repeat_n(vec![b' '; MEGABYTE], rest / MEGABYTE);
    let last = once(vec![b' '; rest % MEGABYTE]);
    let end = (sent == of).then(|| END.as_bytes().to_vec());
    let parts = once(begin).chain(middle).chain(last).chain(end);
    raw_request(server, &head, parts).await
}

#[test]
fn a_slow_sender_stops_nobody_else() {
    on_both(async |server| {
        let (clerk, other) = (LICENCE.clerk, BENEFIT.clerk);
        let case = LICENCE.drafted(server).await;
        let case_of_other = BENEFIT.drafted(server).await;
        for with_key in [false, true] {
            let key = |name: &str| with_key.then(|| name.to_owned());
            let by = (server, clerk);
            // Each holds as much as the largest; three leave no room for one of some megabytes.
            let mut slow: FuturesUnordered<_> = ["one", "two", "three"]
                .map(|name| file_of_which(9 * MEGABYTE, LARGEST, &case, by, key(name)))
                .into_iter()
                .collect();
            let mut told = Vec::new();
            while told.len() < 2
                && let Ok(Some(answer)) = timeout(PATIENCE, slow.next()).await
            {
                told.push(answer);
            }
            let size = 3 * MEGABYTE;
            let of_other = file_of_which(size, size, &case_of_other, (server, other), None);
            let answer = of_other.await;
            assert_eq!(answer.status(), 201, "{}", answer.0);
            assert_eq!(told.len(), 2, "one alone goes on");
            for answer in told {
                assert_eq!(answer.status(), 503, "{}", answer.0);
                assert!(answer.0.contains("\r\nretry-after: "), "{}", answer.0);
            }
            drop(slow);
            sends_the_largest(server, &case, key("largest")).await;
        }
    });
}

/// Once the slow ones are gone. Under a key as well: the file is counted once.
async fn sends_the_largest(server: &TestServer, case: &Flow<'_>, key: Option<String>) {
    // That a sender has gone is noticed in its time; who is refused in the middle may see nothing but
    // the end of the connection.
    for _ in 0..50 {
        let by = (server, LICENCE.clerk);
        let answer = file_of_which(LARGEST, LARGEST, case, by, key.clone()).await;
        if answer.0.starts_with("HTTP/1.1 201") {
            return;
        }
        sleep(Duration::from_millis(100)).await;
    }
    panic!("there was never room for the largest file");
}
