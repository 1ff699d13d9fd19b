//! Who is registered already: told to somebody who has proved the phone, and to nobody else.

use bangban_tests::given::{self, BENEFIT};
use bangban_tests::{TestServer, on_both, resident_id};
use chrono::TimeDelta;
use reqwest::Method;
use serde_json::{Value, json};

use super::{NEW_PASSWORD, code, other, person, phone, register, registered, said};

async fn next_code(server: &TestServer, phone: &str) -> String {
    server.clock.advance(TimeDelta::minutes(1));
    code(server, phone).await
}

#[test]
fn a_phone_that_is_registered_is_told_after_the_proof_alone() {
    on_both(async |server| {
        registered(server, 1).await;
        let mut body = person(2, &next_code(server, &phone(1)).await);
        body["phone"] = json!(phone(1));
        // Without the code a known phone is like an unknown one.
        let mut guess = body.clone();
        guess["code"] = json!(other(body["code"].as_str().unwrap()));
        let known = register(server, &guess)
            .await
            .problem(422, "validation_failed");
        let unknown = register(server, &person(9, "123456")).await;
        assert_eq!(said(&known), said(&unknown));
        let held = register(server, &body)
            .await
            .problem(409, "already_registered");
        let detail = held.json["detail"].as_str().unwrap();
        assert!(
            detail.contains("请直接登录") && detail.contains("便民服务"),
            "{detail}"
        );
        assert!(!held.text().contains(&phone(1)));
        let trail = "SELECT count(*) AS n FROM audit_events WHERE action = 'auth/registration' AND outcome = 'refused'";
        assert_eq!(server.number(trail, vec![]).await, 1);
    });
}

#[test]
fn an_identity_that_is_registered_is_told_after_the_proof_alone() {
    on_both(async |server| {
        registered(server, 1).await;
        for (number, taken) in [(2, resident_id(1)), (3, "371302199001010011".to_owned())] {
            let mut body = person(number, "123456");
            body["id_number"] = json!(taken);
            let guessed = register(server, &body)
                .await
                .problem(422, "validation_failed");
            let unknown = register(server, &person(9, "123456")).await;
            assert_eq!(said(&guessed), said(&unknown));
            let right = next_code(server, &phone(number)).await;
            body["code"] = json!(right);
            let held = register(server, &body)
                .await
                .problem(409, "already_registered");
            assert!(!held.text().contains(&taken));
            // A slip of the pen costs a try and not the code.
            register(server, &person(number, &right)).await.expect(201);
        }
    });
}

#[test]
fn a_name_that_is_taken_is_told_after_the_proof_alone() {
    on_both(async |server| {
        let right = code(server, &phone(1)).await;
        let with_name = |code: &str| {
            let mut body = person(1, code);
            body["username"] = json!("lanshan.clerk");
            body
        };
        let guessed = register(server, &with_name(&other(&right))).await;
        assert_eq!(
            guessed.problem(422, "validation_failed").faults(),
            [("/code", "wrong_code")]
        );
        let taken = register(server, &with_name(&right))
            .await
            .problem(422, "validation_failed");
        assert_eq!(taken.faults(), [("/username", "taken")]);
        register(server, &person(1, &right)).await.expect(201);
    });
}

/// A number is easily learned. Where a venue has met its owner, the phone has to be the one given there.
#[test]
fn who_is_known_by_another_phone_goes_to_the_venue() {
    on_both(async |server| {
        let known = given::person(7);
        let drafted = BENEFIT.draft_for(server, known.clone());
        server
            .as_user(BENEFIT.clerk)
            .post("/api/v1/cases", drafted)
            .await
            .expect(201);
        let registration = |phone: &str, code: &str| -> Value {
            json!({
                "phone": phone, "code": code, "password": NEW_PASSWORD, "kind": "natural_person",
                "name": known["name"], "id_number": known["id_number"],
            })
        };
        let stranger = code(server, &phone(8)).await;
        let refused = register(server, &registration(&phone(8), &stranger)).await;
        let refused = refused.problem(409, "already_registered");
        assert!(
            refused.json["detail"]
                .as_str()
                .unwrap()
                .contains("当面核实")
        );
        let own = known["phone"].as_str().unwrap();
        let right = code(server, own).await;
        register(server, &registration(own, &right))
            .await
            .expect(201);
        // What was taken down for the person is the account's.
        let signed_in = server.sign_in(own, NEW_PASSWORD).await.expect(200);
        let token = signed_in.json["access_token"].as_str().unwrap().to_owned();
        let call = server.as_nobody().call(Method::GET, "/api/v1/cases");
        let cases = call
            .header("authorization", &format!("Bearer {token}"))
            .send()
            .await
            .expect(200);
        assert_eq!(cases.items().len(), 1);
    });
}

#[test]
fn a_disabled_account_gives_phone_and_number_free() {
    on_both(async |server| {
        let made = registered(server, 1).await;
        let path = format!("/api/v1/users/{}", made.json["id"].as_str().unwrap());
        let etag = server
            .as_user("secadmin")
            .get(&path)
            .await
            .expect(200)
            .etag();
        let call = server.as_user("secadmin").call(Method::PATCH, &path);
        let call = call.json(&json!({ "active": false })).if_match(&etag);
        call.send().await.expect(200);
        server
            .sign_in(&phone(1), NEW_PASSWORD)
            .await
            .problem(401, "invalid_credentials");
        let again = register(server, &person(1, &next_code(server, &phone(1)).await))
            .await
            .expect(201);
        assert_ne!(again.json["id"], made.json["id"]);
        server.sign_in(&phone(1), NEW_PASSWORD).await.expect(200);
    });
}
