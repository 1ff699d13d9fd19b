//! Attacks on signing in: forged tokens, guessed passwords, stolen refresh tokens.
//!
//! Owns what an attacker tries. How signing in works for everybody else is in `tests/api/auth`; floods,
//! slow clients and abuse of headers and bodies are in `tests/faults`. `BANGBAN_FULL=1` repeats more.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "tests"
)]

mod forger;
mod guessing;
mod refresh;
mod timing;
mod tokens;

use bangban_tests::{Answer, TestServer};
use reqwest::Method;

/// A person of the staff.
const USER: &str = "lanshan.clerk";

/// Asks who one is, under this access token.
async fn with(server: &TestServer, token: &str) -> Answer {
    under(server, &format!("Bearer {token}")).await
}

/// The same with this `Authorization`.
async fn under(server: &TestServer, authorization: &str) -> Answer {
    let call = server.as_nobody().call(Method::GET, "/api/v1/me");
    call.header("authorization", authorization).send().await
}

fn text(answer: &Answer, name: &str) -> String {
    let text = answer.json[name].as_str();
    text.unwrap_or_else(|| panic!("{name} in {}", answer.text()))
        .to_owned()
}
