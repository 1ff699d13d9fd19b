//! One case, its facts and its dice: a command, what the diagram expects of it, what the program did.
//!
//! Owns the comparison of the two after each command. What the database holds is compared for a whole
//! batch (`check`).

use std::collections::BTreeSet;

use bangban_application::cases::{self, OnTheSpotCase};
use bangban_domain::case::acts::complete::Complete;
use bangban_domain::case::acts::receive_material::ReceiveMaterial;
use bangban_domain::case::department::Outcome as DepartmentOutcome;
use bangban_domain::case::intake::SignatureMethod;
use bangban_domain::case::material::Form;
use bangban_domain::case::{Case, Mode};
use bangban_domain::deadline;
use bangban_domain::id::MaterialId;

use crate::calendar::Due;
use crate::choices;
use crate::commands::Attempt;
use crate::dice::Dice;
use crate::effects::SWEEPS;
use crate::facts::{Day, Facts};
use crate::matters::{MATTERS, MODES, Matter, SUBMITTABLE};
use crate::oracle::{NOT_ALLOWED, ORACLE, Row, Verdict};
use crate::perform::{Outcome, Refused, Stage};

/// Fewest and most commands of a sequence.
const LENGTHS: (u32, u32) = (8, 15);

/// A faulty request (`api.md`): 422.
const FAULTY: &str = "validation_failed";

/// A case on its way.
pub(super) struct Sequence {
    pub(super) facts: Facts,
    materials: Vec<MaterialId>,
    dice: Dice,
    length: u32,
    /// How many of them take the shortest way.
    straight: u32,
    /// What was tried, for a failure's message.
    pub(super) history: Vec<String>,
}

/// What a step went through.
pub(super) struct Step {
    pub(super) act: String,
    pub(super) from: String,
    pub(super) to: String,
    /// The refusal, where it was refused.
    pub(super) refusal: Option<String>,
}

enum Expected {
    Accepted(&'static Row),
    Refused(BTreeSet<String>),
}

impl Sequence {
    /// Makes a case.
    pub(super) async fn begin(stage: &Stage<'_>, mut dice: Dice, day: Day) -> Result<Self, String> {
        let matter = choose_matter(&mut dice);
        let mode = *dice.of(&MODES);
        let at_once = matter.on_the_spot && dice.once_in(3);
        let by = if dice.once_in(5) {
            matter.applicant
        } else {
            matter.clerk
        };
        let made = if at_once {
            at_once_case(stage, matter).await
        } else {
            let new = stage.draft(matter, mode, true);
            let made = cases::create(stage.platform(), stage.caller(by), new).await;
            match made {
                Ok(pending) => pending.commit().await,
                Err(error) => Err(error),
            }
        };
        let case = made.map_err(|error| format!("no case of {}: {error:?}", matter.item))?;
        let id = case.id.uuid();
        let facts = if at_once {
            Facts::done_at_once(matter, id, day)
        } else {
            Facts::drafted(matter, id, mode, day.today)
        };
        let length = LENGTHS.0 + dice.below(LENGTHS.1 - LENGTHS.0 + 1);
        let sequence = Self {
            facts,
            materials: case.record.materials.iter().map(|it| it.id).collect(),
            // Mostly to where it is handled, which is where most can happen; sometimes to the end.
            straight: *dice.of(&[0, 2, 3, 5, 6, 6, 6, 7, 7, 15]),
            length,
            dice,
            history: vec![format!("{} {} by {by}", day.today, matter.item)],
        };
        sequence.compare_case(&case)?;
        Ok(sequence)
    }

    pub(super) fn is_over(&self, round: u32) -> bool {
        round >= self.length
    }

