//! 签署协议 (C7): who signs, how and when. Both parties in one step where both are there; the applicant's recorded consent
//! where that may stand in for an agreement.

use bangban_api_types::cases::acts::SignatureRequest;
use bangban_api_types::cases::view::AgreementView;
use bangban_domain::case::intake::{Party, SignatureMethod};
use bangban_domain::case::{Action, StateName};
use bangban_domain::policy::Role;
use leptos::prelude::*;
use leptos_router::components::A;
use serde_json::json;

use super::parts::switch::is_on;
use super::parts::{ActForm, Folded, Note, Switch};
use super::sheet::Act;
use super::simplified::may_be_simplified;
use crate::api::{Stamp, registry, remote, use_api};
use crate::browser::clock;
use crate::form::Form;
use crate::kit::Loading;
use crate::kit::field::{Choice, DateField, RadioField, SelectField, TextField, choices, code_of};
use crate::kit::list::Fact;
use crate::session::use_session;
use crate::texts::acts;
use crate::texts::acts::agreement;
use crate::texts::codes::Coded;
use crate::texts::time;

/// Whether both sign in one step.
const BOTH: &str = "#both";

/// The form, once it is known whether the item may be simplified.
#[component]
pub(super) fn Signatures(act: Act) -> impl IntoView {
    let (api, item) = (use_api(), act.case.summary.service_item_id);
    let item = remote(move || registry::service_item(api, item));
    let by_staff = use_session().has_any(&[Role::Clerk]);
    let form = act.form();
    view! {
        <Loading
            remote=item
            children=move |item| {
                let simplified = may_be_simplified(&act.case.summary, &item);
                let act = act.clone();
                match waiting(&act) {
                    Some(waiting) => view! { <Waiting act form waiting simplified by_staff /> }.into_any(),
                    None if simplified && act.case.summary.state == StateName::Submitted => {
                        view! { <Consent act form /> }.into_any()
                    }
                    None => view! { <NoAgreement act /> }.into_any(),
                }
            }
        />
    }
}

/// The agreement that waits for signatures.
fn waiting(act: &Act) -> Option<AgreementView> {
    if act.case.summary.state == StateName::Submitted {
        act.case.agreement.clone()
    } else {
        act.case.supplementary_agreement.clone()
    }
}

fn missing(agreement: &AgreementView) -> Vec<Party> {
    let signed = |party: &Party| {
        agreement
            .signatures
            .iter()
            .any(|signature| signature.party == *party)
    };
    Party::ALL
        .iter()
        .copied()
        .filter(|party| !signed(party))
        .collect()
}

/// An agreement is there: its text, who has signed it, and the next signature.
#[component]
fn Waiting(
    act: Act,
    form: Form,
    waiting: AgreementView,
    simplified: bool,
    by_staff: bool,
) -> impl IntoView {
    let missing = missing(&waiting);
    let fields = match (missing.is_empty(), by_staff) {
        (true, _) => view! { <Note text=agreement::ALL_SIGNED /> }.into_any(),
        (false, false) => view! { <Myself act form /> }.into_any(),
        (false, true) => {
            view! { <Recorded act form missing simplified with_agreement=true /> }.into_any()
        }
    };
    view! { <Text agreement=waiting /> {fields} }
}

/// What is signed.
#[component]
fn Text(agreement: AgreementView) -> impl IntoView {
    let signed = agreement.signatures.iter().map(|signature| {
        let (party, method) = (signature.party.t(), signature.method.t());
        agreement::SIGNED_BY.fill([party, method, &time::day(signature.signed_on)])
    });
    let signed: Vec<_> = signed.collect();
    view! {
        <section class="card" aria-labelledby="agreement-title">
            <h2 id="agreement-title">{agreement::TO_BE_SIGNED.t()}</h2>
            <dl class="facts">
                <Fact name=agreement::MODE value=agreement.mode.t().to_owned() />
                <Fact name=agreement::CONTENT value=agreement.content />
                <Fact name=agreement::SCOPE value=agreement.scope />
                <Fact name=agreement::VALID_UNTIL value=time::day(agreement.valid_until) />
                <Fact name=agreement::SIGNED_SO_FAR value=signed.join("；") />
            </dl>
            {agreement.non_cooperation_clause.then(|| view! { <p>{agreement::CLAUSE.t()}</p> })}
        </section>
    }
}

