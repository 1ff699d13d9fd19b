//! From the options to whoever sends text messages.
//!
//! Owns the choice between file and provider, and what an operator is told where an option is wrong.
//! Does not own the sending (`bangban_integration`).

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use bangban_application::texts::TextSender;
use bangban_integration::texts::{FileTexts, HttpTexts};

use crate::config::{Common, Serve};
use crate::failure::Failure;

/// The sender that the options name.
///
/// # Errors
/// Where the provider can't be used.
pub fn sender(common: &Common, options: &Serve) -> Result<Arc<dyn TextSender>, Failure> {
    let Some(url) = options.sms_url() else {
        let path = match &options.sms_file {
            Some(file) if !file.as_os_str().is_empty() => file.clone(),
            _ => common.data_dir.join("messages.log"),
        };
        return Ok(Arc::new(FileTexts::new(path)));
    };
    let file = options.sms_token_file.as_deref();
    let file = file.filter(|file| !file.as_os_str().is_empty());
    let file = file.ok_or_else(|| Failure::new("BANGBAN_SMS_URL needs BANGBAN_SMS_TOKEN_FILE"))?;
    let timeout = Duration::from_secs(u64::from(options.sms_timeout));
    let provider = HttpTexts::new(url, &token(file)?, timeout).map_err(|why| {
        Failure::new(format!(
            "the provider of text messages can't be used: {why}"
        ))
    })?;
    Ok(Arc::new(provider))
}

fn token(file: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(file).map_err(|error| {
        let file = file.display();
        Failure::new(format!("the token file {file} can't be read: {error}"))
    })
}
