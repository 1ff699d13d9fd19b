//! Limits how often one address may ask. Owns the counting by address; the limits are configuration, and
//! a limit by account (sign-in) belongs to the use case, which knows the account.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::{Error, web};
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::app::Foundations;
use crate::problem::{Problem, ProblemCode};

/// So many at once, refilled evenly over a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// Requests that may come at once.
    pub burst: NonZeroU32,
    /// The time in which the whole burst is earned again.
    pub period: Duration,
}

/// A stricter limit for one route.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RouteLimit {
    /// The method, such as `POST`.
    pub method: String,
    /// The exact path, such as `/api/v1/auth/login`.
    pub path: String,
    /// The limit per address.
    pub limit: Limit,
}

/// All limits; the default has none, as tests want it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Limits {
    /// For each address, over all routes.
    pub general: Option<Limit>,
    /// For each address at single routes, on top of the general one.
    pub routes: Vec<RouteLimit>,
    /// How many trusted proxies stand in front, each of which appends to `X-Forwarded-For`. With 0 the
    /// header is ignored, because anybody can send it.
    pub trusted_proxies: usize,
}

/// The counters of all addresses, shared by the workers of a process.
pub struct RateLimits {
    general: Option<Counter>,
    routes: Vec<(RouteLimit, Counter)>,
    trusted_proxies: usize,
}

impl RateLimits {
    /// Counters for `limits`. A limit with no period lets everything through.
    #[must_use]
    pub fn new(limits: &Limits) -> Self {
        Self {
            general: limits.general.and_then(Counter::new),
            routes: limits
                .routes
                .iter()
                .filter_map(|route| Some((route.clone(), Counter::new(route.limit)?)))
                .collect(),
            trusted_proxies: limits.trusted_proxies,
        }
    }

    /// Counts the request; says how many seconds to wait if it is one too many.
    fn check(&self, request: &ServiceRequest) -> Result<(), u32> {
        if self.general.is_none() && self.routes.is_empty() {
            return Ok(());
        }
        let address = client_address(request, self.trusted_proxies);
        // The decoded path, as the router sees it: `/l%6Fgin` is the same route.
        let path = request.match_info().as_str();
        let strict = self
            .routes
            .iter()
            .filter(|(route, _)| route.method == request.method().as_str() && route.path == path)
            .map(|(_, counter)| counter);
        for counter in strict.chain(&self.general) {
            counter.check(address)?;
        }
        Ok(())
    }
}

/// The counter of one limit. Memory stays bounded: idle addresses are forgotten now and then, and when
/// too many are active at once they are counted by their network.
struct Counter {
    limiter: DefaultKeyedRateLimiter<IpAddr>,
    clock: DefaultClock,
    checks: AtomicU32,
    crowded: AtomicBool,
}

/// Housekeeping happens once in so many checks.
const HOUSEKEEPING: u32 = 4_096;
/// Addresses counted one by one; beyond, networks are counted.
const ADDRESSES: usize = 100_000;

impl Counter {
    fn new(limit: Limit) -> Option<Self> {
        let quota = Quota::with_period(limit.period / limit.burst.get())?.allow_burst(limit.burst);
        Some(Self {
            limiter: RateLimiter::keyed(quota),
            clock: DefaultClock::default(),
            checks: AtomicU32::new(0),
            crowded: AtomicBool::new(false),
        })
    }

    fn check(&self, address: IpAddr) -> Result<(), u32> {
        if self.checks.fetch_add(1, Ordering::Relaxed) % HOUSEKEEPING == HOUSEKEEPING - 1 {
            self.limiter.retain_recent();
            self.crowded
                .store(self.limiter.len() > ADDRESSES, Ordering::Relaxed);
        }
        let key = key(address, self.crowded.load(Ordering::Relaxed));
        self.limiter.check_key(&key).map_err(|not_until| {
            let wait = not_until.wait_time_from(self.clock.now());
            u32::try_from(wait.as_secs())
                .unwrap_or(u32::MAX)
                .saturating_add(1)
        })
    }
}

/// What is counted together. One household or host has a whole /64 of IPv6; when crowded, a /16 of
/// IPv4 and a /32 of IPv6 share one count.
fn key(address: IpAddr, crowded: bool) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) if crowded => Ipv4Addr::from_bits(address.to_bits() & !0 << 16).into(),
        IpAddr::V4(address) => address.into(),
        IpAddr::V6(address) => {
            let host_bits = if crowded { 96 } else { 64 };
            Ipv6Addr::from_bits(address.to_bits() & !0 << host_bits).into()
        }
    }
}

/// The address of the client: the peer's, or what the outermost trusted proxy saw.
fn client_address(request: &ServiceRequest, trusted_proxies: usize) -> IpAddr {
    let peer = request
        .peer_addr()
        .map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |peer| peer.ip());
    let Some(before_it) = trusted_proxies.checked_sub(1) else {
        return peer;
    };
    // Each proxy appends the address it was called from, so ours are the last entries; what stands
    // before them the client may have made up.
    let mut forwarded: Vec<&str> = Vec::new();
    for value in request.headers().get_all("x-forwarded-for") {
        forwarded.extend(value.to_str().unwrap_or_default().split(','));
    }
    forwarded
        .iter()
        .rev()
        .nth(before_it)
        .and_then(|text| text.trim().parse().ok())
        .unwrap_or(peer)
}

