//! Uploads: a form is read the same however the network cuts it up, and a file comes out as it went in.

#![no_main]

use std::cell::RefCell;

use actix_web::http::header::{CONTENT_TYPE, HeaderMap, HeaderValue};
use actix_web::web::Bytes;
use bangban_http::fuzzing::upload;
use bangban_http::problem::ProblemCode;
use futures_util::stream;
use libfuzzer_sys::fuzz_target;
use tokio::runtime::{Builder, Runtime};

const BOUNDARY: &str = "xYz";

const KINDS: [(&str, &[u8]); 3] = [
    ("application/pdf", b"%PDF-"),
    ("image/jpeg", b"\xff\xd8\xff"),
    ("image/png", b"\x89PNG\r\n\x1a\n"),
];

thread_local! {
    static RUNTIME: RefCell<Runtime> = RefCell::new(Builder::new_current_thread().build().expect("a runtime"));
}

type Outcome = Result<(&'static str, Vec<u8>), ProblemCode>;

fuzz_target!(|data: &[u8]| {
    let Some((cut, body)) = data.split_first() else {
        return;
    };
    let size = usize::from(*cut) + 1;
    any_form(body, size);
    whole_file(body, size);
});

/// Whatever is sent: read the same in one piece and in many, and never more than was sent.
fn any_form(body: &[u8], size: usize) {
    let whole = read(body, body.len().max(1));
    let pieces = read(body, size);
    assert_eq!(whole, pieces, "cut into pieces of {size}");
    if let Ok((kind, content)) = whole {
        assert!(
            KINDS
                .iter()
                .any(|(name, magic)| *name == kind && content.starts_with(magic))
        );
        assert!(
            body.windows(content.len()).any(|window| window == content),
            "made up"
        );
    }
}

/// A proper form: its file comes out as it went in, if it is one of those that are taken.
fn whole_file(content: &[u8], size: usize) {
    let mut form = format!(
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n"
    )
    .into_bytes();
    let kind = KINDS
        .iter()
        .find(|(_, magic)| content.starts_with(magic))
        .map(|(name, _)| *name);
    form.extend_from_slice(content);
    form.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
    // A sender takes a boundary that is not in the content (RFC 2046, 5.1.1); the parser takes it for one after a lone
    // CR too.
    let mark = format!("--{BOUNDARY}");
    let is_mark = |window: &[u8]| window == mark.as_bytes();
    if content.windows(mark.len()).any(is_mark) {
        return;
    }
    let expected = kind.map_or(Err(ProblemCode::ValidationFailed), |kind| {
        Ok((kind, content.to_vec()))
    });
    assert_eq!(read(&form, size), expected);
}

fn read(body: &[u8], size: usize) -> Outcome {
    let mut headers = HeaderMap::new();
    let value = HeaderValue::from_static("multipart/form-data; boundary=xYz");
    headers.insert(CONTENT_TYPE, value);
    let pieces: Vec<_> = body
        .chunks(size)
        .map(|piece| Ok(Bytes::copy_from_slice(piece)))
        .collect();
    let reading = async { upload(&headers, stream::iter(pieces)).await };
    RUNTIME
        .with_borrow(|runtime| runtime.block_on(reading))
        .map_err(|problem| problem.code)
}
