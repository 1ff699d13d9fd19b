//! Organisations (机构): the routes below `/api/v1/organizations`. Reading is public; the system administrator
//! changes what is told of one.

mod change;
mod read;

use bangban_api_types::organizations::OrganizationView;
use bangban_application::organizations::Organization;
use utoipa_actix_web::scope::scope;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::routes::coverage::{children, report, turnover};

/// The routes below `/api/v1/organizations`.
pub(crate) fn configure(config: &mut ServiceConfig) {
    config.service(
        scope("/api/v1/organizations")
            .service(read::list_organizations)
            .service(report::get_coverage)
            .service(children::list_child_coverage)
            .service(turnover::get_turnover)
            .service(read::get_organization)
            .service(change::change_organization),
    );
}

fn view(organization: Organization) -> OrganizationView {
    OrganizationView {
        id: organization.id.uuid(),
        kind: organization.place.kind,
        parent_id: organization.parent_id().map(Into::into),
        level: organization.place.reach().depth,
        name: organization.name,
        division_code: organization
            .division_code
            .map(|code| code.as_str().to_owned()),
        territorial_parent_id: organization.territorial_parent_id.map(Into::into),
        address: organization.address,
        phone: organization.phone,
        active: organization.active,
        version: organization.version,
    }
}
