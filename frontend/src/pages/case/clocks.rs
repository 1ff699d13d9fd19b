//! The two clocks: that of the entrustment and that of the department, and whose delay it is.
//!
//! Owns what is said of dates. They are computed at the server; what has passed is judged by today's date in Linyi.

use bangban_api_types::Day;
use bangban_api_types::cases::summary::{CaseSummary, DepartmentView};
use bangban_domain::case::StateName;
use bangban_domain::case::department::DepartmentState;
use bangban_domain::time::legal_date;
use chrono::NaiveDate;
use leptos::prelude::*;

use crate::browser::clock;
use crate::kit::list::Fact;
use crate::kit::{DueTag, Icon, Sign};
use crate::texts::codes::Coded;
use crate::texts::{Words, case, time};

/// Both clocks; nothing before there is a date.
#[component]
pub(super) fn Clocks(summary: CaseSummary) -> impl IntoView {
    let registered = summary.registered_at.is_some();
    let any = registered || summary.answer_due_on.is_some() || summary.supply_by.is_some();
    any.then(|| {
        let said = said(&summary, clock::today());
        let unknown = summary
            .due_unknown_year
            .or(summary.department.due_unknown_year);
        let unknown = unknown.map(|year| case::NO_CALENDAR.fill([&year.to_string()]));
        view! {
            <section class="card clocks" aria-labelledby="clocks-title">
                <h2 id="clocks-title">{case::CLOCKS.t()}</h2>
                <dl class="facts">
                    <Own summary=summary.clone() />
                    {registered.then(|| view! { <Department department=summary.department /> })}
                </dl>
                {said.map(|(words, late)| view! { <Said words late /> })}
                {unknown.map(|text| view! { <p class="soft">{text}</p> })}
            </section>
        }
    })
}

/// The date that the venue, the applicant or the agent has to keep.
#[component]
fn Own(summary: CaseSummary) -> impl IntoView {
    let counts = matches!(summary.state, StateName::Accepted | StateName::InProgress);
    let day = move |what: Words, due: Option<Day>| {
        due.map(|due| view! { <Counted what due counts=true /> })
    };
    let own = summary.registered_at.map(|_| match summary.due_on {
        Some(due) => view! { <Counted what=case::DUE due counts /> }.into_any(),
        None => view! {
            <div class="fact">
                <dt>{case::DUE.t()}</dt>
                <dd><DueTag due=None unknown_year=summary.due_unknown_year /></dd>
            </div>
        }
        .into_any(),
    });
    view! {
        {day(case::ANSWER_DUE, summary.answer_due_on)}
        {day(case::SUPPLY_BY, summary.supply_by)}
        {own}
    }
}

/// A date, with how long there is until it while it counts.
#[component]
fn Counted(what: Words, due: Day, counts: bool) -> impl IntoView {
    view! {
        <div class="fact">
            <dt>{what.t()}</dt>
            <dd>{time::day(due)} {counts.then(|| view! { " " <Left due /> })}</dd>
        </div>
    }
}

/// How long there is until a date; marked where it is near or past.
#[component]
fn Left(due: Day) -> impl IntoView {
    let days = (due.0 - clock::today()).num_days();
    if days > 1 {
        view! { <span class="soft">{case::DAYS_LEFT.fill([&days.to_string()])}</span> }.into_any()
    } else {
        view! { <DueTag due=Some(due) /> }.into_any()
    }
}

/// The department's side.
#[component]
fn Department(department: DepartmentView) -> impl IntoView {
    let counts = department.state == DepartmentState::Accepted;
    let day = |day: Option<Day>| day.map(time::day);
    let accepted = department.accepted_on.map(|on| {
        let on = time::day(on);
        if department.deemed_accepted {
            case::DEEMED.fill([&on])
        } else {
            on
        }
    });
    let extension = department
        .extension_days
        .map(|days| case::EXTENSION_DAYS.fill([&days.to_string()]));
    view! {
        <Fact name=case::DEPARTMENT value=department.state.t().to_owned() />
        <Fact name=case::REFERENCE value=department.reference />
        <Fact name=case::FILED_ON value=day(department.filed_on) />
        <Fact name=case::ACCEPTED_ON value=accepted />
        {department.promised_due_on.map(|due| view! { <Counted what=case::PROMISED due counts /> })}
        {department.statutory_due_on.map(|due| view! { <Counted what=case::STATUTORY due counts /> })}
        <Fact name=case::EXTENSION value=extension />
        <Fact name=case::OUTCOME value=department.outcome.map(|outcome| outcome.t().to_owned()) />
        <Fact name=case::DECIDED_ON value=day(department.decided_on) />
    }
}

