//! The rows of the registry, as sea-orm sees them. Owns the mapping of columns, and nothing else; no
//! type of this module leaves the crate.

#![expect(
    unreachable_pub,
    reason = "the derive writes public items into modules that are private to the crate"
)]

pub(crate) mod agent;
pub(crate) mod calendar_day;
pub(crate) mod calendar_year;
pub(crate) mod data_key;
pub(crate) mod division;
pub(crate) mod key_check;
pub(crate) mod one_time_code;
pub(crate) mod organization;
pub(crate) mod refresh_family;
pub(crate) mod refresh_token;
pub(crate) mod registration;
pub(crate) mod service_item;
pub(crate) mod service_item_version;
pub(crate) mod setting;
pub(crate) mod signing_key;
pub(crate) mod unknown_sign_in;
pub(crate) mod user;
pub(crate) mod user_role;
