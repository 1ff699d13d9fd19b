//! What the codes of the API are called: states, roles, grounds, kinds.

use bangban_domain::agent::AgentKind;
use bangban_domain::case::applicant::{IdType, PersonalField, SpecialCircumstance};
use bangban_domain::case::approval::{ApprovalKind, ApprovalState, ChangeReason};
use bangban_domain::case::archive::Retention;
use bangban_domain::case::closing::{RejectionReason, TerminationGround};
use bangban_domain::case::department::{DepartmentState, Outcome, SpecialProcedureGround};
use bangban_domain::case::event::LogKind;
use bangban_domain::case::intake::{Party, SignatureMethod};
use bangban_domain::case::mandate::{ChargeState, SuspensionGround};
use bangban_domain::case::material::Form;
use bangban_domain::case::{Mode, Origin, Priority, StateName};
use bangban_domain::deadline::DayUnit;
use bangban_domain::organization::OrganizationKind;
use bangban_domain::policy::Role;
use bangban_domain::service_item::{DecidingLevel, Necessity, Subject};

use super::{Words, words};

/// A code of the API that people see by its name.
pub(crate) trait Coded: Copy + Sized + 'static {
    /// All of them, in the order in which they are offered.
    const ALL: &'static [Self];

    /// What it is called.
    fn words(self) -> Words;

    /// What it is called, in the language of the screen.
    fn t(self) -> &'static str {
        self.words().t()
    }
}

impl Coded for StateName {
    const ALL: &'static [Self] = &[
        Self::Draft,
        Self::Submitted,
        Self::CorrectionRequired,
        Self::Accepted,
        Self::InProgress,
        Self::Suspended,
        Self::Completed,
        Self::HandedOver,
        Self::Archived,
        Self::Rejected,
        Self::Withdrawn,
        Self::Lapsed,
        Self::Terminated,
    ];

    fn words(self) -> Words {
        match self {
            Self::Draft => words("草稿", "Draft"),
            Self::Submitted => words("待受理", "To be answered"),
            Self::CorrectionRequired => words("待补正", "Waiting for supplement"),
            Self::Accepted => words("已受理", "Accepted"),
            Self::InProgress => words("办理中", "In progress"),
            Self::Suspended => words("已中止", "Suspended"),
            Self::Completed => words("已办结", "Completed"),
            Self::HandedOver => words("已交接", "Handed over"),
            Self::Archived => words("已归档", "Archived"),
            Self::Rejected => words("不受理", "Not accepted"),
            Self::Withdrawn => words("已撤回", "Withdrawn"),
            Self::Lapsed => words("逾期未补正", "Lapsed"),
            Self::Terminated => words("已终止", "Terminated"),
        }
    }
}

impl Coded for DepartmentState {
    const ALL: &'static [Self] = &[
        Self::NotFiled,
        Self::Filed,
        Self::CorrectionRequired,
        Self::Accepted,
        Self::NotAccepted,
        Self::SpecialProcedure,
        Self::Withdrawn,
        Self::Decided,
    ];

    fn words(self) -> Words {
        match self {
            Self::NotFiled => words("尚未递交", "Not filed yet"),
            Self::Filed => words("已递交", "Filed"),
            Self::CorrectionRequired => words("部门要求补正", "Department asks for more"),
            Self::Accepted => words("部门已受理", "Accepted by the department"),
            Self::NotAccepted => words("部门不予受理", "Not accepted by the department"),
            Self::SpecialProcedure => words("特别程序", "Special procedure"),
            Self::Withdrawn => words("已向部门撤回", "Taken back from the department"),
            Self::Decided => words("部门已决定", "Decided"),
        }
    }
}

impl Coded for Outcome {
    const ALL: &'static [Self] = &[
        Self::Granted,
        Self::Refused,
        Self::Confirmed,
        Self::Recorded,
        Self::Registered,
    ];

    fn words(self) -> Words {
        match self {
            Self::Granted => words("准予", "Granted"),
            Self::Refused => words("不予", "Refused"),
            Self::Confirmed => words("确认", "Confirmed"),
            Self::Recorded => words("备案", "Recorded"),
            Self::Registered => words("登记", "Registered"),
        }
    }
}

