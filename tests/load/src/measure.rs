//! One measurement after the other: what is run, for how long, and the figure that comes of it.
//!
//! Owns the arithmetic. Does not own what the figures have to be (`report`).

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::cluster::Cluster;
use crate::load::{Act, Callers, Closed, Kind, Open, Tally, open};
use crate::pgbench::{Run, Script};
use crate::processor::Ticks;
use crate::program::Server;
use crate::stage::Stage;
use crate::statements::{self, Seen};
use crate::{Failure, say};

/// Connections of a closed loop, and clients of pgbench.
pub(crate) const CONNECTIONS: usize = 32;
/// Connections of an open loop: more than are ever waiting at the rate that has to be reached.
const OPEN_CONNECTIONS: usize = 128;
/// Before anything is counted: connections, statements and caches are there then.
const WARM_UP: Duration = Duration::from_secs(1);

/// Processor time of one request, in milliseconds.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Cost {
    /// Of the server, or of pgbench in its place.
    pub(crate) front: f64,
    /// Of the database.
    pub(crate) database: f64,
    /// Requests a second.
    pub(crate) rate: f64,
}

impl Cost {
    fn of(front: Ticks, database: Ticks, requests: u64, lasted: Duration) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "some millions")]
        let requests = requests.max(1) as f64;
        Self {
            front: front.duration().as_secs_f64() * 1000.0 / requests,
            database: database.duration().as_secs_f64() * 1000.0 / requests,
            rate: requests / lasted.as_secs_f64(),
        }
    }

    fn of_run(run: Run) -> Self {
        Self::of(run.pgbench, run.database, run.requests, run.lasted)
    }

    /// Without a part of it that was measured by itself.
    fn without(self, part: Self) -> Self {
        Self {
            front: (self.front - part.front).max(0.0),
            database: (self.database - part.database).max(0.0),
            ..self
        }
    }

    /// Of both.
    pub(crate) fn whole(self) -> f64 {
        self.front + self.database
    }
}

/// An act of the server beside the same by pgbench.
#[derive(Debug, Clone)]
pub(crate) struct Compared {
    /// What.
    pub(crate) name: &'static str,
    /// The run whose ratio is the middle one.
    pub(crate) server: Cost,
    /// pgbench in the same minute, without its reading; none where there is no script.
    pub(crate) pgbench: Option<Cost>,
    /// What it costs pgbench to read the parameters of an act: taken off.
    pub(crate) reading: Option<Cost>,
    /// Every ratio, in the order of the runs.
    pub(crate) ratios: Vec<f64>,
    /// The middle one.
    pub(crate) ratio: Option<f64>,
    /// What the database was asked for one request.
    pub(crate) statements: f64,
    /// The statements themselves.
    pub(crate) seen: Vec<Seen>,
    /// Where the script is no longer what the server sends.
    pub(crate) drift: Vec<String>,
    /// What came back.
    pub(crate) tally: Tally,
}

/// An act to be compared.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Comparison {
    /// Its name in the report.
    pub(crate) name: &'static str,
    /// What the server is asked.
    pub(crate) act: Act,
    /// What pgbench does.
    pub(crate) script: Option<Script>,
    /// How often both are run.
    pub(crate) runs: usize,
}

/// The server under load, with its database.
pub(crate) struct Bench<'a> {
    pub(crate) cluster: &'a Cluster,
    pub(crate) server: &'a Server,
    pub(crate) stage: &'a Arc<Stage>,
    pub(crate) seconds: u64,
}

/// One run of a closed loop.
struct ServerRun {
    cost: Cost,
    requests: u64,
    seen: Vec<Seen>,
    tally: Tally,
}

/// One run of pgbench.
struct ScriptRun {
    cost: Cost,
    requests: u64,
    seen: Vec<Seen>,
}

