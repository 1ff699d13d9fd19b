//! Who acts: the demonstration accounts, desk by desk.
//!
//! Owns which account does what at which venue. The accounts themselves are made elsewhere; one that
//! is not there leaves its part out.

use std::sync::Arc;

use bangban_application::{Caller, Error, Platform};
use bangban_domain::id::{OrganizationId, UserId};
use bangban_persistence::Reader;
use bangban_persistence::registry::users;
use uuid::Uuid;

use crate::demo::accounts::People;

/// The trace id of everything that the demonstration writes.
pub(super) const TRACE: &str = "demo";

/// Where people live.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Area {
    /// The first six digits of identity numbers and codes.
    pub(super) code: &'static str,
    /// What names of enterprises begin with.
    pub(super) short: &'static str,
    /// What addresses begin with.
    pub(super) address: &'static str,
}

const LANSHAN: Area = Area {
    code: "371302",
    short: "临沂",
    address: "临沂市兰山区银雀山街道",
};
const YISHUI: Area = Area {
    code: "371323",
    short: "沂水",
    address: "临沂市沂水县沂城街道",
};

/// The venues that have staff.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DeskName {
    /// 临沂市政务服务中心, if it has a clerk.
    City,
    /// 兰山区政务服务中心.
    Lanshan,
    /// 银雀山街道便民服务中心.
    Yinqueshan,
    /// The first village station of 银雀山街道.
    Village,
    /// 沂水县政务服务中心.
    Yishui,
}

/// The staff of one venue.
#[derive(Debug)]
pub(super) struct Desk {
    /// The venue.
    pub(super) venue: OrganizationId,
    /// Where its people live.
    pub(super) area: Area,
    /// 窗口工作人员.
    pub(super) clerk: Caller,
    /// 帮办代办员, at least one.
    pub(super) agents: Vec<Caller>,
    /// 负责人 of the venue or of one above it.
    pub(super) supervisor: Caller,
    /// 档案管理员 of the venue or of one above it.
    pub(super) archivist: Option<Caller>,
}

impl Desk {
    /// The agent of this id; the first one where it is none of this desk.
    pub(super) fn agent(&self, id: Option<UserId>) -> &Caller {
        let named = self
            .agents
            .iter()
            .find(|agent| Some(agent.actor.user_id) == id);
        named.unwrap_or(&self.agents[0])
    }

    /// An agent who is not this one, where the desk has another.
    pub(super) fn other_agent(&self, than: &Caller) -> Option<&Caller> {
        self.agents
            .iter()
            .find(|agent| agent.actor.user_id != than.actor.user_id)
    }
}

/// Everybody.
#[derive(Debug)]
pub(super) struct Cast {
    city: Option<Desk>,
    lanshan: Desk,
    yinqueshan: Desk,
    village: Desk,
    yishui: Desk,
    /// The citizen with an account.
    pub(super) wang: Caller,
    /// The enterprise with an account.
    pub(super) corp: Caller,
    /// Everybody who is told of something.
    pub(super) readers: Vec<UserId>,
}

/// The accounts of those who are told of something.
const READERS: [&str; 14] = [
    "city.supervisor",
    "lanshan.supervisor",
    "lanshan.clerk",
    "lanshan.agent1",
    "lanshan.agent2",
    "lanshan.archivist",
    "yinqueshan.clerk",
    "yinqueshan.agent",
    "village.agent",
    "yishui.supervisor",
    "yishui.clerk",
    "yishui.agent",
    "wang",
    "corp",
];

/// Accounts of one venue, by name.
#[derive(Clone, Copy)]
struct Names<'a> {
    clerk: &'a str,
    agents: &'a [&'a str],
    supervisor: &'a str,
    archivist: Option<&'a str>,
}

impl Cast {
    /// Finds the accounts.
    ///
    /// # Errors
    /// [`Error::NotFound`] where one of them is not there; those of storage.
    pub(super) async fn gather(platform: &Platform, people: &People) -> Result<Self, Error> {
        let accounts = Accounts {
            source: platform.store.reader().await?,
            people,
        };
        let archivist = Some("lanshan.archivist");
        let lanshan = Names {
            clerk: "lanshan.clerk",
            agents: &["lanshan.agent1", "lanshan.agent2"],
            supervisor: "lanshan.supervisor",
            archivist,
        };
        let yinqueshan = Names {
            clerk: "yinqueshan.clerk",
            agents: &["yinqueshan.agent"],
            ..lanshan
        };
        let village = Names {
            clerk: "village.agent",
            agents: &["village.agent"],
            ..lanshan
        };
        let yishui = Names {
            clerk: "yishui.clerk",
            agents: &["yishui.agent"],
            supervisor: "yishui.supervisor",
            archivist: None,
        };
        let city = Names {
            clerk: "city.clerk",
            agents: &["city.agent"],
            supervisor: "city.supervisor",
            archivist: Some("city.archivist"),
        };
        Ok(Self {
            city: accounts.desk(&city, LANSHAN).await?,
            lanshan: accounts
                .desk(&lanshan, LANSHAN)
                .await?
                .ok_or(Error::NotFound)?,
            yinqueshan: accounts
                .desk(&yinqueshan, LANSHAN)
                .await?
                .ok_or(Error::NotFound)?,
            village: accounts
                .desk(&village, LANSHAN)
                .await?
                .ok_or(Error::NotFound)?,
            yishui: accounts
                .desk(&yishui, YISHUI)
                .await?
                .ok_or(Error::NotFound)?,
            wang: accounts.caller("wang").await?.ok_or(Error::NotFound)?,
            corp: accounts.caller("corp").await?.ok_or(Error::NotFound)?,
            readers: READERS
                .iter()
                .filter_map(|name| people.id(name).ok())
                .collect(),
        })
    }

    /// The desk of this name; that of the county where the city has none.
    pub(super) fn desk(&self, name: DeskName) -> &Desk {
        match name {
            DeskName::City => self.city.as_ref().unwrap_or(&self.lanshan),
            DeskName::Lanshan => &self.lanshan,
            DeskName::Yinqueshan => &self.yinqueshan,
            DeskName::Village => &self.village,
            DeskName::Yishui => &self.yishui,
        }
    }
}

/// Where the accounts are looked up.
struct Accounts<'a> {
    source: Reader,
    people: &'a People,
}

impl Accounts<'_> {
    /// The staff of a venue, if it has all of them; the archivist may be missing.
    async fn desk(&self, names: &Names<'_>, area: Area) -> Result<Option<Desk>, Error> {
        let clerk = self.caller(names.clerk).await?;
        let supervisor = self.caller(names.supervisor).await?;
        let archivist = match names.archivist {
            Some(name) => self.caller(name).await?,
            None => None,
        };
        let mut agents = Vec::new();
        for name in names.agents {
            agents.extend(self.caller(name).await?);
        }
        let (Some(clerk), Some(supervisor), false) = (clerk, supervisor, agents.is_empty()) else {
            return Ok(None);
        };
        Ok(Some(Desk {
            venue: clerk.profile.organization_id,
            area,
            clerk,
            agents,
            supervisor,
            archivist,
        }))
    }

    /// The account of this name as one who acts, without a session.
    async fn caller(&self, username: &str) -> Result<Option<Caller>, Error> {
        let Ok(id) = self.people.id(username) else {
            return Ok(None);
        };
        let Some((actor, profile)) = users::actor(&self.source, id).await? else {
            return Ok(None);
        };
        Ok(Some(Caller {
            actor: Arc::new(actor),
            profile: Arc::new(profile),
            family: Uuid::nil().into(),
            trace_id: TRACE.to_owned(),
        }))
    }
}