impl Coded for SpecialProcedureGround {
    const ALL: &'static [Self] = &[
        Self::Hearing,
        Self::Bidding,
        Self::Auction,
        Self::Inspection,
        Self::Testing,
        Self::Quarantine,
        Self::Appraisal,
        Self::ExpertReview,
    ];

    fn words(self) -> Words {
        match self {
            Self::Hearing => words("听证", "Hearing"),
            Self::Bidding => words("招标", "Bidding"),
            Self::Auction => words("拍卖", "Auction"),
            Self::Inspection => words("检验", "Inspection"),
            Self::Testing => words("检测", "Testing"),
            Self::Quarantine => words("检疫", "Quarantine"),
            Self::Appraisal => words("鉴定", "Appraisal"),
            Self::ExpertReview => words("专家评审", "Expert review"),
        }
    }
}

impl Coded for SuspensionGround {
    const ALL: &'static [Self] = &[Self::ApplicantCause, Self::ProjectAtRest];

    fn words(self) -> Words {
        match self {
            Self::ApplicantCause => words("申请人原因", "On the applicant's side"),
            Self::ProjectAtRest => words("项目停滞", "The project rests"),
        }
    }
}

impl Coded for ChargeState {
    const ALL: &'static [Self] = &[Self::Due, Self::Paid, Self::Waived];

    fn words(self) -> Words {
        match self {
            Self::Due => words("待缴", "Due"),
            Self::Paid => words("已缴", "Paid"),
            Self::Waived => words("减免", "Waived"),
        }
    }
}

impl Coded for LogKind {
    const ALL: &'static [Self] = &[
        Self::Guidance,
        Self::Visit,
        Self::Filing,
        Self::Contact,
        Self::Other,
    ];

    fn words(self) -> Words {
        match self {
            Self::Guidance => words("辅导", "Guidance"),
            Self::Visit => words("上门", "Visit"),
            Self::Filing => words("递交", "Filing"),
            Self::Contact => words("联系", "Contact"),
            Self::Other => words("其他", "Other"),
        }
    }
}

impl Coded for Form {
    const ALL: &'static [Self] = &[
        Self::Original,
        Self::Copy,
        Self::Electronic,
        Self::SharedLicence,
        Self::Deferred,
    ];

    fn words(self) -> Words {
        match self {
            Self::Original => words("原件", "Original"),
            Self::Copy => words("复印件", "Copy"),
            Self::Electronic => words("电子件", "Electronic"),
            Self::SharedLicence => words("电子证照共享，免提交", "Shared electronic licence"),
            Self::Deferred => words("容缺后补", "To follow"),
        }
    }
}

impl Coded for Mode {
    const ALL: &'static [Self] = &[Self::Assist, Self::Entrust];

    fn words(self) -> Words {
        match self {
            Self::Assist => words("帮办", "Assisted"),
            Self::Entrust => words("代办", "Entrusted"),
        }
    }
}

impl Coded for Origin {
    const ALL: &'static [Self] = &[Self::Online, Self::Counter, Self::BackEntry];

    fn words(self) -> Words {
        match self {
            Self::Online => words("网上申请", "Online"),
            Self::Counter => words("窗口登记", "At the counter"),
            Self::BackEntry => words("补录", "Entered afterwards"),
        }
    }
}

impl Coded for Priority {
    const ALL: &'static [Self] = &[Self::Normal, Self::Urgent, Self::Special];

    fn words(self) -> Words {
        match self {
            Self::Normal => words("普通", "Normal"),
            Self::Urgent => words("急事急办", "Urgent"),
            Self::Special => words("特事特办", "Special"),
        }
    }
}

impl Coded for RejectionReason {
    const ALL: &'static [Self] = &[
        Self::OutOfScope,
        Self::NotThisVenue,
        Self::NotEligible,
        Self::FalseMaterials,
        Self::HarmsOthers,
        Self::Duplicate,
        Self::Other,
    ];

    fn words(self) -> Words {
        match self {
            Self::OutOfScope => words(
                "不属于帮办代办事项范围",
                "Not on the list of what is assisted with",
            ),
            Self::NotThisVenue => words("不属于本机构职权范围", "Not this venue's matter"),
            Self::NotEligible => words("申请人不符合条件", "The applicant is not eligible"),
            Self::FalseMaterials => words("材料虚假", "False materials"),
            Self::HarmsOthers => words("损害公共利益或他人合法权益", "Harms the public or others"),
            Self::Duplicate => words("重复申请", "Applied for already"),
            Self::Other => words("其他", "Other"),
        }
    }
}