#[component]
fn Said(words: Words, late: bool) -> impl IntoView {
    let sign = if late {
        Sign::Warning
    } else {
        Sign::Information
    };
    view! { <p class="said-of-dates" class:late=late><Icon sign />{words.t()}</p> }
}

/// Whose delay it is, and whether it is one.
fn said(case: &CaseSummary, today: NaiveDate) -> Option<(Words, bool)> {
    let department = &case.department;
    match case.state {
        StateName::Suspended => Some((case::STOPPED_BY_SUSPENSION, false)),
        StateName::Accepted | StateName::InProgress
            if department.state == DepartmentState::SpecialProcedure =>
        {
            Some((case::STOPPED_BY_PROCEDURE, false))
        }
        StateName::Accepted | StateName::InProgress => {
            let own = case.due_on.is_some_and(|due| due.0 < today);
            Some(running(own, department, today))
        }
        StateName::Completed | StateName::HandedOver | StateName::Archived => completed(case),
        _ => None,
    }
}

fn running(own_late: bool, department: &DepartmentView, today: NaiveDate) -> (Words, bool) {
    let theirs_late = department_is_late(department, today);
    match (own_late, department.state) {
        (true, DepartmentState::Decided) => (case::LATE_DECIDED, true),
        (true, _) if theirs_late => (case::LATE_BOTH, true),
        (true, DepartmentState::NotFiled) => (case::LATE_NOT_FILED, true),
        (true, _) => (case::LATE_DEPARTMENT_IN_TIME, true),
        (false, DepartmentState::Decided) if theirs_late => (case::DEPARTMENT_DECIDED_LATE, true),
        (false, _) if theirs_late => (case::LATE_DEPARTMENT_ONLY, true),
        (false, _) => (case::IN_TIME, false),
    }
}

fn completed(case: &CaseSummary) -> Option<(Words, bool)> {
    let due = case.due_on?;
    let completed_on = legal_date(case.completed_at?);
    let late = completed_on > due.0;
    Some((
        if late {
            case::COMPLETED_LATE
        } else {
            case::COMPLETED_IN_TIME
        },
        late,
    ))
}

/// Past its promised date, or decided after it; the statutory one where nothing was promised.
fn department_is_late(department: &DepartmentView, today: NaiveDate) -> bool {
    let until = match department.state {
        DepartmentState::Accepted => Some(today),
        DepartmentState::Decided => department.decided_on.map(|day| day.0),
        _ => None,
    };
    let due = department.promised_due_on.or(department.statutory_due_on);
    until.zip(due).is_some_and(|(until, due)| due.0 < until)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<Day> {
        Day::parse(text)
    }

    fn department(state: DepartmentState, promised: &str) -> DepartmentView {
        DepartmentView {
            state,
            reference: None,
            filed_on: None,
            accepted_on: None,
            deemed_accepted: false,
            promised_due_on: day(promised),
            statutory_due_on: None,
            due_unknown_year: None,
            extension_days: None,
            outcome: None,
            decided_on: day("2026-11-20"),
        }
    }

    #[test]
    fn delays_of_both_sides_are_told_apart() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 28).unwrap_or_default();
        let late = department(DepartmentState::Accepted, "2026-11-27");
        let in_time = department(DepartmentState::Accepted, "2026-11-28");
        assert_eq!(running(true, &late, today).0, case::LATE_BOTH);
        assert_eq!(
            running(true, &in_time, today).0,
            case::LATE_DEPARTMENT_IN_TIME
        );
        assert_eq!(running(false, &late, today).0, case::LATE_DEPARTMENT_ONLY);
        assert_eq!(running(false, &in_time, today), (case::IN_TIME, false));
        let unfiled = department(DepartmentState::NotFiled, "2026-11-27");
        assert_eq!(running(true, &unfiled, today).0, case::LATE_NOT_FILED);
    }

    #[test]
    fn a_decision_is_late_by_its_own_date() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 28).unwrap_or_default();
        let decided_late = department(DepartmentState::Decided, "2026-11-19");
        let decided = department(DepartmentState::Decided, "2026-11-20");
        assert_eq!(
            running(false, &decided_late, today).0,
            case::DEPARTMENT_DECIDED_LATE
        );
        assert_eq!(running(false, &decided, today).0, case::IN_TIME);
        assert_eq!(running(true, &decided, today).0, case::LATE_DECIDED);
    }
}