impl Bench<'_> {
    /// Runs an act at the server and by pgbench, in turns, and divides.
    pub(crate) async fn compare(&self, comparison: Comparison) -> Result<Compared, Failure> {
        let mut runs = Vec::new();
        let mut tally = Tally::default();
        let (mut seen, mut drift, mut statements) = (Vec::new(), BTreeSet::new(), 0.0);
        for turn in 0..comparison.runs {
            let (server, script) = self.both(comparison, turn).await?;
            statements = statements::per_request(&server.seen, server.requests);
            if let Some(script) = &script {
                let (sent, asked) = (server.requests, script.requests);
                drift.extend(statements::drift(&server.seen, sent, &script.seen, asked));
            }
            runs.push((server.cost, script.map(|script| script.cost)));
            tally.add(server.tally);
            seen = server.seen;
        }
        let reading = match comparison.script {
            None => None,
            Some(script) => Some(Cost::of_run(script.read(self.cluster, self.seconds).await?)),
        };
        for (_, pgbench) in &mut runs {
            *pgbench = pgbench
                .zip(reading)
                .map(|(whole, part)| whole.without(part));
        }
        let ratio =
            |(server, pgbench): &(Cost, Option<Cost>)| Some(server.whole() / (*pgbench)?.whole());
        let ratios: Vec<f64> = runs.iter().filter_map(ratio).collect();
        runs.sort_by(|one, other| key(one).total_cmp(&key(other)));
        let (server, pgbench) = runs[runs.len() / 2];
        // What was refused costs something else than what was done.
        if tally.good() < tally.count() {
            return Err(format!("{}: {}", comparison.name, tally.words()).into());
        }
        let compared = Compared {
            name: comparison.name,
            ratio: pgbench.map(|pgbench| server.whole() / pgbench.whole()),
            server,
            pgbench,
            reading,
            ratios,
            statements,
            seen,
            drift: drift.into_iter().collect(),
            tally,
        };
        say(compared.line());
        Ok(compared)
    }

    /// Every other time pgbench comes first: what the one leaves behind, such as dead rows, is not always the other's.
    async fn both(
        &self,
        comparison: Comparison,
        turn: usize,
    ) -> Result<(ServerRun, Option<ScriptRun>), Failure> {
        if turn.is_multiple_of(2) {
            let server = self.server_run(comparison.act).await?;
            Ok((server, self.script_run(comparison.script).await?))
        } else {
            let script = self.script_run(comparison.script).await?;
            Ok((self.server_run(comparison.act).await?, script))
        }
    }

    async fn script_run(&self, script: Option<Script>) -> Result<Option<ScriptRun>, Failure> {
        let Some(script) = script else {
            return Ok(None);
        };
        statements::reset(self.cluster).await?;
        let run = script.run(self.cluster, self.seconds).await?;
        Ok(Some(ScriptRun {
            cost: Cost::of_run(run),
            requests: run.requests,
            seen: statements::seen(self.cluster).await?,
        }))
    }

    async fn server_run(&self, act: Act) -> Result<ServerRun, Failure> {
        let load = Closed::begin(self.stage, act, CONNECTIONS).await?;
        tokio::time::sleep(WARM_UP).await;
        statements::reset(self.cluster).await?;
        let (began, asked) = (Instant::now(), load.asked());
        let (server, database) = (self.server.used()?, self.cluster.used()?);
        tokio::time::sleep(Duration::from_secs(self.seconds)).await;
        let (server, database) = (
            self.server.used()? - server,
            self.cluster.used()? - database,
        );
        let (requests, lasted) = (load.asked() - asked, began.elapsed());
        let seen = statements::seen(self.cluster).await?;
        Ok(ServerRun {
            cost: Cost::of(server, database, requests, lasted),
            requests,
            seen,
            tally: load.end().await?,
        })
    }

    /// The mix of daily work at a rate: 70 % read, 20 % list, 10 % transition.
    pub(crate) async fn mix(&self, rate: u32, lasts: Duration) -> Result<Tally, Failure> {
        let act = |kind| Act {
            kind,
            callers: Callers::Any,
        };
        let (get, list, transition) = (act(Kind::Get), act(Kind::List), act(Kind::Transition));
        let mix = [get, get, list, get, get, transition, get, list, get, get];
        self.open(rate, lasts, mix).await
    }

    /// One kind of request at a rate.
    pub(crate) async fn at_rate(
        &self,
        kind: Kind,
        rate: u32,
        lasts: Duration,
    ) -> Result<Tally, Failure> {
        let act = Act {
            kind,
            callers: Callers::Own,
        };
        self.open(rate, lasts, [act; 10]).await
    }

    async fn open(&self, rate: u32, lasts: Duration, mix: [Act; 10]) -> Result<Tally, Failure> {
        let load = Open {
            rate,
            lasts,
            connections: OPEN_CONNECTIONS,
            mix,
        };
        open(self.stage, load).await
    }

    /// How many sign-ins a second the machine can look at.
    pub(crate) async fn hashes(&self, lasts: Duration) -> Result<f64, Failure> {
        let act = Act {
            kind: Kind::SignIn,
            callers: Callers::Own,
        };
        let load = Closed::begin(self.stage, act, 8).await?;
        tokio::time::sleep(lasts).await;
        let tally = load.end().await?;
        let looked_at = tally.statuses.get(&401).copied().unwrap_or_default();
        #[expect(clippy::cast_precision_loss, reason = "some hundreds")]
        {
            Ok(looked_at as f64 / lasts.as_secs_f64())
        }
    }
}

/// What runs are sorted by: their ratio; what they cost, where there is none.
fn key((server, pgbench): &(Cost, Option<Cost>)) -> f64 {
    pgbench.map_or(server.whole(), |pgbench| server.whole() / pgbench.whole())
}

impl Compared {
    /// For whoever waits.
    fn line(&self) -> String {
        let server = self.server;
        let beside = match (self.pgbench, self.reading, self.ratio) {
            (Some(pgbench), Some(reading), Some(ratio)) => format!(
                "; pgbench {:.3} + {:.3} ms without the reading of {:.3} + {:.3} ms, {:.0}/s; ratio {ratio:.2}",
                pgbench.front, pgbench.database, reading.front, reading.database, pgbench.rate
            ),
            _ => String::new(),
        };
        format!(
            "   {}: server {:.3} + database {:.3} ms, {:.0}/s, {:.2} statements{beside}; {}",
            self.name,
            server.front,
            server.database,
            server.rate,
            self.statements,
            self.tally.words()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_taken_off() {
        let cost = |front, database| Cost {
            front,
            database,
            rate: 7.0,
        };
        let rest = cost(0.5, 0.25).without(cost(0.125, 0.5));
        assert!((rest.front - 0.375).abs() < 1e-9 && rest.database.abs() < 1e-9);
        assert!((rest.rate - 7.0).abs() < 1e-9);
    }

    #[test]
    fn runs_are_sorted_by_what_counts() {
        let cost = |front, database| Cost {
            front,
            database,
            rate: 1.0,
        };
        assert!((key(&(cost(1.0, 2.0), Some(cost(0.5, 1.0)))) - 2.0).abs() < 1e-9);
        assert!((key(&(cost(1.0, 2.0), None)) - 3.0).abs() < 1e-9);
    }
}
