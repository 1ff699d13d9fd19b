//! The stories: each tells one case, from its first act to where it stays.
//!
//! Owns what happens in a case. Does not own how often a story is told, where and for whom (`plan`),
//! nor how an act is done (`tale`). A story goes on until today and no further, whatever is left.

pub(super) mod approvals;
pub(super) mod closing;
pub(super) mod handling;
pub(super) mod intake;

use bangban_application::Error;

use super::tale::{Scene, Tale};

/// How a story ends that tells nothing else.
type Told = Result<(), Error>;

/// Applied for and accepted, the same day or the next.
async fn accepted(scene: Scene<'_>) -> Result<Tale<'_>, Error> {
    let mut tale = scene.apply().await?;
    let days = tale.scene.dice.between(0, 1);
    tale.days(days);
    tale.take_on().await?;
    Ok(tale)
}

/// Handled to the department's decision, and completed with what it decided.
async fn completed(tale: &mut Tale<'_>, late: bool) -> Told {
    let pace = tale.pace(late)?;
    let outcome = tale.favourable();
    tale.see_through(pace, outcome).await?;
    tale.days(0);
    tale.receive_the_rest().await?;
    tale.complete(outcome).await
}

/// Handed over some days later.
async fn handed_over(tale: &mut Tale<'_>) -> Told {
    let days = tale.scene.dice.between(0, 3);
    tale.days(days);
    tale.hand_over().await
}

/// Taken into the archive some days later.
async fn archived(tale: &mut Tale<'_>) -> Told {
    let days = tale.scene.dice.between(2, 8);
    tale.days(days);
    tale.archive().await
}

/// Completed, handed over, archived.
async fn to_the_end(tale: &mut Tale<'_>, late: bool) -> Told {
    completed(tale, late).await?;
    handed_over(tale).await?;
    archived(tale).await
}
