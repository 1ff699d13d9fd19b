//! Words of the forms of the entrustment: agreement, signatures, acceptance.

use super::super::{Words, words};

// Agreement.
pub(crate) const AGREEMENT_WHY: Words = words(
    "协议写明办什么、能做什么、到什么时候。双方签署后才能受理。",
    "The agreement says what is done, what the agent may do, and until when. Acceptance needs both signatures.",
);
pub(crate) const SUPPLEMENTARY_WHY: Words = words(
    "办件已受理，这里拟定的是补充协议。双方签署前，原协议继续有效。",
    "The case is accepted: this is a supplementary agreement. The one in force holds until both have signed.",
);
pub(crate) const REPLACES: Words = words(
    "已经有一份协议。重新拟定后，原来的签署作废，须由双方重新签署。",
    "There is an agreement already. A new one takes its place, and both have to sign anew.",
);
pub(crate) const SIMPLIFIED: Words = words(
    "这是可以简化手续的民生事项：可以不拟书面协议，只登记申请人的同意。",
    "This livelihood item may be simplified: no written agreement is needed, the applicant's recorded consent is enough.",
);
pub(crate) const RECORD_CONSENT: Words = words("登记申请人同意", "Record the applicant's consent");
pub(crate) const CONTENT: Words = words("委托内容", "Content");
pub(crate) const CONTENT_PRESET: Words = words("{}：{}", "{}: {}");
pub(crate) const SCOPE: Words = words("委托范围", "Scope");
pub(crate) const SCOPE_HINT: Words = words(
    "代办员只能在这个范围内办事。",
    "The agent may act within this scope only.",
);
pub(crate) const VALID_UNTIL: Words = words("有效期至", "Valid until");
pub(crate) const VALID_UNTIL_HINT: Words = words("默认一年", "One year unless you change it");
pub(crate) const CLAUSE: Words = words(
    "约定：申请人经提醒后逾期仍不配合的，机构可以终止委托",
    "Agreed: where the applicant does not cooperate after a reminder and its date, the venue may end the entrustment",
);
pub(crate) const MODE: Words = words("方式", "Mode");
pub(crate) const ASSIST_HINT: Words = words(
    "代办员帮着准备，申请人自己递交",
    "The agent helps; the applicant files",
);
pub(crate) const ENTRUST_HINT: Words = words(
    "代办员替申请人递交和领取",
    "The agent files and fetches for the applicant",
);

// Signatures.
pub(crate) const PARTY: Words = words("哪一方签署", "Who signs");
pub(crate) const METHOD: Words = words("签署方式", "How");
pub(crate) const SIGNED_ON: Words = words("签署日期", "Signed on");
pub(crate) const WITNESS: Words = words("见证人姓名", "Name of the witness");
pub(crate) const WITNESS_HINT: Words = words(
    "按指印须有见证人在场。",
    "A fingerprint needs a witness who is present.",
);
pub(crate) const SCAN: Words = words("签署件扫描件", "Scan of the signed paper");
pub(crate) const SCAN_HINT: Words = words(
    "先在“上传文件”里上传，再在这里选择。",
    "Add the file first, then choose it here.",
);
pub(crate) const BOTH: Words = words("机构同时签署（盖章）", "The venue signs at the same time");
pub(crate) const BOTH_HINT: Words = words(
    "双方当场签的，勾选后一次登记完。",
    "Where both sign on the spot, one step records both.",
);
pub(crate) const SIGNED_BY: Words = words("{}：{}，{}", "{}: {}, {}");
pub(crate) const SIGNED_SO_FAR: Words = words("已签署", "Signed so far");
pub(crate) const TO_BE_SIGNED: Words = words("待签署的协议", "The agreement to be signed");
pub(crate) const CONSENT_ONLY: Words = words(
    "没有书面协议：这里登记申请人对委托的同意（口头、电子均可）。",
    "There is no written agreement: this records the applicant's consent, orally or electronically.",
);
pub(crate) const NO_AGREEMENT: Words = words(
    "还没有可以签署的协议，请先拟定。",
    "There is no agreement to sign yet. Draw one up first.",
);
pub(crate) const ALL_SIGNED: Words = words("双方都已签署。", "Both have signed.");
pub(crate) const SIGN_MYSELF: Words = words(
    "本人已阅读委托协议，同意并以电子方式签署。",
    "I have read the agreement, agree to it, and sign it electronically.",
);
pub(crate) const FILE_ADDED: Words = words("{} 上传，{}", "Added {}, {}");

// Acceptance.
pub(crate) const ACCEPTANCE_WHY: Words = words(
    "受理后办件登记在册，代办时限从今天起算（明天为第 1 天），并通知申请人代办员是谁。",
    "Acceptance registers the case. The limit runs from today (tomorrow is day 1), and the applicant is told who the agent is.",
);
pub(crate) const FIRST: Words = words("受理前还要办一件事", "One thing comes before acceptance");
pub(crate) const FIRST_AGREEMENT: Words = words(
    "还没有委托协议。请先拟定协议，由申请人和本机构签署。",
    "There is no agreement yet. Draw it up and have the applicant and the venue sign it.",
);
pub(crate) const FIRST_CONSENT: Words = words(
    "这是可以简化手续的事项：登记申请人的同意即可受理，也可以签书面协议。",
    "This item may be simplified: recording the applicant's consent is enough. A written agreement may be signed as well.",
);
pub(crate) const FIRST_SIGNATURES: Words = words(
    "委托协议还没有签完，还差：{}。",
    "The agreement is not signed by all. Missing: {}.",
);
pub(crate) const EXPIRED: Words = words(
    "委托协议已过有效期，请重新拟定。",
    "The agreement has run out. Draw up a new one.",
);
pub(crate) const AGENT: Words = words("由谁代办", "Who is the agent");
pub(crate) const AGENT_HINT: Words = words(
    "只列出本机构在岗、已签保密承诺书的代办员。确定后没有特殊原因不更换。",
    "Those of this venue who are in service and have signed the confidentiality undertaking. The agent is not changed without a special reason.",
);
pub(crate) const MYSELF: Words = words("{}（本人）", "{} (myself)");
pub(crate) const UNDERTAKING: Words =
    words("{} · 保密承诺书 {} 签署", "{} · undertaking signed on {}");
pub(crate) const WITHOUT_UNDERTAKING: Words = words(
    "尚未签署保密承诺书，不能指定：{}",
    "Without the undertaking, can't be named: {}",
);
pub(crate) const NO_AGENT: Words = words(
    "本机构没有可以指定的代办员。请联系负责人配备，或请代办员先签保密承诺书。",
    "This venue has no agent who can be named. Ask the supervisor to appoint one, or have the undertaking signed.",
);
