//! Stories of accepted cases: on their way, overdue, at rest, with the department.

use bangban_domain::case::Mode;
use bangban_domain::case::acts::record_department::RecordDepartment;
use bangban_domain::case::department::{DepartmentState, Extension, SpecialProcedureGround};
use bangban_domain::case::intake::SignatureMethod;
use bangban_domain::case::mandate::ChargeState;

use super::{Told, accepted, handed_over, to_the_end};
use crate::demo::cases::tale::{Scene, Tale, paper};

/// Accepted, and not begun.
pub(in super::super) async fn just_accepted(scene: Scene<'_>) -> Told {
    accepted(scene).await.map(drop)
}

/// Accepted at once, the same day, and not begun.
pub(in super::super) async fn accepted_at_once(scene: Scene<'_>) -> Told {
    let mut tale = scene.apply().await?;
    tale.take_on().await
}

/// Begun, and since then nothing: overdue once the limit has passed.
pub(in super::super) async fn stalled(scene: Scene<'_>) -> Told {
    let mut tale = accepted(scene).await?;
    tale.begin().await
}

/// The department has it, and takes longer than it promised.
pub(in super::super) async fn department_late(scene: Scene<'_>) -> Told {
    let mut tale = accepted(scene).await?;
    with_the_department(&mut tale).await?;
    tale.days(10);
    tale.keep_in_touch().await
}

/// The whole way, in time: whatever is not done by today is still under way.
pub(in super::super) async fn under_way(scene: Scene<'_>) -> Told {
    let mut tale = accepted(scene).await?;
    to_the_end(&mut tale, false).await
}

/// 中止, still running (C13).
pub(in super::super) async fn suspended(scene: Scene<'_>) -> Told {
    let mut tale = accepted(scene).await?;
    tale.begin().await?;
    tale.days(2);
    tale.suspend(Some(30)).await
}

/// 中止 and 续办: the due date moves.
pub(in super::super) async fn suspended_and_resumed(scene: Scene<'_>) -> Told {
    let mut tale = accepted(scene).await?;
    tale.begin().await?;
    tale.days(2);
    tale.suspend(Some(10)).await?;
    let days = tale.scene.dice.between(4, 9);
    tale.days(days);
    tale.resume().await?;
    to_the_end(&mut tale, false).await
}

/// 特别程序, still running: both clocks stand (C13).
pub(in super::super) async fn special_procedure(scene: Scene<'_>) -> Told {
    let mut tale = accepted(scene).await?;
    with_the_department(&mut tale).await?;
    tale.days(1);
    begin_special_procedure(&mut tale).await
}

/// 特别程序, over.
pub(in super::super) async fn special_procedure_over(scene: Scene<'_>) -> Told {
    let mut tale = accepted(scene).await?;
    with_the_department(&mut tale).await?;
    tale.days(1);
    begin_special_procedure(&mut tale).await?;
    let days = tale.scene.dice.between(4, 10);
    tale.days(days);
    tale.department_is(DepartmentState::Accepted).await?;
    tale.days(2);
    decide_and_end(&mut tale).await
}

/// The department extends its limit, once (行政许可法 art. 42).
pub(in super::super) async fn extended(scene: Scene<'_>) -> Told {
    let mut tale = accepted(scene).await?;
    with_the_department(&mut tale).await?;
    tale.days(3);
    let reason = "情况复杂，经本行政机关负责人批准延长，已书面告知申请人".to_owned();
    let extension = Some(Extension {
        days: tale.scene.dice.between(5, 10),
        reason,
    });
    let extended = RecordDepartment {
        extension,
        ..paper(DepartmentState::Accepted, tale.scene.today())
    };
    tale.department(extended).await?;
    tale.days(6);
    decide_and_end(&mut tale).await
}

/// The department says nothing: it has accepted after five working days (行政许可法 art. 32).
pub(in super::super) async fn deemed(scene: Scene<'_>) -> Told {
    let mut tale = accepted(scene).await?;
    tale.begin().await?;
    tale.file().await?;
    tale.days(8);
    tale.keep_in_touch().await?;
    tale.days(3);
    decide_and_end(&mut tale).await
}

/// The department asks for more, gets it, and goes on.
pub(in super::super) async fn department_asks(scene: Scene<'_>) -> Told {
    let mut tale = accepted(scene).await?;
    tale.begin().await?;
    tale.file().await?;
    tale.days(1);
    tale.department_is(DepartmentState::CorrectionRequired)
        .await?;
    tale.days(2);
    tale.supply_to_department().await?;
    tale.department_is(DepartmentState::Filed).await?;
    tale.days(1);
    tale.taken().await?;
    tale.days(2);
    decide_and_end(&mut tale).await
}

