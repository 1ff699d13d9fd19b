//! One who asks: a connection with what it needs to make each kind of request.
//!
//! Owns the requests. A case that is changed belongs to one asker alone, so that nobody's version is old.

use std::io;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use uuid::Uuid;

use crate::client::{self, Connection};
use crate::dice::Dice;
use crate::measure::CONNECTIONS;
use crate::stage::{self, Desk, Stage};

/// The pages that are read of a list before another one begins.
const PAGES: u32 = 5;

/// A kind of request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// One case, by a supervisor of its county.
    Get,
    /// A page of twenty cases of the county in a state, by the same. Five pages one after the other; every second list
    /// begins somewhere in the middle, where nobody has looked before.
    List,
    /// A reminder to the applicant, by the clerk of the hall: case, event, audit, outbox, as of every act. The state
    /// stays.
    Transition,
    /// The same with an `Idempotency-Key`.
    Keyed,
    /// Cases of an applicant of two characters, inside the county.
    Search,
    /// A wrong password of an account that there is not.
    SignIn,
}

/// Whose token a request carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Callers {
    /// Each asker has one of its own.
    Own,
    /// Another one each time: none was seen within the last second, as long as there are enough.
    Any,
}

/// What is asked.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Act {
    /// What.
    pub(crate) kind: Kind,
    /// By whom.
    pub(crate) callers: Callers,
}

/// One who asks.
pub(crate) struct Asker {
    stage: Arc<Stage>,
    connection: Connection,
    dice: Dice,
    number: usize,
    desk: usize,
    list: Listing,
    work: Vec<Work>,
    next: usize,
    asked: u64,
}

#[derive(Default)]
struct Listing {
    state: &'static str,
    cursor: Option<String>,
    pages: u32,
    lists: u32,
}

/// A case that is changed.
struct Work {
    path: String,
    tag: Option<String>,
}

impl Asker {
    /// The one of this number among so many.
    pub(crate) async fn new(stage: &Arc<Stage>, number: usize, among: usize) -> io::Result<Self> {
        let desk = number % stage.desks.len();
        let county = &stage.desks[desk].county;
        // Every so many-th case of the county is this one's.
        let (step, first) = (
            among.div_ceil(stage.desks.len()),
            number / stage.desks.len(),
        );
        let mine = county.workable.iter().skip(first).step_by(step);
        let work = mine.map(|id| Work {
            path: format!("/api/v1/cases/{id}"),
            tag: None,
        });
        Ok(Self {
            connection: Connection::open(stage.address).await?,
            dice: Dice::new(number as u64),
            number,
            desk,
            list: Listing::default(),
            work: work.collect(),
            next: 0,
            asked: 0,
            stage: Arc::clone(stage),
        })
    }

    /// Asks once; the status of the answer, 0 where there was none.
    pub(crate) async fn ask(&mut self, act: Act) -> u16 {
        self.asked += 1;
        let asked = match act.kind {
            Kind::Get => self.get(act.callers).await,
            Kind::List => self.list(act.callers).await,
            Kind::Transition => self.change(act.callers, false).await,
            Kind::Keyed => self.change(act.callers, true).await,
            Kind::Search => self.search(act.callers).await,
            Kind::SignIn => self.sign_in().await,
        };
        asked.unwrap_or(0)
    }

    /// Looks at every case that this one will change, so that each change is one request.
    pub(crate) async fn prepare(&mut self, act: Act) -> io::Result<()> {
        if matches!(act.kind, Kind::Transition | Kind::Keyed) {
            let token = self.token(&self.desk().clerks, act.callers).to_owned();
            for work in self.work.iter_mut().filter(|work| work.tag.is_none()) {
                work.tag = Some(look(&mut self.connection, &work.path, &token).await?);
            }
        }
        Ok(())
    }

    fn desk(&self) -> &Desk {
        &self.stage.desks[self.desk]
    }

    fn turn(&self) -> usize {
        usize::try_from(self.asked).unwrap_or_default()
    }

