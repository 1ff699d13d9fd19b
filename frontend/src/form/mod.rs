//! What is typed, checked and sent.
//!
//! Owns the state of a form: its fields by their JSON pointer, what was typed (kept by the tab until it is sent, so
//! that a reload loses nothing), the faults told at the field and in the summary, and the key under which a request
//! in doubt is repeated. The rules are the wire types' own, the same as at the server. Does not own how a field
//! looks (`kit::field`).

mod draft;
mod json;
mod lines;

use bangban_api_types::FieldFault;
use bangban_api_types::faults::{InputFault, faults_of};
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::de::DeserializeOwned;
use serde_json::Value;
use validator::Validate;

use crate::api::{Failure, Stamp, Waiting};
use crate::browser::{ids, page};
use crate::preferences;
use crate::reading;

/// What a field holds, and so what becomes of its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Text; an optional one is left out while it is empty.
    Text,
    /// A code or an id: never sent empty.
    Choice,
    /// A whole number.
    Integer,
    /// Yuan with two decimals.
    Amount,
    /// Yes or no; no unless it is chosen.
    Flag,
    /// A date, `YYYY-MM-DD`.
    Date,
    /// A date and a time at UTC+8.
    DateTime,
    /// Several codes, separated by commas.
    Choices,
}

/// A field as the form knows it.
#[derive(Clone)]
struct Field {
    pointer: String,
    label: String,
    kind: Kind,
    required: bool,
    shown: bool,
    value: ArcRwSignal<String>,
}

/// Whether what is typed there is kept nowhere, whatever the form: a password.
fn is_secret(pointer: &str) -> bool {
    pointer.ends_with("password")
}

/// A form. Its handle is copied into every field.
#[derive(Clone, Copy)]
pub(crate) struct Form {
    name: StoredValue<String>,
    fields: StoredValue<Vec<Field>>,
    faults: RwSignal<Vec<FieldFault>>,
    failure: RwSignal<Option<Failure>>,
    busy: RwSignal<bool>,
    key: StoredValue<String>,
    kept: StoredValue<bool>,
    renamed: StoredValue<Vec<json::Renamed>>,
    touched: RwSignal<bool>,
    rests_on: StoredValue<Option<String>>,
}

impl Form {
    /// A form whose draft is kept under this name; unique among what one person can have open.
    pub(crate) fn new(name: impl Into<String>) -> Self {
        let name = name.into();
        let touched = draft::is_there(&name, None);
        Self {
            name: StoredValue::new(name),
            fields: StoredValue::new(Vec::new()),
            faults: RwSignal::new(Vec::new()),
            failure: RwSignal::new(None),
            busy: RwSignal::new(false),
            key: StoredValue::new(ids::new_key()),
            kept: StoredValue::new(true),
            renamed: StoredValue::new(Vec::new()),
            touched: RwSignal::new(touched),
            rests_on: StoredValue::new(None),
        }
    }

    /// The same, of which nothing is kept: passwords are typed anew.
    pub(crate) fn forgetful(name: impl Into<String>) -> Self {
        let form = Self::new(name);
        form.kept.set_value(false);
        form.touched.set(false);
        form
    }

    /// A form that changes something of this version. What was typed over an earlier one is still in it, and
    /// [`Form::rests_on_older`] says so.
    pub(crate) fn over(name: impl Into<String>, version: Option<String>) -> Self {
        let form = Self::new(name);
        form.rests_on.set_value(version);
        form
    }

    /// Whether what was typed was typed over another version than the one that is there now.
    pub(crate) fn rests_on_older(self) -> bool {
        let older = self.name.with_value(|name| draft::rests_on(name));
        older.is_some() && older != self.rests_on.get_value()
    }

    /// Whether there is something typed that was not sent yet.
    pub(crate) fn is_touched(self) -> bool {
        self.touched.get()
    }

    /// The field at a pointer, from now on a part of what is sent; what was typed before is still in it.
    pub(crate) fn register(
        self,
        pointer: &str,
        label: String,
        kind: Kind,
        required: bool,
    ) -> ArcRwSignal<String> {
        let value = self.signal(pointer);
        self.fields.update_value(|fields| {
            if let Some(field) = fields.iter_mut().find(|field| field.pointer == pointer) {
                field.label = label;
                field.kind = kind;
                field.required = required;
                field.shown = true;
            }
        });
        let pointer = pointer.to_owned();
        on_cleanup(move || {
            self.fields.try_update_value(|fields| {
                if let Some(field) = fields.iter_mut().find(|field| field.pointer == pointer) {
                    field.shown = false;
                }
            });
        });
        value
    }