impl Coded for TerminationGround {
    const ALL: &'static [Self] = &[
        Self::ApplicantRequest,
        Self::ObjectiveImpossibility,
        Self::NonCooperation,
    ];

    fn words(self) -> Words {
        match self {
            Self::ApplicantRequest => words("申请人要求", "At the applicant's request"),
            Self::ObjectiveImpossibility => {
                words("客观原因无法办结", "Can't be done for objective reasons")
            }
            Self::NonCooperation => words(
                "申请人不配合（协议有约定）",
                "The applicant does not cooperate (agreed upon)",
            ),
        }
    }
}

impl Coded for IdType {
    const ALL: &'static [Self] = &[
        Self::ResidentId,
        Self::ResidencePermit,
        Self::ForeignerPermanentResidence,
        Self::Passport,
    ];

    fn words(self) -> Words {
        match self {
            Self::ResidentId => words("居民身份证", "Resident identity card"),
            Self::ResidencePermit => words(
                "港澳台居民居住证",
                "Residence permit (Hong Kong, Macao, Taiwan)",
            ),
            Self::ForeignerPermanentResidence => words(
                "外国人永久居留身份证",
                "Foreigner's permanent residence card",
            ),
            Self::Passport => words("护照", "Passport"),
        }
    }
}

impl Coded for SpecialCircumstance {
    const ALL: &'static [Self] = &[
        Self::ReducedMobility,
        Self::Disability,
        Self::Elderly,
        Self::SevereIllness,
        Self::Pregnancy,
        Self::Other,
    ];

    fn words(self) -> Words {
        match self {
            Self::ReducedMobility => words("行动不便", "Reduced mobility"),
            Self::Disability => words("残疾", "Disability"),
            Self::Elderly => words("高龄", "Old age"),
            Self::SevereIllness => words("重病", "Severe illness"),
            Self::Pregnancy => words("孕产", "Pregnancy"),
            Self::Other => words("其他特殊情况", "Other special circumstances"),
        }
    }
}

impl Coded for PersonalField {
    const ALL: &'static [Self] = &Self::ALL;

    fn words(self) -> Words {
        match self {
            Self::Name => words("姓名", "Name"),
            Self::IdNumber => words("证件号码", "Identity number"),
            Self::Phone => words("联系电话", "Phone"),
            Self::Address => words("地址", "Address"),
            Self::LegalRepresentative => words("法定代表人（负责人）", "Legal representative"),
            Self::ContactName => words("联系人", "Contact"),
            Self::ProxyName => words("代理人姓名", "Proxy's name"),
            Self::ProxyIdNumber => words("代理人证件号码", "Proxy's identity number"),
            Self::ProxyPhone => words("代理人电话", "Proxy's phone"),
        }
    }
}

impl Coded for ApprovalKind {
    const ALL: &'static [Self] = &[
        Self::SecondNotice,
        Self::AgentChange,
        Self::Priority,
        Self::ObjectiveImpossibility,
        Self::Reopening,
    ];

    fn words(self) -> Words {
        match self {
            Self::SecondNotice => words("再次告知", "A second notice"),
            Self::AgentChange => words("更换代办员", "Change of agent"),
            Self::Priority => words("急事急办、特事特办", "Priority"),
            Self::ObjectiveImpossibility => words("客观原因无法办结", "Objective impossibility"),
            Self::Reopening => words("重新办理", "Reopening"),
        }
    }
}

impl Coded for ChangeReason {
    const ALL: &'static [Self] = &[
        Self::SickLeave,
        Self::LeftPost,
        Self::Avoidance,
        Self::ComplaintUpheld,
        Self::ApplicantRequest,
        Self::Other,
    ];

    fn words(self) -> Words {
        match self {
            Self::SickLeave => words("病假", "Sick leave"),
            Self::LeftPost => words("离岗", "Left the post"),
            Self::Avoidance => words("回避", "Conflict of interest"),
            Self::ComplaintUpheld => words("投诉成立", "A complaint was upheld"),
            Self::ApplicantRequest => words("申请人要求", "At the applicant's request"),
            Self::Other => words("其他", "Other"),
        }
    }
}

