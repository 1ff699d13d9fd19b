//! 部门办理进度 (C13): what the department's papers say. Only what can follow is offered, and only the fields that go with
//! it are shown.

use bangban_api_types::cases::acts::DepartmentProgressRequest;
use bangban_api_types::cases::summary::DepartmentView;
use bangban_domain::case::department::{DepartmentState, Outcome, SpecialProcedureGround};
use bangban_domain::deadline::DayUnit;
use leptos::prelude::*;
use serde_json::json;

use super::parts::{ActForm, Note, Switch};
use super::sheet::Act;
use crate::browser::clock;
use crate::form::{Form, Kind};
use crate::kit::field::{
    Choice, DateField, Input, RadioField, SelectField, TextArea, TextField, choices, code_of,
};
use crate::texts::Words;
use crate::texts::acts::handling;
use crate::texts::codes::Coded;

/// The form.
#[component]
pub(super) fn DepartmentProgress(act: Act) -> impl IntoView {
    let form = act.form();
    let department = act.case.summary.department.clone();
    let next = next(&department);
    let now = view! { <Now department=department.clone() /> };
    if next.is_empty() {
        return view! { {now} <Note text=handling::DEPARTMENT_DONE /> }.into_any();
    }
    if let [only] = next.as_slice() {
        form.preset("/state", code_of(*only));
    }
    form.preset("/occurred_on", clock::today().to_string());
    let on_submit = act.sends::<DepartmentProgressRequest>(form, json!({}));
    let value = form.signal("/state");
    let chosen = Memo::new(move |_| {
        let code = value.get();
        DepartmentState::ALL
            .into_iter()
            .find(|state| code_of(*state) == code)
    });
    let states: Vec<_> = next
        .iter()
        .map(|state| choice(&department, *state))
        .collect();
    let from = department.state;
    let deemed = department.deemed_accepted;
    view! {
        <ActForm act form on_submit submit=handling::RECORD_PROGRESS>
            <p>{handling::DEPARTMENT_WHY.t()}</p>
            {now}
            <RadioField form pointer="/state" label=handling::DEPARTMENT_STATE choices=states />
            {move || chosen.get().map(|state| view! { <Going form state from deemed /> })}
            <DateField form pointer="/occurred_on" label=handling::OCCURRED_ON />
            <TextField form pointer="/reference" label=handling::REFERENCE optional=true />
        </ActForm>
    }
    .into_any()
}

/// Where the department stands.
#[component]
fn Now(department: DepartmentView) -> impl IntoView {
    let deemed = department.deemed_accepted && department.state == DepartmentState::Accepted;
    let text = handling::DEPARTMENT_NOW.fill([department.state.t()]);
    view! { <p><strong>{text}</strong>{deemed.then(|| handling::DEEMED.t())}</p> }
}

/// Where the department can go from here. An acceptance by silence is a presumption: its own answer may still come.
fn next(department: &DepartmentView) -> Vec<DepartmentState> {
    use DepartmentState as D;
    let mut next = department.state.next().to_vec();
    if department.state == D::Accepted {
        if department.deemed_accepted {
            next.extend([D::CorrectionRequired, D::NotAccepted]);
        } else if department.extension_days.is_some() {
            // It extends once.
            next.retain(|state| *state != D::Accepted);
        }
    }
    next
}

fn choice(department: &DepartmentView, state: DepartmentState) -> Choice {
    use DepartmentState as D;
    let words: Words = match (department.state, state) {
        (D::Accepted, D::Accepted) if !department.deemed_accepted => handling::EXTENDED,
        (D::SpecialProcedure, D::Accepted) => handling::PROCEDURE_OVER,
        (D::CorrectionRequired, D::Filed) => handling::FILED_AGAIN,
        _ => state.words(),
    };
    Choice::new(code_of(state), words)
}

/// The fields that go with a state.
#[component]
fn Going(form: Form, state: DepartmentState, from: DepartmentState, deemed: bool) -> impl IntoView {
    use DepartmentState as D;
    match (from, state) {
        (D::Accepted, D::Accepted) if !deemed => view! { <Extension form /> }.into_any(),
        (D::SpecialProcedure, D::Accepted) => ().into_any(),
        (_, D::Accepted) => view! { <Limits form /> }.into_any(),
        (_, D::Decided) => view! {
            <RadioField form pointer="/outcome" label=handling::OUTCOME choices=choices(Outcome::ALL) />
        }
        .into_any(),
        (_, D::SpecialProcedure) => view! { <Procedure form /> }.into_any(),
        _ => ().into_any(),
    }
}

/// Both limits, where they are others than the item's.
#[component]
fn Limits(form: Form) -> impl IntoView {
    view! {
        <Switch form name="#promised" label=handling::OTHER_PROMISED>
            <Limit form pointer="/limits/promised" label=handling::PROMISED />
        </Switch>
        <Switch form name="#statutory" label=handling::OTHER_STATUTORY>
            <Limit form pointer="/limits/statutory" label=handling::STATUTORY />
        </Switch>
    }
}

#[component]
fn Limit(form: Form, pointer: &'static str, label: Words) -> impl IntoView {
    let unit = format!("{pointer}/unit");
    form.preset(&unit, code_of(DayUnit::WorkingDays));
    view! {
        <div class="pair">
            <TextField
                form
                pointer=format!("{pointer}/days")
                label=label
                input=Input::OneTimeCode
                kind=Kind::Integer
            />
            <SelectField form pointer=unit label=handling::UNIT choices=choices(DayUnit::ALL) />
        </div>
    }
}

#[component]
fn Procedure(form: Form) -> impl IntoView {
    view! {
        <RadioField
            form
            pointer="/special_procedure/ground"
            label=handling::PROCEDURE
            hint=handling::PROCEDURE_HINT
            choices=choices(SpecialProcedureGround::ALL)
        />
        <TextField
            form
            pointer="/special_procedure/expected_days"
            label=handling::EXPECTED_DAYS
            input=Input::OneTimeCode
            kind=Kind::Integer
            optional=true
        />
    }
}

#[component]
fn Extension(form: Form) -> impl IntoView {
    view! {
        <TextField
            form
            pointer="/extension/days"
            label=handling::EXTENSION_DAYS
            hint=handling::EXTENSION_HINT
            input=Input::OneTimeCode
            kind=Kind::Integer
        />
        <TextArea form pointer="/extension/reason" label=handling::EXTENSION_REASON rows=2 />
    }
}
