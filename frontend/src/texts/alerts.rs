//! Words of `pages::alerts`.
