//! What a set of roles has to fulfil.

use bangban_domain::fault::Fault;
use bangban_domain::policy::Role;
use bangban_domain::policy::role::may_be_held_together;
use bangban_persistence::Source;
use bangban_persistence::registry::organizations;

use super::RoleAt;
use crate::Error;

/// Every fault of these roles: they exclude each other (P4), or an organisation does not exist.
///
/// # Errors
/// Those of storage.
pub(super) async fn faults(source: &impl Source, roles: &[RoleAt]) -> Result<Vec<Fault>, Error> {
    let mut faults = Vec::new();
    let kinds: Vec<Role> = roles.iter().map(|role| role.role).collect();
    if !may_be_held_together(&kinds) {
        faults.push(Fault::at("/roles", "roles_exclude_each_other"));
    }
    for (index, role) in roles.iter().enumerate() {
        if organizations::place(source, role.organization_id)
            .await?
            .is_none()
        {
            faults.push(Fault::at(
                format!("/roles/{index}/organization_id"),
                "unknown_organization",
            ));
        }
    }
    Ok(faults)
}

/// Roles for the audit trail.
pub(super) fn for_trail(roles: &[RoleAt]) -> Vec<String> {
    roles
        .iter()
        .map(|role| format!("{}@{}", role.role.as_str(), role.organization_id))
        .collect()
}
