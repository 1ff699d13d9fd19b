//! Stories that end before an acceptance.

use super::{Told, archived};
use crate::demo::cases::tale::Scene;

/// A draft, with or without its materials.
pub(in super::super) async fn draft(scene: Scene<'_>) -> Told {
    let mut tale = scene.draft().await?;
    if tale.scene.account.is_none() && tale.scene.nth % 2 == 0 {
        tale.receive_materials().await?;
    }
    Ok(())
}

/// Submitted, and nobody has answered: an alert once the time is over (C5).
pub(in super::super) async fn submitted(scene: Scene<'_>) -> Told {
    scene.apply().await.map(drop)
}

/// The one-time notice is out (C4).
pub(in super::super) async fn noticed(scene: Scene<'_>) -> Told {
    let mut tale = scene.apply().await?;
    tale.days(1);
    tale.notice(None).await
}

/// One of two things was supplied.
pub(in super::super) async fn partly_supplied(scene: Scene<'_>) -> Told {
    let mut tale = scene.apply().await?;
    tale.notice(None).await?;
    tale.days(2);
    tale.supply(1).await
}

/// Nothing was supplied: the sweep records the lapse, and some go into the archive (C4).
pub(in super::super) async fn lapsed(scene: Scene<'_>) -> Told {
    let mut tale = scene.apply().await?;
    tale.days(1);
    // A date in words needs no calendar; the default of fifteen working days does.
    let default = tale.scene.nth.is_multiple_of(3);
    let supply_by = (!default).then(|| tale.scene.in_days(12));
    tale.notice(supply_by).await?;
    if tale.scene.nth % 4 == 1 {
        // The date that the notice names has passed by then.
        tale.scene.calendar_days(20);
        tale.archive().await?;
    }
    Ok(())
}

/// 不受理, for each of the coded reasons (C6); some go into the archive.
pub(in super::super) async fn rejected(scene: Scene<'_>) -> Told {
    let mut tale = scene.apply().await?;
    tale.days(1);
    tale.reject().await?;
    if tale.scene.nth % 4 == 3 {
        archived(&mut tale).await?;
    }
    Ok(())
}

/// 不受理, and the applicant says what he or she thinks of it (S5).
pub(in super::super) async fn rejected_and_rated(scene: Scene<'_>) -> Told {
    let mut tale = scene.apply().await?;
    tale.days(1);
    tale.reject().await?;
    tale.days(1);
    tale.rate(if tale.scene.nth % 2 == 0 { 4 } else { 3 }).await
}

/// 撤回, some from a notice; some go into the archive.
pub(in super::super) async fn withdrawn(scene: Scene<'_>) -> Told {
    let mut tale = scene.apply().await?;
    tale.days(1);
    if tale.scene.nth % 3 == 0 {
        tale.notice(None).await?;
        tale.days(3);
    }
    tale.withdraw().await?;
    if tale.scene.nth % 4 == 2 {
        archived(&mut tale).await?;
    }
    Ok(())
}
