//! `/problems` and `/problems/<code>`: the pages that the `type` of a problem leads to.
//! Owns their HTML; the texts come from the catalogue.

use std::fmt::Write as _;

use actix_web::http::header;
use actix_web::{HttpResponse, web};

use super::{CATALOGUE, Entry, Problem, ProblemCode};

const STYLE: &str = include_str!("pages.css");

/// Adds the pages' routes.
pub fn configure(config: &mut web::ServiceConfig) {
    config
        .service(web::resource("/problems").route(web::get().to(index)))
        .service(web::resource("/problems/style.css").route(web::get().to(style)))
        .service(web::resource("/problems/{code}").route(web::get().to(page)));
}

async fn style() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/css; charset=utf-8"))
        .insert_header((header::CACHE_CONTROL, "public, max-age=3600"))
        .body(STYLE)
}

async fn index() -> HttpResponse {
    let mut rows = String::new();
    for entry in CATALOGUE {
        // Writing to a String can't fail.
        let _ = write!(
            rows,
            "<tr><td>{status}</td><td><a href=\"/problems/{name}\"><code>{name}</code></a></td><td>{zh}</td><td lang=\"en\">{en}</td></tr>",
            status = entry.status.as_u16(),
            name = entry.name,
            zh = entry.title.0,
            en = entry.title.1,
        );
    }
    html(
        "接口问题一览 · Problems",
        &format!(
            "<h1>接口问题一览 <span lang=\"en\">Problems of the API</span></h1>\
             <table><thead><tr><th>状态码</th><th>代码</th><th>名称</th><th lang=\"en\">Title</th></tr></thead>\
             <tbody>{rows}</tbody></table>"
        ),
    )
}

async fn page(code: web::Path<String>) -> Result<HttpResponse, Problem> {
    let code = ProblemCode::by_name(&code).ok_or(ProblemCode::NotFound)?;
    let Entry {
        name,
        status,
        title,
        explanation,
        ..
    } = code.entry();
    Ok(html(
        &format!("{} · {}", title.0, title.1),
        &format!(
            "<p><a href=\"/problems\">全部 <span lang=\"en\">All problems</span></a></p>\
             <h1>{} <span lang=\"en\">{}</span></h1>\
             <p><code>{name}</code> · HTTP {}</p><p>{}</p><p lang=\"en\">{}</p>",
            title.0,
            title.1,
            status.as_u16(),
            explanation.0,
            explanation.1,
        ),
    ))
}

/// A whole page. Only texts of the catalogue go in, so nothing needs escaping.
fn html(title: &str, main: &str) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/html; charset=utf-8"))
        .insert_header((header::CACHE_CONTROL, "public, max-age=3600"))
        .body(format!(
            "<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
             <title>{title}</title><link rel=\"stylesheet\" href=\"/problems/style.css\"></head>\
             <body><main>{main}</main></body></html>"
        ))
}

#[cfg(test)]
mod tests {
    use actix_web::middleware::from_fn;
    use actix_web::{App, test};

    use super::*;
    use crate::problem::render::problems;

    #[actix_web::test]
    async fn every_problem_has_a_page_and_stands_in_the_index() {
        let app = test::init_service(App::new().wrap(from_fn(problems)).configure(configure)).await;
        let get = |uri: &str| test::TestRequest::get().uri(uri).to_request();
        let index = test::call_and_read_body(&app, get("/problems")).await;
        let index = String::from_utf8(index.to_vec()).unwrap();
        for entry in CATALOGUE {
            let uri = format!("/problems/{}", entry.name);
            assert!(index.contains(&uri), "{uri}");
            let response = test::call_service(&app, get(&uri)).await;
            assert_eq!(response.status(), 200);
            let page = test::read_body(response).await;
            let page = std::str::from_utf8(&page).unwrap();
            assert!(page.contains(entry.explanation.0) && page.contains(entry.explanation.1));
            assert!(
                !entry.explanation.0.contains(['<', '&'])
                    && !entry.explanation.1.contains(['<', '&'])
            );
        }
        assert_eq!(
            test::call_service(&app, get("/problems/none"))
                .await
                .status(),
            404
        );
        assert_eq!(
            test::call_service(&app, get("/problems/style.css"))
                .await
                .status(),
            200
        );
    }
}
