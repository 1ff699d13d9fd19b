//! Killed in the middle of writing, again and again: nothing acknowledged is lost, nothing is there
//! twice, and a retry under the same key has one effect.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use bangban_tests::given::{LICENCE, person};
use bangban_tests::{Database, PASSWORD, TestServer, block_on, write_master_key};
use futures_util::future::join_all;
use serde_json::{Value, json};

const ROUNDS: u64 = 5;
const WRITERS: usize = 8;

#[test]
fn a_kill_loses_nothing_and_doubles_nothing() {
    block_on(async {
        // The registry comes from a copy of the test database; the server is the real program.
        let template = TestServer::start(Database::Sqlite).await;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("bangban.sqlite3");
        template.stop_serving().await;
        template.copy_to(&file).await;
        write_master_key(&folder.path().join("master.key"));
        let drafts = Drafts::new(&template);
        template.stop().await;

        let mut ledger = Ledger::default();
        for round in 0..ROUNDS {
            let mut process = Process::start(folder.path()).await;
            let token = process.sign_in("lanshan.clerk").await;
            ledger.settle(&process, &token, &drafts).await;
            let base = process.base.clone();
            let kill = async {
                tokio::time::sleep(Duration::from_millis(250 + round * 137 % 400)).await;
                process.kill();
            };
            tokio::join!(ledger.write(&base, &token, &drafts, round), kill);
            ledger.age_claims(&file).await;
        }
        let mut process = Process::start(folder.path()).await;
        let token = process.sign_in("lanshan.clerk").await;
        ledger.settle(&process, &token, &drafts).await;
        ledger.compare(&process, &token).await;
        process.kill();

        let verify = Command::new(binary())
            .args(["audit", "verify"])
            .envs(environment(folder.path()))
            .output()
            .unwrap();
        assert!(
            verify.status.success(),
            "{}",
            String::from_utf8_lossy(&verify.stdout)
        );
        ledger.count(&file).await;
    });
}

/// What was sent, and what came back.
#[derive(Default)]
struct Ledger {
    /// The case of each key that was acknowledged.
    acknowledged: Mutex<BTreeMap<String, String>>,
    /// Keys whose answer never came.
    in_doubt: Mutex<Vec<String>>,
}

impl Ledger {
    /// Eight writers, each as fast as it can, until the server is gone.
    async fn write(&self, base: &str, token: &str, drafts: &Drafts, round: u64) {
        let client = client();
        let writers = (0..WRITERS).map(async |writer| {
            for number in 0.. {
                let key = format!("{round}-{writer}-{number}");
                match send(&client, base, token, &key, &drafts.of(&key)).await {
                    Some((201, body)) => self.acknowledge(&key, &body),
                    Some((status, body)) => panic!("{key}: {status} {body}"),
                    None => {
                        self.in_doubt.lock().unwrap().push(key);
                        return;
                    }
                }
            }
        });
        join_all(writers).await;
    }

    fn acknowledge(&self, key: &str, body: &Value) {
        let id = body["id"].as_str().unwrap().to_owned();
        let known = self
            .acknowledged
            .lock()
            .unwrap()
            .insert(key.to_owned(), id.clone());
        assert!(known.is_none_or(|known| known == id), "{key} has two cases");
    }

    /// Sends again what is in doubt, twice: both answers are the same.
    async fn settle(&mut self, process: &Process, token: &str, drafts: &Drafts) {
        let client = client();
        for key in std::mem::take(self.in_doubt.get_mut().unwrap()) {
            let first = send(&client, &process.base, token, &key, &drafts.of(&key))
                .await
                .unwrap();
            let second = send(&client, &process.base, token, &key, &drafts.of(&key))
                .await
                .unwrap();
            assert_eq!(first.0, 201, "{key}: {}", first.1);
            assert_eq!(first, second, "{key}");
            self.acknowledge(&key, &first.1);
        }
    }

    /// A key that was claimed and never answered is free again after a minute: here it has gone by.
    async fn age_claims(&self, file: &Path) {
        let sql = "UPDATE idempotency_records SET created_at = \
             strftime('%Y-%m-%dT%H:%M:%S+00:00', created_at, '-2 minutes') WHERE state = 'running'";
        bangban_tests::execute_on(file, sql).await;
    }

