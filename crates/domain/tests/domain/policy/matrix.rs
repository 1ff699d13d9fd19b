//! The tables of the policy as readable text, compared with `policy-matrix.txt`.

use std::fmt::Write;
use std::path::Path;

use bangban_domain::agent::AgentKind;
use bangban_domain::case::applicant::PersonalField;
use bangban_domain::case::{Action, Case};
use bangban_domain::policy::grants::Relation;
use bangban_domain::policy::role::may_be_held_together;
use bangban_domain::policy::{
    Actor, Permission, Role, authorize, authorize_creation, authorize_disclosure, may,
};

use crate::support::*;

const RELATIONS: [Relation; 6] = [
    Relation::OwnCase,
    Relation::AtVenue,
    Relation::InSubtree,
    Relation::Assigned,
    Relation::MadeDraft,
    Relation::Drafting,
];

fn name(relation: Relation) -> &'static str {
    match relation {
        Relation::OwnCase => "own case",
        Relation::AtVenue => "at venue",
        Relation::InSubtree => "in subtree",
        Relation::Assigned => "assigned",
        Relation::MadeDraft => "made draft",
        Relation::Drafting => "drafting",
    }
}

/// Columns as wide as their widest cell.
fn table(rows: &[Vec<String>]) -> String {
    let columns = rows.first().map_or(0, Vec::len);
    let width = |column: usize| rows.iter().map(|row| row[column].len()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let mut text = String::new();
    for row in rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            write!(line, "{cell:width$}  ").unwrap();
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

fn heading(first: &str) -> Vec<String> {
    let roles = Role::ALL.iter().map(|role| role.as_str().to_owned());
    std::iter::once(first.to_owned()).chain(roles).collect()
}

fn cell(action: Action, role: Role) -> String {
    let relations = RELATIONS
        .into_iter()
        .filter(|relation| action.rule().grants.contains(&(role, *relation)));
    let names: Vec<&str> = relations.map(name).collect();
    if names.is_empty() {
        "-".to_owned()
    } else {
        names.join(", ")
    }
}

fn rendered() -> String {
    let mut acts = vec![heading("act on a case")];
    for action in Action::ALL {
        let cells = Role::ALL.iter().map(|role| cell(action, *role));
        let first = std::iter::once(action.as_str().to_owned());
        acts.push(first.chain(cells).collect());
    }
    let mut permissions = vec![heading("permission")];
    for permission in Permission::ALL {
        let cell = |role: &Role| {
            let allowed = may(&actor(AGENT, &[(*role, county())]), permission);
            if allowed { "yes" } else { "-" }.to_owned()
        };
        let first = std::iter::once(format!("{permission:?}"));
        permissions.push(first.chain(Role::ALL.iter().map(cell)).collect());
    }
    format!(
        "Who may act on a case, and standing how to it. Generated from the code by a test;\n\
         BANGBAN_UPDATE_SNAPSHOTS=1 cargo test -p bangban-domain writes it anew.\n\n{}\n{}",
        table(&acts),
        table(&permissions)
    )
}

#[test]
fn the_matrix_is_the_one_that_is_checked_in() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("policy-matrix.txt");
    let now = rendered();
    if std::env::var_os("BANGBAN_UPDATE_SNAPSHOTS").is_some_and(|value| value == "1") {
        std::fs::write(&path, &now).unwrap();
    }
    let checked_in = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(
        now, checked_in,
        "the policy changed: look at the difference, then set BANGBAN_UPDATE_SNAPSHOTS=1"
    );
}

/// Somebody with this role who stands to the case in this relation, and in none that it does not
/// imply. The case is in the village, with an agent.
fn standing(role: Role, relation: Relation) -> (Actor, Case) {
    // Who is still drafting has no agent beside her yet.
    let mut case = match relation {
        Relation::Drafting => Bench::livelihood().case,
        _ => Bench::livelihood().accepted().case,
    };
    let mut somebody = match relation {
        Relation::OwnCase | Relation::Assigned => actor(99, &[(role, other_county())]),
        Relation::AtVenue | Relation::MadeDraft | Relation::Drafting => {
            actor(99, &[(role, village())])
        }
        Relation::InSubtree => actor(99, &[(role, county())]),
    };
    match relation {
        Relation::OwnCase => somebody.identity = Some(case.applicant_key.clone()),
        Relation::Assigned => somebody.user_id = user(AGENT),
        Relation::MadeDraft | Relation::Drafting => case.record.created_by = somebody.user_id,
        Relation::AtVenue | Relation::InSubtree => {}
    }
    (somebody, case)
}

fn implied(relation: Relation) -> &'static [Relation] {
    match relation {
        Relation::OwnCase => &[Relation::OwnCase],
        Relation::AtVenue => &[Relation::AtVenue, Relation::InSubtree],
        Relation::InSubtree => &[Relation::InSubtree],
        Relation::Assigned => &[Relation::Assigned],
        Relation::MadeDraft => &[Relation::MadeDraft, Relation::AtVenue, Relation::InSubtree],
        Relation::Drafting => &[
            Relation::Drafting,
            Relation::MadeDraft,
            Relation::AtVenue,
            Relation::InSubtree,
        ],
    }
}

