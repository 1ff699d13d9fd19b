//! Words of `pages::cases` and `pages::work`.
