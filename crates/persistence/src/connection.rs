//! What statements go over, for either database.
//!
//! Owns the choice between them. Does not own how a connection comes and goes (`store`, `held`).

use sea_orm::prelude::async_trait::async_trait;
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, ExecResult,
    QueryResult, Statement,
};

use crate::held::Held;

/// What statements go over.
#[derive(Debug)]
pub enum Connection {
    /// SQLite, to read: any connection of the pool, for each statement.
    Pool(DatabaseConnection),
    /// SQLite, in a transaction.
    Transaction(DatabaseTransaction),
    /// PostgreSQL, in a transaction or not.
    Held(Held),
}

impl Connection {
    /// Ends the transaction and keeps what it did.
    ///
    /// # Errors
    /// [`DbErr`].
    pub(crate) async fn commit(self) -> Result<(), DbErr> {
        match self {
            Self::Pool(_) => Ok(()),
            Self::Transaction(transaction) => transaction.commit().await,
            Self::Held(held) => held.commit().await,
        }
    }

    /// Ends the transaction and keeps nothing.
    ///
    /// # Errors
    /// [`DbErr`].
    pub(crate) async fn rollback(self) -> Result<(), DbErr> {
        match self {
            Self::Pool(_) => Ok(()),
            Self::Transaction(transaction) => transaction.rollback().await,
            Self::Held(held) => held.rollback().await,
        }
    }
}

#[async_trait]
impl ConnectionTrait for Connection {
    fn get_database_backend(&self) -> DbBackend {
        match self {
            Self::Pool(_) | Self::Transaction(_) => DbBackend::Sqlite,
            Self::Held(_) => DbBackend::Postgres,
        }
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        match self {
            Self::Pool(pool) => pool.execute_raw(statement).await,
            Self::Transaction(transaction) => transaction.execute_raw(statement).await,
            Self::Held(held) => held.execute_raw(statement).await,
        }
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        match self {
            Self::Pool(pool) => pool.execute_unprepared(sql).await,
            Self::Transaction(transaction) => transaction.execute_unprepared(sql).await,
            Self::Held(held) => held.execute_unprepared(sql).await,
        }
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        match self {
            Self::Pool(pool) => pool.query_one_raw(statement).await,
            Self::Transaction(transaction) => transaction.query_one_raw(statement).await,
            Self::Held(held) => held.query_one_raw(statement).await,
        }
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        match self {
            Self::Pool(pool) => pool.query_all_raw(statement).await,
            Self::Transaction(transaction) => transaction.query_all_raw(statement).await,
            Self::Held(held) => held.query_all_raw(statement).await,
        }
    }
}
