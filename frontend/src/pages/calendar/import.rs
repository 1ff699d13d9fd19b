//! The import of a year: typed, pasted or read from a file; checked; then sent.

use bangban_api_types::calendar::CalendarYearView;
use chrono::NaiveDate;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::A;
use leptos_router::hooks::use_navigate;
use serde_json::json;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use super::IMPORTERS;
use super::check::{self, Change, Checked, Typed};
use crate::api::{Loaded, administration, use_api};
use crate::browser::page;
use crate::form::{Form, Kind};
use crate::kit::field::{TextArea, TextField};
use crate::kit::file::{FileField, no_files};
use crate::kit::form::{FormView, Summary};
use crate::kit::list::Fact;
use crate::kit::toast::use_toasts;
use crate::kit::{Button, Look, Notice, PageHead, Tone};
use crate::pages::For;
use crate::texts::calendar;

/// The id of what was checked, where the focus goes.
const RESULT: &str = "checked";

/// A year that was checked, against what is known of it.
#[derive(Debug, Clone, PartialEq)]
struct Preview {
    typed: Typed,
    checked: Checked,
    known: Option<Loaded<CalendarYearView>>,
}

/// The page.
#[component]
pub(crate) fn CalendarImport() -> impl IntoView {
    view! {
        <For roles=IMPORTERS>
            <PageHead title=calendar::IMPORT />
            <p>{calendar::IMPORT_INTRO.t()}</p>
            <Import />
            <p class="back"><A href="/calendar">{calendar::BACK.t()}</A></p>
        </For>
    }
}

#[component]
fn Import() -> impl IntoView {
    let api = use_api();
    let form = Form::new("calendar.import");
    // Looking up what is known sends nothing of the form, whose draft stays.
    let asking = Form::forgetful("calendar.check");
    let files = no_files();
    let preview = RwSignal::new(None::<Preview>);
    if let Some(year) = page::query("year") {
        form.set("/year", year);
    }
    Effect::new(move |_| {
        if let Some(file) = files.get().into_iter().next() {
            spawn_local(fill_in(form, file));
        }
    });
    let on_submit = Callback::new(move |()| {
        preview.set(None);
        let Some(typed) = form.read::<Typed>(json!({})) else {
            return;
        };
        let checked = match check::read(&typed) {
            Ok(checked) => checked,
            Err(faults) => return form.tell(faults),
        };
        let work = move |_| administration::calendar_year(api, checked.year);
        let year = checked.clone();
        let done = move |known| {
            preview.set(Some(Preview {
                typed,
                checked: year,
                known,
            }));
            page::focus_soon(RESULT);
        };
        asking.run(work, done);
    });
    view! {
        <FormView form on_submit submit=calendar::CHECK look=Look::Secondary>
            <TextField form pointer="/year" label=calendar::FIELD_YEAR kind=Kind::Integer />
            <FileField
                form
                pointer="/file"
                label=calendar::FIELD_FILE
                hint=calendar::FILE_HINT
                files
                accept=".json,application/json"
                optional=true
            />
            <TextArea form pointer="/holidays" label=calendar::FIELD_HOLIDAYS hint=calendar::DATES_HINT rows=6 />
            <TextArea
                form
                pointer="/workdays"
                label=calendar::FIELD_WORKDAYS
                hint=calendar::DATES_HINT
                rows=3
                optional=true
            />
        </FormView>
        <Summary form=asking />
        {move || preview.get().map(|preview| view! { <Findings form preview /> })}
    }
}

/// Fills in what a file says; or that it says nothing.
async fn fill_in(form: Form, file: File) {
    let year = form.signal("/year").get_untracked().trim().parse().ok();
    let text = JsFuture::from(file.text())
        .await
        .ok()
        .and_then(|text| text.as_string());
    let read = text.and_then(|text| check::from_file(&text, year));
    match read {
        Some(typed) => {
            form.tell(Vec::new());
            form.set("/year", typed.year.to_string());
            form.set("/holidays", typed.holidays);
            form.set("/workdays", typed.workdays);
        }
        None => form.tell(vec![check::fault("/file", calendar::NOT_A_FILE.into())]),
    }
}

