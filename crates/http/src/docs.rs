//! Swagger UI at `/docs/`, from files in the binary: works without any network. Owns its configuration;
//! the description it shows is served by `openapi`.

use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use utoipa_swagger_ui::Config;

use crate::problem::{Problem, ProblemCode};

static CONFIG: LazyLock<Arc<Config<'static>>> = LazyLock::new(|| {
    let config = Config::new(["/api/openapi.json"])
        .persist_authorization(true)
        .try_it_out_enabled(true)
        .display_request_duration(true)
        .filter(true)
        // Otherwise it asks a validator on the internet.
        .validator_url("none");
    Arc::new(config)
});

/// Adds the routes.
pub fn configure(config: &mut web::ServiceConfig) {
    config
        .service(web::redirect("/docs", "/docs/").permanent())
        .service(web::resource("/docs/{file:.*}").route(web::get().to(file)));
}

async fn file(path: web::Path<String>) -> Result<HttpResponse, Problem> {
    let found = utoipa_swagger_ui::serve(&path, CONFIG.clone());
    let file = found
        .map_err(|_| ProblemCode::Internal)?
        .ok_or(ProblemCode::NotFound)?;
    let bytes = match file.bytes {
        Cow::Borrowed(bytes) => web::Bytes::from_static(bytes),
        Cow::Owned(bytes) => bytes.into(),
    };
    let mut response = HttpResponse::Ok();
    if file.gzpipped {
        response.insert_header(header::ContentEncoding::Gzip);
    }
    Ok(response
        .insert_header((header::CONTENT_TYPE, file.content_type))
        .insert_header((header::CACHE_CONTROL, "public, max-age=3600"))
        .body(bytes))
}

#[cfg(test)]
mod tests {
    use actix_web::{App, test};

    use super::*;

    #[actix_web::test]
    async fn serves_swagger_ui_and_nothing_from_outside() {
        let app = test::init_service(App::new().configure(configure)).await;
        let get = |uri: &str| test::TestRequest::get().uri(uri).to_request();
        let response = test::call_service(&app, get("/docs")).await;
        assert_eq!(response.status(), 308);
        assert_eq!(response.headers().get("location").unwrap(), "/docs/");
        let page = test::call_and_read_body(&app, get("/docs/")).await;
        let page = String::from_utf8(page.to_vec()).unwrap();
        assert!(
            page.contains("swagger-ui-bundle.js")
                && !page.contains("http://")
                && !page.contains("https://"),
            "{page}"
        );
        let set_up = test::call_and_read_body(&app, get("/docs/swagger-initializer.js")).await;
        let set_up = String::from_utf8(set_up.to_vec()).unwrap();
        for part in [
            "\"/api/openapi.json\"",
            "\"persistAuthorization\": true",
            "\"tryItOutEnabled\": true",
            "\"validatorUrl\": \"none\"",
        ] {
            assert!(set_up.contains(part), "{part} not in {set_up}");
        }
        assert_eq!(
            test::call_service(&app, get("/docs/swagger-ui-bundle.js"))
                .await
                .status(),
            200
        );
        assert_eq!(
            test::call_service(&app, get("/docs/none.js"))
                .await
                .status(),
            404
        );
    }
}
