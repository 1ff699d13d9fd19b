//! Everything outbound over HTTP: for now text messages (短信).
//!
//! Owns how a message leaves the program. Does not own when, how often and with what it is called: that
//! is `bangban_application::texts`, which also says what a sender has to do.

pub mod texts;
