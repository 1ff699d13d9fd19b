//! Has the crate built anew when the frontend's files change: they are embedded by a macro that cargo
//! can't see through.

fn main() {
    // The folder is kept in the repository, so the path always exists.
    println!("cargo::rerun-if-changed=../../frontend/dist");
}
