//! Every word on screen, in Chinese (first) and English (second): one structure, filled once per language,
//! so that a missing translation does not compile. Terms are the circular's (临政办字〔2019〕33号).

/// A language of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Language {
    /// 简体中文, the default.
    Chinese,
    /// English.
    English,
}

impl Language {
    /// The language of a tag such as `en` or `en-GB`; anything unknown is Chinese.
    pub(crate) fn from_tag(tag: &str) -> Self {
        let primary = tag.split('-').next().unwrap_or_default();
        if primary.eq_ignore_ascii_case("en") {
            Self::English
        } else {
            Self::Chinese
        }
    }
}

/// A name with a sentence that explains it.
pub(crate) struct Entry {
    /// Short name.
    pub(crate) name: &'static str,
    /// One or two sentences.
    pub(crate) explanation: &'static str,
}

/// All texts of one language.
pub(crate) struct Texts {
    pub(crate) language_tag: &'static str,
    pub(crate) document_title: &'static str,
    pub(crate) home_href: &'static str,
    pub(crate) other_language: &'static str,
    pub(crate) other_language_tag: &'static str,
    pub(crate) other_language_href: &'static str,
    pub(crate) site_navigation: &'static str,
    pub(crate) skip_to_content: &'static str,
    pub(crate) programme: &'static str,
    pub(crate) headline: &'static str,
    pub(crate) what_it_is: &'static str,
    pub(crate) free_of_charge: &'static str,
    pub(crate) complaints: &'static str,
    pub(crate) steps_title: &'static str,
    pub(crate) steps: [Entry; 5],
    pub(crate) audience_title: &'static str,
    pub(crate) audience: [Entry; 4],
    pub(crate) next_title: &'static str,
    pub(crate) next_text: &'static str,
    pub(crate) call_12345: &'static str,
    pub(crate) developers_title: &'static str,
    pub(crate) developers_text: &'static str,
    pub(crate) api_documentation: &'static str,
    pub(crate) api_description: &'static str,
    pub(crate) server_asked: &'static str,
    pub(crate) server_ready: &'static str,
    pub(crate) server_not_ready: &'static str,
}

/// The texts of a language.
pub(crate) const fn texts(language: Language) -> &'static Texts {
    match language {
        Language::Chinese => &CHINESE,
        Language::English => &ENGLISH,
    }
}

static CHINESE: Texts = Texts {
    language_tag: "zh-CN",
    document_title: "沂蒙红色帮办代办 · 临沂市政务服务",
    home_href: "/",
    other_language: "English",
    other_language_tag: "en",
    other_language_href: "/?lang=en",
    site_navigation: "网站导航",
    skip_to_content: "跳到正文",
    programme: "沂蒙红色帮办代办",
    headline: "您的事，有人帮、有人代",
    what_it_is: "临沂市帮办代办服务网络，市、县、镇、村四级全覆盖。您自愿委托，帮办代办员在委托范围内帮您备材料、递申请、跟进度、办交接。",
    free_of_charge: "帮办代办服务免费，法定规费依规缴纳",
    complaints: "投诉建议",
    steps_title: "怎样办理",
    steps: [
        Entry {
            name: "提出申请",
            explanation: "向就近的政务服务中心、便民服务中心或便民服务站提出；民生保障类事项手续从简。",
        },
        Entry {
            name: "受理委托",
            explanation: "符合条件的签订委托协议；材料不全的一次性告知；不受理的说明原因。",
        },
        Entry {
            name: "事项办理",
            explanation: "一名帮办代办员负责到底，填写日志，反馈进展；无特殊情况不更换。",
        },
        Entry {
            name: "交接归档",
            explanation: "办结后当面交接，材料整理归档；也可以随时终止委托，材料移交给您。",
        },
        Entry {
            name: "评价",
            explanation: "办结后，请您评价；差评必回访，投诉必查。",
        },
    ],
    audience_title: "为谁服务",
    audience: [
        Entry {
            name: "企业和群众",
            explanation: "凡需在临沂市办理政务服务事项的，均可自愿申请。行动不便或有其他特殊情况的，可申请全方位帮办代办。",
        },
        Entry {
            name: "帮办代办员和窗口人员",
            explanation: "受理、一次性告知、签订协议、填写日志、交接、归档在一处完成，时限自动计算。",
        },
        Entry {
            name: "监督和管理人员",
            explanation: "定期抽查、超期排查、投诉必查；上级指导下级，情况一目了然。",
        },
        Entry {
            name: "政务平台",
            explanation: "通过开放接口报送申请、查询办理进度。",
        },
    ],
    next_title: "现在就要办事？",
    next_text: "网上办理页面正在陆续开放。请到就近的政务服务中心、便民服务中心或便民服务站窗口，由帮办代办员为您登记；也可以先打电话问。",
    call_12345: "拨打 12345",
    developers_title: "接口",
    developers_text: "业务接口按 OpenAPI 3.1 描述，供本系统页面和政务平台共用。",
    api_documentation: "接口文档（可在线试用）",
    api_description: "接口描述文件 openapi.json",
    server_asked: "正在检查系统状态",
    server_ready: "系统运行正常",
    server_not_ready: "系统暂时不可用，请稍后再试，或拨打 12345",
};

