//! C1, C7, C8: consent and scope, the agreement, nothing before registration.

use bangban_domain::case::acts::accept::Accept;
use bangban_domain::case::acts::add_document::AddDocument;
use bangban_domain::case::acts::change_draft::ChangeDraft;
use bangban_domain::case::acts::draft::draft;
use bangban_domain::case::acts::draw_up_agreement::DrawUpAgreement;
use bangban_domain::case::acts::sign::Sign;
use bangban_domain::case::acts::submit::Submit;
use bangban_domain::case::department::DepartmentState;
use bangban_domain::case::event::LogKind;
use bangban_domain::case::intake::{Party, SignatureMethod};
use bangban_domain::case::material::Form;
use bangban_domain::case::{Action, Applicant, Event, Mode, Obstacle, Refusal, StateName};
use bangban_domain::fault::Fault;
use bangban_domain::id::DocumentId;
use bangban_domain::service_item::ServiceItem;
use uuid::Uuid;

use crate::steps::*;
use crate::support::*;

fn acceptance(bench: &Bench) -> Accept {
    Accept {
        agent: Some(candidate(AGENT, &bench.case.venue)),
    }
}

fn supplementary(scope: &str, mode: Mode) -> DrawUpAgreement {
    DrawUpAgreement {
        scope: scope.to_owned(),
        mode: Some(mode),
        ..agreement("2026-12-31")
    }
}

#[test]
fn c1_an_application_is_voluntary_with_a_scope_and_every_fault_is_told() {
    let bench = Bench::licence();
    let mut new = draft_of(citizen(), county());
    new.consent.voluntary = false;
    new.consent.scope = "  ".to_owned();
    new.own_identity = Some(key(&enterprise()));
    if let Applicant::NaturalPerson(person) = &mut new.applicant {
        person.id_number = "371302199001010010".to_owned();
        person.phone = "139".to_owned();
    }
    let faults = vec![
        Fault::at("/applicant/id_number", "identity_number_check_digit"),
        Fault::at("/applicant/phone", "phone"),
        Fault::at("/consent/voluntary", "must_be_true"),
        Fault::at("/consent/scope", "required"),
        Fault::at("/applicant/id_number", "not_own_identity"),
    ];
    assert_eq!(
        draft(new, &bench.context()).unwrap_err(),
        Refusal::Faulty(faults)
    );
}

#[test]
fn c1_submission_carries_the_undertaking() {
    let mut bench = Bench::licence();
    let command = Submit {
        declaration: false,
        ..submit(&bench.item)
    };
    let refusal = bench.refused(command);
    assert_eq!(refusal, faulty("/declaration", "must_be_true"));
    assert_eq!(bench.state(), StateName::Draft);
}

#[test]
fn c1_a_draft_can_be_changed_until_it_is_submitted() {
    let mut bench = Bench::licence();
    let mut new = draft_of(enterprise(), county());
    new.mode = Mode::Assist;
    new.consent.scope = "指导填表".to_owned();
    let command = ChangeDraft { draft: new };
    let fields = vec!["mode".to_owned(), "consent".to_owned()];
    assert_eq!(bench.act(command.clone()), [Event::DraftChanged { fields }]);
    assert_eq!(bench.case.record.mode, Mode::Assist);
    bench.submit();
    let refusal = bench.refused(command);
    assert_not_allowed(refusal, StateName::Submitted, Action::Change);
}

#[test]
fn c1_receipts_survive_a_new_version_of_the_item_but_not_another_item() {
    let newer = ServiceItem {
        version: 2,
        ..licence()
    };
    let received = |bench: &Bench| bench.case.record.materials[0].receipt.is_some();
    let change = || ChangeDraft {
        draft: draft_of(enterprise(), county()),
    };

    let mut changed = Bench::licence();
    changed.act(receipt(REQUIRED, Form::Original));
    changed.item = newer.clone();
    changed.act(change());
    assert!(received(&changed));
    assert_eq!(changed.case.record.service_item_version, 2);

    let mut submitted = Bench::licence();
    submitted.act(receipt(REQUIRED, Form::Original));
    submitted.item = newer;
    submitted.submit();
    assert!(received(&submitted));
    assert_eq!(submitted.case.record.service_item_version, 2);

    changed.item = on_the_spot_item();
    changed.act(change());
    assert!(!received(&changed));
    assert_eq!(changed.case.record.service_item_id, on_the_spot_item().id);
}

#[test]
fn c1_who_assists_does_not_file() {
    let mut new = draft_of(enterprise(), county());
    new.mode = Mode::Assist;
    let mut bench = Bench::new(licence(), new).accepted();
    let refusal = bench.refused(log_work(LogKind::Filing));
    assert_eq!(refusal, unmet(Obstacle::OutsideEntrustedScope));
    bench.act(log_work(LogKind::Visit));
    // The applicant files; the agent keeps the record.
    bench.act(paper(DepartmentState::Filed, MONDAY));
}

