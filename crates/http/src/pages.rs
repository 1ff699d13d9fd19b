//! The frontend's files, embedded in the binary, and what is answered where no route is. Owns their
//! caching and compression; does not build them.

use std::collections::HashMap;

use actix_web::http::Method;
use actix_web::http::header::{self, HeaderMap};
use actix_web::{HttpRequest, HttpResponse, web};
use include_dir::{Dir, include_dir};

use crate::app::Foundations;
use crate::etag::{etag, none_match_names};
use crate::middleware::security_headers::is_under;
use crate::problem::{Problem, ProblemCode};

static DIST: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../frontend/dist");

/// Stands in when the frontend was not built.
const BUILT_IN: &str = "<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\">\
    <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>帮办代办</title></head>\
    <body><main><h1>帮办代办</h1><p>服务已启动，但没有编入网页。接口说明见 <a href=\"/docs/\">/docs/</a>。</p>\
    <p lang=\"en\">The service is running without its pages. The API is described at <a href=\"/docs/\">/docs/</a>.</p>\
    </main></body></html>";

/// Roots below which nothing is a page of the application.
const NOT_PAGES: [&str; 7] = [
    "/api",
    "/docs",
    "/problems",
    "/health",
    "/oauth2",
    "/.well-known",
    "/metrics",
];

/// One file in all its encodings.
struct Asset {
    plain: &'static [u8],
    brotli: Option<&'static [u8]>,
    gzip: Option<&'static [u8]>,
    media_type: &'static str,
    /// Its name changes with its content.
    hashed: bool,
    etag: String,
}

/// The files by their path, with a leading slash.
pub struct Pages {
    assets: HashMap<String, Asset>,
}

impl Pages {
    /// The embedded frontend.
    #[must_use]
    pub fn embedded() -> Self {
        Self::of(files(&DIST))
    }

    fn of(files: HashMap<String, &'static [u8]>) -> Self {
        let mut assets: HashMap<String, Asset> = files
            .iter()
            .filter(|(path, _)| {
                !path.ends_with(".br") && !path.ends_with(".gz") && !path.contains("/.")
            })
            .map(|(path, plain)| {
                let encoded = |ending: &str| files.get(&format!("{path}{ending}")).copied();
                let asset = Asset {
                    plain,
                    brotli: encoded(".br"),
                    gzip: encoded(".gz"),
                    media_type: media_type(path),
                    hashed: is_hashed(path),
                    etag: etag(1, plain),
                };
                (path.clone(), asset)
            })
            .collect();
        assets
            .entry("/index.html".to_owned())
            .or_insert_with(|| Asset {
                plain: BUILT_IN.as_bytes(),
                brotli: None,
                gzip: None,
                media_type: "text/html; charset=utf-8",
                hashed: false,
                etag: etag(1, BUILT_IN.as_bytes()),
            });
        Self { assets }
    }

    /// The file at `path`; the application's page for `/`.
    fn file(&self, path: &str, headers: &HeaderMap) -> Option<HttpResponse> {
        let path = if path == "/" { "/index.html" } else { path };
        self.assets.get(path).map(|asset| asset.respond(headers))
    }
}

impl Asset {
    fn respond(&self, headers: &HeaderMap) -> HttpResponse {
        let caching = if self.hashed {
            "public, max-age=31536000, immutable"
        } else {
            "no-cache"
        };
        let (body, encoding) = match (self.brotli, self.gzip) {
            (Some(bytes), _) if accepts(headers, "br") => (bytes, Some("br")),
            (_, Some(bytes)) if accepts(headers, "gzip") => (bytes, Some("gzip")),
            _ => (self.plain, None),
        };
        // Another encoding is another representation (RFC 9110 §8.8.3).
        let tag = match encoding {
            Some(encoding) => format!("{}-{encoding}\"", self.etag.trim_end_matches('"')),
            None => self.etag.clone(),
        };
        let unchanged = none_match_names(headers, &tag);
        let mut response = if unchanged {
            HttpResponse::NotModified()
        } else {
            HttpResponse::Ok()
        };
        response
            .insert_header((header::CACHE_CONTROL, caching))
            .insert_header((header::ETAG, tag))
            .insert_header((header::VARY, "Accept-Encoding"));
        if unchanged {
            return response.finish();
        }
        if let Some(encoding) = encoding {
            response.insert_header((header::CONTENT_ENCODING, encoding));
        }
        response
            .insert_header((header::CONTENT_TYPE, self.media_type))
            .body(web::Bytes::from_static(body))
    }
}

