//! Fields of each kind, as they are and with their faults.

use bangban_api_types::FieldFault;
use bangban_domain::case::Mode;
use bangban_domain::case::applicant::SpecialCircumstance;
use bangban_domain::case::closing::RejectionReason;
use leptos::prelude::*;

use crate::form::{Form, Kind};
use crate::kit::combo::ComboField;
use crate::kit::field::{
    CheckField, Choice, DateField, FlagField, Input, RadioField, SelectField, TextArea, TextField,
    choices,
};
use crate::kit::file::{FileField, no_files};
use crate::kit::form::{FormView, Lines};
use crate::kit::password::NewPasswordField;
use crate::texts::codes::Coded;
use crate::texts::{kit, kit_page};

/// All pointers of the sample form that can be faulty.
const POINTERS: [&str; 13] = [
    "/name",
    "/phone",
    "/password",
    "/count",
    "/text",
    "/by",
    "/at",
    "/reason",
    "/mode",
    "/circumstances",
    "/venue",
    "/files",
    "/declaration",
];

/// The two forms.
#[component]
pub(super) fn Fields() -> impl IntoView {
    let faulty = Form::forgetful("kit.faulty");
    let plain = Form::forgetful("kit.plain");
    // Shown as soon as the fields are there, without taking the focus.
    request_animation_frame(move || faulty.show(faults()));
    view! {
        <section>
            <h2>{kit_page::FIELDS.t()}</h2>
            <Sample form=plain on_submit=Callback::new(move |()| plain.tell(faults())) />
        </section>
        <section>
            <h2>{kit_page::FAULTY.t()}</h2>
            <Sample form=faulty on_submit=Callback::new(move |()| faulty.tell(faults())) />
        </section>
    }
}

/// A fault of every field, of a line, and of the whole.
fn faults() -> Vec<FieldFault> {
    let mut faults: Vec<_> = POINTERS
        .iter()
        .map(|pointer| fault(pointer, kit_page::FAULT.into()))
        .collect();
    faults.push(fault("/items/0/name", kit_page::FAULT.into()));
    faults.push(fault("", kit_page::WHOLE_FAULT.into()));
    faults
}

fn fault(pointer: &str, detail: String) -> FieldFault {
    FieldFault {
        pointer: pointer.to_owned(),
        code: "required".to_owned(),
        detail,
    }
}

#[component]
fn Sample(form: Form, on_submit: Callback<()>) -> impl IntoView {
    view! {
        <FormView form on_submit submit=kit_page::MAKE_FAULTS>
            <TextField form pointer="/name" label=kit_page::TEXT hint=kit_page::TEXT_HINT />
            <TextField form pointer="/phone" label=kit_page::PHONE input=Input::Phone optional=true />
            <NewPasswordField form pointer="/password" label=kit_page::PASSWORD hint=kit_page::PASSWORD_HINT />
            <TextField form pointer="/count" label=kit_page::NUMBER kind=Kind::Integer />
            <TextArea form pointer="/text" label=kit_page::AREA hint=kit_page::TEXT_HINT />
            <DateField form pointer="/by" label=kit_page::DATE />
            <DateField form pointer="/at" label=kit_page::DATE_TIME with_time=true />
            <SelectField
                form
                pointer="/reason"
                label=kit_page::SELECT
                hint=kit_page::TEXT_HINT
                choices=choices(RejectionReason::ALL)
            />
            <RadioField form pointer="/mode" label=kit_page::RADIO choices=choices(Mode::ALL) />
            <CheckField
                form
                pointer="/circumstances"
                label=kit_page::CHECK
                choices=choices(SpecialCircumstance::ALL)
                optional=true
            />
            <Venue form />
            <FileField
                form
                pointer="/files"
                label=kit_page::FILE
                hint=kit_page::FILE_HINT
                files=no_files()
                accept="image/*,application/pdf"
                several=true
            />
            <FlagField form pointer="/declaration" label=kit_page::FLAG hint=kit_page::FLAG_HINT />
            <Lines form pointer="/items" first=2 add=kit_page::ADD_LINE let:pointer>
                <TextField form pointer=format!("{pointer}/name") label=kit_page::LINE />
            </Lines>
        </FormView>
    }
}

/// The field that searches: here among the sample's own values.
#[component]
fn Venue(form: Form) -> impl IntoView {
    let all = [kit_page::SAMPLE_ITEM, kit_page::SAMPLE_ITEM_2];
    let search = move |words: String| async move {
        let fitting = all
            .into_iter()
            .map(|one| one.t())
            .filter(|name| name.contains(&words));
        Ok(fitting.map(|name| Choice::new(name, name)).collect())
    };
    let named = Callback::new(|value: String| value);
    let hint = Some(kit::COMBO_HINT.into());
    view! { <ComboField form pointer="/venue" label=kit_page::COMBO search named hint /> }
}
