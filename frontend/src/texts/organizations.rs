//! Words of `pages::organizations`.
