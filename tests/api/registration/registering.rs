//! The way through, and what is written on it.

use bangban_tests::given::BENEFIT;
use bangban_tests::{Answer, TestServer, credit_code, on_both, resident_id};
use chrono::TimeDelta;
use reqwest::Method;
use sea_orm::Value as SqlValue;
use serde_json::{Value, json};

use super::{NEW_PASSWORD, REGISTRATION, code, messages, person, phone, register, registered};

async fn as_holder(
    server: &TestServer,
    username: &str,
    method: Method,
    path: &str,
    body: Option<Value>,
) -> Answer {
    let signed_in = server.sign_in(username, NEW_PASSWORD).await.expect(200);
    let token = signed_in.json["access_token"].as_str().unwrap();
    let call = server.as_nobody().call(method, path);
    let call = call.header("authorization", &format!("Bearer {token}"));
    match body {
        Some(body) => call.json(&body).send().await,
        None => call.send().await,
    }
}

#[test]
fn a_citizen_registers_and_signs_in_by_name_and_by_phone() {
    on_both(async |server| {
        let made = registered(server, 1).await;
        assert_eq!(made.header("location"), "/api/v1/me");
        assert_eq!(made.header("cache-control"), "no-store");
        assert_eq!(made.json["name"], "赵兰");
        assert_eq!(made.json["roles"][0]["role"], "applicant");
        let root = server.organization("临沂市政务服务中心").to_string();
        assert_eq!(made.json["organization_id"], json!(root));
        // Nobody chose a name: the one that was made says nothing about the person.
        let username = made.json["username"].as_str().unwrap().to_owned();
        assert!(
            username.starts_with("sqr-") && username.len() == 14,
            "{username}"
        );
        for name in [username.as_str(), &phone(1)] {
            let me = as_holder(server, name, Method::GET, "/api/v1/me", None).await;
            assert_eq!(me.expect(200).json, made.json);
        }
        server
            .sign_in(&phone(1), "Bangban-demo-2026")
            .await
            .problem(401, "invalid_credentials");
        server
            .sign_in(&phone(2), NEW_PASSWORD)
            .await
            .problem(401, "invalid_credentials");

        // The identity hangs on the account: it applies for itself, and for nobody else.
        let applicant = |number| {
            json!({
                "kind": "natural_person", "name": "赵兰", "id_number": resident_id(number), "phone": phone(1),
            })
        };
        let own = BENEFIT.draft_for(server, applicant(1));
        as_holder(server, &username, Method::POST, "/api/v1/cases", Some(own))
            .await
            .expect(201);
        let other = BENEFIT.draft_for(server, applicant(2));
        let refused = as_holder(
            server,
            &username,
            Method::POST,
            "/api/v1/cases",
            Some(other),
        )
        .await;
        let refused = refused.problem(422, "validation_failed");
        assert_eq!(
            refused.faults(),
            [("/applicant/id_number", "not_own_identity")]
        );
    });
}

#[test]
fn an_enterprise_registers_under_a_name_of_its_own() {
    on_both(async |server| {
        let code = code(server, &phone(3)).await;
        let body = json!({
            "phone": phone(3), "code": code, "username": "menghe.food", "password": NEW_PASSWORD,
            "kind": "legal_person", "name": "临沂蒙山果业有限公司", "credit_code": credit_code(3),
        });
        let made = register(server, &body).await.expect(201);
        assert_eq!(made.json["username"], "menghe.food");
        let me = as_holder(server, "Menghe.Food", Method::GET, "/api/v1/me", None).await;
        assert_eq!(me.expect(200).json["name"], "临沂蒙山果业有限公司");
    });
}

