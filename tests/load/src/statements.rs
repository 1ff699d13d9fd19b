//! What the database was asked, as `pg_stat_statements` shows it.
//!
//! Owns the comparison of the server's statements with those of the scripts in `sql/`: where a script is no longer what
//! the server sends, its figure compares two different things.

use std::collections::BTreeSet;

use sqlx::AssertSqlSafe;

use crate::Failure;
use crate::cluster::Cluster;

/// A statement that comes less often than so many times in a hundred requests does not belong to them.
const SHARE: u64 = 7;
/// Callers are looked up again each second: on a slow machine that is more often. Where it comes with every second
/// request, it belongs to them.
const CALLER: [&str; 3] = [
    "FROM \"refresh_families\"",
    "FROM \"users\"",
    "FROM \"user_roles\"",
];
const CALLER_SHARE: u64 = 50;
/// PostgreSQL counts these once for each connection, where they are prepared (until version 16).
const NOT_COUNTED: [&str; 2] = ["BEGIN", "COMMIT"];

/// A statement and how often it came.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    /// The text, without parameters, constants and blanks that tell it from another of its form.
    pub(crate) text: String,
    /// How often.
    pub(crate) calls: u64,
    /// Milliseconds in the executor, all together.
    pub(crate) milliseconds: f64,
}

/// Forgets what was seen.
pub(crate) async fn reset(cluster: &Cluster) -> Result<(), Failure> {
    cluster.execute("SELECT pg_stat_statements_reset()").await
}

/// What was seen since, the most frequent first.
pub(crate) async fn seen(cluster: &Cluster) -> Result<Vec<Seen>, Failure> {
    let rows: Vec<(String, i64, f64)> = sqlx::query_as(AssertSqlSafe(
        "SELECT query, calls, total_exec_time FROM pg_stat_statements \
         WHERE query NOT LIKE '%pg_stat_statements%' AND query NOT LIKE '%bench.%' AND query NOT LIKE '%pg_catalog%' \
         ORDER BY calls DESC, total_exec_time DESC",
    ))
    .fetch_all(&cluster.pool)
    .await?;
    let seen = rows.into_iter().map(|(query, calls, milliseconds)| Seen {
        text: normal(&query),
        calls: calls.unsigned_abs(),
        milliseconds,
    });
    Ok(seen.collect())
}

/// The same text for the same statement: numbers of parameters left out, blanks evened.
pub(crate) fn normal(query: &str) -> String {
    let mut text = String::with_capacity(query.len());
    for word in query.split_whitespace() {
        if !text.is_empty() {
            text.push(' ');
        }
        let mut parts = word.split('$');
        text.push_str(parts.next().unwrap_or_default());
        for part in parts {
            text.push('$');
            text.push_str(part.trim_start_matches(|character: char| character.is_ascii_digit()));
        }
    }
    text.trim_end_matches(';').to_owned()
}

/// Statements for each request.
pub(crate) fn per_request(seen: &[Seen], requests: u64) -> f64 {
    let calls: u64 = seen.iter().map(|seen| seen.calls).sum();
    #[expect(clippy::cast_precision_loss, reason = "some millions")]
    {
        calls as f64 / requests.max(1) as f64
    }
}

/// Where the script differs from the server: a line for each statement that only one of them sends.
pub(crate) fn drift(server: &[Seen], requests: u64, script: &[Seen], acts: u64) -> Vec<String> {
    let often = |seen: &[Seen], among: u64| -> BTreeSet<String> {
        let often = seen.iter().filter(|seen| {
            let of_caller = CALLER.iter().any(|part| seen.text.contains(part));
            let share = if of_caller { CALLER_SHARE } else { SHARE };
            seen.calls * 100 >= among * share && !NOT_COUNTED.contains(&seen.text.as_str())
        });
        often.map(|seen| seen.text.clone()).collect()
    };
    let (server, script) = (often(server, requests), often(script, acts));
    let only = |who: &str, one: &BTreeSet<String>, other: &BTreeSet<String>| -> Vec<String> {
        one.difference(other)
            .map(|text| format!("only {who}: {text}"))
            .collect()
    };
    let mut lines = only("the server", &server, &script);
    lines.extend(only("the script", &script, &server));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str, calls: u64) -> Seen {
        Seen {
            text: normal(text),
            calls,
            milliseconds: 0.0,
        }
    }

    #[test]
    fn statements_of_one_form_are_the_same() {
        assert_eq!(
            normal("SELECT a\n  FROM b WHERE c = $12 AND d IN ($1,$23) ;"),
            normal("SELECT a FROM b WHERE c = $1 AND d IN ($4,$5) ;")
        );
        assert_ne!(normal("SELECT a FROM b"), normal("SELECT b FROM a"));
    }

    #[test]
    fn a_script_that_is_out_of_date_is_told() {
        let server = [
            seen("SELECT $1", 1000),
            seen("SELECT now", 30),
            seen("SELECT a FROM \"users\"", 300),
            seen("COMMIT", 1000),
        ];
        let same = [seen("SELECT $9", 500), seen("COMMIT", 1)];
        assert_eq!(drift(&server, 1000, &same, 500), Vec::<String>::new());
        let old = [seen("SELECT $9, old", 500), seen("COMMIT", 500)];
        assert_eq!(drift(&server, 1000, &old, 500).len(), 2);
    }
}
