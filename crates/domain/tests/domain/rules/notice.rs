//! C3–C6: which item, the one-time notice, the time to answer, not accepting.

use bangban_domain::case::acts::issue_notice::IssueNotice;
use bangban_domain::case::acts::sweep::{
    FillInDates, NoteUnanswered, RecordDeemedAcceptance, RecordLapse, RemindOfSupply,
};
use bangban_domain::case::approval::Wish;
use bangban_domain::case::department::DepartmentState;
use bangban_domain::case::intake::NoticeSubject;
use bangban_domain::case::{Action, Closed, Event, Obstacle, Refusal, State, StateName};
use bangban_domain::deadline::Due;
use bangban_domain::fault::Fault;
use bangban_domain::id::MaterialId;
use bangban_domain::service_item::Subject;
use uuid::Uuid;

use crate::steps::*;
use crate::support::*;

#[test]
fn c3_a_venue_takes_what_is_on_its_list() {
    // A village takes a livelihood matter that the town decides, the county hall everything.
    Bench::livelihood().submit();
    Bench::licence().submit();
    for venue in [town(), village(), bureau()] {
        let mut bench = Bench::new(licence(), draft_of(enterprise(), venue));
        let refusal = bench.refused(submit(&bench.item));
        assert_eq!(refusal, unmet(Obstacle::ItemNotOffered));
    }
}

#[test]
fn c3_the_item_is_for_this_kind_of_applicant() {
    let mut bench = Bench::new(livelihood(), draft_of(enterprise(), county()));
    let refusal = bench.refused(submit(&bench.item));
    assert_eq!(refusal, unmet(Obstacle::SubjectTypeMismatch));
    bench.item.subjects.push(Subject::LegalPerson);
    bench.submit();
}

#[test]
fn c4_a_notice_lists_all_with_every_fault_at_once() {
    let mut bench = Bench::licence();
    bench.submit();
    let unknown = MaterialId::new(Uuid::from_u128(299));
    let mut command = notice_of(&[REQUIRED, unknown, REQUIRED]);
    command.supply_by = Some(date(MONDAY));
    let faults = vec![
        Fault::at("/items/1/material_id", "unknown_material"),
        Fault::at("/items/2", "duplicate"),
        Fault::at("/supply_by", "too_early"),
    ];
    assert_eq!(bench.refused(command), Refusal::Faulty(faults));
    let empty = bench.refused(notice_of(&[]));
    assert_eq!(empty, faulty("/items", "required"));
}

#[test]
fn c4_the_date_is_the_given_one_or_fifteen_working_days() {
    let mut bench = Bench::licence();
    bench.submit().act(notice_of(&[REQUIRED]));
    assert_eq!(
        bench.case.record.state.supply_by(),
        Some(date("2026-08-24"))
    );
    let mut bench = Bench::licence();
    let mut command = notice_of(&[REQUIRED]);
    command.supply_by = Some(date("2026-08-11"));
    bench.submit().act(command);
    assert_eq!(
        bench.case.record.state.supply_by(),
        Some(date("2026-08-11"))
    );
}

#[test]
fn c4_what_the_notice_lists_can_come_in_parts() {
    let mut bench = Bench::licence();
    let mut command = notice_of(&[REQUIRED, DEFERRABLE]);
    let subject = NoticeSubject::Subject("经营场所证明".to_owned());
    command.items.push(notice_item(subject));
    // Nothing on a new notice counts as supplied.
    command.items[1].supplied = true;
    bench.submit().act(command);
    let events = bench.act(supplement_of(&[REQUIRED]));
    assert!(matches!(
        events.as_slice(),
        [Event::Supplemented {
            complete: false,
            ..
        }]
    ));
    assert_eq!(bench.state(), StateName::CorrectionRequired);
    let refusal = bench.refused(supplement_of(&[OPTIONAL]));
    assert_eq!(refusal, faulty("/items/0", "not_asked_for"));
    let empty = bench.refused(supplement_of(&[]));
    assert_eq!(empty, faulty("/items", "required"));
    let mut rest = supplement_of(&[DEFERRABLE, DEFERRABLE]);
    rest.items[1].subject = NoticeSubject::Subject("经营场所证明".to_owned());
    let events = bench.act(rest);
    let [Event::Supplemented { items, complete }] = events.as_slice() else {
        panic!("{events:?}");
    };
    assert!(*complete);
    assert_eq!(items[0].subject, "平面图");
    assert_eq!(items[1].subject, "经营场所证明");
    assert_eq!(bench.state(), StateName::Submitted);
}

