//! How many of each story, where, for whom, about what, and how long ago they begin.
//!
//! Owns the numbers. Does not own what happens in a story (`stories`).

use bangban_application::Error;
use bangban_domain::case::Origin;
use bangban_domain::case::applicant::Applicant;
use bangban_domain::time::legal_date;
use chrono::{DateTime, Datelike, Days, NaiveDate, Utc};

use super::cast::{Desk, DeskName};
use super::dice::Dice;
use super::people;
use super::stage::{MORNING, Stage, instant};
use super::stories::{approvals as ask, closing, handling, intake};
use super::tale::{Answer, Scene};
use super::timeline::{Named, Telling};
use DeskName::{City, Lanshan, Village, Yinqueshan, Yishui};
use Who::{Company, Corp, Person, Wang};

/// Tells one case.
type Story = for<'a> fn(Scene<'a>) -> Telling<'a>;

/// Who applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Who {
    /// A made-up natural person.
    Person,
    /// A made-up enterprise.
    Company,
    /// The citizen with an account.
    Wang,
    /// The enterprise with an account.
    Corp,
}

/// One line of the plan.
struct Line {
    name: &'static str,
    story: Story,
    count: u32,
    /// The first begins so many days ago, the last so many; the others in between.
    days_ago: (u32, u32),
    who: Who,
    items: &'static [&'static str],
    desks: &'static [DeskName],
}

/// Items that take their time, for natural persons.
const LIVELIHOOD: &[&str] = &[
    "最低生活保障对象认定",
    "高龄津贴申领",
    "困难残疾人生活补贴和重度残疾人护理补贴",
    "城乡居民基本养老保险待遇申领",
    "临时救助（支出型）",
    "农村部分计划生育家庭奖励扶助金申领",
    "就业困难人员（灵活就业）社会保险补贴申领",
    "特困人员认定",
];
/// The item whose limit is the longest: begun in late autumn, it reaches into the next year.
const LONG: &[&str] = &["耕地地力保护补贴申报"];
/// Items for the citizen with an account, at the street or the county.
const OF_WANG: &[&str] = &[
    "就业困难人员（灵活就业）社会保险补贴申领",
    "临时救助（支出型）",
];
/// The same at the county alone.
const WANG_AT_HALL: &[&str] = &[
    "就业困难人员（灵活就业）社会保险补贴申领",
    "食品经营许可（新办）",
    "国有建设用地使用权及房屋所有权首次登记",
];
/// Items that are done on the spot.
const SPOT: &[&str] = &[
    "城乡居民基本医疗保险参保登记",
    "失业登记及《就业创业证》申领",
    "城乡居民基本养老保险参保登记",
    "生育登记服务",
    "临时救助（急难型）",
];
/// The same for enterprises.
const SPOT_COMPANY: &[&str] = &["企业投资项目备案", "公共场所卫生许可（告知承诺）"];
/// Items of enterprises.
const BUSINESS: &[&str] = &[
    "食品经营许可（新办）",
    "建设工程规划许可证核发",
    "道路货物运输经营许可",
    "建设项目环境影响报告表审批",
    "生产建设项目水土保持方案审批",
    "房屋建筑和市政基础设施工程竣工联合验收",
    "建设用地规划许可证核发（出让用地）",
];
/// Items whose limits are a day or two, or three.
const QUICK: &[&str] = &[
    "公司设立登记",
    "建筑工程施工许可证核发",
    "道路货物运输经营许可",
];
/// Items of enterprises that take two weeks and longer.
const SLOW: &[&str] = &[
    "取水许可审批",
    "建设项目环境影响报告书审批",
    "房屋建筑和市政基础设施工程竣工联合验收",
];
/// Licences whose departments need longer than a week.
const LICENCES: &[&str] = &[
    "取水许可审批",
    "建设工程规划许可证核发",
    "建设项目环境影响报告书审批",
];
/// Items with a statutory charge.
const CHARGED: &[&str] = &[
    "国有建设用地使用权及房屋所有权首次登记",
    "生产建设项目水土保持方案审批",
    "建设工程规划许可证核发",
];
/// Items with a material that may follow.
const DEFERRABLE: &[&str] = &[
    "建设工程规划许可证核发",
    "食品经营许可（新办）",
    "建设用地规划许可证核发（出让用地）",
];

