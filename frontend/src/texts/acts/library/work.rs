//! Phrases of the work: log, suspension, reminders, requests for approval and what is answered to them.

use bangban_domain::case::approval::ApprovalKind;
use bangban_domain::case::closing::TerminationGround;
use bangban_domain::case::event::LogKind;
use bangban_domain::case::mandate::SuspensionGround;

use super::super::super::words;
use super::ending::termination;
use super::{Phrase, phrase};

/// What an agent did, by the kind of work.
pub(crate) fn log(kind: LogKind) -> Vec<Phrase> {
    match kind {
        LogKind::Guidance => vec![
            phrase(
                words("讲清材料", "Explained"),
                words(
                    "向申请人讲清所需材料和流程。",
                    "Explained materials and steps to the applicant.",
                ),
            ),
            phrase(
                words("指导填表", "Forms"),
                words(
                    "指导申请人填写申请表。",
                    "Helped the applicant to fill in the forms.",
                ),
            ),
            phrase(
                words("核对材料", "Checked"),
                words(
                    "核对材料，齐全有效。",
                    "Checked the materials: complete and valid.",
                ),
            ),
        ],
        LogKind::Visit => vec![
            phrase(
                words("上门收材料", "Fetched materials"),
                words(
                    "上门收取材料。",
                    "Fetched the materials at the applicant's place.",
                ),
            ),
            phrase(
                words("上门核实", "Looked into it"),
                words(
                    "上门了解情况并核实。",
                    "Visited the applicant and looked into the matter.",
                ),
            ),
            phrase(
                words("送达结果", "Delivered"),
                words("上门送达办理结果。", "Delivered the result."),
            ),
        ],
        LogKind::Filing => vec![
            phrase(
                words("递交材料", "Filed"),
                words(
                    "向部门窗口递交材料，取得收件回执。",
                    "Filed the materials at the department and got its receipt.",
                ),
            ),
            phrase(
                words("网上申报", "Filed online"),
                words("通过网上平台完成申报。", "Filed online."),
            ),
            phrase(
                words("补交材料", "Supplied"),
                words(
                    "按部门要求补交材料。",
                    "Supplied what the department asked for.",
                ),
            ),
        ],
        LogKind::Contact => vec![
            phrase(
                words("电话告知进度", "Told the applicant"),
                words(
                    "电话告知申请人办理进度。",
                    "Told the applicant by phone how it stands.",
                ),
            ),
            phrase(
                words("催部门", "Asked the department"),
                words("联系部门了解进度。", "Asked the department how it stands."),
            ),
            phrase(
                words("未接通", "No answer"),
                words(
                    "电话联系申请人，未接通。",
                    "Called the applicant; no answer.",
                ),
            ),
        ],
        LogKind::Other => vec![phrase(
            words("整理卷宗", "File"),
            words("整理办件卷宗。", "Put the file of the case in order."),
        )],
    }
}

/// The paper of a suspension.
pub(crate) fn suspension(ground: SuspensionGround) -> Vec<Phrase> {
    match ground {
        SuspensionGround::ApplicantCause => vec![
            phrase(
                words("外出", "Away"),
                words(
                    "申请人外出，书面申请暂停办理。",
                    "The applicant is away and asked in writing to pause.",
                ),
            ),
            phrase(
                words("等材料", "Waits for a paper"),
                words(
                    "申请人等待其他部门出具材料，书面申请暂停办理。",
                    "The applicant waits for another department's paper and asked in writing to pause.",
                ),
            ),
            phrase(
                words("住院", "In hospital"),
                words(
                    "申请人住院治疗，书面申请暂停办理。",
                    "The applicant is in hospital and asked in writing to pause.",
                ),
            ),
        ],
        SuspensionGround::ProjectAtRest => vec![
            phrase(
                words("等资金", "Waits for funds"),
                words(
                    "项目资金未到位，企业书面申请暂停办理。",
                    "Funds are not there yet; the enterprise asked in writing to pause.",
                ),
            ),
            phrase(
                words("方案调整", "Plans change"),
                words(
                    "项目方案调整，企业书面申请暂停办理。",
                    "The plans change; the enterprise asked in writing to pause.",
                ),
            ),
        ],
    }
}

