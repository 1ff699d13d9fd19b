//! Alerts, for those who have to look after them.
//!
//! Owns whose alerts one sees: a supervisor those addressed to the own organisation, or to the hall
//! that a department belongs to; an approval officer those addressed to the own department, which are
//! about filings alone; the system administrator those addressed to nobody. Does not own what raises an
//! alert.

use bangban_domain::policy::{Actor, Permission, Role};
use bangban_persistence::alerts::{self, Addressees};

use crate::{Caller, Error, Page, PageOf, Platform};

pub use bangban_persistence::alerts::{Alert, AlertKind};

/// A page of the caller's alerts, newest first.
///
/// # Errors
/// [`Error::Forbidden`], [`Error::InvalidCursor`]; those of storage.
pub async fn list(
    platform: &Platform,
    caller: &Caller,
    page: &Page,
) -> Result<PageOf<Alert>, Error> {
    caller.must(Permission::ReadAlerts)?;
    let source = platform.store.reader().await?;
    Ok(alerts::list(&source, &addressees(&caller.actor), page).await?)
}

fn addressees(actor: &Actor) -> Addressees {
    let mut organizations = Vec::new();
    for post in &actor.posts {
        let own = post.place.id();
        let addressed = match post.role {
            Role::Supervisor => vec![own, post.place.reach().id],
            // Of a hall's alerts, which are about cases, an officer sees none.
            Role::ApprovalOfficer if !post.place.kind.is_venue() => vec![own],
            _ => Vec::new(),
        };
        for id in addressed {
            if !organizations.contains(&id) {
                organizations.push(id);
            }
        }
    }
    Addressees {
        organizations,
        administrator: actor.holds(Role::SystemAdmin),
    }
}

#[cfg(test)]
mod tests {
    use bangban_domain::id::OrganizationId;
    use bangban_domain::organization::{OrganizationKind, Place};
    use bangban_domain::policy::Post;
    use uuid::Uuid;

    use super::*;

    fn organization(number: u128) -> OrganizationId {
        Uuid::from_u128(number).into()
    }

    fn of(role: Role, kind: OrganizationKind) -> Addressees {
        let place = Place::new(
            vec![organization(1), organization(2)],
            organization(3),
            kind,
        );
        addressees(&Actor {
            user_id: Uuid::nil().into(),
            posts: vec![Post { role, place }],
            identity: None,
        })
    }

    #[test]
    fn everybody_sees_what_is_addressed_to_the_own_post() {
        let supervisor = of(Role::Supervisor, OrganizationKind::TownCenter);
        assert_eq!(
            supervisor,
            Addressees {
                organizations: vec![organization(3)],
                administrator: false
            }
        );
        let department = of(Role::Supervisor, OrganizationKind::ApprovalDepartment);
        assert_eq!(department.organizations, [organization(3), organization(2)]);
        let administrator = of(Role::SystemAdmin, OrganizationKind::CityHall);
        assert_eq!(
            administrator,
            Addressees {
                organizations: vec![],
                administrator: true
            }
        );
        let officer = of(Role::ApprovalOfficer, OrganizationKind::ApprovalDepartment);
        assert_eq!(officer.organizations, [organization(3)]);
        assert_eq!(
            of(Role::ApprovalOfficer, OrganizationKind::TownCenter),
            Addressees::default()
        );
        assert_eq!(
            of(Role::Clerk, OrganizationKind::TownCenter),
            Addressees::default()
        );
    }
}
