//! One connection of PostgreSQL for several statements.
//!
//! Owns the way round the pool: the driver tries a connection each time it goes back there, which
//! costs a round trip, and sea-orm gives it back after every statement. A reader that holds one
//! pays once. SQLite has no round trips, and its readers use the pool. Does not own transactions,
//! which hold a connection of their own.

use std::sync::Arc;

use sea_orm::prelude::async_trait::async_trait;
use sea_orm::sqlx::pool::PoolConnection;
use sea_orm::sqlx::query::Query;
use sea_orm::sqlx::{self, AssertSqlSafe, Postgres};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DbBackend, DbErr, ExecResult, QueryResult, RuntimeErr,
    Statement,
};
use sea_query_sqlx::SqlxValues;
use tokio::sync::Mutex;

use crate::StoreError;

/// What a reader reads from.
#[derive(Debug)]
pub enum ReadConnection {
    /// Any connection of the pool, for each statement.
    Pool(DatabaseConnection),
    /// This one.
    Held(Mutex<PoolConnection<Postgres>>),
}

impl ReadConnection {
    /// Takes a connection, where that pays.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] where none is to be had.
    pub(crate) async fn take(pool: &DatabaseConnection) -> Result<Self, StoreError> {
        if pool.get_database_backend() != DbBackend::Postgres {
            return Ok(Self::Pool(pool.clone()));
        }
        let taken = pool.get_postgres_connection_pool().acquire().await;
        let held = taken.map_err(|error| DbErr::Conn(RuntimeErr::SqlxError(Arc::new(error))))?;
        Ok(Self::Held(Mutex::new(held)))
    }
}

/// The statement as the driver takes it. Its text comes from sea-query, with values apart.
fn prepared(statement: &Statement) -> Query<'_, Postgres, SqlxValues> {
    let values = statement
        .values
        .clone()
        .unwrap_or(sea_orm::Values(Vec::new()));
    sqlx::query_with(AssertSqlSafe(statement.sql.as_str()), SqlxValues(values))
}

fn failed(error: sqlx::Error) -> DbErr {
    DbErr::Query(RuntimeErr::SqlxError(Arc::new(error)))
}

#[async_trait]
impl ConnectionTrait for ReadConnection {
    fn get_database_backend(&self) -> DbBackend {
        match self {
            Self::Pool(pool) => pool.get_database_backend(),
            Self::Held(_) => DbBackend::Postgres,
        }
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        match self {
            Self::Pool(pool) => pool.execute_raw(statement).await,
            Self::Held(held) => {
                let done = prepared(&statement).execute(&mut **held.lock().await).await;
                done.map(Into::into).map_err(failed)
            }
        }
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        match self {
            Self::Pool(pool) => pool.execute_unprepared(sql).await,
            Self::Held(_) => {
                self.execute_raw(Statement::from_string(DbBackend::Postgres, sql))
                    .await
            }
        }
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        match self {
            Self::Pool(pool) => pool.query_one_raw(statement).await,
            Self::Held(held) => {
                let found = prepared(&statement)
                    .fetch_optional(&mut **held.lock().await)
                    .await;
                found.map(|row| row.map(Into::into)).map_err(failed)
            }
        }
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        match self {
            Self::Pool(pool) => pool.query_all_raw(statement).await,
            Self::Held(held) => {
                let found = prepared(&statement)
                    .fetch_all(&mut **held.lock().await)
                    .await;
                found
                    .map(|rows| rows.into_iter().map(Into::into).collect())
                    .map_err(failed)
            }
        }
    }
}
