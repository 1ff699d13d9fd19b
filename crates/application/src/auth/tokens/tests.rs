//! Forgeries of access tokens, none of which may pass.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU8, Ordering};

use bangban_persistence::sealing::{Algorithm as Cipher, DataKey, DataKeyId, Keyring, MasterKey};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::EncodingKey;
use serde_json::{Value, json};

use super::*;

struct Counting(AtomicU8);

impl Random for Counting {
    fn fill(&self, bytes: &mut [u8]) {
        bytes.fill(self.0.fetch_add(1, Ordering::Relaxed));
    }
}

fn sealing() -> Sealing {
    let id = DataKeyId(1);
    let keys = HashMap::from([(id, DataKey::generate(Cipher::Sm4Gcm, [1; 32]))]);
    Sealing::new(
        &MasterKey::generate([7; 32]),
        Keyring::new(id, keys).unwrap(),
    )
}

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_800_000_000, 0).unwrap()
}

fn tokens(rows: Vec<signing_keys::SigningKey>) -> Tokens {
    Tokens::holding(Keys::open(rows, &sealing()).unwrap(), now())
}

fn key(id: &str, first: u8) -> signing_keys::SigningKey {
    keys::generate(
        id.to_owned(),
        &sealing(),
        &Counting(AtomicU8::new(first)),
        now(),
    )
    .unwrap()
}

fn uuid(last: u128) -> Uuid {
    Uuid::from_u128(last)
}

fn issue(tokens: &Tokens) -> String {
    issue_at(tokens, now())
}

fn issue_at(tokens: &Tokens, at: DateTime<Utc>) -> String {
    tokens
        .sign(uuid(1).into(), uuid(2).into(), uuid(3), at)
        .unwrap()
}

fn claims() -> Value {
    json!({
        "iss": "bangban", "aud": "bangban-api", "sub": uuid(1), "sid": uuid(2), "jti": uuid(3),
        "iat": now().timestamp(), "exp": now().timestamp() + 900,
    })
}

/// A token with this header and these claims, signed by our own key.
fn signed(tokens: &Tokens, header: &Value, claims: &Value) -> String {
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let message = format!("{}.{}", part(header), part(claims));
    let keys = tokens.last_read().keys;
    let signature =
        jsonwebtoken::crypto::sign(message.as_bytes(), &keys.signing.key, Algorithm::EdDSA)
            .unwrap();
    format!("{message}.{signature}")
}

#[test]
fn our_own_token_passes_until_its_end() {
    let tokens = tokens(vec![key("bangban-1", 1)]);
    let token = issue(&tokens);
    let verified = tokens.verify(&token, now()).unwrap();
    assert_eq!(
        (verified.user.uuid(), verified.family.uuid()),
        (uuid(1), uuid(2))
    );
    assert_eq!(verified.expires_at, now() + ACCESS_LIFETIME);
    let last = now() + ACCESS_LIFETIME - TimeDelta::microseconds(1);
    assert!(tokens.verify(&token, last).is_ok());
    assert_eq!(
        tokens.verify(&token, now() + ACCESS_LIFETIME),
        Err(TokenFault::Expired)
    );
    assert!(
        tokens.verify(&token, now() - TimeDelta::seconds(5)).is_ok(),
        "skew"
    );
    assert_eq!(
        tokens.verify(&token, now() - TimeDelta::seconds(6)),
        Err(TokenFault::Forged)
    );
}

#[test]
fn other_headers_and_claims_are_forgeries_even_if_signed() {
    let tokens = tokens(vec![key("bangban-1", 1)]);
    let header = json!({ "alg": "EdDSA", "typ": "at+jwt", "kid": "bangban-1" });
    assert!(
        tokens
            .verify(&signed(&tokens, &header, &claims()), now())
            .is_ok(),
        "the control"
    );
    let with = |base: &Value, name: &str, value: Value| {
        let mut changed = base.clone();
        match value {
            Value::Null => changed.as_object_mut().unwrap().remove(name),
            value => changed
                .as_object_mut()
                .unwrap()
                .insert(name.to_owned(), value),
        };
        changed
    };
    let public = tokens.jwks()["keys"][0].clone();
    for (name, value) in [
        ("typ", json!("JWT")),
        ("typ", Value::Null),
        ("alg", json!("none")),
        ("alg", json!("HS256")),
        ("alg", json!("ES256")),
        ("kid", Value::Null),
        ("jku", json!("https://example.com/jwks.json")),
        ("jwk", public),
        ("x5u", json!("https://example.com/x.pem")),
        ("x5c", json!(["AA=="])),
        ("crit", json!(["exp"])),
        ("b64", json!(false)),
        ("zip", json!("DEF")),
        ("cty", json!("JWT")),
    ] {
        let token = signed(&tokens, &with(&header, name, value.clone()), &claims());
        assert_eq!(
            tokens.verify(&token, now()),
            Err(TokenFault::Forged),
            "{name} {value}"
        );
    }
    for kid in ["bangban-2", "", "../../dev/null", "bangban-1' or '1'='1"] {
        let token = signed(&tokens, &with(&header, "kid", json!(kid)), &claims());
        assert_eq!(
            tokens.verify(&token, now()),
            Err(TokenFault::UnknownKey),
            "{kid}"
        );
    }
    for (name, value) in [
        ("iss", json!("other")),
        ("iss", Value::Null),
        ("aud", json!("other")),
        ("aud", json!(["bangban-api"])),
        ("aud", Value::Null),
        ("sub", json!("x")),
        ("sub", Value::Null),
        ("sid", Value::Null),
        ("exp", Value::Null),
        ("exp", json!("1800000900")),
        ("exp", json!(1_900_000_000)),
        ("exp", json!(i64::MAX)),
        ("iat", json!(1_800_000_600)),
        ("iat", Value::Null),
        ("jti", Value::Null),
        ("nbf", json!(1_800_000_600)),
        ("nbf", json!("1800000000")),
    ] {
        let token = signed(&tokens, &header, &with(&claims(), name, value.clone()));
        assert_eq!(
            tokens.verify(&token, now()),
            Err(TokenFault::Forged),
            "{name} {value}"
        );
    }
}