const HALLS: &[DeskName] = &[Lanshan, Yishui, Lanshan, City, Lanshan];
const LOCAL: &[DeskName] = &[
    Lanshan, Yinqueshan, Village, Lanshan, Yishui, Yinqueshan, Village,
];
const SMALL: &[DeskName] = &[Yinqueshan, Village, Yinqueshan, Lanshan];
const BOTH: &[DeskName] = &[Lanshan, Yinqueshan];
const HALL: &[DeskName] = &[Lanshan];

const fn line(
    name: &'static str,
    story: Story,
    count: u32,
    days_ago: (u32, u32),
    who: Who,
    items: &'static [&'static str],
    desks: &'static [DeskName],
) -> Line {
    Line {
        name,
        story,
        count,
        days_ago,
        who,
        items,
        desks,
    }
}

#[rustfmt::skip]
const LINES: &[Line] = &[
    // Before an acceptance. Drafts are younger than the thirty days after which they go (P6).
    line("draft", |s| Box::pin(intake::draft(s)), 5, (24, 1), Person, LIVELIHOOD, LOCAL),
    line("draft", |s| Box::pin(intake::draft(s)), 2, (15, 2), Company, BUSINESS, HALLS),
    line("draft", |s| Box::pin(intake::draft(s)), 1, (3, 3), Wang, OF_WANG, BOTH),
    line("draft", |s| Box::pin(intake::draft(s)), 1, (4, 4), Corp, BUSINESS, HALL),
    line("submitted", |s| Box::pin(intake::submitted(s)), 6, (1, 1), Person, LIVELIHOOD, LOCAL),
    line("submitted", |s| Box::pin(intake::submitted(s)), 3, (1, 1), Company, BUSINESS, HALLS),
    line("submitted", |s| Box::pin(intake::submitted(s)), 1, (1, 1), Wang, OF_WANG, BOTH),
    line("submitted", |s| Box::pin(intake::submitted(s)), 1, (2, 2), Corp, BUSINESS, HALL),
    line("unanswered", |s| Box::pin(intake::submitted(s)), 5, (18, 7), Person, LIVELIHOOD, SMALL),
    line("noticed", |s| Box::pin(intake::noticed(s)), 4, (16, 3), Person, LIVELIHOOD, LOCAL),
    line("noticed", |s| Box::pin(intake::noticed(s)), 2, (14, 4), Company, BUSINESS, HALLS),
    line("noticed", |s| Box::pin(intake::noticed(s)), 1, (9, 9), Wang, OF_WANG, BOTH),
    line("partly supplied", |s| Box::pin(intake::partly_supplied(s)), 2, (12, 6), Person, LIVELIHOOD, LOCAL),
    line("lapsed", |s| Box::pin(intake::lapsed(s)), 5, (85, 45), Person, LIVELIHOOD, LOCAL),
    line("rejected", |s| Box::pin(intake::rejected(s)), 7, (80, 5), Person, LIVELIHOOD, LOCAL),
    line("rejected", |s| Box::pin(intake::rejected(s)), 2, (40, 12), Company, BUSINESS, HALLS),
    line("rejected and rated", |s| Box::pin(intake::rejected_and_rated(s)), 1, (33, 33), Wang, OF_WANG, BOTH),
    line("rejected and rated", |s| Box::pin(intake::rejected_and_rated(s)), 2, (60, 20), Corp, BUSINESS, HALL),
    line("withdrawn", |s| Box::pin(intake::withdrawn(s)), 5, (75, 12), Person, LIVELIHOOD, LOCAL),
    line("withdrawn", |s| Box::pin(intake::withdrawn(s)), 1, (22, 22), Wang, WANG_AT_HALL, HALL),
    line("withdrawn", |s| Box::pin(intake::withdrawn(s)), 2, (50, 15), Corp, BUSINESS, HALL),

    // On the way.
    line("just accepted", |s| Box::pin(handling::just_accepted(s)), 5, (14, 3), Person, LIVELIHOOD, LOCAL),
    line("just accepted", |s| Box::pin(handling::just_accepted(s)), 3, (13, 3), Company, LICENCES, HALLS),
    line("into the next year", |s| Box::pin(handling::accepted_at_once(s)), 4, (2, 2), Person, LONG, SMALL),
    line("stalled", |s| Box::pin(handling::stalled(s)), 5, (85, 35), Person, LIVELIHOOD, LOCAL),
    line("stalled", |s| Box::pin(handling::stalled(s)), 3, (60, 25), Company, BUSINESS, HALLS),
    line("department late", |s| Box::pin(handling::department_late(s)), 3, (50, 30), Company, BUSINESS, HALLS),
    line("under way", |s| Box::pin(handling::under_way(s)), 14, (14, 2), Person, LIVELIHOOD, LOCAL),
    line("under way", |s| Box::pin(handling::under_way(s)), 10, (12, 2), Company, BUSINESS, HALLS),
    line("under way", |s| Box::pin(handling::under_way(s)), 2, (8, 5), Corp, LICENCES, HALL),
    line("under way", |s| Box::pin(handling::under_way(s)), 2, (9, 6), Wang, WANG_AT_HALL, HALL),
    line("suspended", |s| Box::pin(handling::suspended(s)), 3, (35, 8), Person, LIVELIHOOD, LOCAL),
    line("suspended", |s| Box::pin(handling::suspended(s)), 3, (13, 9), Company, SLOW, HALLS),
    line("resumed", |s| Box::pin(handling::suspended_and_resumed(s)), 4, (80, 30), Company, BUSINESS, HALLS),
    line("special procedure", |s| Box::pin(handling::special_procedure(s)), 3, (13, 9), Company, SLOW, HALLS),
    line("special procedure over", |s| Box::pin(handling::special_procedure_over(s)), 3, (75, 40), Company, LICENCES, HALLS),
    line("extended", |s| Box::pin(handling::extended(s)), 3, (60, 12), Company, LICENCES, HALLS),
    line("deemed", |s| Box::pin(handling::deemed(s)), 4, (60, 18), Company, LICENCES, HALLS),
    line("department asks", |s| Box::pin(handling::department_asks(s)), 3, (50, 20), Company, LICENCES, HALLS),
    line("department asks", |s| Box::pin(handling::department_asks(s)), 1, (28, 28), Corp, LICENCES, HALL),
    line("filed anew", |s| Box::pin(handling::filed_anew(s)), 2, (55, 25), Company, BUSINESS, HALLS),
    line("taken back", |s| Box::pin(handling::taken_back(s)), 2, (10, 6), Company, SLOW, HALLS),
    line("charge due", |s| Box::pin(handling::charge_due(s)), 2, (6, 4), Company, CHARGED, HALLS),
    line("charge due", |s| Box::pin(handling::charge_due(s)), 1, (5, 5), Corp, CHARGED, HALL),
    line("charge settled", |s| Box::pin(handling::charge_settled(s)), 4, (70, 20), Company, CHARGED, HALLS),
    line("problem open", |s| Box::pin(handling::problem_open(s)), 4, (13, 4), Company, SLOW, HALLS),
    line("problem solved", |s| Box::pin(handling::problem_solved(s)), 4, (70, 25), Company, BUSINESS, HALLS),
    line("deferred", |s| Box::pin(handling::deferred(s)), 4, (8, 4), Company, DEFERRABLE, HALLS),
    line("supplementary unsigned", |s| Box::pin(handling::supplementary_unsigned(s)), 2, (10, 5), Company, SLOW, HALLS),
    line("supplementary in force", |s| Box::pin(handling::supplementary_in_force(s)), 3, (60, 20), Company, BUSINESS, HALLS),

    // What supervisors are asked for.
    line("second notice waits", |s| Box::pin(ask::second_notice(s, Answer::Pending)), 2, (14, 12), Person, LIVELIHOOD, LOCAL),
    line("second notice", |s| Box::pin(ask::second_notice(s, Answer::Approved)), 3, (15, 60), Person, LIVELIHOOD, LOCAL),
    line("second notice refused", |s| Box::pin(ask::second_notice(s, Answer::Refused)), 2, (60, 40), Company, BUSINESS, HALLS),
    line("agent change waits", |s| Box::pin(ask::agent_change(s, Answer::Pending)), 2, (13, 10), Company, SLOW, HALL),
    line("agent change", |s| Box::pin(ask::agent_change(s, Answer::Approved)), 4, (70, 20), Company, BUSINESS, HALL),
    line("agent change refused", |s| Box::pin(ask::agent_change(s, Answer::Refused)), 2, (55, 35), Person, LIVELIHOOD, HALL),
    line("urgent waits", |s| Box::pin(ask::urgent(s, Answer::Pending)), 2, (12, 12), Person, LIVELIHOOD, LOCAL),
    line("urgent", |s| Box::pin(ask::urgent(s, Answer::Approved)), 4, (60, 4), Person, LIVELIHOOD, LOCAL),
    line("urgent refused", |s| Box::pin(ask::urgent(s, Answer::Refused)), 2, (45, 25), Company, BUSINESS, HALLS),
    line("special waits", |s| Box::pin(ask::special(s, Answer::Pending)), 1, (12, 12), Company, SLOW, HALL),
    line("special", |s| Box::pin(ask::special(s, Answer::Approved)), 4, (50, 4), Company, LICENCES, HALLS),
    line("impossibility waits", |s| Box::pin(ask::impossibility(s, Answer::Pending)), 2, (13, 11), Company, SLOW, HALLS),
    line("impossibility", |s| Box::pin(ask::impossibility(s, Answer::Approved)), 4, (75, 20), Company, BUSINESS, HALLS),
    line("impossibility refused", |s| Box::pin(ask::impossibility(s, Answer::Refused)), 2, (70, 50), Person, LIVELIHOOD, LOCAL),
    line("reopening waits", |s| Box::pin(ask::reopening(s, Answer::Pending)), 2, (22, 18), Company, QUICK, HALLS),
    line("reopening", |s| Box::pin(ask::reopening(s, Answer::Approved)), 3, (22, 60), Company, QUICK, HALLS),
    line("reopening refused", |s| Box::pin(ask::reopening(s, Answer::Refused)), 2, (50, 40), Person, LIVELIHOOD, LOCAL),

    // Told to an end.
    line("completed", |s| Box::pin(closing::only_completed(s)), 4, (50, 38), Person, LIVELIHOOD, LOCAL),
    line("completed", |s| Box::pin(closing::only_completed(s)), 3, (20, 12), Company, QUICK, HALLS),
    line("handed over", |s| Box::pin(closing::only_handed_over(s)), 6, (85, 40), Person, LIVELIHOOD, LOCAL),
    line("handed over", |s| Box::pin(closing::only_handed_over(s)), 4, (45, 14), Company, QUICK, HALLS),
    line("archived", |s| Box::pin(closing::in_the_archive(s)), 11, (89, 50), Person, LIVELIHOOD, LOCAL),
    line("archived", |s| Box::pin(closing::in_the_archive(s)), 9, (88, 30), Company, BUSINESS, HALLS),
    line("archived", |s| Box::pin(closing::in_the_archive(s)), 6, (80, 20), Company, QUICK, HALLS),
    line("late", |s| Box::pin(closing::late(s)), 4, (86, 60), Person, LIVELIHOOD, LOCAL),
    line("late", |s| Box::pin(closing::late(s)), 3, (70, 40), Company, BUSINESS, HALLS),
    line("after a notice", |s| Box::pin(closing::after_a_notice(s)), 6, (85, 25), Person, LIVELIHOOD, LOCAL),
    line("refused", |s| Box::pin(closing::refused(s)), 2, (70, 50), Person, LIVELIHOOD, LOCAL),
    line("refused", |s| Box::pin(closing::refused(s)), 1, (45, 45), Company, BUSINESS, HALLS),
    line("rated", |s| Box::pin(closing::rated(s)), 6, (85, 45), Wang, WANG_AT_HALL, HALL),
    line("rated", |s| Box::pin(closing::rated(s)), 6, (80, 30), Corp, BUSINESS, HALL),
    line("on the spot", |s| Box::pin(closing::on_the_spot(s)), 16, (87, 3), Person, SPOT, LOCAL),
    line("on the spot", |s| Box::pin(closing::on_the_spot(s)), 6, (80, 10), Company, SPOT_COMPANY, HALLS),
    line("entered afterwards", |s| Box::pin(closing::entered_afterwards(s)), 5, (60, 12), Person, LIVELIHOOD, SMALL),
    line("ended by the applicant", |s| Box::pin(closing::ended_by_the_applicant(s)), 3, (70, 20), Company, BUSINESS, HALLS),
    line("ended by the applicant", |s| Box::pin(closing::ended_by_the_applicant(s)), 1, (40, 40), Corp, BUSINESS, HALL),
    line("asked to end", |s| Box::pin(closing::asked_to_end(s)), 1, (13, 13), Wang, OF_WANG, BOTH),
    line("asked to end", |s| Box::pin(closing::asked_to_end(s)), 1, (12, 12), Company, SLOW, HALLS),
    line("ended without cooperation", |s| Box::pin(closing::ended_without_cooperation(s)), 3, (75, 30), Company, BUSINESS, HALLS),
];

