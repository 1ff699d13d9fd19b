//! Phrases at the end: results, wishes to end the entrustment and the grounds for it.

use bangban_domain::case::closing::TerminationGround;

use super::super::super::words;
use super::{Phrase, phrase};

/// Results, as they are named in the list of what is handed over.
pub(crate) const RESULTS: &[Phrase] = &[
    phrase(
        words("已取得文书", "Paper obtained"),
        words("“{}”结果文书（已领取）", "Paper of “{}” (fetched)"),
    ),
    phrase(
        words("网上可查", "Online"),
        words(
            "“{}”办理结果（网上可查询、下载）",
            "Result of “{}” (to be seen and downloaded online)",
        ),
    ),
    phrase(
        words("待遇已核定", "Benefit fixed"),
        words(
            "“{}”审核通过通知（待遇按规定发放）",
            "Approval of “{}” (the benefit is paid as the rules say)",
        ),
    ),
];

/// Why an applicant wants to end the entrustment.
pub(crate) const WISHES: &[Phrase] = &[
    phrase(
        words("自己办", "Goes on alone"),
        words("申请人改为自己办理。", "The applicant goes on alone."),
    ),
    phrase(
        words("不办了", "Not any more"),
        words(
            "申请人不再需要办理。",
            "The applicant does not need it any more.",
        ),
    ),
    phrase(
        words("情况变化", "Things changed"),
        words(
            "申请人情况变化，暂不办理。",
            "The applicant's situation has changed.",
        ),
    ),
];

/// Why an entrustment ends.
pub(crate) fn termination(ground: TerminationGround) -> Vec<Phrase> {
    match ground {
        TerminationGround::ApplicantRequest => WISHES.to_vec(),
        TerminationGround::ObjectiveImpossibility => vec![
            phrase(
                words("政策调整", "Rules changed"),
                words(
                    "因政策调整，该事项无法继续办理。",
                    "The rules have changed: the matter can't go on.",
                ),
            ),
            phrase(
                words("条件丧失", "Conditions lost"),
                words(
                    "办理条件已不存在，无法继续办理。",
                    "The conditions are not there any more.",
                ),
            ),
        ],
        TerminationGround::NonCooperation => vec![phrase(
            words("逾期不配合", "No answer"),
            words(
                "经书面提醒，申请人逾期仍未配合，按协议约定终止。",
                "The applicant did not answer the reminder in time; ended as agreed.",
            ),
        )],
    }
}
