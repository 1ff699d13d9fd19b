//! How the browser helps to type: which keys it shows, and what it offers to fill in.

/// How the browser helps to type a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Input {
    #[default]
    Text,
    /// Digits, a hyphen perhaps.
    Phone,
    /// The same; the phone of whoever types.
    OwnPhone,
    /// The name of whoever types.
    OwnName,
    /// An identity number or a credit code.
    Number,
    /// Hidden while it is typed; the one in use.
    Password,
    /// The name of an account.
    Username,
    /// A code that came by message.
    OneTimeCode,
}

impl Input {
    pub(super) const fn html_type(self) -> &'static str {
        match self {
            Self::Phone | Self::OwnPhone => "tel",
            Self::Password => "password",
            _ => "text",
        }
    }

    pub(super) const fn mode(self) -> Option<&'static str> {
        match self {
            Self::Phone | Self::OwnPhone => Some("tel"),
            Self::OneTimeCode => Some("numeric"),
            _ => None,
        }
    }

    /// Never what another person typed at the same counter: only of oneself.
    pub(super) const fn autocomplete(self) -> &'static str {
        match self {
            Self::OwnPhone => "tel-national",
            Self::OwnName => "name",
            Self::Password => "current-password",
            Self::Username => "username",
            Self::OneTimeCode => "one-time-code",
            _ => "off",
        }
    }
}