fn supplied_once() -> Bench {
    let mut bench = Bench::licence();
    bench.submit().act(notice_of(&[REQUIRED]));
    bench.act(supplement_of(&[REQUIRED]));
    bench
}

#[test]
fn c4_a_second_notice_needs_approval_and_so_does_a_third() {
    let mut bench = supplied_once();
    let second = notice_of(&[DEFERRABLE]);
    let refusal = bench.refused(second.clone());
    assert_eq!(refusal, unmet(Obstacle::SecondNoticeNeedsApproval));
    let events = bench.approve(wish(Wish::SecondNotice {
        items: Vec::new(),
        supply_by: None,
    }));
    assert_eq!(
        kinds(&events),
        ["approval_decided", "further_notice_allowed"]
    );
    let events = bench.act(second);
    assert!(matches!(
        events.as_slice(),
        [Event::CorrectionNoticeIssued { nth: 2, .. }]
    ));
    // The approval was for one notice.
    bench.act(supplement_of(&[DEFERRABLE]));
    let refusal = bench.refused(notice_of(&[OPTIONAL]));
    assert_eq!(refusal, unmet(Obstacle::SecondNoticeNeedsApproval));
    assert_eq!(bench.intake().notices_issued, 2);
}

#[test]
fn c4_an_approved_notice_whose_items_are_known_is_issued_at_once() {
    let mut bench = supplied_once();
    let IssueNotice { items, .. } = notice_of(&[DEFERRABLE]);
    let events = bench.approve(wish(Wish::SecondNotice {
        items,
        supply_by: None,
    }));
    assert_eq!(
        kinds(&events),
        [
            "approval_decided",
            "further_notice_allowed",
            "correction_notice_issued"
        ]
    );
    assert_eq!(bench.state(), StateName::CorrectionRequired);
    assert!(!bench.intake().further_notice_approved);
}

#[test]
fn c4_a_refused_request_allows_nothing_and_a_first_notice_needs_none() {
    let second = || {
        wish(Wish::SecondNotice {
            items: Vec::new(),
            supply_by: None,
        })
    };
    let mut bench = supplied_once();
    let open = bench.ask(second());
    assert_eq!(kinds(&bench.act(decide(open, false))), ["approval_decided"]);
    let refusal = bench.refused(notice_of(&[DEFERRABLE]));
    assert_eq!(refusal, unmet(Obstacle::SecondNoticeNeedsApproval));
    let mut fresh = Bench::licence();
    fresh.submit();
    assert_not_allowed(
        fresh.refused(second()),
        StateName::Submitted,
        Action::ApprovalRequests,
    );
}

#[test]
fn c4_an_application_lapses_only_after_a_reminder() {
    let mut bench = Bench::licence();
    bench.submit().act(notice_of(&[REQUIRED]));
    // Three working days before Monday 24 August is Wednesday.
    let early = bench.on("2026-08-18").refused(RemindOfSupply);
    assert_eq!(early, unmet(Obstacle::NotDue));
    // The sweep slept: the date has passed, and nobody was reminded.
    let unreminded = bench.on("2026-08-26").refused(RecordLapse);
    assert_eq!(unreminded, unmet(Obstacle::NotDue));
    let supply_by = date("2026-08-24");
    let events = bench.act(RemindOfSupply);
    assert_eq!(events, [Event::SupplyReminded { supply_by }]);
    assert_eq!(bench.refused(RemindOfSupply), unmet(Obstacle::NotDue));
    // Not on the day of the reminder either.
    assert_eq!(bench.refused(RecordLapse), unmet(Obstacle::NotDue));
    bench.on("2026-08-27").act(RecordLapse);
    let State::Closed(Closed::Lapsed { lapse, .. }) = &bench.case.record.state else {
        panic!("not lapsed");
    };
    assert_eq!(lapse.supply_by, supply_by);
    assert_eq!(bench.refused(RecordLapse), unmet(Obstacle::NotDue));
}

