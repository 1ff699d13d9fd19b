//! Everybody who is asked: one person for each role at each place, related to the case or not.
//!
//! Owns who there is, and who can't be. Does not own the cases they are related to (`subjects`).

use bangban_domain::policy::Role;
use bangban_domain::policy::role::may_be_held_together;
use bangban_tests::{Account, resident_id};

/// Where somebody's post is, seen from the venue of the case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// The venue itself, a county's hall.
    Own,
    /// The department that hangs off it, and reaches what it reaches.
    Department,
    /// The hall of the city.
    Parent,
    /// The hall of another county.
    Sibling,
    /// The centre of a town below.
    Child,
}

/// What somebody is to the case besides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Relation {
    /// Nothing.
    None,
    /// Has the identity of the applicant; as an applicant as well, wherever both may be held.
    Applicant,
    /// Is the named agent; one whose post is elsewhere was moved after being named.
    Agent,
    /// Made the draft; one whose post is elsewhere was moved after making it.
    Maker,
}

/// A person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Person {
    pub(super) relation: Relation,
    pub(super) place: Place,
    pub(super) role: Role,
}

impl Place {
    pub(super) const ALL: [Self; 5] = [
        Self::Own,
        Self::Department,
        Self::Parent,
        Self::Sibling,
        Self::Child,
    ];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Department => "department",
            Self::Parent => "parent",
            Self::Sibling => "sibling",
            Self::Child => "child",
        }
    }

    /// The organisation that it stands for.
    pub(super) const fn organization(self) -> &'static str {
        match self {
            Self::Own => "兰山区政务服务中心",
            Self::Department => "兰山区行政审批服务局",
            Self::Parent => "临沂市政务服务中心",
            Self::Sibling => "沂水县政务服务中心",
            Self::Child => "银雀山街道便民服务中心",
        }
    }
}

impl Relation {
    pub(super) const ALL: [Self; 4] = [Self::None, Self::Applicant, Self::Agent, Self::Maker];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::None => "unrelated",
            Self::Applicant => "applicant",
            Self::Agent => "named agent",
            Self::Maker => "maker",
        }
    }
}

impl Person {
    /// Every role at every place and in every relation that there is for it.
    pub(super) fn all() -> Vec<Self> {
        let mut all = Vec::new();
        for relation in Relation::ALL {
            for place in Place::ALL {
                let people = Role::ALL.map(|role| Self {
                    relation,
                    place,
                    role,
                });
                all.extend(people.into_iter().filter(|person| person.exists()));
            }
        }
        all
    }

    /// Agents alone are named, and clerks, agents and applicants alone make drafts. An applicant
    /// belongs to no venue, so that being moved changes nothing.
    const fn exists(self) -> bool {
        match self.relation {
            Relation::None | Relation::Applicant => true,
            Relation::Agent => matches!(self.role, Role::Agent),
            Relation::Maker => match self.role {
                Role::Clerk | Role::Agent => true,
                Role::Applicant => matches!(self.place, Place::Own),
                _ => false,
            },
        }
    }

    /// The account's name.
    pub(super) fn username(self) -> String {
        let (role, place) = (self.role.as_str(), self.place.name());
        format!("{role}.{place}.{}", self.relation.name()).replace(['_', ' '], "-")
    }

    /// Whether the post was another one when the relation began.
    pub(super) fn was_moved(self) -> bool {
        matches!(self.relation, Relation::Agent | Relation::Maker) && self.place != Place::Own
    }

    /// The account, before anybody is moved.
    pub(super) fn account(self) -> Account {
        let place = if self.was_moved() {
            Place::Own
        } else {
            self.place
        };
        let mut roles = vec![(self.role, place.organization())];
        if self.relation == Relation::Applicant
            && self.role != Role::Applicant
            && may_be_held_together(&[self.role, Role::Applicant])
        {
            roles.push((Role::Applicant, Place::Parent.organization()));
        }
        Account {
            // Accounts live as long as the program that tests.
            username: self.username().leak(),
            name: "测试",
            roles,
            identity: self.identity(),
            in_service: true,
            undertaking: true,
        }
    }

    fn identity(self) -> Option<&'static str> {
        const WANG: &str = "371302199001010011";
        match (self.relation, self.role) {
            (Relation::Applicant, _) | (Relation::Maker, Role::Applicant) => Some(WANG),
            (Relation::None, Role::Applicant) => {
                let number = Place::ALL.iter().position(|place| *place == self.place);
                Some(resident_id(u32::try_from(700 + number?).unwrap()).leak())
            }
            _ => None,
        }
    }
}
