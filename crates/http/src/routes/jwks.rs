//! `GET /.well-known/jwks.json`: the public keys of access tokens (RFC 7517).

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, get};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::caller::platform;
use crate::problem::Problem;

/// 公钥
///
/// The keys that access tokens are checked with. A new one appears here with the first token it signs.
#[utoipa::path(
    tag = "登录",
    operation_id = "get_jwks",
    summary = "公钥",
    security(()),
    responses((status = 200, body = Value, description = "JSON Web Key Set", example = json!({ "keys": [{
        "kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": "bangban-1",
        "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"
    }] })))
)]
#[get("/.well-known/jwks.json")]
async fn get_jwks(request: HttpRequest) -> Result<HttpResponse, Problem> {
    let keys = platform(&request)?.tokens.jwks();
    Ok(HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "public, max-age=300"))
        .json(keys))
}

/// The route `/.well-known/jwks.json`.
pub(crate) fn configure(config: &mut ServiceConfig) {
    config.service(get_jwks);
}
