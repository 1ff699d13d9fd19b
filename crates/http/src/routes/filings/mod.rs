//! Filings (备案): the routes below `/api/v1/filings`. What is filed is made by the acts on agents.

mod list;
mod receipt;
mod restitution;
mod submission;

use bangban_api_types::Day;
use bangban_api_types::filings::FilingView;
use bangban_application::network::filings::Filing;
use bangban_domain::network::DismissalReason;
use utoipa_actix_web::scope::scope;
use utoipa_actix_web::service_config::ServiceConfig;

/// The routes below `/api/v1/filings`.
pub(crate) fn configure(config: &mut ServiceConfig) {
    config.service(
        scope("/api/v1/filings")
            .service(list::list_filings)
            .service(submission::submit_filing)
            .service(receipt::receive_filing)
            .service(restitution::return_filing)
            .service(list::get_filing),
    );
}

/// A filing, as it is shown.
pub(crate) fn view(filing: Filing) -> FilingView {
    FilingView {
        id: filing.id.uuid(),
        kind: filing.kind,
        state: filing.state,
        agent_id: filing.agent_id.uuid(),
        agent_name: filing.agent_name,
        agent_kind: filing.agent_kind,
        window_id: filing.window_id.map(Into::into),
        organization_id: filing.organization_id.uuid(),
        from_organization_id: filing.from_organization_id.map(Into::into),
        superior_id: filing.superior_id.uuid(),
        effective_on: Day(filing.effective_on),
        applied: filing.applied,
        reason_code: filing
            .reason_code
            .as_deref()
            .and_then(DismissalReason::parse),
        reason: filing.reason,
        despite_norm: filing.despite_norm,
        acted_by: filing.acted_by.uuid(),
        acted_at: filing.acted_at,
        due_on: filing.due_on.map(Day),
        filed_by: filing.filed_by.map(Into::into),
        filed_at: filing.filed_at,
        decided_by: filing.decided_by.map(Into::into),
        decided_at: filing.decided_at,
        filing_number: filing.filing_number,
        return_reason: filing.return_reason,
        version: filing.version,
    }
}
