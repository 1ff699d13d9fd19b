//! The rows of the tables of cases, column by column. Owns nothing else.

#![expect(
    unreachable_pub,
    reason = "the derive writes public items into modules that are private to the crate"
)]

pub(crate) mod alert;
pub(crate) mod approval_request;
pub(crate) mod audit_chain;
pub(crate) mod audit_event;
pub(crate) mod case;
pub(crate) mod case_event;
pub(crate) mod case_viewer;
pub(crate) mod document_content;
pub(crate) mod idempotency_record;
pub(crate) mod notification;
pub(crate) mod outbox;
pub(crate) mod text_message;
