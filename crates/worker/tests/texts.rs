//! Text messages are sent by the loops: whatever the provider does, none is lost, and none goes out too late.

#![expect(
    clippy::unwrap_used,
    reason = "a helper that fails is a test that fails"
)]

mod common;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use bangban_application::Platform;
use bangban_application::registration::request_code;
use bangban_application::texts::{self, TextReport};
use bangban_domain::phone::Phone;
use bangban_integration::texts::{FileTexts, HttpTexts};
use bangban_worker::{Intervals, Worker};
use chrono::TimeDelta;
use common::platform;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use uuid::Uuid;

const PHONE: &str = "13953912345";

/// A provider on this machine: answers with a status that can be changed, and remembers what it was sent.
struct Provider {
    url: String,
    status: Arc<Mutex<u16>>,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Provider {
    async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/", listener.local_addr().unwrap());
        let status = Arc::new(Mutex::new(200));
        let requests = Arc::new(Mutex::new(Vec::new()));
        let (answers, kept) = (Arc::clone(&status), Arc::clone(&requests));
        tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                let status = *answers.lock().unwrap();
                let request = answered(stream, status).await;
                kept.lock().unwrap().push(request);
            }
        });
        Self {
            url,
            status,
            requests,
        }
    }

    fn answers(&self, status: u16) {
        *self.status.lock().unwrap() = status;
    }

    fn count(&self) -> usize {
        self.requests.lock().unwrap().len()
    }

    fn last(&self) -> String {
        self.requests.lock().unwrap().last().cloned().unwrap()
    }
}

async fn answered(mut stream: TcpStream, status: u16) -> String {
    let mut request = Vec::new();
    while !request.ends_with(b"}") {
        request.push(stream.read_u8().await.unwrap());
    }
    let answer =
        format!("HTTP/1.1 {status} Said\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
    stream.write_all(answer.as_bytes()).await.unwrap();
    String::from_utf8(request).unwrap()
}

fn by(provider: &Provider) -> HttpTexts {
    HttpTexts::new(&provider.url, "s3cret", Duration::from_secs(5)).unwrap()
}

async fn ask(platform: &Platform, phone: &str) {
    let phone = Phone::parse(phone).unwrap();
    request_code(platform, &phone, "trace").await.unwrap();
}

fn report(sent: usize, put_off: usize, expired: u64) -> TextReport {
    TextReport {
        sent,
        put_off,
        expired,
    }
}

#[tokio::test]
async fn a_failing_provider_is_asked_again_and_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (platform, clock) = platform(&folder).await;
    let provider = Provider::open().await;
    let sender = by(&provider);
    let run = async || {
        texts::run_once(&platform, &sender, Uuid::nil())
            .await
            .unwrap()
    };
    assert_eq!(run().await, report(0, 0, 0));
    ask(&platform, PHONE).await;
    provider.answers(503);
    assert_eq!(run().await, report(0, 1, 0));
    let first = provider.last();
    // Not before it has rested: 2 seconds, then 4.
    assert_eq!(run().await, report(0, 0, 0));
    clock.pass(TimeDelta::seconds(2));
    assert_eq!(run().await, report(0, 1, 0));
    clock.pass(TimeDelta::seconds(3));
    assert_eq!(run().await, report(0, 0, 0));
    provider.answers(200);
    clock.pass(TimeDelta::seconds(1));
    assert_eq!(run().await, report(1, 0, 0));
    assert_eq!(
        provider.last(),
        first,
        "the same message under the same key"
    );
    assert_eq!(provider.count(), 3);
    assert!(
        first.contains(PHONE) && first.contains("【帮办代办】验证码 "),
        "{first}"
    );
    // Once it is out it is gone.
    clock.pass(TimeDelta::minutes(10));
    assert_eq!(run().await, report(0, 0, 0));
}

#[tokio::test]
async fn a_code_that_has_expired_is_not_sent() {
    let folder = tempfile::tempdir().unwrap();
    let (platform, clock) = platform(&folder).await;
    let provider = Provider::open().await;
    let sender = by(&provider);
    let run = async || {
        texts::run_once(&platform, &sender, Uuid::nil())
            .await
            .unwrap()
    };
    ask(&platform, PHONE).await;
    provider.answers(500);
    assert_eq!(run().await, report(0, 1, 0));
    provider.answers(200);
    clock.pass(TimeDelta::minutes(5));
    assert_eq!(run().await, report(0, 0, 1));
    assert_eq!(provider.count(), 1);
    assert_eq!(run().await, report(0, 0, 0));
}

#[tokio::test]
async fn a_worker_that_dies_leaves_its_messages_to_others() {
    let folder = tempfile::tempdir().unwrap();
    let (platform, clock) = platform(&folder).await;
    ask(&platform, PHONE).await;
    let keyring = &platform.sealing.keyring;
    let now = platform.now();
    let until = now + TimeDelta::seconds(60);
    let taken =
        bangban_persistence::text_messages::take(&platform.store, "dead", now, until, 10, keyring);
    assert_eq!(taken.await.unwrap().texts.len(), 1);
    let provider = Provider::open().await;
    let sender = by(&provider);
    let run = async || {
        texts::run_once(&platform, &sender, Uuid::nil())
            .await
            .unwrap()
    };
    assert_eq!(run().await, report(0, 0, 0));
    clock.pass(TimeDelta::seconds(60));
    assert_eq!(run().await, report(1, 0, 0));
}

#[tokio::test]
async fn the_loops_send_what_waits() {
    let folder = tempfile::tempdir().unwrap();
    let (platform, _) = platform(&folder).await;
    ask(&platform, PHONE).await;
    ask(&platform, "13953912346").await;
    let file = folder.path().join("messages.log");
    let (shutdown, ended) = watch::channel(false);
    let sender = Arc::new(FileTexts::new(file.clone()));
    let worker = Worker::new(Arc::clone(&platform), sender, Intervals::default());
    let sent = async {
        let lines = || std::fs::read_to_string(&file).unwrap_or_default();
        while lines().lines().count() < 2 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        shutdown.send(true).unwrap();
    };
    let both = async { tokio::join!(worker.run(ended), sent) };
    tokio::time::timeout(Duration::from_secs(20), both)
        .await
        .unwrap();
}
