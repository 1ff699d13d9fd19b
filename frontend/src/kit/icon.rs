//! Icons, drawn inline: no request, no font. An icon never stands alone; the word beside it says the same.

use leptos::prelude::*;

/// What an icon shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sign {
    Warning,
    Done,
    Information,
    Clock,
    Pause,
    Search,
    Bell,
    Menu,
    Plus,
    Minus,
    Back,
    Person,
    File,
    Phone,
    Print,
    Close,
    Star,
}

impl Sign {
    /// All of them, for the page that shows them.
    pub(crate) const ALL: [Self; 17] = [
        Self::Warning,
        Self::Done,
        Self::Information,
        Self::Clock,
        Self::Pause,
        Self::Search,
        Self::Bell,
        Self::Menu,
        Self::Plus,
        Self::Minus,
        Self::Back,
        Self::Person,
        Self::File,
        Self::Phone,
        Self::Print,
        Self::Close,
        Self::Star,
    ];

    /// The strokes, in a square of 24.
    const fn path(self) -> &'static str {
        match self {
            Self::Warning => "M12 3 2 21h20L12 3zm0 7v5m0 3v.01",
            Self::Done => "m4 12 5 5L20 6",
            Self::Information => "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zm0-10v6m0-9v.01",
            Self::Clock => "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zm0-14v5l3 3",
            Self::Pause => "M8 5v14M16 5v14",
            Self::Search => "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zm5-1.5L21 21",
            Self::Bell => "M6 10a6 6 0 0 1 12 0c0 6 2 7 2 7H4s2-1 2-7zm4 10a2 2 0 0 0 4 0",
            Self::Menu => "M4 6h16M4 12h16M4 18h16",
            Self::Plus => "M12 5v14M5 12h14",
            Self::Minus => "M5 12h14",
            Self::Back => "m15 5-7 7 7 7",
            Self::Person => "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zm-8 9c0-4 4-6 8-6s8 2 8 6",
            Self::File => "M6 3h8l4 4v14H6V3zm8 0v4h4M9 13h6M9 17h6",
            Self::Phone => {
                "M5 4h4l2 5-3 2c1 3 3 5 6 6l2-3 5 2v4c0 1-1 2-2 2C11 22 3 14 3 6c0-1 1-2 2-2z"
            }
            Self::Print => {
                "M7 8V3h10v5M7 17H4v-7a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2v7h-3M7 14h10v7H7v-7z"
            }
            Self::Close => "M6 6l12 12M18 6 6 18",
            Self::Star => {
                "m12 3 2.8 6 6.2.7-4.6 4.3 1.3 6.3L12 17l-5.7 3.3 1.3-6.3L3 9.7 9.2 9 12 3z"
            }
        }
    }
}

/// An icon. Screen readers pass it over.
#[component]
pub(crate) fn Icon(sign: Sign) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=sign.path() />
        </svg>
    }
}
