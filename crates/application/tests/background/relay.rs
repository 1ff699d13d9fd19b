//! Who is told of what happened.

use bangban_application::Page;
use bangban_domain::case::{Case, Event};
use bangban_persistence::notifications;

use crate::made_up::{
    AGENT, APPLICANT, BUREAU_SUPERVISOR, CITY_SUPERVISOR, CLERK, EVERYBODY, FORMER_AGENT,
    OTHER_CLERK, SUPERVISOR, day, in_progress, submitted, user,
};
use crate::stage::{Stage, sealing};

/// Who has been told of anything about any case.
async fn told(stage: &Stage) -> Vec<u128> {
    let reader = stage.platform.store.reader().await.unwrap();
    let mut told = Vec::new();
    for number in EVERYBODY {
        let list = notifications::list(&reader, user(number), false, &Page::first()).await;
        told.extend(list.unwrap().items.iter().map(|_| number));
    }
    told
}

/// Who is told of an event that is this one's act.
async fn told_of(event: Event, actor: Option<u128>, case: impl Fn(&Stage) -> Case) -> Vec<u128> {
    let stage = Stage::set().await;
    stage.insert(case(&stage), event, actor.map(user)).await;
    assert_eq!(stage.relay().await, 1);
    assert_eq!(stage.relay().await, 0);
    told(&stage).await
}

#[tokio::test]
async fn supervisors_are_those_of_posts_above_the_venue_and_of_their_departments() {
    let event = || Event::Evaluated { level: 1 };
    assert_eq!(
        told_of(event(), Some(APPLICANT), in_progress).await,
        [AGENT, CITY_SUPERVISOR, SUPERVISOR, BUREAU_SUPERVISOR]
    );
    assert_eq!(
        told_of(event(), Some(BUREAU_SUPERVISOR), in_progress).await,
        [AGENT, CITY_SUPERVISOR, SUPERVISOR]
    );
}

#[tokio::test]
async fn what_time_brings_about_is_nobody_s_act() {
    let stage = Stage::set().await;
    let event = Event::AnswerOverdue {
        answer_due: day(&stage, -1),
    };
    let told = told_of(event, None, |stage| submitted(stage, -1)).await;
    assert_eq!(told, [CITY_SUPERVISOR, SUPERVISOR, BUREAU_SUPERVISOR]);
}

#[tokio::test]
async fn nobody_is_told_of_the_own_act() {
    let event = || Event::TerminationRequested {
        reason: "不再办理".to_owned(),
    };
    let told = told_of(event(), Some(CLERK), in_progress).await;
    assert_eq!(told, [OTHER_CLERK, AGENT]);
    let told = told_of(event(), Some(AGENT), in_progress).await;
    assert_eq!(told, [CLERK, OTHER_CLERK]);
    let told = told_of(event(), Some(APPLICANT), in_progress).await;
    assert_eq!(told, [CLERK, OTHER_CLERK, AGENT]);
}

#[tokio::test]
async fn an_agent_who_is_replaced_hears_of_it() {
    let event = || Event::AgentChanged {
        from: user(FORMER_AGENT),
        to: user(AGENT),
        handover_note: None,
    };
    assert_eq!(
        told_of(event(), Some(SUPERVISOR), in_progress).await,
        [AGENT, FORMER_AGENT, APPLICANT]
    );
    assert_eq!(
        told_of(event(), Some(FORMER_AGENT), in_progress).await,
        [AGENT, APPLICANT]
    );
}

#[tokio::test]
async fn telling_opens_nothing_that_is_sealed() {
    let stage = Stage::set().await;
    let case = in_progress(&stage);
    let id = stage
        .insert_sealed(case, Event::Reopened, Some(user(AGENT)), &sealing(2))
        .await;
    assert!(stage.find(id).await.is_err());
    assert_eq!(stage.relay().await, 1);
    assert_eq!(told(&stage).await, [APPLICANT]);
}
