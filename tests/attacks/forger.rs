//! Makes tokens: with the server's own key, wrong in one thing each; and with other keys.
//!
//! Owns the forgeries. A forgery that is signed by the server's own key is harder than any that an
//! attacker can make: only the one thing that is wrong can give it away.

use bangban_tests::TestServer;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use jsonwebtoken::{Algorithm, EncodingKey};
use serde_json::{Value, json};
use uuid::Uuid;

/// A P-256 key of nobody, in PKCS #8.
const P256: &str = "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgZCVrJUGAMGvnSlDwrCRafS/pPqgoy6m4Y0r++bOXyQShRANCAASLlgy12Jo3rgXb9gzSo4l9UQ+q4Y1vICAFZRp5IkFOQb9WO18ICvoBN1L17KZQWMb1+I/YhcYLGUpcB3qdnSIU";

/// The order of the group of Ed25519, little end first (RFC 8032 §5.1).
const ORDER: [u8; 32] = [
    0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
];

/// What is wrong with a token, and the token.
pub(super) type Forgery = (String, String);

/// Knows a genuine token and the server's key.
pub(super) struct Forger {
    pub(super) header: Value,
    pub(super) claims: Value,
    key: EncodingKey,
    public: Vec<u8>,
    attacker: EncodingKey,
    /// Another account that there is.
    other: Uuid,
}

impl Forger {
    pub(super) async fn new(server: &TestServer, genuine: &str, other: &str) -> Self {
        let mut parts = genuine.split('.').map(|part| URL_SAFE_NO_PAD.decode(part));
        let mut json = || serde_json::from_slice(&parts.next().unwrap().unwrap()).unwrap();
        let (key, public) = server.signing_key().await;
        Self {
            header: json(),
            claims: json(),
            key,
            public,
            attacker: ed25519([0x55; 32]),
            other: server.user(other),
        }
    }

    /// A token of the server's own key.
    pub(super) fn sign(&self, header: &Value, claims: &Value) -> String {
        self.sign_text(&header.to_string(), claims.to_string().as_bytes())
    }

    fn sign_text(&self, header: &str, claims: &[u8]) -> String {
        signed(header, claims, &self.key, Algorithm::EdDSA)
    }

    /// Every forgery; `stranger` is a genuine token of somebody else.
    pub(super) fn forgeries(&self, stranger: &str) -> Vec<Forgery> {
        let lists = [
            self.of_shape(),
            self.of_signature(stranger),
            self.of_header(),
            self.of_algorithm(),
            self.of_other_keys(),
            self.of_claims(),
            self.of_text(),
        ];
        lists.into_iter().flatten().collect()
    }

    fn genuine(&self) -> (String, String) {
        let token = self.sign(&self.header, &self.claims);
        let (message, signature) = token.rsplit_once('.').unwrap();
        (message.to_owned(), signature.to_owned())
    }

    fn of_shape(&self) -> Vec<Forgery> {
        let (message, signature) = self.genuine();
        let (header, claims) = message.split_once('.').unwrap();
        named(
            "shape",
            [
                ("two dots", "..".to_owned()),
                ("one part", header.to_owned()),
                ("two parts", message.clone()),
                ("four parts", format!("{message}.{signature}.{signature}")),
                ("a dot behind", format!("{message}.{signature}.")),
                ("a dot in front", format!(".{message}.{signature}")),
                (
                    "parts in another order",
                    format!("{claims}.{header}.{signature}"),
                ),
                ("cut in the middle", message[..message.len() / 2].to_owned()),
                (
                    "a letter of another alphabet",
                    format!("{message}.{signature}é"),
                ),
                ("a blank inside", format!("{header} .{claims}.{signature}")),
                ("huge signature", format!("{message}.{}", "A".repeat(5_000))),
                (
                    "huge claims",
                    self.sign(
                        &self.header,
                        &merged(&self.claims, json!({ "x": "A".repeat(2_000) })),
                    ),
                ),
            ],
        )
    }

