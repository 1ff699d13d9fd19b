//! Phrases of the library: one click fills one in.

use leptos::prelude::*;

use crate::form::Form;
use crate::kit::Button;
use crate::texts::acts;
use crate::texts::acts::library::Phrase;

/// The phrases for the text at a pointer. `about` is filled into them. One takes the place of another; with `adds`, and
/// after something of one's own, it is written behind.
#[component]
pub(crate) fn Phrases(
    form: Form,
    #[prop(into)] pointer: String,
    #[prop(into)] phrases: Signal<Vec<Phrase>>,
    #[prop(optional, into)] about: Signal<String>,
    #[prop(optional)] adds: bool,
) -> impl IntoView {
    move || {
        let all = phrases.get();
        if all.is_empty() {
            return None;
        }
        let buttons = all.iter().map(|phrase| {
            let (pointer, all, text) = (pointer.clone(), all.clone(), phrase.text);
            let on_press = Callback::new(move |()| {
                let about = about.get_untracked();
                let known: Vec<String> = all
                    .iter()
                    .map(|phrase| phrase.text.fill([&about]))
                    .collect();
                let typed = form.signal(&pointer).get_untracked();
                form.set(
                    &pointer,
                    filled_in(&typed, &text.fill([&about]), &known, adds),
                );
            });
            view! { <Button label=phrase.label on_press /> }
        });
        Some(view! {
            <div class="phrases" role="group" aria-label=acts::PHRASES.t()>
                <span class="hint">{acts::PHRASES.t()}</span>
                {buttons.collect_view()}
            </div>
        })
    }
}

/// What stands in the field after a phrase was chosen.
fn filled_in(typed: &str, phrase: &str, known: &[String], adds: bool) -> String {
    let typed = typed.trim();
    let is_known = known.iter().any(|known| known == typed);
    if typed.is_empty() || (is_known && !adds) || typed == phrase {
        return phrase.to_owned();
    }
    if typed.contains(phrase) {
        return typed.to_owned();
    }
    format!("{typed}{phrase}")
}

#[cfg(test)]
mod tests {
    use super::filled_in;

    #[test]
    fn a_phrase_replaces_another_and_keeps_what_was_typed() {
        let known = ["甲。".to_owned(), "乙。".to_owned()];
        assert_eq!(filled_in("", "甲。", &known, false), "甲。");
        assert_eq!(filled_in("甲。", "乙。", &known, false), "乙。");
        assert_eq!(filled_in("甲。", "乙。", &known, true), "甲。乙。");
        assert_eq!(
            filled_in("自己写的。", "乙。", &known, false),
            "自己写的。乙。"
        );
        assert_eq!(filled_in("甲。乙。", "乙。", &known, true), "甲。乙。");
    }
}
