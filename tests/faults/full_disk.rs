//! SQLite on a disk that is full: callers are told to ask again, nothing is half done, reading goes
//! on, and so does writing as soon as there is room, without a restart.
//!
//! Two ways of being full: a limit on the size of the program's files, which needs no rights, and a
//! small file system of its own, which needs the right to mount one: that test is an ignored one,
//! which `scripts/test` and `scripts/faults` ask for where mounting is permitted, and else name as
//! skipped.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use bangban_tests::given::LICENCE;
use bangban_tests::{Database, Process, Remote, Request, block_on};
use tempfile::TempDir;
use tokio::time::sleep;

use crate::acts::ACTS;
use crate::crash::judge;
use crate::crew::{Crew, Orders};
use crate::form::{either, figure};
use crate::site::Site;

/// Writing again within that time after there is room.
const BACK_WITHIN: Duration = Duration::from_secs(10);

#[test]
fn a_limit_of_file_size_is_told_and_passes() {
    block_on(async {
        let mut site = Site::on(Database::Sqlite, &[]).await;
        site.program = site.program.outliving_file_limits();
        let process = site.program.start().await;
        let pid = process.pid();
        let limit = |size: &str| prlimit(pid, size);
        fill_up(
            site,
            process,
            "a limit of file size",
            || limit("4096"),
            || limit("unlimited"),
        )
        .await;
    });
}

#[test]
#[ignore = "mounts a file system, which is not permitted everywhere: scripts/test asks for it"]
fn a_full_file_system_is_told_and_passes() {
    let small = SmallDisk::mount();
    block_on(async {
        let folder = TempDir::new_in(&small.0).unwrap();
        let site = Site::on_sqlite_in(folder, &[]).await;
        let process = site.program.start().await;
        let ballast = small.0.join("ballast");
        let fill = || fill_with(&ballast);
        let empty = || std::fs::remove_file(&ballast).unwrap();
        fill_up(site, process, "a full file system", fill, empty).await;
    });
}

/// Takes the room away under load, and gives it back.
async fn fill_up(site: Site, mut process: Process, how: &str, fill: impl Fn(), empty: impl Fn()) {
    let orders = Orders {
        writers: either(8, 32),
        acts: ACTS.len(),
        keys: true,
    };
    let reader = Reader::begin(&site).await;
    let crew = Crew::begin(&site, orders).await;
    crew.progress(40, Duration::from_secs(30)).await;

    fill();
    refused(&crew, &mut process, either(40, 400)).await;
    reader.still_reads().await;
    assert!(process.is_running(), "{}", site.program.logged());

    empty();
    let since = Instant::now();
    crew.progress(1, 2 * BACK_WITHIN).await;
    let back = since.elapsed();
    crew.progress(40, Duration::from_secs(30)).await;
    let ledger = crew.finish(&site, false).await;
    assert!(process.is_running(), "{}", site.program.logged());
    let verdict = judge(&site, &ledger).await;
    process.kill();
    let (acts, away) = (ledger.count(), ledger.unavailable.load(Ordering::Relaxed));
    let lost = ledger.lost.load(Ordering::Relaxed);
    figure(&format!(
        "{how}: {away} attempts answered 503, {lost} not at all; writing {back:.1?} after there \
         was room; {acts} acts acknowledged, {verdict}"
    ));
    verdict.must_be_clean();
    assert_eq!(lost, 0, "everything was answered");
    assert_eq!(site.faults_of_trail(), None);
    assert!(back <= BACK_WITHIN, "{back:?}");
}

/// Waits until so many attempts were told that there is no room. What is told otherwise, the
/// writers note as a surprise.
async fn refused(crew: &Crew, process: &mut Process, attempts: u64) {
    let since = Instant::now();
    let ledger = crew.ledger();
    while ledger.unavailable.load(Ordering::Relaxed) < attempts {
        let (lost, surprises) = (ledger.lost.load(Ordering::Relaxed), ledger.surprises());
        assert!(process.is_running(), "a full disk has ended it");
        assert!(surprises.is_empty(), "{surprises:?}");
        assert!(lost == 0, "{lost} attempts without an answer");
        assert!(
            since.elapsed() < Duration::from_secs(90),
            "it is never full"
        );
        sleep(Duration::from_millis(5)).await;
    }
}

/// Somebody who reads while the disk is full.
struct Reader {
    remote: Remote,
    token: String,
}

impl Reader {
    async fn begin(site: &Site) -> Self {
        let remote = Remote::new(&site.program.base(), Duration::from_secs(20));
        // Signing in writes: it has to be done while there is room.
        let token = remote.sign_in(LICENCE.clerk).await;
        Self { remote, token }
    }

    /// Reading needs no room.
    async fn still_reads(&self) {
        for path in [
            "/health/live",
            "/health/ready",
            "/api/v1/cases",
            "/api/v1/me",
        ] {
            let request = Request::get(path, &self.token);
            self.remote.send(&request).await.answered().expect(200);
        }
    }
}

/// Sets the limit that counts, and leaves the one that it can be raised to.
fn prlimit(pid: u32, size: &str) {
    let done = Command::new("prlimit")
        .args(["--pid", &pid.to_string(), &format!("--fsize={size}:")])
        .status();
    assert!(done.unwrap().success(), "prlimit --fsize={size}");
}

/// Writes until nothing more goes in.
fn fill_with(ballast: &Path) {
    let mut file = File::create(ballast).unwrap();
    for size in [1 << 16, 1 << 12, 1] {
        let block = vec![0_u8; size];
        while file.write_all(&block).is_ok() {}
    }
}

/// A file system in memory; dropped, it is unmounted.
struct SmallDisk(PathBuf);

impl SmallDisk {
    fn mount() -> Self {
        let place = TempDir::with_prefix("bangban-small-disk-").unwrap().keep();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=24m", "bangban"]);
        let done = mount.arg(&place).output().unwrap();
        if !done.status.success() {
            std::fs::remove_dir(&place).unwrap();
            panic!("mounting a file system is not permitted: {done:?}");
        }
        Self(place)
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
        let _ = std::fs::remove_dir(&self.0);
    }
}
