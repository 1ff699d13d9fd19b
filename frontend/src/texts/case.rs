//! Words of `pages::case`, but for the acts.
