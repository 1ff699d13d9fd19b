//! Rows of filings to their type and back. Owns the columns of ancestors.

use bangban_domain::agent::AgentKind;
use bangban_domain::network::{FilingKind, FilingState};
use sea_orm::ActiveValue::Set;

use super::super::entity::filing::{ActiveModel, Model};
use super::{Filing, NewFiling};
use crate::StoreError;

pub(super) fn from_row(row: Model) -> Result<Filing, StoreError> {
    Ok(Filing {
        id: row.id.into(),
        kind: FilingKind::parse(&row.kind).ok_or(StoreError::Corrupt("filings.kind"))?,
        state: FilingState::parse(&row.state).ok_or(StoreError::Corrupt("filings.state"))?,
        agent_id: row.agent_id.into(),
        agent_name: row.agent_name,
        agent_kind: AgentKind::parse(&row.agent_kind)
            .ok_or(StoreError::Corrupt("filings.agent_kind"))?,
        window_id: row.window_id.map(Into::into),
        organization_id: row.organization_id.into(),
        from_organization_id: row.from_organization_id.map(Into::into),
        superior_id: row.superior_id.into(),
        effective_on: row.effective_on,
        applied: row.applied,
        reason_code: row.reason_code,
        reason: row.reason,
        despite_norm: row.despite_norm,
        acted_by: row.acted_by.into(),
        acted_at: row.acted_at,
        due_on: row.due_on,
        filed_by: row.filed_by.map(Into::into),
        filed_at: row.filed_at,
        decided_by: row.decided_by.map(Into::into),
        decided_at: row.decided_at,
        filing_number: row.filing_number,
        return_reason: row.return_reason,
        version: row.version,
    })
}

pub(super) fn to_row(new: &NewFiling) -> ActiveModel {
    let filing = &new.filing;
    let path = new.place.path();
    let at = |depth: usize| path.get(depth - 1).map(|id| id.uuid());
    ActiveModel {
        id: Set(filing.id.uuid()),
        kind: Set(filing.kind.as_str().to_owned()),
        state: Set(filing.state.as_str().to_owned()),
        agent_id: Set(filing.agent_id.uuid()),
        agent_name: Set(filing.agent_name.clone()),
        agent_kind: Set(filing.agent_kind.as_str().to_owned()),
        window_id: Set(filing.window_id.map(Into::into)),
        organization_id: Set(filing.organization_id.uuid()),
        from_organization_id: Set(filing.from_organization_id.map(Into::into)),
        ancestor_1: Set(path[0].uuid()),
        ancestor_2: Set(at(2)),
        ancestor_3: Set(at(3)),
        ancestor_4: Set(at(4)),
        superior_id: Set(filing.superior_id.uuid()),
        effective_on: Set(filing.effective_on),
        applied: Set(filing.applied),
        reason_code: Set(filing.reason_code.clone()),
        reason: Set(filing.reason.clone()),
        despite_norm: Set(filing.despite_norm.clone()),
        acted_by: Set(filing.acted_by.uuid()),
        acted_at: Set(filing.acted_at),
        due_on: Set(filing.due_on),
        filed_by: Set(filing.filed_by.map(Into::into)),
        filed_at: Set(filing.filed_at),
        decided_by: Set(filing.decided_by.map(Into::into)),
        decided_at: Set(filing.decided_at),
        filing_number: Set(filing.filing_number.clone()),
        return_reason: Set(filing.return_reason.clone()),
        version: Set(1),
    }
}
