//! Links: which operation can follow an answer, and with which values of it (OpenAPI's Link Objects).
//! They lead a reader from the making of a case to its archive, and they lead generated requests
//! (`scripts/contract`) into states that chance alone would never reach.
//!
//! Owns the order of the acts as a newcomer would do them. Does not own what a state allows: that is
//! `bangban_domain::case::Action`, and `allowed_actions` of each case says it.

use std::collections::BTreeMap;

use utoipa::openapi::link::{Link, LinkBuilder};
use utoipa::openapi::path::{Operation, Parameter, ParameterIn};
use utoipa::openapi::schema::Components;
use utoipa::openapi::{OpenApi, Ref, RefOr, Required, Response};

use super::components::header_ref;
use super::operations::operations_mut;

/// What may follow an answer that is a case.
const AFTER_A_CASE: [(&str, &[&str]); 25] = [
    (
        "get_case",
        &[
            "change_draft",
            "submit_case",
            "supplement_case",
            "accept_case",
            "draw_up_agreement",
            "sign_agreement",
            "issue_correction_notice",
            "reject_case",
            "withdraw_case",
            "resume_case",
            "log_work",
            "record_department_progress",
            "complete_case",
            "hand_over_case",
            "archive_case",
            "receive_material",
            "record_charge",
            "settle_charge",
            "raise_problem",
            "solve_problem",
            "remind_applicant",
            "suspend_case",
            "add_document",
            "get_document",
            "request_approval",
            "request_termination",
            "terminate_case",
            "evaluate_case",
            "list_case_events",
            "list_log_entries",
            "list_charges",
            "list_problems",
            "list_documents",
            "view_case_with_others",
            "disclose_personal_data",
        ],
    ),
    (
        "create_case",
        &[
            "get_case",
            "change_draft",
            "receive_material",
            "add_document",
            "submit_case",
        ],
    ),
    ("change_draft", &["get_case", "submit_case"]),
    (
        "submit_case",
        &[
            "get_case",
            "draw_up_agreement",
            "accept_case",
            "issue_correction_notice",
            "reject_case",
            "withdraw_case",
        ],
    ),
    (
        "issue_correction_notice",
        &[
            "get_case",
            "supplement_case",
            "reject_case",
            "withdraw_case",
        ],
    ),
    ("supplement_case", &["get_case", "accept_case"]),
    ("draw_up_agreement", &["get_case", "sign_agreement"]),
    ("sign_agreement", &["get_case", "accept_case"]),
    (
        "accept_case",
        &[
            "get_case",
            "log_work",
            "record_department_progress",
            "terminate_case",
        ],
    ),
    (
        "log_work",
        &[
            "list_log_entries",
            "record_department_progress",
            "suspend_case",
            "complete_case",
        ],
    ),
    (
        "record_department_progress",
        &["get_case", "log_work", "complete_case"],
    ),
    ("suspend_case", &["get_case", "resume_case"]),
    ("resume_case", &["get_case", "log_work", "complete_case"]),
    ("record_charge", &["list_charges", "settle_charge"]),
    ("settle_charge", &["list_charges"]),
    ("raise_problem", &["list_problems", "solve_problem"]),
    ("solve_problem", &["list_problems"]),
    ("add_document", &["list_documents", "get_document"]),
    ("complete_case", &["hand_over_case", "evaluate_case"]),
    (
        "handle_on_the_spot",
        &["get_case", "hand_over_case", "evaluate_case"],
    ),
    ("hand_over_case", &["archive_case", "evaluate_case"]),
    ("request_termination", &["get_case", "terminate_case"]),
    ("terminate_case", &["archive_case", "evaluate_case"]),
    ("reject_case", &["archive_case", "evaluate_case"]),
    ("withdraw_case", &["archive_case"]),
];

/// Where an answer that is a case holds what the next operation takes.
const IN_A_CASE: [(&str, &str); 7] = [
    ("id", "$response.body#/id"),
    ("If-Match", "$response.header.ETag"),
    ("mid", "$response.body#/materials/0/id"),
    ("charge_id", "$response.body#/charges/0/id"),
    ("pid", "$response.body#/problems/0/id"),
    ("sid", "$response.body#/suspensions/0/id"),
    ("did", "$response.body#/documents/0/id"),
];

