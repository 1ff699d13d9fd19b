//! Outbox relay and sweeps: each loop has a run_once that a test can call
