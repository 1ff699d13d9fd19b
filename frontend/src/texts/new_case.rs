//! Words of the new case on behalf of somebody at the counter.

use bangban_domain::case::Mode;

use super::{Words, words};

pub(crate) const TITLE: Words = words("新建办件", "New case");
pub(crate) const WHY: Words = words(
    "替到窗口或上门服务的群众、企业登记申请。帮办代办服务免费，自愿委托。",
    "For a citizen or an enterprise at the counter or at home. The service is free, and entrusting is voluntary.",
);
pub(crate) const VENUE: Words = words("受理机构", "Venue");

// The item.
pub(crate) const ITEM: Words = words("办什么事", "Which matter");
pub(crate) const ITEM_HINT: Words = words(
    "输入名称里的几个字，例如：低保、养老。",
    "Type a part of its name.",
);
pub(crate) const ITEMS_FOUND: Words = words("找到 {} 项", "{} found");
pub(crate) const ITEMS_MORE: Words = words(
    "还有 {} 项，请多输入几个字",
    "{} more: type more of the name",
);
pub(crate) const ITEMS_NONE: Words = words(
    "本机构的清单上没有这个事项。换个说法再找，或告诉申请人到有权受理的机构办理。",
    "This venue's list has no such item. Try other words, or tell the applicant which venue may accept it.",
);
pub(crate) const OTHER_ITEM: Words = words("重选事项", "Another item");
pub(crate) const ON_THE_SPOT: Words = words("即办件", "On the spot");
pub(crate) const PROMISED: Words = words("承诺时限 {} {}", "Promised: {} {}");

// How.
pub(crate) const MODE: Words = words("怎么帮", "How");
pub(crate) const KIND: Words = words("申请人是", "The applicant is");
pub(crate) const PERSON: Words = words("个人", "a person");
pub(crate) const BODY: Words = words("企业或其他组织", "an enterprise or organisation");

/// What the agent may do unless somebody says otherwise.
pub(crate) fn scope(mode: Mode) -> Words {
    match mode {
        Mode::Assist => words(
            "指导准备和填写申报材料，由申请人本人递交",
            "Helps to prepare and fill in the materials; the applicant files",
        ),
        Mode::Entrust => words(
            "代为准备并递交申报材料，代领办理结果",
            "Prepares and files the materials, and fetches the result",
        ),
    }
}

// The applicant.
pub(crate) const NAME: Words = words("姓名", "Name");
pub(crate) const ID_NUMBER: Words = words("身份证号码", "Identity number");
pub(crate) const ID_NUMBER_HINT: Words = words(
    "18 位，末位可以是 X。其他证件请在“更多选填内容”里选择证件类型。",
    "18 characters, perhaps with a final X. For another document choose its kind under “More”.",
);
pub(crate) const PHONE: Words = words("联系电话", "Phone");
pub(crate) const PHONE_HINT: Words = words(
    "手机，或带区号的固定电话",
    "Mobile, or landline with area code",
);
pub(crate) const BODY_NAME: Words = words("单位名称", "Name of the organisation");
pub(crate) const CREDIT_CODE: Words = words("统一社会信用代码", "Unified social credit code");
pub(crate) const CREDIT_CODE_HINT: Words =
    words("营业执照上的 18 位代码", "The 18 characters on the licence");
pub(crate) const REPRESENTATIVE: Words = words("法定代表人或负责人", "Legal representative");
pub(crate) const CONTACT_NAME: Words = words("联系人", "Contact");
pub(crate) const CONTACT_PHONE: Words = words("联系人电话", "Contact's phone");
pub(crate) const SAME_AS_REPRESENTATIVE: Words = words("同法定代表人", "The same person");

