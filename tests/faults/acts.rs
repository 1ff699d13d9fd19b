//! The way of a case that the writers take: eight acts, of which five need the version.
//!
//! Owns their order, bodies and the events that each must leave.

use bangban_tests::Ids;
use bangban_tests::given::{LICENCE, corp};
use chrono::{NaiveDate, TimeDelta};
use serde_json::{Value, json};

/// Who acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum By {
    Clerk,
    Agent,
}

/// One act.
pub(crate) struct Act {
    /// Below the case; empty for the draft, which makes the case.
    pub(crate) path: &'static str,
    pub(crate) by: By,
    /// Whether it names the version that was seen.
    pub(crate) of_version: bool,
    /// The kinds of the events that it leaves.
    pub(crate) kinds: &'static [&'static str],
    body: fn(&Ids, &str, NaiveDate) -> Value,
}

impl Act {
    /// The same body for the same label and day.
    pub(crate) fn body(&self, ids: &Ids, label: &str, day: NaiveDate) -> Value {
        (self.body)(ids, label, day)
    }
}

/// All of them, in order.
pub(crate) static ACTS: [Act; 8] = [
    Act {
        path: "",
        by: By::Clerk,
        of_version: false,
        kinds: &["drafted"],
        body: |ids, label, _| draft(ids, case_of(label)),
    },
    Act {
        path: "submission",
        by: By::Clerk,
        of_version: true,
        kinds: &["submitted"],
        body: |_, _, _| json!({ "declaration": true }),
    },
    Act {
        path: "agreement",
        by: By::Clerk,
        of_version: true,
        kinds: &["agreement_drawn_up"],
        body: |_, label, day| {
            let valid_until = day + TimeDelta::days(30);
            // The scope of the agreement takes the place of that of the draft.
            json!({ "content": label, "scope": case_of(label), "valid_until": valid_until })
        },
    },
    Act {
        path: "agreement/signatures",
        by: By::Clerk,
        of_version: true,
        kinds: &["agreement_signed"],
        body: |_, _, day| signature("applicant", day),
    },
    Act {
        path: "agreement/signatures",
        by: By::Clerk,
        of_version: true,
        kinds: &["agreement_signed"],
        body: |_, _, day| signature("organization", day),
    },
    Act {
        path: "acceptance",
        by: By::Clerk,
        of_version: true,
        kinds: &["accepted"],
        body: |ids, _, _| json!({ "agent_id": ids.user(LICENCE.agent) }),
    },
    Act {
        path: "log-entries",
        by: By::Agent,
        of_version: false,
        kinds: &["work_logged", "work_began"],
        body: |_, label, _| json!({ "text": label, "kind": "guidance" }),
    },
    Act {
        path: "problems",
        by: By::Agent,
        of_version: false,
        kinds: &["problem_raised"],
        body: |_, label, _| json!({ "text": label }),
    },
];

/// A draft that holds its label, so that a second one is known as such.
pub(crate) fn draft(ids: &Ids, label: &str) -> Value {
    json!({
        "service_item_id": ids.item(LICENCE.item),
        "organization_id": ids.organization(LICENCE.venue),
        "mode": "entrust",
        "applicant": corp(),
        "consent": { "voluntary": true, "scope": label },
    })
}

/// A case's own label: what the labels of its acts begin with.
fn case_of(label: &str) -> &str {
    label.rsplit_once('-').map_or(label, |(case, _)| case)
}

fn signature(party: &str, day: NaiveDate) -> Value {
    json!({ "party": party, "method": "paper", "signed_on": day })
}
