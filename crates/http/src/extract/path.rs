//! Ids and other values in the path. Owns their reading; a part that can't be read is 400.

use std::cell::Cell;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use futures_util::future::{Ready, ready};
use serde::de::DeserializeOwned;

use super::percent;
use super::text::{Named, TextReader};
use crate::problem::{Problem, ProblemCode};

/// The parameters of the path: one value, a tuple of them in the order of the path, or a struct by name.
///
/// Called so and not `Path` because utoipa, seeing a `Path<T>` in a handler, would ask `T` to describe
/// itself as parameters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PathId<T>(pub T);

impl<T: DeserializeOwned> FromRequest for PathId<T> {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(read(request).map(Self))
    }
}

fn read<T: DeserializeOwned>(request: &HttpRequest) -> Result<T, Problem> {
    let raw = request.uri().path();
    // actix decodes leniently; what was sent is asked for strictly.
    if raw.contains('%') && percent::decode(raw, false).is_none() {
        return Err(ProblemCode::MalformedEncoding.into());
    }
    let named: Vec<Named> = request
        .match_info()
        .iter()
        // `%`, `/` and `+` are the ones that the router leaves encoded.
        .map(|(name, text)| {
            (
                name.to_owned(),
                vec![percent::decode(text, false).unwrap_or_else(|| text.to_owned())],
            )
        })
        .collect();
    let fields = Cell::new(None);
    T::deserialize(TextReader {
        named: &named,
        fields: &fields,
    })
    .map_err(|fault| {
        let pointer = fault
            .path()
            .first()
            .map(|name| format!("/{name}"))
            .unwrap_or_default();
        Problem::new(ProblemCode::MalformedPath)
            .with_errors(vec![fault.kind.field_fault(pointer, None)])
    })
}

#[cfg(test)]
mod tests {
    use actix_web::{App, HttpResponse, test, web};
    use serde::Deserialize;
    use uuid::Uuid;

    use super::*;

    #[derive(Deserialize)]
    struct Division {
        code: String,
    }

    async fn answer(uri: &str) -> (u16, Option<Problem>, String) {
        let app = test::init_service(
            App::new()
                .route(
                    "/cases/{id}",
                    web::get().to(|id: PathId<Uuid>| async move { id.0.to_string() }),
                )
                .route(
                    "/cases/{id}/suspensions/{sid}",
                    web::get().to(|ids: PathId<(Uuid, Uuid)>| async move { ids.0.1.to_string() }),
                )
                .route(
                    "/divisions/{code}",
                    web::get().to(|path: PathId<Division>| async move {
                        HttpResponse::Ok().body(path.0.code)
                    }),
                )
                .route(
                    "/names/{name}",
                    web::get().to(|name: PathId<String>| async move { name.0 }),
                )
                .route(
                    "/years/{year}",
                    web::get().to(|year: PathId<u16>| async move { year.0.to_string() }),
                ),
        )
        .await;
        let response =
            test::call_service(&app, test::TestRequest::get().uri(uri).to_request()).await;
        let status = response.status().as_u16();
        let problem = response.response().extensions().get::<Problem>().cloned();
        let body = test::read_body(response).await;
        (status, problem, String::from_utf8(body.to_vec()).unwrap())
    }

    const A: &str = "0193f000-0000-7000-8000-00000000000a";
    const B: &str = "0193f000-0000-7000-8000-00000000000b";

    #[actix_web::test]
    async fn reads_one_some_and_named_values() {
        assert_eq!(answer(&format!("/cases/{A}")).await.2, A);
        assert_eq!(answer(&format!("/cases/{A}/suspensions/{B}")).await.2, B);
        assert_eq!(answer("/divisions/371302").await.2, "371302");
        assert_eq!(answer("/names/a%2Fb%20%2525%E7%8E%8B").await.2, "a/b %25王");
        assert_eq!(answer("/years/2026").await.2, "2026");
    }

    #[actix_web::test]
    async fn refuses_and_names_the_part() {
        for (uri, pointer, code) in [
            ("/cases/x".to_owned(), "/id", "uuid"),
            (format!("/cases/{A}/suspensions/7"), "/sid", "uuid"),
            ("/years/70000".to_owned(), "/year", "number_out_of_range"),
            ("/names/a%00".to_owned(), "/name", "control_character"),
        ] {
            let (status, problem, _) = answer(&uri).await;
            let problem = problem.unwrap();
            assert_eq!(
                (status, problem.code),
                (400, ProblemCode::MalformedPath),
                "{uri}"
            );
            assert_eq!(
                (
                    problem.errors[0].pointer.as_str(),
                    problem.errors[0].code.as_ref()
                ),
                (pointer, code),
                "{uri}"
            );
        }
        for uri in ["/names/%ff", "/names/%zz", "/names/100%"] {
            assert_eq!(
                answer(uri).await.1.unwrap().code,
                ProblemCode::MalformedEncoding,
                "{uri}"
            );
        }
    }
}
