//! What is wrong with one case keeps no other from its turn.

use bangban_application::Error;
use bangban_application::sweeps::{self, SweepReport};
use bangban_domain::case::{Event, StateName};

use crate::made_up::{id, lapsing, submitted};
use crate::stage::{Stage, sealing};

#[tokio::test]
async fn a_case_that_can_not_be_dealt_with_is_passed_over() {
    let stage = Stage::set().await;
    // The first two of the first sweep: one can't be opened, one names an item that is not there.
    let sealed = submitted(&stage, -9);
    stage
        .insert_sealed(sealed, Event::Reopened, None, &sealing(2))
        .await;
    let mut without_item = submitted(&stage, -8);
    without_item.record.service_item_id = id(404);
    stage.insert(without_item, Event::Reopened, None).await;
    let unanswered = stage
        .insert(submitted(&stage, -1), Event::Reopened, None)
        .await;
    let lapsing = stage.insert(lapsing(&stage), Event::Reopened, None).await;

    let report = sweeps::run_once(&stage.platform).await;
    let expected = SweepReport {
        unanswered: 1,
        lapsed: 1,
        failed: 2,
        ..SweepReport::default()
    };
    assert_eq!(report, Ok(expected));
    let unanswered = stage.find(unanswered).await.unwrap().unwrap();
    assert!(
        unanswered
            .record
            .state
            .intake()
            .unwrap()
            .answer_overdue_noted
    );
    let lapsed = stage.find(lapsing).await.unwrap().unwrap();
    assert_eq!(lapsed.state(), StateName::Lapsed);

    let again = SweepReport {
        failed: 2,
        ..SweepReport::default()
    };
    assert_eq!(sweeps::run_once(&stage.platform).await, Ok(again));
}

#[tokio::test]
async fn without_a_database_the_run_ends() {
    let stage = Stage::set().await;
    stage.platform.store.clone().close().await;
    assert_eq!(
        sweeps::run_once(&stage.platform).await,
        Err(Error::Unavailable)
    );
}