/// The department does not accept; it is filed anew.
pub(in super::super) async fn filed_anew(scene: Scene<'_>) -> Told {
    let mut tale = accepted(scene).await?;
    tale.begin().await?;
    tale.file().await?;
    tale.days(2);
    tale.department_is(DepartmentState::NotAccepted).await?;
    tale.days(2);
    tale.file().await?;
    tale.days(1);
    tale.taken().await?;
    tale.days(2);
    decide_and_end(&mut tale).await
}

/// Taken back from the department, to be prepared better.
pub(in super::super) async fn taken_back(scene: Scene<'_>) -> Told {
    let mut tale = accepted(scene).await?;
    with_the_department(&mut tale).await?;
    tale.days(1);
    tale.department_is(DepartmentState::Withdrawn).await?;
    tale.keep_in_touch().await
}

/// A charge is due.
pub(in super::super) async fn charge_due(scene: Scene<'_>) -> Told {
    let mut tale = accepted(scene).await?;
    with_the_department(&mut tale).await?;
    tale.charge().await
}

/// A charge is paid, or waived; then the case ends.
pub(in super::super) async fn charge_settled(scene: Scene<'_>) -> Told {
    let mut tale = accepted(scene).await?;
    with_the_department(&mut tale).await?;
    tale.charge().await?;
    tale.days(1);
    tale.settle(if tale.scene.nth % 2 == 0 {
        ChargeState::Paid
    } else {
        ChargeState::Waived
    })
    .await?;
    decide_and_end(&mut tale).await
}

/// A problem that nobody has solved (C20).
pub(in super::super) async fn problem_open(scene: Scene<'_>) -> Told {
    let mut tale = accepted(scene).await?;
    tale.begin().await?;
    tale.days(1);
    tale.problem().await
}

/// A problem and its solution.
pub(in super::super) async fn problem_solved(scene: Scene<'_>) -> Told {
    let mut tale = accepted(scene).await?;
    tale.begin().await?;
    tale.problem().await?;
    tale.days(2);
    tale.solve().await?;
    to_the_end(&mut tale, false).await
}

/// 容缺后补: accepted while one material is to follow.
pub(in super::super) async fn deferred(scene: Scene<'_>) -> Told {
    let mut tale = scene.apply().await?;
    tale.receive_materials().await?;
    // The date of every other one has passed by the time somebody looks.
    let until = tale
        .scene
        .in_days(if tale.scene.nth % 2 == 0 { 30 } else { 5 });
    tale.defer_one(until).await?;
    tale.agree().await?;
    tale.accept().await?;
    with_the_department(&mut tale).await
}

/// 补充协议 that the venue has not signed yet: still 帮办.
pub(in super::super) async fn supplementary_unsigned(scene: Scene<'_>) -> Told {
    let mut tale = assisted(scene).await?;
    tale.draw_up(false, Some(Mode::Entrust)).await?;
    tale.sign_for_applicant(SignatureMethod::Paper, None).await
}

/// 补充协议 in force: from 帮办 to 代办 (C1).
pub(in super::super) async fn supplementary_in_force(scene: Scene<'_>) -> Told {
    let mut tale = assisted(scene).await?;
    tale.draw_up(false, Some(Mode::Entrust)).await?;
    tale.sign_for_applicant(SignatureMethod::Paper, None)
        .await?;
    tale.sign_for_venue().await?;
    tale.days(1);
    with_the_department(&mut tale).await?;
    tale.days(2);
    decide_and_end(&mut tale).await
}

async fn assisted(scene: Scene<'_>) -> Result<Tale<'_>, bangban_application::Error> {
    let mut tale = scene.draft_to_assist().await?;
    tale.submit().await?;
    tale.receive_materials().await?;
    tale.agree_in_writing(false).await?;
    tale.accept().await?;
    tale.begin().await?;
    tale.days(1);
    Ok(tale)
}

async fn with_the_department(tale: &mut Tale<'_>) -> Told {
    tale.begin().await?;
    tale.file().await?;
    tale.days(1);
    tale.taken().await
}

async fn begin_special_procedure(tale: &mut Tale<'_>) -> Told {
    use SpecialProcedureGround as G;
    const GROUNDS: [G; 4] = [G::ExpertReview, G::Hearing, G::Testing, G::Inspection];
    let ground = GROUNDS[tale.scene.nth as usize % GROUNDS.len()];
    let special_procedure = Some((ground, Some(20)));
    let today = tale.scene.today();
    tale.department(RecordDepartment {
        special_procedure,
        ..paper(DepartmentState::SpecialProcedure, today)
    })
    .await
}

/// The decision, the completion, and the hand-over.
async fn decide_and_end(tale: &mut Tale<'_>) -> Told {
    let outcome = tale.favourable();
    tale.decided(outcome).await?;
    tale.days(0);
    tale.receive_the_rest().await?;
    tale.complete(outcome).await?;
    handed_over(tale).await
}