    fn token<'a>(&self, tokens: &'a [String], callers: Callers) -> &'a str {
        let place = match callers {
            Callers::Own => self.number / self.stage.desks.len() % tokens.len(),
            // In turns, from a place of its own: by chance some would come again within the second.
            Callers::Any => {
                let spread = tokens.len() / CONNECTIONS.min(tokens.len());
                (self.number * spread + self.turn()) % tokens.len()
            }
        };
        &tokens[place]
    }

    async fn get(&mut self, callers: Callers) -> io::Result<u16> {
        let desk = self.desk();
        let id: Uuid = self.dice.pick(&desk.county.cases);
        let request = client::get(
            &format!("/api/v1/cases/{id}"),
            self.token(&desk.supervisors, callers),
        );
        Ok(self.connection.send(&request).await?.status)
    }

    async fn list(&mut self, callers: Callers) -> io::Result<u16> {
        if self.list.cursor.is_none() || self.list.pages >= PAGES {
            self.begin_list();
        }
        let state = self.list.state;
        let path = match &self.list.cursor {
            None => format!("/api/v1/cases?state={state}&limit=20"),
            Some(cursor) => format!("/api/v1/cases?state={state}&limit=20&cursor={cursor}"),
        };
        let request = client::get(&path, self.token(&self.desk().supervisors, callers));
        let answer = self.connection.send(&request).await?;
        self.list.pages += 1;
        self.list.cursor = answer.last_text("next_cursor").map(str::to_owned);
        Ok(answer.status)
    }

    fn begin_list(&mut self) {
        let lists = self.list.lists + 1;
        let middle = self.dice.pick(&self.desk().county.cases);
        self.list = Listing {
            state: self.dice.pick(&stage::STATES),
            cursor: lists.is_multiple_of(2).then(|| cursor_after(middle)),
            pages: 0,
            lists,
        };
    }

    async fn change(&mut self, callers: Callers, keyed: bool) -> io::Result<u16> {
        if self.work.is_empty() {
            return Err(io::Error::other("too few cases for so many connections"));
        }
        self.next = (self.next + 1) % self.work.len();
        let token = self
            .token(&self.stage.desks[self.desk].clerks, callers)
            .to_owned();
        let work = &mut self.work[self.next];
        let tag = match work.tag.take() {
            Some(tag) => tag,
            None => look(&mut self.connection, &work.path, &token).await?,
        };
        let mut more = format!("If-Match: {tag}\r\n");
        if keyed {
            let (salt, key) = (self.stage.salt, self.dice.next());
            more.push_str(&format!("Idempotency-Key: {salt:016x}{key:016x}\r\n"));
        }
        let path = format!("{}/reminders", work.path);
        let request = client::post(&path, Some(&token), &more, &self.stage.reminder);
        let answer = self.connection.send(&request).await?;
        if answer.status == 200 {
            work.tag = answer.header("etag").map(str::to_owned);
        }
        Ok(answer.status)
    }

    async fn search(&mut self, callers: Callers) -> io::Result<u16> {
        let name = &self.stage.names[self.dice.index(self.stage.names.len())];
        let body = format!("{{\"applicant_name\":\"{name}\",\"limit\":20}}");
        let token = self.token(&self.desk().supervisors, callers);
        let request = client::post("/api/v1/cases/search", Some(token), "", &body);
        Ok(self.connection.send(&request).await?.status)
    }

    async fn sign_in(&mut self) -> io::Result<u16> {
        let (number, asked) = (self.number, self.asked);
        let body = format!(
            "{{\"username\":\"nobody-{number}-{asked}\",\"password\":\"Wrong-password-1\"}}"
        );
        let request = client::post("/api/v1/auth/login", None, "", &body);
        Ok(self.connection.send(&request).await?.status)
    }
}

/// The `ETag` of a case.
async fn look(connection: &mut Connection, path: &str, token: &str) -> io::Result<String> {
    let answer = connection.send(&client::get(path, token)).await?;
    Ok(answer.header("etag").unwrap_or_default().to_owned())
}

/// The cursor that a list of the newest first gives out after this case. (A cursor grants nothing; see `page`.)
fn cursor_after(id: Uuid) -> String {
    URL_SAFE_NO_PAD.encode(format!("[1,\"-created_at\",[\"0\",\"\",\"{id}\"]]"))
}
