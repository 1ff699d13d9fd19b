//! No list shows or betrays a marked case, by whatever it is filtered and ordered: those outside get,
//! byte for byte, what they got before there was one. So there are no counts, pages or cursors to tell
//! by either. Insiders are asked the same, so that silence means something.

use std::collections::BTreeMap;

use bangban_tests::{Answer, TestServer, full_form, on_both};
use futures_util::stream::{self, StreamExt};
use serde_json::json;

use super::questions::{CASES, Description, Question, SEARCH};
use super::world::{self, EACH_SCOPE, INSIDE, MarkedCase, OUTSIDE, Traces};

/// Requests on their way at a time.
const AT_ONCE: usize = 16;

type Who = Option<&'static str>;

#[test]
fn no_list_shows_or_betrays_what_is_outside() {
    on_both(async |server| {
        let own = world::begin(server).await;
        let description = Description::read(server).await;
        let questions = description.questions(&own);
        let combinations = description.combinations();
        let everybody = OUTSIDE.iter().zip(0..);
        let of_each = everybody.flat_map(|(who, place)| asked_of(*who, place, &questions));
        let some = pairs(&EACH_SCOPE.map(Some), &combinations);
        let asked: Vec<_> = of_each.chain(some).collect();
        let before = ask(server, &asked).await;

        let case = world::mark(server, &own).await;
        let traces = Traces::gather(server, &case).await;
        let after = ask(server, &asked).await;
        for ((who, question), (before, after)) in asked.iter().zip(before.iter().zip(&after)) {
            let who = who.unwrap_or("nobody");
            let question = question.text();
            if let Some(trace) = traces.shown_in(after) {
                panic!("{who} sees {trace} by {question}: {}", after.text());
            }
            let (before, after) = (said(before), said(after));
            assert!(
                before == after,
                "a marked case changes what {who} sees by {question}{}",
                difference(&before, &after)
            );
        }
        insiders_see_it(server, &traces, &questions).await;
        nobody_outside_finds_the_number(server, &case).await;
        the_auditor_reads_no_content(server, &case).await;
    });
}

/// What one of those outside is asked. In the full form that is everything; in the quick one, one of each kind
/// is asked everything, and the others take turns. What is public is asked of two.
fn asked_of(who: Who, place: usize, questions: &[Question]) -> Vec<(Who, &Question)> {
    const TURNS: usize = 4;
    let full = full_form();
    let of_each_kind = who.is_none_or(|user| EACH_SCOPE.contains(&user));
    let asked = |index: usize, question: &Question| match question.public {
        true => place < 2,
        false => full || of_each_kind || (index + place).is_multiple_of(TURNS),
    };
    let questions = questions.iter().enumerate();
    let mine = questions.filter(|(index, question)| asked(*index, question));
    mine.map(|(_, question)| (who, question)).collect()
}

fn pairs<'a>(people: &[Who], questions: &'a [Question]) -> Vec<(Who, &'a Question)> {
    let of = |who: &Who| {
        let who = *who;
        questions.iter().map(move |question| (who, question))
    };
    people.iter().flat_map(of).collect()
}

async fn ask(server: &TestServer, asked: &[(Who, &Question)]) -> Vec<Answer> {
    for (who, _) in asked {
        if let Some(user) = who {
            server.token(user).await;
        }
    }
    stream::iter(asked)
        .map(|(who, question)| ask_one(server, *who, question))
        .buffered(AT_ONCE)
        .collect()
        .await
}

async fn ask_one(server: &TestServer, who: Who, question: &Question) -> Answer {
    let client = who.map_or_else(|| server.as_nobody(), |user| server.as_user(user));
    let call = client.call(question.method.clone(), &question.path);
    let call = match &question.body {
        Some(body) => call.json(body),
        None => call,
    };
    call.send().await
}

/// What an answer says, without what differs from request to request.
fn said(answer: &Answer) -> (u16, String) {
    let trace_id = answer.json["trace_id"].as_str();
    let text = match trace_id {
        Some(trace_id) => answer.text().replace(trace_id, "-"),
        None => answer.text(),
    };
    (answer.status, text)
}

/// The first place where two answers differ.
fn difference(before: &(u16, String), after: &(u16, String)) -> String {
    const SHOWN: usize = 200;
    let both = before.1.chars().zip(after.1.chars());
    let same = both.take_while(|(one, other)| one == other).count();
    let from = same.saturating_sub(SHOWN / 2);
    let part = |text: &str| text.chars().skip(from).take(SHOWN).collect::<String>();
    format!(
        "\n before: {} {}\n  after: {} {}",
        before.0,
        part(&before.1),
        after.0,
        part(&after.1)
    )
}

/// Where a list is about cases, each of its parameters has to let an insider find a marked one:
/// otherwise those outside were asked nothing.
async fn insiders_see_it(server: &TestServer, traces: &Traces, questions: &[Question]) {
    let asked = pairs(&INSIDE.map(Some), questions);
    let answers = ask(server, &asked).await;
    let mut seen: BTreeMap<(&str, &str), bool> = BTreeMap::new();
    for ((_, question), answer) in asked.iter().zip(&answers) {
        let key = (question.list.as_str(), question.about.as_str());
        *seen.entry(key).or_default() |= traces.shown_in(answer).is_some();
    }
    let about_cases = |list: &str| seen.get(&(list, "")) == Some(&true) || list == SEARCH;
    let lists: Vec<&str> = seen
        .keys()
        .filter(|(list, about)| about.is_empty() && about_cases(list))
        .map(|(list, _)| *list)
        .collect();
    assert_eq!(
        lists,
        [
            "/api/v1/alerts",
            "/api/v1/approval-requests",
            CASES,
            "/api/v1/notifications",
        ],
        "the lists with content of cases"
    );
    for ((list, about), seen) in &seen {
        // The marked applicant is a person, and has no credit code.
        let asks_for_another = *about == "credit_code";
        assert!(
            *seen || asks_for_another || !about_cases(list),
            "no insider sees a marked case in {list} by {about}"
        );
    }
}

/// The number is known only once there is a case: a right one and a wrong one are answered alike.
async fn nobody_outside_finds_the_number(server: &TestServer, case: &MarkedCase) {
    let search = async |who: Who, field: &str, number: &str| {
        ask_one(server, who, &Question::search(field, json!(number))).await
    };
    for field in ["case_number", "q"] {
        let found = search(Some("lanshan.clerk"), field, &case.number).await;
        assert_eq!(found.expect(200).items()[0]["id"], case.id.to_string());
        for who in OUTSIDE {
            let right = search(who, field, &case.number).await;
            let wrong = search(who, field, "LY20260303999999999").await;
            assert_eq!(said(&right), said(&wrong), "{who:?} by {field}");
        }
    }
}

/// The auditor reads of every act which case it was done to, and nothing of what is in it.
async fn the_auditor_reads_no_content(server: &TestServer, case: &MarkedCase) {
    let auditor = server.as_user("auditor");
    let about = format!(
        "/api/v1/audit-events?subject_kind=case&subject_id={}",
        case.id
    );
    let records = auditor.get(&about).await.expect(200);
    assert!(records.items().len() > 10);
    let content = Traces::content(case);
    assert_eq!(content.shown_in(&records), None, "{}", records.text());
    let list = auditor.get("/api/v1/cases").await.expect(200);
    assert!(list.items().is_empty());
}
