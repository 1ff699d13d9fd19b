//! The catalogue of problems: one table of code, status and texts.
//!
//! To add one: a variant of [`ProblemCode`] and a row here, at the same place; the compiler checks that
//! they agree.

use actix_web::http::StatusCode;

use super::code::{Entry, ProblemCode};

/// Shortens the table below: one row from its parts.
const fn row(
    code: ProblemCode,
    name: &'static str,
    status: StatusCode,
    title: (&'static str, &'static str),
    explanation: (&'static str, &'static str),
) -> Entry {
    Entry {
        code,
        name,
        status,
        title,
        explanation,
    }
}

/// Every problem the API answers with: code, name, status, title and explanation, each in Chinese and
/// English.
#[rustfmt::skip]
pub const CATALOGUE: &[Entry] = &[
    row(ProblemCode::BadRequest, "bad_request", StatusCode::BAD_REQUEST, ("请求有误", "Bad request"), (
        "服务器读不懂这个请求。请对照接口说明检查请求的写法后重新发送。",
        "The server could not read this request. Check how it is written against the API description and send it again.",
    )),
    row(ProblemCode::MalformedJson, "malformed_json", StatusCode::BAD_REQUEST, ("JSON 格式有误", "Malformed JSON"), (
        "请求体不是有效的 JSON：语法有误、嵌套过深、键重复或内容为空。请按提示的行列改正后重新发送。",
        "The body is not valid JSON: a syntax error, nesting that is too deep, a repeated key, or nothing at all. Correct it at the line and column given and send it again.",
    )),
    row(ProblemCode::MalformedEncoding, "malformed_encoding", StatusCode::BAD_REQUEST, ("编码有误", "Malformed encoding"), (
        "请求体、路径或查询参数不是有效的 UTF-8。请以 UTF-8 编码（网址中再用百分号编码）后重新发送。",
        "The body, the path or the query is not valid UTF-8. Encode it as UTF-8 (percent-encoded in a URL) and send it again.",
    )),
    row(ProblemCode::MalformedPath, "malformed_path", StatusCode::BAD_REQUEST, ("路径有误", "Malformed path"), (
        "路径里的某一段不是要求的样子，例如标识不是 UUID。请核对网址。",
        "A part of the path does not have the form it must have; an id that is not a UUID, for example. Check the URL.",
    )),
    row(ProblemCode::MalformedQuery, "malformed_query", StatusCode::BAD_REQUEST, ("查询参数有误", "Malformed query"), (
        "有查询参数不认识、格式不对或超出范围，errors 逐一列出。请改正后重新发送。",
        "Query parameters are unknown, misshapen or out of range; errors lists each of them. Correct them and send the request again.",
    )),
    row(ProblemCode::MalformedHeader, "malformed_header", StatusCode::BAD_REQUEST, ("请求头有误", "Malformed header"), (
        "有请求头的写法不合标准。请按接口说明改正，例如 If-Match: \"3-1a2b3c4d\"。",
        "A request header is not written as its standard says. Correct it as the API description shows, for example If-Match: \"3-1a2b3c4d\".",
    )),
    row(ProblemCode::IdempotencyKeyInvalid, "idempotency_key_invalid", StatusCode::BAD_REQUEST, ("幂等键无效", "Invalid idempotency key"), (
        "Idempotency-Key 须是 1 到 255 个可见 ASCII 字符，并且只给一次。建议用新生成的 UUID。",
        "Idempotency-Key must be 1 to 255 visible ASCII characters, given once. A fresh UUID is a good choice.",
    )),
    row(ProblemCode::IdempotencyKeyRequired, "idempotency_key_required", StatusCode::BAD_REQUEST, ("缺少幂等键", "Idempotency key required"), (
        "接入系统的每个 POST 都须带 Idempotency-Key，这样断线后可以放心重发。请补上后重新发送。",
        "A client system must send an Idempotency-Key with each POST, so that it can safely repeat it after a lost connection. Add one and send the request again.",
    )),
    row(ProblemCode::Unauthenticated, "unauthenticated", StatusCode::UNAUTHORIZED, ("未登录", "Not signed in"), (
        "这个操作需要登录，而请求没有带令牌或令牌无效。请重新登录后再试。",
        "This needs a sign-in, and the request carried no token or one that is not valid. Sign in and try again.",
    )),
    row(ProblemCode::TokenExpired, "token_expired", StatusCode::UNAUTHORIZED, ("登录已过期", "Token expired"), (
        "访问令牌已过期。请用刷新令牌换取新令牌，或重新登录。",
        "The access token has expired. Exchange the refresh token for a new one, or sign in again.",
    )),
    row(ProblemCode::InvalidCredentials, "invalid_credentials", StatusCode::UNAUTHORIZED, ("用户名或密码不正确", "Wrong credentials"), (
        "用户名、密码或动态口令不正确，或账号不可用。请核对后再试；多次失败会被暂时锁定。",
        "User name, password or one-time code is wrong, or the account can't be used. Check them and try again; repeated failures lock the account for a while.",
    )),
    row(ProblemCode::Forbidden, "forbidden", StatusCode::FORBIDDEN, ("无权操作", "Forbidden"), (
        "您看得到这个对象，但您的角色不能做这个操作。如工作需要，请联系本机构的管理员。",
        "You may see this, but your role may not do this to it. If your work needs it, ask the administrator of your organisation.",
    )),
    row(ProblemCode::OwnAct, "own_act", StatusCode::FORBIDDEN, ("不能审批本人的事项", "Own act"), (
        "任何人不得审批自己提出或自己经办的事项。请由另一位有权限的人员办理。",
        "Nobody decides on his or her own act. Another person with the role must do it.",
    )),
    row(ProblemCode::NotFound, "not_found", StatusCode::NOT_FOUND, ("未找到", "Not found"), (
        "这里没有您要的内容，或它不在您的管辖范围内。请核对网址或编号。",
        "There is nothing here, or it lies outside your scope. Check the URL or the number.",
    )),
    row(ProblemCode::MethodNotAllowed, "method_not_allowed", StatusCode::METHOD_NOT_ALLOWED, ("不支持这种方法", "Method not allowed"), (
        "这个网址不接受所用的 HTTP 方法。可用的方法见响应头 Allow。",
        "This URL does not take that HTTP method. The response header Allow lists those it takes.",
    )),
    row(ProblemCode::NotAcceptable, "not_acceptable", StatusCode::NOT_ACCEPTABLE, ("没有所要的格式", "Not acceptable"), (
        "这个内容没有请求头 Accept 所要的格式。请改用接口说明列出的格式。",
        "This is not available in a format that the Accept header asks for. Ask for one that the API description lists.",
    )),
    row(ProblemCode::RequestTimeout, "request_timeout", StatusCode::REQUEST_TIMEOUT, ("请求接收超时", "Request timeout"), (
        "请求体没有在限定时间内收完。请检查网络后重新发送。",
        "The body did not arrive in time. Check the network and send the request again.",
    )),
    row(ProblemCode::Conflict, "conflict", StatusCode::CONFLICT, ("与现状冲突", "Conflict"), (
        "这个请求与现有数据冲突，例如同名对象已经存在。请查看现状后再决定。",
        "The request conflicts with what is there already, such as another object of the same name. Look at the present state and decide again.",
    )),
    row(ProblemCode::TransitionNotAllowed, "transition_not_allowed", StatusCode::CONFLICT, ("当前状态不允许", "Transition not allowed"), (
        "办件在当前状态下不能做这个操作；响应里写明了当前状态和现在可做的操作。请刷新后选择其中之一。",
        "The case is in a state that does not allow this; the response names the state and what is allowed from it. Reload and choose one of those.",
    )),
    row(ProblemCode::RuleNotMet, "rule_not_met", StatusCode::CONFLICT, ("不符合办理规则", "Rule not met"), (
        "这个操作不符合办理规则，原因见 detail。请先满足条件后再试。",
        "A rule of the procedure is not met; detail says which. Meet its condition first and try again.",
    )),
    row(ProblemCode::ItemNotOffered, "item_not_offered", StatusCode::CONFLICT, ("本机构不帮办代办该事项", "Item not offered"), (
        "这个事项不在该机构的帮办代办事项清单上。请改选清单上有它的机构。",
        "The item is not on this venue's list. Choose a venue whose list has it.",
    )),
    row(ProblemCode::SubjectTypeMismatch, "subject_type_mismatch", StatusCode::CONFLICT, ("申请人类型不符", "Wrong kind of applicant"), (
        "这个事项不面向这类申请人（自然人或法人）。请核对事项和申请人类型。",
        "The item is not for this kind of applicant (natural person or legal person). Check the item and the applicant.",
    )),
    row(ProblemCode::SecondNoticeNeedsApproval, "second_notice_needs_approval", StatusCode::CONFLICT, ("再次告知须经批准", "Second notice needs approval"), (
        "补正材料应当一次性告知。确需再次告知的，请先申请审批（second_notice），获批后再发。",
        "Everything that is missing must be told at once. Where a second notice is unavoidable, ask for approval (second_notice) first.",
    )),
    row(ProblemCode::AgreementNotSigned, "agreement_not_signed", StatusCode::CONFLICT, ("委托协议未签署", "Agreement not signed"), (
        "没有委托协议，或协议还没有由双方签署。请先拟定协议，由申请人和机构签署后再受理。",
        "There is no agreement, or not every party has signed it. Draw it up and have the applicant and the venue sign it first.",
    )),
    row(ProblemCode::NoAgreement, "no_agreement", StatusCode::CONFLICT, ("没有可签署的协议", "No agreement"), (
        "还没有委托协议可签。请先拟定协议。",
        "There is no agreement to sign yet. Draw one up first.",
    )),
    row(ProblemCode::AlreadySigned, "already_signed", StatusCode::CONFLICT, ("已经签署", "Already signed"), (
        "这一方已经签署，不必重复。如要改变内容，请拟定补充协议。",
        "This party has signed already. To change the content, draw up a supplementary agreement.",
    )),
    row(ProblemCode::OutsideEntrustedScope, "outside_entrusted_scope", StatusCode::CONFLICT, ("超出委托范围", "Outside the entrusted scope"), (
        "代办员没有做此事的委托：只是帮办，或协议已过有效期。请由申请人办理，或先签补充协议。",
        "The agent has no mandate for this: the case is only assisted, or the agreement has run out. Let the applicant do it, or sign a supplementary agreement first.",
    )),
    row(ProblemCode::DepartmentOutOfOrder, "department_out_of_order", StatusCode::CONFLICT, ("部门进度次序不符", "Department out of order"), (
        "部门办理进度不能从现在的状态到所填的状态。请核对文书，补录中间的进度。",
        "The department can't go from where it stands to that state. Check its papers and record what came between.",
    )),
    row(ProblemCode::AlreadyExtended, "already_extended", StatusCode::CONFLICT, ("已延期一次", "Already extended"), (
        "部门的办理时限只能延长一次，已经延长过。",
        "The department's limit can be extended once, and it has been.",
    )),
    row(ProblemCode::MaterialsOpen, "materials_open", StatusCode::CONFLICT, ("材料未落实", "Materials open"), (
        "还有必需材料没有收讫，办结前须全部落实。请登记收讫或容缺后再办结。",
        "Required materials are not accounted for. Record their receipt, or their deferral, before completion.",
    )),
    row(ProblemCode::ChargesOpen, "charges_open", StatusCode::CONFLICT, ("规费未结清", "Charges open"), (
        "还有规费既没有缴纳也没有减免。请登记缴纳或减免后再办结。",
        "Charges are neither paid nor waived. Record the payment or the waiver before completion.",
    )),
    row(ProblemCode::ChargeSettled, "charge_settled", StatusCode::CONFLICT, ("规费已结清", "Charge settled"), (
        "这笔规费已经缴纳或减免，不能再改。",
        "This charge is paid or waived already and can't be changed.",
    )),
    row(ProblemCode::ProblemSolved, "problem_solved", StatusCode::CONFLICT, ("问题已解决", "Problem solved"), (
        "这个问题已经登记为解决，不必重复。",
        "This problem is recorded as solved already.",
    )),
    row(ProblemCode::AlreadyDecided, "already_decided", StatusCode::CONFLICT, ("已有审批决定", "Already decided"), (
        "这个申请已经有了审批决定。如情况有变，请另行申请。",
        "The request was decided already. If things have changed, make a new one.",
    )),
    row(ProblemCode::ImpossibilityNotConfirmed, "impossibility_not_confirmed", StatusCode::CONFLICT, ("客观原因未经确认", "Impossibility not confirmed"), (
        "以客观原因终止委托，须先由负责人确认。请先申请审批（objective_impossibility）。",
        "Ending for objective impossibility needs a supervisor's confirmation. Ask for approval (objective_impossibility) first.",
    )),
    row(ProblemCode::NonCooperationNotEstablished, "non_cooperation_not_established", StatusCode::CONFLICT, ("不配合未成立", "Non-cooperation not established"), (
        "以不配合终止委托，须协议有此约定，并已书面提醒且期限已过。请先发提醒。",
        "Non-cooperation ends an entrustment only where the agreement says so, after a reminder whose date has passed. Send the reminder first.",
    )),
    row(ProblemCode::NotOnTheSpotItem, "not_on_the_spot_item", StatusCode::CONFLICT, ("不是即办件", "Not an on-the-spot item"), (
        "这个事项不能当场办结。请按一般程序提交申请。",
        "The item can't be done on the spot. Apply in the ordinary way.",
    )),
    row(ProblemCode::AlreadyRated, "already_rated", StatusCode::CONFLICT, ("已经评价", "Already rated"), (
        "申请人已经评价过这个办件，每件只评价一次。",
        "The applicant has rated this case; each case is rated once.",
    )),
    row(ProblemCode::NotDue, "not_due", StatusCode::CONFLICT, ("时间未到", "Not due"), (
        "所等的日期还没有到，或者尚不能算出。请到期后再试。",
        "The date that this waits for has not come, or is not known yet. Try again when it has.",
    )),
    row(ProblemCode::AlreadyRegistered, "already_registered", StatusCode::CONFLICT, ("已经注册", "Registered already"), (
        "这个手机号，或这个证件号码（统一社会信用代码），已有账号或须当面核实。请直接登录；登录不了的，请带证件到就近的政务服务中心、便民服务中心或便民服务站，或拨打 12345。",
        "The phone, or the identity number or credit code, has an account already or has to be checked in person. Sign in; if you can't, go to the nearest service hall, town centre or village station with your document, or call 12345.",
    )),
    row(ProblemCode::VersionPublished, "version_published", StatusCode::CONFLICT, ("已发布的版本不能修改", "Version published"), (
        "这一版已经发布，内容不再改变，在办的办件按它办理。要修改，请新建版本，改好后发布。",
        "This version was published and never changes: cases under way keep to it. To change the item, make a new version and publish that.",
    )),
    row(ProblemCode::DraftExists, "draft_exists", StatusCode::CONFLICT, ("已有草稿", "Draft exists"), (
        "这个事项已经有一个草稿版本，一次只能有一个。请继续修改它，或者删除后再新建。",
        "The item has a draft already, and there is one at a time. Go on with it, or throw it away first.",
    )),
    row(ProblemCode::DraftSuperseded, "draft_superseded", StatusCode::CONFLICT, ("草稿已被更新的版本超过", "Draft superseded"), (
        "起草期间，这个事项已经发布了更新的版本（例如通过导入），发布这个草稿会把它悄悄改回去。请与新版本比较，删除草稿后再新建。",
        "A later version was published while this draft was written, by an import for example; to publish the draft would take that back unseen. Compare the two, throw the draft away and make a new one.",
    )),
    row(ProblemCode::NormWouldBreak, "norm_would_break", StatusCode::CONFLICT, ("将低于配备标准", "Norm would break"), (
        "这样调整后，原机构的帮办代办员将少于配备标准，missing 列出缺什么。请先补充人员；确需调整的，在 despite_norm 写明理由后重新提交，理由随备案报上级。",
        "With this, the organisation would have fewer agents than the norm asks for; missing lists what. Appoint somebody first, or, where it can't wait, say why in despite_norm: the reason goes to the superior with the filing.",
    )),
    row(ProblemCode::AgentNotInService, "agent_not_in_service", StatusCode::CONFLICT, ("代办员不在岗", "Agent not in service"), (
        "这位代办员已不在岗，不能转岗、解聘或登记离岗。要重新任用，请办理聘任。",
        "This agent is not in service and can't be transferred, dismissed or recorded as away. To employ the person again, appoint him or her.",
    )),
    row(ProblemCode::ChangePending, "change_pending", StatusCode::CONFLICT, ("已有待生效的变动", "Change pending"), (
        "此人已有一项聘任、转岗或解聘尚未到生效日期。请待它生效后再办理。",
        "An appointment, a transfer or a dismissal of this person waits for its day. Go on once it has come.",
    )),
    row(ProblemCode::NoSuperior, "no_superior", StatusCode::CONFLICT, ("没有接收备案的上级部门", "No superior"), (
        "上级还没有在用的行政审批服务部门来接收备案。请系统管理员核对机构后再办理。",
        "No approval-service department in service is there to receive the filing. Have the system administrator look at the organisations, then try again.",
    )),
    row(ProblemCode::FilingOutOfOrder, "filing_out_of_order", StatusCode::CONFLICT, ("备案次序不符", "Filing out of order"), (
        "备案在当前状态下不能做这个操作：未报备或已退回的可以报备，已报备的可以收到或退回。当前状态见 state，请刷新后再办。",
        "The filing is in a state that does not allow this: one that is unfiled or returned can be filed, one that is filed can be received or returned. state says where it stands; reload it and go on from there.",
    )),
    row(ProblemCode::AbsenceEnded, "absence_ended", StatusCode::CONFLICT, ("离岗已结束", "Absence ended"), (
        "这次离岗已经登记结束，不必重复。",
        "The end of this absence is recorded already.",
    )),
    row(ProblemCode::CalendarMissing, "calendar_missing", StatusCode::CONFLICT, ("缺少工作日历", "Calendar missing"), (
        "所涉年份还没有官方工作日历，日期不能猜测。请系统管理员导入该年日历后再试。",
        "A year has no official work calendar yet, and a date is never guessed. Have the system administrator import the year, then try again.",
    )),
    row(ProblemCode::IdempotencyInProgress, "idempotency_in_progress", StatusCode::CONFLICT, ("同一请求正在处理", "Still in progress"), (
        "带同一幂等键的请求还在处理。请稍候再用同一个键重发，会得到第一次的结果。",
        "A request with the same idempotency key is still being handled. Repeat it in a moment with the same key to get the first result.",
    )),
    row(ProblemCode::StaleVersion, "stale_version", StatusCode::PRECONDITION_FAILED, ("内容已被他人更新", "Stale version"), (
        "您看到的版本之后，内容已经改变，这次操作没有执行。请刷新，核对后再试。",
        "It has changed since the version you saw, and nothing was done. Reload it, check, and try again.",
    )),
    row(ProblemCode::PayloadTooLarge, "payload_too_large", StatusCode::PAYLOAD_TOO_LARGE, ("内容过大", "Payload too large"), (
        "请求体或文件超过上限。请缩小或拆分后重新发送。",
        "The body or file is larger than the limit. Make it smaller, or split it, and send it again.",
    )),
    row(ProblemCode::UnsupportedMediaType, "unsupported_media_type", StatusCode::UNSUPPORTED_MEDIA_TYPE, ("不支持的内容类型", "Unsupported media type"), (
        "Content-Type 不是这里接受的类型，或请求体被压缩。JSON 接口请用 application/json，不压缩。",
        "The Content-Type is not one taken here, or the body is compressed. Send JSON as application/json, uncompressed.",
    )),
    row(ProblemCode::ValidationFailed, "validation_failed", StatusCode::UNPROCESSABLE_ENTITY, ("内容有误", "Validation failed"), (
        "有字段缺失、多余或不符合要求，errors 一次列出全部。请逐一改正后重新发送。",
        "Fields are missing, unknown or not acceptable; errors lists all of them at once. Correct each and send the request again.",
    )),
    row(ProblemCode::MaskedValue, "masked_value", StatusCode::UNPROCESSABLE_ENTITY, ("脱敏值不能写回", "Masked value"), (
        "请求里有脱敏显示的值（带星号）。不改的字段请不要发送，要改就发送完整的新值。",
        "The request holds a value as it was masked for display. Leave out what you don't change; send the full new value where you do.",
    )),
    row(ProblemCode::IdempotencyKeyReused, "idempotency_key_reused", StatusCode::UNPROCESSABLE_ENTITY, ("幂等键已用于别的内容", "Idempotency key reused"), (
        "这个幂等键已经用于内容不同的请求。新的请求请用新的键。",
        "This idempotency key was used with a different request. Use a new key for a new request.",
    )),
    row(ProblemCode::IfMatchRequired, "if_match_required", StatusCode::PRECONDITION_REQUIRED, ("缺少 If-Match", "If-Match required"), (
        "这个操作须带 If-Match，写上您所看到版本的 ETag，以免覆盖他人的修改。请先读取，再带上它重发。",
        "This needs If-Match with the ETag of the version you saw, so that nobody's change is overwritten. Read it first, then repeat the request with it.",
    )),
    row(ProblemCode::TooManyRequests, "too_many_requests", StatusCode::TOO_MANY_REQUESTS, ("请求过于频繁", "Too many requests"), (
        "来自这个地址的请求太多。请按响应头 Retry-After 的秒数等待后再试。",
        "Too many requests came from this address. Wait the seconds that Retry-After says and try again.",
    )),
    row(ProblemCode::TooManyAttempts, "too_many_attempts", StatusCode::TOO_MANY_REQUESTS, ("尝试次数过多", "Too many attempts"), (
        "登录失败次数过多，已暂时锁定。请按 Retry-After 的秒数等待；忘记密码请联系管理员。",
        "Sign-in failed too often and is locked for a while. Wait the seconds that Retry-After says; ask an administrator if the password is lost.",
    )),
    row(ProblemCode::Internal, "internal", StatusCode::INTERNAL_SERVER_ERROR, ("服务器内部错误", "Internal error"), (
        "服务器出了意外，操作没有完成。请稍后再试；如仍不行，请把 trace_id 告诉管理员。",
        "Something unexpected happened on the server and the request was not completed. Try again later; if it stays, give the trace_id to the administrator.",
    )),
    row(ProblemCode::Unavailable, "unavailable", StatusCode::SERVICE_UNAVAILABLE, ("服务暂不可用", "Service unavailable"), (
        "数据库或所依赖的服务暂时不可用，操作没有完成。请按 Retry-After 的秒数等待后重试。",
        "The database or a service it depends on is away, and the request was not completed. Wait the seconds that Retry-After says and try again.",
    )),
    row(ProblemCode::Timeout, "timeout", StatusCode::SERVICE_UNAVAILABLE, ("处理超时", "Timed out"), (
        "服务器没有在限定时间内完成。操作可能已生效：请先查看现状，或用同一个幂等键重发。",
        "The server did not finish in time. It may have taken effect: look at the present state first, or repeat it with the same idempotency key.",
    )),
];

// The table is looked up by position, so it must have the order of the variants and all of them.
const _: () = {
    assert!(
        CATALOGUE_LENGTH == ProblemCode::Timeout as usize + 1,
        "a row is missing or the last variant changed"
    );
    let mut index = 0;
    while index < CATALOGUE_LENGTH {
        assert!(
            CATALOGUE[index].code as usize == index,
            "the rows are not in the order of the variants"
        );
        index += 1;
    }
};
const CATALOGUE_LENGTH: usize = CATALOGUE.len();

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_snake_case() {
        for entry in CATALOGUE {
            assert!(
                entry
                    .name
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte == b'_'),
                "{}",
                entry.name
            );
            assert_eq!(ProblemCode::by_name(entry.name), Some(entry.code));
            assert!(entry.status.as_u16() >= 400);
        }
        assert_eq!(ProblemCode::by_name("no_such_thing"), None);
    }

    #[test]
    fn every_text_is_there() {
        for entry in CATALOGUE {
            for text in [
                entry.title.0,
                entry.title.1,
                entry.explanation.0,
                entry.explanation.1,
            ] {
                assert!(!text.is_empty(), "{}", entry.name);
            }
        }
    }
}
