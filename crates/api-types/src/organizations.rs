//! Organisations, to read.

use bangban_domain::organization::OrganizationKind;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// 机构.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OrganizationView {
    /// Its id.
    pub id: Uuid,
    /// What it is.
    pub kind: OrganizationKind,
    /// Name.
    pub name: String,
    /// The division it serves, twelve digits.
    pub division_code: Option<String>,
    /// The managing parent: data scope follows it (N1).
    pub parent_id: Option<Uuid>,
    /// The territorial parent, where it is another one.
    pub territorial_parent_id: Option<Uuid>,
    /// 1 city, 2 county or zone, 3 town, 4 village.
    pub level: usize,
    /// Address.
    pub address: Option<String>,
    /// Phone.
    pub phone: Option<String>,
    /// Whether it is in service.
    pub active: bool,
    /// Grows with every change.
    pub version: i64,
}
