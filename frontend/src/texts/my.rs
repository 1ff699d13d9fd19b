//! Words of `pages::my`.
