//! What a fault's code says to a person, in both languages. Codes without an entry get a general text,
//! so that a new code is never an error by itself.

use super::{Bilingual, InputFault};

/// Codes whose text needs no bounds: code, Chinese, English.
#[rustfmt::skip]
const TEXTS: &[(&str, &str, &str)] = &[
    // of the shape of the body
    ("required", "此项必填。", "This is required."),
    ("unknown_field", "没有这个字段，请删去。", "There is no such field; remove it."),
    ("duplicate_field", "同一内容给了两次，只留一个。", "The same field was given twice; keep one."),
    ("invalid_value", "值不符合要求。", "The value is not acceptable."),
    ("invalid_length", "元素个数不对。", "The number of elements is wrong."),
    ("number_out_of_range", "数值超出可表示的范围。", "The number is out of range."),
    ("date", "须是日期，如 2026-03-01。", "Must be a date such as 2026-03-01."),
    ("date_time", "须是带时区的时间（RFC 3339），如 2026-03-01T09:30:00+08:00。", "Must be a time with offset (RFC 3339) such as 2026-03-01T09:30:00+08:00."),
    ("uuid", "须是 UUID。", "Must be a UUID."),
    ("control_character", "不能含控制字符（换行和制表符除外）。", "Must not hold control characters other than line feed and tab."),
    ("masked_value", "这是脱敏后的值，不能写回。不改此项就不要发送它。", "This is the masked value; it can't be written back. Leave the field out to keep it."),
    // of query parameters
    ("unknown_parameter", "没有这个查询参数。", "There is no such query parameter."),
    ("repeated", "这个参数只能给一次。", "This parameter may be given once only."),
    ("malformed_encoding", "百分号编码或 UTF-8 有误。", "The percent-encoding or the UTF-8 is wrong."),
    // of validator's own rules
    ("email", "不是有效的电子邮箱。", "Not a valid e-mail address."),
    ("url", "不是有效的网址。", "Not a valid URL."),
    ("must_match", "两处须一致。", "The two values must match."),
    ("contains", "缺少必须包含的内容。", "Lacks a part it must contain."),
    ("does_not_contain", "含有不允许的内容。", "Holds a part it must not contain."),
    ("regex", "格式不对。", "The format is wrong."),
    ("credit_card", "卡号无效。", "Not a valid card number."),
    ("nested", "此项有误。", "Something in here is wrong."),
    // of our own rules
    ("blank", "不能为空白。", "Must not be blank."),
    ("too_long", "内容过长。", "The text is too long."),
    ("too_many", "个数过多。", "There are too many."),
    ("duplicate", "与另一项重复。", "The same as another one."),
    ("unchanged", "与现在的值相同。", "The same as it is now."),
    ("nothing_to_change", "没有要修改的内容。", "There is nothing to change."),
    ("must_be_true", "须为 true：请确认后再提交。", "Must be true: confirm it first."),
    ("in_future", "不能晚于现在。", "Must not lie in the future."),
    ("online_by_staff", "网上申请只能由申请人本人提交；代为登记的请选窗口登记或补录。", "Only applicants apply online themselves; what staff takes down came in at the counter or is entered afterwards."),
    ("too_early", "早于允许的最早日期。", "Lies before the earliest date allowed."),
    ("too_late", "晚于允许的最晚日期。", "Lies after the latest date allowed."),
    ("day_is_past", "日期已经过去，最早是今天。", "The day is past; today is the earliest."),
    ("promised_too_long", "承诺时限不能长于法定时限。", "The promised limit can't be longer than the limit by law."),
    ("amount", "须是以元为单位、两位小数的金额，如 12.50。", "Must be an amount in yuan with two decimals such as 12.50."),
    ("cursor", "翻页位置无效，请从第一页重新开始。", "The cursor is not valid; start again from the first page."),
    ("identity_number_length", "公民身份号码须是 18 位。", "An identity number has 18 characters."),
    ("identity_number_characters", "公民身份号码只能是数字，末位可以是 X。", "An identity number has digits only, and perhaps a final X."),
    ("identity_number_birth_date", "公民身份号码中的出生日期无效。", "The date of birth in the identity number is not valid."),
    ("identity_number_check_digit", "公民身份号码的校验码不符，请核对。", "The check digit of the identity number does not fit; compare it with the card."),
    ("document_number", "证件号码须是 5 到 20 位字母或数字。", "A document number has 5 to 20 letters or digits."),
    ("credit_code_length", "统一社会信用代码须是 18 位。", "A unified social credit code has 18 characters."),
    ("credit_code_characters", "统一社会信用代码含有不允许的字符。", "The unified social credit code holds characters it can't have."),
    ("credit_code_check_character", "统一社会信用代码的校验码不符，请核对。", "The check character of the unified social credit code does not fit; compare it with the licence."),
    ("phone", "电话号码无效：手机 11 位，固定电话带区号。", "Not a valid phone number: 11 digits for a mobile, with area code for a landline."),
    ("phone_characters", "电话号码只能是数字和连字符。", "A phone number has digits and hyphens only."),
    ("phone_pattern", "电话号码无效：手机 11 位，固定电话带区号。", "Not a valid phone number: 11 digits for a mobile, with area code for a landline."),
    ("mobile_phone", "须是手机号码：座机收不到验证码。", "Must be a mobile number: a landline receives no code."),
    ("one_time_code", "验证码是 6 位数字。", "A code has six digits."),
    ("wrong_code", "验证码不正确或已失效。请核对最近一条短信；如仍不行，请重新获取。", "The code is wrong or no longer good. Compare it with the latest message, or ask for a new one."),
    ("division_code_length", "行政区划代码的位数不对。", "The division code has the wrong length."),
    ("division_code_characters", "行政区划代码只能是数字。", "A division code has digits only."),
    ("division_code_level", "行政区划代码的层级不对。", "The division code is of the wrong level."),
    ("username", "用户名须是 3 到 64 个小写字母、数字、点或连字符，以字母开头。", "A user name has 3 to 64 small letters, digits, dots or hyphens, and begins with a letter."),
    ("weak_password", "密码至少 12 个字符，含大写、小写、数字、符号中的三类。", "A password has at least 12 characters, of three kinds among capitals, small letters, digits and symbols."),
    ("roles_exclude_each_other", "这些角色不能由同一人兼任。", "One person can't hold these roles together."),
    ("applicants_register_themselves", "申请人账号由本人注册。", "Applicants register themselves."),
    ("not_own_identity", "与本人登记的身份不一致。", "Not the identity you registered with."),
    (
        "identity_is_fixed",
        "这是申请人本人在线填写的草稿，不能改为他人；请另行起草。",
        "The applicant wrote this draft online: it can't become another's. Make a new one.",
    ),
    ("not_with_this_kind", "这一类型不需要此项，请删去。", "Does not go with this kind; remove it."),
    ("not_with_this_state", "这一状态不需要此项，请删去。", "Does not go with this state; remove it."),
    ("not_with_this_form", "这种形式不需要此项，请删去。", "Does not go with this form; remove it."),
    ("not_deferrable", "这份材料不能容缺后补。", "This material can't be supplied later."),
    ("not_asked_for", "补正通知没有要求这一项。", "The notice did not ask for this."),
    ("originals_to_return", "还有原件没有列入退还清单。", "Originals are missing from the list of what is given back."),
    ("material_or_subject", "须给出 material_id 或 subject 之一。", "Give either material_id or subject."),
    ("witness_required", "捺印或口头确认须有见证人。", "A fingerprint or an oral agreement needs a witness."),
    ("not_simplified", "这种签署方式只用于简易情形。", "This way of signing is for simplified cases only."),
    ("own_electronic_signature_only", "电子签名只能由本人作出。", "An electronic signature can only be one's own."),
    ("unknown_document", "没有这份文书。", "There is no such document."),
    ("unknown_material", "没有这份材料。", "There is no such material."),
    ("unknown_agent", "没有这位代办员。", "There is no such agent."),
    ("division_code", "行政区划代码无效：须是十二位数字。", "Not a valid division code: it has twelve digits."),
    ("unknown_service_item", "没有这个事项，或它已停办。", "There is no such item, or it is no longer offered."),
    ("contradicts_department", "与部门的办理结果不一致，请核对。", "Contradicts what the department decided; check its papers."),
    ("unknown_organization", "没有这个机构。", "There is no such organisation."),
    ("organization_closed", "这个机构已停止服务，请改选其他机构。", "This organisation is out of service; choose another one."),
    ("not_a_venue", "这是审批服务部门，不是服务场所，请改选政务服务中心、便民服务中心或便民服务站。", "This is a department and no venue; choose a hall, a centre or a station."),
    ("unknown_window", "该机构没有这个窗口，或它已停用。", "The organisation has no such window, or it is closed."),
    ("unknown_user", "您管辖范围内没有这个工作人员账号。", "There is no such account of staff in your subtree."),
    ("already_agent", "此人已是在岗代办员；要调整，请办理转岗。", "This person is an agent in service already; a change is a transfer."),
    ("user_or_person", "须给出 user_id（已有账号）或 person（新人员）之一。", "Give either user_id (who has an account) or person (who has none)."),
    ("source_contradicts_kind", "来源为志愿者的，种类须是志愿者。", "Who came as a volunteer serves as one."),
    ("away_already", "这段时间已登记离岗。", "An absence in this time is recorded already."),
    ("agent_not_of_venue", "这位代办员不属于受理机构。", "The agent does not belong to the venue."),
    ("agent_not_active", "这位代办员已不在岗。", "The agent is not in service."),
    ("agent_without_undertaking", "这位代办员尚未签署保密承诺书。", "The agent has not signed the confidentiality undertaking."),
    ("volunteer_not_entrusted", "志愿者只能帮办，不能代办，请另选一位代办员。", "A volunteer assists and is entrusted with nothing; choose another agent."),
    ("agent_in_conflict", "这位代办员与办件有利害关系，须回避。", "The agent has a conflict of interest."),
    ("agent_unchanged", "已经是这位代办员，请另选一位。", "This is the agent already; choose another one."),
    ("taken", "这个名称已被使用，请换一个。", "This is taken already; choose another one."),
    ("wrong_password", "当前密码不正确。", "The current password is wrong."),
    ("outside_year", "日期不在该年之内。", "The date does not lie in the year."),
    ("both_holiday_and_workday", "同一天不能既是假日又是工作日。", "A day can't be a holiday and a working day."),
    ("not_found", "没有找到所指的对象。", "What this refers to was not found."),
];

