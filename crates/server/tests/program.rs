//! The program as an operator meets it: what it prints, and how it ends.
//!
//! Owns the commands without a server. Does not own the API (`tests/api`).

#![expect(clippy::unwrap_used, reason = "a test may end where it stands")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data");

/// A data folder that goes away with its test, and the program in it.
struct Place(tempfile::TempDir);

impl Place {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bangban"));
        for (name, _) in std::env::vars_os().filter(|(name, _)| is_ours(name)) {
            command.env_remove(name);
        }
        command
            .args(arguments)
            .env("BANGBAN_DATA_DIR", self.0.path());
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// What is printed where all is well.
    fn fine(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(
            output.status.success(),
            "{arguments:?}: {}",
            text(&output.stderr)
        );
        text(&output.stdout)
    }

    /// The lines about what is wrong.
    fn refused(&self, arguments: &[&str]) -> Vec<String> {
        let output = self.run(arguments);
        assert!(
            matches!(output.status.code(), Some(1 | 2)),
            "{arguments:?}: {:?}",
            output.status
        );
        text(&output.stderr).lines().map(str::to_owned).collect()
    }
}

fn is_ours(name: &std::ffi::OsStr) -> bool {
    name.to_string_lossy().starts_with("BANGBAN_")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn data(name: &str) -> String {
    Path::new(DATA).join(name).display().to_string()
}

/// Tables and a key, and nothing else.
fn migrated() -> Place {
    let place = Place::new();
    place.fine(&["admin", "new-key"]);
    place.fine(&["migrate"]);
    place
}

#[test]
fn the_due_date_is_printed_or_refused() {
    let place = Place::new();
    let printed = place.fine(&["deadline", "--from", "2026-09-30", "--days", "1"]);
    assert_eq!(printed, "2026-10-08\n");
    let line = place.refused(&["deadline", "--from", "2026-12-31", "--days", "1"]);
    assert_eq!(line.len(), 1);
    assert!(line[0].contains("2027"));
}

#[test]
fn whatever_is_wrong_is_one_clear_line() {
    let place = Place::new();
    for arguments in [
        &["serve", "--nonsense"][..],
        &["nonsense"],
        &[],
        &["serve"],
        &["audit", "verify"],
        &["--database-url", "mysql://localhost/x", "migrate"],
        &[
            "--database-url",
            "postgres://user:secret@127.0.0.1:1/x",
            "migrate",
        ],
        &[
            "--database-url",
            "sqlite:///nowhere/at/all.sqlite3",
            "migrate",
        ],
        &["--database-url", "postgres://localhost/x", "backup", "copy"],
        &["import", "calendar", "/nowhere"],
        &["deadline", "--from", "today", "--days", "1"],
        &["deadline", "--from", "2026-01-05", "--days", "-1"],
    ] {
        let lines = place.refused(arguments);
        assert_eq!(lines.len(), 1, "{arguments:?}: {lines:?}");
        assert!(
            lines[0].starts_with("bangban: ") && !lines[0].contains("secret"),
            "{lines:?}"
        );
    }
    assert!(!place.file("bangban.sqlite3").exists());
}

#[test]
fn an_import_is_all_or_nothing_and_repeated_without_effect() {
    let place = migrated();
    let list = std::fs::read_to_string(data("linyi.csv")).unwrap();
    let faulty = list.replace("371302002000,银雀山街道,town", "371302002000,,county");
    std::fs::write(place.file("faulty.csv"), faulty).unwrap();
    let faulty = place.file("faulty.csv").display().to_string();
    let lines = place.refused(&["import", "divisions", &faulty]);
    assert_eq!(lines.len(), 3, "{lines:?}");
    assert!(lines[0].contains("faulty.csv:18:") && lines[1].contains("faulty.csv:18:"));

    let printed = place.fine(&["import", "divisions", &data("linyi.csv")]);
    assert!(
        printed.contains("4357 added, 0 changed, 0 unchanged"),
        "{printed}"
    );
    assert!(
        printed.contains("4361 venues and 19 departments added"),
        "{printed}"
    );
    let printed = place.fine(&["import", "divisions", &data("linyi.csv")]);
    assert!(printed.contains("nothing changed"), "{printed}");
    for (kind, file) in [
        ("calendar", "workcalendar.json"),
        ("service-items", "service_items.json"),
    ] {
        assert!(
            place
                .fine(&["import", kind, &data(file)])
                .contains(" added, 0 changed")
        );
        assert!(
            place
                .fine(&["import", kind, &data(file)])
                .contains("nothing changed")
        );
    }
    assert!(place.fine(&["audit", "verify"]).contains("3 records"));
}

#[test]
fn the_first_account_is_made_without_its_password_among_the_arguments() {
    let place = migrated();
    place.fine(&["import", "divisions", &data("linyi.csv")]);
    let arguments = [
        "admin",
        "create-account",
        "--username",
        "first",
        "--name",
        "孙志远",
        "--role",
        "security_admin",
        "--organization",
        "venue:371300000000",
    ];
    let with = |password: &str| {
        place
            .command(&arguments)
            .env("BANGBAN_NEW_PASSWORD", password)
            .output()
            .unwrap()
    };
    assert!(text(&with("short").stderr).contains("12 characters"));
    assert!(with("Yimeng-2026-hongse").status.success());
    assert!(text(&with("Yimeng-2026-hongse").stderr).contains("already"));
    // What is there is no place for a demonstration.
    assert_eq!(place.refused(&["demo"]).len(), 1);
    assert!(place.fine(&["demo", "--if-empty"]).contains("not empty"));
}

#[test]
fn a_backup_is_restored_with_the_key_that_belongs_to_it() {
    let place = migrated();
    place.fine(&["import", "divisions", &data("linyi.csv")]);
    let copy = place.file("copy").display().to_string();
    assert!(place.fine(&["backup", &copy]).contains("master key"));
    assert!(place.refused(&["restore", &copy])[0].contains("--force"));
    place.fine(&["restore", &copy, "--force"]);
    place.fine(&["audit", "verify"]);

    let key = place.file("master.key");
    std::fs::rename(&key, place.file("kept.key")).unwrap();
    let lines = place.refused(&["admin", "new-key"]);
    assert!(lines[0].contains("not empty"), "{lines:?}");
    std::fs::copy(migrated().file("master.key"), &key).unwrap();
    let lines = place.refused(&["audit", "verify"]);
    assert!(
        lines.len() == 1 && lines[0].contains("master key"),
        "{lines:?}"
    );
}
