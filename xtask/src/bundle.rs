//! The bundling itself: cargo, wasm-bindgen, and the order of the steps.
//! `inputs` decides whether there is anything to do, `output` owns the folder that is written.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
    process::{Command, ExitStatus},
    time::Instant,
};

use crate::{inputs, output::Output};

/// Base name of the application's script and module.
const NAME: &str = "bangban";
/// What a first visit may load at most, in bytes of Brotli. About a third of it is meant to be used.
const BUDGET: usize = 900_000;

/// Leptos gives every piece of a page a type of its own; with this they share one, which is smaller and builds faster.
const FLAGS: &str = "--cfg=erase_components";

/// How the application is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Profile {
    /// Small, with compressed copies; what the server ships.
    Release,
    /// Quick to build; for working on the pages.
    Dev,
}

impl Profile {
    /// Name of the cargo profile in the root Cargo.toml.
    fn cargo_name(self) -> &'static str {
        match self {
            Self::Release => "wasm-release",
            Self::Dev => "wasm-dev",
        }
    }
}

/// Why there is no bundle.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Fault {
    /// A file could not be read or written.
    #[error("{path}: {cause}")]
    File { path: PathBuf, cause: io::Error },
    /// Cargo could not be started.
    #[error("cargo could not be started: {0}")]
    NoCargo(io::Error),
    /// Cargo ended with a failure; it has said why.
    #[error(
        "the build of the browser application failed ({0}); is the target there? rustup target add wasm32-unknown-unknown"
    )]
    Cargo(ExitStatus),
    /// wasm-bindgen refused the module.
    #[error("wasm-bindgen: {0}")]
    Bindgen(String),
    /// A dependency brings a script file of its own in a way that nothing here carries.
    #[error("a dependency brings a script file that the bundle does not carry: {0}")]
    Snippet(String),
    /// A template names something the bundle does not make.
    #[error("{template}: nothing fills in {{{{{name}}}}}")]
    Placeholder {
        template: &'static str,
        name: String,
    },
    /// The application has outgrown its budget.
    #[error("a first visit would load {size} bytes of Brotli; the budget is {BUDGET}")]
    OverBudget { size: usize },
}

impl Fault {
    /// Names the file in a fault of input or output.
    pub(crate) fn file(path: &Path, cause: io::Error) -> Self {
        Self::File {
            path: path.to_path_buf(),
            cause,
        }
    }
}

/// Builds the bundle unless the last one was made from the same inputs; returns a line that says what was done.
pub(crate) fn run(root: &Path, profile: Profile) -> Result<String, Fault> {
    let started = Instant::now();
    let target = target_folder(root);
    let stamp = target.join("bundle.stamp");
    let fingerprint = format!("{} {}", profile.cargo_name(), inputs::fingerprint(root)?);
    let folder = root.join("frontend/dist");
    if inputs::is_current(&stamp, &fingerprint, &folder) {
        return Ok(format!(
            "bundle: nothing has changed ({:.1} s)",
            started.elapsed().as_secs_f32()
        ));
    }

    compile(root, &target, profile)?;
    let module = target
        .join("wasm32-unknown-unknown")
        .join(profile.cargo_name())
        .join("bangban-frontend.wasm");
    let output = assemble(&root.join("frontend"), bind(&module, profile)?)?;

    let summary = match profile {
        Profile::Dev => {
            output.write(&folder)?;
            "bundle: written for development".to_owned()
        }
        Profile::Release => {
            let packed = output.pack();
            let size = packed.first_visit();
            if size > BUDGET {
                return Err(Fault::OverBudget { size });
            }
            packed.write(&folder)?;
            format!(
                "bundle: {} kB of Brotli, budget {} kB",
                size / 1000,
                BUDGET / 1000
            )
        }
    };
    inputs::remember(&stamp, &fingerprint, &folder)?;
    Ok(format!(
        "{summary} ({:.1} s)",
        started.elapsed().as_secs_f32()
    ))
}

/// A target folder of its own: the host's and the browser's builds would otherwise wait for each other.
fn target_folder(root: &Path) -> PathBuf {
    env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| root.join("target"), |folder| root.join(folder))
        .join("wasm")
}

/// Compiles `frontend/` for the browser.
fn compile(root: &Path, target: &Path, profile: Profile) -> Result<(), Fault> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args([
            "build",
            "--quiet",
            "--locked",
            "--package",
            "bangban-frontend",
        ])
        .args([
            "--target",
            "wasm32-unknown-unknown",
            "--profile",
            profile.cargo_name(),
            "--target-dir",
        ])
        .arg(target)
        .env("RUSTFLAGS", FLAGS)
        .current_dir(root)
        .status()
        .map_err(Fault::NoCargo)?;
    if status.success() {
        Ok(())
    } else {
        Err(Fault::Cargo(status))
    }
}

