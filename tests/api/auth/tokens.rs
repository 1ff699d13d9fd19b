//! Access tokens: their end, and forgeries that are wrong in one thing each.

use bangban_tests::{TestServer, on_both};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::TimeDelta;
use serde_json::{Value, json};

use super::{USER, with};

#[test]
fn forged_tokens_open_nothing() {
    on_both(async |server| {
        let genuine = server.token(USER).await;
        with(server, &genuine).await.expect(200);
        let forger = Forger::new(server, &genuine).await;
        for (what, token) in forger.forgeries() {
            assert_ne!(token, genuine);
            let answer = with(server, &token).await;
            assert!(
                answer.status == 401,
                "{what}: {} {}",
                answer.status,
                answer.text()
            );
            answer.is_problem();
        }
        // The forger's pen works: the same claims under the right header do open.
        with(server, &forger.sign(&forger.header, &forger.claims))
            .await
            .expect(200);
    });
}

#[test]
fn a_token_ends_after_a_quarter_of_an_hour() {
    on_both(async |server| {
        let token = server.token(USER).await;
        server.clock.advance(TimeDelta::minutes(14));
        with(server, &token).await.expect(200);
        server.clock.advance(TimeDelta::minutes(2));
        let answer = with(server, &token).await.problem(401, "token_expired");
        assert!(answer.header("www-authenticate").starts_with("Bearer"));
    });
}

/// Makes tokens with the server's own key, wrong in one thing each.
struct Forger {
    header: Value,
    claims: Value,
    key: jsonwebtoken::EncodingKey,
    public: Vec<u8>,
}

impl Forger {
    async fn new(server: &TestServer, genuine: &str) -> Self {
        let mut parts = genuine
            .split('.')
            .map(|part| URL_SAFE_NO_PAD.decode(part).unwrap_or_default());
        let mut json = || serde_json::from_slice(&parts.next().unwrap()).unwrap();
        let (key, public) = server.signing_key().await;
        Self {
            header: json(),
            claims: json(),
            key,
            public,
        }
    }

    fn sign(&self, header: &Value, claims: &Value) -> String {
        let encoded = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let message = format!("{}.{}", encoded(header), encoded(claims));
        let signature = jsonwebtoken::crypto::sign(
            message.as_bytes(),
            &self.key,
            jsonwebtoken::Algorithm::EdDSA,
        );
        format!("{message}.{}", signature.unwrap())
    }

    fn forgeries(&self) -> Vec<(String, String)> {
        let genuine = self.sign(&self.header, &self.claims);
        let (message, signature) = genuine.rsplit_once('.').unwrap();
        let mut forged = vec![
            ("no signature".to_owned(), format!("{message}.")),
            (
                "another signature".to_owned(),
                format!("{message}.{}", URL_SAFE_NO_PAD.encode([7; 64])),
            ),
            ("cut off".to_owned(), message.to_owned()),
            ("nothing".to_owned(), "..".to_owned()),
            (
                "signature of other claims".to_owned(),
                self.with_other_claims(signature),
            ),
        ];
        let header = |what: &str, changes: Value| {
            (
                format!("header: {what}"),
                self.sign(&merged(&self.header, changes), &self.claims),
            )
        };
        let claims = |what: &str, changes: Value| {
            (
                format!("claim: {what}"),
                self.sign(&self.header, &merged(&self.claims, changes)),
            )
        };
        let later = self.claims["exp"].as_i64().unwrap() + 100_000;
        forged.extend([
            header("typ JWT", json!({ "typ": "JWT" })),
            header("no typ", json!({ "typ": null })),
            header("unknown kid", json!({ "kid": "bangban-99" })),
            header("kid with a path", json!({ "kid": "../../etc/passwd" })),
            header("kid with SQL", json!({ "kid": "' OR 1=1 --" })),
            header("no kid", json!({ "kid": null })),
            header("jku", json!({ "jku": "https://example.org/jwks.json" })),
            header("x5u", json!({ "x5u": "https://example.org/cert" })),
            header("jwk", json!({ "jwk": { "kty": "OKP", "crv": "Ed25519", "x": URL_SAFE_NO_PAD.encode(&self.public) } })),
            header("crit", json!({ "crit": ["exp"] })),
            claims("aud", json!({ "aud": "another-api" })),
            claims("list of aud", json!({ "aud": ["bangban-api", "another-api"] })),
            claims("no aud", json!({ "aud": null })),
            claims("iss", json!({ "iss": "another" })),
            claims("no exp", json!({ "exp": null })),
            claims("exp gone by", json!({ "exp": 1_000_000_000, "iat": 999_999_000 })),
            claims("exp far away", json!({ "exp": later })),
            claims("from the future", json!({ "iat": later, "exp": later + 900 })),
            claims("another account", json!({ "sub": "019cac0f-0000-7000-8000-000000000000" })),
            claims("another session", json!({ "sid": "019cac0f-0000-7000-8000-000000000000" })),
            claims("sub no id", json!({ "sub": "admin" })),
        ]);
        for alg in ["none", "None", "NONE", "nOnE"] {
            let header = merged(&self.header, json!({ "alg": alg }));
            let encoded = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
            forged.push((
                format!("alg {alg}"),
                format!("{}.{}.", encoded(&header), encoded(&self.claims)),
            ));
        }
        forged.push((
            "HS256 under the public key".to_owned(),
            self.confused(&self.public),
        ));
        forged.push(("HS256 under the empty key".to_owned(), self.confused(b"")));
        forged.push((
            "a huge one".to_owned(),
            format!("{message}.{}", "A".repeat(5_000)),
        ));
        forged
    }

    fn with_other_claims(&self, signature: &str) -> String {
        let claims = merged(
            &self.claims,
            json!({ "jti": "019cac0f-0000-7000-8000-000000000000" }),
        );
        let message = self.sign(&self.header, &claims);
        format!("{}.{signature}", message.rsplit_once('.').unwrap().0)
    }

    /// A key is confused for a secret.
    fn confused(&self, secret: &[u8]) -> String {
        let header = merged(&self.header, json!({ "alg": "HS256" }));
        let encoded = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let message = format!("{}.{}", encoded(&header), encoded(&self.claims));
        let key = jsonwebtoken::EncodingKey::from_secret(secret);
        let signature =
            jsonwebtoken::crypto::sign(message.as_bytes(), &key, jsonwebtoken::Algorithm::HS256);
        format!("{message}.{}", signature.unwrap())
    }
}

/// With these members; null takes one away.
fn merged(value: &Value, changes: Value) -> Value {
    let mut merged = value.as_object().unwrap().clone();
    for (name, change) in changes.as_object().unwrap() {
        if change.is_null() {
            merged.remove(name);
        } else {
            merged.insert(name.clone(), change.clone());
        }
    }
    Value::Object(merged)
}