#[test]
fn c1_who_is_entrusted_files_while_the_agreement_is_valid() {
    let mut bench = Bench::licence();
    bench.submit().act(agreement("2026-08-10"));
    bench.sign_both().accept();
    bench.on("2026-08-10").act(log_work(LogKind::Filing));
    bench.on("2026-08-11");
    let refusal = bench.refused(log_work(LogKind::Filing));
    assert_eq!(refusal, unmet(Obstacle::OutsideEntrustedScope));
    let refusal = bench.refused(paper(DepartmentState::Filed, "2026-08-11"));
    assert_eq!(refusal, unmet(Obstacle::OutsideEntrustedScope));
    bench.act(log_work(LogKind::Contact));
}

#[test]
fn c1_a_supplementary_agreement_changes_scope_and_mode_once_both_have_signed() {
    let mut new = draft_of(enterprise(), county());
    new.mode = Mode::Assist;
    let mut bench = Bench::new(licence(), new).accepted();
    let unasked = bench.refused(signature(Party::Applicant, date(MONDAY)));
    assert_not_allowed(unasked, StateName::Accepted, Action::Signatures);
    let events = bench.act(supplementary("递交并领取", Mode::Entrust));
    assert!(matches!(
        events.as_slice(),
        [Event::AgreementDrawnUp {
            supplementary: true,
            ..
        }]
    ));
    bench.act(signature(Party::Organization, date(MONDAY)));
    let refusal = bench.refused(log_work(LogKind::Filing));
    assert_eq!(refusal, unmet(Obstacle::OutsideEntrustedScope));
    let twice = bench.refused(signature(Party::Organization, date(MONDAY)));
    assert_eq!(twice, unmet(Obstacle::AlreadySigned));
    let events = bench.act(signature(Party::Applicant, date(MONDAY)));
    let in_force = Event::AgreementSupplemented {
        scope: "递交并领取".to_owned(),
        power_of_attorney: true,
    };
    assert_eq!(events.last(), Some(&in_force));
    assert_eq!(bench.case.record.mode, Mode::Entrust);
    assert_eq!(bench.case.record.consent.scope, "递交并领取");
    bench.act(log_work(LogKind::Filing));
}

#[test]
fn c1_an_expired_supplementary_agreement_does_not_come_into_force() {
    let mut bench = Bench::licence().accepted();
    let command = DrawUpAgreement {
        valid_until: date("2026-08-04"),
        ..supplementary("领取", Mode::Entrust)
    };
    bench.act(command);
    bench.on("2026-08-05");
    let refusal = bench.refused(signature(Party::Applicant, date("2026-08-04")));
    assert_eq!(refusal, unmet(Obstacle::OutsideEntrustedScope));
}

#[test]
fn c7_acceptance_needs_an_agreement_that_both_have_signed() {
    let mut bench = Bench::licence();
    bench.submit();
    let none = bench.refused(acceptance(&bench));
    assert_eq!(none, unmet(Obstacle::AgreementNotSigned));
    let unwritten = bench.refused(signature(Party::Applicant, date(MONDAY)));
    assert_eq!(unwritten, unmet(Obstacle::NoAgreement));
    bench.act(agreement("2026-12-31"));
    bench.act(signature(Party::Applicant, date(MONDAY)));
    let half = bench.refused(acceptance(&bench));
    assert_eq!(half, unmet(Obstacle::AgreementNotSigned));
    let twice = bench.refused(signature(Party::Applicant, date(MONDAY)));
    assert_eq!(twice, unmet(Obstacle::AlreadySigned));
    // A new text has to be signed anew.
    bench.act(signature(Party::Organization, date(MONDAY)));
    bench.act(agreement("2026-10-31"));
    let anew = bench.refused(acceptance(&bench));
    assert_eq!(anew, unmet(Obstacle::AgreementNotSigned));
    bench.sign_both().accept();
}

#[test]
fn c7_the_agreement_is_valid_on_the_day_of_acceptance() {
    let mut bench = Bench::licence();
    bench.submit();
    let past = bench.refused(agreement("2026-08-02"));
    assert_eq!(past, faulty("/valid_until", "too_early"));
    bench.act(agreement("2026-08-04"));
    bench.sign_both();
    bench.on("2026-08-05");
    let expired = bench.refused(acceptance(&bench));
    assert_eq!(expired, unmet(Obstacle::AgreementNotSigned));
    bench.on("2026-08-04").accept();
}

#[test]
fn c7_the_signed_agreement_decides_between_assist_and_entrust() {
    let mut new = draft_of(enterprise(), county());
    new.mode = Mode::Assist;
    let mut bench = Bench::new(licence(), new);
    bench.submit().act(supplementary("递交", Mode::Entrust));
    bench.sign_both();
    let events = bench.act(acceptance(&bench));
    assert!(matches!(
        events.as_slice(),
        [Event::Accepted {
            power_of_attorney: true,
            ..
        }]
    ));
    assert_eq!(bench.case.record.mode, Mode::Entrust);
}

#[test]
fn c7_assisting_makes_no_power_of_attorney() {
    let mut new = draft_of(enterprise(), county());
    new.mode = Mode::Assist;
    let bench = Bench::new(licence(), new).accepted();
    assert!(matches!(
        bench.log.last(),
        Some(Event::Accepted {
            power_of_attorney: false,
            ..
        })
    ));
}

