//! The oracle: `diagram.txt`, read.
//!
//! Owns the reading of the text and the question what it says of an act. Does not own the facts of a
//! case: whether a condition holds is told by whoever asks. Knows nothing of the program, so that two
//! tests can share it: that of the domain includes this very file.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

const TEXT: &str = include_str!("diagram.txt");

/// The text, read once.
pub(super) static ORACLE: LazyLock<Oracle> = LazyLock::new(|| Oracle::read(TEXT));

/// What the text says.
pub(super) struct Oracle {
    rows: Vec<Row>,
    /// The refusal where a need is not met.
    refusals: BTreeMap<String, String>,
    /// Conditions that follow from the case alone.
    of_case: BTreeSet<String>,
    events: BTreeMap<String, Happening>,
    department: BTreeMap<String, BTreeSet<String>>,
}

/// One line about an act.
pub(super) struct Row {
    pub(super) act: String,
    pub(super) by: Vec<String>,
    pub(super) states: Vec<String>,
    when: Vec<String>,
    needs: Vec<String>,
    /// Where it leads; none where the case stays.
    pub(super) to: Option<String>,
    /// The kinds of events, and whether each comes only where something moved.
    pub(super) events: Vec<(String, bool)>,
    offered: bool,
}

struct Happening {
    told: bool,
    state: Option<String>,
    conditional: bool,
}

/// What the oracle says of an act in a state.
pub(super) enum Verdict<'a> {
    /// Accepted, as this line says.
    Accepted(&'a Row),
    /// Refused, for one of these reasons.
    Refused(BTreeSet<&'a str>),
}

/// The refusal of an act that the state does not know.
pub(super) const NOT_ALLOWED: &str = "transition_not_allowed";

impl Oracle {
    /// What becomes of an act, where `holds` says which needs and conditions hold.
    pub(super) fn judge(
        &self,
        act: &str,
        state: &str,
        holds: impl Fn(&str) -> bool,
    ) -> Verdict<'_> {
        let of_act: Vec<&Row> = self.rows.iter().filter(|row| row.act == act).collect();
        assert!(!of_act.is_empty(), "the diagram has no act {act}");
        let fits = |row: &&&Row| row.is_in(state) && row.when.iter().all(|name| holds(name));
        let Some(row) = of_act.iter().find(fits) else {
            // Whatever else is wrong with it may be told as well: which comes first is left open.
            let all = of_act.iter().flat_map(|row| &row.needs);
            let unmet = all.filter(|need| !holds(need));
            let reasons = unmet.map(|need| self.refusals[need].as_str());
            return Verdict::Refused(reasons.chain([NOT_ALLOWED]).collect());
        };
        let unmet = row.needs.iter().filter(|need| !holds(need));
        let reasons: BTreeSet<&str> = unmet.map(|need| self.refusals[need].as_str()).collect();
        if reasons.is_empty() {
            Verdict::Accepted(row)
        } else {
            Verdict::Refused(reasons)
        }
    }

    /// The names of the acts that a state offers, where `holds` says which conditions of the case hold.
    pub(super) fn offered(&self, state: &str, holds: impl Fn(&str) -> bool) -> BTreeSet<&str> {
        let known = |name: &String| !self.of_case.contains(name) || holds(name);
        let rows = self.rows.iter();
        let offered = rows.filter(|row| row.offered && row.is_in(state));
        let possible = offered.filter(|row| row.when.iter().all(known));
        possible.map(|row| name_of(&row.act)).collect()
    }

    /// Who may do an act.
    pub(super) fn by(&self, act: &str) -> &[String] {
        let row = self.rows.iter().find(|row| row.act == act);
        &row.unwrap_or_else(|| panic!("the diagram has no act {act}"))
            .by
    }

    /// Where a state leads.
    pub(super) fn leads_to(&self, from: &str) -> BTreeSet<&str> {
        let rows = self.rows.iter().filter(|row| row.is_in(from));
        rows.filter_map(|row| row.to.as_deref()).collect()
    }

    /// Every way from one state to another.
    pub(super) fn ways(&self) -> BTreeSet<(&str, &str)> {
        let states = self.rows.iter().flat_map(|row| &row.states);
        let from: BTreeSet<&str> = states.map(String::as_str).collect();
        from.into_iter()
            .flat_map(|from| self.leads_to(from).into_iter().map(move |to| (from, to)))
            .collect()
    }

    /// Every act, with its ways.
    pub(super) fn acts(&self) -> BTreeSet<&str> {
        self.rows.iter().map(|row| row.act.as_str()).collect()
    }

    /// Every refusal that a need can bring.
    pub(super) fn refusals(&self) -> BTreeSet<&str> {
        self.refusals.values().map(String::as_str).collect()
    }

    /// Every kind of event.
    pub(super) fn kinds(&self) -> impl Iterator<Item = &str> {
        self.events.keys().map(String::as_str)
    }

    /// The state that an event of this kind brings about; `left_over` says whether something still is
    /// left to do, where that matters.
    pub(super) fn state_after(&self, kind: &str, left_over: bool) -> Option<&str> {
        let event = self.event(kind);
        let stays = event.conditional && left_over;
        event.state.as_deref().filter(|_| !stays)
    }

    /// Whether somebody is told of events of this kind.
    pub(super) fn is_told(&self, kind: &str) -> bool {
        self.event(kind).told
    }

    fn event(&self, kind: &str) -> &Happening {
        let event = self.events.get(kind);
        event.unwrap_or_else(|| panic!("the diagram has no event {kind}"))
    }

    /// Whether the department can go from there to there.
    pub(super) fn department_goes(&self, from: &str, to: &str) -> bool {
        self.department[from].contains(to)
    }

    fn read(text: &str) -> Self {
        let sections = sections(text);
        let section = |name: &str| sections[name].iter();
        let three = |line: &Vec<String>| {
            assert_eq!(line.len(), 3, "{line:?}");
            [line[0].clone(), line[1].clone(), line[2].clone()]
        };
        let needs = section("needs").map(three);
        let conditions = section("conditions").map(three);
        let oracle = Self {
            rows: section("acts").map(Row::read).collect(),
            refusals: needs.map(|[name, refusal, _]| (name, refusal)).collect(),
            of_case: conditions
                .filter(|[_, of, _]| of == "case")
                .map(|[name, _, _]| name)
                .collect(),
            events: section("events").map(three).map(read_event).collect(),
            department: section("department")
                .map(|line| (line[0].clone(), words(&line[1]).into_iter().collect()))
                .collect(),
        };
        let declared = section("conditions").map(|line| line[0].clone()).collect();
        oracle.check(&declared);
        oracle
    }

    /// Every name that is used is explained, and every one that is explained is used.
    fn check(&self, conditions: &BTreeSet<String>) {
        let used = |pick: fn(&Row) -> &Vec<String>| -> BTreeSet<String> {
            self.rows.iter().flat_map(pick).cloned().collect()
        };
        assert_eq!(used(|row| &row.when), *conditions, "conditions");
        let needs: BTreeSet<String> = self.refusals.keys().cloned().collect();
        assert_eq!(used(|row| &row.needs), needs, "needs");
        let events = self.rows.iter().flat_map(|row| &row.events);
        for (kind, _) in events {
            self.event(kind);
        }
    }
}