const GENERAL: (&str, &str) = ("值不符合要求。", "The value is not acceptable.");

/// The text of `fault`.
pub(super) fn text(fault: &InputFault) -> Bilingual {
    match fault.code.as_ref() {
        "length" => bounds(fault, "长度", "The length"),
        "item_count" => bounds(fault, "个数", "The number of elements"),
        "range" | "out_of_range" => bounds(fault, "数值", "The value"),
        "wrong_type" => wrong_type(fault.parameter("expected")),
        "not_one_of" => not_one_of(fault.parameter("allowed")),
        code => {
            let (zh, en) = TEXTS
                .iter()
                .find(|(known, _, _)| *known == code)
                .map_or(GENERAL, |(_, zh, en)| (zh, en));
            Bilingual::new(zh, en)
        }
    }
}

/// A text that names the bounds which the rule has.
fn bounds(fault: &InputFault, zh: &str, en: &str) -> Bilingual {
    let minimum = fault.parameter("min").or(fault.parameter("exclusive_min"));
    let maximum = fault.parameter("max").or(fault.parameter("exclusive_max"));
    match (minimum, maximum, fault.parameter("equal")) {
        (_, _, Some(equal)) => Bilingual::new(
            format!("{zh}须是 {equal}。"),
            format!("{en} must be {equal}."),
        ),
        (Some(min), Some(max), _) => Bilingual::new(
            format!("{zh}须在 {min} 与 {max} 之间。"),
            format!("{en} must be between {min} and {max}."),
        ),
        (Some(min), None, _) => Bilingual::new(
            format!("{zh}不能小于 {min}。"),
            format!("{en} must be at least {min}."),
        ),
        (None, Some(max), _) => Bilingual::new(
            format!("{zh}不能大于 {max}。"),
            format!("{en} must be at most {max}."),
        ),
        (None, None, None) => Bilingual::new(
            format!("{zh}超出允许的范围。"),
            format!("{en} is out of range."),
        ),
    }
}

