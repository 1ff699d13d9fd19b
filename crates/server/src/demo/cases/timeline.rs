//! Whose turn it is: every story goes on at the time of its next act, and the clock only moves
//! forward; in between, every evening, the sweeps and the relay do their work.
//!
//! Owns the order. Does not own what a story tells.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::Poll;

use bangban_application::{Error, Platform, relay, sweeps};
use bangban_domain::time::legal_date;
use bangban_persistence::{Page, notifications};
use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta, Utc, Weekday};
use uuid::Uuid;

use super::stage::{Stage, instant};
use crate::demo::SettableClock;

/// A story while it is told.
pub(super) type Telling<'a> = Pin<Box<dyn Future<Output = Result<(), Error>> + 'a>>;

/// A story with its name, for whoever has to find out why it broke off.
pub(super) struct Named<'a> {
    pub(super) name: &'static str,
    pub(super) telling: Telling<'a>,
}

/// 18:30, in minutes of the day: when the sweeps of a day run here.
const END_OF_DAY: i64 = 18 * 60 + 30;
/// What was told within this time is left unread.
const STILL_NEW: TimeDelta = TimeDelta::days(4);

/// Tells all stories up to `now`. What a story would do later does not happen: that is how cases
/// come to be in the middle of things.
pub(super) struct Timeline<'a> {
    pub(super) stage: &'a Stage<'a>,
    pub(super) clock: &'a SettableClock,
    pub(super) now: DateTime<Utc>,
}

impl Timeline<'_> {
    /// Tells them; `progress` hears how many have begun.
    ///
    /// # Errors
    /// The first one of a story, of the sweeps or of the relay.
    pub(super) async fn tell(
        &self,
        mut stories: Vec<Named<'_>>,
        first_day: NaiveDate,
        progress: &mut dyn FnMut(usize, usize),
    ) -> Result<(), Error> {
        let total = stories.len();
        let mut turns = BinaryHeap::new();
        // Until its first pause a story does nothing but say when it begins.
        for (index, story) in stories.iter_mut().enumerate() {
            turns.extend(
                self.go_on(story)
                    .await?
                    .map(|at| Reverse((at, index, true))),
            );
        }
        let mut day = first_day;
        let mut begun = 0;
        while let Some(Reverse((at, index, is_first))) = turns.pop() {
            if at > self.now {
                break;
            }
            day = self.end_days(day, at).await?;
            self.clock.set(at);
            if is_first {
                begun += 1;
                progress(begun, total);
            }
            let Some(story) = stories.get_mut(index) else {
                continue;
            };
            turns.extend(
                self.go_on(story)
                    .await?
                    .map(|at| Reverse((at, index, false))),
            );
        }
        self.end_days(day, self.now).await?;
        self.clock.set(self.now);
        self.end_day().await
    }

    /// Tells a story up to its next pause, or to its end.
    async fn go_on(&self, story: &mut Named<'_>) -> Result<Option<DateTime<Utc>>, Error> {
        let told = poll_fn(|context| match story.telling.as_mut().poll(context) {
            Poll::Ready(done) => Poll::Ready(done.map(|()| None)),
            // A pause is the story's own; without one it waits for storage, which wakes it.
            Poll::Pending => self
                .stage
                .take_pause()
                .map_or(Poll::Pending, |at| Poll::Ready(Ok(Some(at)))),
        });
        told.await.inspect_err(|error| {
            tracing::error!(story = story.name, at = %self.now, ?error, "a demonstration case broke off");
        })
    }

    /// Ends every day whose evening lies before `at`; says which day comes next.
    async fn end_days(&self, mut day: NaiveDate, at: DateTime<Utc>) -> Result<NaiveDate, Error> {
        while day <= legal_date(at) && instant(day, END_OF_DAY) < at {
            self.clock.set(instant(day, END_OF_DAY));
            self.end_day().await?;
            if day.weekday() == Weekday::Fri && self.now - self.platform().now() > STILL_NEW {
                self.read_up().await?;
            }
            day = day.checked_add_days(Days::new(1)).ok_or(Error::Internal)?;
        }
        Ok(day)
    }

    async fn end_day(&self) -> Result<(), Error> {
        sweeps::run_once(self.platform()).await?;
        while relay::run_once(self.platform(), Uuid::nil()).await? > 0 {}
        Ok(())
    }

    /// At the end of the week everybody has read what he or she was told.
    async fn read_up(&self) -> Result<(), Error> {
        let platform = self.platform();
        let page = Page::new(Page::MOST, None);
        for user in &self.stage.cast.readers {
            let transaction = platform.store.begin().await?;
            loop {
                let unread = notifications::list(&transaction, *user, true, &page).await?;
                for notification in &unread.items {
                    notifications::mark_read(&transaction, *user, notification.id, platform.now())
                        .await?;
                }
                if unread.next_cursor.is_none() {
                    break;
                }
            }
            transaction.commit().await?;
        }
        Ok(())
    }

    const fn platform(&self) -> &Platform {
        self.stage.platform
    }
}
