//! What is frequent in which state, and what waits to be done.
//!
//! Owns the odds of the kinds of commands. Does not own their arguments (`choices`).

use bangban_domain::case::department::DepartmentState;
use chrono::NaiveDate;
use uuid::Uuid;

use crate::facts::Facts;

/// The kinds of commands, by letters: short enough to write down how frequent each is in each state.
///
/// `c`hange `s`ubmit `n`otice supp`l`ement `r`eject `w`ithdraw `a`greement si`g`n acce`p`t l`o`g
/// `d`epartment suspen`x` resum`y` `h`charge settl`e` rece`i`ve pro`b`lem sol`v`e remi`m`d re`q`uest
/// deci`z`e complete `f` hand over `u` as`k` to end `t`erminate archive `j` evaluate `1` document `2`
pub(super) const ALL: &str = "csnlrwagpodxyheibvmqzfuktj12";

/// What happens to a case in this state in real life, the frequent more than once.
pub(super) fn plausible(state: &str) -> &'static str {
    match state {
        "draft" => "sssscis2",
        "submitted" => "aggggpppnnniqzrw2",
        "correction_required" => "lllqzrwil",
        "accepted" | "in_progress" => "odddddxxiiiffhhheebvvmmagglqqzzktt2",
        "suspended" => "yyyyddoiqztbhe",
        "completed" => "uu1qqzz2",
        "archived" => "1jz",
        _ => "jjj1z2",
    }
}

/// What waits to be done next, beside what the state brings with it.
pub(super) fn pending(facts: &Facts, today: NaiveDate) -> String {
    let mandate = facts.mandate.as_ref();
    let open = |list: &[(Uuid, bool)]| list.iter().any(|(_, open)| *open);
    let is_handled = ["accepted", "in_progress"].contains(&facts.state.as_str());
    let waits = [
        (
            "zzzzzzzzzz",
            facts.requests.iter().any(|request| !request.decided),
        ),
        ("qqqqqqqq", facts.notices > 0 && facts.state == "submitted"),
        (
            "gggggg",
            mandate.is_some_and(|it| it.supplementary.is_some()),
        ),
        (
            "hhhhhh",
            is_handled && facts.accounted(today) && charges(facts).is_empty(),
        ),
        ("ffff", is_handled && facts.accounted(today)),
        (
            "ddddd",
            mandate.is_some_and(|it| it.department.state == DepartmentState::Accepted),
        ),
        ("eeee", open(charges(facts))),
        ("vvv", open(problems(facts))),
        ("tttttt", mandate.is_some_and(|it| it.impossible)),
        (
            "tttt",
            mandate.is_some_and(|it| it.reminder.is_some_and(|by| by < today)),
        ),
    ];
    let waiting = waits.into_iter().filter(|(_, waits)| *waits);
    waiting.map(|(letters, _)| letters).collect()
}

/// Each charge, and whether it is open.
pub(super) fn charges(facts: &Facts) -> &[(Uuid, bool)] {
    facts.mandate.as_ref().map_or(&[], |it| &it.charges)
}

/// Each problem, and whether it is open.
pub(super) fn problems(facts: &Facts) -> &[(Uuid, bool)] {
    facts.mandate.as_ref().map_or(&[], |it| &it.problems)
}
