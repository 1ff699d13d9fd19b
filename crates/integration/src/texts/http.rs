//! Messages by a provider: one `POST` each, as JSON, with a bearer token.
//!
//! Owns what is sent and where it may go: over TLS, or to this very machine; never where a provider's
//! answer points to, and past every proxy. Does not own what a provider does with it; one with another
//! form than this gets an adapter in front.

use std::fmt;
use std::net::IpAddr;
use std::time::Duration;

use bangban_application::texts::{NotSent, TextMessage, TextSender};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use reqwest::header::{AUTHORIZATION, HeaderValue};
use reqwest::redirect::Policy;
use reqwest::{Client, Url};

use super::Message;

/// Why a provider can't be used. Shows neither the token nor what else stands in the URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Misconfigured {
    /// The URL is none.
    #[error("its URL can't be read")]
    Url,
    /// Somebody on the way could read along.
    #[error("its URL must begin with https:// (http:// is for this very machine)")]
    NotEncrypted,
    /// A name or a password stands in the URL.
    #[error("its URL must hold no user name and no password: the token comes from a file")]
    Credentials,
    /// The token is empty, or no token.
    #[error("its token must be one line of visible ASCII characters")]
    Token,
    /// TLS can't be set up.
    #[error("TLS can't be set up: are there certificates of authorities on this machine?")]
    Tls,
}

/// Sends messages by a provider.
pub struct HttpTexts {
    client: Client,
    url: Url,
    authorization: HeaderValue,
}

impl fmt::Debug for HttpTexts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpTexts")
            .field("host", &self.url.host_str())
            .finish_non_exhaustive()
    }
}

impl HttpTexts {
    /// By the provider at this URL, who knows us by the token and answers within the time.
    ///
    /// # Errors
    /// [`Misconfigured`].
    pub fn new(url: &str, token: &str, timeout: Duration) -> Result<Self, Misconfigured> {
        let url = checked(url)?;
        let client = Client::builder()
            .https_only(url.scheme() == "https")
            .redirect(Policy::none())
            .no_proxy()
            .referer(false)
            .timeout(timeout)
            .build()
            .map_err(|_| Misconfigured::Tls)?;
        Ok(Self {
            client,
            url,
            authorization: bearer(token)?,
        })
    }

    async fn post(&self, message: &TextMessage) -> Result<(), NotSent> {
        let content = Message {
            phone: &message.phone,
            text: &message.text,
        };
        let request = self.client.post(self.url.clone());
        let request = request
            .header(AUTHORIZATION, self.authorization.clone())
            // The same each time it is tried: an answer may have been lost after the message went out.
            .header("idempotency-key", message.id.to_string())
            .json(&content);
        // What went wrong in detail names the URL and more: the kind is enough.
        let answer = request.send().await.map_err(|error| {
            if error.is_timeout() {
                NotSent::TimedOut
            } else {
                NotSent::Unreachable
            }
        })?;
        let status = answer.status();
        if status.is_success() {
            Ok(())
        } else {
            Err(NotSent::Refused(status.as_u16()))
        }
    }
}

impl TextSender for HttpTexts {
    fn send<'a>(&'a self, message: &'a TextMessage) -> BoxFuture<'a, Result<(), NotSent>> {
        self.post(message).boxed()
    }
}

fn checked(url: &str) -> Result<Url, Misconfigured> {
    let url = Url::parse(url).map_err(|_| Misconfigured::Url)?;
    let host = url.host_str().ok_or(Misconfigured::Url)?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Misconfigured::Credentials);
    }
    match url.scheme() {
        "https" => Ok(url),
        "http" if is_this_machine(host) => Ok(url),
        _ => Err(Misconfigured::NotEncrypted),
    }
}

/// Names are not looked up: a name may lead elsewhere tomorrow.
fn is_this_machine(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']');
    address
        .parse::<IpAddr>()
        .is_ok_and(|address| address.is_loopback())
}

