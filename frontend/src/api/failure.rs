//! Why a request brought nothing.

use bangban_api_types::Problem;

/// Why a request brought nothing.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Failure {
    /// The server refused it, and says why.
    Problem(Box<Problem>),
    /// No answer came: whether it was carried out is not known.
    Unreachable,
    /// The session has ended: one has to sign in again.
    SessionEnded,
    /// The answer can't be read; the page may be older than the server.
    Unreadable,
}

impl Failure {
    /// The problem's code, where the server told one.
    pub(crate) fn code(&self) -> Option<&str> {
        match self {
            Self::Problem(problem) => Some(&problem.code),
            _ => None,
        }
    }

    /// The status, where the server told one.
    pub(crate) fn status(&self) -> Option<u16> {
        match self {
            Self::Problem(problem) => Some(problem.status),
            _ => None,
        }
    }

    /// Whether a fault lies at this pointer.
    pub(crate) fn is_at(&self, pointer: &str) -> bool {
        match self {
            Self::Problem(problem) => problem.errors.iter().any(|fault| fault.pointer == pointer),
            _ => false,
        }
    }

    /// Whether the request may have been carried out all the same, so that it has to be repeated under its key.
    pub(crate) fn is_in_doubt(&self) -> bool {
        match self {
            Self::Problem(problem) => {
                problem.status >= 500
                    || problem.status == 409 && problem.code == "request_in_progress"
            }
            Self::Unreachable | Self::Unreadable => true,
            Self::SessionEnded => false,
        }
    }
}
