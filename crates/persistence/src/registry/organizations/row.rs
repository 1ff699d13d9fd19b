//! Rows of organisations to the domain and back. Owns the columns of ancestors.

use bangban_domain::division_code::DivisionCode;
use bangban_domain::id::OrganizationId;
use bangban_domain::organization::{Node, OrganizationKind, Place};
use sea_orm::ActiveValue::Set;
use sea_orm::ColumnTrait;
use sea_orm::sea_query::Expr;

use super::super::entity::organization::{ActiveModel, Column, Model};
use super::{DEEPEST, NewOrganization, Organization};
use crate::error::StoreError;

const KIND: StoreError = StoreError::Corrupt("organizations.kind");
const PATH: StoreError = StoreError::Corrupt("organizations.ancestor");
const DIVISION: StoreError = StoreError::Corrupt("organizations.division_code");

/// The organisation's place, from its columns of ancestors.
pub(crate) fn place_of(row: &Model) -> Result<Place, StoreError> {
    let kind = OrganizationKind::parse(&row.kind).ok_or(KIND)?;
    let path = [
        Some(row.ancestor_1),
        row.ancestor_2,
        row.ancestor_3,
        row.ancestor_4,
        row.ancestor_5,
    ];
    let mut ancestors: Vec<OrganizationId> = path
        .into_iter()
        .map_while(|id| id.map(Into::into))
        .collect();
    let itself = ancestors.pop();
    let depth = usize::try_from(row.depth).unwrap_or(0);
    if itself != Some(row.id.into()) || ancestors.len() + 1 != depth {
        return Err(PATH);
    }
    Ok(Place::new(ancestors, row.id.into(), kind))
}

pub(super) fn from_row(row: Model) -> Result<Organization, StoreError> {
    let code = row.division_code.as_deref().map(DivisionCode::parse);
    Ok(Organization {
        id: row.id.into(),
        place: place_of(&row)?,
        name: row.name,
        division_code: code.transpose().map_err(|_| DIVISION)?,
        territorial_parent_id: row.territorial_parent_id.map(Into::into),
        serial: row.serial,
        address: row.address,
        phone: row.phone,
        active: row.active,
        created_at: row.created_at,
        version: row.version,
    })
}

pub(super) fn to_row(new: &NewOrganization) -> Result<ActiveModel, StoreError> {
    let path = new.place.path();
    let depth = path.len();
    if depth > DEEPEST {
        return Err(PATH);
    }
    let at = |depth: usize| path.get(depth - 1).map(|id| id.uuid());
    Ok(ActiveModel {
        id: Set(new.place.id().uuid()),
        kind: Set(new.place.kind.as_str().to_owned()),
        name: Set(new.name.clone()),
        division_code: Set(new
            .division_code
            .as_ref()
            .map(|code| code.as_str().to_owned())),
        parent_id: Set(depth.checked_sub(1).filter(|depth| *depth > 0).and_then(at)),
        territorial_parent_id: Set(new.territorial_parent_id.map(Into::into)),
        depth: Set(i32::try_from(depth).map_err(|_| PATH)?),
        ancestor_1: Set(path[0].uuid()),
        ancestor_2: Set(at(2)),
        ancestor_3: Set(at(3)),
        ancestor_4: Set(at(4)),
        ancestor_5: Set(at(5)),
        serial: Set(new.serial.clone()),
        address: Set(new.address.clone()),
        phone: Set(new.phone.clone()),
        active: Set(new.active),
        created_at: Set(new.created_at),
        version: Set(1),
    })
}

/// Whether an organisation lies in the subtree of a node, as a condition; one that no row meets where
/// the tree is not so deep.
pub(crate) fn is_within(node: Node) -> Expr {
    let column = match node.depth {
        1 => Column::Ancestor1,
        2 => Column::Ancestor2,
        3 => Column::Ancestor3,
        4 => Column::Ancestor4,
        5 => Column::Ancestor5,
        _ => return Expr::val(false),
    };
    column.eq(node.id.uuid())
}