    /// What stands at a pointer, as a signal.
    pub(crate) fn signal(self, pointer: &str) -> ArcRwSignal<String> {
        let find = |fields: &Vec<Field>| {
            fields
                .iter()
                .find(|field| field.pointer == pointer)
                .map(|field| field.value.clone())
        };
        if let Some(value) = self.fields.with_value(find) {
            return value;
        }
        let kept = self
            .kept
            .get_value()
            .then(|| self.name.with_value(|name| draft::value(name, pointer)))
            .flatten();
        let value = ArcRwSignal::new(kept.unwrap_or_default());
        self.fields.update_value(|fields| {
            fields.push(Field {
                pointer: pointer.to_owned(),
                label: String::new(),
                kind: Kind::Text,
                required: false,
                shown: false,
                value: value.clone(),
            });
        });
        value
    }

    /// What stands at a pointer, followed.
    pub(crate) fn value(self, pointer: &str) -> String {
        self.signal(pointer).get()
    }

    /// Types something.
    pub(crate) fn set(self, pointer: &str, value: String) {
        let signal = self.signal(pointer);
        if signal.get_untracked() == value {
            return;
        }
        if self.kept.get_value() && !is_secret(pointer) {
            let rests_on = self.rests_on.get_value();
            self.name
                .with_value(|name| draft::keep(name, pointer, &value, rests_on.as_deref()));
        }
        signal.set(value);
        self.touched.set(true);
    }

    /// Fills in what there is now, where nothing else was typed; a field that was emptied stays empty.
    pub(crate) fn begin(self, pointer: &str, value: impl Into<String>) {
        let typed = self.kept.get_value()
            && self
                .name
                .with_value(|name| draft::is_there(name, Some(pointer)));
        if !typed {
            self.signal(pointer).set(value.into());
        }
    }

    /// Fills a field in that nothing was typed into.
    pub(crate) fn preset(self, pointer: &str, value: impl Into<String>) {
        let signal = self.signal(pointer);
        if signal.get_untracked().is_empty() {
            signal.set(value.into());
        }
    }

    /// The faults at a pointer, in words.
    pub(crate) fn faults_at(self, pointer: &str) -> Vec<String> {
        self.faults.with(|faults| {
            let at = faults.iter().filter(|fault| fault.pointer == pointer);
            at.map(|fault| fault.detail.clone()).collect()
        })
    }

    /// Forgets the faults of other fields than these: a form of several pages tells those of the page that is shown.
    pub(crate) fn keep_faults_at(self, pointers: &[&str]) {
        self.faults
            .update(|faults| faults.retain(|fault| pointers.contains(&fault.pointer.as_str())));
        self.failure.set(None);
    }

    /// All faults: where (the id of the field, if there is one), the field's label, and in words.
    pub(crate) fn all_faults(self) -> Vec<(Option<String>, String, String)> {
        let faults = self.faults.get();
        let told = faults.into_iter().map(|fault| {
            let label = self.label_of(&fault.pointer);
            let id = label.is_some().then(|| self.field_id(&fault.pointer));
            (id, label.unwrap_or_default(), fault.detail)
        });
        told.collect()
    }

    fn label_of(self, pointer: &str) -> Option<String> {
        self.fields.with_value(|fields| {
            let field = fields
                .iter()
                .find(|field| field.shown && field.pointer == pointer)?;
            Some(field.label.clone())
        })
    }

    /// The id of the element of a field.
    pub(crate) fn field_id(self, pointer: &str) -> String {
        let name = self
            .name
            .get_value()
            .replace(|letter: char| !letter.is_ascii_alphanumeric(), "-");
        format!("f-{name}{}", pointer.replace('/', "-"))
    }

    /// The id of the summary of faults.
    pub(crate) fn summary_id(self) -> String {
        self.field_id("/summary")
    }

    /// Why the last attempt failed, where that was not a fault of a field.
    pub(crate) fn failure(self) -> Option<Failure> {
        self.failure.get()
    }

    /// Whether it is being sent.
    pub(crate) fn is_busy(self) -> bool {
        self.busy.get()
    }

    /// Takes back what was typed, and the faults with it.
    pub(crate) fn clear(self) {
        self.name.with_value(|name| draft::forget(name));
        self.touched.set(false);
        self.faults.set(Vec::new());
        self.failure.set(None);
        let values: Vec<_> = self
            .fields
            .with_value(|fields| fields.iter().map(|field| field.value.clone()).collect());
        for value in values {
            value.set(String::new());
        }
    }

    /// What the fields make as they stand, over what `base` gives already; faults are neither looked for nor told.
    pub(crate) fn typed(self, base: Value) -> Value {
        let (value, ..) = self
            .fields
            .with_value(|fields| json::assemble(base, fields));
        value
    }

    /// The request that the fields make, over what `base` gives already; or the faults are told, and none comes.
    pub(crate) fn read<T: DeserializeOwned + Validate>(self, base: Value) -> Option<T> {
        let (value, missing) = self.assembled(base);
        let request: Option<T> = reading::read(&value);
        let faults = request.as_ref().map(faults_of);
        let is_right = self.judge(missing, faults);
        request.filter(|_| is_right)
    }

