//! Every command by name, and what came of trying it.

use std::fmt::Debug;

use bangban_domain::agent::Candidate;
use bangban_domain::case::acts::sweep::{
    FillInDates, NoteUnanswered, RecordDeemedAcceptance, RecordLapse, RemindOfSupply,
};
use bangban_domain::case::acts::withdraw::Withdraw;
use bangban_domain::case::{Action, Command, Context, Decision, Refusal};

use super::arguments::{Bytes, archive, ask_to_end, document, problem};
use super::world::World;
use crate::steps::reject;

/// A command that was tried, twice, on the same case.
pub(super) struct Attempt {
    pub(super) label: String,
    pub(super) action: Action,
    pub(super) result: Result<Decision, Refusal>,
    pub(super) again: Result<Decision, Refusal>,
    /// A no to a request that is left over: possible in every state.
    pub(super) turns_down_a_request: bool,
    /// The successor's facts, with a request for another agent.
    pub(super) candidate: Option<Candidate>,
}

/// Every command.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    ChangeDraft,
    Submit,
    Notice,
    Supplement,
    Reject,
    Withdraw,
    Agreement,
    Sign,
    Accept,
    Log,
    Department,
    Suspend,
    Resume,
    Charge,
    Settle,
    Receipt,
    Problem,
    Solve,
    Remind,
    Request,
    Decide,
    Complete,
    HandOver,
    RequestTermination,
    Terminate,
    Archive,
    Evaluate,
    Document,
    NoteUnanswered,
    RemindOfSupply,
    RecordLapse,
    Deemed,
    FillIn,
}

impl Kind {
    pub(super) const ALL: [Self; 33] = [
        Self::ChangeDraft,
        Self::Submit,
        Self::Notice,
        Self::Supplement,
        Self::Reject,
        Self::Withdraw,
        Self::Agreement,
        Self::Sign,
        Self::Accept,
        Self::Log,
        Self::Department,
        Self::Suspend,
        Self::Resume,
        Self::Charge,
        Self::Settle,
        Self::Receipt,
        Self::Problem,
        Self::Solve,
        Self::Remind,
        Self::Request,
        Self::Decide,
        Self::Complete,
        Self::HandOver,
        Self::RequestTermination,
        Self::Terminate,
        Self::Archive,
        Self::Evaluate,
        Self::Document,
        Self::NoteUnanswered,
        Self::RemindOfSupply,
        Self::RecordLapse,
        Self::Deemed,
        Self::FillIn,
    ];

    pub(super) fn attempt(self, world: &World, context: &Context<'_>, with: [u8; 4]) -> Attempt {
        let bytes = Bytes::new(world, with);
        match self {
            Self::ChangeDraft => attempt(bytes.change_draft(), world, context),
            Self::Submit => attempt(bytes.submit(), world, context),
            Self::Notice => attempt(bytes.notice(), world, context),
            Self::Supplement => attempt(bytes.supplement(), world, context),
            Self::Reject => attempt(reject(), world, context),
            Self::Withdraw => attempt(Withdraw { reason: None }, world, context),
            Self::Agreement => attempt(bytes.agreement(), world, context),
            Self::Sign => attempt(bytes.sign(), world, context),
            Self::Accept => attempt(bytes.accept(), world, context),
            Self::Log => attempt(bytes.log(), world, context),
            Self::Department => attempt(bytes.department(), world, context),
            Self::Suspend => attempt(bytes.suspend(), world, context),
            Self::Resume => attempt(bytes.resume(), world, context),
            Self::Charge => attempt(bytes.charge(), world, context),
            Self::Settle => attempt(bytes.settle(), world, context),
            Self::Receipt => attempt(bytes.receipt(), world, context),
            Self::Problem => attempt(problem(), world, context),
            Self::Solve => attempt(bytes.solve(), world, context),
            Self::Remind => attempt(bytes.remind(), world, context),
            Self::Request => bytes.request(context),
            Self::Decide => bytes.decide(context),
            Self::Complete => attempt(bytes.complete(), world, context),
            Self::HandOver => attempt(bytes.hand_over(), world, context),
            Self::RequestTermination => attempt(ask_to_end(), world, context),
            Self::Terminate => attempt(bytes.terminate(), world, context),
            Self::Archive => attempt(archive(), world, context),
            Self::Evaluate => attempt(bytes.evaluate(), world, context),
            Self::Document => attempt(document(), world, context),
            Self::NoteUnanswered => attempt(NoteUnanswered, world, context),
            Self::RemindOfSupply => attempt(RemindOfSupply, world, context),
            Self::RecordLapse => attempt(RecordLapse, world, context),
            Self::Deemed => attempt(RecordDeemedAcceptance, world, context),
            Self::FillIn => attempt(FillInDates, world, context),
        }
    }
}

pub(super) fn attempt<C: Command + Clone + Debug>(
    command: C,
    world: &World,
    context: &Context<'_>,
) -> Attempt {
    Attempt {
        label: format!("{command:?}"),
        action: C::ACTION,
        result: command.clone().decide(world.case.clone(), context),
        again: command.decide(world.case.clone(), context),
        turns_down_a_request: false,
        candidate: None,
    }
}
