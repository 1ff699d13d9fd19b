//! Cases that a test begins with: two matters, brought to where the test needs them.

use serde_json::{Value, json};

use crate::accounts::{LANSHAN, VILLAGE, YINQUESHAN, YISHUI};
use crate::flow::Flow;
use crate::people::resident_id;
use crate::server::TestServer;

/// A PDF, to the extent that anybody looks.
pub const PDF: &[u8] = b"%PDF-1.7\n% a scan\n";

/// What somebody applies for, and the people of the venue.
#[derive(Debug, Clone, Copy)]
pub struct Matter {
    /// The item.
    pub item: &'static str,
    /// The venue.
    pub venue: &'static str,
    /// The applicant's account.
    pub applicant: &'static str,
    /// The venue's clerk.
    pub clerk: &'static str,
    /// The venue's agent.
    pub agent: &'static str,
}

/// A citizen's benefit at a town's centre: livelihood, simplified; 22 working days.
pub const BENEFIT: Matter = Matter {
    item: "最低生活保障对象认定",
    venue: YINQUESHAN,
    applicant: "wang",
    clerk: "yinqueshan.clerk",
    agent: "yinqueshan.agent",
};

/// An enterprise's licence at a county's hall: a written agreement; 7 working days, 20 by law.
pub const LICENCE: Matter = Matter {
    item: "建设工程规划许可证核发",
    venue: LANSHAN,
    applicant: "corp",
    clerk: "lanshan.clerk",
    agent: "lanshan.agent1",
};

/// The same licence in another county.
pub const ELSEWHERE: Matter = Matter {
    item: "建设工程规划许可证核发",
    venue: YISHUI,
    applicant: "corp",
    clerk: "yishui.clerk",
    agent: "yishui.agent",
};

/// Something that is done on the spot, in a village.
pub const ON_THE_SPOT: Matter = Matter {
    item: "生育登记服务",
    venue: VILLAGE,
    applicant: "wang",
    clerk: "village.agent",
    agent: "village.agent",
};

impl Matter {
    /// The draft, to be sent.
    pub fn draft(&self, server: &TestServer) -> Value {
        self.draft_for(
            server,
            if self.applicant == "corp" {
                corp()
            } else {
                wang()
            },
        )
    }

    /// The draft for another applicant.
    pub fn draft_for(&self, server: &TestServer, applicant: Value) -> Value {
        json!({
            "service_item_id": server.item(self.item),
            "organization_id": server.organization(self.venue),
            "mode": "entrust",
            "applicant": applicant,
            "consent": { "voluntary": true, "scope": "代为准备并递交申报材料" },
        })
    }

    /// A draft that the clerk took down.
    pub async fn drafted<'a>(&self, server: &'a TestServer) -> Flow<'a> {
        Flow::draft(server, self.clerk, self.draft(server)).await
    }

    /// Submitted.
    pub async fn submitted<'a>(&self, server: &'a TestServer) -> Flow<'a> {
        let mut flow = self.drafted(server).await;
        flow.act(self.clerk, "submission", json!({ "declaration": true }))
            .await;
        flow
    }

    /// Submitted, with an agreement that both have signed.
    pub async fn agreed<'a>(&self, server: &'a TestServer) -> Flow<'a> {
        let mut flow = self.submitted(server).await;
        flow.act(self.clerk, "agreement", agreement()).await;
        for party in ["applicant", "organization"] {
            flow.act(self.clerk, "agreement/signatures", signature(server, party))
                .await;
        }
        flow
    }

    /// Accepted by the venue's agent.
    pub async fn accepted<'a>(&self, server: &'a TestServer) -> Flow<'a> {
        let mut flow = self.agreed(server).await;
        flow.act(
            self.clerk,
            "acceptance",
            json!({ "agent_id": server.user(self.agent) }),
        )
        .await;
        flow
    }

    /// Begun.
    pub async fn in_progress<'a>(&self, server: &'a TestServer) -> Flow<'a> {
        let mut flow = self.accepted(server).await;
        flow.act(self.agent, "log-entries", log_entry()).await;
        flow
    }

    /// Completed.
    pub async fn completed<'a>(&self, server: &'a TestServer) -> Flow<'a> {
        let mut flow = self.in_progress(server).await;
        flow.receive_all(self.agent).await;
        flow.act(self.agent, "completion", completion()).await;
        flow
    }

    /// Handed over.
    pub async fn handed_over<'a>(&self, server: &'a TestServer) -> Flow<'a> {
        let mut flow = self.completed(server).await;
        flow.act(self.agent, "handover", handover()).await;
        flow
    }
}

/// The citizen who has an account.
pub fn wang() -> Value {
    json!({
        "kind": "natural_person", "name": "王芳", "id_type": "resident_id",
        "id_number": "371302199001010011", "phone": "13953912345", "address": "临沂市兰山区银雀山街道1号",
    })
}

/// The enterprise that has an account.
pub fn corp() -> Value {
    json!({
        "kind": "legal_person", "name": "临沂沂蒙食品有限公司", "credit_code": "91371302MA3C000116",
        "legal_representative": "刘志强", "contact": { "name": "陈静", "phone": "13853912345" },
    })
}

/// A citizen without account, by a running number.
pub fn person(number: u32) -> Value {
    json!({
        "kind": "natural_person", "name": format!("李{}", char::from_u32(0x4e00 + number).unwrap()),
        "id_number": resident_id(number), "phone": format!("139{:08}", 53_900_000 + number),
    })
}

/// An agreement to be signed.
pub fn agreement() -> Value {
    json!({
        "content": "代办申报", "scope": "准备、递交申报材料，领取结果", "valid_until": "2026-12-31",
        "non_cooperation_clause": true,
    })
}

/// A party's signature on paper, today.
pub fn signature(server: &TestServer, party: &str) -> Value {
    json!({ "party": party, "method": "paper", "signed_on": server.clock.today() })
}

/// An entry of the work log.
pub fn log_entry() -> Value {
    json!({ "text": "指导填写申请表", "kind": "guidance" })
}

/// A result.
pub fn completion() -> Value {
    json!({ "outcome": "granted", "result": "审批结果已送达" })
}

/// Both lists of a hand-over.
pub fn handover() -> Value {
    json!({
        "to_applicant": [{ "name": "审批结果", "form": "original", "count": 1 }],
        "to_organization": [{ "name": "办件卷宗", "form": "copy", "count": 1 }],
        "received_by": "王芳",
    })
}

/// A one-time notice of one thing.
pub fn notice(subject: &str) -> Value {
    json!({ "items": [{ "subject": subject, "requirement": "内容清晰", "how_to_supply": "到窗口补交，或在线上传" }] })
}

/// What is done on the spot: everything in one request.
pub fn on_the_spot(server: &TestServer, materials: &[Value]) -> Value {
    let mut body = ON_THE_SPOT.draft(server);
    body["mode"] = json!("assist");
    body["declaration"] = json!(true);
    body["outcome"] = json!("registered");
    body["result"] = json!("生育登记已完成");
    let handed_in =
        |material: &Value| json!({ "material_id": material["id"], "form": "electronic" });
    body["materials"] = materials.iter().map(handed_in).collect();
    body
}