/// A text that names the JSON type which was expected, if it is known.
fn wrong_type(expected: Option<&str>) -> Bilingual {
    let (zh, en) = match expected {
        Some("string") => ("须是文本。", "Must be a string."),
        Some("integer") => ("须是整数。", "Must be an integer."),
        Some("number") => ("须是数字。", "Must be a number."),
        Some("boolean") => ("须是 true 或 false。", "Must be true or false."),
        Some("array") => ("须是列表。", "Must be an array."),
        Some("object") => ("须是对象。", "Must be an object."),
        _ => ("类型不对。", "The type is wrong."),
    };
    Bilingual::new(zh, en)
}

/// A text that lists the values which are allowed. They come from our types, never from the caller.
fn not_one_of(allowed: Option<&str>) -> Bilingual {
    match allowed {
        Some(list) => Bilingual::new(
            format!("须是其中之一：{list}。"),
            format!("Must be one of: {list}."),
        ),
        None => Bilingual::new("不是允许的值。", "Not one of the allowed values."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn english(fault: &InputFault) -> String {
        text(fault).en.into_owned()
    }

    #[test]
    fn names_the_bounds() {
        let both = InputFault::at("/a", "length")
            .with("min", "1")
            .with("max", "40");
        assert_eq!(english(&both), "The length must be between 1 and 40.");
        assert_eq!(text(&both).zh, "长度须在 1 与 40 之间。");
        assert_eq!(
            english(&InputFault::at("/a", "range").with("max", "5")),
            "The value must be at most 5."
        );
        assert_eq!(
            english(&InputFault::at("/a", "range").with("min", "5")),
            "The value must be at least 5."
        );
        assert_eq!(
            english(&InputFault::at("/a", "length").with("equal", "6")),
            "The length must be 6."
        );
    }

    #[test]
    fn an_unknown_code_has_a_text() {
        assert_eq!(english(&InputFault::at("/a", "something_new")), GENERAL.1);
    }

    #[test]
    fn no_code_stands_twice() {
        for (index, (code, _, _)) in TEXTS.iter().enumerate() {
            assert!(
                TEXTS[..index].iter().all(|(other, _, _)| other != code),
                "{code}"
            );
        }
    }
}
