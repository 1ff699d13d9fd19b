//! Money in yuan, with at most two decimals; kept in fen.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An amount, held in fen (分).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Yuan(pub i64);

/// The largest amount in fen: ten billion yuan, far above any charge.
const MOST_FEN: f64 = 1e12;

impl Yuan {
    /// Fen of a number of yuan; none with more than two decimals, below zero or too much.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "checked to lie below a trillion"
    )]
    pub fn from_number(yuan: f64) -> Option<Self> {
        let fen = yuan * 100.0;
        let whole = fen.round();
        let exact = (fen - whole).abs() < 1e-4;
        (exact && (0.0..=MOST_FEN).contains(&whole)).then_some(Self(whole as i64))
    }
}

impl Serialize for Yuan {
    #[expect(
        clippy::cast_precision_loss,
        reason = "amounts lie below a trillion fen"
    )]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.0 as f64 / 100.0)
    }
}

impl<'de> Deserialize<'de> for Yuan {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let yuan = f64::deserialize(deserializer)?;
        Self::from_number(yuan).ok_or_else(|| serde::de::Error::custom("amount"))
    }
}

#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for Yuan {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::Type::Number)
            .minimum(Some(0))
            .maximum(Some(10_000_000_000_i64))
            .multiple_of(Some(0.01))
            .description(Some("人民币元，最多两位小数"))
            .examples([serde_json::json!(80.0)])
            .build()
            .into()
    }
}

#[cfg(feature = "openapi")]
impl utoipa::ToSchema for Yuan {
    fn name() -> std::borrow::Cow<'static, str> {
        "Yuan".into()
    }
}