#[test]
fn authorize_does_what_the_matrix_says() {
    for role in Role::ALL {
        for relation in RELATIONS {
            let (somebody, case) = standing(role, relation);
            for action in Action::ALL {
                let granted = action
                    .rule()
                    .grants
                    .iter()
                    .any(|(to, by)| *to == role && implied(relation).contains(by));
                let allowed = authorize(&somebody, action, &case).is_ok();
                assert_eq!(allowed, granted, "{role:?} {relation:?} {action:?}");
            }
        }
    }
}

#[test]
fn a_volunteer_is_given_no_personal_data() {
    let (agent, case) = standing(Role::Agent, Relation::Assigned);
    for kind in AgentKind::ALL {
        let allowed = authorize_disclosure(&agent, Some(kind), &case).is_ok();
        assert_eq!(allowed, kind != AgentKind::Volunteer, "{kind:?}");
    }
    let (leader, case) = standing(Role::Leader, Relation::InSubtree);
    assert!(authorize_disclosure(&leader, None, &case).is_err());
}

#[test]
fn every_masked_fact_can_be_told_whole() {
    let case = Bench::livelihood().case;
    let fields = case.applicant.masked_fields();
    assert!(fields.contains(&PersonalField::Phone));
    let masked = case.applicant.masked();
    for field in fields {
        let (whole, shown) = (case.applicant.whole(field), masked.whole(field));
        assert!(whole.is_some() && whole != shown, "{field:?}");
    }
    // The names of bodies are public.
    assert_eq!(enterprise().whole(PersonalField::Name), None);
}

#[test]
fn who_stands_nowhere_to_the_case_may_do_nothing_with_it() {
    let case = Bench::livelihood().accepted().case;
    for role in Role::ALL {
        let mut stranger = actor(99, &[(role, other_town())]);
        stranger.identity = Some(key(&enterprise()));
        // An identity alone is no applicant, a name on the case alone is no agent.
        let mut without_role = actor(AGENT, &[]);
        without_role.identity = Some(case.applicant_key.clone());
        for action in Action::ALL {
            assert!(authorize(&stranger, action, &case).is_err());
            assert!(authorize(&without_role, action, &case).is_err());
        }
    }
}

#[test]
fn cases_are_made_by_applicants_anywhere_and_by_staff_at_their_own_venue() {
    let allowed = |role, venue| {
        let somebody = actor(99, &[(role, county())]);
        authorize_creation(&somebody, &venue).is_ok()
    };
    for role in Role::ALL {
        let staff = matches!(role, Role::Clerk | Role::Agent);
        let applicant = role == Role::Applicant;
        assert_eq!(allowed(role, county()), staff || applicant, "{role:?}");
        assert_eq!(allowed(role, town()), applicant, "{role:?}");
        assert_eq!(allowed(role, other_county()), applicant, "{role:?}");
    }
}

#[test]
fn the_three_administrators_hold_nothing_together_with_anything() {
    for one in Role::ALL {
        assert!(may_be_held_together(&[one]));
        for other in Role::ALL.into_iter().filter(|other| *other != one) {
            let apart = one.is_administrative() || other.is_administrative();
            assert_eq!(may_be_held_together(&[one, other]), !apart);
        }
    }
}