/// What is answered where no route is: a file, the application's page for a browser, 405 where a
/// described path doesn't take the method, 404.
///
/// # Errors
/// `method_not_allowed` or `not_found`.
pub async fn fallback(
    request: HttpRequest,
    foundations: web::Data<Foundations>,
) -> Result<HttpResponse, Problem> {
    // The decoded path, as the router sees it.
    let path = request.match_info().as_str();
    if let Some(problem) = foundations.description.routes.refusal(path) {
        return Err(problem);
    }
    if request.method() != Method::GET || NOT_PAGES.iter().any(|root| is_under(path, root)) {
        return Err(ProblemCode::NotFound.into());
    }
    if let Some(response) = foundations.pages.file(path, request.headers()) {
        return Ok(response);
    }
    // A page of the application has no extension; a missing file must not turn into HTML.
    let names_a_file = path
        .rsplit('/')
        .next()
        .is_some_and(|last| last.contains('.'));
    if names_a_file || !wants_html(request.headers()) {
        return Err(ProblemCode::NotFound.into());
    }
    foundations
        .pages
        .file("/index.html", request.headers())
        .ok_or_else(|| ProblemCode::NotFound.into())
}

fn wants_html(headers: &HeaderMap) -> bool {
    headers
        .get_all(header::ACCEPT)
        .filter_map(|value| value.to_str().ok())
        .any(|value| value.contains("text/html"))
}

/// Whether `Accept-Encoding` names `coding` without refusing it by `q=0`.
fn accepts(headers: &HeaderMap, coding: &str) -> bool {
    headers
        .get_all(header::ACCEPT_ENCODING)
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|item| {
            let mut parts = item.split(';').map(str::trim);
            let named = parts
                .next()
                .is_some_and(|name| name.eq_ignore_ascii_case(coding));
            let refused = parts.any(|part| {
                let quality = part
                    .strip_prefix("q=")
                    .and_then(|text| text.parse::<f32>().ok());
                quality == Some(0.0)
            });
            named && !refused
        })
}

/// All files below `dir` by their path.
fn files(dir: &'static Dir<'static>) -> HashMap<String, &'static [u8]> {
    let mut found: HashMap<String, &'static [u8]> = dir
        .files()
        .map(|file| {
            (
                format!("/{}", file.path().to_string_lossy()),
                file.contents(),
            )
        })
        .collect();
    for inner in dir.dirs() {
        found.extend(files(inner));
    }
    found
}

