//! Words of `pages::notifications`.
