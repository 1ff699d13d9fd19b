//! Words of `pages::coverage`.

use crate::texts::{Words, words};

pub(crate) const TITLE: Words = words("人员配备", "Coverage");
pub(crate) const INTRO: Words = words(
    "每个机构按配备标准应有多少帮办代办员，实有多少，还缺多少。聘任、转岗、解聘一生效，数字马上更新。",
    "How many agents each organisation has to have by the norms, has, and lacks. The figures follow every appointment, transfer and dismissal at once.",
);
pub(crate) const COVERED: Words = words(
    "{} 个机构中有 {} 个配齐（{}），共缺 {} 人",
    "{} organisations, {} of them covered ({}), {} people missing",
);
pub(crate) const BY_LEVEL: Words = words("分层级", "By level");
pub(crate) const LEVEL: Words = words("层级", "Level");
pub(crate) const ORGANIZATIONS: Words = words("机构", "Organisations");
pub(crate) const COVERED_ONES: Words = words("配齐", "Covered");
pub(crate) const SHARE: Words = words("配齐比例", "Share covered");
pub(crate) const REQUIRED: Words = words("应有", "Required");
pub(crate) const PRESENT: Words = words("实有", "Present");
pub(crate) const MISSING: Words = words("缺额", "Missing");
pub(crate) const PEOPLE: Words = words("{} 人", "{}");
pub(crate) const NONE_MISSING: Words = words("配齐", "None");
pub(crate) const OWN: Words = words("本机构的配备", "Of this organisation itself");
pub(crate) const NORM: Words = words("标准", "Norm");
pub(crate) const NOTHING_ASKED: Words = words(
    "对本机构没有配备要求。",
    "Nothing is asked of this organisation.",
);
pub(crate) const BELOW: Words = words(
    "下级机构（配齐比例低的在前）",
    "Below it, the least covered first",
);
pub(crate) const NAME: Words = words("机构", "Organisation");
pub(crate) const EMPTY_BELOW: Words = words("没有下级机构。", "Nothing below it.");
pub(crate) const ROSTER: Words = words("查看代办员", "See its agents");
pub(crate) const APPOINT: Words = words("聘任代办员", "Appoint an agent");
pub(crate) const GAPS: Words = words("缺额清单", "List of gaps");
pub(crate) const GAPS_OF: Words = words("{} 的缺额清单", "Gaps of {}");
pub(crate) const GAPS_INTRO: Words = words(
    "缺额大的在前。点开机构可以聘任。",
    "Those that lack most come first. Open one to appoint somebody.",
);
pub(crate) const NO_GAPS: Words = words("没有缺额：全部配齐。", "No gaps: everything is covered.");
pub(crate) const TO_COVERAGE: Words = words("返回人员配备", "Back to the coverage");
pub(crate) const KIND: Words = words("机构种类", "Kind");
pub(crate) const PRINT: Words = words("打印", "Print");
pub(crate) const UP: Words = words("返回上级", "Up");
