//! Words of `pages::users`.