impl Row {
    fn read(line: &Vec<String>) -> Self {
        let [act, by, states, when, needs, to, events] = line.as_slice() else {
            panic!("seven columns: {line:?}");
        };
        let bare = act.trim_matches(['(', ')']);
        let event = |word: String| match word.strip_suffix('?') {
            Some(kind) => (kind.to_owned(), true),
            None => (word, false),
        };
        Self {
            act: bare.to_owned(),
            by: words(by),
            states: words(states),
            when: words(when),
            needs: words(needs),
            to: (to != "=").then(|| to.clone()),
            events: words(events).into_iter().map(event).collect(),
            offered: bare == act,
        }
    }

    fn is_in(&self, state: &str) -> bool {
        self.states.iter().any(|known| known == state)
    }
}

/// The name that the API uses for an act.
pub(super) fn name_of(act: &str) -> &str {
    act.split_once(':').map_or(act, |(name, _)| name)
}

fn read_event([kind, told, state]: [String; 3]) -> (String, Happening) {
    let bare = state.trim_end_matches('?');
    let happening = Happening {
        told: told == "told",
        state: (bare != "-").then(|| bare.to_owned()),
        conditional: bare != state,
    };
    (kind, happening)
}

/// The lines of each section, by columns.
fn sections(text: &str) -> BTreeMap<&str, Vec<Vec<String>>> {
    let mut sections: BTreeMap<&str, Vec<Vec<String>>> = BTreeMap::new();
    let mut at = "";
    for line in text.lines() {
        let line = line.trim();
        if let Some(name) = line.strip_prefix("== ") {
            at = name;
            sections.entry(at).or_default();
        } else if !line.is_empty() && !line.starts_with('#') {
            let columns = line.split('|').map(|column| column.trim().to_owned());
            sections.entry(at).or_default().push(columns.collect());
        }
    }
    sections
}

fn words(column: &str) -> Vec<String> {
    column.split_whitespace().map(str::to_owned).collect()
}
