//! Who may do what: every operation of the served description × every role, and nobody × where the
//! role is held, seen from the case × what one is to the case, against a table that people can read
//! (`authorization.txt`).
//!
//! Owns the asking. `BANGBAN_UPDATE_SNAPSHOTS=1` writes the table anew; the difference is what has to
//! be reviewed. An operation without a block fails, and so does a block without operation.
//!
//! Requests carry a body that nobody can read, and no version: whoever passes authorisation is
//! refused for that, so that nothing changes, and the order of refusals is tested as well.

mod people;
mod subjects;
mod table;

use std::sync::Mutex;

use bangban_tests::{Database, Operation, Options, TestServer, full_form, on_each, operations};
use futures_util::stream::{self, StreamExt};
use reqwest::Method;

use people::{Person, Relation};
use subjects::{Kind, Names, Subjects};
use table::Block;

/// Requests on their way at a time.
const AT_ONCE: usize = 24;

/// In the full form everything is asked on each database. Without, each question is put to one of
/// them in turn: half of every operation's people to SQLite, half to PostgreSQL.
#[test]
fn everybody_may_do_what_the_table_says() {
    let full = full_form();
    let whole = Mutex::new(Vec::new());
    on_each(async |database| {
        let options = Options {
            workers: 2,
            ..Options::default()
        };
        let mut server = TestServer::start_with(database, &options).await;
        let subjects = Subjects::make(&mut server).await;
        let turn = (!full).then_some(usize::from(database == Database::Postgres));
        let blocks = ask_all(&server, &subjects, turn).await;
        server.stop().await;
        if full {
            table::is_as_written(&blocks);
        }
        merge(&mut whole.lock().unwrap(), blocks);
    });
    table::is_as_written(&whole.into_inner().unwrap());
}

/// What an act on a case asks beyond the scope: without it, these cells would say yes.
#[test]
fn every_act_on_a_case_is_refused_to_somebody_who_sees_it() {
    let refused = table::names_with("403");
    let acts = table::names_with("").into_iter().filter(|name| {
        let reads = name.starts_with("GET ") && !name.contains("/documents/{did}");
        name.contains("/cases/{id}") && !reads
    });
    let acts: Vec<String> = acts.collect();
    assert!(acts.len() > 50, "{}", acts.len());
    for act in acts {
        assert!(
            refused.contains(&act),
            "{act}: whoever sees the case may do it"
        );
    }
}

/// Puts together what was asked on different databases.
fn merge(whole: &mut Vec<Block>, blocks: Vec<Block>) {
    if whole.is_empty() {
        *whole = blocks;
        return;
    }
    for (known, more) in whole.iter_mut().zip(blocks) {
        assert_eq!(known.name, more.name);
        known.nobody = std::mem::take(&mut known.nobody).or(more.nobody);
        known.cells.extend(more.cells);
    }
}

/// One request of one person, or of nobody.
struct Ask<'a> {
    block: usize,
    who: Option<Person>,
    operation: &'a Operation,
    path: String,
}

async fn ask_all(server: &TestServer, subjects: &Subjects, turn: Option<usize>) -> Vec<Block> {
    for person in Person::all() {
        server.token(&person.username()).await;
    }
    let operations = operations(server).await;
    let mut blocks = Vec::new();
    let mut asks = Vec::new();
    for operation in &operations {
        for (name, people) in blocks_of(server, subjects, operation) {
            let block = blocks.len();
            let people = people.into_iter().enumerate();
            let mine = people.filter(|(index, _)| turn.is_none_or(|it| (index + block) % 2 == it));
            asks.extend(mine.map(|(_, (who, path))| Ask {
                block,
                who,
                operation,
                path,
            }));
            blocks.push(Block {
                name,
                ..Block::default()
            });
        }
    }
    let answers = stream::iter(asks)
        .map(|ask| async move { (ask.block, ask.who, verdict(server, &ask).await) })
        .buffer_unordered(AT_ONCE);
    let answers: Vec<_> = answers.collect().await;
    for (block, who, verdict) in answers {
        match who {
            Some(person) => drop(blocks[block].cells.insert(person, verdict)),
            None => blocks[block].nobody = Some(verdict),
        }
    }
    blocks
}

/// Who asks for what.
type Asked = Vec<(Option<Person>, String)>;

/// The blocks of an operation: what is done with a case is asked of a case and of a draft, and is
/// everybody's; what is no case's has nobody who is related to one.
fn blocks_of(
    server: &TestServer,
    subjects: &Subjects,
    operation: &Operation,
) -> Vec<(String, Asked)> {
    let everybody = || std::iter::once(None).chain(Person::all().into_iter().map(Some));
    if operation.path.starts_with("/api/v1/cases/{id}") {
        let block = |kind: Kind| {
            let people = everybody().filter(|who| who.is_none_or(|person| kind.knows(person)));
            let asked = people.map(|who| (who, fill(operation, subjects.of(who, kind))));
            (
                format!("{} on {}", operation.name(), kind.name()),
                asked.collect(),
            )
        };
        return Kind::ALL.map(block).into();
    }
    let path = fill(operation, &subjects.of_registry(server, &operation.path));
    // A notification is somebody's, who has to be among those who are asked.
    let whose = operation.path.starts_with("/api/v1/notifications/{id}");
    let asked = |who: &Option<Person>| {
        who.is_none_or(|person| {
            person.relation == Relation::None || (whose && person == subjects::told())
        })
    };
    let asked = everybody().filter(asked).map(|who| (who, path.clone()));
    vec![(operation.name(), asked.collect())]
}

fn fill(operation: &Operation, names: &Names) -> String {
    let segments = operation.path.split('/').map(|segment| {
        let name = segment
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'));
        name.map_or(segment, |name| {
            names
                .get(name)
                .unwrap_or_else(|| panic!("{}: nothing stands for {{{name}}}", operation.name()))
        })
    });
    segments.collect::<Vec<_>>().join("/")
}

async fn verdict(server: &TestServer, ask: &Ask<'_>) -> String {
    let method = Method::from_bytes(ask.operation.method.as_bytes()).unwrap();
    let client = match ask.who {
        Some(person) => server.as_user(&person.username()),
        None => server.as_nobody(),
    };
    let reads = method == Method::GET;
    let call = client.call(method, &ask.path);
    let call = if reads {
        call
    } else {
        call.body("application/json", "{")
    };
    let answer = call.send().await;
    let verdict = match answer.status {
        401 | 403 | 404 => answer.status.to_string(),
        200..=299 | 400 | 409 | 412 | 415 | 422 | 428 => "yes".to_owned(),
        other => panic!("{} answered {other}: {}", answer.asked, answer.text()),
    };
    if answer.status >= 400 {
        answer.is_problem();
    }
    verdict
}