/// The one after which it comes, the operation, and where the answer holds what it takes.
type Row = (
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str)],
);

/// What may follow the other answers.
const AFTER_OTHERS: [Row; 62] = [
    ("list_cases", "get_case", FIRST_ITEM),
    ("list_cases", "list_case_events", FIRST_ITEM),
    ("search_cases", "get_case", FIRST_ITEM),
    ("list_approval_requests", "get_case", FIRST_CASE),
    (
        "list_approval_requests",
        "decide_approval_request",
        &[
            ("id", "$response.body#/items/0/case_id"),
            ("rid", "$response.body#/items/0/id"),
        ],
    ),
    ("list_alerts", "get_case", FIRST_CASE),
    ("list_notifications", "get_case", FIRST_CASE),
    ("list_notifications", "mark_notification_read", FIRST_ITEM),
    ("list_agents", "get_agent", FIRST_ITEM),
    ("list_agents", "get_agent_workload", FIRST_ITEM),
    ("get_agent", "change_agent", ITSELF_AS_SEEN),
    ("get_agent", "transfer_agent", ITSELF_AS_SEEN),
    ("get_agent", "dismiss_agent", ITSELF_AS_SEEN),
    ("get_agent", "sign_agent_undertaking", ITSELF_AS_SEEN),
    ("get_agent", "list_agent_absences", ITSELF),
    ("get_agent", "record_agent_absence", ITSELF),
    ("get_agent", "put_agent_record", ITSELF),
    ("get_agent", "disclose_agent_record", ITSELF),
    ("change_agent", "get_agent", ITSELF),
    (
        "record_agent_absence",
        "end_agent_absence",
        &[
            ("id", "$response.body#/agent_id"),
            ("aid", "$response.body#/id"),
        ],
    ),
    ("appoint_agent", "get_agent", CHANGED_AGENT),
    ("appoint_agent", "get_filing", ITS_FILING),
    ("transfer_agent", "get_filing", ITS_FILING),
    ("dismiss_agent", "get_filing", ITS_FILING),
    ("list_filings", "get_filing", FIRST_ITEM),
    ("get_filing", "submit_filing", ITSELF_AS_SEEN),
    ("get_filing", "receive_filing", ITSELF_AS_SEEN),
    ("get_filing", "return_filing", ITSELF_AS_SEEN),
    ("submit_filing", "receive_filing", ITSELF_AS_SEEN),
    ("submit_filing", "return_filing", ITSELF_AS_SEEN),
    ("return_filing", "submit_filing", ITSELF_AS_SEEN),
    ("get_organization", "get_coverage", ITSELF),
    ("get_organization", "list_child_coverage", ITSELF),
    ("get_organization", "get_turnover", ITSELF),
    ("list_windows", "get_window", FIRST_ITEM),
    ("create_window", "change_window", ITSELF_AS_SEEN),
    ("get_window", "change_window", ITSELF_AS_SEEN),
    ("list_users", "get_user", FIRST_ITEM),
    ("create_user", "get_user", ITSELF),
    ("create_user", "change_user", ITSELF_AS_SEEN),
    ("get_user", "change_user", ITSELF_AS_SEEN),
    ("change_user", "get_user", ITSELF),
    ("list_organizations", "get_organization", FIRST_ITEM),
    ("get_organization", "change_organization", ITSELF_AS_SEEN),
    ("change_organization", "get_organization", ITSELF),
    ("list_service_items", "get_service_item", FIRST_ITEM),
    ("list_service_items", "get_service_item_guide", FIRST_ITEM),
    (
        "list_service_items",
        "list_service_item_versions",
        FIRST_ITEM,
    ),
    ("get_service_item", "get_service_item_guide", ITSELF),
    (
        "list_service_item_versions",
        "get_service_item_version",
        &[
            ("id", "$request.path.id"),
            ("version", "$response.body#/items/0/version"),
        ],
    ),
    ("get_service_item", "create_service_item_version", ITSELF),
    ("create_service_item", "get_service_item_version", VERSION),
    (
        "create_service_item",
        "replace_service_item_version",
        VERSION_AS_SEEN,
    ),
    (
        "create_service_item_version",
        "replace_service_item_version",
        VERSION_AS_SEEN,
    ),
    (
        "create_service_item_version",
        "discard_service_item_version",
        VERSION_AS_SEEN,
    ),
    (
        "replace_service_item_version",
        "publish_service_item_version",
        VERSION_AS_SEEN,
    ),
    (
        "replace_service_item_version",
        "discard_service_item_version",
        VERSION_AS_SEEN,
    ),
    (
        "publish_service_item_version",
        "get_service_item_version",
        VERSION,
    ),
    (
        "list_divisions",
        "get_division",
        &[("code", "$response.body#/items/0/code")],
    ),
    (
        "list_calendar_years",
        "get_calendar_year",
        &[("year", "$response.body#/items/0/year")],
    ),
    (
        "get_calendar_year",
        "put_calendar_year",
        &[
            ("year", "$response.body#/year"),
            ("If-Match", "$response.header.ETag"),
        ],
    ),
    (
        "put_calendar_year",
        "get_calendar_year",
        &[("year", "$response.body#/year")],
    ),
];

