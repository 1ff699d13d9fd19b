//! pgbench with the statements of the server.
//!
//! Owns the scripts in `sql/` and their parameters. A script holds one act (of lists: ten pages), with parameters by
//! name. pgbench can choose no random id by itself, so that a row of ids is read first, and the act is done with each of
//! them in turn. What the reading costs is measured by itself, to be taken off.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use uuid::Uuid;

use crate::Failure;
use crate::cluster::Cluster;
use crate::processor::{self, Ticks};
use crate::program::output_of;
use crate::stage::{STATES, Targets};

/// Where the scripts are.
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/sql");
/// Clients, as many as there are connections to the server.
const CLIENTS: usize = 32;
/// Transitions that are prepared for each client, for one run.
const PREPARED: usize = 4_000;

/// A script and its parameters.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Script {
    /// The name of its file and of its table.
    name: &'static str,
    /// Columns of its table.
    parameters: &'static [&'static str],
    /// Acts with one row of the table.
    times: usize,
    /// Requests of the server that one act stands for.
    requests: u64,
    /// Whether each client goes through rows of its own, one after the other.
    in_turn: bool,
}

/// GET one case.
pub(crate) const GET: Script = Script {
    name: "get",
    parameters: &["node", "id"],
    times: 20,
    requests: 1,
    in_turn: false,
};

/// The same, by a caller who was not seen within the last second.
pub(crate) const GET_NEW_CALLER: Script = Script {
    name: "get_new_caller",
    parameters: &["node", "id", "family", "account"],
    times: 20,
    requests: 1,
    in_turn: false,
};

/// Lists: two of five pages.
pub(crate) const LIST: Script = Script {
    name: "list",
    parameters: &[],
    times: 1,
    requests: 10,
    in_turn: false,
};

/// A reminder.
pub(crate) const TRANSITION: Script = Script {
    name: "transition",
    parameters: &[
        "node",
        "id",
        "chain",
        "event",
        "outbox",
        "at",
        "mode",
        "item",
        "agent",
        "maker",
        "department_state",
        "open_problems",
        "case_number",
        "digest",
        "submitted_at",
        "registered_at",
        "created_at",
    ],
    times: 8,
    requests: 1,
    in_turn: true,
};

/// What a run has used.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Run {
    /// Acts that stand for one request of the server each.
    pub(crate) requests: u64,
    /// pgbench itself.
    pub(crate) pgbench: Ticks,
    /// The database.
    pub(crate) database: Ticks,
    /// For so long.
    pub(crate) lasted: Duration,
}

/// Lays out ids for the scripts that only read.
pub(crate) async fn prepare(cluster: &Cluster, targets: &Targets) -> Result<(), Failure> {
    let mut asked: Vec<(Uuid, Uuid)> = Vec::new();
    let mut workable: Vec<(Uuid, Uuid)> = Vec::new();
    let most = targets
        .counties
        .iter()
        .map(|county| county.cases.len())
        .max();
    for place in 0..most.unwrap_or_default() {
        for county in &targets.counties {
            asked.extend(county.cases.get(place).map(|id| (county.hall, *id)));
            workable.extend(county.workable.get(place).map(|id| (county.hall, *id)));
        }
    }
    put(cluster, "asked", asked).await?;
    put(cluster, "workable", workable).await?;
    lay_out(cluster, GET, "SELECT n, node, id FROM bench.asked").await?;
    let callers = "SELECT n, node, asked.id, families.family, families.account FROM bench.asked JOIN ( \
         SELECT id AS family, user_id AS account, row_number() OVER () - 1 AS place, count(*) OVER () AS many \
         FROM refresh_families WHERE revoked_at IS NULL) families ON families.place = asked.n % families.many";
    lay_out(cluster, GET_NEW_CALLER, callers).await?;
    lay_out_lists(cluster).await
}

async fn put(cluster: &Cluster, table: &str, rows: Vec<(Uuid, Uuid)>) -> Result<(), Failure> {
    let (nodes, ids): (Vec<Uuid>, Vec<Uuid>) = rows.into_iter().unzip();
    cluster
        .execute(&format!("DROP TABLE IF EXISTS bench.{table}"))
        .await?;
    let make =
        format!("CREATE UNLOGGED TABLE bench.{table} (n bigint PRIMARY KEY, node uuid, id uuid)");
    cluster.execute(&make).await?;
    let insert = format!(
        "INSERT INTO bench.{table} SELECT place - 1, node, id \
         FROM unnest($1::uuid[], $2::uuid[]) WITH ORDINALITY AS t (node, id, place)"
    );
    sqlx::query(sqlx::AssertSqlSafe(insert))
        .bind(nodes)
        .bind(ids)
        .execute(&cluster.pool)
        .await?;
    Ok(())
}

