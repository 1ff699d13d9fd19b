//! The description of the API (OpenAPI 3.1). The handlers describe themselves through utoipa; this
//! module completes what is the same for many: problems, headers, security. It owns no operation.

mod components;
mod links;
pub mod lint;
mod operations;
mod routes;
mod tidy;

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use utoipa::openapi::{Contact, Info, License, OpenApi, OpenApiVersion, Server, Tag};

pub use components::{BEARER, IfMatchHeader, IfMatchWhereThereHeader, IfNoneMatchHeader};
pub use routes::RouteTable;

use crate::app::Foundations;
use crate::etag::none_match_names;

const TITLE: &str = "帮办代办 Bangban API";

const DESCRIPTION: &str = "\
临沂市沂蒙红色帮办代办服务平台的接口：申请人、各级帮办代办人员、审批部门和政务服务平台共用。\n\n\
- 出错时返回 RFC 9457 问题（`application/problem+json`），`type` 指向说明页，`errors` 一次列出全部字段错误；\
默认中文，`Accept-Language: en` 为英文。\n\
- 读取单个对象得到 `ETag`；修改时以 `If-Match` 带回。\n\
- 每个 POST 都可带 `Idempotency-Key`，断线后用同一个键重发即可。\n\
- 列表用 `limit` 和 `cursor` 翻页。\n\n\
The interface of Bangban, the guidance-and-agency service of Linyi, for applicants, staff, departments and \
government portals. Errors are RFC 9457 problems in Chinese, or in English by `Accept-Language`. Reading one \
object gives an `ETag`, which a change sends back as `If-Match`. Any POST may carry an `Idempotency-Key` and \
can then be repeated safely. Lists are paged by `limit` and `cursor`.";

/// Completes what utoipa derived from the handlers. What a handler says itself is kept.
#[must_use]
pub fn finish(mut openapi: OpenApi) -> OpenApi {
    openapi.openapi = OpenApiVersion::Version31;
    openapi.info = info();
    openapi.servers = Some(vec![Server::new("/")]);
    openapi.tags = Some(tags());
    components::add(&mut openapi);
    operations::complete(&mut openapi);
    links::add(&mut openapi);
    tidy::tidy(&mut openapi);
    openapi
}

/// The groups, in the order in which a newcomer needs them.
const TAGS: [(&str, &str); 16] = [
    (
        "登录",
        "登录、注册、续期、退出；本人信息。从这里开始：登录后把 access_token 填入 Authorize",
    ),
    ("办件", "从起草到归档的全过程"),
    ("审批", "再次告知、更换代办员、优先级、客观原因、重新办理"),
    ("进度查询", "凭办件编号和查询码查进度，无需登录"),
    ("事项", "事项、版本、办事指南"),
    ("机构", "服务场所和审批服务部门"),
    ("窗口", "服务场所的窗口"),
    (
        "代办员",
        "帮办代办员：聘任、转岗、解聘，档案、保密承诺、离岗和在办量",
    ),
    ("备案", "聘任、转岗、解聘报上级行政审批服务部门备案"),
    ("覆盖", "配备标准，各级机构应配、实配、缺额"),
    ("区划", "行政区划"),
    ("工作日历", "法定工作日和期限计算"),
    ("通知", "站内通知"),
    ("预警", "超期未答复等，报上级或管理员"),
    ("账号", "账号和角色，由安全管理员管理"),
    ("审计", "审计记录，由审计管理员查看"),
];

fn tags() -> Vec<Tag> {
    let described = TAGS.into_iter().map(|(name, description)| {
        let mut tag = Tag::new(name);
        tag.description = Some(description.to_owned());
        tag
    });
    described.collect()
}

fn info() -> Info {
    let mut license = License::new("Apache-2.0");
    license.identifier = Some("Apache-2.0".to_owned());
    let mut info = Info::new(TITLE, env!("CARGO_PKG_VERSION"));
    info.description = Some(DESCRIPTION.to_owned());
    info.license = Some(license);
    let mut contact = Contact::new();
    contact.name = Some("帮办代办 Bangban".to_owned());
    info.contact = Some(contact);
    info
}

/// The document as text: indented, every object's keys sorted, so that it can be compared and checked in.
///
/// # Errors
/// Never for a document that utoipa made; serde_json's if it can't be serialised.
pub fn to_json(openapi: &OpenApi) -> Result<String, serde_json::Error> {
    // By way of a `Value`, whose keys are sorted: utoipa keeps some parts in hash maps.
    let value = serde_json::to_value(openapi)?;
    serde_json::to_string_pretty(&value).map(|text| text + "\n")
}

/// The description as it is served.
pub struct Description {
    /// The document, as JSON.
    json: web::Bytes,
    etag: String,
    /// Which methods each path takes.
    pub(crate) routes: RouteTable,
}

impl Description {
    /// Prepares `openapi`, which must have gone through [`finish`].
    #[must_use]
    pub fn of(openapi: &OpenApi) -> Self {
        // A document that can't be serialised is caught by the drift check; here it is only empty.
        let json = serde_json::to_value(openapi)
            .unwrap_or_default()
            .to_string();
        let etag = crate::etag::etag(1, json.as_bytes());
        Self {
            json: json.into(),
            etag,
            routes: RouteTable::of(openapi),
        }
    }
}

/// Adds `/api/openapi.json`.
pub fn configure(config: &mut web::ServiceConfig) {
    config.service(web::resource("/api/openapi.json").route(web::get().to(serve)));
}

async fn serve(request: HttpRequest, foundations: web::Data<Foundations>) -> HttpResponse {
    let description = &foundations.description;
    let mut response = if none_match_names(request.headers(), &description.etag) {
        HttpResponse::NotModified()
    } else {
        HttpResponse::Ok()
    };
    response
        .insert_header((header::ETAG, description.etag.as_str()))
        .insert_header((header::CACHE_CONTROL, "public, no-cache"))
        .content_type("application/json")
        .body(description.json.clone())
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
