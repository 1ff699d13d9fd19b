//! Words of `pages::new_case`.