#[test]
fn c4_the_date_itself_is_in_time() {
    let mut bench = Bench::licence();
    bench.submit().act(notice_of(&[REQUIRED]));
    bench.on("2026-08-19").act(RemindOfSupply);
    let on_the_day = bench.on("2026-08-24").refused(RecordLapse);
    assert_eq!(on_the_day, unmet(Obstacle::NotDue));
    bench.act(supplement_of(&[REQUIRED]));
}

#[test]
fn c5_the_venue_has_two_working_days_and_five_at_most() {
    let mut bench = Bench::licence();
    bench.on("2026-08-06").submit();
    assert_eq!(bench.intake().answer_due, Due::On(date("2026-08-10")));
    let mut bench = Bench::licence();
    bench.settings.answer_days = 30;
    bench.submit();
    assert_eq!(bench.intake().answer_due, Due::On(date("2026-08-10")));
}

#[test]
fn c5_the_time_to_answer_begins_anew_with_the_supplement() {
    let mut bench = Bench::licence();
    bench.submit().act(notice_of(&[REQUIRED]));
    bench.on("2026-08-14").act(supplement_of(&[REQUIRED]));
    assert_eq!(bench.intake().answer_due, Due::On(date("2026-08-18")));
    assert_eq!(bench.intake().answer_from, date("2026-08-14"));
}

#[test]
fn c5_silence_is_an_alert_once_and_never_an_entrustment() {
    let mut bench = Bench::licence();
    let draft = bench.refused(NoteUnanswered);
    assert_eq!(draft, unmet(Obstacle::NotDue));
    bench.submit();
    let in_time = bench.on("2026-08-05").refused(NoteUnanswered);
    assert_eq!(in_time, unmet(Obstacle::NotDue));
    let answer_due = date("2026-08-05");
    let events = bench.on("2026-08-06").act(NoteUnanswered);
    assert_eq!(events, [Event::AnswerOverdue { answer_due }]);
    assert_eq!(bench.state(), StateName::Submitted);
    let twice = bench.on("2026-08-31").refused(NoteUnanswered);
    assert_eq!(twice, unmet(Obstacle::NotDue));
    // A new time to answer can be missed anew.
    bench.act(notice_of(&[REQUIRED]));
    bench.act(supplement_of(&[REQUIRED]));
    bench.on("2026-09-03").act(NoteUnanswered);
}

#[test]
fn c5_a_departments_silence_on_a_licence_is_acceptance_from_the_day_of_receipt() {
    let mut bench = Bench::licence().in_progress();
    let unfiled = bench.refused(RecordDeemedAcceptance);
    assert_eq!(unfiled, unmet(Obstacle::NotDue));
    bench.act(paper(DepartmentState::Filed, MONDAY));
    let last_day = bench.on("2026-08-10").refused(RecordDeemedAcceptance);
    assert_eq!(last_day, unmet(Obstacle::NotDue));
    let events = bench.on("2026-08-11").act(RecordDeemedAcceptance);
    let accepted_on = date(MONDAY);
    assert_eq!(events, [Event::DepartmentDeemedAccepted { accepted_on }]);
    assert!(bench.department().deemed);
    assert_eq!(bench.department().accepted_on, Some(accepted_on));
    let promised = Some(Due::On(date("2026-08-17")));
    assert_eq!(bench.department().promised_due, promised);
    let twice = bench.refused(RecordDeemedAcceptance);
    assert_eq!(twice, unmet(Obstacle::NotDue));
}