/// The applicant signs, signed in: electronically, today.
#[component]
fn Myself(act: Act, form: Form) -> impl IntoView {
    let today = clock::today().to_string();
    let base = json!({ "party": Party::Applicant, "method": SignatureMethod::Electronic, "signed_on": today });
    let on_submit = act.sends::<SignatureRequest>(form, base);
    view! { <ActForm act form on_submit><Note text=agreement::SIGN_MYSELF /></ActForm> }
}

/// Only the applicant's consent is recorded.
#[component]
fn Consent(act: Act, form: Form) -> impl IntoView {
    let missing = vec![Party::Applicant];
    view! {
        <Note text=agreement::CONSENT_ONLY />
        <Recorded act form missing simplified=true with_agreement=false />
    }
}

/// There is nothing to sign.
#[component]
fn NoAgreement(act: Act) -> impl IntoView {
    let link = act.href_of(Action::Agreement).map(|href| {
        view! { <p><A href=href>{acts::verb(Action::Agreement).t()}</A></p> }
    });
    view! { <Note text=agreement::NO_AGREEMENT>{link}</Note> }
}

/// A clerk records who has signed.
#[component]
fn Recorded(
    act: Act,
    form: Form,
    missing: Vec<Party>,
    simplified: bool,
    with_agreement: bool,
) -> impl IntoView {
    if let Some(first) = missing.first() {
        form.preset("/party", code_of(*first));
    }
    form.preset(
        "/method",
        code_of(if with_agreement {
            SignatureMethod::Paper
        } else {
            SignatureMethod::Oral
        }),
    );
    form.preset("/signed_on", clock::today().to_string());
    let both_missing = missing.len() > 1;
    let party = form.signal("/party");
    let is_applicant = Memo::new(move |_| party.get() == code_of(Party::Applicant));
    let methods = Signal::derive(move || choices(methods(is_applicant.get(), simplified)));
    let method = form.signal("/method");
    let by_fingerprint = Memo::new(move |_| method.get() == code_of(SignatureMethod::Fingerprint));
    let on_submit = sends(&act, form, both_missing);
    let documents = act.case.documents.iter().map(|document| {
        Choice::new(
            document.id.to_string(),
            agreement::FILE_ADDED.fill([&time::moment(document.added_at), &document.media_type]),
        )
    });
    let documents: Vec<_> = documents.collect();
    view! {
        <ActForm act form on_submit>
            <RadioField form pointer="/party" label=agreement::PARTY choices=choices(&missing) />
            <RadioField form pointer="/method" label=agreement::METHOD choices=methods />
            {move || by_fingerprint.get().then(|| view! {
                <TextField form pointer="/witness" label=agreement::WITNESS hint=agreement::WITNESS_HINT />
            })}
            <DateField form pointer="/signed_on" label=agreement::SIGNED_ON />
            {move || (both_missing && is_applicant.get()).then(|| view! {
                <Switch form name=BOTH label=agreement::BOTH hint=agreement::BOTH_HINT />
            })}
            {(!documents.is_empty()).then(|| view! {
                <Folded form pointers=&["/document_id"]>
                    <SelectField
                        form
                        pointer="/document_id"
                        label=agreement::SCAN
                        hint=agreement::SCAN_HINT
                        choices=documents
                        optional=true
                    />
                </Folded>
            })}
        </ActForm>
    }
}

const fn methods(by_applicant: bool, simplified: bool) -> &'static [SignatureMethod] {
    use SignatureMethod as M;
    match (by_applicant, simplified) {
        (true, true) => &[M::Paper, M::Fingerprint, M::Oral, M::Electronic],
        (true, false) => &[M::Paper, M::Fingerprint, M::Electronic],
        (false, _) => &[M::Paper, M::Electronic],
    }
}

/// Records the signature, and the venue's after it where both sign in one step.
fn sends(act: &Act, form: Form, both_missing: bool) -> Callback<()> {
    let act = act.clone();
    let both = is_on(form, BOTH);
    Callback::new(move |()| {
        let (open, path) = (act.open, act.path());
        let both = both_missing && both.get_untracked();
        let done = open.done(act.news());
        let work = move |request: SignatureRequest, stamp: Stamp| async move {
            let signed = open.send(&path, &request, stamp.clone()).await?;
            if !both || request.party != Party::Applicant {
                return Ok(signed);
            }
            open.put(signed);
            let venue = SignatureRequest {
                party: Party::Organization,
                method: SignatureMethod::Paper,
                witness: None,
                ..request
            };
            let key = stamp.key.map(|key| format!("{key}-venue"));
            open.send(&path, &venue, Stamp { key, ..stamp }).await
        };
        form.submit(json!({}), work, done);
    })
}
