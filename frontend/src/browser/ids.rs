//! Randomness for keys that make a repeated request harmless (`Idempotency-Key`).

/// A new key. A browser without `randomUUID` (pages over plain HTTP, other than localhost) gets one made of random
/// bytes.
pub(crate) fn new_key() -> String {
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    let mut bytes = [0u8; 16];
    match crypto {
        Some(crypto) if crypto.get_random_values_with_u8_array(&mut bytes).is_ok() => {}
        // No randomness to be had: the time keeps two keys of this browser apart.
        _ => bytes[..8].copy_from_slice(&js_sys::Date::now().to_bits().to_be_bytes()),
    }
    uuid::Builder::from_random_bytes(bytes)
        .into_uuid()
        .to_string()
}
