//! A count is that of its list: for everybody, and by the same parameters. What others may learn of it is `scope`'s.

use bangban_tests::given::{BENEFIT, ELSEWHERE, LICENCE};
use bangban_tests::{TestServer, on_both};

const PEOPLE: [&str; 6] = [
    "lanshan.clerk",
    "lanshan.agent1",
    "city.supervisor",
    "yishui.clerk",
    "yinqueshan.clerk",
    "wang",
];

const VIEWS: [&str; 7] = [
    "sort=created_at",
    "state=submitted",
    "state=submitted&state=accepted&state=in_progress&sort=-priority",
    "mine=true",
    "mine=true&state=draft&sort=-created_at",
    "overdue=true&sort=due_on",
    "due_before=2026-12-31&state=in_progress",
];

#[test]
fn a_count_is_that_of_its_list() {
    on_both(async |server| {
        LICENCE.drafted(server).await;
        LICENCE.in_progress(server).await;
        BENEFIT.submitted(server).await;
        ELSEWHERE.submitted(server).await;
        let mut seen = 0;
        for user in PEOPLE {
            for view in VIEWS {
                let listed = listed(server, user, view).await;
                let path = format!("/api/v1/cases/count?{view}");
                let answer = server.as_user(user).get(&path).await.expect(200);
                assert_eq!(answer.json["count"], listed, "{user}: {view}");
                assert_eq!(answer.json["more"], false, "{user}: {view}");
                seen += listed;
            }
        }
        assert!(seen > PEOPLE.len(), "there was little to count");
    });
}

#[test]
fn a_count_takes_the_parameters_of_the_list_and_no_others() {
    on_both(async |server| {
        let path = "/api/v1/cases/count?state=lost&colour=red";
        let refused = server.as_user("lanshan.clerk").get(path).await.expect(400);
        let errors = refused.json["errors"].as_array().unwrap();
        assert_eq!(errors.len(), 2, "{}", refused.text());
    });
}

async fn listed(server: &TestServer, user: &str, view: &str) -> usize {
    let path = format!("/api/v1/cases?{view}&limit=100");
    let page = server.as_user(user).get(&path).await.expect(200);
    page.items().len()
}
