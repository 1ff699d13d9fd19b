//! The life of a version: drafted, written, published; cases keep theirs.

use bangban_application::import;
use bangban_tests::given::BENEFIT;
use bangban_tests::{Answer, TestServer, on_both};
use reqwest::Method;
use serde_json::{Value, json};

use super::{ADMINISTRATOR, change, content, new_version, path_of, publish, recorded};

const SERVICE_ITEMS: &str = include_str!("../../../data/service_items.json");
const TODAY: &str = "2026-03-02";

fn versions_path(server: &TestServer) -> String {
    format!(
        "/api/v1/service-items/{}/versions",
        server.item(BENEFIT.item)
    )
}

fn numbers(list: &Answer) -> Vec<i64> {
    let numbers = list.items().iter().map(|it| it["version"].as_i64());
    numbers.map(Option::unwrap).collect()
}

#[test]
fn a_version_is_drafted_written_and_published() {
    on_both(async |server| {
        let mut before = BENEFIT.submitted(server).await;
        assert_eq!(before.case["service_item_version"], 1);
        let draft = new_version(server, BENEFIT.item).await;
        let path = path_of(&draft.json);
        assert_eq!(
            (&draft.json["version"], &draft.json["state"]),
            (&json!(2), &json!("draft"))
        );
        let first = server.as_nobody().get(&path.replace("/2", "/1")).await;
        let mut copied = first.expect(200).json["item"].clone();
        copied["version"] = json!(2);
        assert_eq!(draft.json["item"], copied, "as the newest one");
        // There is one draft at a time.
        let again = server.as_user(ADMINISTRATOR);
        let again = again.post(&versions_path(server), json!({})).await;
        again.problem(409, "draft_exists");

        let mut wanted = content(&draft.json);
        let materials = wanted["materials"].as_array_mut().unwrap();
        materials.remove(1);
        materials.swap(0, 1);
        materials.push(json!({
            "name": "居住证明", "necessity": "deferrable", "form": "复印件", "copies": 1, "source": "村委会出具"
        }));
        wanted["promised_limit"]["days"] = json!(15);
        wanted["intermediary"] = json!("无障碍手语服务");
        let written = change(server, Method::PUT, &path, &draft.etag(), &wanted).await;
        let written = written.expect(200);
        let shown = &written.json["item"];
        assert_eq!(shown["promised_limit"]["days"], 15);
        assert_eq!(shown["materials"].as_array().unwrap().len(), 6);
        assert_eq!(shown["materials"][0]["id"], wanted["materials"][0]["id"]);
        let new = shown["materials"][5]["id"].as_str().unwrap();
        assert_eq!(new.as_bytes()[14], b'7', "a version 7 UUID: {new}");
        assert_ne!(written.etag(), draft.etag());
        assert_eq!(
            server
                .as_nobody()
                .get(&versions_path(server))
                .await
                .items()
                .len(),
            1
        );

        let published = publish(server, &written, TODAY).await.expect(200);
        assert_eq!(
            (&published.json["state"], &published.json["effective_on"]),
            (&json!("published"), &json!(TODAY))
        );
        let all = server.as_nobody().get(&versions_path(server)).await;
        assert_eq!(numbers(&all), [2, 1]);
        assert_eq!(all.items()[1]["state"], "withdrawn");
        let guide = format!("/api/v1/service-items/{}/guide", server.item(BENEFIT.item));
        let guide = server.as_nobody().get(&guide).await.expect(200);
        assert_eq!(guide.json["item"]["version"], 2);
        assert_eq!(guide.json["intermediary"], "无障碍手语服务");

        // Who applied before keeps what he applied for.
        before.reload(BENEFIT.clerk).await;
        assert_eq!(before.case["service_item_version"], 1);
        assert_eq!(before.case["materials"].as_array().unwrap().len(), 6);
        let after = BENEFIT.submitted(server).await;
        assert_eq!(after.case["service_item_version"], 2);
        let names = after.case["materials"].as_array().unwrap().iter();
        let names: Vec<_> = names.map(|it| it["name"].as_str().unwrap()).collect();
        assert_eq!(names[5], "居住证明");

        let id = server.item(BENEFIT.item).to_string();
        let acts = ["draft", "change", "publish"].map(|act| format!("service-item/{act}"));
        assert_eq!(recorded(server, "service-item", &id).await, acts);
    });
}

