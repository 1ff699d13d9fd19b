//! Bodies that are too large, unreadable, or of another kind; and query parameters likewise.

use bangban_tests::given::{self, LICENCE};
use bangban_tests::{TestServer, on_both, raw_request};
use reqwest::Method;
use serde_json::json;

const CLERK: &str = "lanshan.clerk";
const MEGABYTE: usize = 1024 * 1024;

async fn send(
    server: &TestServer,
    media_type: &str,
    body: impl Into<Vec<u8>>,
) -> bangban_tests::Answer {
    server
        .as_user(CLERK)
        .call(Method::POST, "/api/v1/cases")
        .body(media_type, body)
        .send()
        .await
}

#[test]
fn what_can_not_be_read_is_400() {
    on_both(async |server| {
        let json = "application/json";
        for bad in [
            "",
            "{",
            "[1,",
            "{\"a\":1}x",
            "nul",
            "{\"a\":1,\"a\":2}",
            &"[".repeat(100_000),
        ] {
            send(server, json, bad).await.problem(400, "malformed_json");
        }
        send(server, json, &b"{\"mode\": \"\xff\xfe\"}"[..])
            .await
            .problem(400, "malformed_encoding");
        let refused = send(server, json, "[]")
            .await
            .problem(422, "validation_failed");
        assert!(!refused.faults().is_empty());
        let mut draft = LICENCE.draft(server);
        draft["applicant"]["name"] = json!("刘\u{0}强");
        let refused = send(server, json, draft.to_string())
            .await
            .problem(422, "validation_failed");
        assert_eq!(refused.faults().len(), 1);
        assert_eq!(refused.faults()[0].0, "/applicant/name");
    });
}

#[test]
fn another_kind_of_body_is_415() {
    on_both(async |server| {
        let draft = LICENCE.draft(server).to_string();
        for other in [
            "text/plain",
            "application/xml",
            "application/json; charset=gbk",
            "multipart/form-data",
            "nonsense",
        ] {
            send(server, other, draft.clone())
                .await
                .problem(415, "unsupported_media_type");
        }
        let call = server
            .as_user(CLERK)
            .call(Method::POST, "/api/v1/cases")
            .header("content-encoding", "gzip");
        call.body("application/json", draft)
            .send()
            .await
            .problem(415, "unsupported_media_type");
        let case = LICENCE.drafted(server).await;
        let file = server
            .as_user(CLERK)
            .call(Method::POST, &case.path("documents"));
        file.body("application/pdf", given::PDF)
            .send()
            .await
            .problem(415, "unsupported_media_type");
    });
}

#[test]
fn what_is_too_large_is_413() {
    on_both(async |server| {
        send(server, "application/json", vec![b' '; 300 * 1024])
            .await
            .problem(413, "payload_too_large");
        let token = server.token(CLERK).await;
        let rows = server.rows().await;
        let head = |path: &str, media_type: &str, length: &str| {
            format!(
                "POST {path} HTTP/1.1\r\nAuthorization: Bearer {token}\r\nContent-Type: {media_type}\r\n{length}"
            )
        };
        let fifty = || (0..50).map(|_| vec![b' '; MEGABYTE]);
        let length = format!("Content-Length: {}", 50 * MEGABYTE);
        let declared = head("/api/v1/cases", "application/json", &length);
        let answer = raw_request(server, &declared, fifty()).await;
        assert_eq!(answer.status(), 413, "{}", answer.0);
        assert!(answer.0.contains("payload_too_large"));

        let chunk = |part: Vec<u8>| {
            [
                format!("{:x}\r\n", part.len()).into_bytes(),
                part,
                b"\r\n".to_vec(),
            ]
            .concat()
        };
        let chunked = head(
            "/api/v1/cases",
            "application/json",
            "Transfer-Encoding: chunked",
        );
        let answer = raw_request(server, &chunked, fifty().map(chunk)).await;
        assert_eq!(answer.status(), 413, "{}", answer.0);

        let case = LICENCE.drafted(server).await;
        let media_type = "multipart/form-data; boundary=b";
        let file = head(
            &case.path("documents"),
            media_type,
            "Transfer-Encoding: chunked",
        );
        let begin = b"--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.7".to_vec();
        let parts = std::iter::once(begin).chain(fifty()).map(chunk);
        let answer = raw_request(server, &file, parts).await;
        assert_eq!(answer.status(), 413, "{}", answer.0);
        let after = server.rows().await;
        assert_eq!(after["document_contents"], rows["document_contents"]);
    });
}

#[test]
fn files_are_judged_by_their_content() {
    on_both(async |server| {
        let case = LICENCE.drafted(server).await;
        let path = case.path("documents");
        let call = || server.as_user(CLERK).call(Method::POST, &path);
        for bad in [
            &b""[..],
            b"<svg onload=alert(1)>",
            b"MZ\x90",
            b"PK\x03\x04",
            b" %PDF-1.7",
        ] {
            let refused = call()
                .file("file", bad)
                .send()
                .await
                .problem(422, "validation_failed");
            assert_eq!(refused.faults(), [("/file", "file_type")]);
        }
        let refused = call()
            .file("scan", given::PDF)
            .send()
            .await
            .problem(422, "validation_failed");
        assert_eq!(refused.faults(), [("/scan", "unknown_field")]);
        let refused = call()
            .body("multipart/form-data; boundary=b", "--b--\r\n")
            .send()
            .await
            .problem(422, "validation_failed");
        assert_eq!(refused.faults(), [("/file", "required")]);
        let cut_off = call().body(
            "multipart/form-data; boundary=b",
            "--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n%PDF-",
        );
        let refused = cut_off.send().await.is_problem();
        assert_eq!(refused.status, 400);
        assert_eq!(server.rows().await["document_contents"], 0);
    });
}

#[test]
fn query_and_path_are_400() {
    on_both(async |server| {
        let clerk = server.as_user(CLERK);
        let refused = clerk
            .get("/api/v1/cases?limit=0&state=open&colour=red&due_before=yesterday")
            .await;
        let refused = refused.problem(400, "malformed_query");
        let places: Vec<&str> = refused
            .faults()
            .iter()
            .map(|(pointer, _)| *pointer)
            .collect();
        assert_eq!(places, ["/colour", "/due_before", "/limit", "/state"]);
        for bad in [
            "limit=101",
            "limit=-1",
            "limit=x",
            "cursor=%FF",
            "overdue=maybe",
            "sort=name",
            "limit=5&limit=6",
        ] {
            clerk
                .get(&format!("/api/v1/cases?{bad}"))
                .await
                .problem(400, "malformed_query");
        }
        for bad in ["1", "not-a-uuid", "019cac0f26cc719c8924315c9c77da96"] {
            clerk
                .get(&format!("/api/v1/cases/{bad}"))
                .await
                .problem(400, "malformed_path");
        }
        clerk.get("/api/v1/cases/%FF%FE").await.is_problem();
        clerk
            .get("/api/v1/calendar/year")
            .await
            .problem(400, "malformed_path");
    });
}
