//! Faults of fields: every one at once, each with its pointer, and nothing written.

use bangban_tests::given::{self, BENEFIT, LICENCE};
use bangban_tests::{TestServer, on_both};
use reqwest::Method;
use serde_json::{Value, json};

/// Sends a draft that must be refused for these faults, and must leave nothing behind.
async fn refused(server: &TestServer, draft: &Value, faults: &[(&str, &str)]) {
    let user = server.as_user("lanshan.clerk");
    user.get("/api/v1/me").await.expect(200);
    let mut before = server.rows().await;
    let answer = user
        .post("/api/v1/cases", draft.clone())
        .await
        .problem(422, "validation_failed");
    assert_eq!(answer.faults(), faults);
    *before.get_mut("audit_events").unwrap() += 1;
    assert_eq!(
        server.rows().await,
        before,
        "nothing but a record of the refusal"
    );
    for personal in [
        draft["applicant"]["id_number"].as_str(),
        draft["applicant"]["phone"].as_str(),
    ] {
        let personal = personal.filter(|text| text.len() > 3);
        assert!(
            personal.is_none_or(|text| !answer.text().contains(text)),
            "{}",
            answer.text()
        );
    }
}

#[test]
fn numbers_of_persons_are_checked() {
    on_both(async |server| {
        let number = "/applicant/id_number";
        for (id_number, code) in [
            ("371302199001010012", "identity_number_check_digit"),
            (
                "３７１３０２１９９００１０１００１１",
                "identity_number_characters",
            ),
            ("371302199002300010", "identity_number_birth_date"),
            ("371302209901010013", "identity_number_birth_date"),
            ("37130219900101001", "identity_number_length"),
            ("37130219900101001１", "identity_number_characters"),
        ] {
            let mut draft = LICENCE.draft_for(server, given::wang());
            draft["applicant"]["id_number"] = json!(id_number);
            refused(server, &draft, &[(number, code)]).await;
        }
        let mut draft = LICENCE.draft_for(server, given::wang());
        draft["applicant"]["phone"] = json!("12953912345");
        refused(server, &draft, &[("/applicant/phone", "phone")]).await;
    });
}

#[test]
fn numbers_of_enterprises_are_checked() {
    on_both(async |server| {
        for (credit_code, code) in [
            ("91371302MA3C000117", "credit_code_check_character"),
            ("91371302MA3C00011I", "credit_code_characters"),
            ("91371302MA3C00011", "credit_code_length"),
        ] {
            let mut draft = LICENCE.draft(server);
            draft["applicant"]["credit_code"] = json!(credit_code);
            refused(server, &draft, &[("/applicant/credit_code", code)]).await;
        }
    });
}

#[test]
fn every_fault_is_told_at_once() {
    on_both(async |server| {
        let draft = json!({
            "service_item_id": "not-an-id",
            "mode": "both",
            "applicant": { "kind": "natural_person", "name": " ", "id_number": "1", "phone": "x", "credit_code": "91371302MA3C000116", "age": 35 },
            "consent": { "voluntary": false },
            "colour": "red",
        });
        refused(
            server,
            &draft,
            &[
                ("/applicant/age", "unknown_field"),
                ("/applicant/credit_code", "not_with_this_kind"),
                ("/applicant/id_number", "identity_number_length"),
                ("/applicant/name", "required"),
                ("/applicant/phone", "phone"),
                ("/colour", "unknown_field"),
                ("/consent/scope", "required"),
                ("/consent/voluntary", "must_be_true"),
                ("/mode", "not_one_of"),
                ("/service_item_id", "uuid"),
            ],
        )
        .await;
    });
}

#[test]
fn what_does_not_exist_is_a_fault_of_its_field() {
    on_both(async |server| {
        let mut draft = LICENCE.draft(server);
        draft["service_item_id"] = json!("019cac0f-0000-7000-8000-000000000000");
        draft["organization_id"] = json!("019cac0f-0000-7000-8000-000000000000");
        let faults = [
            ("/organization_id", "unknown_organization"),
            ("/service_item_id", "unknown_service_item"),
        ];
        refused(server, &draft, &faults).await;
        // A department serves nobody.
        let mut draft = LICENCE.draft(server);
        draft["organization_id"] = json!(server.organization("兰山区行政审批服务局"));
        refused(
            server,
            &draft,
            &[("/organization_id", "unknown_organization")],
        )
        .await;
    });
}

