//! 催办提醒 to the applicant (C15).

use bangban_api_types::cases::acts::ReminderRequest;
use chrono::Days;
use leptos::prelude::*;
use serde_json::json;

use super::parts::{ActForm, Phrases};
use super::sheet::Act;
use crate::browser::clock;
use crate::kit::field::{DateField, TextArea};
use crate::texts::acts::{handling, library};

/// A week to answer, unless somebody says otherwise.
const DAYS: Days = Days::new(7);

/// The form.
#[component]
pub(super) fn Reminder(act: Act) -> impl IntoView {
    let form = act.form();
    if let Some(day) = clock::today().checked_add_days(DAYS) {
        form.preset("/respond_by", day.to_string());
    }
    let on_submit = act.sends::<ReminderRequest>(form, json!({}));
    view! {
        <ActForm act form on_submit>
            <p>{handling::REMINDER_WHY.t()}</p>
            <TextArea form pointer="/text" label=handling::REMINDER />
            <Phrases form pointer="/text" phrases=library::work::REMINDERS.to_vec() />
            <DateField form pointer="/respond_by" label=handling::RESPOND_BY />
        </ActForm>
    }
}
