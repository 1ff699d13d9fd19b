//! What processes have used, as the kernel counts it (`/proc`), and what machine this is.
//!
//! Owns the reading. The kernel counts in hundredths of a second, so that a run has to last some seconds.

use std::fs;
use std::ops::{Add, Sub};
use std::time::Duration;

use crate::Failure;

/// `USER_HZ`: 100 on every Linux that Rust knows.
const TICKS_PER_SECOND: u64 = 100;

/// Processor time, user and system.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Ticks(u64);

impl Ticks {
    /// As a duration.
    pub(crate) const fn duration(self) -> Duration {
        Duration::from_millis(self.0 * 1000 / TICKS_PER_SECOND)
    }
}

impl Add for Ticks {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Ticks {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

/// The fields of `/proc/<pid>/stat` that matter here.
struct Stat {
    parent: u32,
    own: Ticks,
    /// Of children that have ended and were waited for.
    ended_children: Ticks,
}

fn stat(process: &str) -> Option<Stat> {
    let text = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name, in parentheses, may hold blanks.
    let fields: Vec<&str> = text.rsplit_once(')')?.1.split_whitespace().collect();
    let number = |place: usize| fields.get(place)?.parse::<u64>().ok();
    Some(Stat {
        parent: fields.get(1)?.parse().ok()?,
        own: Ticks(number(11)? + number(12)?),
        ended_children: Ticks(number(13)? + number(14)?),
    })
}

/// What a process has used, all threads, without its children.
///
/// # Errors
/// Where there is no such process.
pub(crate) fn of_process(id: u32) -> Result<Ticks, Failure> {
    let stat = stat(&id.to_string()).ok_or("the process has ended")?;
    Ok(stat.own)
}

/// What a process and its children have used, those included that have ended: PostgreSQL with all its backends.
///
/// # Errors
/// Where there is no such process.
pub(crate) fn of_family(id: u32) -> Result<Ticks, Failure> {
    let head = || stat(&id.to_string()).ok_or("the process has ended");
    loop {
        let before = head()?.ended_children;
        let children = of_children(id)?;
        let head = head()?;
        // A child that ended meanwhile is in both sums or in neither: both are taken anew then.
        if head.ended_children == before {
            return Ok(head.own + head.ended_children + children);
        }
    }
}

/// What the children have used that run, and those that were not waited for yet.
fn of_children(id: u32) -> Result<Ticks, Failure> {
    let mut sum = Ticks::default();
    for entry in fs::read_dir("/proc")?.flatten() {
        let name = entry.file_name();
        let Some(name) = name.to_str().filter(|name| name.parse::<u32>().is_ok()) else {
            continue;
        };
        if let Some(stat) = stat(name).filter(|stat| stat.parent == id) {
            sum = sum + stat.own + stat.ended_children;
        }
    }
    Ok(sum)
}

/// What the children of this process have used that have ended and were waited for.
///
/// # Errors
/// Where `/proc` can't be read.
pub(crate) fn of_ended_children() -> Result<Ticks, Failure> {
    let stat = stat("self").ok_or("/proc/self/stat can't be read")?;
    Ok(stat.ended_children)
}

/// Memory of a process in MB.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Memory {
    /// In use now.
    pub(crate) resident: f64,
    /// The most since its start.
    pub(crate) peak: f64,
}

/// Memory of a process.
///
/// # Errors
/// Where there is no such process.
pub(crate) fn memory(id: u32) -> Result<Memory, Failure> {
    let text = fs::read_to_string(format!("/proc/{id}/status"))?;
    let field = |name: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix(name))?;
        let kib: f64 = line.split_whitespace().next()?.parse().ok()?;
        Some(kib / 1024.0)
    };
    Ok(Memory {
        resident: field("VmRSS:").ok_or("no VmRSS")?,
        peak: field("VmHWM:").ok_or("no VmHWM")?,
    })
}

/// This machine in a line.
pub(crate) fn machine() -> String {
    let read = |file: &str| fs::read_to_string(file).unwrap_or_default();
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    let processors = read("/proc/cpuinfo");
    let model = processors
        .lines()
        .find(|line| line.starts_with("model name"))
        .and_then(|line| line.split_once(':'))
        .map_or("unknown processor", |(_, model)| model.trim());
    let memory = read("/proc/meminfo");
    let kib: u64 = memory
        .lines()
        .find_map(|line| line.strip_prefix("MemTotal:"))
        .and_then(|rest| rest.split_whitespace().next())
        .and_then(|number| number.parse().ok())
        .unwrap_or_default();
    let kernel = read("/proc/sys/kernel/osrelease");
    let gib = kib.div_ceil(1024 * 1024);
    format!(
        "{cores} cores ({model}), {gib} GiB of memory, Linux {}",
        kernel.trim()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_is_counted() {
        let own = std::process::id();
        let before = of_process(own).unwrap();
        let began = std::time::Instant::now();
        while began.elapsed() < Duration::from_millis(100) {
            std::hint::black_box(0);
        }
        let used = (of_process(own).unwrap() - before).duration();
        assert!(used >= Duration::from_millis(30), "{used:?}");
        assert!(of_family(own).unwrap().duration() >= used);
        assert!(memory(own).unwrap().resident > 0.5);
    }
}
