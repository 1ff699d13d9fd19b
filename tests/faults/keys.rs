//! Many keys, each sent many times at once: one effect for each, and the same reply for everybody.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use bangban_tests::given::LICENCE;
use bangban_tests::{Answer, Database, Outcome, Remote, Request, block_on};
use futures_util::future::join_all;
use futures_util::stream::{self, StreamExt};
use serde_json::json;
use tokio::time::sleep;

use crate::acts::draft;
use crate::form::{either, figure};
use crate::ledger::is_replayed;
use crate::site::Site;
use crate::stored::Stored;
use crate::verdict::Verdict;

/// Requests under one key at the same time.
const AT_ONCE: usize = 20;
/// Keys at the same time.
const KEYS_AT_ONCE: usize = 8;

#[test]
fn a_key_sent_twenty_times_at_once_has_one_effect_and_one_reply() {
    block_on(async {
        for database in Database::BOTH {
            let site = Site::on(database, &[]).await;
            let _process = site.program.start().await;
            let since = Instant::now();
            // Half of the keys make a case, the other half change it.
            let cases = either(20, 500);
            let faults = storm(&site, cases, true).await;
            let stored = Stored::of(&site).await;
            figure(&format!(
                "keys, {}: {} keys × {AT_ONCE} in {:.1?}: {} effects, {} replies that differ",
                site.name(),
                2 * cases,
                since.elapsed(),
                stored.events.len(),
                faults.len()
            ));
            assert_eq!(faults, Vec::<String>::new());
            assert_eq!(stored.cases.len(), cases);
            assert_eq!(stored.events.len(), 2 * cases);
            Verdict::consistency_of(&stored).must_be_clean();
        }
    });
}

/// The control: without keys each of the twenty has its effect, and the check says so.
#[test]
fn without_keys_the_check_reports_many_effects() {
    block_on(async {
        let site = Site::on(Database::Sqlite, &[]).await;
        let _process = site.program.start().await;
        let faults = storm(&site, 2, false).await;
        let cases = Stored::of(&site).await.cases.len();
        figure(&format!(
            "control, no keys: {cases} cases of 2; first of {} faults: {:?}",
            faults.len(),
            faults.first()
        ));
        assert_eq!(cases, 2 * AT_ONCE);
        assert!(!faults.is_empty(), "the check may be blind");
    });
}

/// Makes so many cases and submits each; says which replies are not what they have to be.
async fn storm(site: &Site, cases: usize, keys: bool) -> Vec<String> {
    let remote = Remote::new(&site.program.base(), Duration::from_secs(60));
    let token = remote.sign_in(LICENCE.clerk).await;
    let one = async |number: usize| {
        let label = format!("key-{number}");
        let under = |request: Request, key: &str| if keys { request.key(key) } else { request };
        let make = Request::post("/api/v1/cases", &token, draft(&site.ids, &label));
        let (made, mut faults) = at_once(&remote, &under(make, &label)).await;
        let path = format!("/api/v1/cases/{}", made.json["id"].as_str().unwrap());
        let body = json!({ "declaration": true });
        let submit = Request::post(&format!("{path}/submission"), &token, body);
        let submit = under(submit.if_match(&made.etag()), &format!("{label}-submitted"));
        faults.extend(at_once(&remote, &submit).await.1);
        faults
    };
    let all = stream::iter((0..cases).map(one)).buffer_unordered(KEYS_AT_ONCE);
    all.collect::<Vec<_>>().await.concat()
}

/// Sends a request many times at once, each until it is answered for good. Gives one of the
/// answers, and what is wrong with all of them together.
async fn at_once(remote: &Remote, request: &Request) -> (Answer, Vec<String>) {
    let answers = join_all((0..AT_ONCE).map(|_| for_good(remote, request))).await;
    let name = request.key.as_deref().unwrap_or("no key");
    let mut faults = Vec::new();
    let first_hand = answers.iter().filter(|it| !is_replayed(it)).count();
    // None, where that answer was lost on its way and asked for once more.
    if first_hand > 1 {
        faults.push(format!("{name}: {first_hand} answers at first hand"));
    }
    let reply = |answer: &Answer| {
        let header = |name: &str| answer.header(name).to_owned();
        let headers = (header("etag"), header("location"), header("content-type"));
        (answer.status, headers, answer.body.clone())
    };
    let different: BTreeSet<_> = answers.iter().map(reply).collect();
    if different.len() != 1 {
        let statuses: Vec<u16> = different.iter().map(|(status, ..)| *status).collect();
        faults.push(format!("{name}: different replies: {statuses:?}"));
    }
    let done = answers
        .into_iter()
        .find(|it| [200, 201].contains(&it.status));
    (done.expect("nobody was served"), faults)
}

/// Asks until there is an answer for good. One that is lost is asked for again, as a client does
/// whose connection was closed in the very moment of its request.
async fn for_good(remote: &Remote, request: &Request) -> Answer {
    let since = Instant::now();
    loop {
        if let Outcome::Answered(answer) = remote.send(request).await {
            let code = answer.json["code"].as_str().unwrap_or_default();
            if !["idempotency_in_progress", "unavailable"].contains(&code) {
                return answer;
            }
        }
        let patience = Duration::from_secs(90);
        assert!(since.elapsed() < patience, "no answer for good");
        sleep(Duration::from_millis(300)).await;
    }
}
