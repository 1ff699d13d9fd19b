//! Made-up applicants, the same for the same number: people and enterprises with numbers whose checks come out.
//!
//! Owns names and numbers, and how often a name is met: surnames are as uneven as in life, a quarter of the names has
//! two characters.

use bangban_domain::case::Applicant;
use bangban_domain::case::applicant::{Contact, IdType, LegalPerson, NaturalPerson};
use bangban_domain::{credit_code, identity_number};

use crate::dice::{Dice, mix};

/// The most frequent first: each comes as often as its place says (1, 1/2, 1/3, …).
const SURNAMES: [&str; 40] = [
    "王", "李", "张", "刘", "陈", "杨", "赵", "孙", "周", "徐", "朱", "高", "马", "郭", "林", "何",
    "宋", "郑", "梁", "韩", "唐", "冯", "于", "董", "程", "曹", "袁", "邓", "许", "傅", "沈", "曾",
    "彭", "吕", "苏", "卢", "蒋", "蔡", "贾", "丁",
];
const TWO_CHARACTERS: [&str; 4] = ["欧阳", "诸葛", "司马", "上官"];
const GIVEN: [char; 60] = [
    '敏', '静', '丽', '强', '磊', '洋', '艳', '勇', '军', '杰', '娟', '涛', '明', '超', '霞', '平',
    '刚', '桂', '建', '秀', '志', '玉', '海', '文', '子', '雨', '浩', '佳', '立', '庆', '守', '传',
    '学', '光', '凤', '兴', '永', '春', '丙', '延', '德', '若', '思', '长', '沂', '蒙', '田', '岚',
    '国', '华', '英', '兰', '梅', '燕', '博', '涵', '桐', '然', '怡', '新',
];
const ROADS: [&str; 8] = [
    "沂蒙路",
    "金雀山路",
    "银雀山路",
    "启阳路",
    "红旗路",
    "解放路",
    "通达路",
    "开阳路",
];
const TRADES: [&str; 6] = ["商贸", "木业", "机械", "食品", "物流", "建材"];
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
/// The counties' codes.
const COUNTIES: [&str; 12] = [
    "371302", "371311", "371312", "371321", "371322", "371323", "371324", "371325", "371326",
    "371327", "371328", "371329",
];

/// The natural person, or the enterprise, of this number.
pub(crate) fn applicant(number: u64, natural: bool) -> Applicant {
    let dice = Dice::new(mix(number) ^ u64::from(natural));
    if natural {
        Applicant::NaturalPerson(person(&dice))
    } else {
        Applicant::LegalPerson(enterprise(&dice))
    }
}

fn person(dice: &Dice) -> NaturalPerson {
    NaturalPerson {
        name: name(dice),
        id_type: IdType::ResidentId,
        id_number: number(dice),
        phone: phone(dice),
        address: dice.percent(70).then(|| address(dice)),
        proxy: None,
        special_circumstances: Vec::new(),
    }
}

fn enterprise(dice: &Dice) -> LegalPerson {
    let characters: String = (0..3).map(|_| dice.pick(&GIVEN)).collect();
    let contact = Contact {
        name: name(dice),
        phone: phone(dice),
    };
    LegalPerson {
        name: format!("临沂{characters}{}有限公司", dice.pick(&TRADES)),
        credit_code: code(dice),
        legal_representative: name(dice),
        contact,
        address: Some(address(dice)),
        proxy: None,
        special_circumstances: Vec::new(),
    }
}

/// A name of two characters that some applicants have.
pub(crate) fn short_name(dice: &Dice) -> String {
    format!("{}{}", surname(dice), dice.pick(&GIVEN))
}

fn name(dice: &Dice) -> String {
    match dice.below(100) {
        0..25 => short_name(dice),
        25..97 => format!(
            "{}{}{}",
            surname(dice),
            dice.pick(&GIVEN),
            dice.pick(&GIVEN)
        ),
        _ => format!(
            "{}{}{}",
            dice.pick(&TWO_CHARACTERS),
            dice.pick(&GIVEN),
            dice.pick(&GIVEN)
        ),
    }
}

fn surname(dice: &Dice) -> &'static str {
    SURNAMES[uneven(dice, SURNAMES.len())]
}

/// A place in a list, the first ones more often than the last: as 1, 1/2, 1/3, ….
pub(crate) fn uneven(dice: &Dice, length: usize) -> usize {
    // The inverse of the harmonic sum, near enough: e to the power of a share of its logarithm.
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "small positive numbers"
    )]
    {
        let share = dice.below(1 << 32) as f64 / (1u64 << 32) as f64;
        let place = ((length as f64 + 1.0).ln() * share).exp() as usize;
        place.clamp(1, length) - 1
    }
}

fn phone(dice: &Dice) -> String {
    format!("13{:09}", dice.below(1_000_000_000))
}

fn address(dice: &Dice) -> String {
    format!(
        "临沂市{}{}号{}单元",
        dice.pick(&ROADS),
        dice.below(300) + 1,
        dice.below(6) + 1
    )
}

fn number(dice: &Dice) -> String {
    let (year, month, day) = (
        1940 + dice.below(66),
        dice.below(12) + 1,
        dice.below(28) + 1,
    );
    let serial = dice.below(999) + 1;
    let first = format!(
        "{}{year:04}{month:02}{day:02}{serial:03}",
        dice.pick(&COUNTIES)
    );
    let check = identity_number::check_digit(&first).unwrap_or_default();
    format!("{first}{check}")
}

fn code(dice: &Dice) -> String {
    let random: String = (0..7).map(|_| char::from(dice.pick(ALPHABET))).collect();
    let first = format!("91{}MA{random}", dice.pick(&COUNTIES));
    let check = credit_code::check_character(&first).unwrap_or_default();
    format!("{first}{check}")
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use chrono::NaiveDate;

    use super::*;

    #[test]
    fn everybody_is_faultless_and_stays_the_same() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        for number in 0..2_000 {
            for natural in [true, false] {
                let one = applicant(number, natural);
                assert_eq!(one.faults("", today), Vec::new());
                assert_eq!(one, applicant(number, natural));
                assert_eq!(one.is_natural_person(), natural);
            }
            let length = applicant(number, true).name().chars().count();
            assert!((2..=4).contains(&length));
        }
    }

    #[test]
    fn some_names_are_met_far_more_often_than_others() {
        let dice = Dice::new(1);
        let mut seen: HashMap<&str, u32> = HashMap::new();
        for _ in 0..10_000 {
            *seen.entry(surname(&dice)).or_default() += 1;
        }
        assert!(seen["王"] > 5 * seen["丁"], "{seen:?}");
        assert_eq!(seen.len(), SURNAMES.len());
    }
}
