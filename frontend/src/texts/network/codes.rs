//! What the codes of the network are called.

use bangban_domain::network::{
    AgentSource, DismissalReason, FilingKind, FilingState, Level, Measure,
};

use crate::texts::codes::Coded;
use crate::texts::{Words, words};

impl Coded for Level {
    const ALL: &'static [Self] = &Self::ALL;

    fn words(self) -> Words {
        match self {
            Self::City => words("市级", "City"),
            Self::County => words("县区、功能区", "Counties and zones"),
            Self::Town => words("乡镇（街道）", "Towns"),
            Self::Village => words("村（社区）", "Villages"),
        }
    }
}

impl Coded for Measure {
    const ALL: &'static [Self] = &Self::ALL;

    fn words(self) -> Words {
        match self {
            Self::FullTime => words("专职代办员", "Full-time agents"),
            Self::PartTimePerWindow => words(
                "综合业务窗口兼职代办员",
                "Part-time agents at a comprehensive window",
            ),
            Self::PartTime => words("兼职代办员", "Part-time agents"),
            Self::Any => words("专职或兼职代办员", "Agents, full-time or part-time"),
        }
    }
}

impl Coded for AgentSource {
    const ALL: &'static [Self] = &Self::ALL;

    fn words(self) -> Words {
        match self {
            Self::FirstSecretary => words("第一书记", "First secretary"),
            Self::GraduateVillageOfficial => words("大学生村官", "Graduate village official"),
            Self::VillageWorkTeam => words("驻村工作队员", "Member of a village work team"),
            Self::Staff => words("本单位人员", "Own staff"),
            Self::Volunteer => words("志愿者", "Volunteer"),
            Self::Other => words("其他", "Other"),
        }
    }
}

impl Coded for DismissalReason {
    const ALL: &'static [Self] = &Self::ALL;

    fn words(self) -> Words {
        match self {
            Self::Resigned => words("本人辞去", "Resigned"),
            Self::Retired => words("退休", "Retired"),
            Self::TermEnded => words("任期届满", "Term ended"),
            Self::PostedAway => words("调离", "Posted away"),
            Self::Unfit => words("不能胜任", "Not up to it"),
            Self::Misconduct => words("违纪违规", "Misconduct"),
            Self::Other => words("其他", "Other"),
        }
    }
}

impl Coded for FilingKind {
    const ALL: &'static [Self] = &Self::ALL;

    fn words(self) -> Words {
        match self {
            Self::Appointment => words("聘任", "Appointment"),
            Self::Transfer => words("转岗", "Transfer"),
            Self::Dismissal => words("解聘", "Dismissal"),
        }
    }
}

impl Coded for FilingState {
    const ALL: &'static [Self] = &Self::ALL;

    fn words(self) -> Words {
        match self {
            Self::Unfiled => words("待报备", "To be filed"),
            Self::Filed => words("已报备，待接收", "Filed, to be received"),
            Self::Received => words("已备案", "Received"),
            Self::Returned => words("已退回", "Returned"),
        }
    }
}
