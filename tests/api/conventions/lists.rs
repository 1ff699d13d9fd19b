//! Lists: pages by key, stable under inserts; filters and orders.

use bangban_tests::given::{self, BENEFIT, LICENCE};
use bangban_tests::{Answer, on_both};

#[test]
fn lists_are_paged_by_key_and_stable() {
    on_both(async |server| {
        let clerk = server.as_user(LICENCE.clerk);
        let make = async |number: u32| {
            let draft = LICENCE.draft_for(server, given::person(number));
            clerk.post("/api/v1/cases", draft).await.expect(201).json["id"]
                .as_str()
                .unwrap()
                .to_owned()
        };
        let mut made = Vec::new();
        for number in 0..7 {
            made.push(make(number).await);
        }
        let first = clerk
            .get("/api/v1/cases?limit=3&sort=created_at")
            .await
            .expect(200);
        assert_eq!(ids(&first), made[..3]);
        // What is added in between shifts nothing.
        made.push(make(100).await);
        let mut seen = ids(&first);
        let mut cursor = first.json["next_cursor"].clone();
        while let Some(next) = cursor.as_str() {
            let page = clerk
                .get(&format!(
                    "/api/v1/cases?limit=3&sort=created_at&cursor={next}"
                ))
                .await
                .expect(200);
            seen.extend(ids(&page));
            cursor = page.json["next_cursor"].clone();
        }
        assert_eq!(seen, made);
        let newest = clerk.get("/api/v1/cases?limit=1").await.expect(200);
        assert_eq!(ids(&newest), made[7..]);
        assert_eq!(
            newest.json.as_object().unwrap().keys().collect::<Vec<_>>(),
            ["items", "next_cursor"]
        );

        for garbage in ["x", "AAAA", "eyJhIjoxfQ", "%7B%7D"] {
            let refused = clerk
                .get(&format!("/api/v1/cases?cursor={garbage}"))
                .await
                .problem(400, "malformed_query");
            assert_eq!(refused.faults(), [("/cursor", "cursor")]);
        }
        // A cursor belongs to its list and order.
        let cursor = first.json["next_cursor"].as_str().unwrap();
        clerk
            .get(&format!("/api/v1/cases?sort=due_on&cursor={cursor}"))
            .await
            .problem(400, "malformed_query");
        clerk
            .get(&format!("/api/v1/notifications?cursor={cursor}"))
            .await
            .problem(400, "malformed_query");
    });
}

fn ids(page: &Answer) -> Vec<String> {
    page.items()
        .iter()
        .map(|item| item["id"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn lists_can_be_filtered_and_ordered() {
    on_both(async |server| {
        let first = LICENCE.in_progress(server).await;
        let second = LICENCE.drafted(server).await;
        let elsewhere = BENEFIT.submitted(server).await;
        let supervisor = server.as_user("lanshan.supervisor");
        let listed = async |query: &str| {
            ids(&supervisor
                .get(&format!("/api/v1/cases?{query}"))
                .await
                .expect(200))
        };
        let ids = [first.id, second.id, elsewhere.id].map(|id| id.to_string());
        let [first, second, elsewhere] = ids;
        assert_eq!(
            listed("sort=created_at").await,
            [&*first, &second, &elsewhere]
        );
        assert_eq!(listed("state=draft").await, [&*second]);
        assert_eq!(
            listed("state=draft&state=in_progress&sort=created_at").await,
            [&*first, &second]
        );
        assert_eq!(
            listed(&format!("agent_id={}", server.user(LICENCE.agent))).await,
            [&*first]
        );
        assert_eq!(
            listed(&format!("service_item_id={}", server.item(BENEFIT.item))).await,
            [&*elsewhere]
        );
        assert_eq!(
            listed(&format!(
                "organization_id={}",
                server.organization(BENEFIT.venue)
            ))
            .await,
            [&*elsewhere]
        );
        assert_eq!(listed("division_code=371302002000").await, [&*elsewhere]);
        assert_eq!(listed("division_code=371302000000").await.len(), 3);
        assert_eq!(listed("division_code=371323000000").await, [""; 0]);
        assert_eq!(listed("due_before=2026-03-12").await, [&*first]);
        assert_eq!(listed("overdue=true").await, [""; 0]);
        assert_eq!(listed("mine=true").await, [""; 0]);
        server.clock.set_day("2026-03-12");
        assert_eq!(listed("overdue=true").await, [&*first]);
        assert_eq!(listed("sort=due_on").await[0], first);
    });
}
