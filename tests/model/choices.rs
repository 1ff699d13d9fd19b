//! What is tried next: mostly what is to be expected where the case stands, sometimes anything.
//!
//! Owns the arguments; the odds are in `odds`. Whatever comes out of here may be right or wrong: what becomes of it is for the
//! diagram to say.

use bangban_domain::case::closing::TerminationGround;
use bangban_domain::case::department::{DepartmentState, Outcome};
use bangban_domain::case::event::LogKind;
use bangban_domain::case::intake::{Party, SignatureMethod};
use bangban_domain::case::mandate::ChargeState;
use bangban_domain::case::material::Form;
use bangban_domain::case::{Mode, Priority};
use chrono::{Days, NaiveDate};
use uuid::Uuid;

use crate::commands::{Attempt, Command, Subject, Wish};
use crate::dice::Dice;
use crate::facts::Facts;
use crate::matters::{ARCHIVIST, DEPUTY, MODES, NOT_TO_BE_NAMED, Need, SUPERVISOR};
use crate::odds::{ALL, charges, pending, plausible, problems};
use crate::oracle::ORACLE;

/// The next attempt on a case. `straight` takes the shortest way to the archive.
pub(super) fn next(facts: &Facts, dice: &mut Dice, today: NaiveDate, straight: bool) -> Attempt {
    let mut chooser = Chooser { facts, dice, today };
    let command = if straight {
        chooser.straight()
    } else {
        let letters = if chooser.dice.below(100) < 78 {
            format!("{}{}", plausible(&facts.state), pending(facts, today))
        } else {
            ALL.to_owned()
        };
        let letter = *chooser.dice.of(letters.as_bytes());
        chooser.command(char::from(letter))
    };
    let by = chooser.somebody(&command);
    Attempt { by, command }
}

struct Chooser<'a> {
    facts: &'a Facts,
    dice: &'a mut Dice,
    today: NaiveDate,
}