/// Middleware: refuses with 429 what comes too often.
///
/// # Errors
/// Those from inside.
pub async fn rate_limit<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let verdict = request
        .app_data::<web::Data<Foundations>>()
        .map_or(Ok(()), |foundations| {
            foundations.rate_limits.check(&request)
        });
    match verdict {
        Ok(()) => Ok(next.call(request).await?.map_into_boxed_body()),
        Err(seconds) => {
            let problem = Problem::new(ProblemCode::TooManyRequests).with_retry_after(seconds);
            Ok(request.error_response(problem))
        }
    }
}

#[cfg(test)]
mod tests {
    use actix_web::middleware::from_fn;
    use actix_web::{App, HttpResponse, test};

    use super::*;

    fn limit(burst: u32) -> Limit {
        Limit {
            burst: NonZeroU32::new(burst).unwrap(),
            period: Duration::from_secs(600),
        }
    }

    fn from(peer: &str, uri: &str) -> test::TestRequest {
        test::TestRequest::get()
            .uri(uri)
            .peer_addr(format!("{peer}:4000").parse().unwrap())
    }

    /// The status and `Retry-After` of each request, one after the other.
    async fn answers(limits: Limits, requests: Vec<test::TestRequest>) -> Vec<(u16, Option<u32>)> {
        let mut foundations = Foundations::for_tests();
        foundations.rate_limits = RateLimits::new(&limits);
        let app = test::init_service(
            App::new()
                .app_data(web::Data::new(foundations))
                .wrap(from_fn(rate_limit))
                .default_service(web::to(HttpResponse::Ok)),
        )
        .await;
        let mut answers = Vec::new();
        for request in requests {
            let response = test::call_service(&app, request.to_request()).await;
            let wait = response.headers().get("retry-after");
            let wait = wait.map(|value| value.to_str().unwrap().parse().unwrap());
            answers.push((response.status().as_u16(), wait));
        }
        answers
    }

    #[actix_web::test]
    async fn counts_each_address_and_says_when_to_come_back() {
        let limits = Limits {
            general: Some(limit(2)),
            ..Limits::default()
        };
        let peers = ["10.0.0.1", "10.0.0.1", "10.0.0.1", "10.0.0.2"];
        let answers = answers(limits, peers.map(|peer| from(peer, "/")).into()).await;
        let statuses: Vec<u16> = answers.iter().map(|(status, _)| *status).collect();
        assert_eq!(statuses, [200, 200, 429, 200]);
        assert!(
            answers[2].1.is_some_and(|wait| (1..=301).contains(&wait)),
            "{answers:?}"
        );
    }

    #[actix_web::test]
    async fn a_route_has_its_own_limit_however_its_path_is_written() {
        let route = RouteLimit {
            method: "GET".into(),
            path: "/login".into(),
            limit: limit(1),
        };
        let limits = Limits {
            routes: vec![route],
            ..Limits::default()
        };
        let paths = ["/login", "/l%6Fgin?x=1", "/other"];
        let answers = answers(limits, paths.map(|path| from("10.0.0.1", path)).into()).await;
        let statuses: Vec<u16> = answers.iter().map(|(status, _)| *status).collect();
        assert_eq!(statuses, [200, 429, 200]);
    }

    #[actix_web::test]
    async fn forwarded_addresses_count_only_behind_a_trusted_proxy() {
        for (trusted_proxies, expected) in [
            (0, "10.0.0.1"),
            (1, "2.2.2.2"),
            (2, "1.1.1.1"),
            (3, "10.0.0.1"),
        ] {
            let request = from("10.0.0.1", "/")
                .insert_header(("X-Forwarded-For", "1.1.1.1, 2.2.2.2"))
                .to_srv_request();
            assert_eq!(
                client_address(&request, trusted_proxies).to_string(),
                expected
            );
        }
    }

    #[actix_web::test]
    async fn no_limits_let_everything_through() {
        let requests = (0..1_000).map(|_| from("10.0.0.1", "/")).collect();
        let answers = answers(Limits::default(), requests).await;
        assert!(answers.iter().all(|(status, _)| *status == 200));
    }

    #[actix_web::test]
    async fn networks_are_counted_together() {
        let key = |text: &str, crowded| key(text.parse().unwrap(), crowded).to_string();
        assert_eq!(key("10.1.2.3", false), "10.1.2.3");
        assert_eq!(key("::ffff:10.1.2.3", false), "10.1.2.3");
        assert_eq!(key("10.1.2.3", true), "10.1.0.0");
        assert_eq!(key("2001:db8:1:2:3:4:5:6", false), "2001:db8:1:2::");
        assert_eq!(key("2001:db8:1:2:3:4:5:6", true), "2001:db8::");
    }

    #[actix_web::test]
    async fn memory_stays_bounded() {
        let counter = Counter::new(limit(5)).unwrap();
        for bits in 0..400_000_u32 {
            // Multiplied by an odd number: every address differs, and they lie all over the space.
            let address = Ipv4Addr::from_bits(bits.wrapping_mul(2_654_435_761));
            let _ = counter.check(address.into());
        }
        let held = counter.limiter.len();
        assert!(held <= 170_000, "{held}");
    }
}
