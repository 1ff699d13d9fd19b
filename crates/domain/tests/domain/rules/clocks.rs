//! C13: the two clocks, what stops them, and the department's papers.

use bangban_domain::case::acts::log_work::LogWork;
use bangban_domain::case::acts::record_department::RecordDepartment;
use bangban_domain::case::acts::resume::Resume;
use bangban_domain::case::acts::sweep::FillInDates;
use bangban_domain::case::department::{DepartmentState as D, Outcome};
use bangban_domain::case::event::LogKind;
use bangban_domain::case::{Action, Event, Obstacle, Refusal, StateName};
use bangban_domain::deadline::{Due, Limit};
use bangban_domain::fault::Fault;
use bangban_domain::id::SuspensionId;
use uuid::Uuid;

use crate::steps::*;
use crate::support::*;

/// Filed and accepted by the department on [`MONDAY`]: promised 17 August, statutory 31 August.
fn with_the_department() -> Bench {
    let mut bench = Bench::licence().in_progress();
    bench.act(paper(D::Filed, MONDAY));
    bench.act(paper(D::Accepted, MONDAY));
    bench
}

fn on(day: &str) -> Option<Due> {
    Some(Due::On(date(day)))
}

#[test]
fn c13_the_first_clock_runs_from_acceptance_over_make_up_days_and_holidays() {
    let mut bench = Bench::licence();
    // Ten working days: 18, 20 (make-up Sunday), 21–24, 28–30 September, then 8 October.
    bench.on("2026-09-17").submit().agree().accept();
    assert_eq!(bench.due(), "2026-10-08");
    assert_eq!(bench.mandate().accepted_on, date("2026-09-17"));
}

#[test]
fn c13_the_second_clock_runs_from_the_departments_acceptance_each_limit_with_its_unit() {
    let mut bench = with_the_department();
    assert_eq!(bench.department().promised_due, on("2026-08-17"));
    assert_eq!(bench.department().statutory_due, on("2026-08-31"));
    let mut other = Bench::licence().in_progress();
    other.act(paper(D::Filed, MONDAY));
    other.on("2026-08-05").act(RecordDepartment {
        promised: Some(Limit::working(3)),
        statutory: Some(Limit::calendar(30)),
        ..paper(D::Accepted, "2026-08-04")
    });
    assert_eq!(other.department().promised_due, on("2026-08-07"));
    assert_eq!(other.department().statutory_due, on("2026-09-03"));
    // The first clock does not care.
    assert_eq!(other.due(), bench.due());
    let limits = bench.refused(RecordDepartment {
        promised: Some(Limit::working(3)),
        ..paper(D::Withdrawn, MONDAY)
    });
    assert_eq!(limits, faulty("/limits", "not_with_this_state"));
}

#[test]
fn c13_a_special_procedure_moves_both_clocks() {
    let mut bench = with_the_department();
    bench.on("2026-08-06");
    let events = bench.act(paper(D::SpecialProcedure, "2026-08-06"));
    // While it runs nobody knows its end: nothing moves yet.
    assert_eq!(kinds(&events), ["department_progressed"]);
    assert_eq!(bench.due(), "2026-08-17");
    bench.on("2026-08-11");
    let events = bench.act(paper(D::Accepted, "2026-08-11"));
    assert_eq!(kinds(&events), ["department_progressed", "due_moved"]);
    // Friday to Tuesday: three working days.
    assert_eq!(bench.due(), "2026-08-20");
    assert_eq!(bench.department().promised_due, on("2026-08-20"));
    assert_eq!(bench.department().statutory_due, on("2026-09-03"));
    assert_eq!(bench.department().accepted_on, Some(date(MONDAY)));
}

#[test]
fn c13_a_suspension_moves_only_the_first_clock() {
    let mut bench = with_the_department();
    bench.on("2026-08-06").act(suspend("2026-08-06"));
    assert_eq!(bench.due(), "2026-08-17");
    bench.on("2026-08-11");
    let events = bench.act(bench.resume_on("2026-08-11"));
    let from = Due::On(date("2026-08-17"));
    let to = Due::On(date("2026-08-20"));
    assert_eq!(events.last(), Some(&Event::DueMoved { from, to }));
    assert_eq!(bench.department().promised_due, on("2026-08-17"));
    assert_eq!(bench.department().statutory_due, on("2026-08-31"));
}

#[test]
fn c13_stops_that_overlap_count_once() {
    let mut bench = with_the_department();
    bench.on("2026-08-06");
    bench.act(paper(D::SpecialProcedure, "2026-08-06"));
    bench.act(suspend("2026-08-06"));
    bench.on("2026-08-11");
    bench.act(paper(D::Accepted, "2026-08-11"));
    bench.act(bench.resume_on("2026-08-11"));
    assert_eq!(bench.due(), "2026-08-20");
}

