//! A PostgreSQL of a test's own, which can be killed, stopped and frozen.
//!
//! Owns its files and processes. It runs with the defaults of PostgreSQL where durability is
//! concerned; the one that suites share (`postgres`) does not, and is not to be killed. It ends
//! with the test, in whatever way the test ends.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use sea_orm::{ConnectionTrait, Database as Connection, DatabaseConnection};
use tempfile::TempDir;
use tokio::sync::OnceCell;

use crate::filled::fill;
use crate::litter::Litter;
use crate::process::{free_port, signal};
use crate::registry::Ids;

/// How long a start with recovery may take before it counts as failed.
const PATIENCE: Duration = Duration::from_secs(60);

/// The cluster.
pub struct Cluster {
    /// What its registry holds.
    pub ids: Ids,
    folder: TempDir,
    port: u16,
    settings: Vec<String>,
    postmaster: Option<Child>,
}

impl Cluster {
    /// A cluster that runs, with one filled database. Settings are such as `fsync=off`.
    pub async fn start_filled(settings: &[&str]) -> Self {
        static TEMPLATE: OnceCell<(PathBuf, Ids)> = OnceCell::const_new();
        let (template, ids) = TEMPLATE.get_or_init(make_template).await;
        let folder = TempDir::with_prefix("bangban-cluster-").unwrap();
        own(folder.path());
        let mut copy = Command::new("cp");
        copy.arg("-a").arg(template).arg(folder.path().join("data"));
        run(&mut copy);
        let mut cluster = Self {
            ids: ids.clone(),
            folder,
            port: free_port(),
            settings: settings.iter().map(|&setting| setting.to_owned()).collect(),
            postmaster: None,
        };
        cluster.start();
        cluster
    }

    /// Where the filled database is.
    pub fn url(&self) -> String {
        url(self.port, "bangban")
    }

    /// A connection behind the program's back. A single one: what is set or begun on it stays.
    pub async fn connect(&self) -> DatabaseConnection {
        let mut options = sea_orm::ConnectOptions::new(self.url());
        options.max_connections(1).sqlx_logging(false);
        Connection::connect(options).await.unwrap()
    }

    /// Starts it, and returns when it takes connections; after a kill it recovers first.
    pub fn start(&mut self) {
        assert!(self.postmaster.is_none(), "it runs already");
        self.postmaster = Some(launch(self.folder.path(), self.port, &self.settings));
    }