    /// What the fields make, and where they make nothing.
    fn assembled(self, base: Value) -> (Value, Vec<InputFault>) {
        let (value, missing, renamed) = self
            .fields
            .with_value(|fields| json::assemble(base, fields));
        self.renamed.set_value(renamed);
        (value, missing)
    }

    /// Tells all faults: of the fields, and of the request, if it could be read. Whether there are none.
    fn judge(self, mut faults: Vec<InputFault>, of_request: Option<Vec<InputFault>>) -> bool {
        match of_request {
            Some(found) => faults.extend(found),
            // With the fields complete it can be read; without, those that are missing are told already.
            None if faults.is_empty() => faults.push(InputFault::at("", "invalid_value")),
            None => {}
        }
        let language = preferences::language();
        self.tell(faults.iter().map(|fault| fault.told_in(language)).collect());
        self.faults.with_untracked(Vec::is_empty)
    }

    /// Shows faults, and moves to their summary; also those that a page finds by rules of its own.
    pub(crate) fn tell(self, faults: Vec<FieldFault>) {
        self.show(faults);
        if self.faults.with_untracked(|faults| !faults.is_empty()) {
            page::focus_soon(self.summary_id());
        }
    }

    /// Shows faults, and leaves the focus where it is.
    pub(crate) fn show(self, faults: Vec<FieldFault>) {
        let renamed = self.renamed.get_value();
        let mut faults: Vec<FieldFault> = faults
            .into_iter()
            .map(|fault| FieldFault {
                pointer: json::to_field(&renamed, &fault.pointer),
                ..fault
            })
            .collect();
        // In the order of the fields on the page; what belongs to none of them comes last.
        faults.sort_by_key(|fault| self.place_of(&fault.pointer));
        faults.dedup_by(|one, other| one.pointer == other.pointer && one.detail == other.detail);
        self.faults.set(faults);
    }

    fn place_of(self, pointer: &str) -> usize {
        self.fields.with_value(|fields| {
            let place = fields
                .iter()
                .position(|field| field.shown && field.pointer == pointer);
            place.unwrap_or(usize::MAX)
        })
    }

    /// Reads the request, sends it by `work` and goes on with `done`. One attempt at a time; an attempt whose outcome
    /// is in doubt is repeated under the same key.
    pub(crate) fn submit<T, R, W>(
        self,
        base: Value,
        work: impl FnOnce(T, Stamp) -> W + 'static,
        done: impl FnOnce(R) + 'static,
    ) where
        T: DeserializeOwned + Validate + 'static,
        R: 'static,
        W: Future<Output = Result<R, Failure>> + 'static,
    {
        self.submit_what(move || self.read::<T>(base), work, done);
    }

    /// The same for a request that is read in a way of its own.
    pub(crate) fn submit_what<T, R, W>(
        self,
        read: impl FnOnce() -> Option<T>,
        work: impl FnOnce(T, Stamp) -> W,
        done: impl FnOnce(R) + 'static,
    ) where
        R: 'static,
        W: Future<Output = Result<R, Failure>> + 'static,
    {
        if self.busy.get_untracked() {
            return;
        }
        self.failure.set(None);
        if let Some(request) = read() {
            self.run(|stamp| work(request, stamp), done);
        }
    }

    /// The same for a request that has no fields.
    pub(crate) fn run<R, W>(self, work: impl FnOnce(Stamp) -> W, done: impl FnOnce(R) + 'static)
    where
        R: 'static,
        W: Future<Output = Result<R, Failure>> + 'static,
    {
        if self.busy.get_untracked() {
            return;
        }
        let attempt = work(self.begin_attempt());
        self.await_outcome(Box::pin(async move {
            let result = attempt.await?;
            Ok(Box::new(move || done(result)) as Box<dyn FnOnce()>)
        }));
    }

    fn begin_attempt(self) -> Stamp {
        self.failure.set(None);
        self.busy.set(true);
        Stamp {
            key: Some(self.key.get_value()),
            etag: None,
        }
    }

    /// Waits for an attempt, which brings what there is to do afterwards.
    fn await_outcome(self, attempt: Waiting<Box<dyn FnOnce()>>) {
        spawn_local(async move {
            let outcome = attempt.await;
            // The page may be gone.
            if self.busy.try_set(false).is_some() {
                return;
            }
            match outcome {
                Ok(done) => {
                    self.key.set_value(ids::new_key());
                    self.name.with_value(|name| draft::forget(name));
                    self.touched.set(false);
                    done();
                }
                Err(failure) => self.refused(failure),
            }
        });
    }

    fn refused(self, failure: Failure) {
        if !failure.is_in_doubt() {
            self.key.set_value(ids::new_key());
        }
        match failure {
            Failure::Problem(problem) if !problem.errors.is_empty() => self.tell(problem.errors),
            failure => {
                self.failure.set(Some(failure));
                page::focus_soon(self.summary_id());
            }
        }
    }
}