impl Coded for ApprovalState {
    const ALL: &'static [Self] = &[Self::Pending, Self::Approved, Self::Refused];

    fn words(self) -> Words {
        match self {
            Self::Pending => words("待审批", "To be decided"),
            Self::Approved => words("同意", "Approved"),
            Self::Refused => words("不同意", "Refused"),
        }
    }
}

impl Coded for OrganizationKind {
    const ALL: &'static [Self] = &[
        Self::CityHall,
        Self::CountyHall,
        Self::Zone,
        Self::TownCenter,
        Self::VillageStation,
        Self::ApprovalDepartment,
    ];

    fn words(self) -> Words {
        match self {
            Self::CityHall => words("市级政务服务中心", "City service hall"),
            Self::CountyHall => words("县级政务服务中心", "County service hall"),
            Self::Zone => words("功能区", "Functional zone"),
            Self::TownCenter => words("便民服务中心", "Town service centre"),
            Self::VillageStation => words("便民服务站", "Village service station"),
            Self::ApprovalDepartment => words("行政审批服务局", "Approval-service bureau"),
        }
    }
}

impl Coded for DayUnit {
    const ALL: &'static [Self] = &[Self::WorkingDays, Self::CalendarDays];

    fn words(self) -> Words {
        match self {
            Self::WorkingDays => words("个工作日", "working days"),
            Self::CalendarDays => words("个自然日", "calendar days"),
        }
    }
}

impl Coded for DecidingLevel {
    const ALL: &'static [Self] = &[Self::City, Self::County, Self::Town, Self::Village];

    fn words(self) -> Words {
        match self {
            Self::City => words("市级", "City"),
            Self::County => words("县级", "County"),
            Self::Town => words("乡镇（街道）级", "Town"),
            Self::Village => words("村（社区）级", "Village"),
        }
    }
}

impl Coded for Subject {
    const ALL: &'static [Self] = &[Self::NaturalPerson, Self::LegalPerson];

    fn words(self) -> Words {
        match self {
            Self::NaturalPerson => words("个人", "Persons"),
            Self::LegalPerson => words("法人和其他组织", "Enterprises and organisations"),
        }
    }
}

impl Coded for Necessity {
    const ALL: &'static [Self] = &[Self::Required, Self::Deferrable, Self::Optional];

    fn words(self) -> Words {
        match self {
            Self::Required => words("必要", "Required"),
            Self::Deferrable => words("可容缺后补", "May follow later"),
            Self::Optional => words("非必要", "Optional"),
        }
    }
}

impl Coded for AgentKind {
    const ALL: &'static [Self] = &[Self::FullTime, Self::PartTime, Self::Volunteer];

    fn words(self) -> Words {
        match self {
            Self::FullTime => words("专职", "Full-time"),
            Self::PartTime => words("兼职", "Part-time"),
            Self::Volunteer => words("志愿者", "Volunteer"),
        }
    }
}

impl Coded for Retention {
    const ALL: &'static [Self] = &[Self::TenYears, Self::ThirtyYears, Self::Permanent];

    fn words(self) -> Words {
        match self {
            Self::TenYears => words("10 年", "10 years"),
            Self::ThirtyYears => words("30 年", "30 years"),
            Self::Permanent => words("永久", "Permanent"),
        }
    }
}

impl Coded for Party {
    const ALL: &'static [Self] = &[Self::Applicant, Self::Organization];

    fn words(self) -> Words {
        match self {
            Self::Applicant => words("申请人", "Applicant"),
            Self::Organization => words("受理机构", "Venue"),
        }
    }
}

impl Coded for SignatureMethod {
    const ALL: &'static [Self] = &[Self::Paper, Self::Electronic, Self::Fingerprint, Self::Oral];

    fn words(self) -> Words {
        match self {
            Self::Paper => words("纸质签字（盖章）", "On paper"),
            Self::Electronic => words("电子签名", "Electronically"),
            Self::Fingerprint => words("按指印（须有见证人）", "By fingerprint, before a witness"),
            Self::Oral => words("口头同意（简易事项）", "Orally (simplified items)"),
        }
    }
}