/// Every story, ready to be told.
///
/// # Errors
/// [`Error::NotFound`] where an item is missing.
pub(super) fn stories<'a>(
    stage: &'a Stage<'a>,
    now: DateTime<Utc>,
) -> Result<Vec<Named<'a>>, Error> {
    let mut stories = Vec::new();
    for (index, line) in (0..).zip(LINES) {
        for nth in 0..line.count {
            let scene = scene(stage, line, (index, nth), legal_date(now))?;
            stories.push(Named {
                name: line.name,
                telling: (line.story)(scene),
            });
        }
    }
    Ok(stories)
}

/// Settles what the plan leaves to chance, for the `nth` case of the line of that index.
fn scene<'a>(
    stage: &'a Stage<'a>,
    line: &Line,
    (index, nth): (u32, u32),
    today: NaiveDate,
) -> Result<Scene<'a>, Error> {
    let mut dice = Dice::new(u64::from(index) << 32 | u64::from(nth));
    // Lines begin at different places of their lists, and go through all of them.
    let turn = (index + nth) as usize;
    let desk = stage.cast.desk(line.desks[turn % line.desks.len()]);
    let item = stage.item(line.items[turn % line.items.len()])?;
    let account = match line.who {
        Wang => Some(&stage.cast.wang),
        Corp => Some(&stage.cast.corp),
        Person | Company => None,
    };
    let applicant = applicant(&mut dice, (stage, desk), line.who, &item.name, today);
    let back_entry = line.name == "entered afterwards";
    let on_behalf = !back_entry && dice.percent(25);
    // One in four of those with an account comes to the counter all the same.
    let writer = match account {
        Some(account) if nth % 4 != 3 => account,
        _ if on_behalf => &desk.agents[nth as usize % desk.agents.len()],
        _ => &desk.clerk,
    };
    let day = stage.working_day_upto(days_before(today, begins(line, nth)));
    let minute = dice.below(80);
    Ok(Scene {
        stage,
        desk,
        item,
        applicant,
        account,
        writer,
        origin: if back_entry {
            Origin::BackEntry
        } else {
            Origin::Counter
        },
        nth,
        papers_days_ago: 0,
        at: stage.in_working_hours(instant(day, MORNING + i64::from(minute)), minute),
        dice,
    })
}

