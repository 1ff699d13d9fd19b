//! The files of a bundle: their names, their compressed copies, and the folder they are written to.

use std::{fs, io::Write as _, path::Path};

use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};

use crate::bundle::Fault;

/// The one file of the folder that git holds. See [`Output::write`].
const KEEPER: &str = ".gitkeep";
/// Highest quality of Brotli, and its usual window (4 MiB), which every browser reads.
const BROTLI_QUALITY: u32 = 11;
const BROTLI_WINDOW: u32 = 22;

/// A file of the bundle.
struct File {
    name: String,
    content: Vec<u8>,
}

/// The files of a bundle, not yet written.
#[derive(Default)]
pub(crate) struct Output {
    files: Vec<File>,
}

impl Output {
    /// Adds a file under a fixed name.
    pub(crate) fn add(&mut self, name: &str, content: Vec<u8>) {
        self.files.push(File {
            name: name.to_owned(),
            content,
        });
    }

    /// Adds a file named after its content, so that a browser may keep it for ever; returns the name.
    pub(crate) fn add_hashed(&mut self, prefix: &str, suffix: &str, content: Vec<u8>) -> String {
        let hash = hex(&Sha256::digest(&content));
        let name = format!("{prefix}{}{suffix}", hash.get(..16).unwrap_or(&hash));
        self.add(&name, content);
        name
    }

    /// Adds a `.br` and a `.gz` beside every file.
    pub(crate) fn pack(mut self) -> Self {
        let copies: Vec<File> = self
            .files
            .iter()
            .flat_map(|file| {
                [
                    File {
                        name: format!("{}.br", file.name),
                        content: brotli(&file.content),
                    },
                    File {
                        name: format!("{}.gz", file.name),
                        content: gzip(&file.content),
                    },
                ]
            })
            .collect();
        self.files.extend(copies);
        self
    }

    /// Bytes of Brotli that a first visit loads.
    pub(crate) fn first_visit(&self) -> usize {
        self.files
            .iter()
            .filter(|file| file.name.ends_with(".br"))
            .map(|file| file.content.len())
            .sum()
    }

    /// Replaces what the folder holds by these files.
    ///
    /// The keeper is rewritten, with the same content: the server embeds the folder at compile time, and cargo sees
    /// a folder change only by the times of the files it has already embedded, of which the keeper is always one.
    pub(crate) fn write(&self, folder: &Path) -> Result<(), Fault> {
        let keeper = folder.join(KEEPER);
        let kept = fs::read(&keeper).map_err(|cause| Fault::file(&keeper, cause))?;
        for entry in fs::read_dir(folder).map_err(|cause| Fault::file(folder, cause))? {
            let path = entry.map_err(|cause| Fault::file(folder, cause))?.path();
            if path != keeper {
                fs::remove_file(&path).map_err(|cause| Fault::file(&path, cause))?;
            }
        }
        for file in &self.files {
            let path = folder.join(&file.name);
            fs::write(&path, &file.content).map_err(|cause| Fault::file(&path, cause))?;
        }
        fs::write(&keeper, kept).map_err(|cause| Fault::file(&keeper, cause))
    }
}

/// Lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn brotli(content: &[u8]) -> Vec<u8> {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 4096, BROTLI_QUALITY, BROTLI_WINDOW);
    // Writing into a vector can not fail; `into_inner` finishes the stream.
    let _ = writer.write_all(content);
    writer.into_inner()
}

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::best());
    // As above: a vector takes everything.
    let _ = writer.write_all(content);
    writer.finish().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::Output;

    #[test]
    fn a_name_follows_the_content() {
        let mut output = Output::default();
        let first = output.add_hashed("style-", ".css", b"a{}".to_vec());
        let second = output.add_hashed("style-", ".css", b"b{}".to_vec());
        assert!(first.starts_with("style-") && first.ends_with(".css"));
        assert_ne!(first, second);
    }

    #[test]
    fn a_packed_bundle_has_both_copies_and_counts_one() {
        let mut output = Output::default();
        output.add("index.html", vec![b'a'; 10_000]);
        let packed = output.pack();
        let names: Vec<&str> = packed.files.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(names, ["index.html", "index.html.br", "index.html.gz"]);
        assert_eq!(packed.first_visit(), packed.files[1].content.len());
        assert!(packed.first_visit() < 100);
    }
}
