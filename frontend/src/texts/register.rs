//! Words of `pages::register`: registering as an applicant.

use super::{Words, words};

pub(crate) const REGISTER: Words = words("申请人注册", "Register");
pub(crate) const NO_ACCOUNT: Words = words("没有账号？", "No account?");
pub(crate) const STEP_OF: Words =
    words("申请人注册 · 第 {} 步，共 3 步", "Register · step {} of 3");
pub(crate) const NEXT: Words = words("下一步", "Next");
pub(crate) const BACK: Words = words("上一步", "Back");
pub(crate) const BACK_TO_SIGN_IN: Words = words("已有账号，去登录", "I have an account: sign in");

pub(crate) const KIND: Words = words("您为谁注册？", "For whom?");
pub(crate) const KIND_WHY: Words = words(
    "注册后可以在网上申请帮办代办、查进度、补材料。注册免费。",
    "With an account you apply, follow your cases and supply materials online. It is free.",
);
pub(crate) const KIND_LABEL: Words = words("选一种", "Choose one");
pub(crate) const PERSON: Words = words("个人", "A person");
pub(crate) const PERSON_HINT: Words = words(
    "要用本人的居民身份证号。",
    "With your own resident identity number.",
);
pub(crate) const ENTERPRISE: Words = words("企业或其他组织", "An enterprise or other organisation");
pub(crate) const ENTERPRISE_HINT: Words = words(
    "要用统一社会信用代码。",
    "With its unified social credit code.",
);
pub(crate) const OTHER_WAYS: Words = words(
    "没有居民身份证，或者不想在网上注册的，带上证件到就近的政务服务中心、便民服务中心或便民服务站，工作人员当场帮您办；也可以打 12345。",
    "Without a resident identity card, or if you would rather not register online, go to any service hall, town centre or village station with your document, or call 12345.",
);

pub(crate) const PHONE: Words = words("您的手机号是多少？", "What is your mobile number?");
pub(crate) const PHONE_WHY: Words = words(
    "我们发一条短信，确认手机在您手里。以后用它登录。",
    "We send a message to make sure that the phone is yours. You will sign in with it.",
);
pub(crate) const PHONE_LABEL: Words = words("手机号", "Mobile number");
pub(crate) const PHONE_HINT: Words = words(
    "11 位。到窗口办过事的，请用那时留的手机号。",
    "11 digits. If a venue has served you before, the number you left there.",
);
pub(crate) const GET_CODE: Words = words("获取验证码", "Send me a code");
pub(crate) const GET_CODE_AGAIN: Words = words("重新获取验证码", "Send another code");
pub(crate) const GET_CODE_IN: Words = words("{} 秒后可重新获取", "Another in {} seconds");
pub(crate) const NO_MORE_CODES: Words = words("今天已获取 5 次，请明天再来", "No more codes today");
pub(crate) const SENDING_CODE: Words = words("正在发送…", "Sending…");
pub(crate) const CODE_SENT: Words = words(
    "验证码已发到 {}，{} 分钟内有效。收不到的，请核对手机号后重新获取。",
    "A code is on its way to {}; it is good for {} minutes. If none comes, check the number and ask again.",
);
pub(crate) const CODE_LABEL: Words = words("验证码", "Code");
pub(crate) const CODE_HINT: Words = words(
    "短信里的 6 位数字。不要告诉任何人，工作人员也不会问您要。",
    "The six digits of the message. Tell nobody: no member of staff will ask for it.",
);

pub(crate) const DETAILS: Words = words("填写身份，设置密码", "Who you are, and a password");
pub(crate) const DETAILS_WHY: Words = words(
    "姓名和身份证号要与身份证一致，以后只能用这个身份申请。",
    "As on your identity card; you will apply as this person.",
);
pub(crate) const DETAILS_WHY_ENTERPRISE: Words = words(
    "名称和代码要与营业执照一致，以后只能用这个身份申请。",
    "As in the business licence; you will apply as this enterprise.",
);
pub(crate) const PASSWORD_LABEL: Words = words("设置密码", "Choose a password");
pub(crate) const PASSWORD_HINT: Words = words(
    "至少 12 个字符，大写、小写、数字、符号中至少三种。例如一句话的拼音加数字和符号。",
    "At least 12 characters, of three kinds among capitals, small letters, digits and symbols.",
);
pub(crate) const SUBMIT: Words = words("注册并登录", "Register and sign in");
pub(crate) const TO_SIGN_IN: Words = words("去登录", "Sign in");

pub(crate) const DONE: Words = words("注册成功", "You are registered");
pub(crate) const DONE_NEWS: Words = words(
    "您已登录。以后用手机号 {} 和刚才设置的密码登录。",
    "You are signed in. From now on sign in with {} and the password you chose.",
);
pub(crate) const GO_ON: Words = words("继续办事", "Go on");
pub(crate) const SIGNED_IN: Words = words("您已经登录", "You are signed in already");
pub(crate) const SIGNED_IN_WHY: Words = words(
    "不用再注册。替别人注册的，请先退出登录。",
    "There is no need to register. To register somebody else, sign out first.",
);
