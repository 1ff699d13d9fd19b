//! What every story plays on: the use cases, the clock, the cast, the items, the calendar.
//!
//! Owns working days and hours, and the pause in which a story waits for its next act. Does not own
//! whose turn it is (`timeline`).

use std::cell::Cell;
use std::collections::HashMap;
use std::future::poll_fn;
use std::sync::Arc;
use std::task::Poll;

use bangban_application::reference::Reference;
use bangban_application::{Error, Platform};
use bangban_domain::service_item::ServiceItem;
use bangban_domain::time::{china, legal_date};
use bangban_persistence::Page;
use bangban_persistence::registry::service_items::{self, ServiceItemFilter};
use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, TimeDelta, Utc, Weekday};

use super::cast::Cast;
use crate::demo::accounts::People;

/// The stage.
pub(super) struct Stage<'a> {
    /// What the use cases share.
    pub(super) platform: &'a Platform,
    /// Who acts.
    pub(super) cast: Cast,
    reference: Arc<Reference>,
    items: HashMap<String, Arc<ServiceItem>>,
    pause: Cell<Option<DateTime<Utc>>>,
}

impl<'a> Stage<'a> {
    /// Sets the stage.
    ///
    /// # Errors
    /// [`Error::NotFound`] where an account is missing; those of storage.
    pub(super) async fn set(platform: &'a Platform, people: &People) -> Result<Self, Error> {
        let source = platform.store.reader().await?;
        let page = Page::new(Page::MOST, None);
        let items = service_items::list(&source, &ServiceItemFilter::default(), &page)
            .await?
            .items;
        drop(source);
        Ok(Self {
            platform,
            cast: Cast::gather(platform, people).await?,
            reference: platform.reference.get(&platform.store).await?,
            items: items
                .into_iter()
                .map(|item| (item.name.clone(), Arc::new(item)))
                .collect(),
            pause: Cell::new(None),
        })
    }

    /// The item of this name.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub(super) fn item(&self, name: &str) -> Result<Arc<ServiceItem>, Error> {
        self.items.get(name).cloned().ok_or(Error::NotFound)
    }

    /// Whether people work on that day; a year without calendar has plain weeks here.
    pub(super) fn is_working_day(&self, date: NaiveDate) -> bool {
        let plain = !matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
        self.reference
            .calendar
            .is_working_day(date)
            .unwrap_or(plain)
    }

    /// So many working days later.
    pub(super) fn working_days_after(&self, date: NaiveDate, days: u32) -> NaiveDate {
        let following = date
            .iter_days()
            .skip(1)
            .filter(|date| self.is_working_day(*date));
        match days {
            0 => date,
            days => following.take(days as usize).last().unwrap_or(date),
        }
    }

    /// The last working day up to and including this one.
    pub(super) fn working_day_upto(&self, date: NaiveDate) -> NaiveDate {
        let days = (0..60).filter_map(|back| date.checked_sub_days(Days::new(back)));
        days.into_iter()
            .find(|date| self.is_working_day(*date))
            .unwrap_or(date)
    }

    /// The instant itself where it lies in working hours, else the next one that does. `spread` keeps
    /// the day's first acts apart, in minutes.
    pub(super) fn in_working_hours(&self, at: DateTime<Utc>, spread: u32) -> DateTime<Utc> {
        let date = legal_date(at);
        let minute = (at - midnight(date)).num_minutes();
        let later = i64::from(spread);
        if !self.is_working_day(date) || minute >= EVENING {
            instant(self.working_days_after(date, 1), MORNING + later)
        } else if minute < MORNING {
            instant(date, MORNING + later)
        } else if (NOON..AFTERNOON).contains(&minute) {
            instant(date, AFTERNOON + later)
        } else {
            at
        }
    }

    /// Lets other stories go on until the clock shows this instant.
    pub(super) async fn wait_until(&self, at: DateTime<Utc>) {
        let mut waited = false;
        poll_fn(|_| {
            if std::mem::replace(&mut waited, true) {
                return Poll::Ready(());
            }
            self.pause.set(Some(at));
            Poll::Pending
        })
        .await;
    }

    /// Until when the story that was just polled waits, if it is not for storage that it waits.
    pub(super) fn take_pause(&self) -> Option<DateTime<Utc>> {
        self.pause.take()
    }
}

/// Minutes of the day: 9:00–12:00 and 13:30–17:00.
pub(super) const MORNING: i64 = 9 * 60;
const NOON: i64 = 12 * 60;
const AFTERNOON: i64 = 13 * 60 + 30;
/// The end of the working day.
pub(super) const EVENING: i64 = 17 * 60;

/// The instant of a minute of the day in China.
pub(super) fn instant(date: NaiveDate, minute: i64) -> DateTime<Utc> {
    midnight(date) + TimeDelta::minutes(minute)
}

fn midnight(date: NaiveDate) -> DateTime<Utc> {
    date.and_time(NaiveTime::MIN).and_utc()
        - TimeDelta::seconds(i64::from(china().local_minus_utc()))
}
