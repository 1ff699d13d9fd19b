//! One case as it is told: where it plays, who takes part, when the next act is.
//!
//! Owns the way from a step of a story to the use case, at the story's own time. Every act goes the
//! way that a request goes. The acts themselves stand in the modules below, by chapter.

mod approval;
mod closing;
mod handling;
mod intake;

use std::sync::Arc;

use bangban_application::cases::Work;
use bangban_application::{Caller, Error};
use bangban_domain::case::mandate::Mandate;
use bangban_domain::case::{Action, Applicant, Case, Command, Origin};
use bangban_domain::service_item::ServiceItem;
use bangban_domain::time::legal_date;
use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};

use super::cast::Desk;
use super::dice::Dice;
use super::stage::{EVENING, MORNING, Stage, instant};

pub(super) use approval::Answer;
use handling::favourable;
pub(super) use handling::paper;

/// Everything that is settled before the case exists.
pub(super) struct Scene<'a> {
    /// What it plays on.
    pub(super) stage: &'a Stage<'a>,
    /// Where.
    pub(super) desk: &'a Desk,
    /// About which item.
    pub(super) item: Arc<ServiceItem>,
    /// For whom.
    pub(super) applicant: Applicant,
    /// The applicant's account, if there is one and it takes part.
    pub(super) account: Option<&'a Caller>,
    /// Who writes the application down.
    pub(super) writer: &'a Caller,
    /// How it came in, where staff writes.
    pub(super) origin: Origin,
    /// Its number among the cases of this story, from 0: what varies by plan.
    pub(super) nth: u32,
    /// How many days the papers are older than their entry (补录).
    pub(super) papers_days_ago: u64,
    /// What varies by chance.
    pub(super) dice: Dice,
    /// When the next act is.
    pub(super) at: DateTime<Utc>,
}

impl Scene<'_> {
    /// The legal date of the next act.
    pub(super) fn today(&self) -> NaiveDate {
        legal_date(self.at)
    }

    /// A date so many calendar days after the next act.
    pub(super) fn in_days(&self, days: u64) -> NaiveDate {
        self.today()
            .checked_add_days(Days::new(days))
            .unwrap_or(NaiveDate::MAX)
    }

    /// The date that a paper bears.
    fn paper_date(&self) -> NaiveDate {
        self.today()
            .checked_sub_days(Days::new(self.papers_days_ago))
            .unwrap_or(NaiveDate::MIN)
    }

    /// When something happened of which the log tells, if not now.
    fn happened_at(&self) -> Option<DateTime<Utc>> {
        let days = i64::try_from(self.papers_days_ago)
            .ok()
            .filter(|days| *days > 0)?;
        Some(self.at - TimeDelta::days(days))
    }

    /// Goes on so many working days later; later the same day for none.
    pub(super) fn days(&mut self, days: u32) {
        if days == 0 {
            return self.minutes(20, 75);
        }
        let date = self.stage.working_days_after(self.today(), days);
        let minute = self
            .dice
            .between(0, u32::try_from(EVENING - MORNING - 60).unwrap_or(0));
        self.at = self
            .stage
            .in_working_hours(instant(date, MORNING + i64::from(minute)), minute % 20);
    }

    /// Goes on so many calendar days later, at the next time when people work.
    pub(super) fn calendar_days(&mut self, days: u64) {
        let spread = self.dice.below(60);
        self.at = self.stage.in_working_hours(
            instant(self.in_days(days), MORNING + i64::from(spread)),
            spread,
        );
    }

    /// Goes on between so many minutes later.
    fn minutes(&mut self, least: u32, most: u32) {
        let seconds = i64::from(self.dice.between(least * 60, most * 60));
        let spread = self.dice.below(40);
        self.at = self
            .stage
            .in_working_hours(self.at + TimeDelta::seconds(seconds), spread);
    }

    async fn wait(&self) {
        self.stage.wait_until(self.at).await;
    }
}

/// A case and its story so far.
pub(super) struct Tale<'a> {
    pub(super) scene: Scene<'a>,
    /// The case as it was after the last act; the sweeps may have changed it since.
    pub(super) case: Case,
}

impl<'a> Tale<'a> {
    /// One act.
    ///
    /// # Errors
    /// As the use case.
    pub(super) async fn act<C: Command>(&mut self, by: &Caller, command: C) -> Result<(), Error> {
        let work = self.open(by, C::ACTION).await?;
        let case = work.finish(command).await?.commit().await?;
        self.keep(case);
        Ok(())
    }

    /// Waits for its turn and opens the case.
    async fn open(&self, by: &Caller, action: Action) -> Result<Work<'a>, Error> {
        self.scene.wait().await;
        Work::open(self.scene.stage.platform, by, self.case.id, action).await
    }

    fn keep(&mut self, case: Case) {
        self.case = case;
        self.scene.minutes(2, 8);
    }

    /// Goes on so many working days later; later the same day for none.
    pub(super) fn days(&mut self, days: u32) {
        self.scene.days(days);
    }

    /// The named agent.
    fn agent(&self) -> &'a Caller {
        self.scene.desk.agent(self.case.agent_id())
    }

    /// The entrustment.
    fn mandate(&self) -> Result<&Mandate, Error> {
        self.case.record.state.mandate().ok_or(Error::Internal)
    }
}