#[test]
fn c5_after_a_supplement_the_five_days_begin_with_it() {
    let mut bench = Bench::licence().in_progress();
    bench.act(paper(DepartmentState::Filed, MONDAY));
    bench.on("2026-08-10");
    bench.act(paper(DepartmentState::CorrectionRequired, "2026-08-05"));
    bench.act(paper(DepartmentState::Filed, "2026-08-10"));
    let within = bench.on("2026-08-17").refused(RecordDeemedAcceptance);
    assert_eq!(within, unmet(Obstacle::NotDue));
    bench.on("2026-08-18").act(RecordDeemedAcceptance);
    assert_eq!(bench.department().accepted_on, Some(date("2026-08-10")));
    assert_eq!(bench.department().filed_on, Some(date(MONDAY)));
}

#[test]
fn c5_silence_means_nothing_where_the_item_is_no_licence() {
    let mut bench = Bench::livelihood().accepted();
    bench.act(paper(DepartmentState::Filed, MONDAY));
    let refusal = bench.on("2026-08-31").refused(RecordDeemedAcceptance);
    assert_eq!(refusal, unmet(Obstacle::NotDue));
}

#[test]
fn c6_not_accepting_says_why_and_where_to_go() {
    let mut bench = Bench::licence();
    let refusal = bench.refused(reject());
    assert_not_allowed(refusal, StateName::Draft, Action::Rejection);
    bench.submit().act(reject());
    let State::Closed(Closed::Rejected { rejection, .. }) = &bench.case.record.state else {
        panic!("not rejected");
    };
    assert_eq!(rejection.alternative, "沂水县政务服务中心");
    assert_eq!(rejection.rejected_at, bench.now);
    // Once accepted, the way out is termination.
    let refusal = Bench::licence().accepted().refused(reject());
    assert_not_allowed(refusal, StateName::Accepted, Action::Rejection);
}

#[test]
fn c4_c5_dates_in_a_year_without_calendar_are_filled_in() {
    let year = 2027;
    let mut bench = Bench::at(
        licence(),
        draft_of(enterprise(), county()),
        date("2026-12-30"),
    );
    bench.submit();
    assert_eq!(bench.intake().answer_due, Due::Unknown { year });
    assert_eq!(bench.refused(NoteUnanswered), unmet(Obstacle::NotDue));
    assert_eq!(bench.refused(FillInDates), unmet(Obstacle::NotDue));
    let mut noticed = Bench::at(
        licence(),
        draft_of(enterprise(), county()),
        date("2026-12-30"),
    );
    noticed.submit().act(notice_of(&[REQUIRED]));
    assert_eq!(noticed.refused(RemindOfSupply), unmet(Obstacle::NotDue));
    assert_eq!(noticed.refused(RecordLapse), unmet(Obstacle::NotDue));

    bench.calendar = CALENDAR_WITH_2027.clone();
    bench.settings.answer_days = 30;
    let (from, to) = (Due::Unknown { year }, Due::On(date("2027-01-07")));
    assert_eq!(bench.act(FillInDates), [Event::DueMoved { from, to }]);
    assert_eq!(bench.refused(FillInDates), unmet(Obstacle::NotDue));
    noticed.calendar = CALENDAR_WITH_2027.clone();
    let to = Due::On(date("2027-01-21"));
    assert_eq!(noticed.act(FillInDates), [Event::DueMoved { from, to }]);
}

#[test]
fn c5_the_filled_in_time_to_answer_runs_from_the_supplement() {
    let mut bench = Bench::at(
        licence(),
        draft_of(enterprise(), county()),
        date("2026-12-21"),
    );
    bench.submit().act(notice_of(&[REQUIRED]));
    bench.on("2026-12-31").act(supplement_of(&[REQUIRED]));
    assert_eq!(bench.intake().answer_due, Due::Unknown { year: 2027 });
    bench.calendar = CALENDAR_WITH_2027.clone();
    bench.act(FillInDates);
    assert_eq!(bench.intake().answer_due, Due::On(date("2027-01-05")));
}
