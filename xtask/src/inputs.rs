//! What a bundle is made from, so that an unchanged one is not made again.
//! Content counts, not time: a fresh clone or a touched file changes nothing.

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

use crate::{bundle::Fault, output::hex};

/// Folders and files that always count, beside the workspace crates that the frontend depends on.
const ALWAYS: [&str; 4] = ["Cargo.toml", "Cargo.lock", "frontend", "xtask"];

/// A hash over every input, in hexadecimal.
pub(crate) fn fingerprint(root: &Path) -> Result<String, Fault> {
    let mut files = BTreeSet::new();
    for input in ALWAYS {
        collect(&root.join(input), &mut files)
            .map_err(|cause| Fault::file(&root.join(input), cause))?;
    }
    for folder in workspace_dependencies(root)? {
        collect(&folder, &mut files).map_err(|cause| Fault::file(&folder, cause))?;
    }
    let mut hash = Sha256::new();
    for file in files {
        let content = fs::read(&file).map_err(|cause| Fault::file(&file, cause))?;
        // Names and lengths too: a moved line between two files is a change.
        hash.update(
            file.strip_prefix(root)
                .unwrap_or(&file)
                .to_string_lossy()
                .as_bytes(),
        );
        hash.update((content.len() as u64).to_le_bytes());
        hash.update(&content);
    }
    Ok(hex(&hash.finalize()))
}

/// Whether the remembered bundle has this fingerprint and all its files still stand.
pub(crate) fn is_current(stamp: &Path, fingerprint: &str, folder: &Path) -> bool {
    let Ok(remembered) = fs::read_to_string(stamp) else {
        return false;
    };
    let mut lines = remembered.lines();
    lines.next() == Some(fingerprint) && lines.all(|name| folder.join(name).is_file())
}

/// Remembers the bundle in the folder under this fingerprint.
pub(crate) fn remember(stamp: &Path, fingerprint: &str, folder: &Path) -> Result<(), Fault> {
    let mut text = format!("{fingerprint}\n");
    for entry in fs::read_dir(folder).map_err(|cause| Fault::file(folder, cause))? {
        let entry = entry.map_err(|cause| Fault::file(folder, cause))?;
        text.push_str(&entry.file_name().to_string_lossy());
        text.push('\n');
    }
    fs::write(stamp, text).map_err(|cause| Fault::file(stamp, cause))
}

/// The folders of the workspace crates that the frontend needs, directly or through another one.
fn workspace_dependencies(root: &Path) -> Result<BTreeSet<PathBuf>, Fault> {
    let mut found = BTreeSet::new();
    let mut waiting = vec![root.join("frontend")];
    while let Some(folder) = waiting.pop() {
        let manifest = folder.join("Cargo.toml");
        let text = fs::read_to_string(&manifest).map_err(|cause| Fault::file(&manifest, cause))?;
        for name in dependency_names(&text) {
            let folder = root.join("crates").join(name);
            if found.insert(folder.clone()) {
                waiting.push(folder);
            }
        }
    }
    Ok(found)
}

/// Folder names of the crates of this workspace that a manifest names as dependencies (`bangban-domain.workspace = true`).
fn dependency_names(manifest: &str) -> impl Iterator<Item = &str> {
    manifest.lines().filter_map(|line| {
        let name = line.strip_prefix("bangban-")?;
        name.split(['.', ' ', '=']).next()
    })
}

/// All files below a path but the bundle itself.
fn collect(path: &Path, files: &mut BTreeSet<PathBuf>) -> io::Result<()> {
    if path.is_file() {
        files.insert(path.to_path_buf());
        return Ok(());
    }
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        if !hidden && entry.file_name() != "dist" {
            collect(&entry.path(), files)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::dependency_names;

    #[test]
    fn only_crates_of_this_workspace_count() {
        let manifest = "[package]\nname = \"bangban-frontend\"\n[dependencies]\nleptos = \"1\"\n\
                        bangban-domain.workspace = true\nbangban-api-types = { workspace = true }\n";
        assert_eq!(
            dependency_names(manifest).collect::<Vec<_>>(),
            ["domain", "api-types"]
        );
    }
}
