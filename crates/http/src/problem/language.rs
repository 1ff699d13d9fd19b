//! Which of the two languages a caller reads. Owns the reading of `Accept-Language` (RFC 9110 §12.5.4);
//! does not own any text.

use actix_web::http::header::HeaderValue;
use bangban_api_types::faults::Language;

/// The language preferred by an `Accept-Language` header: English only if it ranks before Chinese
/// (and before `*`); Chinese otherwise, also for a header that can't be read.
#[must_use]
pub(super) fn preferred(accept_language: Option<&HeaderValue>) -> Language {
    let Some(text) = accept_language.and_then(|value| value.to_str().ok()) else {
        return Language::Zh;
    };
    let mut best = (0.0, Language::Zh);
    for item in text.split(',') {
        let Some((language, quality)) = range(item) else {
            continue;
        };
        // Strictly greater: among equals the first one named wins.
        if quality > best.0 {
            best = (quality, language);
        }
    }
    best.1
}

/// One language range and its quality; none when it names neither language or is refused by `q=0`.
fn range(item: &str) -> Option<(Language, f32)> {
    let mut parts = item.split(';');
    let tag = parts.next()?.trim().to_ascii_lowercase();
    let language = match tag.split('-').next()? {
        "zh" | "*" => Language::Zh,
        "en" => Language::En,
        _ => return None,
    };
    let quality = parts
        .find_map(|part| part.trim().strip_prefix("q="))
        .map_or(Some(1.0), |text| text.trim().parse::<f32>().ok())?;
    (quality > 0.0 && quality <= 1.0).then_some((language, quality))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &'static str) -> Language {
        preferred(Some(&HeaderValue::from_static(text)))
    }

    #[test]
    fn chinese_unless_english_ranks_first() {
        assert_eq!(preferred(None), Language::Zh);
        for chinese in [
            "",
            "zh",
            "zh-CN,en;q=0.9",
            "fr",
            "*",
            "en;q=0",
            "en;q=x",
            "en;q=0.5, *;q=0.8",
            "en;q=7",
        ] {
            assert_eq!(named(chinese), Language::Zh, "{chinese}");
        }
        for english in [
            "en",
            "en-US,en;q=0.9,zh-CN;q=0.8",
            "EN-gb",
            "fr, en;q=0.5",
            "zh;q=0.1, en;q=0.2",
            "en, zh",
        ] {
            assert_eq!(named(english), Language::En, "{english}");
        }
    }
}
