//! The real program, as a process of its own: started, looked at, ended softly or killed.
//!
//! Owns its options, its address and its end. Does not own its database (`cluster`, `filled`) nor
//! what is asked of it (`remote`). Nothing that is started here outlives the test, in whatever way
//! the test ends.

use std::fs::File;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::{Duration, Instant};

use crate::database::write_master_key;

/// How long a start may take before it counts as failed; how fast it has to be is a test's matter.
const PATIENCE: Duration = Duration::from_secs(30);

/// How to start the program; it keeps its address from one start to the next.
pub struct Program {
    folder: PathBuf,
    log: PathBuf,
    address: SocketAddr,
    environment: Vec<(String, String)>,
    outlives_file_limits: bool,
}

impl Program {
    /// The program over a database that has been filled, with its master key and log in this
    /// folder; without limits of requests.
    pub fn new(folder: &Path, database_url: &str) -> Self {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, free_port()));
        let key = folder.join("master.key");
        write_master_key(&key);
        let mut program = Self {
            folder: folder.to_owned(),
            log: folder.join("serve.log"),
            address,
            environment: Vec::new(),
            outlives_file_limits: false,
        };
        for (name, value) in [
            ("DATA_DIR", folder.display().to_string()),
            ("DATABASE_URL", database_url.to_owned()),
            ("MASTER_KEY_FILE", key.display().to_string()),
            ("LISTEN", address.to_string()),
            ("LOG", "warn".to_owned()),
            ("RATE_LIMIT", "0".to_owned()),
            ("SIGN_IN_LIMIT", "0".to_owned()),
        ] {
            program = program.with(name, &value);
        }
        program
    }

    /// Sets an option, named without `BANGBAN_`.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.environment
            .push((format!("BANGBAN_{name}"), value.to_owned()));
        self
    }

    /// Has a write beyond the limit of a file's size fail, as on a full disk; without this the
    /// kernel would end the process.
    #[must_use]
    pub fn outliving_file_limits(mut self) -> Self {
        self.outlives_file_limits = true;
        self
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Where it listens, as the beginning of a URL.
    pub fn base(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What it has logged since its last start.
    pub fn logged(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// Starts it, and waits until it is ready.
    pub async fn start(&self) -> Process {
        let mut process = self.launch();
        let since = Instant::now();
        let ready = format!("{}/health/ready", self.base());
        let client = reqwest::Client::builder().no_proxy().build().unwrap();
        loop {
            let answer = client.get(&ready).timeout(Duration::from_secs(2)).send();
            if answer.await.is_ok_and(|answer| answer.status() == 200) {
                return process;
            }
            assert!(process.is_running(), "it has ended: {}", self.logged());
            assert!(since.elapsed() < PATIENCE, "not ready: {}", self.logged());
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    fn launch(&self) -> Process {
        let log = File::create(&self.log).unwrap();
        let mut serve = self.command("serve");
        let child = serve.stdout(Stdio::null()).stderr(log).spawn();
        let child = child.unwrap_or_else(|error| panic!("{serve:?}: {error}"));
        Process { child }
    }

    /// Runs another command of the program over the same data, to its end.
    pub fn run(&self, arguments: &[&str]) -> Output {
        let mut command = self.command(arguments[0]);
        command.args(&arguments[1..]).output().unwrap()
    }

    fn command(&self, first: &str) -> Command {
        // The kernel kills it when the thread that started it ends: no test leaves one behind.
        let mut command = Command::new("setpriv");
        command.args(["--pdeathsig", "KILL"]);
        if self.outlives_file_limits {
            command.args(["sh", "-c", "trap '' XFSZ; exec \"$@\"", "sh"]);
        }
        command.arg(binary()).arg(first);
        // Settings of the person who runs the tests are not those of the program under test.
        for (name, _) in std::env::vars() {
            if name.starts_with("BANGBAN_") {
                command.env_remove(name);
            }
        }
        command.envs(self.environment.clone());
        command.current_dir(&self.folder).stdin(Stdio::null());
        command
    }
}

/// `bangban serve`; dropped, it is killed.
pub struct Process {
    child: Child,
}

impl Process {
    /// Its id.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// SIGKILL: no goodbye of any kind. Returns when it is gone.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// SIGTERM: asks it to end.
    pub fn terminate(&self) {
        signal("TERM", &[self.pid()]);
    }

    /// Whether it still runs.
    pub fn is_running(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }

    /// How it ended; none, if it did not within that time.
    pub async fn ended(&mut self, within: Duration) -> Option<ExitStatus> {
        let since = Instant::now();
        while since.elapsed() < within {
            if let Some(status) = self.child.try_wait().unwrap() {
                return Some(status);
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        None
    }

    /// The memory that it holds now, in KiB.
    pub fn memory(&self) -> u64 {
        self.status("VmRSS")
    }

    /// The most memory that it has held since [`Process::forget_peak`], in KiB.
    pub fn peak(&self) -> u64 {
        self.status("VmHWM")
    }

    /// Begins to look for the most memory anew.
    pub fn forget_peak(&self) {
        // 5 resets the peak (proc(5)).
        std::fs::write(format!("/proc/{}/clear_refs", self.pid()), "5").unwrap();
    }

    fn status(&self, name: &str) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.pid())).unwrap();
        let line = status.lines().find(|line| line.starts_with(name)).unwrap();
        let number = line.split_whitespace().nth(1).unwrap();
        number.parse().unwrap()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended before, as it should.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Sends a signal to processes; those that are gone already are no matter.
pub(crate) fn signal(name: &str, pids: &[u32]) {
    let mut kill = Command::new("sh");
    kill.args(["-c", "kill -s \"$0\" \"$@\"", name]);
    kill.args(pids.iter().map(ToString::to_string));
    kill.stderr(Stdio::null()).status().unwrap();
}

/// A port that nothing uses. Not one of those that connections get by themselves: while the server
/// is down, a client of it could be given the server's own.
pub(crate) fn free_port() -> u16 {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    const FIRST: u16 = 12_000;
    const COUNT: u16 = 18_000;
    // Two runs at the same time begin at other ends.
    let begin = u16::try_from(std::process::id() % 997).unwrap() * 17;
    for _ in 0..COUNT {
        let step = NEXT.fetch_add(1, Ordering::Relaxed);
        let port = FIRST + begin.wrapping_add(step) % COUNT;
        if TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return port;
        }
    }
    panic!("no free port");
}

/// The program: the one that `BANGBAN_BINARY` names, or the one beside this test in the target
/// folder.
pub fn binary() -> PathBuf {
    if let Some(named) = std::env::var_os("BANGBAN_BINARY").filter(|named| !named.is_empty()) {
        return named.into();
    }
    let test = std::env::current_exe().unwrap();
    let folder = test.parent().and_then(Path::parent).unwrap();
    let binary = folder.join("bangban");
    assert!(
        binary.is_file(),
        "{} is missing: 'cargo build -p bangban-server' makes it (scripts/test does so first)",
        binary.display()
    );
    binary
}
