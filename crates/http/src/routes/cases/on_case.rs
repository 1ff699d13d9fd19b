//! What every act on a case does around its own line: caller, case, version, body, reply.
//!
//! Owns the order in which a request is refused (401, 404 and 403, 428, 412, 400 and 422, 409) and
//! the form of the answer. Does not own any act.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage, HttpRequest, HttpResponse, web};
use bangban_application::cases::{self, Pending, Work};
use bangban_application::replies::Ticket;
use bangban_application::{Caller, Error, Platform};
use bangban_domain::case::{Action, Case, Command};
use bangban_domain::id::CaseId;
use bangban_domain::policy::authorize;
use uuid::Uuid;

use super::shown::shown;
use crate::caller::Signed;
use crate::extract::body::Body;
use crate::extract::if_match::IfMatch;
use crate::problem::{Problem, ProblemCode};
use crate::routes::reply::{self, location_of};

/// How often an act that only adds is tried again when another one was faster.
const TRIES: usize = 64;

/// A signed-in caller before a case.
pub(crate) struct OnCase {
    platform: web::Data<Platform>,
    caller: Caller,
    id: CaseId,
    request: HttpRequest,
    if_match: Result<IfMatch, Problem>,
    ticket: Option<Ticket>,
}

impl FromRequest for OnCase {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let signed = Signed::from_request(request, payload);
        let if_match = IfMatch::from_request(request, payload);
        let request = request.clone();
        Box::pin(async move {
            let Signed(caller) = signed.await?;
            let platform = crate::caller::platform(&request)?;
            let id = CaseId::new(path_uuid(&request, |name| name == "id")?);
            let ticket = request.extensions_mut().remove::<Ticket>();
            Ok(Self {
                platform,
                caller,
                id,
                if_match: if_match.await,
                request,
                ticket,
            })
        })
    }
}

impl OnCase {
    pub(crate) fn platform(&self) -> &Platform {
        &self.platform
    }

    pub(crate) fn caller(&self) -> &Caller {
        &self.caller
    }

    pub(crate) fn id(&self) -> CaseId {
        self.id
    }

    /// The id of the part of the case that the path names.
    pub(crate) fn part(&self) -> Result<Uuid, Problem> {
        path_uuid(&self.request, |name| name != "id")
    }

    /// The case, to look at.
    pub(crate) async fn read(&self) -> Result<Case, Problem> {
        Ok(cases::read(&self.platform, &self.caller, self.id).await?)
    }

    /// Goes on only if the caller may do this with the case, before anything else is looked at.
    pub(crate) async fn must_be_able_to(&self, action: Action) -> Result<(), Problem> {
        let case = self.read().await?;
        Ok(authorize(&self.caller.actor, action, &case).map_err(Error::from)?)
    }

    /// The case as its own resource, with `ETag`.
    pub(crate) async fn show(&self, case: &Case) -> Result<HttpResponse, Problem> {
        let agent = cases::agent(&self.platform, case).await?;
        let view = shown(&self.caller, case, agent);
        crate::etag::versioned_response(
            &self.request,
            actix_web::http::StatusCode::OK,
            case.version,
            &view,
        )
    }

    /// An act whose command is all in the body.
    pub(crate) async fn command<T, C>(
        &self,
        body: Result<Body<T>, Problem>,
    ) -> Result<HttpResponse, Problem>
    where
        T: Clone,
        C: Command + From<T>,
    {
        self.act(C::ACTION, body, async |work, request: T| {
            work.finish(C::from(request)).await
        })
        .await
    }

    /// An act that looks something up before it is decided.
    pub(crate) async fn act<'a, T: Clone>(
        &'a self,
        action: Action,
        body: Result<Body<T>, Problem>,
        run: impl AsyncFn(Work<'a>, T) -> Result<Pending<'a>, Error>,
    ) -> Result<HttpResponse, Problem> {
        self.act_with(action, body, async |work, request| {
            Ok((run(work, request).await?, None))
        })
        .await
    }

    /// An act that may find fault with the request itself, or bring a tracking code, which is shown in
    /// this one answer.
    pub(crate) async fn act_with<'a, T: Clone>(
        &'a self,
        action: Action,
        body: Result<Body<T>, Problem>,
        run: impl AsyncFn(Work<'a>, T) -> Result<(Pending<'a>, Option<String>), Problem>,
    ) -> Result<HttpResponse, Problem> {
        let mut body = Some(body);
        let mut checked: Option<T> = None;
        for attempt in 1.. {
            let work = Work::open(&self.platform, &self.caller, self.id, action).await?;
            self.check_version(&work, action)?;
            // Looked at only now: who may not see the case learns nothing of the body's faults.
            if let Some(body) = body.take() {
                checked = Some(body?.0);
            }
            let Some(request) = checked.clone() else {
                break;
            };
            let repeat = action.only_adds() && self.if_match.is_err() && attempt < TRIES;
            let answer = match run(work, request).await {
                Ok((pending, code)) => self.answer(pending, code).await.map_err(Problem::from),
                Err(problem) => Err(problem),
            };
            match answer {
                Err(problem) if repeat && problem.code == ProblemCode::StaleVersion => {}
                answer => return answer,
            }
        }
        Err(ProblemCode::StaleVersion.into())
    }

    /// 428 and 412: acts that only add something need no version, but heed one that is sent.
    fn check_version(&self, work: &Work<'_>, action: Action) -> Result<(), Problem> {
        match &self.if_match {
            Ok(if_match) => if_match.expects(work.case().version).map(|_| ()),
            Err(problem) if problem.code == ProblemCode::IfMatchRequired && action.only_adds() => {
                Ok(())
            }
            Err(problem) => Err(problem.clone()),
        }
    }

    async fn answer(
        &self,
        pending: Pending<'_>,
        code: Option<String>,
    ) -> Result<HttpResponse, Error> {
        let agent = pending.agent().await?;
        let mut view = shown(&self.caller, &pending.case, agent);
        view.tracking_code = code;
        let location = location_of(&pending.case, &pending.events);
        let status = if location.is_some() { 201 } else { 200 };
        reply::commit(pending, self.ticket.as_ref(), status, location, &view).await
    }
}

/// The first path parameter whose name fits, as a UUID.
fn path_uuid(request: &HttpRequest, fits: impl Fn(&str) -> bool) -> Result<Uuid, Problem> {
    let mut parameters = request.match_info().iter();
    let text = parameters
        .find(|(name, _)| fits(name))
        .map(|(_, text)| text);
    let id = text
        .filter(|text| text.len() == 36)
        .and_then(|text| Uuid::try_parse(text).ok());
    id.ok_or_else(|| ProblemCode::MalformedPath.into())
}
