//! The choice of an agent among those of the venue who may be named (C9): in service, with the undertaking.

use bangban_api_types::agents::AgentView;
use bangban_domain::agent::AgentKind;
use leptos::prelude::*;
use uuid::Uuid;

use super::Note;
use crate::api::{Api, Failure, registry, remote, use_api};
use crate::form::Form;
use crate::kit::Loading;
use crate::kit::field::{Choice, RadioField, SelectField};
use crate::session::use_session;
use crate::texts::acts::{agreement, approval};
use crate::texts::codes::Coded;
use crate::texts::time;

/// How many are shown all at once; more open in a list.
const SHOWN: usize = 8;

/// The active agents of a venue.
async fn of_venue(api: Api, venue: Uuid) -> Result<Vec<AgentView>, Failure> {
    let mut agents = Vec::new();
    let mut cursor = None;
    loop {
        let parameters = [
            ("organization_id", Some(venue.to_string())),
            ("active", Some("true".to_owned())),
            ("limit", Some("100".to_owned())),
            ("cursor", cursor),
        ];
        let page = registry::agents(api, &parameters).await?;
        agents.extend(page.items);
        cursor = page.next_cursor;
        if cursor.is_none() {
            return Ok(agents);
        }
    }
}

/// The agent, in the field at a pointer. The caller is chosen at first, if he or she is one; so is the only one.
#[component]
pub(crate) fn AgentChoice(
    form: Form,
    #[prop(into)] pointer: String,
    #[prop(into)] label: String,
    venue: Uuid,
    /// The present agent, who is not offered.
    #[prop(optional_no_strip)]
    without: Option<Uuid>,
) -> impl IntoView {
    let api = use_api();
    let me = use_session().me().map(|me| me.id);
    let agents = remote(move || of_venue(api, venue));
    let shown = move |agents: Vec<AgentView>| {
        let (mut able, unable): (Vec<_>, Vec<_>) = agents
            .into_iter()
            .filter(|agent| Some(agent.id) != without)
            .partition(|agent| agent.undertaking_signed_on.is_some());
        able.sort_by_key(|agent| (Some(agent.id) != me, rank(agent.kind), agent.name.clone()));
        let mine = able
            .iter()
            .find(|agent| Some(agent.id) == me || able.len() == 1);
        if let Some(mine) = mine {
            form.preset(&pointer, mine.id.to_string());
        }
        view! { <Choices form pointer=pointer.clone() label=label.clone() able me /> <Unable unable /> }
    };
    view! { <Loading remote=agents children=shown /> }
}

#[component]
fn Choices(
    form: Form,
    pointer: String,
    label: String,
    able: Vec<AgentView>,
    me: Option<Uuid>,
) -> impl IntoView {
    if able.is_empty() {
        return view! { <Note text=agreement::NO_AGENT /> }.into_any();
    }
    let choices: Vec<_> = able.iter().map(|agent| choice(agent, me)).collect();
    let hint = agreement::AGENT_HINT;
    if choices.len() > SHOWN {
        view! { <SelectField form pointer label choices hint /> }.into_any()
    } else {
        view! { <RadioField form pointer label choices hint /> }.into_any()
    }
}

fn choice(agent: &AgentView, me: Option<Uuid>) -> Choice {
    let label = if Some(agent.id) == me {
        agreement::MYSELF.fill([&agent.name])
    } else {
        agent.name.clone()
    };
    let signed = agent
        .undertaking_signed_on
        .map(time::day)
        .unwrap_or_default();
    Choice {
        hint: Some(agreement::UNDERTAKING.fill([agent.kind.t(), &signed])),
        ..Choice::new(agent.id.to_string(), label)
    }
}

/// Who can't be named, and why.
#[component]
fn Unable(unable: Vec<AgentView>) -> impl IntoView {
    let names: Vec<_> = unable.into_iter().map(|agent| agent.name).collect();
    (!names.is_empty()).then(|| {
        let names = names.join(approval::LIST_COMMA.t());
        view! { <p class="hint">{agreement::WITHOUT_UNDERTAKING.fill([&names])}</p> }
    })
}

const fn rank(kind: AgentKind) -> u8 {
    match kind {
        AgentKind::FullTime => 0,
        AgentKind::PartTime => 1,
        AgentKind::Volunteer => 2,
    }
}