#[test]
fn the_rules_of_submission() {
    on_both(async |server| {
        // A citizen can't apply for what is for enterprises, nor a village handle an investment.
        let personal = given::person(7);
        let case =
            bangban_tests::Flow::draft(server, LICENCE.clerk, LICENCE.draft_for(server, personal))
                .await;
        case.refused(
            LICENCE.clerk,
            "submission",
            json!({ "declaration": true }),
            409,
            "subject_type_mismatch",
        )
        .await;
        let not_declared = json!({ "declaration": false });
        let refused = case
            .refused(
                LICENCE.clerk,
                "submission",
                not_declared,
                422,
                "validation_failed",
            )
            .await;
        assert_eq!(refused.faults(), [("/declaration", "must_be_true")]);

        let mut draft = LICENCE.draft(server);
        draft["organization_id"] = json!(server.organization(BENEFIT.venue));
        let case = bangban_tests::Flow::draft(server, BENEFIT.clerk, draft).await;
        case.refused(
            BENEFIT.clerk,
            "submission",
            json!({ "declaration": true }),
            409,
            "item_not_offered",
        )
        .await;
    });
}

#[test]
fn an_applicant_writes_for_nobody_else() {
    on_both(async |server| {
        let draft = BENEFIT.draft_for(server, given::person(1));
        let answer = server
            .as_user("wang")
            .post("/api/v1/cases", draft)
            .await
            .problem(422, "validation_failed");
        assert_eq!(
            answer.faults(),
            [("/applicant/id_number", "not_own_identity")]
        );
        let draft = LICENCE.draft(server);
        let answer = server
            .as_user("wang")
            .post("/api/v1/cases", draft)
            .await
            .problem(422, "validation_failed");
        assert_eq!(
            answer.faults(),
            [("/applicant/credit_code", "not_own_identity")]
        );
    });
}

#[test]
fn only_the_venue_s_own_agents_are_named() {
    on_both(async |server| {
        let case = LICENCE.agreed(server).await;
        for (agent, fault) in [
            ("yishui.agent", "agent_not_of_venue"),
            ("yinqueshan.agent", "agent_not_of_venue"),
            ("lanshan.retired", "agent_not_active"),
            ("lanshan.novice", "agent_without_undertaking"),
            ("lanshan.supervisor", "unknown_agent"),
        ] {
            let naming = json!({ "agent_id": server.user(agent) });
            let refused = case
                .refused(
                    LICENCE.clerk,
                    "acceptance",
                    naming,
                    422,
                    "validation_failed",
                )
                .await;
            assert_eq!(refused.faults(), [("/agent_id", fault)], "{agent}");
        }
    });
}

#[test]
fn a_masked_value_is_never_written_back() {
    on_both(async |server| {
        let case = BENEFIT.drafted(server).await;
        let shown = case.case["applicant"].clone();
        let patch = json!({ "applicant": { "name": shown["name"], "id_number": shown["id_number"], "phone": shown["phone"] } });
        let before = server.rows().await["case_events"];
        let call = server
            .as_user(BENEFIT.clerk)
            .call(Method::PATCH, &case.path(""));
        let answer = call
            .json(&patch)
            .if_match(&case.etag)
            .send()
            .await
            .problem(422, "masked_value");
        assert_eq!(
            answer.faults(),
            [
                ("/applicant/id_number", "masked_value"),
                ("/applicant/name", "masked_value"),
                ("/applicant/phone", "masked_value"),
            ]
        );
        assert_eq!(server.rows().await["case_events"], before);
        // As sent by somebody who changes one field of many, and leaves the masked ones out.
        let mut case = case;
        case.change(
            BENEFIT.clerk,
            json!({ "consent": { "scope": "仅代为递交" } }),
        )
        .await;
        assert_eq!(case.text("/consent/scope"), "仅代为递交");
        let found = json!({ "phone": "13953912345" });
        let found = server
            .as_user(BENEFIT.clerk)
            .post("/api/v1/cases/search", found)
            .await
            .expect(200);
        assert_eq!(found.items().len(), 1, "the whole number is still there");
    });
}
