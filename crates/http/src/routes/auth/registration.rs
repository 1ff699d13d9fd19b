//! `POST /api/v1/auth/registration`: 申请人注册.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, post};
use bangban_api_types::Text;
use bangban_api_types::applicant::ApplicantKind;
use bangban_api_types::auth::{MeView, RoleAtOrganization};
use bangban_api_types::registration::RegistrationRequest;
use bangban_application::registration::{Identity, NewApplicant, register};
use bangban_application::users::User;
use bangban_domain::one_time_code::OneTimeCode;
use bangban_domain::phone::Phone;

use crate::caller::{platform, trace_id};
use crate::extract::body::Body;
use crate::problem::{InputFault, Problem, ProblemCode};

/// 申请人注册
///
/// Makes the account of a citizen or an enterprise whose phone was proved by a code. A code that does not fit, for
/// whatever reason, is one and the same fault at `/code`. Only who has the code is told that phone or number have an
/// account already (409): sign in, or go to the nearest venue. Afterwards the account signs in by its name or its
/// phone. A repetition makes no second account: a code works once.
#[utoipa::path(
    tag = "登录",
    operation_id = "register_applicant",
    summary = "申请人注册",
    security(()),
    request_body = RegistrationRequest,
    responses((status = 201, body = MeView, description = "新账号", example = json!({
        "id": "01999999-9999-7999-8999-999999999999", "username": "sqr-3f09a27c5e", "name": "王芳",
        "organization_id": "01999999-9999-7999-8999-999999999998",
        "roles": [{ "role": "applicant", "organization_id": "01999999-9999-7999-8999-999999999998" }]
    })))
)]
#[post("/registration")]
pub(super) async fn register_applicant(
    request: HttpRequest,
    body: Body<RegistrationRequest>,
) -> Result<HttpResponse, Problem> {
    let applicant = read(body.0)?;
    let platform = platform(&request)?;
    let user = register(&platform, applicant, &trace_id(&request)).await?;
    Ok(HttpResponse::Created()
        .insert_header((header::LOCATION, "/api/v1/me"))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .json(view(user)))
}

fn read(sent: RegistrationRequest) -> Result<NewApplicant, Problem> {
    let identity = match sent.kind {
        ApplicantKind::NaturalPerson => Identity::NaturalPerson(
            sent.id_type.unwrap_or_default(),
            sent.id_number
                .map(Text::trimmed)
                .unwrap_or_default()
                .to_uppercase(),
        ),
        ApplicantKind::LegalPerson => {
            Identity::LegalPerson(sent.credit_code.map(Text::trimmed).unwrap_or_default())
        }
    };
    let code = OneTimeCode::parse(&sent.code.trimmed());
    Ok(NewApplicant {
        phone: phone(sent.phone)?,
        code: code.ok_or_else(|| fault("/code", "one_time_code"))?,
        username: sent.username.map(Text::trimmed),
        // As typed: blanks may belong to it.
        password: sent.password.0,
        name: sent.name.trimmed(),
        identity,
    })
}

/// The number in its one form. The body's own rules have looked at it already.
pub(super) fn phone(sent: Text<20>) -> Result<Phone, Problem> {
    Phone::parse(&sent.trimmed()).map_err(|refused| fault("/phone", refused.code()))
}

fn fault(pointer: &str, code: &'static str) -> Problem {
    Problem::new(ProblemCode::ValidationFailed).with_errors(vec![InputFault::at(pointer, code)])
}

/// The account as its owner sees it.
fn view(user: User) -> MeView {
    let roles = user.roles.into_iter().map(|held| RoleAtOrganization {
        role: held.role,
        organization_id: held.organization_id.uuid(),
    });
    MeView {
        id: user.id.uuid(),
        username: user.username,
        name: user.name,
        organization_id: Some(user.organization_id.uuid()),
        roles: roles.collect(),
    }
}