#[test]
fn other_signatures_are_forgeries() {
    let ours = tokens(vec![key("bangban-1", 1)]);
    let token = issue(&ours);
    let (message, signature) = token.rsplit_once('.').unwrap();
    let other = issue(&tokens(vec![key("bangban-1", 9)]));
    let (_, other_signature) = other.rsplit_once('.').unwrap();
    let shorter = &signature[..signature.len() - 4];
    for forged in ["", "AAAA", other_signature, shorter] {
        let token = format!("{message}.{forged}");
        assert_eq!(
            ours.verify(&token, now()),
            Err(TokenFault::Forged),
            "{forged}"
        );
    }
    let (head, _) = message.split_once('.').unwrap();
    let mut other = claims();
    other["sub"] = json!(uuid(9));
    let other = URL_SAFE_NO_PAD.encode(other.to_string());
    let token = format!("{head}.{other}.{signature}");
    assert_eq!(ours.verify(&token, now()), Err(TokenFault::Forged));
    for none in [
        "",
        ".",
        "..",
        "a.b.c",
        "a.b.c.d",
        "王芳",
        &"a".repeat(100_000),
    ] {
        assert_eq!(ours.verify(none, now()), Err(TokenFault::Forged));
    }
}

#[test]
fn the_public_key_is_no_shared_secret() {
    let ours = tokens(vec![key("bangban-1", 1)]);
    let public = URL_SAFE_NO_PAD
        .decode(ours.jwks()["keys"][0]["x"].as_str().unwrap())
        .unwrap();
    let mut header = Header::new(Algorithm::HS256);
    header.typ = Some("at+jwt".to_owned());
    header.kid = Some("bangban-1".to_owned());
    let token =
        jsonwebtoken::encode(&header, &claims(), &EncodingKey::from_secret(&public)).unwrap();
    assert_eq!(ours.verify(&token, now()), Err(TokenFault::Forged));
}

#[test]
fn a_retired_key_verifies_what_it_signed_and_no_more() {
    let old = tokens(vec![key("bangban-1", 1)]);
    let mut retired = key("bangban-1", 1);
    retired.retired_at = Some(now());
    let rotated = tokens(vec![retired, key("bangban-2", 5)]);
    assert!(rotated.verify(&issue(&old), now()).is_ok());
    // Other processes sign with it for a while: they read the keys once a minute.
    let last = now() + TimeDelta::minutes(2);
    assert!(rotated.verify(&issue_at(&old, last), last).is_ok());
    let later = last + TimeDelta::seconds(1);
    assert_eq!(
        rotated.verify(&issue_at(&old, later), later),
        Err(TokenFault::Forged)
    );
    assert_eq!(
        old.verify(&issue(&rotated), now()),
        Err(TokenFault::UnknownKey)
    );
    let ids: Vec<_> = rotated.jwks()["keys"]
        .as_array()
        .unwrap()
        .iter()
        .map(|key| key["kid"].clone())
        .collect();
    assert_eq!(ids, ["bangban-1", "bangban-2"]);
}

#[test]
fn a_stored_key_opens_under_its_own_id_alone() {
    let mut row = key("bangban-1", 1);
    row.id = "bangban-2".to_owned();
    assert_eq!(
        Keys::open(vec![row], &sealing()).err(),
        Some(Error::Internal)
    );
    let mut row = key("bangban-1", 1);
    row.public = key("bangban-1", 9).public;
    assert_eq!(
        Keys::open(vec![row], &sealing()).err(),
        Some(Error::Internal)
    );
}
