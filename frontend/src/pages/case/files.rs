//! The files of a case: which there are, and handing one out. It is loaded with the token of the person and saved by
//! the browser; the server records who saw it.

use bangban_api_types::cases::parts::DocumentView;
use bangban_api_types::cases::view::CaseView;
use bangban_domain::case::Action;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::A;
use uuid::Uuid;

use super::acts;
use crate::api::{Api, Failure, cases, use_api};
use crate::browser::download;
use crate::kit::toast::use_toasts;
use crate::kit::{Button, FailureView, Look};
use crate::texts::{Words, acts as act_texts, case, time};

/// The files.
#[component]
pub(super) fn Files(case: CaseView) -> impl IntoView {
    let summary = case.summary.clone();
    let add = acts::allowed(&summary).contains(&Action::Documents).then(|| {
        let href = acts::href(&summary, Action::Documents);
        view! { <p><A href attr:class=Look::Secondary.class()>{act_texts::verb(Action::Documents).t()}</A></p> }
    });
    let shown = if case.documents.is_empty() {
        view! { <p class="soft">{case::NO_FILES.t()}</p> }.into_any()
    } else {
        view! { <FileList files=case.documents.clone() case /> }.into_any()
    };
    view! {
        <section aria-labelledby="files-title">
            <h2 id="files-title">{case::FILES.t()}</h2>
            {shown}
            {add}
        </section>
    }
}

/// Some of the files of a case.
#[component]
pub(super) fn FileList(case: CaseView, files: Vec<DocumentView>) -> impl IntoView {
    let number = case.summary.case_number.clone().unwrap_or_default();
    let id = case.summary.id;
    let rows = files.into_iter().map(|file| {
        let title = title(&case, &file);
        let number = number.clone();
        view! { <File id title file number /> }
    });
    view! { <ul class="files">{rows.collect_view()}</ul> }
}

/// What a file is called: what it shows, and its number where there are several of that. The names that files had on
/// somebody's phone are kept nowhere.
fn title(case: &CaseView, file: &DocumentView) -> String {
    let same: Vec<_> = case
        .documents
        .iter()
        .filter(|other| other.material_id == file.material_id)
        .collect();
    let material = case
        .materials
        .iter()
        .find(|material| Some(material.id) == file.material_id);
    let what = material.map_or_else(|| case::OTHER_FILE.into(), |material| material.name.clone());
    let place = same.iter().position(|other| other.id == file.id);
    match place {
        Some(place) if same.len() > 1 => case::FILE.fill([&what, &(place + 1).to_string()]),
        _ => what,
    }
}

/// A file, with the button that hands it out.
#[component]
fn File(id: Uuid, title: String, file: DocumentView, number: String) -> impl IntoView {
    let (api, toasts) = (use_api(), use_toasts());
    let busy = RwSignal::new(false);
    let failure = RwSignal::new(None);
    let facts = format!(
        "{} · {}",
        kind_of_file(&file.media_type).t(),
        size(file.size)
    );
    let name = format!("{number}-{title}.{}", extension(&file.media_type));
    let document = file.id;
    let on_press = Callback::new(move |()| {
        let name = name.clone();
        busy.set(true);
        failure.set(None);
        spawn_local(async move {
            let outcome = hand_out(api, id, document, &name).await;
            // The page may be gone.
            if busy.try_set(false).is_some() {
                return;
            }
            match outcome {
                Ok(()) => toasts.tell(case::DOWNLOADED),
                Err(why) => failure.set(Some(why)),
            }
        });
    });
    let label = case::DOWNLOAD.fill([&title]);
    view! {
        <li>
            <span class="file-name"><strong>{title}</strong> " " <span class="soft">{facts}</span></span>
            <time class="soft" datetime=file.added_at.to_rfc3339()>{time::moment(file.added_at)}</time>
            <Button label look=Look::Plain busy on_press />
            {move || failure.get().map(|failure| view! { <FailureView failure /> })}
        </li>
    }
}

async fn hand_out(api: Api, id: Uuid, document: Uuid, name: &str) -> Result<(), Failure> {
    let (bytes, media_type) = cases::document(api, id, document).await?;
    download::save(&bytes, &media_type, name).ok_or(Failure::Unreadable)
}

/// What a file is, for people.
pub(super) fn kind_of_file(media_type: &str) -> Words {
    match media_type {
        "application/pdf" => case::KIND_PDF,
        image if image.starts_with("image/") => case::KIND_IMAGE,
        word if word.contains("word") || word.contains("officedocument") => case::KIND_WORD,
        _ => case::KIND_OTHER,
    }
}

fn extension(media_type: &str) -> &str {
    match media_type {
        "application/pdf" => "pdf",
        "image/jpeg" => "jpg",
        "image/png" => "png",
        "image/webp" => "webp",
        "image/heic" => "heic",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => "docx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => "xlsx",
        "application/msword" => "doc",
        "application/vnd.ms-excel" => "xls",
        _ => "bin",
    }
}

fn size(bytes: u64) -> String {
    const KIB: u64 = 1024;
    const MIB: u64 = KIB * KIB;
    match bytes {
        0..KIB => format!("{bytes} B"),
        KIB..MIB => format!("{} KB", bytes.div_ceil(KIB)),
        _ => format!("{}.{} MB", bytes / MIB, bytes % MIB * 10 / MIB),
    }
}