static ENGLISH: Texts = Texts {
    language_tag: "en",
    document_title: "Yimeng Red assisted handling · Linyi government services",
    home_href: "/?lang=en",
    other_language: "中文",
    other_language_tag: "zh-CN",
    other_language_href: "/",
    site_navigation: "Site",
    skip_to_content: "Skip to content",
    programme: "Yimeng Red Bangban",
    headline: "Someone to help, someone to act for you",
    what_it_is: "Linyi's network for assisted and entrusted handling (帮办代办) of government services in city, counties, towns and villages: you entrust a matter of your own free will, and an agent prepares papers, files them, follows progress and hands the result over, within the scope you agreed.",
    free_of_charge: "The service is free; statutory charges are paid as the rules require",
    complaints: "Complaints and suggestions",
    steps_title: "How it works",
    steps: [
        Entry {
            name: "Application",
            explanation: "Apply at the nearest service hall, town centre or village station; livelihood matters take fewer formalities.",
        },
        Entry {
            name: "Acceptance",
            explanation: "An agreement is signed; whatever is missing is notified once and in full; a refusal states its reason.",
        },
        Entry {
            name: "Handling",
            explanation: "One agent sees it through, keeps a log and reports progress; no change of agent without special cause.",
        },
        Entry {
            name: "Hand-over and archive",
            explanation: "The result is handed over and the papers archived; you may end the entrustment at any time and get your papers back.",
        },
        Entry {
            name: "Evaluation",
            explanation: "You rate the service; every bad rating is followed up, every complaint examined.",
        },
    ],
    audience_title: "Whom it is for",
    audience: [
        Entry {
            name: "Citizens and enterprises",
            explanation: "Anyone with a matter in Linyi may apply. Those who can hardly travel may ask for help with everything.",
        },
        Entry {
            name: "Agents and clerks",
            explanation: "Acceptance, notices, agreements, handling, hand-over and archive in one place, with the time limits worked out.",
        },
        Entry {
            name: "Supervisors and administrators",
            explanation: "Regular spot checks, sweeps for overdue cases, and every complaint examined.",
        },
        Entry {
            name: "Government platforms",
            explanation: "An open interface to file applications and follow their progress.",
        },
    ],
    next_title: "Need something done now?",
    next_text: "Online pages are being opened step by step. Please go to the nearest service hall, town centre or village station, where an agent registers your matter, or call first.",
    call_12345: "Call 12345",
    developers_title: "Interface",
    developers_text: "One API, described in OpenAPI 3.1, for these pages and for government platforms.",
    api_documentation: "API documentation (try it out)",
    api_description: "Description file openapi.json",
    server_asked: "Checking the system",
    server_ready: "The system is running",
    server_not_ready: "The system is unavailable for now: try again later, or call 12345",
};

#[cfg(test)]
mod tests {
    use super::{Language, texts};

    #[test]
    fn an_unknown_language_is_chinese() {
        assert_eq!(Language::from_tag("en-GB"), Language::English);
        assert_eq!(Language::from_tag("EN"), Language::English);
        assert_eq!(Language::from_tag("fr"), Language::Chinese);
        assert_eq!(Language::from_tag(""), Language::Chinese);
    }

    #[test]
    fn each_language_leads_to_the_other() {
        let (chinese, english) = (texts(Language::Chinese), texts(Language::English));
        assert_eq!(chinese.other_language_tag, english.language_tag);
        assert_eq!(english.other_language_tag, chinese.language_tag);
        assert_eq!(english.other_language_href, chinese.home_href);
        assert_eq!(chinese.other_language_href, english.home_href);
    }
}