/// A table whose rows hold the parameters of `times` acts each: those of the first end in `_0`, of the second in `_1`.
async fn lay_out(cluster: &Cluster, script: Script, source: &str) -> Result<(), Failure> {
    let (name, times) = (script.name, script.times);
    let columns = (0..times).flat_map(|time| {
        script.parameters.iter().map(move |parameter| {
            format!("(array_agg({parameter}) FILTER (WHERE n % {times} = {time}))[1] AS {parameter}_{time}")
        })
    });
    let columns = columns.collect::<Vec<_>>().join(", ");
    cluster
        .execute(&format!("DROP TABLE IF EXISTS bench.{name}"))
        .await?;
    let make = format!(
        "CREATE UNLOGGED TABLE bench.{name} AS SELECT n / {times} AS n, {columns} FROM ({source}) AS source \
         GROUP BY n / {times} HAVING count(*) = {times}"
    );
    cluster.execute(&make).await?;
    finish(cluster, name).await
}

async fn finish(cluster: &Cluster, name: &str) -> Result<(), Failure> {
    cluster
        .execute(&format!("ALTER TABLE bench.{name} ADD PRIMARY KEY (n)"))
        .await?;
    cluster.execute(&format!("ANALYZE bench.{name}")).await
}

/// Two lists in each row: one from the newest on, with the cursors of its pages, and one from the middle.
async fn lay_out_lists(cluster: &Cluster) -> Result<(), Failure> {
    cluster
        .execute(
            "CREATE OR REPLACE FUNCTION bench.after (uuid, text, uuid) RETURNS uuid LANGUAGE sql STABLE AS $$ \
             SELECT coalesce((SELECT id FROM cases WHERE ancestor_2 = $1 AND state = $2 AND id < $3 \
             ORDER BY id DESC OFFSET 19 LIMIT 1), $3) $$",
        )
        .await?;
    let mut columns = vec!["node".to_owned(), "state".to_owned(), "middle_1".to_owned()];
    let mut steps = String::new();
    let mut step = |name: String, last: &str| {
        steps.push_str(&format!(
            " CROSS JOIN LATERAL (SELECT bench.after(node, state, {last}) AS {name}) AS of_{name}"
        ));
        columns.push(name);
    };
    for place in 1..5 {
        let last = match place {
            1 => "'ffffffff-ffff-ffff-ffff-ffffffffffff'".to_owned(),
            place => format!("top_{}", place - 1),
        };
        step(format!("top_{place}"), &last);
    }
    for place in 2..6 {
        step(format!("middle_{place}"), &format!("middle_{}", place - 1));
    }
    let (columns, states) = (columns.join(", "), STATES.join("', '"));
    cluster.execute("DROP TABLE IF EXISTS bench.list").await?;
    let make = format!(
        "CREATE UNLOGGED TABLE bench.list AS SELECT n, {columns} FROM (SELECT n, node, id AS middle_1, \
         (ARRAY['{states}'])[1 + (n / 2) % 5] AS state FROM bench.asked ORDER BY n LIMIT 2000) AS base{steps}"
    );
    cluster.execute(&make).await?;
    finish(cluster, "list").await
}

/// Ids for the changes of one run; none may come twice.
async fn lay_out_transitions(cluster: &Cluster) -> Result<(), Failure> {
    // As the product's: the time in milliseconds, then what is random.
    let id = |salt: &str| {
        format!(
            "(lpad(to_hex((extract(epoch FROM now()) * 1000)::bigint + s), 12, '0') || '7' || \
             substr(md5('{salt}' || c || '/' || s || now()), 1, 3) || '8' || \
             substr(md5('{salt}' || c || '/' || s || now()), 4, 15))::uuid"
        )
    };
    let (event, outbox) = (id("event"), id("outbox"));
    let source = format!(
        "SELECT c * {PREPARED} + s AS n, node, cases.id, 'case:' || cases.id AS chain, {event} AS event, \
         {outbox} AS outbox, now() AS at, mode, service_item_id AS item, agent_id AS agent, created_by AS maker, \
         department_state, open_problems, case_number, tracking_digest AS digest, submitted_at, \
         registered_at, created_at \
         FROM generate_series(0, {CLIENTS} - 1) AS c CROSS JOIN generate_series(0, {PREPARED} - 1) AS s \
         CROSS JOIN (SELECT greatest(count(*) / {CLIENTS}, 1) AS many FROM bench.workable) AS targets \
         JOIN bench.workable ON workable.n = c + {CLIENTS} * (s % many) JOIN cases ON cases.id = workable.id"
    );
    lay_out(cluster, TRANSITION, &source).await
}

impl Script {
    /// Runs it for some seconds.
    pub(crate) async fn run(&self, cluster: &Cluster, seconds: u64) -> Result<Run, Failure> {
        if self.in_turn {
            lay_out_transitions(cluster).await?;
        }
        let file = self.write(cluster, self.times)?;
        self.pgbench(cluster, seconds, &file).await
    }

