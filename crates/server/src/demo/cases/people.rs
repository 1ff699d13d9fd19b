//! Made-up applicants: people and enterprises that nobody is, with numbers whose checks come out.
//!
//! Owns names and numbers. Does not own who applies for what (`plan`).

use bangban_domain::case::applicant::{
    Applicant, Contact, IdType, LegalPerson, NaturalPerson, Proxy, SpecialCircumstance,
};
use bangban_domain::{credit_code, identity_number};

use super::cast::Area;
use super::dice::Dice;

pub(in crate::demo) const SURNAMES: [&str; 36] = [
    "王", "李", "张", "刘", "陈", "杨", "赵", "孙", "周", "徐", "朱", "高", "马", "郭", "林", "何",
    "宋", "郑", "梁", "韩", "唐", "冯", "于", "董", "程", "曹", "袁", "邓", "许", "傅", "沈", "曾",
    "彭", "吕", "欧阳", "诸葛",
];
pub(in crate::demo) const GIVEN: [&str; 48] = [
    "敏", "静", "丽", "强", "磊", "洋", "艳", "勇", "军", "杰", "娟", "涛", "明", "超", "霞", "平",
    "刚", "桂英", "建国", "秀兰", "志强", "玉兰", "海燕", "文博", "子涵", "雨桐", "浩然", "佳怡",
    "立新", "庆林", "守业", "传宝", "学文", "光荣", "凤英", "兴华", "永康", "春梅", "丙春", "延东",
    "德厚", "若男", "思远", "长青", "沂川", "蒙生", "田", "岚",
];
const ROADS: [&str; 10] = [
    "沂蒙路",
    "金雀山路",
    "银雀山路",
    "启阳路",
    "红旗路",
    "解放路",
    "通达路",
    "开阳路",
    "考棚街",
    "青年路",
];
const TRADE_NAMES: [&str; 20] = [
    "沂岚",
    "蒙晟",
    "瑞禾",
    "鲁源",
    "恒拓",
    "启润",
    "沭阳湖",
    "天沂",
    "百川",
    "中沃",
    "嘉和",
    "茂林",
    "顺达",
    "金穗",
    "鼎峰",
    "云蒙",
    "同泰",
    "汇丰源",
    "益民",
    "长岭",
];
const TRADES: [&str; 10] = [
    "商贸有限公司",
    "木业有限公司",
    "机械有限公司",
    "食品有限公司",
    "物流有限公司",
    "建材有限公司",
    "新能源科技有限公司",
    "餐饮管理有限公司",
    "置业有限公司",
    "农业发展有限公司",
];
/// 登记管理部门 and 机构类别: an enterprise under market supervision.
const ENTERPRISE: &str = "91";
const CODE_ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

/// A natural person born between these years.
pub(super) fn person(dice: &mut Dice, area: &Area, born: (u32, u32)) -> NaturalPerson {
    let abroad = born.0 > 1970 && dice.percent(3);
    let (id_type, id_number) = if abroad {
        (IdType::Passport, format!("EJ{:07}", dice.below(10_000_000)))
    } else {
        (IdType::ResidentId, identity_number(dice, area, born))
    };
    NaturalPerson {
        name: name(dice),
        id_type,
        id_number,
        phone: phone(dice),
        address: dice.percent(70).then(|| address(dice, area)),
        proxy: None,
        special_circumstances: Vec::new(),
    }
}

/// An enterprise.
pub(super) fn company(dice: &mut Dice, area: &Area) -> LegalPerson {
    let representative = name(dice);
    let contact = Contact {
        name: if dice.percent(50) {
            name(dice)
        } else {
            representative.clone()
        },
        phone: phone(dice),
    };
    LegalPerson {
        name: format!(
            "{}{}{}",
            area.short,
            dice.pick(&TRADE_NAMES),
            dice.pick(&TRADES)
        ),
        credit_code: credit_code(dice, area),
        legal_representative: representative,
        contact,
        address: Some(address(dice, area)),
        proxy: None,
        special_circumstances: Vec::new(),
    }
}

