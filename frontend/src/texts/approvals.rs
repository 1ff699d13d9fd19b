//! Words of `pages::approvals`.
