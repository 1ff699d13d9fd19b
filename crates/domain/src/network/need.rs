//! What an organisation needs (N2): required, present, missing, from the norms, its windows and its
//! agents. The one place where that is worked out; everything that shows a figure has it from here.
//!
//! One person counts once: at the one organisation where he or she belongs, as the one kind that was
//! appointed, and towards one norm. People are counted for the most particular norm first; who is more
//! than that one needs counts for the next one. Volunteers are a gain and fill no place.

use super::norm::{Measure, Norms};
use crate::agent::AgentKind;
use crate::id::WindowId;
use crate::organization::OrganizationKind;

/// An agent in service, as far as norms are concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Served {
    /// How the agent serves.
    pub kind: AgentKind,
    /// The window that is served.
    pub window: Option<WindowId>,
}

/// One thing that is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// What is counted.
    pub measure: Measure,
    /// At which window, where each has a norm of its own.
    pub window: Option<WindowId>,
    /// How many there have to be.
    pub required: u32,
    /// How many there are who count here.
    pub present: u32,
}

impl Line {
    /// How many are missing.
    pub const fn missing(&self) -> u32 {
        self.required.saturating_sub(self.present)
    }
}

/// What an organisation needs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Need {
    /// What is asked for, one by one.
    pub lines: Vec<Line>,
    /// The full-time and part-time agents in service, each once.
    pub present: u32,
}

impl Need {
    /// How many there have to be.
    pub fn required(&self) -> u32 {
        self.lines.iter().map(|line| line.required).sum()
    }

    /// How many are missing. People in one place do not make up for those that another lacks.
    pub fn missing(&self) -> u32 {
        self.lines.iter().map(Line::missing).sum()
    }

    /// Whether anything is asked of the organisation: others count neither as covered nor as not.
    pub fn is_asked(&self) -> bool {
        !self.lines.is_empty()
    }

    /// Whether everything that is asked for is there.
    pub fn is_covered(&self) -> bool {
        self.is_asked() && self.missing() == 0
    }

    /// The lines that lack more than they did before.
    pub fn worse_than(&self, before: &Self) -> Vec<Line> {
        let lacked = |line: &Line| {
            let same = before
                .lines
                .iter()
                .find(|it| (it.measure, it.window) == (line.measure, line.window));
            same.map_or(0, Line::missing)
        };
        let worse = self
            .lines
            .iter()
            .filter(|line| line.missing() > lacked(line));
        worse.copied().collect()
    }
}

/// What an organisation in service needs. `windows` are its open comprehensive ones, `agents` those of
/// its own who are in service. One that is closed needs nothing: it is not asked.
pub fn need(
    norms: &Norms,
    kind: OrganizationKind,
    windows: &[WindowId],
    agents: &[Served],
) -> Need {
    let count = |kind| count(agents, |agent| agent.kind == kind);
    let (mut full_time, mut part_time) = (count(AgentKind::FullTime), count(AgentKind::PartTime));
    let present = full_time + part_time;
    let mut lines = Vec::new();
    for (measure, required) in norms.of(kind) {
        match measure {
            Measure::FullTime => lines.push(taken(measure, None, required, &mut full_time)),
            Measure::PartTime => lines.push(taken(measure, None, required, &mut part_time)),
            Measure::PartTimePerWindow => lines.extend(windows.iter().map(|window| {
                let mut there = self::count(agents, |agent| {
                    agent.kind == AgentKind::PartTime && agent.window == Some(*window)
                });
                let line = taken(measure, Some(*window), required, &mut there);
                part_time -= line.present.min(required);
                line
            })),
            Measure::Any => {
                let mut left = full_time + part_time;
                lines.push(taken(measure, None, required, &mut left));
            }
        }
    }
    Need { lines, present }
}

fn count(agents: &[Served], fits: impl Fn(&Served) -> bool) -> u32 {
    let found = agents.iter().filter(|agent| fits(agent)).count();
    u32::try_from(found).unwrap_or(u32::MAX)
}

/// A line that all who are left count for, of whom it takes as many as it asks for.
fn taken(measure: Measure, window: Option<WindowId>, required: u32, left: &mut u32) -> Line {
    let present = *left;
    *left -= present.min(required);
    Line {
        measure,
        window,
        required,
        present,
    }
}
