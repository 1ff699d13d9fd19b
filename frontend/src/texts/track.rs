//! Words of `pages::track`.
