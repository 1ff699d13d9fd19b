//! Problems that an operation describes by itself, where they don't follow from its path and method:
//! references to the description's own.

use utoipa::ToResponse;
use utoipa::openapi::{Ref, RefOr, Response};

/// 401, for operations that are public and may be refused all the same.
pub(crate) struct Problem401;

/// 409, for reads that depend on what is there.
pub(crate) struct Problem409;

impl<'r> ToResponse<'r> for Problem401 {
    fn response() -> (&'r str, RefOr<Response>) {
        reference("Problem401")
    }
}

impl<'r> ToResponse<'r> for Problem409 {
    fn response() -> (&'r str, RefOr<Response>) {
        reference("Problem409")
    }
}

fn reference(name: &str) -> (&str, RefOr<Response>) {
    (name, RefOr::Ref(Ref::from_response_name(name)))
}