/// How many days ago the `nth` case of a line begins: evenly from the first to the last.
fn begins(line: &Line, nth: u32) -> u32 {
    let (first, last) = line.days_ago;
    let steps = line.count.saturating_sub(1).max(1);
    let nth = nth.min(steps);
    (first * (steps - nth) + last * nth) / steps
}

fn days_before(date: NaiveDate, days: u32) -> NaiveDate {
    date.checked_sub_days(Days::new(u64::from(days)))
        .unwrap_or(date)
}

fn applicant(
    dice: &mut Dice,
    (stage, desk): (&Stage<'_>, &Desk),
    who: Who,
    item: &str,
    today: NaiveDate,
) -> Applicant {
    match who {
        Wang => people::wang(&stage.cast.wang.profile.name),
        Corp => people::corp(&stage.cast.corp.profile.name),
        Person => {
            let born = born(item, today);
            let mut person = people::person(dice, &desk.area, born);
            person.special_circumstances = people::circumstances(dice, born);
            let alone = person.special_circumstances.is_empty() || dice.percent(40);
            person.proxy = (!alone).then(|| people::proxy(dice, &desk.area, "子女"));
            Applicant::NaturalPerson(person)
        }
        Company => {
            let mut company = people::company(dice, &desk.area);
            company.proxy = dice
                .percent(30)
                .then(|| people::proxy(dice, &desk.area, "公司员工"));
            Applicant::LegalPerson(company)
        }
    }
}

/// The years in which somebody is born who applies for this item.
fn born(item: &str, today: NaiveDate) -> (u32, u32) {
    let year = today.year_ce().1;
    let (oldest, youngest) = match item {
        "高龄津贴申领" => (94, 81),
        "城乡居民基本养老保险待遇申领" | "农村部分计划生育家庭奖励扶助金申领" => {
            (68, 61)
        }
        "特困人员认定" => (85, 62),
        "生育登记服务" => (38, 23),
        _ => (66, 24),
    };
    (year - oldest, year - youngest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_about_three_hundred_cases_within_ninety_days() {
        let cases: u32 = LINES.iter().map(|line| line.count).sum();
        assert!((290..=320).contains(&cases), "{cases}");
        for line in LINES {
            let days = |nth| begins(line, nth);
            assert!(
                (0..line.count).all(|nth| (1..=90).contains(&days(nth))),
                "{}",
                line.name
            );
            assert_eq!(days(0), line.days_ago.0, "{}", line.name);
        }
    }
}
