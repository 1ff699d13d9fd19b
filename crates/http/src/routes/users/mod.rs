//! Accounts, for the security administrator: the routes below `/api/v1/users`, one operation per file.

mod change;
mod create;
mod list;
mod read;

use bangban_api_types::auth::RoleAtOrganization;
use bangban_api_types::users::UserView;
use bangban_application::users::{RoleAt, User};
use utoipa_actix_web::scope::scope;
use utoipa_actix_web::service_config::ServiceConfig;

/// The routes below `/api/v1/users`.
pub(crate) fn configure(config: &mut ServiceConfig) {
    config.service(
        scope("/api/v1/users")
            .service(list::list_users)
            .service(create::create_user)
            .service(read::get_user)
            .service(change::change_user),
    );
}

fn view(user: User) -> UserView {
    let role = |role: &RoleAt| RoleAtOrganization {
        role: role.role,
        organization_id: role.organization_id.uuid(),
    };
    UserView {
        id: user.id.uuid(),
        username: user.username,
        name: user.name,
        organization_id: Some(user.organization_id.uuid()),
        roles: user.roles.iter().map(role).collect(),
        active: user.active,
        locked_until: user.locked_until,
        created_at: user.created_at,
        version: user.version,
    }
}

fn roles(sent: Vec<RoleAtOrganization>) -> Vec<RoleAt> {
    let role = |role: RoleAtOrganization| RoleAt {
        role: role.role,
        organization_id: role.organization_id.into(),
    };
    sent.into_iter().map(role).collect()
}
