//! `GET`, `POST /api/v1/cases/{id}/documents` and `GET …/documents/{did}`: files of a case.
//!
//! Owns what a file may be. Its content is sealed before it is stored, and never opened in the
//! browser: it is sent as an attachment.

use actix_multipart::{Field, Multipart};
use actix_web::http::header;
use actix_web::{HttpMessage, HttpRequest, HttpResponse, get, post};
use bangban_api_types::Page;
use bangban_api_types::cases::parts::DocumentView;
use bangban_api_types::cases::view::CaseView;
use bangban_application::cases;
use bangban_domain::case::Action;
use bangban_domain::id::{DocumentId, MaterialId};
use futures_util::StreamExt;
use utoipa::ToSchema;
use uuid::Uuid;

use super::on_case::OnCase;
use crate::extract::body::Body;
use crate::extract::room::{Share, append};
use crate::problem::{InputFault, Problem, ProblemCode};

/// The largest file: ten megabytes hold a scan of many pages.
pub(crate) const MOST_BYTES: usize = 10 * 1024 * 1024;

/// The length of an id in its one spelling, and the most that is read of something longer.
const ID: usize = 36;
const MOST_OF_ID: usize = 256;

/// The largest form that holds such a file.
pub(crate) const MOST_OF_FORM: usize = MOST_BYTES + 64 * 1024;

/// Goes on only with a form that is no larger than one may be, as far as it says so beforehand.
///
/// # Errors
/// 413.
pub(crate) fn check_size(headers: &header::HeaderMap) -> Result<(), Problem> {
    let declared = headers.get(header::CONTENT_LENGTH);
    let declared = declared.and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    if declared.is_some_and(|length| length > MOST_OF_FORM as u64) {
        return Err(ProblemCode::PayloadTooLarge.into());
    }
    Ok(())
}

/// The content of a file.
#[derive(ToSchema)]
#[expect(
    dead_code,
    reason = "describes the answer for the API description alone"
)]
#[schema(value_type = String, format = Binary)]
struct FileContent(Vec<u8>);

/// One file.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the form for the API description alone")]
#[schema(example = json!({ "file": "（PDF、JPEG 或 PNG 文件）", "material_id": "01999999-9999-7999-8999-999999999995" }))]
struct DocumentForm {
    /// PDF、JPEG 或 PNG，最大 10 MB。
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
    /// 文件所属的材料（办件 `materials` 中的 `id`），可不填。
    material_id: Option<Uuid>,
}

/// 上传材料
///
/// One file of PDF, JPEG or PNG in the field `file`; its kind is judged by its content. `material_id` says which material
/// of the case it shows.
#[utoipa::path(
    tag = "办件",
    operation_id = "add_document",
    summary = "上传材料",
    request_body(content = DocumentForm, content_type = "multipart/form-data"),
    responses((status = 201, body = CaseView, description = "办件现状", headers(("Location" = String, description = "材料的地址"))))
)]
#[post("/{id}/documents")]
pub(crate) async fn add_document(
    on: OnCase,
    request: HttpRequest,
    form: Result<Multipart, actix_web::Error>,
) -> Result<HttpResponse, Problem> {
    // What was sent is read before the transaction begins: a slow sender must not hold one open. Who
    // may not add to the case is told so before anything is read.
    on.must_be_able_to(Action::Documents).await?;
    if !request
        .content_type()
        .eq_ignore_ascii_case("multipart/form-data")
    {
        return Err(ProblemCode::UnsupportedMediaType.into());
    }
    check_size(request.headers())?;
    // Held to the end of the request.
    let mut room = Share::of(on.caller().actor.user_id, &request)?;
    let upload = match form {
        Ok(form) => read_file(form, &mut room).await,
        Err(_) => Err(ProblemCode::UnsupportedMediaType.into()),
    };
    let Received {
        media_type,
        content,
        material_id,
    } = upload?;
    let upload =
        cases::prepare_upload(on.platform(), on.id(), media_type.to_owned(), content).await?;
    let upload = upload.of_material(material_id.map(MaterialId::new));
    on.act(Action::Documents, Ok(Body(upload)), async |work, upload| {
        cases::add_document(on.caller(), work, upload).await
    })
    .await
}

