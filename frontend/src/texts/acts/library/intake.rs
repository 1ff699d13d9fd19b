//! Phrases up to the answer to an application: what is missing, how to supply it, why it is not accepted.

use bangban_domain::case::closing::RejectionReason;

use super::super::super::words;
use super::{Phrase, phrase};

/// What is wrong with a material.
pub(crate) const REQUIREMENTS: &[Phrase] = &[
    phrase(
        words("没有提交", "Missing"),
        words(
            "没有提交{}，请补交。",
            "{} was not handed in: please supply it.",
        ),
    ),
    phrase(
        words("要原件", "Original"),
        words(
            "请出示{}原件，核对后退还。",
            "Show the original of {}; it is given back after a look.",
        ),
    ),
    phrase(
        words("看不清", "Not legible"),
        words(
            "{}不清晰，请重新复印或拍照，内容完整可辨认。",
            "{} is not legible: copy or photograph it again, whole and clear.",
        ),
    ),
    phrase(
        words("缺页", "Pages missing"),
        words(
            "{}缺页，请补齐全部页面。",
            "Pages of {} are missing: supply all of them.",
        ),
    ),
    phrase(
        words("没签字盖章", "Not signed"),
        words(
            "{}没有签字（盖章），请补签（补盖）。",
            "{} is not signed or sealed: please have it signed.",
        ),
    ),
    phrase(
        words("已过期", "Out of date"),
        words(
            "{}已过有效期，请提供有效的。",
            "{} has run out: supply a valid one.",
        ),
    ),
    phrase(
        words("信息不一致", "Does not agree"),
        words(
            "{}上的姓名、号码或地址与申请信息不一致，请更正或说明。",
            "Name, number or address in {} differ from the application: correct or explain it.",
        ),
    ),
];

/// How to supply it.
pub(crate) const WAYS: &[Phrase] = &[
    phrase(
        words("窗口或网上", "Counter or online"),
        words(
            "到窗口现场补交，或在线上传照片。",
            "Bring it to the counter, or upload a photograph.",
        ),
    ),
    phrase(
        words("到窗口", "Counter"),
        words(
            "请带原件到窗口补交，工作日 9:00—17:00。",
            "Bring the original to the counter on working days, 9:00 to 17:00.",
        ),
    ),
    phrase(
        words("网上传", "Online"),
        words(
            "登录后在“我的申请”里上传照片。",
            "Sign in and upload a photograph under “My applications”.",
        ),
    ),
    phrase(
        words("上门取", "We come"),
        words(
            "代办员上门收取，请电话预约。",
            "The agent comes to fetch it; please call for a time.",
        ),
    ),
    phrase(
        words("部门核发", "From a department"),
        words(
            "请先到发证部门办理，取得后补交。",
            "Get it from the department that issues it first, then supply it.",
        ),
    ),
];

/// Why an application is not accepted, and where the applicant can go alone.
pub(crate) fn rejection(reason: RejectionReason) -> (Vec<Phrase>, Vec<Phrase>) {
    match reason {
        RejectionReason::OutOfScope => (
            vec![phrase(
                words("不在清单上", "Not on the list"),
                words(
                    "该事项不在本机构帮办代办事项清单上。",
                    "The item is not on this venue's list.",
                ),
            )],
            vec![
                phrase(
                    words("自己到主管部门", "To the department"),
                    words(
                        "可以自己到主管部门窗口办理，具体地点请拨打 12345 咨询。",
                        "Go to the department's own counter; 12345 tells you where.",
                    ),
                ),
                phrase(
                    words("网上办", "Online"),
                    words(
                        "可以在山东政务服务网或“爱山东”自己申请。",
                        "Apply online, on the province's service site or in its app.",
                    ),
                ),
            ],
        ),
        RejectionReason::NotThisVenue => (
            vec![phrase(
                words("应由别处受理", "Another venue's"),
                words(
                    "该事项不属于本机构职权范围，应由其他机构受理。",
                    "The matter is not this venue's but another's.",
                ),
            )],
            vec![phrase(
                words("去有权的机构", "To that venue"),
                words(
                    "请到有权受理的政务服务中心或便民服务中心办理，可拨打 12345 查询地点。",
                    "Go to the service hall or centre that may accept it; 12345 tells you where.",
                ),
            )],
        ),
        RejectionReason::NotEligible => (
            vec![phrase(
                words("不符合条件", "Not eligible"),
                words(
                    "申请人不符合该事项规定的申请条件：",
                    "The applicant does not meet the item's conditions:",
                ),
            )],
            vec![phrase(
                words("符合后再来", "When eligible"),
                words(
                    "符合条件后可以重新申请；对条件有疑问的，可以向主管部门咨询。",
                    "Apply again when the conditions are met; the department answers questions about them.",
                ),
            )],
        ),
        RejectionReason::FalseMaterials => (
            vec![phrase(
                words("材料不实", "False"),
                words(
                    "经核实，申请材料与事实不符：",
                    "The materials were found not to be true:",
                ),
            )],
            vec![phrase(
                words("更正后再来", "Correct them"),
                words(
                    "更正材料后可以重新申请；对核实结果有异议的，可以提出申诉。",
                    "Apply again with true materials, or object to the finding.",
                ),
            )],
        ),
        RejectionReason::HarmsOthers => (
            vec![phrase(
                words("损害他人权益", "Harms others"),
                words(
                    "申请事项损害公共利益或他人合法权益：",
                    "The matter harms the public or the rights of others:",
                ),
            )],
            vec![phrase(
                words("依法解决争议", "Settle it by law"),
                words(
                    "请先通过协商、调解或诉讼解决争议，再行申请。",
                    "Settle the dispute first, by agreement, mediation or at court.",
                ),
            )],
        ),
        RejectionReason::Duplicate => (
            vec![phrase(
                words("正在办理", "Under way"),
                words(
                    "同一事项已有申请正在办理，不必重复申请。",
                    "An application for the same matter is under way.",
                ),
            )],
            vec![phrase(
                words("查原来的进度", "Follow that one"),
                words(
                    "请用原来的办件编号和查询码查进度。",
                    "Follow the earlier case by its number and tracking code.",
                ),
            )],
        ),
        RejectionReason::Other => (
            Vec::new(),
            vec![phrase(
                words("打 12345", "Call 12345"),
                words(
                    "可以拨打 12345 咨询，或到主管部门窗口自己办理。",
                    "Call 12345, or go to the department's own counter.",
                ),
            )],
        ),
    }
}