    fn of_signature(&self, stranger: &str) -> Vec<Forgery> {
        let (message, signature) = self.genuine();
        let bytes = URL_SAFE_NO_PAD.decode(&signature).unwrap();
        let with = |bytes: &[u8]| format!("{message}.{}", URL_SAFE_NO_PAD.encode(bytes));
        let mut flipped = bytes.clone();
        flipped[0] ^= 1;
        let of_stranger = stranger.rsplit_once('.').unwrap().1;
        let other_claims = merged(&self.claims, json!({ "jti": Uuid::from_u128(7) }));
        let other_message = self.sign(&self.header, &other_claims);
        let other_message = other_message.rsplit_once('.').unwrap().0;
        named(
            "signature",
            [
                ("none", format!("{message}.")),
                ("another", with(&[7; 64])),
                ("zeros", with(&[0; 64])),
                ("a bit flipped", with(&flipped)),
                ("a byte short", with(&bytes[..63])),
                ("a byte more", with(&[bytes.as_slice(), &[0]].concat())),
                ("of a stranger's token", format!("{message}.{of_stranger}")),
                ("of other claims", format!("{other_message}.{signature}")),
                ("with padding", format!("{message}.{signature}==")),
                (
                    "with bits that count for nothing",
                    with_loose_bits(&message, &signature),
                ),
                (
                    "with the order of the group added",
                    with(&with_order_added(&bytes)),
                ),
            ],
        )
    }

    fn of_header(&self) -> Vec<Forgery> {
        let own =
            json!({ "kty": "OKP", "crv": "Ed25519", "x": URL_SAFE_NO_PAD.encode(&self.public) });
        let changes = [
            ("typ JWT", json!({ "typ": "JWT" })),
            ("no typ", json!({ "typ": null })),
            ("no kid", json!({ "kid": null })),
            ("empty kid", json!({ "kid": "" })),
            ("unknown kid", json!({ "kid": "bangban-99" })),
            ("kid in other letters", json!({ "kid": "BANGBAN-1" })),
            (
                "kid with a path",
                json!({ "kid": "../../../../../../etc/passwd" }),
            ),
            ("kid of a device", json!({ "kid": "/dev/null" })),
            ("kid with SQL", json!({ "kid": "bangban-1' OR '1'='1" })),
            (
                "kid with UNION",
                json!({ "kid": "x' UNION SELECT 'AAAA' --" }),
            ),
            ("kid with a command", json!({ "kid": "bangban-1|sleep 5" })),
            ("kid with a zero byte", json!({ "kid": "bangban-1\u{0}" })),
            ("kid no text", json!({ "kid": 1 })),
            (
                "jku",
                json!({ "jku": "https://attacker.example/jwks.json" }),
            ),
            ("x5u", json!({ "x5u": "https://attacker.example/cert.pem" })),
            ("x5c", json!({ "x5c": [STANDARD.encode(&self.public)] })),
            ("jwk", json!({ "jwk": own })),
            ("crit", json!({ "crit": ["exp"] })),
            ("b64 off", json!({ "b64": false, "crit": ["b64"] })),
            ("zip", json!({ "zip": "DEF" })),
            ("cty", json!({ "cty": "JWT" })),
        ];
        let forge = |change| self.sign(&merged(&self.header, change), &self.claims);
        let forged = changes.map(|(what, change)| (what, forge(change)));
        named("header", forged)
    }

    fn of_algorithm(&self) -> Vec<Forgery> {
        let mut forged = Vec::new();
        for alg in ["none", "None", "NONE", "nOnE", ""] {
            let header = merged(&self.header, json!({ "alg": alg }));
            let message = message(&header.to_string(), self.claims.to_string().as_bytes());
            forged.push((
                format!("algorithm: {alg:?}, unsigned"),
                format!("{message}."),
            ));
        }
        // Signed as it should be, under another name.
        for alg in [
            "none", "eddsa", "EDDSA", "Ed25519", "ed25519", "RS256", "ES256", "HS256",
        ] {
            let token = self.sign(&merged(&self.header, json!({ "alg": alg })), &self.claims);
            forged.push((format!("algorithm: {alg}, signed by Ed25519"), token));
        }
        for alg in [json!(null), json!(0), json!(["EdDSA"])] {
            let what = format!("algorithm: {alg}");
            let header = merged(&self.header, json!({ "alg": alg }));
            forged.push((what, self.sign(&header, &self.claims)));
        }
        forged
    }

