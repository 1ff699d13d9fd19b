//! Who asks, and for what: signed-in callers, and cases of their counties.
//!
//! Owns the choice. Callers sign in like anybody; the tokens after the first come from renewing the session, since a
//! password takes 20 ms and a token of its own is what makes a caller one that the server has not seen.

use std::net::SocketAddr;

use bangban_domain::time::legal_date;
use chrono::{DateTime, Days, Utc};
use serde_json::{Value, json};
use sqlx::{AssertSqlSafe, PgPool};
use uuid::Uuid;

use crate::Failure;
use crate::client::{self, Connection};
use crate::dice::Dice;
use crate::fill::people;

/// The public password of the demonstration.
const PASSWORD: &str = "Bangban-demo-2026";
/// Cases that are asked for one by one, of each county.
const CASES: usize = 20_000;
/// Cases that are changed, of each county.
const WORKABLE: usize = 640;
/// The states that lists are asked for.
pub(crate) const STATES: [&str; 5] = [
    "archived",
    "in_progress",
    "handed_over",
    "accepted",
    "completed",
];
/// In progress, and without what only some cases have: pgbench can't set a column to a value that may be none.
const WORKABLE_CONDITION: &str = "organization_id = $1 AND state = 'in_progress' AND due_on = running_due_on \
     AND department_silent_since IS NULL AND awaited_year IS NULL";
/// Sessions that tokens are drawn from at the same time.
const SESSIONS: usize = 4;

/// The counties whose people ask.
pub(crate) const COUNTIES: [CountyName; 2] = [
    CountyName {
        hall: "venue:371302000000",
        supervisor: "lanshan.supervisor",
        clerk: "lanshan.clerk",
    },
    CountyName {
        hall: "venue:371323000000",
        supervisor: "yishui.supervisor",
        clerk: "yishui.clerk",
    },
];

/// A county, by its accounts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CountyName {
    /// The natural key of its hall.
    pub(crate) hall: &'static str,
    supervisor: &'static str,
    clerk: &'static str,
}

/// What there is in the database to ask for.
#[derive(Debug, Clone)]
pub(crate) struct Targets {
    /// One for each county.
    pub(crate) counties: Vec<County>,
    /// Names of two characters.
    pub(crate) names: Vec<String>,
}

/// A county.
#[derive(Debug, Clone)]
pub(crate) struct County {
    /// Its hall, whose subtree is the county.
    pub(crate) hall: Uuid,
    /// Cases anywhere in it.
    pub(crate) cases: Vec<Uuid>,
    /// Cases at the hall that are in progress.
    pub(crate) workable: Vec<Uuid>,
}

impl Targets {
    /// Chooses them.
    pub(crate) async fn choose(pool: &PgPool) -> Result<Self, Failure> {
        let mut counties = Vec::new();
        for name in COUNTIES {
            let hall: Uuid = sqlx::query_scalar("SELECT id FROM organizations WHERE serial = $1")
                .bind(name.hall)
                .fetch_one(pool)
                .await?;
            let some = |condition: &str, most: usize| {
                AssertSqlSafe(format!(
                    "SELECT id FROM cases WHERE {condition} ORDER BY md5(id::text) LIMIT {most}"
                ))
            };
            let cases = sqlx::query_scalar(some("ancestor_2 = $1", CASES)).bind(hall);
            let workable = some(WORKABLE_CONDITION, WORKABLE);
            let workable = sqlx::query_scalar(workable).bind(hall);
            counties.push(County {
                hall,
                cases: cases.fetch_all(pool).await?,
                workable: workable.fetch_all(pool).await?,
            });
        }
        Ok(Self {
            counties,
            names: names(),
        })
    }
}

/// Names of two characters, the frequent ones more often.
pub(crate) fn names() -> Vec<String> {
    let dice = Dice::new(77);
    (0..500).map(|_| people::short_name(&dice)).collect()
}

/// Everything that a request is made of.
#[derive(Debug)]
pub(crate) struct Stage {
    /// Where the server is.
    pub(crate) address: SocketAddr,
    /// One for each county.
    pub(crate) desks: Vec<Desk>,
    /// Names of two characters.
    pub(crate) names: Vec<String>,
    /// The body of a reminder.
    pub(crate) reminder: String,
    /// What no other run's idempotency keys begin with: the server keeps them for a day, and the dice fall alike in
    /// each run.
    pub(crate) salt: i64,
}

/// The people of a county and what they ask for.
#[derive(Debug)]
pub(crate) struct Desk {
    /// Tokens of its supervisor.
    pub(crate) supervisors: Vec<String>,
    /// Tokens of its clerk.
    pub(crate) clerks: Vec<String>,
    /// What there is.
    pub(crate) county: County,
}

/// How many tokens.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Callers {
    /// Of each county's supervisor.
    pub(crate) supervisors: usize,
    /// Of each county's clerk.
    pub(crate) clerks: usize,
}

impl Stage {
    /// Signs everybody in.
    pub(crate) async fn set(
        address: SocketAddr,
        targets: &Targets,
        callers: Callers,
        now: DateTime<Utc>,
    ) -> Result<Self, Failure> {
        let mut desks = Vec::new();
        for (name, county) in COUNTIES.iter().zip(&targets.counties) {
            desks.push(Desk {
                supervisors: tokens(address, name.supervisor, callers.supervisors).await?,
                clerks: tokens(address, name.clerk, callers.clerks).await?,
                county: county.clone(),
            });
        }
        let respond_by = legal_date(now) + Days::new(14);
        let reminder = json!({ "text": "请于约定日期前补充签字页。", "respond_by": respond_by });
        Ok(Self {
            address,
            desks,
            names: targets.names.clone(),
            reminder: reminder.to_string(),
            salt: now.timestamp_micros(),
        })
    }
}

async fn tokens(
    address: SocketAddr,
    username: &'static str,
    count: usize,
) -> Result<Vec<String>, Failure> {
    let sessions = SESSIONS.min(count);
    let parts = (0..sessions).map(|part| {
        let wanted = count / sessions + usize::from(part < count % sessions);
        tokio::spawn(async move { tokens_of_session(address, username, wanted).await })
    });
    let mut tokens = Vec::with_capacity(count);
    for part in parts.collect::<Vec<_>>() {
        tokens.extend(part.await??);
    }
    Ok(tokens)
}

async fn tokens_of_session(
    address: SocketAddr,
    username: &str,
    count: usize,
) -> Result<Vec<String>, Failure> {
    let mut connection = Connection::open(address).await?;
    let login = json!({ "username": username, "password": PASSWORD, "client": "api" });
    let mut signed_in = ask(&mut connection, "/api/v1/auth/login", &login).await?;
    let mut tokens = vec![text(&signed_in, "access_token")?];
    while tokens.len() < count {
        let renewal = json!({ "refresh_token": text(&signed_in, "refresh_token")? });
        signed_in = ask(&mut connection, "/api/v1/auth/refresh", &renewal).await?;
        tokens.push(text(&signed_in, "access_token")?);
    }
    Ok(tokens)
}

async fn ask(connection: &mut Connection, path: &str, body: &Value) -> Result<Value, Failure> {
    let answer = connection
        .send(&client::post(path, None, "", &body.to_string()))
        .await?;
    match answer.status {
        200 => Ok(answer.json()?),
        status => Err(format!("{path} answered {status}").into()),
    }
}

fn text(json: &Value, name: &str) -> Result<String, Failure> {
    let text = json[name].as_str().ok_or_else(|| format!("no {name}"))?;
    Ok(text.to_owned())
}
