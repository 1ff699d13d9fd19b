//! A test: words stand in the dictionaries alone. Reads the sources, as a reviewer would.

use std::fs;
use std::path::Path;

/// What looks like words and is none.
const NO_WORDS: [&str; 2] = ["Bearer {token}", "-/.年月日"];

#[test]
fn words_stand_nowhere_else() {
    let mut found = Vec::new();
    look_below(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut found,
    );
    assert!(found.is_empty(), "words outside of texts/: {found:#?}");
}

#[test]
fn words_are_recognised() {
    let of = |line: &str| {
        literals(line)
            .into_iter()
            .filter(|text| is_words(text))
            .count()
    };
    assert_eq!(of(r#"view! { <p>"没有办件"</p> }"#), 1);
    assert_eq!(of(r#"let text = "Nothing there";"#), 1);
    assert_eq!(of(r#"class="tag good" // 说明 "Nothing there""#), 0);
    assert_eq!(of(r#"let a = "：";"#), 0);
    assert_eq!(of(r#"Self::Plus => "M12 5v14M5 12h14","#), 0);
}

fn look_below(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.ends_with("src/texts") {
            continue;
        }
        if path.is_dir() {
            look_below(&path, found);
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (number, line) in code.lines().enumerate() {
            let words = literals(line)
                .into_iter()
                .filter(|literal| is_words(literal));
            found.extend(
                words.map(|literal| format!("{}:{}: {literal}", path.display(), number + 1)),
            );
        }
    }
}

/// The texts in double quotes of a line, without its comment. None of ours holds an escaped quote beside words.
fn literals(line: &str) -> Vec<&str> {
    let parts: Vec<&str> = line.split('"').collect();
    let mut literals = Vec::new();
    for (place, part) in parts.iter().enumerate() {
        if place % 2 == 0 && part.contains("//") {
            break;
        }
        if place % 2 == 1 {
            literals.push(*part);
        }
    }
    literals
}

/// Chinese characters; or English as it is written: a capital, a small letter, and a blank somewhere.
fn is_words(literal: &str) -> bool {
    if NO_WORDS.contains(&literal) {
        return false;
    }
    let chinese = literal
        .chars()
        .any(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter));
    let mut letters = literal.chars();
    let begins = letters
        .next()
        .is_some_and(|letter| letter.is_ascii_uppercase())
        && letters
            .next()
            .is_some_and(|letter| letter.is_ascii_lowercase());
    chinese || begins && literal.contains(' ')
}
