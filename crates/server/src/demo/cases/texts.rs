//! What people write: the words of the demonstration, in Chinese as in the offices.
//!
//! Owns sentences. Does not own who says them when (`stories`).

/// What the agent is entrusted with.
pub(super) const SCOPES_ENTRUST: [&str; 4] = [
    "代为准备并递交申报材料，代领办理结果",
    "代为网上申报、递交纸质材料、领取证照",
    "代为填写申请表，代为递交材料，跟进审批进度",
    "代为办理本事项申报的全部手续，不含签署承诺类文书",
];
/// What the agent helps with.
pub(super) const SCOPES_ASSIST: [&str; 3] = [
    "帮助梳理材料清单、指导填写申请表，由申请人自行递交",
    "指导网上申报，陪同到窗口办理",
    "解答政策、预审材料、协调部门，由申请人自行提交",
];
/// Log entries: guidance.
pub(super) const GUIDANCE: [&str; 5] = [
    "电话告知材料要求，指导申请人填写申请表",
    "对照办事指南逐项核对材料，指导修改申请表第二页",
    "预审申报材料，提示需加盖公章处",
    "视频连线指导网上填报，申请人已注册账号",
    "与申请人确认办理情形，梳理所需材料清单",
];
/// Log entries: visits.
pub(super) const VISITS: [&str; 4] = [
    "上门收取材料，当面核对原件",
    "到企业现场了解项目情况，现场解答审批流程",
    "入户走访，协助拍照上传家庭情况佐证",
    "到申请人住处送达告知书并讲解内容",
];
/// Log entries: filing.
pub(super) const FILINGS: [&str; 3] = [
    "将全套材料递交审批窗口，取得收件回执",
    "通过政务服务平台代为提交申报，系统已生成流水号",
    "向审批部门递交材料，工作人员当场清点无误",
];
/// Log entries: where only the applicant may file.
pub(super) const FILED_BY_APPLICANT: [&str; 2] = [
    "陪同申请人到审批窗口递交材料，取得收件回执",
    "指导申请人自行在政务服务平台提交，系统已收件",
];
/// Log entries: contact.
pub(super) const CONTACTS: [&str; 5] = [
    "联系审批部门了解进度，预计本周内出具意见",
    "电话告知申请人当前进度",
    "与审批部门经办人沟通，材料已转审查科室",
    "提醒申请人保持电话畅通，可能需要现场核查",
    "联系申请人确认领取方式，选择窗口自取",
];
/// Problems met on the way, and with whom.
pub(super) const PROBLEMS: [(&str, &str, &str); 5] = [
    (
        "不动产测绘成果与规划核实面积不一致",
        "区自然资源和规划局",
        "测绘单位已出具更正说明，部门认可",
    ),
    (
        "申请人户籍信息与系统不一致，无法自动核验",
        "户籍派出所",
        "派出所已更正登记，系统核验通过",
    ),
    (
        "取水口位置涉及河道管理范围，需补充征求意见",
        "区水利局",
        "水利局已出具书面意见",
    ),
    (
        "审批系统无法上传超过限定大小的图纸",
        "市大数据局",
        "已拆分上传，系统侧已调整上限",
    ),
    (
        "租赁场所缺少产权证明，房东在外地",
        "场所所有权人",
        "由居委会出具场所证明，部门接受",
    ),
];
/// Papers that suspend an entrustment.
pub(super) const SUSPENSION_PAPERS: [&str; 3] = [
    "申请人书面申请暂缓办理，原因：外出务工，材料暂时无法取得",
    "企业来函：项目资金未到位，申请中止代办",
    "申请人住院治疗，家属提交中止申请书",
];
/// Why a case is urgent.
pub(super) const URGENT_REASONS: [&str; 3] = [
    "申请人即将住院手术，急需救助资格",
    "企业招投标截止日期临近，需尽快取得证照",
    "项目已列入开工计划，影响施工队进场",
];
/// Why a case is special.
pub(super) const SPECIAL_REASONS: [&str; 2] = [
    "跨区域招商项目，涉及多部门并联办理",
    "退役军人创业项目，按特事特办处理",
];
/// Remarks with a rating, by its level.
pub(super) const REMARKS: [&[&str]; 5] = [
    &[
        "帮办员很热情，一次就办好了",
        "全程代办，省了好几趟腿",
        "讲解清楚，办得快",
    ],
    &["总体满意，等待时间稍长", "服务不错，希望网上也能交原件照片"],
    &["能办成，进度更新不够及时"],
    &["催了两次才告知进度，不太满意"],
    &["同一份材料让跑了两趟，不满意"],
];

/// Why a venue does not accept, and where to go alone; by the coded reasons in their order.
pub(super) const REJECTIONS: [(&str, &str); 7] = [
    (
        "所申请内容属于商业谈判事务，不在帮办代办事项范围内",
        "请自行与对方单位协商，可咨询12345热线",
    ),
    (
        "该事项由不动产所在地县区办理，不属本机构职权",
        "请到不动产所在地政务服务中心不动产登记窗口办理",
    ),
    (
        "经核对，申请人未达到该事项规定的条件",
        "条件具备后可再次申请；政策咨询请拨打12345",
    ),
    (
        "提交的证明文件经核验不真实",
        "请向出具单位核实后，凭真实材料自行到审批窗口申请",
    ),
    (
        "申请内容涉及未经同意占用相邻土地，损害他人合法权益",
        "请先与相邻权利人协商一致，或到镇街司法所申请调解",
    ),
    (
        "同一事项已有在办的代办件",
        "请凭原办件编号查询进度，联系原帮办代办员",
    ),
    (
        "申请人要求代签承诺书，不能代办",
        "请本人到综合窗口自行申报，现场可提供指导",
    ),
];

/// The result of a case.
pub(super) fn result(item: &str, granted: bool, number: u32) -> String {
    if granted {
        format!("{item}已办结，结果文书编号临政服〔示例〕{number:04}号")
    } else {
        format!("审批部门作出不予决定，文书编号临政服〔示例〕不{number:04}号，已告知救济途径")
    }
}

/// The department's own number.
pub(super) fn reference(number: u32) -> String {
    format!("受字第SL{number:05}号")
}
