//! The two algorithms of authenticated encryption. Owns their names, and encryption and decryption of
//! bytes under a key. It does not own keys, nor the layout of what is stored (`keyring`,
//! `data_key`).

use std::fmt;
use std::str::FromStr;

use aes_gcm::aead::consts::U12;
use aes_gcm::aead::{Aead, Payload};
use aes_gcm::aes::Aes256;
use aes_gcm::{AesGcm, KeyInit};
use serde::{Deserialize, Serialize};
use sm4::Sm4;

use super::SealFault;

/// Bytes of a nonce.
pub const NONCE_BYTES: usize = 12;

/// Random bytes that must not come twice under one key. Random ones are good for 2^32 values per data
/// key (NIST SP 800-38D §8.3), far more than a prefecture has.
pub type Nonce = [u8; NONCE_BYTES];

/// Bytes of the tag at the end of each ciphertext.
pub(super) const TAG_BYTES: usize = 16;

type Sm4Gcm = AesGcm<Sm4, U12>;
type Aes256Gcm = AesGcm<Aes256, U12>;

/// How a value is sealed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Algorithm {
    /// SM4 (GB/T 32907-2016) in GCM (RFC 8998), with the first 16 bytes of the key. The default.
    #[default]
    #[serde(rename = "sm4-gcm")]
    Sm4Gcm,
    /// AES in GCM (NIST SP 800-38D), with all 32 bytes of the key.
    #[serde(rename = "aes-256-gcm")]
    Aes256Gcm,
}

impl Algorithm {
    /// The name in a column, in the configuration and on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sm4Gcm => "sm4-gcm",
            Self::Aes256Gcm => "aes-256-gcm",
        }
    }

    /// The byte that stands for the algorithm in a sealed value. Never reassigned.
    pub(super) const fn byte(self) -> u8 {
        match self {
            Self::Sm4Gcm => 1,
            Self::Aes256Gcm => 2,
        }
    }
}

/// An algorithm with its key, ready for many values: the key's schedule is computed once.
#[derive(Clone)]
pub(super) enum Cipher {
    Sm4Gcm(Box<Sm4Gcm>),
    Aes256Gcm(Box<Aes256Gcm>),
}

impl Cipher {
    pub(super) fn new(algorithm: Algorithm, key: &[u8; 32]) -> Self {
        match algorithm {
            Algorithm::Sm4Gcm => {
                let mut half = [0; 16];
                half.copy_from_slice(&key[..16]);
                Self::Sm4Gcm(Box::new(AesGcm::new(&half.into())))
            }
            Algorithm::Aes256Gcm => Self::Aes256Gcm(Box::new(AesGcm::new(&(*key).into()))),
        }
    }

    /// Encrypts, and appends the tag. The associated data is not stored, but opening needs the same.
    ///
    /// # Panics
    /// At 64 GiB of plaintext, the limit of GCM: nothing of that size fits the memory of one request.
    pub(super) fn encrypt(&self, nonce: Nonce, aad: &[u8], plaintext: &[u8]) -> Vec<u8> {
        let payload = Payload {
            msg: plaintext,
            aad,
        };
        let sealed = match self {
            Self::Sm4Gcm(cipher) => cipher.encrypt(&nonce.into(), payload),
            Self::Aes256Gcm(cipher) => cipher.encrypt(&nonce.into(), payload),
        };
        #[expect(clippy::expect_used, reason = "fails at 64 GiB only")]
        sealed.expect("plaintext and context are below the limit of GCM")
    }

    /// Checks the tag and decrypts.
    pub(super) fn decrypt(
        &self,
        nonce: Nonce,
        aad: &[u8],
        ciphertext: &[u8],
    ) -> Result<Vec<u8>, SealFault> {
        let payload = Payload {
            msg: ciphertext,
            aad,
        };
        let opened = match self {
            Self::Sm4Gcm(cipher) => cipher.decrypt(&nonce.into(), payload),
            Self::Aes256Gcm(cipher) => cipher.decrypt(&nonce.into(), payload),
        };
        opened.map_err(|_| SealFault::Broken)
    }
}

impl fmt::Display for Algorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The text names no algorithm of sealing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the algorithm is 'sm4-gcm' or 'aes-256-gcm'")]
pub struct UnknownAlgorithm;

impl FromStr for Algorithm {
    type Err = UnknownAlgorithm;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "sm4-gcm" => Ok(Self::Sm4Gcm),
            "aes-256-gcm" => Ok(Self::Aes256Gcm),
            _ => Err(UnknownAlgorithm),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sm4::cipher::BlockCipherEncrypt;

    fn bytes<const N: usize>(text: &str) -> [u8; N] {
        hex::decode(text).unwrap().try_into().unwrap()
    }

    #[test]
    fn sm4_standard_vector() {
        // GB/T 32907-2016, annex A.1: the key is the plaintext.
        let key: [u8; 16] = bytes("0123456789abcdeffedcba9876543210");
        let mut block = key.into();
        Sm4::new(&key.into()).encrypt_block(&mut block);
        assert_eq!(hex::encode(block), "681edf34d206965e86b3e94f536e4246");
    }

    #[test]
    fn sm4_gcm_vector_of_rfc_8998() {
        let mut key = [0xff; 32]; // the second half plays no part
        key[..16].copy_from_slice(&bytes::<16>("0123456789abcdeffedcba9876543210"));
        let nonce = bytes("00001234567800000000abcd");
        let aad: [u8; 20] = bytes("feedfacedeadbeeffeedfacedeadbeefabaddad2");
        let plaintext: Vec<u8> = [0xaa, 0xbb, 0xcc, 0xdd, 0xee, 0xff, 0xee, 0xaa]
            .into_iter()
            .flat_map(|byte| [byte; 8])
            .collect();
        let cipher = Cipher::new(Algorithm::Sm4Gcm, &key);
        let sealed = cipher.encrypt(nonce, &aad, &plaintext);
        assert_eq!(
            hex::encode(&sealed),
            concat!(
                "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735",
                "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d",
                "83de3541e4c2b58177e065a9bf7b62ec"
            )
        );
        let opened = cipher.decrypt(nonce, &aad, &sealed);
        assert_eq!(opened, Ok(plaintext));
    }

    #[test]
    fn aes_256_gcm_vector() {
        // Test case 14 of the GCM specification (McGrew and Viega).
        let cipher = Cipher::new(Algorithm::Aes256Gcm, &[0; 32]);
        let sealed = cipher.encrypt([0; 12], b"", &[0; 16]);
        assert_eq!(
            hex::encode(sealed),
            "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919"
        );
    }

    #[test]
    fn names() {
        assert_eq!(Algorithm::default(), Algorithm::Sm4Gcm);
        for algorithm in [Algorithm::Sm4Gcm, Algorithm::Aes256Gcm] {
            assert_eq!(algorithm.to_string().parse(), Ok(algorithm));
            let json = serde_json::to_string(&algorithm).unwrap();
            assert_eq!(json, format!("\"{algorithm}\""));
        }
        assert_eq!("aes".parse::<Algorithm>(), Err(UnknownAlgorithm));
    }
}
