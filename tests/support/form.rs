//! The two forms of an instrument: the quick one in every run of the tests, the full one on demand.

/// Whether the full form was asked for: `BANGBAN_FULL=1`.
pub fn full_form() -> bool {
    std::env::var("BANGBAN_FULL").is_ok_and(|value| value == "1")
}
