//! Messages into a file: for demonstrations and tests, and as long as there is no provider.
//!
//! Owns the form: a JSON object a line, `{"phone", "text"}`. The file is its owner's alone, since it holds
//! phone numbers and codes.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::path::PathBuf;

use bangban_application::texts::{NotSent, TextMessage, TextSender};
use futures_util::FutureExt;
use futures_util::future::{BoxFuture, ready};

use super::Message;

/// Appends each message to a file.
#[derive(Debug, Clone)]
pub struct FileTexts {
    path: PathBuf,
}

impl FileTexts {
    /// Into this file, which is made with the first message, and its folder as well.
    #[must_use]
    pub const fn new(path: PathBuf) -> Self {
        Self { path }
    }

    fn append(&self, message: &TextMessage) -> io::Result<()> {
        let content = Message {
            phone: &message.phone,
            text: &message.text,
        };
        let mut line = serde_json::to_vec(&content)?;
        line.push(b'\n');
        // In one piece, so that the lines of several processes don't run into each other.
        self.open()?.write_all(&line)
    }

    fn open(&self) -> io::Result<File> {
        let mut options = OpenOptions::new();
        options.create(true).append(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        match options.open(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                self.make_folder()?;
                options.open(&self.path)
            }
            outcome => outcome,
        }
    }

    fn make_folder(&self) -> io::Result<()> {
        let mut maker = DirBuilder::new();
        maker.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut maker, 0o700);
        match self.path.parent() {
            Some(folder) => maker.create(folder),
            None => Ok(()),
        }
    }
}

impl TextSender for FileTexts {
    fn send<'a>(&'a self, message: &'a TextMessage) -> BoxFuture<'a, Result<(), NotSent>> {
        let written = self.append(message);
        ready(written.map_err(|error| NotSent::File(error.kind()))).boxed()
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn message(phone: &str) -> TextMessage {
        TextMessage {
            id: Uuid::nil(),
            phone: phone.to_owned(),
            text: "【帮办代办】验证码 123456".to_owned(),
        }
    }

    #[tokio::test]
    async fn messages_are_lines_of_a_file_that_is_its_owner_s_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("data").join("messages.log");
        let file = FileTexts::new(path.clone());
        for phone in ["13953912345", "13953912346"] {
            file.send(&message(phone)).await.unwrap();
        }
        let written = std::fs::read_to_string(&path).unwrap();
        let expected = "{\"phone\":\"13953912345\",\"text\":\"【帮办代办】验证码 123456\"}\n";
        assert!(written.starts_with(expected), "{written}");
        assert_eq!(written.lines().count(), 2);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(&path).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }

    #[tokio::test]
    async fn a_file_that_can_not_be_written_is_told_without_the_message() {
        let folder = tempfile::tempdir().unwrap();
        let file = FileTexts::new(folder.path().to_owned());
        let fault = file.send(&message("13953912345")).await.unwrap_err();
        assert_eq!(fault, NotSent::File(io::ErrorKind::IsADirectory));
        assert!(!fault.to_string().contains("139"));
    }
}
