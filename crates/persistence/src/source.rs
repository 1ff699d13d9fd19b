//! Something to read from.
//!
//! Owns what finders take, and the two kinds that only read. Does not own the third, which also
//! writes (`transaction`).

use crate::connection::Connection;

mod sealed {
    use uuid::Uuid;

    use crate::connection::Connection;
    use crate::transaction::Head;

    /// What the finders need; kept from outside, as everything of sea-orm is.
    pub trait Connected: Send + Sync {
        fn connection(&self) -> &Connection;
        /// Notes the end of a case's audit chain, for a save that follows.
        fn note_head(&self, _case: Uuid, _head: Head) {}
        /// Whether a case that is found here is kept from others until the end.
        fn holds(&self) -> bool {
            false
        }
    }
}
pub(crate) use sealed::Connected;

/// Something to read from: a [`Reader`], or a [`crate::Transaction`], which sees its own changes.
pub trait Source: Connected {}

/// Reads what is committed.
#[derive(Debug)]
pub struct Reader {
    pub(crate) connection: Connection,
}

impl Connected for Reader {
    fn connection(&self) -> &Connection {
        &self.connection
    }
}

impl Source for Reader {}

/// Reads what was committed when it began, however long it goes on.
#[derive(Debug)]
pub struct Snapshot {
    pub(crate) connection: Connection,
}

impl Connected for Snapshot {
    fn connection(&self) -> &Connection {
        &self.connection
    }
}

impl Source for Snapshot {}