impl Chooser<'_> {
    /// Who tries it: mostly the first of those whom the diagram names.
    fn somebody(&mut self, command: &Command) -> &'static str {
        let matter = self.facts.matter;
        let roles = ORACLE.by(command.act(self.facts));
        let second = roles.len() > 1 && self.dice.once_in(5);
        match roles[usize::from(second)].as_str() {
            "clerk" if matter.venue == bangban_tests::given::LICENCE.venue => self
                .dice
                .of::<&str>(&[matter.clerk, matter.clerk, matter.clerk, DEPUTY]),
            "clerk" => matter.clerk,
            "agent" => self.facts.agent().unwrap_or(matter.agents[0]),
            "supervisor" => self
                .dice
                .of::<&str>(&[SUPERVISOR, SUPERVISOR, SUPERVISOR, DEPUTY]),
            "archivist" => ARCHIVIST,
            "applicant" => matter.applicant,
            other => panic!("nobody plays the part of {other}"),
        }
    }

    fn straight(&mut self) -> Command {
        let facts = self.facts;
        let agreement = facts.agreement.as_ref();
        let today = self.today;
        let sign = |party, method| Command::Sign {
            party,
            method,
            on: today,
            witness: false,
        };
        match facts.state.as_str() {
            "draft" => Command::Submit { declared: true },
            "submitted" => match agreement {
                None if facts.matter.simplified && !facts.consented => {
                    sign(Party::Applicant, SignatureMethod::Oral)
                }
                None if !facts.matter.simplified => self.agreement(true),
                Some(it) if !it.applicant => sign(Party::Applicant, SignatureMethod::Paper),
                Some(it) if !it.venue => sign(Party::Organization, SignatureMethod::Paper),
                _ => Command::Accept {
                    agent: facts.matter.agents[0],
                },
            },
            "correction_required" => self.supplement(true),
            // Few words are made about some of them.
            "accepted" if !facts.matter.simplified => Command::Log {
                kind: LogKind::Guidance,
                tomorrow: false,
            },
            "accepted" | "in_progress" => self.missing().map_or(
                Command::Complete {
                    outcome: Outcome::Granted,
                },
                |material| self.receive(Some(material)),
            ),
            "suspended" => Command::Resume {
                known: true,
                on: today,
            },
            "completed" => Command::HandOver { empty: false },
            _ => Command::Archive,
        }
    }

    /// A material that is needed and did not come in yet.
    fn missing(&self) -> Option<usize> {
        let receipts = self.facts.receipts.iter();
        let mut lines = self.facts.matter.materials.iter().zip(receipts);
        lines.position(|(need, receipt)| *need != Need::Optional && receipt.is_none())
    }

    fn command(&mut self, letter: char) -> Command {
        let today = self.today;
        match letter {
            'c' => Command::Change {
                voluntary: !self.dice.once_in(6),
                mode: *self.dice.of(&MODES),
            },
            's' => Command::Submit {
                declared: !self.dice.once_in(8),
            },
            'n' => Command::Notice {
                subjects: self.subjects(),
                supply_by: self.supply_by(),
            },
            'l' => {
                let all = !self.dice.once_in(3);
                self.supplement(all)
            }
            'r' => Command::Reject,
            'w' => Command::Withdraw,
            'a' => self.agreement(false),
            'g' => self.sign(),
            'p' => self.accept(),
            'o' => Command::Log {
                kind: *self
                    .dice
                    .of(&[LogKind::Guidance, LogKind::Filing, LogKind::Visit]),
                tomorrow: self.dice.once_in(12),
            },
            'd' => self.paper(),
            'x' => Command::Suspend {
                on: self.paper_date(2),
            },
            'y' => Command::Resume {
                known: !self.dice.once_in(8),
                on: self.paper_date(1),
            },
            'h' => Command::Charge {
                state: *self.dice.of(&CHARGES),
                negative: self.dice.once_in(10),
            },
            'e' => Command::Settle {
                charge: self.part(|facts| charges(facts)),
                to: *self.dice.of(&CHARGES),
            },
            'i' => {
                let count = self.facts.matter.materials.len();
                let any = self.dice.index(count + 1);
                let material = match self.missing() {
                    Some(missing) if !self.dice.once_in(3) => Some(missing),
                    _ => Some(any).filter(|any| *any < count),
                };
                self.receive(material)
            }
            'b' => Command::Problem,
            'v' => Command::Solve {
                problem: self.part(|facts| problems(facts)),
            },
            'm' => Command::Remind {
                by: today + Days::new(u64::from(self.dice.below(5))),
            },
            'q' => Command::Request {
                wish: self.wish(),
                coded: !self.dice.once_in(6),
            },
            'z' => Command::Decide {
                request: self.request(),
                yes: !self.dice.once_in(4),
            },
            'f' => Command::Complete {
                outcome: *self
                    .dice
                    .of(&[Outcome::Granted, Outcome::Granted, Outcome::Refused]),
            },
            'u' => Command::HandOver {
                empty: self.dice.once_in(6),
            },
            'k' => Command::AskToEnd,
            't' => Command::Terminate {
                ground: self.ground(),
                listed: !self.dice.once_in(3),
            },
            'j' => Command::Archive,
            '1' => Command::Evaluate {
                level: u8::try_from(self.dice.below(7)).unwrap(),
            },
            '2' => Command::Document,
            other => panic!("no command {other}"),
        }
    }

    /// A date of the past few days, and once in a while tomorrow.
    fn paper_date(&mut self, most: u32) -> NaiveDate {
        if self.dice.once_in(24) {
            self.today + Days::new(1)
        } else {
            self.today - Days::new(u64::from(self.dice.below(most + 1)))
        }
    }

    fn supply_by(&mut self) -> Option<NaiveDate> {
        let days = u64::from(self.dice.below(12));
        self.dice.once_in(2).then(|| self.today + Days::new(days))
    }

    fn subjects(&mut self) -> Vec<Subject> {
        let any = self.dice.index(self.facts.matter.materials.len() + 1);
        match self.dice.below(10) {
            0 => Vec::new(),
            1 => vec![Subject::Words(1), Subject::Words(1)],
            2..5 => vec![Subject::Words(1), Subject::Words(2)],
            5..8 => vec![Subject::Words(1), Subject::Material(0)],
            _ => vec![Subject::Material(any)],
        }
    }

    fn supplement(&mut self, all: bool) -> Command {
        let listed = self.facts.notice.iter().flat_map(|notice| &notice.subjects);
        let mut subjects: Vec<Subject> = listed.map(|(subject, _)| *subject).collect();
        if subjects.is_empty() {
            subjects.push(Subject::Material(0));
        }
        if !all {
            match self.dice.below(3) {
                0 => subjects.clear(),
                1 => subjects.truncate(1),
                _ => subjects.push(Subject::Material(90)),
            }
        }
        Command::Supplement { subjects }
    }

    fn agreement(&mut self, good: bool) -> Command {
        let days = if good {
            300
        } else {
            *self.dice.of(&[0_u64, 1, 3, 20, 200])
        };
        let wrong = !good && self.dice.once_in(10);
        Command::Agreement {
            valid_until: self.today + Days::new(days + 1)
                - Days::new(if wrong { days + 2 } else { 1 }),
            clause: self.dice.once_in(2),
            mode: *self
                .dice
                .of(&[None, None, Some(Mode::Assist), Some(Mode::Entrust)]),
        }
    }

    fn sign(&mut self) -> Command {
        use SignatureMethod as M;
        let text = match &self.facts.mandate {
            Some(mandate) => mandate.supplementary.as_ref(),
            None => self.facts.agreement.as_ref(),
        };
        let expected = match text {
            Some(text) if text.applicant => Party::Organization,
            _ => Party::Applicant,
        };
        let methods = [M::Paper, M::Paper, M::Electronic, M::Oral, M::Fingerprint];
        let back = if self.dice.once_in(12) { 200 } else { 0 };
        let tomorrow = u64::from(self.dice.once_in(20));
        Command::Sign {
            party: if self.dice.once_in(5) {
                *self.dice.of(&[Party::Applicant, Party::Organization])
            } else {
                expected
            },
            method: *self.dice.of(&methods),
            on: self.today + Days::new(tomorrow) - Days::new(back),
            witness: self.dice.once_in(2),
        }
    }

    fn accept(&mut self) -> Command {
        let agent = if self.dice.once_in(6) {
            *self.dice.of(&NOT_TO_BE_NAMED)
        } else {
            *self.dice.of(self.facts.matter.agents)
        };
        Command::Accept { agent }
    }

    fn paper(&mut self) -> Command {
        use DepartmentState as D;
        let department = self.facts.mandate.as_ref().map(|it| it.department.state);
        let known = D::ALL.into_iter().filter(|to| {
            department.is_some_and(|from| ORACLE.department_goes(from.as_str(), to.as_str()))
        });
        let known: Vec<D> = known.collect();
        let to = if known.is_empty() || self.dice.once_in(7) {
            *self.dice.of(&D::ALL)
        } else {
            *self.dice.of(&known)
        };
        let accepted = department == Some(D::Accepted);
        let extends =
            (accepted && to == D::Accepted) || self.dice.once_in(if accepted { 2 } else { 20 });
        let to = if extends && !self.dice.once_in(8) {
            D::Accepted
        } else {
            to
        };
        Command::Department {
            to,
            on: self.paper_date(2),
            extension: extends.then(|| self.dice.below(12)),
            outcome: (to == D::Decided)
                .then(|| *self.dice.of(&[Outcome::Granted, Outcome::Refused])),
        }
    }

    fn receive(&mut self, material: Option<usize>) -> Command {
        let need = material.and_then(|at| self.facts.matter.materials.get(at));
        let deferred = match need {
            Some(Need::Deferrable) => self.dice.once_in(2),
            _ => self.dice.once_in(16),
        };
        let forms = [
            Form::Original,
            Form::Copy,
            Form::Electronic,
            Form::SharedLicence,
        ];
        let form = if deferred {
            Form::Deferred
        } else {
            *self.dice.of(&forms)
        };
        let dated = deferred != self.dice.once_in(16);
        let ahead = Days::new(u64::from(self.dice.below(15)));
        Command::Receive {
            material,
            form,
            copies: u32::from(!self.dice.once_in(12)),
            until: dated.then(|| self.today + ahead),
        }
    }

    fn wish(&mut self) -> Wish {
        let kinds = match self.facts.state.as_str() {
            "submitted" => [0, 0, 0, 2, 1],
            "completed" => [4, 4, 4, 4, 2],
            _ => [1, 1, 2, 3, 3],
        };
        let anything = self.dice.once_in(8);
        let kind = if anything {
            self.dice.below(5)
        } else {
            *self.dice.of(&kinds)
        };
        match kind {
            0 => Wish::SecondNotice {
                subjects: if self.dice.once_in(2) {
                    self.subjects()
                } else {
                    Vec::new()
                },
                supply_by: self.supply_by(),
            },
            1 if self.dice.once_in(6) => Wish::Agent(self.dice.of::<&str>(&NOT_TO_BE_NAMED)),
            1 => Wish::Agent(self.successor()),
            2 => Wish::Priority(*self.dice.of(&Priority::ALL)),
            3 => Wish::Impossibility {
                listed: self.dice.once_in(3),
            },
            _ => Wish::Reopening,
        }
    }

    /// Mostly one that holds.
    fn ground(&mut self) -> TerminationGround {
        let mandate = self.facts.mandate.as_ref();
        if self.dice.once_in(3) {
            *self.dice.of(&GROUNDS)
        } else if mandate.is_some_and(|it| it.impossible) {
            TerminationGround::ObjectiveImpossibility
        } else {
            TerminationGround::NonCooperation
        }
    }

    /// Another agent of the venue, where it has one.
    fn successor(&self) -> &'static str {
        let agents = self.facts.matter.agents;
        let other = agents
            .iter()
            .find(|agent| self.facts.agent() != Some(agent));
        other.unwrap_or(&agents[0])
    }

    /// The latest request, mostly; sometimes an older one, or one that there is not.
    fn request(&mut self) -> Option<usize> {
        let count = self.facts.requests.len();
        if count == 0 || self.dice.once_in(12) {
            None
        } else if self.dice.once_in(4) {
            Some(self.dice.index(count))
        } else {
            Some(count - 1)
        }
    }

    /// A part of the case, mostly an open one; or one that there is not.
    fn part(&mut self, list: impl Fn(&Facts) -> &[(Uuid, bool)]) -> Option<usize> {
        let list = list(self.facts);
        if list.is_empty() || self.dice.once_in(8) {
            return None;
        }
        let open = list.iter().position(|(_, open)| *open);
        let any = self.dice.index(list.len());
        open.filter(|_| !self.dice.once_in(3)).or(Some(any))
    }
}

const CHARGES: [ChargeState; 3] = [ChargeState::Due, ChargeState::Paid, ChargeState::Waived];
const GROUNDS: [TerminationGround; 3] = [
    TerminationGround::ApplicantRequest,
    TerminationGround::ObjectiveImpossibility,
    TerminationGround::NonCooperation,
];
