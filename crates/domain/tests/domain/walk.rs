//! The way of a case: once through every state of the main line, and once to each side exit.

use bangban_domain::case::acts::archive::ArchiveCase;
use bangban_domain::case::acts::evaluate::Evaluate;
use bangban_domain::case::acts::sweep::{RecordLapse, RemindOfSupply};
use bangban_domain::case::acts::withdraw::Withdraw;
use bangban_domain::case::approval::Wish;
use bangban_domain::case::archive::Retention;
use bangban_domain::case::closing::{RejectionReason, TerminationGround};
use bangban_domain::case::department::{DepartmentState, Outcome};
use bangban_domain::case::event::LogKind;
use bangban_domain::case::mandate::ChargeState;
use bangban_domain::case::material::Form;
use bangban_domain::case::{Closed, Event, Priority, State, StateName};
use bangban_domain::deadline::Due;

use crate::steps::*;
use crate::support::*;

fn archive() -> ArchiveCase {
    ArchiveCase {
        retention: Retention::TenYears,
        note: None,
    }
}

#[test]
fn the_main_line_from_draft_to_archive() {
    let mut bench = Bench::licence();
    assert_eq!(bench.state(), StateName::Draft);
    assert_eq!(bench.log, [Event::Drafted]);
    assert_eq!(bench.case.version, 0);
    assert!(bench.case.record.state.intake().is_none());

    let submitted = bench.act(submit(&bench.item));
    assert_eq!(bench.state(), StateName::Submitted);
    let answer_due = Due::On(date("2026-08-05"));
    assert_eq!(
        submitted,
        [Event::Submitted {
            case_number: "LY20260803000001".to_owned(),
            answer_due
        }]
    );
    assert_eq!(bench.intake().submitted_at, bench.now);
    assert_eq!(bench.intake().answer_due, answer_due);

    let noticed = bench.act(notice_of(&[REQUIRED]));
    assert_eq!(bench.state(), StateName::CorrectionRequired);
    let supply_by = Due::On(date("2026-08-24"));
    assert_eq!(
        noticed,
        [Event::CorrectionNoticeIssued {
            subjects: vec!["申请书".to_owned()],
            supply_by,
            nth: 1
        }]
    );
    assert_eq!(bench.case.record.state.supply_by(), supply_by.date());

    bench.on("2026-08-06");
    let supplied = bench.act(supplement_of(&[REQUIRED]));
    assert!(matches!(
        supplied.as_slice(),
        [Event::Supplemented { complete: true, .. }]
    ));
    assert_eq!(bench.state(), StateName::Submitted);

    bench.agree();
    assert!(bench.mandate_is_missing());
    let agent = Some(candidate(AGENT, &bench.case.venue));
    let accepted = bench.act(bangban_domain::case::acts::accept::Accept { agent });
    assert_eq!(bench.state(), StateName::Accepted);
    let due = Due::On(date("2026-08-20"));
    assert_eq!(
        accepted,
        [Event::Accepted {
            agent_id: user(AGENT),
            due,
            power_of_attorney: true
        }]
    );
    assert_eq!(bench.case.agent_id(), Some(user(AGENT)));
    assert_eq!(bench.mandate().accepted_on, date("2026-08-06"));

    let logged = bench.act(log_work(LogKind::Guidance));
    assert_eq!(kinds(&logged), ["work_logged", "work_began"]);
    assert_eq!(bench.state(), StateName::InProgress);

    bench.on("2026-08-10");
    assert_eq!(kinds(&bench.act(suspend("2026-08-10"))), ["suspended"]);
    assert_eq!(bench.state(), StateName::Suspended);
    bench.on("2026-08-12");
    let resumed = bench.act(bench.resume_on("2026-08-12"));
    assert_eq!(kinds(&resumed), ["resumed", "due_moved"]);
    assert_eq!(bench.state(), StateName::InProgress);
    assert_eq!(bench.due(), "2026-08-24");

    bench.act(paper(DepartmentState::Filed, "2026-08-12"));
    bench.act(paper(DepartmentState::Accepted, "2026-08-12"));
    bench.act(paper(DepartmentState::Decided, "2026-08-12"));
    assert_eq!(bench.department().outcome, Some(Outcome::Granted));
    bench.act(charge(ChargeState::Paid));
    bench.receive_all();

    let completed = bench.act(complete());
    assert_eq!(kinds(&completed), ["completed"]);
    assert_eq!(bench.state(), StateName::Completed);
    let completion = bench.case.record.state.completion().unwrap();
    assert_eq!(completion.result, "食品经营许可证");
    assert_eq!(completion.completed_at, bench.now);

    assert_eq!(
        kinds(&bench.approve(wish(Wish::Reopening))),
        ["approval_decided", "reopened"]
    );
    assert_eq!(bench.state(), StateName::InProgress);
    assert!(bench.case.record.state.completion().is_none());
    bench.act(complete());

    assert_eq!(kinds(&bench.act(hand_over())), ["handed_over"]);
    assert_eq!(bench.state(), StateName::HandedOver);
    let rating = Evaluate {
        level: 1,
        comment: None,
    };
    assert_eq!(bench.act(rating), [Event::Evaluated { level: 1 }]);

    assert_eq!(kinds(&bench.act(archive())), ["archived"]);
    assert_eq!(bench.state(), StateName::Archived);
    assert_eq!(bench.case.record.state.archived_at(), Some(bench.now));
    let State::Archived {
        closed: Closed::HandedOver { handover, .. },
        ..
    } = &bench.case.record.state
    else {
        panic!("not as it had ended");
    };
    assert_eq!(handover.received_by, "赵敏");
    assert_eq!(bench.case.record.priority, Priority::Normal);
    assert_eq!(bench.case.version, 0, "the version is the storage's");
}