#[test]
fn c13_a_suspension_over_no_working_day_moves_nothing() {
    let mut bench = Bench::licence().in_progress();
    bench.on("2026-08-10").act(suspend("2026-08-07"));
    // Saturday and Sunday.
    let events = bench.act(bench.resume_on("2026-08-09"));
    assert_eq!(kinds(&events), ["resumed"]);
    assert_eq!(bench.due(), "2026-08-17");
}

#[test]
fn c13_a_suspension_has_plausible_dates_and_one_end() {
    let mut bench = Bench::licence().accepted();
    let refusal = bench.refused(suspend(MONDAY));
    assert_not_allowed(refusal, StateName::Accepted, Action::Suspensions);
    bench.act(log_work(LogKind::Guidance));
    let future = bench.refused(suspend("2026-08-04"));
    assert_eq!(future, faulty("/started_on", "in_future"));
    let past = bench.refused(suspend("2026-08-02"));
    assert_eq!(past, faulty("/started_on", "too_early"));
    bench.on("2026-08-05").act(suspend("2026-08-04"));
    let twice = bench.refused(suspend("2026-08-04"));
    assert_not_allowed(twice, StateName::Suspended, Action::Suspensions);
    let future = bench.refused(bench.resume_on("2026-08-06"));
    assert_eq!(future, faulty("/ended_on", "in_future"));
    let past = bench.refused(bench.resume_on(MONDAY));
    assert_eq!(past, faulty("/ended_on", "too_early"));
    let end = bench.resume_on("2026-08-05");
    let other = Resume {
        id: SuspensionId::new(Uuid::from_u128(1)),
        ..end.clone()
    };
    assert_eq!(bench.refused(other), Refusal::NoSuchPart);
    bench.act(end.clone());
    let twice = bench.refused(end);
    assert_not_allowed(twice, StateName::InProgress, Action::Resumption);
}

#[test]
fn c13_the_departments_papers_come_in_order() {
    let mut bench = Bench::licence().in_progress();
    let out_of_order = unmet(Obstacle::DepartmentOutOfOrder);
    for state in [D::Accepted, D::SpecialProcedure, D::Decided, D::Withdrawn] {
        assert_eq!(bench.refused(paper(state, MONDAY)), out_of_order);
    }
    bench.act(paper(D::Filed, MONDAY));
    assert_eq!(bench.refused(paper(D::Filed, MONDAY)), out_of_order);
    bench.on("2026-08-06");
    bench.act(paper(D::Accepted, "2026-08-05"));
    let earlier = bench.refused(paper(D::Decided, "2026-08-04"));
    assert_eq!(earlier, faulty("/occurred_on", "too_early"));
    let future = bench.refused(paper(D::Decided, "2026-08-07"));
    assert_eq!(future, faulty("/occurred_on", "in_future"));
    // Accepted again says nothing without an extension.
    let again = bench.refused(paper(D::Accepted, "2026-08-06"));
    assert_eq!(again, out_of_order);
    bench.act(paper(D::SpecialProcedure, "2026-08-06"));
    let decided = bench.refused(paper(D::Decided, "2026-08-06"));
    assert_eq!(decided, out_of_order);
    bench.act(paper(D::Accepted, "2026-08-06"));
    bench.act(paper(D::Decided, "2026-08-06"));
    assert_eq!(bench.department().decided_on, Some(date("2026-08-06")));
    for state in D::ALL.into_iter().filter(|state| *state != D::NotFiled) {
        let refusal = bench.refused(paper(state, "2026-08-06"));
        assert_eq!(refusal, out_of_order, "{state:?}");
    }
}

#[test]
fn c13_what_belongs_to_a_paper_is_on_it_and_nothing_else() {
    let mut bench = Bench::licence().in_progress();
    let command = RecordDepartment {
        outcome: Some(Outcome::Granted),
        special_procedure: paper(D::SpecialProcedure, MONDAY).special_procedure,
        extension: extension(5, MONDAY).extension,
        ..paper(D::NotFiled, MONDAY)
    };
    let faults = vec![
        Fault::at("/state", "not_one_of"),
        Fault::at("/outcome", "not_with_this_state"),
        Fault::at("/special_procedure", "not_with_this_state"),
        Fault::at("/extension", "not_with_this_state"),
    ];
    assert_eq!(bench.refused(command), Refusal::Faulty(faults));
    for (state, pointer) in [
        (D::Decided, "/outcome"),
        (D::SpecialProcedure, "/special_procedure"),
    ] {
        let command = RecordDepartment {
            outcome: None,
            special_procedure: None,
            ..paper(state, MONDAY)
        };
        assert_eq!(bench.refused(command), faulty(pointer, "required"));
    }
}