    fn of_other_keys(&self) -> Vec<Forgery> {
        let x = URL_SAFE_NO_PAD.encode(&self.public);
        let jwk = json!({ "crv": "Ed25519", "kty": "OKP", "x": x }).to_string();
        let spki = [
            b"\x30\x2a\x30\x05\x06\x03\x2b\x65\x70\x03\x21\x00",
            self.public.as_slice(),
        ]
        .concat();
        let body = STANDARD.encode(&spki);
        let pem = format!("-----BEGIN PUBLIC KEY-----\n{body}\n-----END PUBLIC KEY-----\n");
        let secrets: [(&str, &[u8]); 6] = [
            ("the public key's bytes", &self.public),
            ("the public key's text", x.as_bytes()),
            ("the public key as JWK", jwk.as_bytes()),
            ("the public key as DER", &spki),
            ("the public key as PEM", pem.as_bytes()),
            ("the empty key", b""),
        ];
        let mut forged = Vec::new();
        for (name, alg) in [
            ("HS256", Algorithm::HS256),
            ("HS384", Algorithm::HS384),
            ("HS512", Algorithm::HS512),
        ] {
            for (of, secret) in secrets {
                let token = self.under(
                    json!({ "alg": name }),
                    &EncodingKey::from_secret(secret),
                    alg,
                );
                forged.push((format!("key: {name} under {of}"), token));
            }
        }
        let attackers =
            json!({ "kty": "OKP", "crv": "Ed25519", "x": URL_SAFE_NO_PAD.encode([0x55; 32]) });
        let jku = "https://attacker.example/jwks.json";
        for (what, header) in [
            ("the attacker's under our kid", json!({})),
            (
                "the attacker's, with it inside",
                json!({ "jwk": attackers }),
            ),
            ("the attacker's, with its address", json!({ "jku": jku })),
            (
                "the attacker's under an own kid",
                json!({ "kid": "attacker" }),
            ),
        ] {
            let token = self.under(header, &self.attacker, Algorithm::EdDSA);
            forged.push((format!("key: {what}"), token));
        }
        let p256 = EncodingKey::from_ec_der(&STANDARD.decode(P256).unwrap());
        for alg in ["ES256", "EdDSA"] {
            let token = self.under(json!({ "alg": alg }), &p256, Algorithm::ES256);
            forged.push((format!("key: of another curve, as {alg}"), token));
        }
        forged
    }

    fn under(&self, change: Value, key: &EncodingKey, alg: Algorithm) -> String {
        let header = merged(&self.header, change).to_string();
        signed(&header, self.claims.to_string().as_bytes(), key, alg)
    }

    fn of_claims(&self) -> Vec<Forgery> {
        let at = |name: &str| self.claims[name].as_i64().unwrap();
        let (issued, later) = (at("iat"), at("exp") + 100_000);
        let changes = [
            ("other audience", json!({ "aud": "another-api" })),
            (
                "list of audiences",
                json!({ "aud": ["bangban-api", "another-api"] }),
            ),
            ("list of the audience", json!({ "aud": ["bangban-api"] })),
            ("no audience", json!({ "aud": null })),
            ("audience in other letters", json!({ "aud": "Bangban-API" })),
            ("other issuer", json!({ "iss": "another" })),
            ("no issuer", json!({ "iss": null })),
            ("no end", json!({ "exp": null })),
            (
                "end gone by",
                json!({ "exp": issued - 1, "iat": issued - 901 }),
            ),
            ("end far away", json!({ "exp": later })),
            ("end as text", json!({ "exp": at("exp").to_string() })),
            ("end as a fraction", json!({ "exp": 1e300 })),
            ("end below zero", json!({ "exp": -1 })),
            ("no beginning", json!({ "iat": null })),
            (
                "issued in the future",
                json!({ "iat": later, "exp": later + 900 }),
            ),
            ("not before a future day", json!({ "nbf": at("exp") - 60 })),
            ("another account", json!({ "sub": self.other })),
            (
                "an account that there is not",
                json!({ "sub": Uuid::from_u128(0x019c_0000_0000_7000_8000_0000_0000_0001) }),
            ),
            ("account no id", json!({ "sub": "admin" })),
            ("no account", json!({ "sub": null })),
            (
                "another session",
                json!({ "sid": Uuid::from_u128(0x019c_0000_0000_7000_8000_0000_0000_0002) }),
            ),
            ("no session", json!({ "sid": null })),
            ("no id", json!({ "jti": null })),
        ];
        let forge = |change| self.sign(&self.header, &merged(&self.claims, change));
        let forged = changes.map(|(what, change)| (what, forge(change)));
        named("claims", forged)
    }

