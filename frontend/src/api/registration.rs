//! Registering, and the code before it.

use bangban_api_types::auth::MeView;
use bangban_api_types::registration::{CodeRequest, CodeView, RegistrationRequest};

use super::{Api, Failure, Method, Stamp};

/// Has a code sent.
pub(crate) async fn request_code(api: Api, request: &CodeRequest) -> Result<CodeView, Failure> {
    let path = "/api/v1/auth/registration/code";
    let answer = api.ask(Method::Post, path, request, Stamp::default());
    Ok(answer.await?.value)
}

/// Makes the account.
pub(crate) async fn register(
    api: Api,
    request: &RegistrationRequest,
    stamp: Stamp,
) -> Result<MeView, Failure> {
    let path = "/api/v1/auth/registration";
    Ok(api.ask(Method::Post, path, request, stamp).await?.value)
}