impl Coded for Role {
    const ALL: &'static [Self] = &[
        Self::Applicant,
        Self::Clerk,
        Self::Agent,
        Self::Supervisor,
        Self::ApprovalOfficer,
        Self::Archivist,
        Self::Leader,
        Self::SystemAdmin,
        Self::SecurityAdmin,
        Self::Auditor,
    ];

    fn words(self) -> Words {
        match self {
            Self::Applicant => words("申请人", "Applicant"),
            Self::Clerk => words("窗口工作人员", "Clerk"),
            Self::Agent => words("帮办代办员", "Agent"),
            Self::Supervisor => words("负责人", "Supervisor"),
            Self::ApprovalOfficer => words("审批服务部门经办人", "Approval officer"),
            Self::Archivist => words("档案管理员", "Archivist"),
            Self::Leader => words("领导", "Leader"),
            Self::SystemAdmin => words("系统管理员", "System administrator"),
            Self::SecurityAdmin => words("安全管理员", "Security administrator"),
            Self::Auditor => words("审计管理员", "Auditor"),
        }
    }
}

/// What happened to a case, by the kind of its event.
pub(crate) fn event(kind: &str) -> Words {
    match kind {
        "drafted" => words("建立草稿", "Draft made"),
        "draft_changed" => words("修改草稿", "Draft changed"),
        "submitted" => words("提出申请", "Application submitted"),
        "correction_notice_issued" => words("一次性告知补正材料", "One-time notice issued"),
        "supply_reminded" => words("提醒补正期限", "Reminded of the date"),
        "supplemented" => words("补正材料", "Materials supplied"),
        "lapsed" => words("逾期未补正", "Lapsed"),
        "answer_overdue" => words("逾期未答复", "Not answered in time"),
        "rejected" => words("不受理", "Not accepted"),
        "withdrawn" => words("撤回申请", "Application withdrawn"),
        "agreement_drawn_up" => words("拟定委托协议", "Agreement drawn up"),
        "agreement_signed" => words("签署委托协议", "Agreement signed"),
        "consent_recorded" => words("记录同意", "Consent recorded"),
        "agreement_supplemented" => words("补充协议生效", "Supplementary agreement in force"),
        "accepted" => words("受理委托", "Entrustment accepted"),
        "work_began" => words("开始办理", "Work began"),
        "work_logged" => words("填写日志", "Work logged"),
        "department_progressed" => words("部门办理进度", "Progress at the department"),
        "department_deemed_accepted" => words(
            "部门逾期未答复，视为受理",
            "Accepted by the department's silence",
        ),
        "department_dates_filled_in" => {
            words("补算部门时限", "The department's dates were filled in")
        }
        "due_moved" => words("代办时限变动", "Due date moved"),
        "suspended" => words("中止", "Suspended"),
        "resumed" => words("续办", "Resumed"),
        "charge_recorded" => words("登记规费", "Charge recorded"),
        "charge_settled" => words("规费结清", "Charge settled"),
        "material_received" => words("收到材料", "Material received"),
        "problem_raised" => words("上报问题", "Problem raised"),
        "problem_solved" => words("问题解决", "Problem solved"),
        "reminded" => words("催办提醒", "Reminder"),
        "approval_requested" => words("提出审批申请", "Approval requested"),
        "approval_decided" => words("作出审批决定", "Approval decided"),
        "further_notice_allowed" => words("准许再次告知", "Another notice allowed"),
        "agent_changed" => words("更换代办员", "Agent changed"),
        "priority_changed" => words("调整优先级", "Priority changed"),
        "impossibility_confirmed" => words("确认客观原因", "Impossibility confirmed"),
        "reopened" => words("重新办理", "Reopened"),
        "completed" => words("办结", "Completed"),
        "handed_over" => words("交接", "Handed over"),
        "termination_requested" => words("申请终止委托", "End of the entrustment asked for"),
        "terminated" => words("终止委托", "Entrustment ended"),
        "archived" => words("归档", "Archived"),
        "evaluated" => words("评价", "Rated"),
        "document_added" => words("上传文件", "File added"),
        _ => words("其他事项", "Something else"),
    }
}
