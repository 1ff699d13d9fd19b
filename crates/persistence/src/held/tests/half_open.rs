//! Connections whose other end has gone without a word, as after a cable was pulled.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::{LONG, Lender, lender_at, number, server};

/// Long enough for what has to end in time, far shorter than what TCP itself takes.
const SOON: Duration = Duration::from_secs(10);

/// Stands between the program and the database, and can swallow what comes.
struct Cable {
    address: SocketAddr,
    /// So many connections were made.
    made: Arc<AtomicUsize>,
    /// So many of them are dead, the first ones.
    dead: Arc<AtomicUsize>,
}

impl Cable {
    fn to(database: String) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let cable = Self {
            address: listener.local_addr().unwrap(),
            made: Arc::default(),
            dead: Arc::default(),
        };
        let (made, dead) = (Arc::clone(&cable.made), Arc::clone(&cable.dead));
        thread::spawn(move || {
            for near in listener.incoming() {
                let (near, far) = (near.unwrap(), TcpStream::connect(&database).unwrap());
                let number = made.fetch_add(1, Ordering::SeqCst);
                let back = (far.try_clone().unwrap(), near.try_clone().unwrap());
                for (from, to) in [back, (near, far)] {
                    let dead = Arc::clone(&dead);
                    thread::spawn(move || carry(from, to, || number < dead.load(Ordering::SeqCst)));
                }
            }
        });
        cable
    }

    /// What goes through it now is never heard of again; what comes later is carried.
    fn pull(&self) {
        let made = self.made.load(Ordering::SeqCst);
        self.dead.store(made, Ordering::SeqCst);
    }
}

fn carry(mut from: TcpStream, mut to: TcpStream, is_dead: impl Fn() -> bool) {
    let mut buffer = [0; 4096];
    loop {
        let count = from.read(&mut buffer).unwrap_or(0);
        if is_dead() {
            // Neither closed nor answered until the test ends.
            loop {
                thread::park();
            }
        }
        if count == 0 || to.write_all(&buffer[..count]).is_err() {
            return;
        }
    }
}

/// One connection through a cable; none without a server.
async fn through_a_cable(try_after: Duration) -> Option<(Lender, Cable)> {
    let url = server()?;
    let (scheme, rest) = url.split_once("://").unwrap();
    let (account, place) = rest.split_once('@').unwrap();
    let (database, name) = place.split_once('/').unwrap();
    let cable = Cable::to(database.to_owned());
    let url = format!("{scheme}://{account}@{}/{name}", cable.address);
    Some((lender_at(url, 1, try_after).await, cable))
}

/// The only connection is to be had again, over a new cable.
async fn is_lent_again(lender: &Lender) {
    let since = Instant::now();
    loop {
        if let Ok(held) = lender.lend().await {
            assert_eq!(number(&held, "SELECT 1::bigint").await, 1);
            return;
        }
        assert!(since.elapsed() < SOON, "the only place stays taken");
    }
}

#[tokio::test]
async fn a_transaction_that_can_not_be_undone_gives_its_place_back() {
    let Some((lender, cable)) = through_a_cable(LONG).await else {
        return;
    };
    let held = lender.lend().await.unwrap().begin("BEGIN").await.unwrap();
    cable.pull();
    drop(held);
    is_lent_again(&lender).await;
}

#[tokio::test]
async fn one_that_does_not_answer_when_it_is_tried_gives_its_place_back() {
    let Some((lender, cable)) = through_a_cable(Duration::ZERO).await else {
        return;
    };
    let held = lender.lend().await.unwrap();
    cable.pull();
    drop(held);
    is_lent_again(&lender).await;
}

#[tokio::test]
async fn one_that_does_not_answer_does_not_hold_up_the_end() {
    let Some((lender, cable)) = through_a_cable(Duration::ZERO).await else {
        return;
    };
    let held = lender.lend().await.unwrap();
    cable.pull();
    drop(held);
    // It is being tried.
    tokio::time::sleep(Duration::from_millis(20)).await;
    let closed = tokio::time::timeout(SOON, lender.close()).await;
    assert!(closed.is_ok());
}
