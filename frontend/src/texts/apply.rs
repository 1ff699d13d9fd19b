//! Words of `pages::apply`.
