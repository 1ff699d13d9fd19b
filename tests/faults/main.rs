//! Faults and floods: the real program, over databases of its own, is killed, starved, filled up,
//! ended under load, kept waiting and talked nonsense to. What must hold then is in `verdict`; each
//! test has a control that must fail, beside it or in `damage`.
//!
//! Two forms: the quick one with every run of the tests, the full one with `BANGBAN_FULL=1`, which
//! is what `scripts/faults` runs. The harness is `tests/support`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "tests"
)]

mod abuse;
mod acts;
mod away;
mod crash;
mod crew;
mod damage;
mod flood;
mod form;
mod full_disk;
mod keys;
mod ledger;
mod pulse;
mod shutdown;
mod site;
mod slow_clients;
mod stored;
mod verdict;