    /// Reads its parameters for some seconds, and does nothing with them. Rows may come twice.
    pub(crate) async fn read(&self, cluster: &Cluster, seconds: u64) -> Result<Run, Failure> {
        let file = self.write(cluster, 0)?;
        self.pgbench(cluster, seconds, &file).await
    }

    async fn pgbench(&self, cluster: &Cluster, seconds: u64, file: &Path) -> Result<Run, Failure> {
        let rows = cluster
            .text(&format!("SELECT count(*)::text FROM bench.{}", self.name))
            .await?;
        let url = cluster.url.as_str();
        let mut command = Command::new("pgbench");
        command
            .args(["--protocol=prepared", "--no-vacuum", "--jobs=2"])
            .arg(format!("--client={CLIENTS}"))
            .arg(format!("--time={seconds}"))
            .arg(format!("--file={}", file.display()))
            .arg(format!("--define=rows={rows}"))
            .arg(format!("--define=each={}", PREPARED / self.times))
            .arg("--define=k=-1")
            .arg(url)
            // As the server sets its connections up.
            .env(
                "PGOPTIONS",
                "-c plan_cache_mode=force_generic_plan -c random_page_cost=1.1",
            );
        let (began, database) = (Instant::now(), cluster.used()?);
        let own = processor::of_ended_children()?;
        let output = output_of(command).await?;
        let lasted = began.elapsed();
        let pgbench = processor::of_ended_children()? - own;
        let database = cluster.used()? - database;
        let (words, faults) = (
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr),
        );
        if !output.status.success() || faults.contains("error:") {
            return Err(format!("pgbench {}: {faults}", self.name).into());
        }
        let done = words
            .lines()
            .find_map(|line| line.strip_prefix("number of transactions actually processed: "))
            .and_then(|rest| rest.split(['/', ' ']).next()?.parse::<u64>().ok())
            .ok_or("pgbench says no number of transactions")?;
        Ok(Run {
            requests: done * self.times as u64 * self.requests,
            pgbench,
            database,
            lasted,
        })
    }

    /// The script as pgbench takes it, with so many acts.
    fn write(&self, cluster: &Cluster, times: usize) -> Result<PathBuf, Failure> {
        let mut script = if self.in_turn && times > 0 {
            "\\set k :k + 1\n\\set n :client_id * :each + :k\n".to_owned()
        } else {
            "\\set n random(0, :rows - 1)\n".to_owned()
        };
        script.push_str(&format!(
            "SELECT * FROM bench.{} WHERE n = :n \\gset\n",
            self.name
        ));
        let text = self.text()?;
        for time in 0..times {
            script.push_str(&self.act(&text, time));
        }
        let file = cluster.folder().join(format!("{}.pgbench", self.name));
        std::fs::write(&file, script)?;
        Ok(file)
    }

    /// The act as it is checked in.
    fn text(&self) -> std::io::Result<String> {
        std::fs::read_to_string(Path::new(FOLDER).join(format!("{}.sql", self.name)))
    }

    /// The act with the parameters of that time.
    fn act(&self, text: &str, time: usize) -> String {
        let lines = text.lines().filter(|line| !line.starts_with("--"));
        let mut text = lines.collect::<Vec<_>>().join("\n");
        text.push('\n');
        for parameter in self.parameters {
            text = rename(&text, parameter, &format!("{parameter}_{time}"));
        }
        text
    }
}

/// Renames one parameter, and none whose name only begins so.
fn rename(text: &str, from: &str, to: &str) -> String {
    let mut renamed = String::with_capacity(text.len() + 64);
    let mut rest = text;
    while let Some(place) = rest.find(&format!(":{from}")) {
        let end = place + 1 + from.len();
        let goes_on =
            rest[end..].starts_with(|next: char| next.is_ascii_alphanumeric() || next == '_');
        renamed.push_str(&rest[..=place]);
        renamed.push_str(if goes_on { from } else { to });
        rest = &rest[end..];
    }
    renamed.push_str(rest);
    renamed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_renamed_whole() {
        assert_eq!(
            rename("a = :id, b = :idle, :id::uuid :id", "id", "id_3"),
            "a = :id_3, b = :idle, :id_3::uuid :id_3"
        );
    }

    #[test]
    fn every_parameter_of_a_script_is_used() {
        for script in [GET, GET_NEW_CALLER, LIST, TRANSITION] {
            let act = script.act(&script.text().unwrap(), 7);
            for parameter in script.parameters {
                assert!(
                    act.contains(&format!(":{parameter}_7")),
                    "{} {parameter}",
                    script.name
                );
            }
        }
    }
}