impl Bench {
    fn mandate_is_missing(&self) -> bool {
        self.case.record.state.mandate().is_none()
    }
}

#[test]
fn the_shortest_way_completes_from_accepted() {
    let mut bench = Bench::licence().accepted();
    bench.receive_all();
    bench.act(complete());
    assert_eq!(bench.state(), StateName::Completed);
}

#[test]
fn side_exit_rejected_from_submitted_and_from_correction_required() {
    let mut bench = Bench::licence();
    bench.submit();
    let mut after_notice = Bench::licence();
    after_notice.submit().act(notice_of(&[REQUIRED]));
    for bench in [&mut bench, &mut after_notice] {
        let events = bench.act(reject());
        assert!(matches!(
            events.as_slice(),
            [Event::Rejected {
                reason_code: RejectionReason::NotThisVenue,
                ..
            }]
        ));
        assert_eq!(bench.state(), StateName::Rejected);
        assert_eq!(bench.intake().case_number, "LY20260803000001");
        bench.act(archive());
        assert_eq!(bench.state(), StateName::Archived);
    }
}

#[test]
fn side_exit_withdrawn_from_submitted_and_from_correction_required() {
    let mut bench = Bench::licence();
    bench.submit();
    let mut after_notice = Bench::licence();
    after_notice.submit().act(notice_of(&[REQUIRED]));
    for bench in [&mut bench, &mut after_notice] {
        let reason = Some("不办了".to_owned());
        let events = bench.act(Withdraw {
            reason: reason.clone(),
        });
        assert_eq!(events, [Event::Withdrawn { reason }]);
        assert_eq!(bench.state(), StateName::Withdrawn);
        bench.act(archive());
    }
}

#[test]
fn side_exit_lapsed() {
    let mut bench = Bench::licence();
    bench.submit().act(notice_of(&[REQUIRED]));
    bench.on("2026-08-20").act(RemindOfSupply);
    let supply_by = date("2026-08-24");
    let lapsed = bench.on("2026-08-25").act(RecordLapse);
    assert_eq!(lapsed, [Event::Lapsed { supply_by }]);
    assert_eq!(bench.state(), StateName::Lapsed);
    bench.act(archive());
}

#[test]
fn side_exit_terminated_from_every_state_of_the_work() {
    let starts = [
        Bench::licence().accepted(),
        Bench::licence().in_progress(),
        Bench::licence().suspended(),
    ];
    for mut bench in starts {
        let was_suspended = bench.state() == StateName::Suspended;
        bench.act(receipt(REQUIRED, Form::Original));
        let events = bench.act(terminate(TerminationGround::ApplicantRequest));
        assert_eq!(kinds(&events), ["terminated"]);
        assert_eq!(bench.state(), StateName::Terminated);
        // The suspension that ran is kept, without an end.
        let open = bench.mandate().suspensions.iter();
        let open = open.filter(|suspension| suspension.ended_on.is_none());
        assert_eq!(open.count(), usize::from(was_suspended));
        bench.act(archive());
    }
}

#[test]
fn an_archived_case_knows_one_act_more_at_most() {
    let mut bench = Bench::licence().completed();
    bench.act(hand_over());
    bench.act(archive());
    assert_not_allowed(
        bench.refused(archive()),
        StateName::Archived,
        bangban_domain::case::Action::Archive,
    );
    let possible = bangban_domain::case::diagram::possible(&bench.case);
    assert_eq!(possible, [bangban_domain::case::Action::Evaluation]);
}
