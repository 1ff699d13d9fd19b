//! Runs a test: on both databases, one after the other, each with a server of its own.

use std::panic::{AssertUnwindSafe, resume_unwind};
use std::sync::LazyLock;

use futures_util::FutureExt;
use tokio::runtime::{Builder, Runtime};

use crate::database::Database;
use crate::server::{Options, TestServer};

/// One runtime for the process: connections of one test's client may outlive the test.
static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap()
});

/// Waits for a future.
pub fn block_on<T>(future: impl Future<Output = T>) -> T {
    RUNTIME.block_on(future)
}

/// Runs the test on SQLite and on PostgreSQL. After it, what always holds is checked.
pub fn on_both(test: impl AsyncFn(&TestServer)) {
    on_both_with(&Options::default(), test);
}

/// The same with a server that is set up otherwise.
pub fn on_both_with(options: &Options, test: impl AsyncFn(&TestServer)) {
    on_each(async |database| {
        let server = TestServer::start_with(database, options).await;
        let outcome = AssertUnwindSafe(test(&server)).catch_unwind().await;
        let checked = match outcome {
            Ok(()) => {
                AssertUnwindSafe(crate::invariants::check(&server))
                    .catch_unwind()
                    .await
            }
            failed => failed,
        };
        server.stop().await;
        if let Err(panic) = checked {
            resume_unwind(panic);
        }
    });
}

/// Runs something on each database; a failure on one does not hide that on the other.
pub fn on_each(test: impl AsyncFn(Database)) {
    let mut failure = None;
    for database in Database::BOTH {
        if let Err(panic) = block_on(AssertUnwindSafe(test(database)).catch_unwind()) {
            eprintln!("-- the failure above is on {database:?}");
            failure = Some(panic);
        }
    }
    if let Some(panic) = failure {
        resume_unwind(panic);
    }
}