#[test]
fn c13_after_a_refusal_or_withdrawal_a_new_filing_begins_anew() {
    let mut bench = with_the_department();
    bench.on("2026-08-06");
    bench.act(paper(D::SpecialProcedure, "2026-08-06"));
    bench.on("2026-08-11");
    bench.act(paper(D::Withdrawn, "2026-08-11"));
    bench.act(paper(D::Filed, "2026-08-11"));
    assert_eq!(bench.department().filed_on, Some(date("2026-08-11")));
    assert_eq!(bench.department().accepted_on, None);
    assert_eq!(bench.department().promised_due, None);
    // What had stopped the first clock stays.
    assert_eq!(bench.due(), "2026-08-20");
    bench.act(paper(D::NotAccepted, "2026-08-11"));
    bench.act(paper(D::Filed, "2026-08-11"));
}

#[test]
fn c13_the_department_extends_once_by_ten_working_days_at_most() {
    let mut bench = with_the_department();
    for days in [0, 11, u32::MAX] {
        let refusal = bench.refused(extension(days, MONDAY));
        assert_eq!(refusal, faulty("/extension/days", "out_of_range"));
    }
    bench.act(extension(10, MONDAY));
    assert_eq!(bench.department().promised_due, on("2026-08-31"));
    assert_eq!(bench.department().statutory_due, on("2026-09-14"));
    assert_eq!(bench.due(), "2026-08-17");
    let twice = bench.refused(extension(1, MONDAY));
    assert_eq!(twice, unmet(Obstacle::AlreadyExtended));
    let mut filed = Bench::licence().in_progress();
    filed.act(paper(D::Filed, MONDAY));
    let early = filed.refused(extension(5, MONDAY));
    assert_eq!(early, unmet(Obstacle::DepartmentOutOfOrder));
}

#[test]
fn c13_the_extension_is_in_working_days_also_of_calendar_days() {
    let mut bench = Bench::licence().in_progress();
    bench.act(paper(D::Filed, MONDAY));
    bench.act(RecordDepartment {
        statutory: Some(Limit::calendar(5)),
        ..paper(D::Accepted, MONDAY)
    });
    assert_eq!(bench.department().statutory_due, on("2026-08-08"));
    bench.act(extension(2, MONDAY));
    assert_eq!(bench.department().statutory_due, on("2026-08-11"));
}

#[test]
fn c13_a_year_without_calendar_is_not_guessed_and_filled_in_later() {
    let day = date("2026-12-24");
    let mut bench = Bench::at(licence(), draft_of(enterprise(), county()), day).in_progress();
    let unknown = Due::Unknown { year: 2027 };
    assert_eq!(bench.mandate().due, unknown);
    assert_eq!(bench.case.due_on(), None);
    assert_eq!(bench.case.due_unknown_year(), Some(2027));
    bench.act(paper(D::Filed, "2026-12-24"));
    bench.act(paper(D::Accepted, "2026-12-24"));
    assert_eq!(bench.department().promised_due, Some(unknown));
    assert_eq!(bench.refused(FillInDates), unmet(Obstacle::NotDue));

    bench.calendar = CALENDAR_WITH_2027.clone();
    let events = bench.act(FillInDates);
    // Five days in 2026, then 4 to 8 January.
    let to = Due::On(date("2027-01-08"));
    let filled_in = Event::DepartmentDatesFilledIn {
        promised_due: Some(to),
        statutory_due: on("2027-01-22"),
    };
    let moved = Event::DueMoved { from: unknown, to };
    assert_eq!(events, [filled_in, moved]);
    assert_eq!(bench.due(), "2027-01-08");
    assert_eq!(bench.case.due_unknown_year(), None);
    assert_eq!(bench.refused(FillInDates), unmet(Obstacle::NotDue));
}

#[test]
fn c13_the_departments_dates_are_filled_in_where_the_own_date_was_known() {
    let mut bench = Bench::licence();
    bench.on("2026-12-10").submit().agree().accept();
    assert_eq!(bench.due(), "2026-12-24");
    bench.act(paper(D::Filed, "2026-12-10"));
    bench.act(paper(D::Accepted, "2026-12-10"));
    let unknown = Some(Due::Unknown { year: 2027 });
    assert_eq!(bench.department().statutory_due, unknown);
    bench.calendar = CALENDAR_WITH_2027.clone();
    let events = bench.act(FillInDates);
    assert_eq!(kinds(&events), ["department_dates_filled_in"]);
    assert_eq!(bench.department().statutory_due, on("2027-01-08"));
}

#[test]
fn c13_the_first_entry_begins_the_work_and_entries_are_of_the_past() {
    let mut bench = Bench::licence().accepted();
    let tomorrow = morning(date("2026-08-04"));
    let future = bench.refused(LogWork {
        happened_at: Some(tomorrow),
        ..log_work(LogKind::Visit)
    });
    assert_eq!(future, faulty("/happened_at", "in_future"));
    assert_eq!(bench.state(), StateName::Accepted);
    let events = bench.act(paper(D::Filed, MONDAY));
    assert_eq!(kinds(&events), ["department_progressed", "work_began"]);
    let events = bench.act(log_work(LogKind::Visit));
    assert_eq!(kinds(&events), ["work_logged"]);
}