fn oral_consent() -> Sign {
    Sign {
        method: SignatureMethod::Oral,
        ..signature(Party::Applicant, date(MONDAY))
    }
}

#[test]
fn c7_oral_consent_stands_in_for_a_natural_persons_livelihood_item() {
    let mut bench = Bench::livelihood();
    bench.submit();
    let none = bench.refused(acceptance(&bench));
    assert_eq!(none, unmet(Obstacle::AgreementNotSigned));
    let venue = bench.refused(signature(Party::Organization, date(MONDAY)));
    assert_eq!(venue, unmet(Obstacle::NoAgreement));
    let events = bench.act(oral_consent());
    assert_eq!(kinds(&events), ["consent_recorded"]);
    let twice = bench.refused(oral_consent());
    assert_eq!(twice, unmet(Obstacle::AlreadySigned));
    bench.accept();
    // Consent on record has no end: the agent may file.
    bench.act(log_work(LogKind::Filing));
}

#[test]
fn c7_nothing_is_simplified_for_others() {
    let not_oral = faulty("/method", "not_simplified");
    // A legal person, with an item that is simplified for natural persons.
    let mut item = livelihood();
    item.subjects = licence().subjects;
    let mut body = Bench::new(item, draft_of(enterprise(), county()));
    body.submit();
    assert_eq!(body.refused(oral_consent()), not_oral);
    // A natural person's item that is none of livelihood, whatever its publication says.
    let mut item = licence();
    item.simplified = true;
    let mut other = Bench::new(item, draft_of(citizen(), county()));
    other.submit();
    assert_eq!(other.refused(oral_consent()), not_oral);
    let unwritten = other.refused(signature(Party::Applicant, date(MONDAY)));
    assert_eq!(unwritten, unmet(Obstacle::NoAgreement));
    // A livelihood item that is not simplified.
    let mut item = livelihood();
    item.simplified = false;
    let mut plain = Bench::new(item, draft_of(citizen(), village()));
    plain.submit();
    assert_eq!(plain.refused(oral_consent()), not_oral);
}

#[test]
fn c7_who_cannot_write_signs_by_fingerprint_before_a_witness() {
    let mut bench = Bench::licence();
    bench.submit().act(agreement("2026-12-31"));
    let by_fingerprint = |witness: Option<&str>| Sign {
        method: SignatureMethod::Fingerprint,
        witness: witness.map(str::to_owned),
        ..signature(Party::Applicant, date(MONDAY))
    };
    for witness in [None, Some(" ")] {
        let refusal = bench.refused(by_fingerprint(witness));
        assert_eq!(refusal, faulty("/witness", "witness_required"));
    }
    bench.act(by_fingerprint(Some("孙立")));
    let agreement = bench.intake().agreement.as_ref().unwrap();
    assert_eq!(agreement.signatures[0].witness.as_deref(), Some("孙立"));
}

#[test]
fn c7_signatures_are_of_the_past_and_their_scans_belong_to_the_case() {
    let mut bench = Bench::licence();
    bench.submit().act(agreement("2026-12-31"));
    let tomorrow = bench.refused(signature(Party::Applicant, date("2026-08-04")));
    assert_eq!(tomorrow, faulty("/signed_on", "in_future"));
    let scanned = |id| Sign {
        document_id: Some(id),
        ..signature(Party::Applicant, date(MONDAY))
    };
    let unknown = bench.refused(scanned(DocumentId::new(Uuid::from_u128(1))));
    assert_eq!(unknown, faulty("/document_id", "unknown_document"));
    bench.act(AddDocument {
        id: DocumentId::new(Uuid::from_u128(7)),
        media_type: "application/pdf".to_owned(),
        size: 1024,
        digest: "00".repeat(32),
        added_by: user(CLERK),
        material_id: None,
    });
    let id = bench.case.record.documents[0].id;
    bench.act(scanned(id));
}

#[test]
fn c8_the_number_exists_from_submission_and_is_kept() {
    let mut bench = Bench::licence();
    assert!(bench.case.record.state.intake().is_none());
    bench.submit();
    assert_eq!(bench.intake().case_number, "LY20260803000001");
    let twice = bench.refused(submit(&bench.item));
    assert_not_allowed(twice, StateName::Submitted, Action::Submission);
    bench.agree().accept();
    assert_eq!(bench.intake().case_number, "LY20260803000001");
    assert_eq!(bench.mandate().registered_at, bench.now);
}

#[test]
fn c8_nothing_is_handled_before_acceptance() {
    let mut bench = Bench::licence();
    bench.submit();
    let early = [
        (
            bench.refused(log_work(LogKind::Guidance)),
            Action::LogEntries,
        ),
        (
            bench.refused(paper(DepartmentState::Filed, MONDAY)),
            Action::DepartmentProgress,
        ),
        (bench.refused(suspend(MONDAY)), Action::Suspensions),
        (bench.refused(complete()), Action::Completion),
    ];
    for (refusal, action) in early {
        assert_not_allowed(refusal, StateName::Submitted, action);
    }
}
