//! Words of `pages::items`.