    /// Tries the next command, and compares.
    pub(super) async fn step(
        &mut self,
        stage: &Stage<'_>,
        day: Day,
        round: u32,
    ) -> Result<Step, String> {
        let straight = round < self.straight;
        let attempt = choices::next(&self.facts, &mut self.dice, day.today, straight);
        let act = attempt.command.act(&self.facts);
        let from = self.facts.state.clone();
        self.history.push(format!(
            "{} v{} {from}: {} does {act} {:?}",
            day.today, self.facts.version, attempt.by, attempt.command
        ));
        let expected = self.expected(act, &attempt, day);
        let outcome = stage.perform(&self.facts, &self.materials, &attempt).await;
        let refusal = match (expected, outcome) {
            (Expected::Accepted(row), Outcome::Accepted(case, made)) => {
                let before = self.facts.clone();
                self.facts.accept(row, &attempt, made, day);
                self.compare_case(&case)?;
                self.check_dates(&before, act)?;
                None
            }
            (Expected::Refused(reasons), Outcome::Refused(refused)) => {
                self.check_refusal(&reasons, &refused, day)?;
                Some(refused.code)
            }
            (Expected::Accepted(_), Outcome::Refused(refused)) => {
                return Err(format!("refused with {refused:?}, the diagram accepts it"));
            }
            (Expected::Refused(reasons), Outcome::Accepted(case, _)) => {
                let state = case.state().as_str();
                return Err(format!(
                    "accepted into {state}, the diagram refuses it: {reasons:?}"
                ));
            }
        };
        Ok(Step {
            act: act.to_owned(),
            from,
            to: self.facts.state.clone(),
            refusal,
        })
    }

    fn expected(&self, act: &'static str, attempt: &Attempt, day: Day) -> Expected {
        let facts = &self.facts;
        let reasons = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect();
        if ORACLE.by(act) == ["agent"] && facts.agent() != Some(attempt.by) {
            return Expected::Refused(reasons(&["forbidden", "not_found"]));
        }
        let verdict = ORACLE.judge(act, &facts.state, |name| facts.holds(name, attempt, day));
        let leftover = facts.has_leftover_fault(attempt, day);
        match verdict {
            // 404 before 422 before 409.
            Verdict::Refused(refused) if facts.is_faulty(attempt, day) => {
                let missing = refused.contains("not_found").then_some("not_found");
                let codes: Vec<&str> = missing.into_iter().chain([FAULTY]).collect();
                Expected::Refused(reasons(&codes))
            }
            Verdict::Accepted(_) if facts.is_faulty(attempt, day) || leftover => {
                Expected::Refused(reasons(&[FAULTY]))
            }
            Verdict::Accepted(row) => Expected::Accepted(row),
            Verdict::Refused(refused) => {
                let leftover = leftover.then_some(FAULTY);
                let codes: Vec<&str> = refused.into_iter().chain(leftover).collect();
                Expected::Refused(reasons(&codes))
            }
        }
    }

    fn check_refusal(
        &self,
        reasons: &BTreeSet<String>,
        refused: &Refused,
        day: Day,
    ) -> Result<(), String> {
        if !reasons.contains(&refused.code) {
            return Err(format!(
                "refused with {refused:?}, and not for one of {reasons:?}"
            ));
        }
        let expected = (refused.code == NOT_ALLOWED).then(|| {
            let offered = self.facts.offered(day).into_iter().collect();
            (self.facts.state.clone(), offered)
        });
        if refused.state == expected {
            Ok(())
        } else {
            Err(format!("names {:?}, not {expected:?}", refused.state))
        }
    }

    /// The case that the program gives back is the one of the model.
    fn compare_case(&self, case: &Case) -> Result<(), String> {
        let facts = &self.facts;
        let mandate = facts.mandate.as_ref();
        let record = &case.record;
        let of_program = record.state.mandate();
        same("state", case.state().as_str(), facts.state.as_str())?;
        same("version", case.version, facts.version)?;
        same("mode", record.mode, facts.mode)?;
        same("priority", record.priority, facts.priority)?;
        same("documents", record.documents.len(), facts.documents)?;
        same("rated", record.evaluation.is_some(), facts.rated)?;
        let open = facts.requests.iter().filter(|request| !request.decided);
        let open: Vec<_> = open.map(|request| request.id).collect();
        let pending: Vec<_> = record.open_requests.iter().map(|id| id.uuid()).collect();
        same("open requests", pending, open)?;
        let department = |of: fn(&crate::facts::Department) -> Option<Due>| {
            mandate.and_then(|it| of(&it.department))
        };
        same(
            "due",
            of_program.map(|it| due(it.due)),
            mandate.map(|it| it.due),
        )?;
        let of_department = of_program.map(|it| &it.department);
        let promised = of_department.and_then(|it| it.promised_due).map(due);
        let statutory = of_department.and_then(|it| it.statutory_due).map(due);
        same("promised", promised, department(|it| it.promised))?;
        same("by law", statutory, department(|it| it.by_law))
    }

