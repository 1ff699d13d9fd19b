//! One test or more for each rule of domain.md, named for it; each shows the refusal as well.

mod agent;
mod clocks;
mod closing;
mod intake;
mod notice;
mod progress;