/// 材料目录
///
/// All files of the case, in the order of adding: they are few, so that there is one page.
#[utoipa::path(
    tag = "办件",
    operation_id = "list_documents",
    summary = "材料目录",
    responses((status = 200, body = Page<DocumentView>, description = "全部材料"))
)]
#[get("/{id}/documents")]
pub(crate) async fn list_documents(on: OnCase) -> Result<HttpResponse, Problem> {
    let case = on.read().await?;
    let items = case
        .record
        .documents
        .iter()
        .map(DocumentView::from)
        .collect();
    Ok(HttpResponse::Ok().json(Page::<DocumentView> {
        items,
        next_cursor: None,
    }))
}

/// 下载材料
#[utoipa::path(
    tag = "办件",
    operation_id = "get_document",
    summary = "下载材料",
    responses((
        status = 200,
        description = "文件",
        content(
            (FileContent = "application/pdf", example = json!("（文件内容）")),
            (FileContent = "image/jpeg", example = json!("（文件内容）")),
            (FileContent = "image/png", example = json!("（文件内容）"))
        )
    ))
)]
#[get("/{id}/documents/{did}")]
pub(crate) async fn get_document(on: OnCase) -> Result<HttpResponse, Problem> {
    let id = DocumentId::new(on.part()?);
    let (document, content) = cases::read_document(on.platform(), on.caller(), on.id(), id).await?;
    Ok(HttpResponse::Ok()
        .content_type(document.media_type)
        .insert_header((
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{id}\""),
        ))
        .insert_header((header::CACHE_CONTROL, "private, no-store"))
        .body(content))
}

/// What a form has brought.
#[derive(Debug)]
pub(crate) struct Received {
    /// What the file is by its content.
    pub(crate) media_type: &'static str,
    /// The file.
    pub(crate) content: Vec<u8>,
    /// The material that it shows, if it is said.
    pub(crate) material_id: Option<Uuid>,
}

/// The one file of the form, whole, and what is said of it.
pub(crate) async fn read_file(mut form: Multipart, room: &mut Share) -> Result<Received, Problem> {
    let (mut file, mut material_id) = (None, None);
    while let Some(field) = form.next().await {
        let mut field = field.map_err(|_| Problem::new(ProblemCode::BadRequest))?;
        match field.name() {
            Some("file") if file.is_none() => {
                file = Some(content(&mut field, MOST_BYTES, room).await?);
            }
            Some("material_id") if material_id.is_none() => {
                let text = content(&mut field, MOST_OF_ID, room).await?;
                material_id = Some(id(&text)?);
            }
            name => return Err(unknown(name)),
        }
    }
    let content = file.ok_or_else(|| faulty("/file", "required"))?;
    let media_type = media_type(&content).ok_or_else(|| faulty("/file", "file_type"))?;
    Ok(Received {
        media_type,
        content,
        material_id,
    })
}

async fn content(field: &mut Field, most: usize, room: &mut Share) -> Result<Vec<u8>, Problem> {
    let mut content = Vec::new();
    while let Some(chunk) = field.next().await {
        let chunk = chunk.map_err(|_| Problem::new(ProblemCode::BadRequest))?;
        append(&mut content, &chunk, most, room)?;
    }
    Ok(content)
}

fn id(text: &[u8]) -> Result<Uuid, Problem> {
    let text = std::str::from_utf8(text).ok();
    let id = text
        .filter(|text| text.len() == ID)
        .and_then(|text| Uuid::try_parse(text).ok());
    id.ok_or_else(|| faulty("/material_id", "uuid"))
}

fn unknown(name: Option<&str>) -> Problem {
    let name = name.unwrap_or_default();
    let name = name.replace('~', "~0").replace('/', "~1");
    faulty(&format!("/{name}"), "unknown_field")
}

/// What a file is by its first bytes; what it is called does not matter.
fn media_type(content: &[u8]) -> Option<&'static str> {
    const KINDS: [(&[u8], &str); 3] = [
        (b"%PDF-", "application/pdf"),
        (b"\xff\xd8\xff", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
    ];
    KINDS
        .into_iter()
        .find(|(magic, _)| content.starts_with(magic))
        .map(|(_, name)| name)
}

fn faulty(pointer: &str, code: &'static str) -> Problem {
    crate::extract::body::invalid(vec![InputFault::at(pointer, code)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_judged_by_its_content() {
        assert_eq!(media_type(b"%PDF-1.7\n"), Some("application/pdf"));
        assert_eq!(media_type(b"\xff\xd8\xff\xe0"), Some("image/jpeg"));
        assert_eq!(media_type(b"<svg onload=alert(1)>"), None);
        assert_eq!(media_type(b""), None);
    }
}