/// Whether a name holds a hash of its content: eight or more hexadecimal digits, a digit among them, set
/// off by `-`, `_` or `.`.
fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.split(['-', '_', '.']).any(|part| {
        part.len() >= 8
            && part.bytes().all(|byte| byte.is_ascii_hexdigit())
            && part.bytes().any(|byte| byte.is_ascii_digit())
    })
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use actix_web::{App, test};

    use super::*;

    const WASM: &str = "/bangban-0123456789abcdef.wasm";

    fn pages() -> Pages {
        let list: [(&str, &[u8]); 6] = [
            ("/index.html", b"<html>"),
            ("/index.html.br", b"brotli"),
            (WASM, b"wasm"),
            ("/bangban-0123456789abcdef.wasm.br", b"wasm in brotli"),
            ("/bangban-0123456789abcdef.wasm.gz", b"wasm in gzip"),
            ("/.gitkeep", b""),
        ];
        Pages::of(
            list.into_iter()
                .map(|(path, bytes)| (path.to_owned(), bytes))
                .collect(),
        )
    }

    async fn answer(request: test::TestRequest) -> (u16, HeaderMap, Vec<u8>) {
        let mut foundations = Foundations::for_tests();
        foundations.pages = pages();
        let app = test::init_service(
            App::new()
                .app_data(web::Data::new(foundations))
                .default_service(web::to(fallback)),
        )
        .await;
        let response = test::call_service(&app, request.to_request()).await;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        (status, headers, test::read_body(response).await.to_vec())
    }

    fn get(uri: &str) -> test::TestRequest {
        test::TestRequest::get().uri(uri)
    }

    #[actix_web::test]
    async fn hashed_files_are_kept_and_compressed() {
        let (status, headers, body) =
            answer(get(WASM).insert_header(("Accept-Encoding", "gzip, br"))).await;
        assert_eq!((status, body.as_slice()), (200, &b"wasm in brotli"[..]));
        assert_eq!(headers.get("content-encoding").unwrap(), "br");
        assert_eq!(headers.get("content-type").unwrap(), "application/wasm");
        assert_eq!(
            headers.get("cache-control").unwrap(),
            "public, max-age=31536000, immutable"
        );
        assert_eq!(headers.get("vary").unwrap(), "Accept-Encoding");
        let (_, _, body) =
            answer(get(WASM).insert_header(("Accept-Encoding", "br;q=0, gzip"))).await;
        assert_eq!(body, b"wasm in gzip");
        let (_, headers, body) = answer(get(WASM)).await;
        assert_eq!(body, b"wasm");
        assert!(!headers.contains_key("content-encoding"));
    }

    #[actix_web::test]
    async fn the_page_is_asked_for_each_time_and_304_if_unchanged() {
        let (status, headers, _) = answer(get("/")).await;
        assert_eq!(
            (status, headers.get("cache-control").unwrap().as_bytes()),
            (200, &b"no-cache"[..])
        );
        let tag = headers.get("etag").unwrap().clone();
        assert_eq!(
            answer(get("/").insert_header(("If-None-Match", tag)))
                .await
                .0,
            304
        );
    }

    #[actix_web::test]
    async fn pages_of_the_application_and_nothing_else_fall_back() {
        let html = |uri: &str| get(uri).insert_header(("Accept", "text/html,*/*;q=0.8"));
        for uri in ["/", "/cases/1", "/apply", "/apiary"] {
            assert_eq!(answer(html(uri)).await.0, 200, "{uri}");
        }
        for uri in [
            "/api/v1/x",
            "/api",
            "/docs/x",
            "/problems/x",
            "/health/x",
            "/oauth2/x",
            "/.well-known/x",
            "/old-00000000.js",
            "/.gitkeep",
            "/index.html.br",
            "/%61pi/v1/x",
        ] {
            assert_eq!(answer(html(uri)).await.0, 404, "{uri}");
        }
        assert_eq!(
            answer(get("/cases/1").insert_header(("Accept", "application/json")))
                .await
                .0,
            404
        );
        assert_eq!(
            answer(
                test::TestRequest::post()
                    .uri("/")
                    .insert_header(("Accept", "text/html"))
            )
            .await
            .0,
            404
        );
    }

    #[actix_web::test]
    async fn without_a_frontend_there_is_a_plain_page() {
        let pages = Pages::of(HashMap::from([("/.gitkeep".to_owned(), &b""[..])]));
        let response = pages.file("/", &HeaderMap::new()).unwrap();
        assert_eq!(response.status(), 200);
        assert!(BUILT_IN.contains("href=\"/docs/\""));
        assert!(Pages::embedded().file("/", &HeaderMap::new()).is_some());
    }

    #[actix_web::test]
    async fn hashes_are_told_from_words() {
        for hashed in [
            WASM,
            "/app-9f8e7d6c.js",
            "/style.0a1b2c3d.css",
            "/frontend-0a1b2c3d4e5f6071_bg.wasm",
            "/a/icon-12345678.svg",
        ] {
            assert!(is_hashed(hashed), "{hashed}");
        }
        for plain in [
            "/index.html",
            "/facade.js",
            "/deadbeef.js",
            "/manifest.webmanifest",
            "/v1.2.3.js",
        ] {
            assert!(!is_hashed(plain), "{plain}");
        }
    }
}
