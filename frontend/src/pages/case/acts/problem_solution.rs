//! 解决问题 (C20).

use bangban_api_types::cases::acts::ProblemSolutionRequest;
use bangban_api_types::cases::parts::ProblemView;
use leptos::prelude::*;
use serde_json::json;

use super::parts::ActForm;
use super::parts::rows::Rows;
use super::sheet::Act;
use crate::kit::field::TextArea;
use crate::texts::acts::handling;
use crate::texts::time;

/// The form of the problem that the address names, or of the only one; else the open ones.
#[component]
pub(super) fn ProblemSolution(act: Act) -> impl IntoView {
    let open: Vec<ProblemView> = act
        .case
        .problems
        .iter()
        .filter(|problem| problem.solved_at.is_none())
        .cloned()
        .collect();
    let chosen = match (act.row, open.as_slice()) {
        (None, [only]) => Some(only.clone()),
        (row, open) => open.iter().find(|problem| Some(problem.id) == row).cloned(),
    };
    let Some(problem) = chosen else {
        let rows: Vec<_> = open
            .iter()
            .map(|problem| (problem.id, line(problem)))
            .collect();
        return view! { <Rows act rows none=handling::NO_PROBLEMS /> }.into_any();
    };
    let act = act.on_row(problem.id);
    let form = act.form();
    let on_submit = act.sends::<ProblemSolutionRequest>(form, json!({}));
    view! {
        <ActForm act form on_submit>
            <p><strong>{line(&problem)}</strong></p>
            <TextArea form pointer="/text" label=handling::SOLUTION />
        </ActForm>
    }
    .into_any()
}

fn line(problem: &ProblemView) -> String {
    handling::PROBLEM_LINE.fill([&problem.text, &time::date(problem.raised_at)])
}