/// What wasm-bindgen makes of a module.
struct Bound {
    /// Joins the module to the browser.
    script: String,
    /// The module, fitted to that script.
    wasm: Vec<u8>,
    /// Scripts that dependencies carry inside themselves, by the path under which `script` imports them.
    inline_scripts: Vec<(String, String)>,
}

/// Runs wasm-bindgen over the compiled module.
fn bind(module: &Path, profile: Profile) -> Result<Bound, Fault> {
    // The library's error prints its causes only in the alternate form.
    let refused = |fault| Fault::Bindgen(format!("{fault:#}"));
    let release = profile == Profile::Release;
    let mut bindgen = wasm_bindgen_cli_support::Bindgen::new();
    bindgen
        .input_path(module)
        .out_name(NAME)
        .typescript(false)
        .omit_default_module_path(true)
        .remove_name_section(release)
        .remove_producers_section(release);
    let mut output = bindgen
        .web(true)
        .and_then(|bindgen| bindgen.generate_output())
        .map_err(refused)?;
    if let Some(name) = output.local_modules().keys().next() {
        return Err(Fault::Snippet(name.clone()));
    }
    let inline_scripts = output
        .snippets()
        .iter()
        .flat_map(|(owner, scripts)| {
            scripts.iter().enumerate().map(move |(number, script)| {
                (
                    format!("./snippets/{owner}/inline{number}.js"),
                    script.clone(),
                )
            })
        })
        .collect();
    let script = output.js().to_owned();
    Ok(Bound {
        script,
        wasm: output.wasm_mut().emit_wasm(),
        inline_scripts,
    })
}

/// Names every file after its content and fills the names into the boot script and the page.
fn assemble(frontend: &Path, bound: Bound) -> Result<Output, Fault> {
    let read = |name: &str| {
        let path = frontend.join(name);
        fs::read_to_string(&path).map_err(|cause| Fault::file(&path, cause))
    };
    let mut output = Output::default();
    let style = output.add_hashed("style-", ".css", read("style.css")?.into_bytes());
    let icon = output.add_hashed("icon-", ".svg", read("assets/icon.svg")?.into_bytes());
    let mut script = bound.script;
    for (path, content) in bound.inline_scripts {
        if !script.contains(&path) {
            return Err(Fault::Snippet(path));
        }
        let name = output.add_hashed("inline-", ".js", content.into_bytes());
        script = script.replace(&path, &format!("./{name}"));
    }
    let script = output.add_hashed(&format!("{NAME}-"), ".js", script.into_bytes());
    let wasm = output.add_hashed(&format!("{NAME}-"), "_bg.wasm", bound.wasm);

    let boot = fill(
        "boot.js",
        read("boot.js")?,
        &[("script", &script), ("wasm", &wasm)],
    )?;
    let boot = output.add_hashed("boot-", ".js", boot.into_bytes());
    let names = [
        ("style", &style),
        ("icon", &icon),
        ("script", &script),
        ("wasm", &wasm),
        ("boot", &boot),
    ];
    let page = fill("index.html", read("index.html")?, &names)?;
    output.add("index.html", page.into_bytes());
    Ok(output)
}

/// Replaces each `{{name}}` of a template; one that stays is a fault.
fn fill(
    template: &'static str,
    mut text: String,
    values: &[(&str, &String)],
) -> Result<String, Fault> {
    for (name, value) in values {
        text = text.replace(&format!("{{{{{name}}}}}"), value);
    }
    match text
        .split_once("{{")
        .and_then(|(_, rest)| rest.split_once("}}"))
    {
        Some((name, _)) => Err(Fault::Placeholder {
            template,
            name: name.to_owned(),
        }),
        None => Ok(text),
    }
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn names_are_filled_in_wherever_they_stand() {
        let value = "boot-1.js".to_owned();
        let filled = fill(
            "page",
            "<a {{boot}}> <b {{boot}}>".to_owned(),
            &[("boot", &value)],
        )
        .unwrap();
        assert_eq!(filled, "<a boot-1.js> <b boot-1.js>");
    }

    #[test]
    fn a_name_that_nothing_fills_in_is_a_fault() {
        let fault = fill("page", "{{boat}}".to_owned(), &[]).unwrap_err();
        assert_eq!(fault.to_string(), "page: nothing fills in {{boat}}");
    }
}