/// Neither contents nor the day from which on it was used, nor that it is there.
#[test]
fn what_was_published_never_changes() {
    on_both(async |server| {
        let draft = new_version(server, BENEFIT.item).await;
        let body = content(&draft.json);
        publish(server, &draft, TODAY).await.expect(200);
        let user = server.as_user(ADMINISTRATOR);
        for version in [1, 2] {
            let path = format!("{}/{version}", versions_path(server));
            let seen = user.get(&path).await.expect(200);
            let etag = seen.etag();
            let put = change(server, Method::PUT, &path, &etag, &body).await;
            let told = put.problem(409, "version_published");
            assert!(told.text().contains("新建版本"), "{}", told.text());
            let delete = user.call(Method::DELETE, &path).if_match(&etag);
            delete.send().await.problem(409, "version_published");
            publish(server, &seen, TODAY)
                .await
                .problem(409, "version_published");
            assert_eq!(user.get(&path).await.expect(200).json, seen.json);
        }
    });
}

#[test]
fn a_draft_is_nobody_else_s() {
    on_both(async |server| {
        let draft = new_version(server, BENEFIT.item).await;
        let path = path_of(&draft.json);
        let drafts = "/api/v1/service-items?state=draft";
        let own = server.as_user(ADMINISTRATOR).get(drafts).await.expect(200);
        assert_eq!(own.items().len(), 1);
        assert_eq!(own.items()[0]["version"], 2);
        let versions = versions_path(server);
        let seen = server
            .as_user(ADMINISTRATOR)
            .get(&versions)
            .await
            .expect(200);
        assert_eq!(numbers(&seen), [2, 1]);
        for user in [
            "lanshan.clerk",
            "wang",
            "secadmin",
            "auditor",
            "city.supervisor",
        ] {
            let user = server.as_user(user);
            user.get(&path).await.problem(404, "not_found");
            assert_eq!(numbers(&user.get(&versions_path(server)).await), [1]);
            user.get(drafts).await.problem(403, "forbidden");
        }
        let nobody = server.as_nobody();
        nobody.get(&path).await.problem(404, "not_found");
        assert_eq!(numbers(&nobody.get(&versions_path(server)).await), [1]);
        nobody.get(drafts).await.problem(401, "unauthenticated");
        // A token that is not good is told, so that the page renews it.
        let call = nobody.call(Method::GET, &versions_path(server));
        let bad = call.header("authorization", "Bearer x").send().await;
        bad.problem(401, "unauthenticated");
        let item = format!("/api/v1/service-items/{}", server.item(BENEFIT.item));
        for below in ["", "/guide"] {
            let answer = nobody.get(&format!("{item}{below}")).await.expect(200);
            assert!(
                !answer.text().contains("\"version\":2"),
                "{}",
                answer.text()
            );
        }
        // Nor is a case made of it.
        let case = BENEFIT.drafted(server).await;
        assert_eq!(case.case["service_item_version"], 1);
    });
}

#[test]
fn another_s_change_is_not_overwritten() {
    on_both(async |server| {
        let draft = new_version(server, BENEFIT.item).await;
        let path = path_of(&draft.json);
        let body = content(&draft.json);
        let user = server.as_user(ADMINISTRATOR);
        let put = user.call(Method::PUT, &path).json(&body).send().await;
        put.problem(428, "if_match_required");
        let other = change(server, Method::PUT, &path, &draft.etag(), &body).await;
        let other = other.expect(200);
        let stale = change(server, Method::PUT, &path, &draft.etag(), &body).await;
        stale.problem(412, "stale_version");
        publish(server, &draft, TODAY)
            .await
            .problem(412, "stale_version");
        let delete = |etag: String| user.call(Method::DELETE, &path).if_match(&etag).send();
        delete(draft.etag()).await.problem(412, "stale_version");
        delete(other.etag()).await.expect(204);
        user.get(&path).await.problem(404, "not_found");
        assert_eq!(numbers(&user.get(&versions_path(server)).await), [1]);
        // The number is free again.
        assert_eq!(new_version(server, BENEFIT.item).await.json["version"], 2);
    });
}

