//! The PostgreSQL that the tests use: the one that `BANGBAN_TEST_POSTGRES_URL` names, or a cluster
//! that this process starts once (`postgres-cluster`, which ends when this process does).

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;

/// The address of the server, with a database to connect to.
///
/// # Panics
/// Where no server is named and none can be started: a suite that skips a database passes for
/// nothing.
pub(crate) fn url() -> &'static str {
    static CLUSTER: LazyLock<Cluster> = LazyLock::new(Cluster::find);
    &CLUSTER.url
}

struct Cluster {
    url: String,
    /// Holds the other end of the cluster's input open.
    _process: Option<Child>,
}

impl Cluster {
    fn find() -> Self {
        match std::env::var("BANGBAN_TEST_POSTGRES_URL") {
            Ok(url) if !url.is_empty() => Self {
                url,
                _process: None,
            },
            _ => Self::start(),
        }
    }

    fn start() -> Self {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/support/postgres-cluster");
        // A group of its own: a Ctrl-C is for the tests, and the cluster follows them.
        let started = Command::new(script)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .process_group(0)
            .spawn();
        let mut process = started.unwrap_or_else(|error| panic!("{script}: {error}"));
        let mut url = String::new();
        let output = process.stdout.take().unwrap();
        BufReader::new(output).read_line(&mut url).unwrap();
        let url = url.trim().to_owned();
        assert!(
            !url.is_empty(),
            "no PostgreSQL to test on: see the message of {script} above"
        );
        Self {
            url,
            _process: Some(process),
        }
    }
}