    /// What JSON can be read in two ways, or in none.
    fn of_text(&self) -> Vec<Forgery> {
        let (header, claims) = (self.header.to_string(), self.claims.to_string());
        let twice = |text: &str, first: Value| {
            let first = first.to_string();
            format!(
                "{}{}",
                &first[..first.len() - 1],
                text.replacen('{', ",", 1)
            )
        };
        let stranger = json!({ "sub": self.other });
        let none = json!({ "alg": "none" });
        let mut no_utf8 = claims.clone().into_bytes();
        no_utf8.splice(1..1, b"\"x\":\"\xff\xfe\",".iter().copied());
        named(
            "text",
            [
                (
                    "account twice",
                    self.sign_text(&header, twice(&claims, stranger).as_bytes()),
                ),
                (
                    "end twice",
                    self.sign_text(&header, twice(&claims, json!({ "exp": 1 })).as_bytes()),
                ),
                (
                    "algorithm twice",
                    self.sign_text(&twice(&header, none), claims.as_bytes()),
                ),
                (
                    "kid twice",
                    self.sign_text(&twice(&header, json!({ "kid": "x" })), claims.as_bytes()),
                ),
                ("claims no UTF-8", self.sign_text(&header, &no_utf8)),
                ("claims no JSON", self.sign_text(&header, b"sub=admin")),
                (
                    "claims a list",
                    self.sign_text(&header, format!("[{claims}]").as_bytes()),
                ),
                (
                    "claims with something behind",
                    self.sign_text(&header, format!("{claims}{{}}").as_bytes()),
                ),
                ("no claims", self.sign_text(&header, b"")),
                ("header no JSON", self.sign_text("EdDSA", claims.as_bytes())),
                (
                    "header a list",
                    self.sign_text(&format!("[{header}]"), claims.as_bytes()),
                ),
                ("no header", self.sign_text("", claims.as_bytes())),
            ],
        )
    }
}

fn named<const COUNT: usize>(of: &str, forged: [(&str, String); COUNT]) -> Vec<Forgery> {
    let forged = forged.into_iter();
    forged
        .map(|(what, token)| (format!("{of}: {what}"), token))
        .collect()
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

fn message(header: &str, claims: &[u8]) -> String {
    let encoded = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
    format!("{}.{}", encoded(header.as_bytes()), encoded(claims))
}

fn signed(header: &str, claims: &[u8], key: &EncodingKey, alg: Algorithm) -> String {
    let message = message(header, claims);
    let signature = jsonwebtoken::crypto::sign(message.as_bytes(), key, alg).unwrap();
    format!("{message}.{signature}")
}

/// RFC 8410: an Ed25519 private key in PKCS #8 is this head and the seed.
fn ed25519(seed: [u8; 32]) -> EncodingKey {
    const HEAD: [u8; 16] = *b"\x30\x2e\x02\x01\x00\x30\x05\x06\x03\x2b\x65\x70\x04\x22\x04\x20";
    EncodingKey::from_ed_der(&[&HEAD[..], &seed].concat())
}

/// The same 64 bytes in other letters: the last one of 86 has four bits that stand for nothing.
fn with_loose_bits(message: &str, signature: &str) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let (head, last) = signature.split_at(signature.len() - 1);
    let value = ALPHABET
        .iter()
        .position(|letter| *letter == last.as_bytes()[0]);
    let loose = char::from(ALPHABET[value.unwrap() | 1]);
    format!("{message}.{head}{loose}")
}

/// The second half of a signature counts modulo the order: who does not check its range takes another
/// text for the same signature.
fn with_order_added(signature: &[u8]) -> Vec<u8> {
    let mut bytes = signature.to_vec();
    let mut carry = 0;
    for (byte, order) in bytes[32..].iter_mut().zip(ORDER) {
        let sum = u16::from(*byte) + u16::from(order) + carry;
        *byte = sum.to_le_bytes()[0];
        carry = sum >> 8;
    }
    bytes
}
