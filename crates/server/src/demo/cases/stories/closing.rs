//! Stories that are told to an end.

use bangban_domain::case::closing::TerminationGround;
use bangban_domain::case::department::Outcome;

use super::{Told, accepted, archived, completed, handed_over, to_the_end};
use crate::demo::cases::tale::Scene;

/// Completed, and still to be handed over.
pub(in super::super) async fn only_completed(scene: Scene<'_>) -> Told {
    let mut tale = accepted(scene).await?;
    completed(&mut tale, false).await
}

/// Handed over, and still to be archived.
pub(in super::super) async fn only_handed_over(scene: Scene<'_>) -> Told {
    let mut tale = accepted(scene).await?;
    completed(&mut tale, false).await?;
    handed_over(&mut tale).await
}

/// Everything, in time.
pub(in super::super) async fn in_the_archive(scene: Scene<'_>) -> Told {
    let mut tale = accepted(scene).await?;
    to_the_end(&mut tale, false).await
}

/// Everything, some days late.
pub(in super::super) async fn late(scene: Scene<'_>) -> Told {
    let mut tale = accepted(scene).await?;
    to_the_end(&mut tale, true).await
}

/// After one notice that was answered at once: everything (C4).
pub(in super::super) async fn after_a_notice(scene: Scene<'_>) -> Told {
    let mut tale = scene.apply().await?;
    tale.days(1);
    tale.notice(None).await?;
    let days = tale.scene.dice.between(1, 7);
    tale.days(days);
    tale.supply(2).await?;
    tale.days(1);
    tale.take_on().await?;
    to_the_end(&mut tale, false).await
}

/// The department refuses: completed all the same, with that result.
pub(in super::super) async fn refused(scene: Scene<'_>) -> Told {
    let mut tale = accepted(scene).await?;
    let pace = tale.pace(false)?;
    tale.see_through(pace, Outcome::Refused).await?;
    tale.receive_the_rest().await?;
    tale.complete(Outcome::Refused).await?;
    handed_over(&mut tale).await
}

/// Rated by the applicant's account, each of the five levels in turn (S5).
pub(in super::super) async fn rated(scene: Scene<'_>) -> Told {
    let mut tale = accepted(scene).await?;
    completed(&mut tale, false).await?;
    handed_over(&mut tale).await?;
    tale.days(1);
    let level = u8::try_from(tale.scene.nth % 5 + 1).unwrap_or(1);
    tale.rate(level).await?;
    archived(&mut tale).await
}

/// 即办件: application to completion in one go; then handed over, and most into the archive (C12).
pub(in super::super) async fn on_the_spot(scene: Scene<'_>) -> Told {
    let mut tale = scene.on_the_spot().await?;
    if tale.scene.nth % 8 == 7 {
        return Ok(());
    }
    tale.hand_over().await?;
    if tale.scene.nth % 4 == 3 {
        return Ok(());
    }
    archived(&mut tale).await
}

/// 补录: a paper case of earlier days, entered in one go with the dates of its papers (C21).
pub(in super::super) async fn entered_afterwards(scene: Scene<'_>) -> Told {
    let mut tale = scene.apply().await?;
    tale.scene.papers_days_ago = 26;
    tale.take_on().await?;
    tale.begin().await?;
    tale.scene.papers_days_ago = 24;
    tale.file().await?;
    tale.scene.papers_days_ago = 21;
    tale.taken().await?;
    tale.scene.papers_days_ago = 8;
    let outcome = tale.favourable();
    tale.decided(outcome).await?;
    tale.receive_the_rest().await?;
    tale.complete(outcome).await?;
    tale.hand_over().await?;
    if tale.scene.nth % 2 == 0 {
        archived(&mut tale).await
    } else {
        Ok(())
    }
}

/// 终止委托 at the applicant's request (C15).
pub(in super::super) async fn ended_by_the_applicant(scene: Scene<'_>) -> Told {
    let mut tale = accepted(scene).await?;
    tale.begin().await?;
    tale.days(2);
    tale.ask_to_end().await?;
    tale.days(1);
    tale.terminate(TerminationGround::ApplicantRequest).await?;
    if tale.scene.account.is_some() {
        tale.days(1);
        tale.rate(2).await?;
    }
    if tale.scene.nth % 2 == 1 {
        archived(&mut tale).await
    } else {
        Ok(())
    }
}

/// The applicant has asked to end it, and the clerk has not carried it out yet.
pub(in super::super) async fn asked_to_end(scene: Scene<'_>) -> Told {
    let mut tale = accepted(scene).await?;
    tale.begin().await?;
    tale.days(1);
    tale.ask_to_end().await
}

/// 终止委托 for non-cooperation: clause, reminder, and its date (C15).
pub(in super::super) async fn ended_without_cooperation(scene: Scene<'_>) -> Told {
    let mut tale = scene.apply().await?;
    tale.receive_materials().await?;
    tale.agree_in_writing(true).await?;
    tale.accept().await?;
    tale.begin().await?;
    tale.days(1);
    tale.remind(5).await?;
    tale.scene.calendar_days(8);
    tale.keep_in_touch().await?;
    tale.terminate(TerminationGround::NonCooperation).await
}
