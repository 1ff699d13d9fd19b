//! SM3 (GB/T 32905-2016) and HMAC-SM3 (GB/T 15852.2-2012). Owns the two functions on whole values. It
//! does not own what is hashed: the audit chain and the blind index lay out their own input.

use hmac::{Hmac, KeyInit, Mac};
use sm3::{Digest, Sm3};

/// Bytes of one SM3 block, to which HMAC pads its key with zeros.
const BLOCK_BYTES: usize = 64;

/// The SM3 digest.
#[must_use]
pub fn sm3(data: &[u8]) -> [u8; 32] {
    Sm3::digest(data).into()
}

/// HMAC-SM3 over the parts, one after the other. The parts leave no trace of where one ends: a caller
/// with parts of varying length puts the length before each.
#[must_use]
pub fn hmac_sm3(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    let mut block = [0; BLOCK_BYTES];
    block[..key.len()].copy_from_slice(key);
    let mut mac = Hmac::<Sm3>::new(&block.into());
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sm3_standard_vectors() {
        // GB/T 32905-2016, annex A.1 and A.2.
        assert_eq!(
            hex::encode(sm3(b"abc")),
            "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
        );
        assert_eq!(
            hex::encode(sm3("abcd".repeat(16).as_bytes())),
            "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"
        );
    }

    #[test]
    fn hmac_sm3_known_vector() {
        // GM/T 0042-2015, annex D.3.
        let mut key = [0; 32];
        for (place, byte) in (1..=32).enumerate() {
            key[place] = byte;
        }
        let data = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".repeat(2);
        assert_eq!(
            hex::encode(hmac_sm3(&key, &[data.as_bytes()])),
            "ca05e144ed05d1857840d1f318a4a8669e559fc8391f414485bfdf7bb408963a"
        );
        let (head, tail) = data.split_at(17);
        assert_eq!(
            hmac_sm3(&key, &[head.as_bytes(), b"", tail.as_bytes()]),
            hmac_sm3(&key, &[data.as_bytes()])
        );
    }
}
