//! 上传文件: one or several files, one after the other.

use bangban_api_types::cases::view::CaseView;
use leptos::html;
use leptos::prelude::*;
use uuid::Uuid;
use web_sys::{File, FormData, HtmlInputElement};

use super::parts::ActForm;
use super::sheet::Act;
use crate::api::{Api, Failure, Loaded, cases, use_api};
use crate::form::Form;
use crate::kit::field::{Choice, SelectField};
use crate::kit::{Icon, Sign};
use crate::texts::acts::handling;
use crate::texts::kit;

/// The largest file that the server takes.
const MOST_BYTES: f64 = 10.0 * 1024.0 * 1024.0;
/// What it takes, by the kind that the browser tells.
const KINDS: [&str; 3] = ["application/pdf", "image/jpeg", "image/png"];
/// The same, for the browser's dialog.
pub(super) const ACCEPT: &str = ".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png";

/// Which material they show.
const MATERIAL: &str = "/material_id";

/// How far it has come: which file of how many.
type Progress = RwSignal<Option<(usize, usize)>>;

/// The form.
#[component]
pub(super) fn Documents(act: Act) -> impl IntoView {
    let form = act.form();
    let input = NodeRef::<html::Input>::new();
    let fault = RwSignal::new(None::<String>);
    let progress: Progress = RwSignal::new(None);
    let on_submit = sends(&act, form, input, fault, progress);
    let materials = act.case.materials.iter();
    let materials: Vec<_> = materials
        .map(|material| Choice::new(material.id.to_string(), material.name.clone()))
        .collect();
    let any = !materials.is_empty();
    let id = form.field_id("/file");
    let (hint_id, fault_id) = (format!("{id}-hint"), format!("{id}-fault"));
    let described = format!("{hint_id} {fault_id}");
    let told = move || {
        fault.get().map(|text| {
            view! {
                <Icon sign=Sign::Warning /><strong>{kit::ERROR.t()}</strong><span>{text}</span>
            }
        })
    };
    let moving = move || {
        progress.get().map(|(now, all)| view! {
        <p>{handling::UPLOADING.fill([&now.to_string(), &all.to_string()])}</p>
        <progress max=all.to_string() value=(now - 1).to_string() aria-label=handling::FILES.t()></progress>
    })
    };
    view! {
        <ActForm act form on_submit>
            <p>{handling::FILES_WHY.t()}</p>
            <div class="field" class:faulty=move || fault.get().is_some()>
                <label for=id.clone()>{handling::FILES.t()}</label>
                <p class="hint" id=hint_id>{handling::FILES_HINT.t()}</p>
                <p class="fault" id=fault_id role="alert">{told}</p>
                <input
                    node_ref=input
                    id=id
                    type="file"
                    multiple=true
                    accept=ACCEPT
                    aria-describedby=described
                    aria-invalid=move || fault.get().is_some().then_some("true")
                    on:change=move |_| fault.set(None)
                />
            </div>
            {any.then(|| view! {
                <SelectField
                    form
                    pointer=MATERIAL
                    label=handling::FILE_OF
                    choices=materials
                    nothing=handling::FILE_OF_NONE
                    optional=true
                />
            })}
            <div role="status">{moving}</div>
        </ActForm>
    }
}

fn sends(
    act: &Act,
    form: Form,
    input: NodeRef<html::Input>,
    fault: RwSignal<Option<String>>,
    progress: Progress,
) -> Callback<()> {
    let act = act.clone();
    let api = use_api();
    Callback::new(move |()| {
        let files = chosen(input.get_untracked());
        let wrong = wrong_with(&files);
        let is_wrong = wrong.is_some();
        fault.set(wrong);
        if is_wrong {
            crate::browser::page::focus(&form.field_id("/file"));
            return;
        }
        let open = act.open;
        let material = form.signal(MATERIAL).get_untracked().parse().ok();
        let done = open.done(act.news());
        // Without the key of a repeated request: the browser writes each form's body anew, which is another request.
        form.run(
            move |_| {
                open.attempt(move |_| upload(api, open.id, (files, material), progress, fault))
            },
            done,
        );
    })
}

fn chosen(input: Option<HtmlInputElement>) -> Vec<File> {
    let Some(files) = input.and_then(|input| input.files()) else {
        return Vec::new();
    };
    (0..files.length())
        .filter_map(|place| files.get(place))
        .collect()
}

fn wrong_with(files: &[File]) -> Option<String> {
    if files.is_empty() {
        return Some(handling::NO_FILE.into());
    }
    unfit(files)
}

/// Why the server would not take one of the files.
pub(super) fn unfit(files: &[File]) -> Option<String> {
    files.iter().find_map(|file| {
        if !KINDS.contains(&file.type_().as_str()) {
            return Some(handling::WRONG_TYPE.fill([&file.name()]));
        }
        (file.size() > MOST_BYTES).then(|| handling::TOO_LARGE.fill([&file.name()]))
    })
}

/// One file after the other; the case as it is after the last.
async fn upload(
    api: Api,
    case: Uuid,
    (files, material): (Vec<File>, Option<Uuid>),
    progress: Progress,
    fault: RwSignal<Option<String>>,
) -> Result<Loaded<CaseView>, Failure> {
    let all = files.len();
    let mut outcome = Err(Failure::Unreadable);
    for (place, file) in files.into_iter().enumerate() {
        progress.try_set(Some((place + 1, all)));
        outcome = add(api, case, &file, material).await;
        if outcome.is_err() {
            if place > 0 {
                fault.try_set(Some(handling::UPLOADED_SOME.fill([&place.to_string()])));
            }
            break;
        }
    }
    progress.try_set(None);
    outcome
}

/// Adds one file, as what shows this material.
pub(super) async fn add(
    api: Api,
    case: Uuid,
    file: &File,
    material: Option<Uuid>,
) -> Result<Loaded<CaseView>, Failure> {
    let content = FormData::new().map_err(|_| Failure::Unreadable)?;
    content
        .append_with_blob_and_filename("file", file, &file.name())
        .map_err(|_| Failure::Unreadable)?;
    if let Some(id) = material {
        content
            .append_with_str("material_id", &id.to_string())
            .map_err(|_| Failure::Unreadable)?;
    }
    cases::add_document(api, case, content).await
}
