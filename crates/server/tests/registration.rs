//! Registering with the real program: the code stands in the file, and nothing personal in the log.
//!
//! Owns what an operator sees of it. Does not own the API (`tests/api`).

#![expect(clippy::unwrap_used, reason = "a test may end where it stands")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

const PHONE: &str = "13853912345";
const IDENTITY: &str = "371302199001010011";
const PASSWORD: &str = "Yimeng-2026-hongse";
const NAME: &str = "赵兰";
const DIVISIONS: &str = "\
code,name,level,parent_code
370000000000,山东省,province,
371300000000,临沂市,city,370000000000
371302000000,兰山区,county,371300000000
";

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
        let ours = |name: &std::ffi::OsString| name.to_string_lossy().starts_with("BANGBAN_");
        for (name, _) in std::env::vars_os().filter(|(name, _)| ours(name)) {
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

    fn fine(&self, arguments: &[&str]) {
        let output = self.run(arguments);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{arguments:?}: {told}");
    }
}

/// A server; it ends with the test.
struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn start(place: &Place) -> Self {
        let log = std::fs::File::create(place.file("serve.log")).unwrap();
        let mut serve = place.command(&["serve", "--listen", "127.0.0.1:0", "--log", "debug"]);
        let mut child = serve.stdout(Stdio::piped()).stderr(log).spawn().unwrap();
        let mut line = String::new();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        stdout.read_line(&mut line).unwrap();
        let address = line.trim().rsplit("http://").next().unwrap().to_owned();
        Self { child, address }
    }

    /// Status and body of an answer.
    fn post(&self, path: &str, body: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let length = body.len();
        let head = format!(
            "POST {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\ncontent-type: application/json\r\n\
             content-length: {length}\r\n\r\n",
            self.address
        );
        stream.write_all(head.as_bytes()).unwrap();
        stream.write_all(body.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let status = answer.split(' ').nth(1).unwrap().parse().unwrap();
        (status, answer)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended before.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The code in the file, once the worker has written it.
fn code(place: &Place) -> String {
    let since = Instant::now();
    loop {
        let written = std::fs::read_to_string(place.file("messages.log")).unwrap_or_default();
        if let Some(rest) = written.split("验证码 ").nth(1) {
            assert!(written.contains(PHONE), "{written}");
            return rest.chars().take(6).collect();
        }
        assert!(since.elapsed() < Duration::from_secs(20), "no message");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn the_code_stands_in_the_file_and_nothing_personal_in_the_log() {
    let place = Place::new();
    place.fine(&["admin", "new-key"]);
    place.fine(&["migrate"]);
    std::fs::write(place.file("divisions.csv"), DIVISIONS).unwrap();
    let divisions = place.file("divisions.csv").display().to_string();
    place.fine(&["import", "divisions", &divisions]);
    let server = Server::start(&place);

    let asked = server.post(
        "/api/v1/auth/registration/code",
        &format!(r#"{{"phone":"{PHONE}"}}"#),
    );
    assert_eq!(asked.0, 202, "{}", asked.1);
    let code = code(&place);
    let register = |code: &str| {
        let body = format!(
            r#"{{"phone":"{PHONE}","code":"{code}","password":"{PASSWORD}","kind":"natural_person",
                "name":"{NAME}","id_number":"{IDENTITY}"}}"#
        );
        server.post("/api/v1/auth/registration", &body)
    };
    let wrong = if code == "000000" { "000001" } else { "000000" };
    let refused = register(wrong);
    assert_eq!(refused.0, 422, "{}", refused.1);
    let made = register(&code);
    assert_eq!(made.0, 201, "{}", made.1);
    let body = format!(r#"{{"username":"{PHONE}","password":"{PASSWORD}"}}"#);
    assert_eq!(server.post("/api/v1/auth/login", &body).0, 200);
    for (_, answer) in [&asked, &refused] {
        assert!(!answer.contains(PHONE) && !answer.contains(IDENTITY) && !answer.contains(NAME));
    }
    drop(server);

    let log = std::fs::read_to_string(place.file("serve.log")).unwrap();
    assert!(
        log.contains("/api/v1/auth/registration"),
        "the log is that of the server"
    );
    for secret in [PHONE, IDENTITY, PASSWORD, NAME] {
        assert!(!log.contains(secret), "{secret} is in the log");
    }
    let is_code = |word: &str| word == code;
    let digits = |letter: char| !letter.is_ascii_digit();
    // Micros of a time may have the same digits: they stand before a Z.
    let log = log.replace(&format!("{code}Z"), "");
    assert!(!log.split(digits).any(is_code), "the code is in the log");
    // Neither are they in the database, but for the name.
    for file in ["bangban.sqlite3", "bangban.sqlite3-wal"] {
        let bytes = std::fs::read(place.file(file)).unwrap_or_default();
        for secret in [PHONE, IDENTITY, PASSWORD] {
            let found = bytes
                .windows(secret.len())
                .any(|part| part == secret.as_bytes());
            assert!(!found, "{secret} is in {file}");
        }
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let about = std::fs::metadata(place.file("messages.log")).unwrap();
        assert_eq!(about.permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn a_provider_that_can_not_be_used_is_one_clear_line() {
    let place = Place::new();
    std::fs::write(place.file("token"), "s3cret\n").unwrap();
    std::fs::write(place.file("empty"), "\n").unwrap();
    let refused = |url: &str, token: Option<&str>, expected: &str| {
        let mut serve = place.command(&["serve", "--sms-url", url]);
        if let Some(token) = token {
            serve.env("BANGBAN_SMS_TOKEN_FILE", place.file(token));
        }
        let output = serve.output().unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(
            (output.status.code(), told.lines().count()),
            (Some(1), 1),
            "{told}"
        );
        assert!(
            told.contains(expected) && !told.contains("s3cret"),
            "{told}"
        );
    };
    refused("https://sms.example.com/", None, "BANGBAN_SMS_TOKEN_FILE");
    refused("https://sms.example.com/", Some("missing"), "can't be read");
    refused(
        "https://sms.example.com/",
        Some("empty"),
        "one line of visible",
    );
    refused(
        "http://sms.example.com/",
        Some("token"),
        "must begin with https://",
    );
    refused(
        "https://u:s3cret@sms.example.com/",
        Some("token"),
        "no user name",
    );
    assert!(!place.file("bangban.sqlite3").exists());
}
