//! Who is looking at a case.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Who else is looking at a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "others": [{ "id": "01999999-9999-7999-8999-999999999994", "name": "李建国" }], "again_after": 40
})))]
pub struct ViewersView {
    /// The others, who came last first; ten at most.
    pub others: Vec<ViewerView>,
    /// After how many seconds to say again that one is still looking.
    pub again_after: u32,
}

/// Somebody who looks at it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ViewerView {
    /// The account.
    pub id: Uuid,
    /// The person's name.
    pub name: String,
}
