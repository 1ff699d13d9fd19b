//! The table that people read (`authorization.txt`): its form, and the comparison.
//!
//! Owns a block for each operation: places down, roles across, a verdict in each cell. Places that
//! make no difference share a line. Does not own who is asked (`people`).

use std::collections::BTreeMap;
use std::fmt::Write as _;

use bangban_domain::policy::Role;

use super::people::{Person, Place, Relation};
use super::subjects::Kind;

const TABLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/api/authorization.txt");

/// An operation, on a subject if it has one, with what everybody was answered.
#[derive(Debug, Default)]
pub(super) struct Block {
    pub(super) name: String,
    pub(super) nobody: Option<String>,
    pub(super) cells: BTreeMap<Person, String>,
}

impl Block {
    /// What stands below the name.
    fn lines(&self) -> Vec<String> {
        let nobody = self.nobody.as_deref().unwrap_or("-");
        let mut verdicts = self.cells.values();
        let first = verdicts.next().cloned().unwrap_or_default();
        if verdicts.all(|verdict| *verdict == first) {
            return vec![if nobody == first {
                format!("  everybody: {first}")
            } else {
                format!("  nobody: {nobody}; everybody else: {first}")
            }];
        }
        let roles = Role::ALL.map(|role| role.as_str().to_owned());
        let mut lines = vec![format!("  nobody: {nobody}"), line("", &roles)];
        for relation in Relation::ALL {
            for (places, cells) in self.rows(relation) {
                lines.push(line(&label(relation, &places), &cells));
            }
        }
        lines
    }

    /// The different rows of a relation, each with its places.
    fn rows(&self, relation: Relation) -> Vec<(Vec<Place>, Vec<String>)> {
        let mut rows: Vec<(Vec<Place>, Vec<String>)> = Vec::new();
        for place in Place::ALL {
            let cell = |role| {
                let person = Person {
                    relation,
                    place,
                    role,
                };
                self.cells.get(&person).map_or("-", String::as_str)
            };
            let cells: Vec<String> = Role::ALL.map(|role| cell(role).to_owned()).into();
            if cells.iter().all(|cell| cell == "-") {
                continue;
            }
            match rows.iter_mut().find(|(_, known)| *known == cells) {
                Some((places, _)) => places.push(place),
                None => rows.push((vec![place], cells)),
            }
        }
        rows
    }
}

fn label(relation: Relation, places: &[Place]) -> String {
    let places = match places {
        [_, _, _, _, _] => "anywhere".to_owned(),
        [first, _, _, _] if *first != Place::Own => "elsewhere".to_owned(),
        some => {
            let names: Vec<&str> = some.iter().map(|place| place.name()).collect();
            names.join(", ")
        }
    };
    match relation {
        Relation::None => places,
        relation => format!("{}: {places}", relation.name()),
    }
}

fn line(label: &str, cells: &[String]) -> String {
    let mut text = format!("  {label:<36}");
    for (role, cell) in Role::ALL.iter().zip(cells) {
        write!(text, "  {cell:<width$}", width = role.as_str().len()).unwrap();
    }
    text.trim_end().to_owned()
}

/// Compares what everybody was answered with the table, which is first written anew if so wanted.
pub(super) fn is_as_written(blocks: &[Block]) {
    if std::env::var_os("BANGBAN_UPDATE_SNAPSHOTS").is_some() {
        write(blocks);
    }
    let complaints = complaints(blocks);
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

fn write(blocks: &[Block]) {
    let mut text = head();
    for block in blocks {
        writeln!(text, "\n{}\n{}", block.name, block.lines().join("\n")).unwrap();
    }
    std::fs::write(TABLE, text).unwrap();
}

fn head() -> String {
    let mut text = String::from(
        "# Who may do what, operation by operation. Written by the test, reviewed by people:\n\
         # BANGBAN_UPDATE_SNAPSHOTS=1 cargo test -p bangban-tests --test api authorization\n\
         #\n\
         # yes: allowed (and then judged by version, body and state); 401: not signed in; 403: in scope, but not\n\
         # allowed; 404: out of scope, or somebody else's; -: there is nobody like that.\n\
         #\n\
         # Across: the role. Down: where it is held, seen from the venue of what is asked about.\n",
    );
    for place in Place::ALL {
        writeln!(text, "#   {:<11} {}", place.name(), place.organization()).unwrap();
    }
    text.push_str(
        "#   anywhere    at all of these; elsewhere: at all but the venue itself\n\
         # After \"applicant\", who has the applicant's identity, and is an applicant beside the role wherever both may\n\
         # be held; after \"named agent\", the agent of the case; after \"maker\", who made its draft. The last two began\n\
         # at the venue, and were then moved to where they are. Everybody else is unrelated to the case.\n#\n",
    );
    for (kind, what) in Kind::ALL.iter().zip([
        "a case in progress at the venue",
        "a draft at the venue: nobody is its named agent",
    ]) {
        writeln!(text, "# on {}: {what}", kind.name()).unwrap();
    }
    text
}

/// What differs from the table: an operation that is not in it, or not as it says; a block without
/// operation.
fn complaints(blocks: &[Block]) -> Vec<String> {
    let table = std::fs::read_to_string(TABLE).unwrap_or_default();
    let mut expected = read(&table);
    let mut complaints = Vec::new();
    for block in blocks {
        let got = block.lines();
        match expected.remove(block.name.as_str()) {
            None => complaints.push(format!(
                "{}: is not in authorization.txt; say who may do it",
                block.name
            )),
            Some(expected) if got != expected => {
                complaints.push(format!(
                    "{}: not as in authorization.txt\n{}",
                    block.name,
                    difference(&expected, &got)
                ));
            }
            Some(_) => {}
        }
    }
    let gone = expected.keys();
    complaints.extend(gone.map(|name| format!("{name}: there is no such operation any more")));
    complaints
}

/// The operations with this verdict for anybody.
pub(super) fn names_with(verdict: &str) -> Vec<String> {
    let table = std::fs::read_to_string(TABLE).unwrap();
    let blocks = read(&table).into_iter();
    let with = blocks.filter(|(_, lines)| lines.iter().any(|line| line.contains(verdict)));
    with.map(|(name, _)| name.to_owned()).collect()
}

/// The lines below each name.
fn read(table: &str) -> BTreeMap<&str, Vec<&str>> {
    let mut blocks: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut name = "";
    for line in table.lines() {
        match line {
            "" => {}
            line if line.starts_with('#') => {}
            line if line.starts_with(' ') => blocks.entry(name).or_default().push(line),
            line => {
                name = line;
                let new = blocks.insert(name, Vec::new()).is_none();
                assert!(new, "{name} stands twice in authorization.txt");
            }
        }
    }
    blocks
}

fn difference(expected: &[&str], got: &[String]) -> String {
    let roles = line("", &Role::ALL.map(|role| role.as_str().to_owned()));
    let missing = expected
        .iter()
        .filter(|line| !got.iter().any(|it| it == *line));
    let new = got.iter().filter(|line| !expected.contains(&line.as_str()));
    let lines = missing
        .map(|line| format!("-{line}"))
        .chain(new.map(|line| format!("+{line}")));
    format!(" {roles}\n{}", lines.collect::<Vec<_>>().join("\n"))
}