#[test]
fn every_fault_is_told_at_once_and_costs_no_try() {
    on_both(async |server| {
        let code = code(server, &phone(4)).await;
        let mut body = person(4, &code);
        body["password"] = json!("short");
        body["username"] = json!("赵兰");
        body["id_number"] = json!("371302199001010012");
        body["credit_code"] = json!(credit_code(4));
        body["extra"] = json!(1);
        let expected = [
            ("/credit_code", "not_with_this_kind"),
            ("/extra", "unknown_field"),
            ("/id_number", "identity_number_check_digit"),
            ("/password", "weak_password"),
            ("/username", "username"),
        ];
        for _ in 0..6 {
            let refused = register(server, &body)
                .await
                .problem(422, "validation_failed");
            assert_eq!(refused.faults(), expected);
        }
        // Nobody is born in 2099 yet: only a clock can tell.
        let mut body = person(4, &code);
        body["id_number"] = json!("371302209901010013");
        let refused = register(server, &body)
            .await
            .problem(422, "validation_failed");
        assert_eq!(
            refused.faults(),
            [("/id_number", "identity_number_birth_date")]
        );
        register(server, &person(4, &code)).await.expect(201);
        let landline = server
            .as_nobody()
            .post(super::CODE, json!({ "phone": "0539-8123456" }))
            .await;
        let landline = landline.problem(422, "validation_failed");
        assert_eq!(landline.faults(), [("/phone", "mobile_phone")]);
    });
}

/// A key is read, and a code works once in any case.
#[test]
fn a_repetition_makes_no_second_account() {
    on_both(async |server| {
        let code = code(server, &phone(5)).await;
        let send = async || {
            let call = server.as_nobody().call(Method::POST, REGISTRATION);
            call.json(&person(5, &code)).key("once").send().await
        };
        send().await.expect(201);
        let again = send().await.problem(422, "validation_failed");
        assert_eq!(again.faults(), [("/code", "wrong_code")]);
        let call = server
            .as_nobody()
            .call(Method::POST, REGISTRATION)
            .json(&person(5, &code));
        call.header("idempotency-key", "")
            .send()
            .await
            .problem(400, "idempotency_key_invalid");
        assert_eq!(
            server
                .number("SELECT count(*) AS n FROM registrations", vec![])
                .await,
            1
        );
    });
}

#[test]
fn nothing_personal_is_written_in_the_open() {
    on_both(async |server| {
        let code = code(server, &phone(6)).await;
        register(server, &person(6, &super::other(&code)))
            .await
            .problem(422, "validation_failed");
        register(server, &person(6, &code)).await.expect(201);
        server.clock.advance(TimeDelta::minutes(1));
        super::ask(server, &phone(6)).await.expect(202);
        let secrets = [phone(6), code, resident_id(6), NEW_PASSWORD.to_owned()];
        for (table, columns) in [
            ("one_time_codes", "phone_key || digest"),
            ("registrations", "phone_key || identity_key"),
            (
                "users",
                "username || coalesce(identity_key, '') || coalesce(password_hash, '')",
            ),
            (
                "audit_events",
                "action || outcome || subject_kind || subject_id || detail || trace_id",
            ),
        ] {
            for secret in &secrets {
                // A code may stand in a longer number by chance: as a word of its own it may not.
                let word = if secret.len() == 6 {
                    format!("\"{secret}\"")
                } else {
                    secret.clone()
                };
                let sql = format!("SELECT count(*) AS n FROM {table} WHERE {columns} LIKE $1");
                let pattern = vec![SqlValue::from(format!("%{word}%"))];
                assert_eq!(server.number(&sql, pattern).await, 0, "{table}");
            }
        }
        // What waits to be sent is sealed, and gone once it was sent.
        let rows = server.query("SELECT sealed FROM text_messages").await;
        let [row] = rows.as_slice() else {
            panic!("{} messages", rows.len())
        };
        let sealed: Vec<u8> = row.try_get("", "sealed").unwrap();
        let number = phone(6);
        assert!(!sealed.windows(11).any(|part| part == number.as_bytes()));
        let [(to, text)] = messages(server).await.try_into().unwrap();
        assert_eq!(to, phone(6));
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        assert_eq!(digits.len(), 6 + 1, "the code and the minutes: {text}");
        assert_eq!(
            server
                .number("SELECT count(*) AS n FROM text_messages", vec![])
                .await,
            0
        );

        // Who looked for what is in the trail.
        let trail = "SELECT count(*) AS n FROM audit_events WHERE action = $1 AND outcome = $2";
        for (action, outcome, expected) in [
            ("auth/registration-code", "done", 2),
            ("auth/registration", "denied", 1),
            ("auth/registration", "done", 1),
        ] {
            let values = vec![SqlValue::from(action), SqlValue::from(outcome)];
            assert_eq!(
                server.number(trail, values).await,
                expected,
                "{action} {outcome}"
            );
        }
    });
}