// What is seldom needed.
pub(crate) const MORE: Words = words(
    "更多选填内容：证件类型、地址、代理人、特殊情况、补录",
    "More, if needed: kind of document, address, proxy, special circumstances, paper case of earlier days",
);
pub(crate) const MORE_OF_BODY: Words = words(
    "更多选填内容：地址、代理人、补录",
    "More, if needed: address, proxy, paper case of earlier days",
);
pub(crate) const ID_TYPE: Words = words("证件类型", "Kind of document");
pub(crate) const ADDRESS: Words = words("联系地址", "Address");
pub(crate) const PROXY: Words = words("由代理人来办", "A proxy acts for the applicant");
pub(crate) const PROXY_NAME: Words = words("代理人姓名", "Name of the proxy");
pub(crate) const PROXY_NUMBER: Words = words("代理人身份证号码", "Identity number of the proxy");
pub(crate) const PROXY_PHONE: Words = words("代理人电话", "Phone of the proxy");
pub(crate) const RELATIONSHIP: Words = words("与申请人的关系", "Relation to the applicant");
pub(crate) const SPECIAL: Words = words("特殊情况", "Special circumstances");
pub(crate) const SPECIAL_HINT: Words = words(
    "可以上门服务、全程代办。属于敏感个人信息，须经本人同意再填。",
    "Home visits and all-round service are possible. Sensitive personal information: fill it in with the person's consent only.",
);
pub(crate) const BACK_ENTRY: Words = words("补录以前的纸质办件", "A paper case of earlier days");
pub(crate) const BACK_ENTRY_HINT: Words = words(
    "补录的办件会注明“补录”，签署日期可以填以前的日期。",
    "It is marked as entered afterwards; signatures may have earlier dates.",
);

// Consent.
pub(crate) const SCOPE: Words = words("委托范围", "Scope");
pub(crate) const SCOPE_HINT: Words = words(
    "代办员只能在这个范围内办事。",
    "The agent may act within this scope only.",
);
pub(crate) const CONSENT: Words = words(
    "申请人自愿委托，同意上述委托范围。",
    "The applicant entrusts voluntarily and agrees to the scope above.",
);
pub(crate) const CONSENT_HINT: Words = words(
    "请把委托范围读给申请人听，经本人同意后勾选。",
    "Read the scope to the applicant, and tick this with his or her consent.",
);
pub(crate) const CREATE: Words = words("生成办件", "Make the case");
pub(crate) const DECLARED: Words = words(
    "申请人承诺材料和内容真实、合法、完整，现在就提交。",
    "The applicant declares everything true, lawful and complete: submit it now.",
);
pub(crate) const DECLARED_HINT: Words = words(
    "请读给申请人听，经本人同意后勾选。不勾选，只存成草稿。",
    "Read it to the applicant, and tick it with his or her consent. Without it, a draft is made.",
);
pub(crate) const SUBMIT: Words = words("提交申请", "Submit");
pub(crate) const SUBMITTED: Words = words("申请已提交", "Submitted");
pub(crate) const CREATED: Words = words(
    "草稿已生成，请提交申请",
    "The draft is made; submit it next",
);

// On the spot.
pub(crate) const SPOT: Words = words("当场办结", "Do it on the spot");
pub(crate) const SPOT_HINT: Words = words(
    "这是即办件：材料齐全的，申请、受理、办结一次完成。",
    "An on-the-spot item: with all materials there, application to completion is one step.",
);
pub(crate) const SPOT_ONLY_CLERK: Words = words(
    "这是即办件，窗口工作人员可以当场办结；您可以先生成草稿。",
    "An on-the-spot item: a clerk can do it in one step. You can make a draft.",
);
pub(crate) const SPOT_TITLE: Words = words("当场办结的内容", "On the spot");
pub(crate) const SPOT_AGENT: Words = words("经办代办员", "Agent");
pub(crate) const SPOT_MATERIALS: Words = words("收到的材料", "What was handed in");
pub(crate) const SPOT_MATERIALS_HINT: Words =
    words("没有收到的请取消勾选。", "Untick what was not.");
pub(crate) const SPOT_SIGNATURE: Words =
    words("申请人怎么同意（签署）的", "How the applicant agreed");
pub(crate) const SPOT_AGREEMENT: Words = words("委托协议", "Agreement");
pub(crate) const SPOT_AGREEMENT_WHY: Words = words(
    "这个事项须签书面协议，双方今天签署。",
    "This item needs a written agreement, signed by both today.",
);
pub(crate) const SPOT_DO: Words = words("当场办结", "Do it");
pub(crate) const SPOT_DONE: Words = words("已当场办结", "Done on the spot");
pub(crate) const SPOT_DONE_TEXT: Words = words(
    "请把办件编号和查询码交给申请人。查询码只在这里显示一次。",
    "Give number and tracking code to the applicant. The code is shown here only.",
);
pub(crate) const CASE_NUMBER: Words = words("办件编号", "Case number");
pub(crate) const TRACKING_CODE: Words = words("查询码", "Tracking code");
pub(crate) const QR: Words = words("扫码查进度", "QR code to follow the case");
pub(crate) const TO_HANDOVER: Words = words("去交接", "Hand over next");
pub(crate) const TO_CASE: Words = words("打开办件", "Open the case");
pub(crate) const ANOTHER: Words = words("再建一个", "Another one");
