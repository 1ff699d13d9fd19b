//! Words of `pages::calendar`.
