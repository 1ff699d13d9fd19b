//! Words of `pages::audit`.
