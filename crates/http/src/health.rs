//! `/health/live` and `/health/ready`. Owns the two answers; whether the database answers is asked
//! through [`ReadyCheck`].

use std::time::Duration;

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use futures_util::future::BoxFuture;
use serde_json::json;

use crate::app::Foundations;
use crate::problem::{Problem, ProblemCode};

/// Asks whether requests can be served: whether the database answers and is migrated.
pub trait ReadyCheck: Send + Sync {
    /// True when requests can be served. Given up after two seconds.
    fn is_ready(&self) -> BoxFuture<'_, bool>;
}

const PATIENCE: Duration = Duration::from_secs(2);

/// Adds the two routes.
pub fn configure(config: &mut web::ServiceConfig) {
    config
        .service(web::resource("/health/live").route(web::get().to(live)))
        .service(web::resource("/health/ready").route(web::get().to(ready)));
}

/// The process runs. Asks nobody: a restart would not bring a database back.
async fn live() -> HttpResponse {
    ok()
}

/// The process can serve.
async fn ready(foundations: web::Data<Foundations>) -> Result<HttpResponse, Problem> {
    match tokio::time::timeout(PATIENCE, foundations.ready.is_ready()).await {
        Ok(true) => Ok(ok()),
        Ok(false) | Err(_) => Err(Problem::new(ProblemCode::Unavailable).with_retry_after(5)),
    }
}

fn ok() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .json(json!({"status": "ok"}))
}

#[cfg(test)]
pub(crate) mod tests {
    use std::sync::Arc;

    use actix_web::{App, test};
    use futures_util::FutureExt;

    use super::*;

    pub(crate) struct Ready(pub bool);

    impl ReadyCheck for Ready {
        fn is_ready(&self) -> BoxFuture<'_, bool> {
            let ready = self.0;
            async move { ready }.boxed()
        }
    }

    #[actix_web::test]
    async fn live_always_ready_only_with_the_database() {
        for (database, expected) in [(true, 200), (false, 503)] {
            let mut foundations = Foundations::for_tests();
            foundations.ready = Arc::new(Ready(database));
            let app = test::init_service(
                App::new()
                    .app_data(web::Data::new(foundations))
                    .configure(configure),
            )
            .await;
            let get = |uri| test::TestRequest::get().uri(uri).to_request();
            assert_eq!(
                test::call_service(&app, get("/health/live")).await.status(),
                200
            );
            let response = test::call_service(&app, get("/health/ready")).await;
            assert_eq!(response.status(), expected);
            assert_eq!(response.headers().contains_key("retry-after"), !database);
        }
    }
}