const FIRST_ITEM: &[(&str, &str)] = &[("id", "$response.body#/items/0/id")];
const FIRST_CASE: &[(&str, &str)] = &[("id", "$response.body#/items/0/case_id")];
const CHANGED_AGENT: &[(&str, &str)] = &[("id", "$response.body#/agent/id")];
const ITS_FILING: &[(&str, &str)] = &[("id", "$response.body#/filing/id")];
const ITSELF: &[(&str, &str)] = &[("id", "$response.body#/id")];
const ITSELF_AS_SEEN: &[(&str, &str)] = &[
    ("id", "$response.body#/id"),
    ("If-Match", "$response.header.ETag"),
];

const VERSION: &[(&str, &str)] = &[
    ("id", "$response.body#/item/id"),
    ("version", "$response.body#/version"),
];
const VERSION_AS_SEEN: &[(&str, &str)] = &[
    ("id", "$response.body#/item/id"),
    ("version", "$response.body#/version"),
    ("If-Match", "$response.header.ETag"),
];

/// Adds the links. Those from or to an operation that is not described are left away.
pub(super) fn add(openapi: &mut OpenApi) {
    let taken = parameters(openapi);
    let mut shared: BTreeMap<String, Link> = BTreeMap::new();
    for item in openapi.paths.paths.values_mut() {
        for (_, operation) in operations_mut(item) {
            let Some(source) = operation.operation_id.clone() else {
                continue;
            };
            for target in after_a_case(&source) {
                if let Some(parameters) = taken.get(*target) {
                    shared.insert((*target).to_owned(), from_a_case(target, parameters));
                    let place = Ref::new(format!("#/components/links/{target}"));
                    insert(operation, target, &RefOr::Ref(place));
                }
            }
            for (_, target, values) in AFTER_OTHERS.iter().filter(|(from, ..)| *from == source) {
                if taken.contains_key(*target) {
                    insert(operation, target, &RefOr::T(link(target, values)));
                }
            }
        }
    }
    let components = openapi.components.get_or_insert_with(Components::new);
    let shared = shared.into_iter();
    components
        .links
        .extend(shared.map(|(name, link)| (name, RefOr::T(link))));
}

fn after_a_case(source: &str) -> &'static [&'static str] {
    AFTER_A_CASE
        .iter()
        .find(|(from, _)| *from == source)
        .map_or(&[], |(_, targets)| *targets)
}

/// The names of what an operation takes from an answer: the parts of its path, and `If-Match`.
fn parameters(openapi: &mut OpenApi) -> BTreeMap<String, Vec<String>> {
    let mut taken = BTreeMap::new();
    for item in openapi.paths.paths.values_mut() {
        for (_, operation) in operations_mut(item) {
            let Some(id) = operation.operation_id.clone() else {
                continue;
            };
            let described = operation.parameters.iter().flatten();
            taken.insert(id, described.filter_map(needed).collect());
        }
    }
    taken
}

