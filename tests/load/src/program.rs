//! The program that is measured, run as an operator runs it.
//!
//! Owns its commands, start and end. Limits by address are off (`docs/operations.md`), since all the load comes from
//! one; everything else is as by default.

use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use crate::Failure;
use crate::client::{self, Connection};
use crate::processor::{self, Memory, Ticks};

/// How long a start may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// The program over one database.
#[derive(Debug, Clone)]
pub(crate) struct Program {
    /// The file.
    pub(crate) file: PathBuf,
    /// The database.
    pub(crate) url: String,
    /// Where its keys are.
    pub(crate) data: PathBuf,
}

/// Whether the background loops run in the same process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Loops {
    /// As by default.
    On,
    /// In another process, as a city has it: what is measured is requests alone.
    Elsewhere,
}

impl Program {
    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.file);
        command
            .args(arguments)
            .env("BANGBAN_DATABASE_URL", &self.url)
            .env("BANGBAN_DATA_DIR", &self.data)
            .stdin(Stdio::null());
        command
    }

    /// Loads the demonstration, where nothing is there yet.
    pub(crate) async fn demo(&self) -> Result<(), Failure> {
        let command = self.command(&["demo", "--if-empty"]);
        let output = output_of(command).await?;
        if output.status.success() {
            return Ok(());
        }
        let words = String::from_utf8_lossy(&output.stderr).into_owned();
        Err(format!("bangban demo: {words}").into())
    }

    /// Starts the server and waits until it is ready.
    pub(crate) async fn serve(&self, loops: Loops) -> Result<Server, Failure> {
        let address = free_address()?;
        let log = std::fs::File::create(self.log())?;
        let mut command = self.command(&["serve", "--rate-limit", "0", "--sign-in-limit", "0"]);
        command
            .arg("--listen")
            .arg(address.to_string())
            .args(["--worker", if loops == Loops::On { "on" } else { "off" }])
            .stdout(Stdio::null())
            .stderr(log);
        let began = Instant::now();
        let mut child = command.spawn()?;
        let process = child.id();
        while !ready(address).await {
            if began.elapsed() > PATIENCE || child.try_wait()?.is_some() {
                let log = self.log();
                return Err(format!("the server did not start, see {}", log.display()).into());
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        Ok(Server {
            address,
            process,
            started_in: began.elapsed(),
            child,
        })
    }

    fn log(&self) -> PathBuf {
        Path::new(&self.data).join("serve.log")
    }
}

/// Waits for a program on a thread where waiting holds nobody up.
pub(crate) async fn output_of(mut command: Command) -> Result<Output, Failure> {
    Ok(tokio::task::spawn_blocking(move || command.output()).await??)
}

async fn ready(address: SocketAddr) -> bool {
    let Ok(mut connection) = Connection::open(address).await else {
        return false;
    };
    let request = client::get("/health/ready", "");
    connection
        .send(&request)
        .await
        .is_ok_and(|answer| answer.status == 200)
}

fn free_address() -> std::io::Result<SocketAddr> {
    TcpListener::bind("127.0.0.1:0")?.local_addr()
}

/// A running server. Dropped, it is killed.
#[derive(Debug)]
pub(crate) struct Server {
    /// Where it listens.
    pub(crate) address: SocketAddr,
    /// From its start to ready.
    pub(crate) started_in: Duration,
    process: u32,
    child: Child,
}

impl Server {
    /// What it has used so far.
    pub(crate) fn used(&self) -> Result<Ticks, Failure> {
        processor::of_process(self.process)
    }

    /// Its memory.
    pub(crate) fn memory(&self) -> Result<Memory, Failure> {
        processor::memory(self.process)
    }

    /// Ends it by force: the next one starts on the same database, as after a crash.
    pub(crate) fn stop(self) {
        drop(self);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // One that has ended already can't be killed.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
