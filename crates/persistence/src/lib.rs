//! Entities, repositories that take a scope, the one transaction; rows to domain and back

pub mod sealing;