    /// No due date moves to an earlier day, but by a priority; while one acceptance stands, none of the
    /// department's either.
    fn check_dates(&self, before: &Facts, act: &str) -> Result<(), String> {
        let (Some(old), Some(new)) = (&before.mandate, &self.facts.mandate) else {
            return Ok(());
        };
        let earlier = |old: Option<Due>, new: Option<Due>| matches!((old, new), (Some(Ok(old)), Some(Ok(new))) if new < old);
        let stands = old.department.accepted_on == new.department.accepted_on;
        let wrong = (!act.ends_with(":priority") && earlier(Some(old.due), Some(new.due)))
            || (stands && earlier(old.department.promised, new.department.promised))
            || (stands && earlier(old.department.by_law, new.department.by_law));
        if wrong {
            return Err(format!(
                "a due date moved to an earlier day: {old:?}, {new:?}"
            ));
        }
        Ok(())
    }

    /// What the sweeps will do to it; how often each.
    pub(super) fn sweep(&mut self, day: Day) -> [usize; SWEEPS.len()] {
        SWEEPS.map(|act| {
            let facts = &self.facts;
            let verdict = ORACLE.judge(act, &facts.state, |name| facts.condition(name, day));
            let Verdict::Accepted(row) = verdict else {
                return 0;
            };
            self.facts.swept(act, row, day);
            self.history.push(format!("{} {act}", day.today));
            1
        })
    }
}

fn choose_matter(dice: &mut Dice) -> &'static Matter {
    let matters = &*MATTERS;
    let submittable = !dice.once_in(25);
    let choices = if submittable {
        &matters[..SUBMITTABLE]
    } else {
        &matters[SUBMITTABLE..]
    };
    dice.of(choices)
}

/// From application to completion in one request (C12).
async fn at_once_case(
    stage: &Stage<'_>,
    matter: &Matter,
) -> Result<Case, bangban_application::Error> {
    let platform = stage.platform();
    let new = stage.draft(matter, Mode::Assist, true);
    let item = {
        let reader = platform.store.reader().await?;
        let found = bangban_persistence::registry::service_items::current(
            &reader,
            new.service_item_id,
            platform.today(),
        );
        found.await?.unwrap()
    };
    let receipt = |id| ReceiveMaterial {
        id,
        form: Form::Electronic,
        copies: 0,
        until: None,
    };
    let case = OnTheSpotCase {
        new,
        declaration: true,
        agent_id: None,
        agreement: None,
        signature: (SignatureMethod::Oral, None),
        receipts: item.materials.iter().map(|it| receipt(it.id)).collect(),
        complete: Complete {
            outcome: DepartmentOutcome::Registered,
            result: "登记已完成".to_owned(),
        },
    };
    let done = cases::on_the_spot(platform, stage.caller(matter.clerk), case).await?;
    done.pending.commit().await
}

fn due(due: deadline::Due) -> Due {
    match due {
        deadline::Due::On(date) => Ok(date),
        deadline::Due::Unknown { year } => Err(year),
    }
}

fn same<T: PartialEq + std::fmt::Debug>(what: &str, program: T, expected: T) -> Result<(), String> {
    if program == expected {
        Ok(())
    } else {
        Err(format!("{what}: {program:?}, not {expected:?}"))
    }
}