fn bearer(token: &str) -> Result<HeaderValue, Misconfigured> {
    let token = token.trim();
    if token.is_empty() || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(Misconfigured::Token);
    }
    let mut value =
        HeaderValue::from_str(&format!("Bearer {token}")).map_err(|_| Misconfigured::Token)?;
    value.set_sensitive(true);
    Ok(value)
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpListener;
    use uuid::Uuid;

    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    fn message() -> TextMessage {
        TextMessage {
            id: Uuid::from_u128(7),
            phone: "13953912345".to_owned(),
            text: "【帮办代办】验证码 123456".to_owned(),
        }
    }

    /// A provider that gives this answer to each request; and what it was sent.
    async fn asked(answer: &str) -> (Result<(), NotSent>, Vec<String>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let answer = answer.replace("{address}", &address.to_string());
        let provider = tokio::spawn(async move {
            let mut requests = Vec::new();
            while let Ok(Ok((mut stream, _))) =
                tokio::time::timeout(SECOND, listener.accept()).await
            {
                let mut bytes = vec![0; 4096];
                let mut length = 0;
                while !whole(&bytes[..length]) {
                    length += stream.read(&mut bytes[length..]).await.unwrap();
                }
                requests.push(String::from_utf8(bytes[..length].to_vec()).unwrap());
                stream.write_all(answer.as_bytes()).await.unwrap();
            }
            requests
        });
        let url = format!("http://{address}/messages");
        let sender = HttpTexts::new(&url, "s3cret", SECOND / 2).unwrap();
        let outcome = sender.send(&message()).await;
        (outcome, provider.await.unwrap())
    }

    fn whole(request: &[u8]) -> bool {
        request.ends_with(b"}")
    }

    #[tokio::test]
    async fn a_message_is_posted_with_token_and_key() {
        let (outcome, requests) =
            asked("HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n").await;
        assert_eq!(outcome, Ok(()));
        let [request] = requests.as_slice() else {
            panic!("{requests:?}")
        };
        let (head, body) = request.split_once("\r\n\r\n").unwrap();
        assert!(head.starts_with("POST /messages HTTP/1.1\r\n"), "{head}");
        for line in [
            "authorization: Bearer s3cret",
            "content-type: application/json",
            "idempotency-key: 00000000-0000-0000-0000-000000000007",
        ] {
            assert!(head.lines().any(|known| known == line), "{line} in {head}");
        }
        assert_eq!(
            body,
            r#"{"phone":"13953912345","text":"【帮办代办】验证码 123456"}"#
        );
    }

    #[tokio::test]
    async fn a_refusal_and_a_redirection_are_not_followed() {
        let refused = "HTTP/1.1 503 Away\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
        assert_eq!(asked(refused).await.0, Err(NotSent::Refused(503)));
        let moved = "HTTP/1.1 307 Moved\r\nlocation: http://{address}/elsewhere\r\n\
                     content-length: 0\r\nconnection: close\r\n\r\n";
        let (outcome, requests) = asked(moved).await;
        assert_eq!(outcome, Err(NotSent::Refused(307)));
        assert_eq!(requests.len(), 1);
    }

    #[tokio::test]
    async fn silence_and_absence_are_told_apart() {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/", listener.local_addr().unwrap());
        let silent = HttpTexts::new(&url, "s3cret", Duration::from_millis(50)).unwrap();
        assert_eq!(silent.send(&message()).await, Err(NotSent::TimedOut));
        drop(listener);
        assert_eq!(silent.send(&message()).await, Err(NotSent::Unreachable));
    }

    #[test]
    fn only_tls_or_this_machine() {
        for (url, expected) in [
            ("https://sms.example.com/v1/messages", None),
            ("http://127.0.0.1:8090/messages", None),
            ("http://[::1]:8090/messages", None),
            ("http://sms.example.com/", Some(Misconfigured::NotEncrypted)),
            (
                "http://localhost.example.com/",
                Some(Misconfigured::NotEncrypted),
            ),
            ("http://localhost/", Some(Misconfigured::NotEncrypted)),
            ("http://10.0.0.1/", Some(Misconfigured::NotEncrypted)),
            ("ftp://127.0.0.1/", Some(Misconfigured::NotEncrypted)),
            (
                "https://user:word@sms.example.com/",
                Some(Misconfigured::Credentials),
            ),
            ("sms.example.com", Some(Misconfigured::Url)),
            ("", Some(Misconfigured::Url)),
        ] {
            let made = HttpTexts::new(url, "s3cret", SECOND);
            assert_eq!(made.err(), expected, "{url}");
        }
        for token in ["", " \n", "two words", "ü"] {
            let made = HttpTexts::new("http://127.0.0.1/", token, SECOND);
            assert_eq!(made.err(), Some(Misconfigured::Token), "{token:?}");
        }
        // A file ends with a line feed.
        let made = HttpTexts::new("http://127.0.0.1/", "s3cret\n", SECOND).unwrap();
        assert!(!format!("{made:?}").contains("s3cret"));
    }
}