#[test]
fn every_fault_of_a_draft_is_told_at_once() {
    on_both(async |server| {
        let draft = new_version(server, BENEFIT.item).await;
        let path = path_of(&draft.json);
        let mut body = content(&draft.json);
        body["name"] = json!("特困人员认定");
        let taken = change(server, Method::PUT, &path, &draft.etag(), &body).await;
        let taken = taken.problem(422, "validation_failed");
        assert_eq!(taken.faults(), [("/name", "taken")]);

        body["name"] = json!("　");
        body["level"] = json!("province");
        body["subjects"] = json!([]);
        body["promised_limit"]["days"] = json!(31);
        body["materials"][1]["name"] = body["materials"][0]["name"].clone();
        body["materials"][2]["copies"] = json!(101);
        body["materials"][3]["necessity"] = Value::Null;
        body["not_counted_in_limit"] = json!(["公示7日", " "]);
        body["colour"] = json!("red");
        body.as_object_mut().unwrap().remove("basis");
        let refused = change(server, Method::PUT, &path, &draft.etag(), &body).await;
        let refused = refused.problem(422, "validation_failed");
        let expected = [
            ("/basis", "required"),
            ("/colour", "unknown_field"),
            ("/level", "not_one_of"),
            ("/materials/1/name", "duplicate"),
            ("/materials/2/copies", "out_of_range"),
            ("/materials/3/necessity", "required"),
            ("/name", "required"),
            ("/not_counted_in_limit/1", "required"),
            ("/promised_limit/days", "promised_too_long"),
            ("/subjects", "required"),
        ];
        let faults: Vec<_> = refused.faults();
        assert_eq!(faults, expected);

        let early = publish(server, &draft, "2026-03-01").await;
        let early = early.problem(422, "validation_failed");
        assert_eq!(early.faults(), [("/effective_on", "day_is_past")]);
        let seen = server.as_user(ADMINISTRATOR).get(&path).await.expect(200);
        assert_eq!(seen.json, draft.json, "nothing was changed");
    });
}

#[test]
fn a_new_item_is_offered_once_it_is_published() {
    on_both(async |server| {
        let user = server.as_user(ADMINISTRATOR);
        let template = new_version(server, BENEFIT.item).await;
        let mut body = content(&template.json);
        let taken = user.post("/api/v1/service-items", body.clone()).await;
        assert_eq!(
            taken.problem(422, "validation_failed").faults(),
            [("/name", "taken")]
        );
        body["name"] = json!("高龄津贴申领（示例）");
        let made = user.post("/api/v1/service-items", body.clone()).await;
        let made = made.expect(201);
        let id = made.json["item"]["id"].as_str().unwrap().to_owned();
        assert_eq!(made.header("location"), path_of(&made.json));
        let item = format!("/api/v1/service-items/{id}");
        for path in [
            item.clone(),
            format!("{item}/guide"),
            format!("{item}/versions"),
        ] {
            server
                .as_nobody()
                .get(&path)
                .await
                .problem(404, "not_found");
        }
        let named = "/api/v1/service-items?q=%E9%AB%98%E9%BE%84";
        let listed = async || server.as_nobody().get(named).await.items().to_vec();
        let known = listed().await.len();
        // The name may change as long as nobody knows it; then it is free for another one.
        body["name"] = json!("高龄津贴发放（示例）");
        let renamed = change(
            server,
            Method::PUT,
            &path_of(&made.json),
            &made.etag(),
            &body,
        )
        .await;
        let renamed = renamed.expect(200);
        body["name"] = json!("高龄津贴申领（示例）");
        let other = user.post("/api/v1/service-items", body).await.expect(201);
        let delete = user.call(Method::DELETE, &path_of(&other.json));
        delete.if_match(&other.etag()).send().await.expect(204);
        user.get(&format!(
            "{}/versions",
            path_of(&other.json).trim_end_matches("/versions/1")
        ))
        .await
        .problem(404, "not_found");
        publish(server, &renamed, TODAY).await.expect(200);
        let shown = server.as_nobody().get(&item).await.expect(200);
        assert_eq!(shown.json["name"], "高龄津贴发放（示例）");
        assert_eq!(listed().await.len(), known + 1);
    });
}

/// An import that comes in between is not taken back unseen.
#[test]
fn a_draft_that_an_import_overtook_is_not_published() {
    on_both(async |server| {
        let draft = new_version(server, BENEFIT.item).await;
        let document = SERVICE_ITEMS.replacen("\"promised_days\": 22", "\"promised_days\": 18", 1);
        let counts = import::service_items::import(&server.platform, document.as_bytes()).await;
        assert_eq!(counts.unwrap().changed, 1);
        let all = server.as_nobody().get(&versions_path(server)).await;
        assert_eq!(numbers(&all), [3, 1]);
        publish(server, &draft, TODAY)
            .await
            .problem(409, "draft_superseded");
        let path = path_of(&draft.json);
        let delete = server.as_user(ADMINISTRATOR).call(Method::DELETE, &path);
        delete.if_match(&draft.etag()).send().await.expect(204);
        let next = new_version(server, BENEFIT.item).await;
        assert_eq!(next.json["version"], 4);
        assert_eq!(next.json["item"]["promised_limit"]["days"], 18);
    });
}