    /// Kills every process of it at the same moment, so that none can write what it has in memory.
    pub fn kill(&mut self) {
        let Some(mut postmaster) = self.postmaster.take() else {
            return;
        };
        // The first one is stopped, so that it starts no further ones while they are counted.
        signal("STOP", &[postmaster.id()]);
        let mut all = children(postmaster.id());
        all.push(postmaster.id());
        signal("KILL", &all);
        postmaster.wait().unwrap();
        let since = Instant::now();
        while all.iter().any(|pid| is_alive(*pid)) {
            assert!(since.elapsed() < PATIENCE, "killed, and still there");
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    /// Stops it at once, as `pg_ctl stop -m immediate` does.
    pub fn stop(&mut self) {
        let Some(mut postmaster) = self.postmaster.take() else {
            return;
        };
        signal("QUIT", &[postmaster.id()]);
        postmaster.wait().unwrap();
    }

    /// Stops all its processes where they are: connections stay, and nothing answers.
    pub fn freeze(&self) {
        signal("STOP", &self.processes());
    }

    /// Lets them go on.
    pub fn thaw(&self) {
        signal("CONT", &self.processes());
    }

    fn processes(&self) -> Vec<u32> {
        let postmaster = self.postmaster.as_ref().unwrap().id();
        let mut all = children(postmaster);
        all.push(postmaster);
        all
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        self.kill();
    }
}

/// The files of a cluster with one filled database, stopped in good order.
async fn make_template() -> (PathBuf, Ids) {
    let folder = Litter::new("template-postgres");
    own(folder.path());
    let data = folder.path().join("data");
    let mut init = as_owner(&bin().join("initdb"));
    init.arg("-D").arg(&data).args(["-U", "bangban"]);
    init.args(["--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"]);
    run(init.arg("--no-sync").current_dir(folder.path()));
    let port = free_port();
    let mut postmaster = launch(folder.path(), port, &[]);
    let admin = Connection::connect(url(port, "postgres")).await.unwrap();
    let create = admin.execute_unprepared("CREATE DATABASE bangban");
    create.await.unwrap();
    admin.close().await.unwrap();
    let ids = fill(&url(port, "bangban")).await;
    signal("INT", &[postmaster.id()]);
    assert!(postmaster.wait().unwrap().success(), "a stop in good order");
    (folder.keep().join("data"), ids)
}

fn launch(folder: &Path, port: u16, settings: &[String]) -> Child {
    let mut postgres = as_owner(&bin().join("postgres"));
    postgres.arg("-D").arg(folder.join("data"));
    let own = [
        format!("port={port}"),
        "listen_addresses=127.0.0.1".to_owned(),
        "unix_socket_directories=".to_owned(),
        "shared_buffers=64MB".to_owned(),
        // The other kind lies in a place that a container may have too little of.
        "dynamic_shared_memory_type=mmap".to_owned(),
        "jit=off".to_owned(),
    ];
    for setting in own.iter().chain(settings) {
        postgres.arg("-c").arg(setting);
    }
    let log = folder.join("server.log");
    let log = std::fs::File::options().create(true).append(true).open(log);
    postgres.stdin(Stdio::null()).stdout(Stdio::null());
    postgres.stderr(log.unwrap()).current_dir(folder);
    let mut postmaster = postgres.spawn().unwrap();
    let since = Instant::now();
    while !takes_connections(port) {
        let log = || std::fs::read_to_string(folder.join("server.log")).unwrap_or_default();
        let ended = postmaster.try_wait().unwrap();
        assert!(ended.is_none(), "PostgreSQL has ended: {}", log());
        assert!(since.elapsed() < PATIENCE, "PostgreSQL: {}", log());
        std::thread::sleep(Duration::from_millis(20));
    }
    postmaster
}

fn takes_connections(port: u16) -> bool {
    let mut ask = Command::new(bin().join("pg_isready"));
    ask.args(["-q", "-h", "127.0.0.1", "-p", &port.to_string()]);
    ask.status().unwrap().success()
}

fn url(port: u16, name: &str) -> String {
    format!("postgres://bangban@127.0.0.1:{port}/{name}")
}

/// Where the newest PostgreSQL of this machine is.
fn bin() -> PathBuf {
    let versions = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten();
    let versions = versions.filter_map(|entry| {
        let path = entry.ok()?.path();
        let version: u32 = path.file_name()?.to_str()?.parse().ok()?;
        let bin = path.join("bin");
        bin.join("initdb").is_file().then_some((version, bin))
    });
    let newest = versions.max();
    let (_, bin) = newest.expect("no PostgreSQL in /usr/lib/postgresql; scripts/setup installs it");
    bin
}

/// A command that runs as an ordinary user, which PostgreSQL insists on. The kernel stops it when
/// the thread that started it ends.
fn as_owner(program: &Path) -> Command {
    let mut command = Command::new("setpriv");
    if let Some((user, group)) = owner() {
        command.arg(format!("--reuid={user}"));
        command.args([&format!("--regid={group}"), "--clear-groups"]);
    }
    command.args(["--pdeathsig", "QUIT"]).arg(program);
    command
}

/// Gives a folder to that user.
fn own(folder: &Path) {
    if let Some((user, group)) = owner() {
        std::os::unix::fs::chown(folder, Some(user), Some(group)).unwrap();
    }
}

/// The user and the group that PostgreSQL runs as, where the tests run as root.
fn owner() -> Option<(u32, u32)> {
    if number(&["-u"]) != Some(0) {
        return None;
    }
    let user = ["postgres", "nobody"].into_iter().find_map(|name| {
        let user = number(&["-u", name])?;
        Some((user, number(&["-g", name])?))
    });
    Some(user.expect("a user that PostgreSQL can run as"))
}

fn number(arguments: &[&str]) -> Option<u32> {
    let output = Command::new("id").args(arguments).output().unwrap();
    String::from_utf8(output.stdout)
        .unwrap()
        .trim()
        .parse()
        .ok()
}

fn children(parent: u32) -> Vec<u32> {
    let processes = std::fs::read_dir("/proc").unwrap().flatten();
    let ids = processes.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    ids.filter(|pid| parent_and_state(*pid).is_some_and(|(of, _)| of == parent))
        .collect()
}

/// A process that has ended stays in the table until somebody asks after it.
fn is_alive(pid: u32) -> bool {
    parent_and_state(pid).is_some_and(|(_, state)| state != 'Z')
}

fn parent_and_state(pid: u32) -> Option<(u32, char)> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The name may hold anything, and ends with the last parenthesis (proc(5)).
    let (_, rest) = stat.rsplit_once(')')?;
    let mut fields = rest.split_whitespace();
    let state = fields.next()?.chars().next()?;
    Some((fields.next()?.parse().ok()?, state))
}

fn run(command: &mut Command) {
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {said}");
}