/// What the checked year changes, and the button that imports it, as long as it is what stands in the fields.
#[component]
fn Findings(form: Form, preview: Preview) -> impl IntoView {
    let Preview {
        typed,
        checked,
        known,
    } = preview;
    let year = checked.year.to_string();
    let is_same = known
        .as_ref()
        .is_some_and(|known| Change::between(&known.value, &checked).is_empty());
    let doubts = checked.doubtful().into_iter().map(|date| {
        let text = calendar::NOT_WEEKEND.fill([&date.to_string()]);
        view! { <Notice tone=Tone::Waiting><p>{text}</p></Notice> }
    });
    let doubts = doubts.collect_view();
    let is_fresh = Memo::new(move |_| {
        form.value("/year").trim() == typed.year.to_string()
            && form.value("/holidays").trim() == typed.holidays
            && form.value("/workdays").trim() == typed.workdays
    });
    let what = told(known.as_ref(), &checked);
    let act = move || {
        if is_same {
            ().into_any()
        } else if is_fresh.get() {
            view! { <SendYear form checked=checked.clone() known=known.clone() /> }.into_any()
        } else {
            view! { <p>{calendar::STALE.t()}</p> }.into_any()
        }
    };
    view! {
        <section>
            <h2 id=RESULT tabindex="-1">{calendar::CHECKED.fill([&year])}</h2>
            {what}
            {doubts}
            {act}
        </section>
    }
}

/// What changes, in words.
fn told(known: Option<&Loaded<CalendarYearView>>, checked: &Checked) -> AnyView {
    let year = checked.year.to_string();
    let Some(known) = known else {
        let counts = [
            checked.holidays.len().to_string(),
            checked.workdays.len().to_string(),
        ];
        return view! { <p>{calendar::CHECKED_NEW.fill([&year, &counts[0], &counts[1]])}</p> }
            .into_any();
    };
    let change = Change::between(&known.value, checked);
    if change.is_empty() {
        return view! { <p>{calendar::CHECKED_SAME.t()}</p> }.into_any();
    }
    view! {
        <p>{calendar::CHECKED_REPLACES.fill([&year])}</p>
        <dl class="facts">
            <Fact name=calendar::MORE_OFF value=listed(&change.more_off) />
            <Fact name=calendar::LESS_OFF value=listed(&change.less_off) />
            <Fact name=calendar::MORE_WORKED value=listed(&change.more_worked) />
            <Fact name=calendar::LESS_WORKED value=listed(&change.less_worked) />
        </dl>
    }
    .into_any()
}

fn listed(dates: &[NaiveDate]) -> Option<String> {
    let dates: Vec<_> = dates.iter().map(ToString::to_string).collect();
    (!dates.is_empty()).then(|| dates.join(" · "))
}

/// Sends the year.
#[component]
fn SendYear(
    form: Form,
    checked: Checked,
    #[prop(optional_no_strip)] known: Option<Loaded<CalendarYearView>>,
) -> impl IntoView {
    let api = use_api();
    let toasts = use_toasts();
    let navigate = use_navigate();
    let year = checked.year;
    let label = calendar::DO_IMPORT.fill([&year.to_string()]);
    let etag = known.and_then(|known| known.etag);
    let on_press = Callback::new(move |()| {
        let (request, etag, navigate) = (checked.request(), etag.clone(), navigate.clone());
        let work = move |_| async move {
            administration::replace_calendar_year(api, year, &request, etag).await
        };
        let done = move |_: Loaded<CalendarYearView>| {
            toasts.tell(calendar::IMPORTED.fill([&year.to_string()]));
            navigate(&format!("/calendar?year={year}"), Default::default());
        };
        form.run(work, done);
    });
    let busy = Signal::derive(move || form.is_busy());
    view! { <Button label look=Look::Primary busy on_press /> }
}