    /// Each acknowledged case is there, once.
    async fn compare(&self, process: &Process, token: &str) {
        let acknowledged = self.acknowledged.lock().unwrap().clone();
        assert!(
            acknowledged.len() > 20,
            "only {} were written",
            acknowledged.len()
        );
        let client = client();
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        let mut cursor = String::new();
        loop {
            let url = format!(
                "{}/api/v1/cases?limit=100&sort=created_at{cursor}",
                process.base
            );
            let page: Value = client
                .get(url)
                .bearer_auth(token)
                .send()
                .await
                .unwrap()
                .json()
                .await
                .unwrap();
            for item in page["items"].as_array().unwrap() {
                *seen
                    .entry(item["id"].as_str().unwrap().to_owned())
                    .or_default() += 1;
            }
            match page["next_cursor"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => break,
            }
        }
        for (key, id) in &acknowledged {
            assert_eq!(seen.remove(id), Some(1), "{key} was acknowledged as {id}");
        }
        assert!(seen.is_empty(), "nobody was told of {seen:?}");
    }

    async fn count(&self, file: &Path) {
        let keys = i64::try_from(self.acknowledged.lock().unwrap().len()).unwrap();
        for sql in [
            "SELECT count(*) AS n FROM cases",
            "SELECT count(*) AS n FROM case_events WHERE kind = 'drafted'",
            "SELECT count(*) AS n FROM audit_events WHERE subject_kind = 'case'",
            "SELECT count(*) AS n FROM idempotency_records WHERE state = 'done'",
        ] {
            assert_eq!(bangban_tests::number_on(file, sql).await, keys, "{sql}");
        }
    }
}

/// Makes the same draft for the same key.
struct Drafts(Value);

impl Drafts {
    fn new(server: &TestServer) -> Self {
        let mut draft = LICENCE.draft_for(server, person(0));
        draft["mode"] = json!("assist");
        Self(draft)
    }

    fn of(&self, key: &str) -> Value {
        let mut draft = self.0.clone();
        draft["consent"]["scope"] = json!(format!("代为递交 {key}"));
        draft
    }
}

/// Status and body; none where the connection broke.
async fn send(
    client: &reqwest::Client,
    base: &str,
    token: &str,
    key: &str,
    draft: &Value,
) -> Option<(u16, Value)> {
    let request = client
        .post(format!("{base}/api/v1/cases"))
        .bearer_auth(token)
        .header("idempotency-key", key);
    let response = request.json(draft).send().await.ok()?;
    let status = response.status().as_u16();
    Some((status, response.json().await.ok()?))
}

fn client() -> reqwest::Client {
    reqwest::Client::builder()
        .no_proxy()
        .timeout(Duration::from_secs(10))
        .build()
        .unwrap()
}

/// `bangban serve`, on a port of its own; dropped, it is killed.
struct Process {
    child: Child,
    base: String,
}

impl Process {
    async fn start(folder: &Path) -> Self {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        drop(listener);
        let mut serve = Command::new(binary());
        serve
            .arg("serve")
            .envs(environment(folder))
            .env("BANGBAN_LISTEN", &address);
        let log = std::fs::File::create(folder.join("serve.log")).unwrap();
        let child = serve.stdout(Stdio::null()).stderr(log).spawn().unwrap();
        let process = Self {
            child,
            base: format!("http://{address}"),
        };
        let since = Instant::now();
        let client = client();
        loop {
            let ready = client
                .get(format!("{}/health/ready", process.base))
                .send()
                .await;
            if ready.is_ok_and(|answer| answer.status() == 200) {
                return process;
            }
            let log = || std::fs::read_to_string(folder.join("serve.log")).unwrap_or_default();
            assert!(
                since.elapsed() < Duration::from_secs(20),
                "not ready: {}",
                log()
            );
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    async fn sign_in(&self, username: &str) -> String {
        let body = json!({ "username": username, "password": PASSWORD });
        let answer = client()
            .post(format!("{}/api/v1/auth/login", self.base))
            .json(&body)
            .send()
            .await
            .unwrap();
        let answer: Value = answer.json().await.unwrap();
        answer["access_token"]
            .as_str()
            .unwrap_or_else(|| panic!("{answer}"))
            .to_owned()
    }

    /// SIGKILL: no goodbye of any kind.
    fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have been killed before, as it should.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn environment(folder: &Path) -> [(&'static str, String); 5] {
    let folder = folder.display();
    [
        ("BANGBAN_DATA_DIR", folder.to_string()),
        (
            "BANGBAN_DATABASE_URL",
            format!("sqlite://{folder}/bangban.sqlite3"),
        ),
        ("BANGBAN_MASTER_KEY_FILE", format!("{folder}/master.key")),
        ("BANGBAN_LOG", "warn".to_owned()),
        ("BANGBAN_RATE_LIMIT", "0".to_owned()),
    ]
}

/// The program, beside this test in the target folder.
fn binary() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let binary = test
        .parent()
        .and_then(Path::parent)
        .unwrap()
        .join("bangban");
    assert!(
        binary.is_file(),
        "{} is missing: 'cargo build -p bangban-server' makes it (scripts/test does so first)",
        binary.display()
    );
    binary
}
