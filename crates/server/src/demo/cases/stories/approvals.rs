//! Stories of the five things that need a supervisor's word.

use bangban_domain::case::Priority;
use bangban_domain::case::closing::TerminationGround;

use super::{Told, accepted, completed, handed_over, to_the_end};
use crate::demo::cases::tale::{Answer, Scene};

/// A second notice (C4): waits, is issued and answered, or is refused.
pub(in super::super) async fn second_notice(scene: Scene<'_>, answer: Answer) -> Told {
    let mut tale = scene.apply().await?;
    tale.notice(None).await?;
    tale.days(2);
    tale.supply(2).await?;
    tale.ask_second_notice(answer).await?;
    match answer {
        Answer::Pending => return Ok(()),
        Answer::Approved if tale.scene.nth == 0 => return Ok(()),
        Answer::Approved => {
            tale.days(2);
            tale.supply(2).await?;
        }
        Answer::Refused => {}
    }
    tale.take_on().await?;
    to_the_end(&mut tale, false).await
}

/// Another agent (C10).
pub(in super::super) async fn agent_change(scene: Scene<'_>, answer: Answer) -> Told {
    let mut tale = accepted(scene).await?;
    tale.begin().await?;
    tale.days(1);
    tale.ask_agent_change(answer).await?;
    if answer == Answer::Pending {
        return Ok(());
    }
    to_the_end(&mut tale, false).await
}

/// 急事急办 (C11).
pub(in super::super) async fn urgent(scene: Scene<'_>, answer: Answer) -> Told {
    priority(scene, Priority::Urgent, answer).await
}

/// 特事特办 (C11).
pub(in super::super) async fn special(scene: Scene<'_>, answer: Answer) -> Told {
    priority(scene, Priority::Special, answer).await
}

/// Every other one is asked for before the acceptance. Every fourth one is not told to its end.
async fn priority(scene: Scene<'_>, priority: Priority, answer: Answer) -> Told {
    let early = scene.nth % 2 == 1;
    let mut tale = if early {
        let mut tale = scene.apply().await?;
        tale.ask_priority(priority, answer).await?;
        if answer == Answer::Pending {
            return Ok(());
        }
        tale.take_on().await?;
        tale
    } else {
        let mut tale = accepted(scene).await?;
        tale.ask_priority(priority, answer).await?;
        tale
    };
    if answer == Answer::Pending || tale.scene.nth % 4 == 3 {
        return tale.begin().await;
    }
    to_the_end(&mut tale, false).await
}

/// 客观原因无法办结 (C15): ended with the approval, or by the clerk afterwards.
pub(in super::super) async fn impossibility(scene: Scene<'_>, answer: Answer) -> Told {
    let mut tale = accepted(scene).await?;
    tale.begin().await?;
    tale.days(2);
    let at_once = tale.scene.nth % 2 == 0;
    tale.ask_impossibility(at_once, answer).await?;
    match answer {
        Answer::Approved if !at_once => {
            tale.days(1);
            tale.terminate(TerminationGround::ObjectiveImpossibility)
                .await
        }
        Answer::Refused => to_the_end(&mut tale, true).await,
        Answer::Approved | Answer::Pending => Ok(()),
    }
}

/// 重新办理: back to work, completed again.
pub(in super::super) async fn reopening(scene: Scene<'_>, answer: Answer) -> Told {
    let mut tale = accepted(scene).await?;
    completed(&mut tale, false).await?;
    tale.days(1);
    tale.ask_reopening(answer).await?;
    match answer {
        Answer::Pending => Ok(()),
        Answer::Refused => handed_over(&mut tale).await,
        Answer::Approved => {
            tale.keep_in_touch().await?;
            if tale.scene.nth == 0 {
                return Ok(());
            }
            tale.days(2);
            let outcome = tale.favourable();
            tale.complete(outcome).await?;
            handed_over(&mut tale).await
        }
    }
}