/// The citizen of the account `wang`.
pub(super) fn wang(name: &str) -> Applicant {
    Applicant::NaturalPerson(NaturalPerson {
        name: name.to_owned(),
        id_type: IdType::ResidentId,
        id_number: "371302199001010011".to_owned(),
        phone: "13953912345".to_owned(),
        address: Some("临沂市兰山区银雀山街道沂蒙路示例小区1号楼".to_owned()),
        proxy: None,
        special_circumstances: Vec::new(),
    })
}

/// The enterprise of the account `corp`.
pub(super) fn corp(name: &str) -> Applicant {
    Applicant::LegalPerson(LegalPerson {
        name: name.to_owned(),
        credit_code: "91371302MA3C000116".to_owned(),
        legal_representative: "示小沂".to_owned(),
        contact: Contact {
            name: "范例".to_owned(),
            phone: "13905390001".to_owned(),
        },
        address: Some("临沂市兰山区金雀山路示例工业园8号".to_owned()),
        proxy: None,
        special_circumstances: Vec::new(),
    })
}

/// What makes it hard for somebody of that age to come (C17).
pub(super) fn circumstances(dice: &mut Dice, born: (u32, u32)) -> Vec<SpecialCircumstance> {
    use SpecialCircumstance as S;
    let some = |dice: &mut Dice, from: &[S]| vec![dice.pick(from)];
    match born.0 {
        ..1950 if dice.percent(60) => vec![S::Elderly, S::ReducedMobility],
        ..1970 if dice.percent(25) => some(dice, &[S::ReducedMobility, S::SevereIllness]),
        1970.. if dice.percent(6) => some(dice, &[S::Disability, S::Pregnancy, S::Other]),
        _ => Vec::new(),
    }
}

/// Somebody who acts for the applicant (二（三）).
pub(super) fn proxy(dice: &mut Dice, area: &Area, relationship: &str) -> Proxy {
    Proxy {
        name: name(dice),
        id_type: IdType::ResidentId,
        id_number: identity_number(dice, area, (1965, 2000)),
        phone: phone(dice),
        relationship: Some(relationship.to_owned()),
    }
}

/// A name of two to four characters.
pub(super) fn name(dice: &mut Dice) -> String {
    format!("{}{}", dice.pick(&SURNAMES), dice.pick(&GIVEN))
}

fn phone(dice: &mut Dice) -> String {
    format!("139{:08}", dice.below(100_000_000))
}

fn address(dice: &mut Dice, area: &Area) -> String {
    format!(
        "{}{}{}号",
        area.address,
        dice.pick(&ROADS),
        dice.between(1, 299)
    )
}

fn identity_number(dice: &mut Dice, area: &Area, (first, last): (u32, u32)) -> String {
    let year = dice.between(first, last);
    let (month, day, serial) = (
        dice.between(1, 12),
        dice.between(1, 28),
        dice.between(1, 999),
    );
    let first17 = format!("{}{year:04}{month:02}{day:02}{serial:03}", area.code);
    let check = identity_number::check_digit(&first17).unwrap_or_default();
    format!("{first17}{check}")
}

fn credit_code(dice: &mut Dice, area: &Area) -> String {
    let random: String = (0..7)
        .map(|_| char::from(dice.pick(CODE_ALPHABET)))
        .collect();
    let first17 = format!("{ENTERPRISE}{}MA{random}", area.code);
    let check = credit_code::check_character(&first17).unwrap_or_default();
    format!("{first17}{check}")
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    const AREA: Area = Area {
        code: "371302",
        short: "兰山",
        address: "临沂市兰山区",
    };

    #[test]
    fn nobody_is_faulty() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        for seed in 0..500 {
            let mut dice = Dice::new(seed);
            let mut natural = person(&mut dice, &AREA, (1936, 1945));
            natural.proxy = Some(proxy(&mut dice, &AREA, "子女"));
            assert!((2..=4).contains(&natural.name.chars().count()));
            let both = [
                Applicant::NaturalPerson(natural),
                Applicant::LegalPerson(company(&mut dice, &AREA)),
            ];
            for applicant in both {
                assert_eq!(applicant.faults("", today), Vec::new());
            }
        }
        for applicant in [wang("王芳"), corp("临沂示例机械有限公司")] {
            assert_eq!(applicant.faults("", today), Vec::new());
        }
    }
}