fn needed(parameter: &RefOr<Parameter>) -> Option<String> {
    match parameter {
        RefOr::T(parameter) => {
            let needed = parameter.parameter_in == ParameterIn::Path
                || (parameter.parameter_in == ParameterIn::Header
                    && parameter.required == Required::True);
            needed.then(|| parameter.name.clone())
        }
        // Where an answer shows what is there, its tag is needed to replace it.
        RefOr::Ref(place) => ["/IfMatch", "/IfMatchWhereThere"]
            .iter()
            .any(|name| place.ref_location.ends_with(name))
            .then(|| "If-Match".to_owned()),
    }
}

fn from_a_case(target: &str, parameters: &[String]) -> Link {
    let values: Vec<_> = IN_A_CASE
        .into_iter()
        .filter(|(name, _)| parameters.iter().any(|taken| taken == name))
        .collect();
    link(target, &values)
}

fn link(target: &str, values: &[(&str, &str)]) -> Link {
    let mut link = LinkBuilder::new().operation_id(target);
    for (name, expression) in values {
        link = link.parameter(*name, *expression);
    }
    link.build()
}

/// Adds the link to every success that has a body, and the header that the link reads.
fn insert(operation: &mut Operation, target: &str, link: &RefOr<Link>) {
    for (status, response) in &mut operation.responses.responses {
        if let RefOr::T(response) = response
            && status.starts_with('2')
            && !response.content.is_empty()
        {
            response.links.insert(target.to_owned(), link.clone());
            has_version(response);
        }
    }
}

/// An answer that is a single resource carries its version.
fn has_version(response: &mut Response) {
    let single = response.links.values().any(|link| match link {
        // Every shared link leads on from a case.
        RefOr::Ref(_) => true,
        RefOr::T(link) => link.parameters.contains_key("If-Match"),
    });
    if single {
        response
            .headers
            .entry("ETag".to_owned())
            .or_insert_with(|| RefOr::Ref(header_ref("ETag")));
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::app::describe;

    fn described() -> OpenApi {
        describe(crate::routes::configure)
    }

    fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
        let of_cases = AFTER_A_CASE
            .into_iter()
            .flat_map(|(from, targets)| targets.iter().map(move |target| (from, *target)));
        of_cases.chain(AFTER_OTHERS.into_iter().map(|(from, to, _)| (from, to)))
    }

    #[test]
    fn the_tables_name_operations_that_are_there() {
        let known = parameters(&mut described());
        for (from, to) in rows() {
            assert!(known.contains_key(from), "{from}");
            assert!(known.contains_key(to), "{to}");
        }
    }

    #[test]
    fn a_link_gives_all_that_its_operation_takes() {
        let mut openapi = described();
        let known = parameters(&mut openapi);
        let shared = openapi.components.take().unwrap().links;
        let mut links = 0;
        for item in openapi.paths.paths.values_mut() {
            for (_, operation) in operations_mut(item) {
                for response in operation.responses.responses.values() {
                    let RefOr::T(response) = response else {
                        continue;
                    };
                    for (target, link) in &response.links {
                        let link = match link {
                            RefOr::T(link) => link,
                            RefOr::Ref(_) => match &shared[target] {
                                RefOr::T(link) => link,
                                RefOr::Ref(_) => panic!("a reference to a reference"),
                            },
                        };
                        let given: BTreeSet<_> = link.parameters.keys().collect();
                        let taken: BTreeSet<_> = known[target].iter().collect();
                        assert_eq!(given, taken, "{target}");
                        links += 1;
                    }
                }
            }
        }
        assert_eq!(
            links,
            rows().count() + 1,
            "201 and 200 of put_calendar_year"
        );
    }

    #[test]
    fn every_operation_on_something_follows_another() {
        let targets: BTreeSet<_> = rows().map(|(_, to)| to).collect();
        for (operation, taken) in parameters(&mut described()) {
            assert!(
                taken.is_empty() || targets.contains(operation.as_str()),
                "nothing leads to {operation}"
            );
        }
    }
}
