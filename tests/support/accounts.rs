//! The accounts: those of the demonstration, and some that only tests need.

use bangban_domain::policy::Role;

use crate::registry;
use crate::server::TestServer;

/// Everybody's password.
pub const PASSWORD: &str = "Bangban-demo-2026";

/// An account.
pub struct Account {
    /// The name to sign in with.
    pub username: &'static str,
    /// The person's name.
    pub name: &'static str,
    /// The roles, each at an organisation of that name; the first one is the primary.
    pub roles: Vec<(Role, &'static str)>,
    /// Identity number or credit code of an applicant.
    pub identity: Option<&'static str>,
    /// Whether an agent is in service; applies to agents.
    pub in_service: bool,
    /// Whether an agent has signed the confidentiality undertaking.
    pub undertaking: bool,
}

pub(crate) const CITY: &str = "临沂市政务服务中心";
pub(crate) const CITY_BUREAU: &str = "临沂市行政审批服务局";
pub(crate) const LANSHAN: &str = "兰山区政务服务中心";
pub(crate) const LANSHAN_BUREAU: &str = "兰山区行政审批服务局";
pub(crate) const YINQUESHAN: &str = "银雀山街道便民服务中心";
pub(crate) const VILLAGE: &str = "新华社区便民服务站";
pub(crate) const YISHUI: &str = "沂水县政务服务中心";

/// Every account.
pub fn accounts() -> Vec<Account> {
    use Role as R;
    let mut all = vec![
        staff("sysadmin", "石敬", &[(R::SystemAdmin, CITY)]),
        staff("secadmin", "安平", &[(R::SecurityAdmin, CITY)]),
        staff("auditor", "沈明", &[(R::Auditor, CITY)]),
        staff("city.supervisor", "刘建国", &[(R::Supervisor, CITY)]),
        staff("city.leader", "陈立", &[(R::Leader, CITY)]),
        staff("city.officer", "赵民", &[(R::ApprovalOfficer, CITY_BUREAU)]),
        staff("lanshan.supervisor", "孙国强", &[(R::Supervisor, LANSHAN)]),
        staff("lanshan.clerk", "李秀英", &[(R::Clerk, LANSHAN)]),
        staff("lanshan.agent1", "张伟", &[(R::Agent, LANSHAN)]),
        staff("lanshan.agent2", "王磊", &[(R::Agent, LANSHAN)]),
        staff("lanshan.archivist", "周洁", &[(R::Archivist, LANSHAN)]),
        staff(
            "lanshan.officer",
            "吴敏",
            &[(R::ApprovalOfficer, LANSHAN_BUREAU)],
        ),
        staff("yinqueshan.clerk", "郑红", &[(R::Clerk, YINQUESHAN)]),
        staff("yinqueshan.agent", "冯涛", &[(R::Agent, YINQUESHAN)]),
        staff(
            "village.agent",
            "褚亮",
            &[(R::Clerk, VILLAGE), (R::Agent, VILLAGE)],
        ),
        staff("yishui.supervisor", "卫东", &[(R::Supervisor, YISHUI)]),
        staff("yishui.clerk", "蒋琳", &[(R::Clerk, YISHUI)]),
        staff("yishui.agent", "韩冰", &[(R::Agent, YISHUI)]),
        applicant("wang", "王芳", "371302199001010011"),
        applicant("corp", "临沂沂蒙食品有限公司", "91371302MA3C000116"),
        // Who holds two roles that meet on one case.
        staff(
            "lanshan.deputy",
            "杨帆",
            &[(R::Clerk, LANSHAN), (R::Supervisor, LANSHAN)],
        ),
    ];
    all.push(Account {
        in_service: false,
        ..staff("lanshan.retired", "朱军", &[(R::Agent, LANSHAN)])
    });
    all.push(Account {
        undertaking: false,
        ..staff("lanshan.novice", "秦岚", &[(R::Agent, LANSHAN)])
    });
    all
}

fn staff(username: &'static str, name: &'static str, roles: &[(Role, &'static str)]) -> Account {
    Account {
        username,
        name,
        roles: roles.to_vec(),
        identity: None,
        in_service: true,
        undertaking: true,
    }
}

fn applicant(username: &'static str, name: &'static str, identity: &'static str) -> Account {
    Account {
        identity: Some(identity),
        ..staff(username, name, &[(Role::Applicant, CITY)])
    }
}

impl TestServer {
    /// Enters further accounts, for what the demonstration's people do not show.
    pub async fn enter(&mut self, accounts: Vec<Account>) {
        let entered = registry::make_people(&self.platform, &self.ids, accounts).await;
        self.ids.users.extend(entered);
    }
}