/// At a resumption.
pub(crate) const RESUMPTION: &[Phrase] = &[
    phrase(
        words("原因消除", "Over"),
        words("中止原因已消除，恢复办理。", "What stopped it is over."),
    ),
    phrase(
        words("材料已取得", "Paper is there"),
        words(
            "所等材料已取得，恢复办理。",
            "The paper that it waited for has come.",
        ),
    ),
];

/// Reminders to the applicant.
pub(crate) const REMINDERS: &[Phrase] = &[
    phrase(
        words("补交材料", "Materials"),
        words(
            "请尽快补交所缺材料，以免影响办理。",
            "Please supply what is missing soon, so that the matter can go on.",
        ),
    ),
    phrase(
        words("到现场", "Come"),
        words(
            "请本人到窗口核对信息、签字确认。",
            "Please come to the counter to check and sign.",
        ),
    ),
    phrase(
        words("缴费", "Payment"),
        words(
            "请在期限内缴纳规费，并保留缴费凭证。",
            "Please pay the charge in time and keep the receipt.",
        ),
    ),
];

/// Why something needs approval.
pub(crate) fn approval(kind: ApprovalKind) -> Vec<Phrase> {
    match kind {
        ApprovalKind::SecondNotice => vec![
            phrase(
                words("部门新要求", "New requirement"),
                words(
                    "部门提出新的材料要求，首次告知时无法预见。",
                    "The department asks for something new that could not be foreseen.",
                ),
            ),
            phrase(
                words("补交件有误", "Wrong supplement"),
                words(
                    "补交的材料仍不符合要求，须再次说明。",
                    "What was supplied does not fit; it has to be explained again.",
                ),
            ),
        ],
        ApprovalKind::AgentChange => vec![
            phrase(
                words("请假", "Leave"),
                words(
                    "代办员请假，短期内不能到岗。",
                    "The agent is on leave for some time.",
                ),
            ),
            phrase(
                words("调离", "Moved"),
                words("代办员调离岗位。", "The agent has left the post."),
            ),
            phrase(
                words("需回避", "Conflict"),
                words(
                    "代办员与办件有利害关系，须回避。",
                    "The agent has a conflict of interest.",
                ),
            ),
        ],
        ApprovalKind::Priority => vec![
            phrase(
                words("就医急用", "Medical need"),
                words(
                    "申请人就医急用，须尽快办理。",
                    "Needed at once for medical care.",
                ),
            ),
            phrase(
                words("项目开工", "Project starts"),
                words(
                    "项目开工在即，须尽快办理。",
                    "The project is about to start.",
                ),
            ),
            phrase(
                words("生活困难", "Hardship"),
                words("申请人生活困难，须尽快办理。", "The applicant is in need."),
            ),
        ],
        ApprovalKind::ObjectiveImpossibility => {
            termination(TerminationGround::ObjectiveImpossibility)
        }
        ApprovalKind::Reopening => vec![phrase(
            words("结果有误", "Wrong result"),
            words(
                "结果文书有误，须返回部门更正。",
                "The paper is wrong and has to go back to the department.",
            ),
        )],
    }
}

/// What a supervisor says.
pub(crate) const OPINIONS: &[Phrase] = &[
    phrase(
        words("属实，同意", "True, yes"),
        words("情况属实，同意。", "True: approved."),
    ),
    phrase(
        words("理由不足", "Not enough"),
        words(
            "理由不充分，不同意。",
            "The reasons are not enough: refused.",
        ),
    ),
    phrase(
        words("先补说明", "Say more"),
        words("请补充说明后重新申请。", "Say more and ask again."),
    ),
];
