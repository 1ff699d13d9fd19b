//! C20, C21 and S5: problems, walk-ins, and the one rating.

use bangban_domain::case::acts::evaluate::Evaluate;
use bangban_domain::case::acts::raise_problem::RaiseProblem;
use bangban_domain::case::acts::sign::Sign;
use bangban_domain::case::acts::solve_problem::SolveProblem;
use bangban_domain::case::acts::withdraw::Withdraw;
use bangban_domain::case::department::DepartmentState;
use bangban_domain::case::intake::{NoticeSubject, Party, SignatureMethod};
use bangban_domain::case::{Action, Event, Obstacle, Origin, Refusal, StateName, diagram};
use bangban_domain::id::{MaterialId, ProblemId};
use bangban_domain::policy::{Role, authorize};
use uuid::Uuid;

use crate::steps::*;
use crate::support::*;

fn solve(id: ProblemId) -> SolveProblem {
    SolveProblem {
        id,
        text: "已协调".to_owned(),
    }
}

#[test]
fn c20_problems_are_raised_counted_and_solved_once() {
    let raise = RaiseProblem {
        text: "消防意见不一致".to_owned(),
        with_whom: Some("消防救援大队".to_owned()),
    };
    let mut bench = Bench::licence();
    bench.submit();
    let early = bench.refused(raise.clone());
    assert_not_allowed(early, StateName::Submitted, Action::Problems);
    bench.agree().accept();
    assert!(!diagram::possible(&bench.case).contains(&Action::ProblemSolution));
    bench.act(raise.clone());
    bench.act(raise);
    assert_eq!(bench.mandate().open_problems(), 2);
    assert!(diagram::possible(&bench.case).contains(&Action::ProblemSolution));
    let unknown = bench.refused(solve(ProblemId::new(Uuid::from_u128(1))));
    assert_eq!(unknown, Refusal::NoSuchPart);
    let id = bench.mandate().problems[0].id;
    assert_eq!(kinds(&bench.act(solve(id))), ["problem_solved"]);
    assert_eq!(bench.refused(solve(id)), unmet(Obstacle::ProblemSolved));
    assert_eq!(bench.mandate().open_problems(), 1);
    let solution = bench.mandate().problems[0].solution.as_ref();
    assert_eq!(solution.unwrap().solved_at, bench.now);
}

#[test]
fn c21_a_clerk_records_a_walk_ins_acts_but_never_the_rating() {
    let bench = Bench::licence().accepted();
    let clerk = actor(CLERK, &[(Role::Clerk, county())]);
    let mut applicant = actor(APPLICANT, &[(Role::Applicant, county())]);
    applicant.identity = Some(bench.case.applicant_key.clone());
    for action in [
        Action::Change,
        Action::Submission,
        Action::Supplement,
        Action::Signatures,
        Action::Withdrawal,
        Action::TerminationRequest,
        Action::Documents,
    ] {
        for actor in [&clerk, &applicant] {
            assert!(authorize(actor, action, &bench.case).is_ok(), "{action:?}");
        }
    }
    assert!(authorize(&applicant, Action::Evaluation, &bench.case).is_ok());
    for role in Role::ALL
        .into_iter()
        .filter(|role| *role != Role::Applicant)
    {
        let mut staff = actor(AGENT, &[(role, county())]);
        staff.identity = Some(bench.case.applicant_key.clone());
        assert!(authorize(&staff, Action::Evaluation, &bench.case).is_err());
    }
}

#[test]
fn c21_the_applicant_signs_electronically_and_for_nobody_else() {
    let mut bench = Bench::licence();
    bench.submit().act(agreement("2026-12-31"));
    let own = |party, method| Sign {
        party,
        method,
        by_applicant: true,
        ..signature(party, date(MONDAY))
    };
    let refusal = faulty("/party", "own_electronic_signature_only");
    let for_the_venue = own(Party::Organization, SignatureMethod::Electronic);
    assert_eq!(bench.refused(for_the_venue), refusal);
    let on_paper = own(Party::Applicant, SignatureMethod::Paper);
    assert_eq!(bench.refused(on_paper), refusal);
    bench.act(own(Party::Applicant, SignatureMethod::Electronic));
}

#[test]
fn c21_a_paper_case_of_earlier_days_is_marked_as_such() {
    let mut new = draft_of(enterprise(), county());
    new.origin = Origin::BackEntry;
    let bench = Bench::new(licence(), new).completed();
    assert_eq!(bench.case.record.origin, Origin::BackEntry);
}

#[test]
fn s5_the_applicant_rates_once_and_not_before_the_end() {
    let rate = |level| Evaluate {
        level,
        comment: None,
    };
    let mut bench = Bench::licence().in_progress();
    let early = bench.refused(rate(1));
    assert_not_allowed(early, StateName::InProgress, Action::Evaluation);
    let mut bench = Bench::licence();
    bench.submit().act(reject());
    for level in [0, 6, u8::MAX] {
        assert_eq!(bench.refused(rate(level)), faulty("/level", "out_of_range"));
    }
    assert_eq!(bench.act(rate(5)), [Event::Evaluated { level: 5 }]);
    assert_eq!(bench.refused(rate(1)), unmet(Obstacle::AlreadyRated));
}

#[test]
fn s5_a_withdrawn_case_is_not_rated_in_the_archive_either() {
    let rate = || Evaluate {
        level: 3,
        comment: None,
    };
    let mut bench = Bench::licence();
    bench.submit().act(Withdraw { reason: None });
    let refusal = bench.refused(rate());
    assert_not_allowed(refusal, StateName::Withdrawn, Action::Evaluation);
    bench.act(bangban_domain::case::acts::archive::ArchiveCase {
        retention: Default::default(),
        note: None,
    });
    let refusal = bench.refused(rate());
    assert_not_allowed(refusal, StateName::Archived, Action::Evaluation);
}

#[test]
fn c4_while_the_case_is_handled_only_the_department_asks_for_more() {
    let mut bench = Bench::licence().in_progress();
    let unasked = bench.refused(supplement_of(&[REQUIRED]));
    assert_not_allowed(unasked, StateName::InProgress, Action::Supplement);
    bench.act(paper(DepartmentState::Filed, MONDAY));
    bench.act(paper(DepartmentState::CorrectionRequired, MONDAY));
    let unknown = supplement_of(&[MaterialId::new(Uuid::from_u128(1))]);
    assert_eq!(bench.refused(unknown), faulty("/items/0", "not_asked_for"));
    let mut more = supplement_of(&[REQUIRED, REQUIRED]);
    more.items[1].subject = NoticeSubject::Subject("说明".to_owned());
    let events = bench.act(more);
    assert_eq!(kinds(&events), ["supplemented"]);
    assert_eq!(bench.state(), StateName::InProgress);
}
