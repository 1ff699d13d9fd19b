//! A test: every code of a fault that the domain, the wire types, the use cases and the routes can tell
//! has a text of its own. The codes are read from the sources, so that a new one can't be forgotten.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::{InputFault, Language};

/// Where faults are made.
const SOURCES: [&str; 4] = [
    "../domain/src",
    "../api-types/src",
    "../application/src",
    "src/routes",
];

/// Calls whose last argument is a code.
const CALLS: [&str; 4] = [
    "Fault::at(",
    "fault(",
    "ValidationError::new(",
    "faults.add(",
];

/// Codes that stand somewhere else than in such a call.
const ELSEWHERE: [&str; 4] = ["required", "too_long", "document_number", "masked_value"];

#[test]
fn every_code_has_a_text() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut codes: BTreeSet<String> = ELSEWHERE.map(str::to_owned).into();
    for source in SOURCES {
        read_below(&root.join(source), &mut codes);
    }
    // That the reading works at all, in each of its ways.
    for known in [
        "agent_in_conflict",
        "too_early",
        "weak_password",
        "identity_number_length",
        "item_count",
        "wrong_password",
        "outside_year",
    ] {
        assert!(
            codes.contains(known),
            "{known} was not found in the sources"
        );
    }
    let general = InputFault::at("/x", "a_code_that_nobody_has").detail();
    let without: Vec<_> = codes
        .into_iter()
        .filter(|code| {
            InputFault::at("/x", code.clone())
                .detail()
                .in_language(Language::En)
                == general.en
        })
        .collect();
    assert!(without.is_empty(), "no text for {without:?}");
}

fn read_below(folder: &Path, codes: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        // Faults of files that an operator imports are told on the command line, in its own words.
        if path.ends_with("application/src/import") {
            continue;
        }
        if path.is_dir() {
            read_below(&path, codes);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let text = text.split("#[cfg(test)]").next().unwrap_or_default();
            read(text, path.to_string_lossy().contains("/acts/"), codes);
        }
    }
}

fn read(text: &str, is_act: bool, codes: &mut BTreeSet<String>) {
    for call in CALLS {
        for (start, _) in text.match_indices(call) {
            let arguments = arguments(&text[start + call.len()..]);
            let arguments = arguments.trim_end().trim_end_matches(',');
            // The code is the last argument, and a plain word; where it is worked out, it stands elsewhere.
            if arguments.ends_with('"') {
                let last = literals(arguments).last().copied();
                codes.extend(last.filter(|literal| is_code(literal)).map(str::to_owned));
            }
        }
    }
    for (start, _) in text.match_indices("code = \"") {
        codes.extend(
            literals(&text[start..])
                .first()
                .map(|code| (*code).to_owned()),
        );
    }
    let arms: String = if is_act {
        text.to_owned()
    } else {
        let bodies = text
            .match_indices("fn code(self)")
            .map(|(start, _)| &text[start..]);
        bodies
            .filter_map(|body| body.split("\n    }").next())
            .collect()
    };
    for (start, _) in arms.match_indices("=> \"") {
        let first = literals(&arms[start..]).first().copied();
        codes.extend(first.filter(|literal| is_code(literal)).map(str::to_owned));
    }
}

/// Up to the parenthesis that closes.
fn arguments(text: &str) -> &str {
    let mut depth = 1;
    for (place, character) in text.char_indices() {
        match character {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &text[..place];
        }
    }
    text
}

/// The texts in double quotes. None of those looked at holds an escaped quote.
fn literals(text: &str) -> Vec<&str> {
    text.split('"').skip(1).step_by(2).collect()
}

fn is_code(literal: &str) -> bool {
    !literal.is_empty()
        && literal
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}
