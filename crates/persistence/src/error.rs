//! What can go wrong with storage, told apart by what a caller can do about it.
//!
//! Owns the reading of database errors. Does not own status codes or texts. No message holds SQL,
//! a path or a value.

use sea_orm::sqlx;
use sea_orm::{DbErr, RuntimeErr};

/// Why something was not read or written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// Somebody else changed the thing in between: load it again.
    #[error("changed by somebody else in the meantime")]
    Stale,
    /// A value that has to be unique exists already. Holds `<table>_<column>_…` of the constraint.
    #[error("exists already: {0}")]
    Duplicate(String),
    /// A decision without an event: nothing may change without one.
    #[error("a change without an event")]
    NoEvent,
    /// A cursor that this list has not given out.
    #[error("not a cursor of this list")]
    InvalidCursor,
    /// The database is away, full, or too busy: try again later.
    #[error("the database is not available")]
    Unavailable,
    /// Something stored can't be read back; says what.
    #[error("stored data can't be read: {0}")]
    Corrupt(&'static str),
    /// Anything else; the details are in the log.
    #[error("a fault in storage")]
    Other,
}

/// A database error is logged here, once, in the words of the driver, which hold no bound values;
/// what goes on upwards is the kind alone.
impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        let kind = classify(&error);
        match kind {
            Self::Duplicate(_) => tracing::debug!(error = %error, "a value exists already"),
            Self::Unavailable => tracing::warn!(error = %error, "database not available"),
            _ => tracing::error!(error = %error, "database error"),
        }
        kind
    }
}

/// Whether the database, or the way to it, is what failed.
pub(crate) fn is_away(error: &DbErr) -> bool {
    classify(error) == StoreError::Unavailable
}

fn classify(error: &DbErr) -> StoreError {
    match error {
        DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => StoreError::Unavailable,
        DbErr::Exec(RuntimeErr::SqlxError(inner)) | DbErr::Query(RuntimeErr::SqlxError(inner)) => {
            classify_driver(inner)
        }
        DbErr::Type(_) | DbErr::TryIntoErr { .. } => StoreError::Corrupt("column"),
        _ => StoreError::Other,
    }
}

fn classify_driver(error: &sqlx::Error) -> StoreError {
    match error {
        sqlx::Error::Io(_)
        | sqlx::Error::Tls(_)
        | sqlx::Error::Protocol(_)
        | sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed
        | sqlx::Error::WorkerCrashed => StoreError::Unavailable,
        sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_) => StoreError::Corrupt("column"),
        sqlx::Error::Database(error) => classify_database(error.as_ref()),
        _ => StoreError::Other,
    }
}

fn classify_database(error: &dyn sqlx::error::DatabaseError) -> StoreError {
    if error.is_unique_violation() {
        let name = match error.constraint() {
            Some(name) => constraint_of_index(name),
            None => constraint_of_message(error.message()),
        };
        return StoreError::Duplicate(name);
    }
    let code = error.code().unwrap_or_default();
    let away = if error
        .try_downcast_ref::<sqlx::postgres::PgDatabaseError>()
        .is_some()
    {
        is_away_in_postgres(&code)
    } else {
        is_away_in_sqlite(&code)
    };
    if away {
        StoreError::Unavailable
    } else {
        StoreError::Other
    }
}

/// SQLSTATE: connection (08), resources such as a full disk (53), operator and time limits (57),
/// and a node that may not write (25006, a failover under way). Deadlock and serialisation
/// failures (40) go away by themselves too.
fn is_away_in_postgres(code: &str) -> bool {
    ["08", "40", "53", "57"]
        .iter()
        .any(|class| code.starts_with(class))
        || matches!(code, "25006" | "25P03")
}

/// The low byte is the primary code: busy 5, locked 6, no memory 7, read-only 8, I/O 10, full 13,
/// can't open 14.
fn is_away_in_sqlite(code: &str) -> bool {
    code.parse::<i32>()
        .is_ok_and(|code| matches!(code & 0xff, 5..=8 | 10 | 13 | 14))
}

/// PostgreSQL names the index; ours end in `_unique`, those it names itself in `_key`.
fn constraint_of_index(name: &str) -> String {
    let name = name
        .strip_suffix("_unique")
        .or_else(|| name.strip_suffix("_key"))
        .unwrap_or(name);
    name.to_owned()
}

/// SQLite names the columns: `UNIQUE constraint failed: cases.case_number, cases.x`.
fn constraint_of_message(message: &str) -> String {
    let columns = message.rsplit(": ").next().unwrap_or_default();
    let mut parts = columns
        .split(", ")
        .filter_map(|column| column.split_once('.'));
    let Some((table, first)) = parts.next() else {
        return String::new();
    };
    parts.fold(format!("{table}_{first}"), |name, (_, column)| {
        format!("{name}_{column}")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_databases_name_a_constraint_alike() {
        assert_eq!(
            constraint_of_index("cases_case_number_unique"),
            "cases_case_number"
        );
        assert_eq!(constraint_of_index("users_username_key"), "users_username");
        let message = "UNIQUE constraint failed: cases.case_number";
        assert_eq!(constraint_of_message(message), "cases_case_number");
        let message = "UNIQUE constraint failed: alerts.kind, alerts.subject, alerts.detail";
        assert_eq!(constraint_of_message(message), "alerts_kind_subject_detail");
        assert_eq!(constraint_of_message("constraint failed"), "");
    }

    #[test]
    fn what_passes_by_itself_is_told_from_what_does_not() {
        for code in ["08006", "40P01", "53100", "57P01", "57014", "25006"] {
            assert!(is_away_in_postgres(code), "{code}");
        }
        for code in ["23505", "42P01", "25P02"] {
            assert!(!is_away_in_postgres(code), "{code}");
        }
        for code in ["5", "261", "517", "10", "778", "13", "14"] {
            assert!(is_away_in_sqlite(code), "{code}");
        }
        for code in ["1", "19", "2067"] {
            assert!(!is_away_in_sqlite(code), "{code}");
        }
    }
}
