//! The options that say where data is and how the server behaves.
//!
//! Owns names, defaults and what follows from them. Every option also comes from the environment.

use std::num::NonZeroU32;
use std::path::{Path, PathBuf};
use std::time::Duration;

use bangban_http::app::Settings;
use bangban_http::middleware::rate_limit::{Limit, Limits, RouteLimit};
use bangban_persistence::StoreOptions;
use clap::builder::FalseyValueParser;
use clap::{Args, ValueEnum};

use crate::failure::Failure;

const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(60 * 60);

/// A switch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Switch {
    /// On.
    On,
    /// Off.
    Off,
}

impl Switch {
    /// Whether it is on.
    #[must_use]
    pub const fn is_on(self) -> bool {
        matches!(self, Self::On)
    }
}

/// Options of every command.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Data")]
pub struct Common {
    /// The database: sqlite://PATH or postgres://USER:PASSWORD@HOST/NAME [default:
    /// sqlite://DATA-DIR/bangban.sqlite3]
    #[arg(
        long,
        global = true,
        env = "BANGBAN_DATABASE_URL",
        hide_env_values = true,
        value_name = "URL"
    )]
    pub database_url: Option<String>,
    /// The folder for everything that is kept
    #[arg(
        long,
        global = true,
        env = "BANGBAN_DATA_DIR",
        default_value = ".data",
        value_name = "FOLDER"
    )]
    pub data_dir: PathBuf,
    /// The master key; keep it apart from the database and from its backups [default:
    /// DATA-DIR/master.key]
    #[arg(
        long,
        global = true,
        env = "BANGBAN_MASTER_KEY_FILE",
        value_name = "FILE"
    )]
    pub master_key_file: Option<PathBuf>,
    /// What is logged, such as `info` or `warn,bangban_worker=debug` [default: info for `serve`,
    /// nothing for the other commands]
    #[arg(long, global = true, env = "BANGBAN_LOG", value_name = "FILTER")]
    pub log: Option<String>,
    /// Most connections to PostgreSQL of each thread that serves, and as many for the loops; with
    /// SQLite, of the process
    #[arg(
        long,
        global = true,
        env = "BANGBAN_DATABASE_CONNECTIONS",
        default_value = "8",
        value_name = "N"
    )]
    pub database_connections: NonZeroU32,
}

impl Common {
    /// Where the database is.
    #[must_use]
    pub fn database_url(&self) -> String {
        match self.database_url.as_deref() {
            Some(url) if !url.is_empty() => url.to_owned(),
            _ => sqlite_url(&self.data_dir.join("bangban.sqlite3")),
        }
    }

    /// Where the master key is.
    #[must_use]
    pub fn master_key_file(&self) -> PathBuf {
        match &self.master_key_file {
            Some(file) if !file.as_os_str().is_empty() => file.clone(),
            _ => self.data_dir.join("master.key"),
        }
    }

    /// How to open the database. Migrations and other long work take no limit for statements.
    ///
    /// # Errors
    /// Where the URL names no database of a known kind.
    pub fn store_options(
        &self,
        statement_timeout: Option<Duration>,
    ) -> Result<StoreOptions, Failure> {
        let url = self.database_url();
        let known = ["sqlite:", "postgres://", "postgresql://"];
        if !known.iter().any(|scheme| url.starts_with(scheme)) {
            return Err(Failure::new(
                "the database URL must begin with sqlite:// or postgres://",
            ));
        }
        let max_connections = self.database_connections.get();
        Ok(StoreOptions {
            url,
            max_connections,
            statement_timeout,
        })
    }

    /// Makes the data folder, where it is needed and missing.
    ///
    /// # Errors
    /// Where that fails.
    pub fn make_data_dir(&self) -> Result<(), Failure> {
        let folder = &self.data_dir;
        let mut maker = std::fs::DirBuilder::new();
        maker.recursive(true);
        // Free text lies in the database in plain: the folder is its owner's alone.
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut maker, 0o700);
        maker.create(folder).map_err(|error| {
            Failure::new(format!(
                "the data folder {} can't be made: {error}",
                folder.display()
            ))
        })
    }
}

/// The URL of a file; `%` and `?` mean something in one.
fn sqlite_url(file: &Path) -> String {
    let path = file
        .to_string_lossy()
        .replace('%', "%25")
        .replace('?', "%3F");
    format!("sqlite://{path}")
}

/// Options of `serve`.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Server")]
pub struct Serve {
    /// Address and port to listen on
    #[arg(
        long,
        env = "BANGBAN_LISTEN",
        default_value = "127.0.0.1:8080",
        value_name = "ADDRESS"
    )]
    pub listen: String,
    /// Address and port of /metrics; off when unset. Keep it away from the public
    #[arg(long, env = "BANGBAN_ADMIN_LISTEN", value_name = "ADDRESS")]
    pub admin_listen: Option<String>,
    /// Whether this process runs the background loops (outbox relay, sweeps and housekeeping)
    #[arg(
        long,
        env = "BANGBAN_WORKER",
        default_value = "on",
        value_name = "ON|OFF"
    )]
    pub worker: Switch,
    /// Don't bring the tables up to date; refuse to start where they are behind
    #[arg(long, env = "BANGBAN_NO_MIGRATE", value_parser = FalseyValueParser::new())]
    pub no_migrate: bool,
    /// Threads that serve requests [default: one per processor]
    #[arg(long, env = "BANGBAN_HTTP_WORKERS", value_name = "N")]
    pub http_workers: Option<NonZeroU32>,
    /// Most connections of clients at a time, for each of these threads
    #[arg(
        long,
        env = "BANGBAN_MAX_CONNECTIONS",
        default_value = "10000",
        value_name = "N"
    )]
    pub max_connections: NonZeroU32,
    /// Largest JSON body in bytes
    #[arg(
        long,
        env = "BANGBAN_BODY_LIMIT",
        default_value = "262144",
        value_name = "BYTES"
    )]
    pub body_limit: NonZeroU32,
    /// Seconds after which a request is given up
    #[arg(
        long,
        env = "BANGBAN_REQUEST_TIMEOUT",
        default_value = "30",
        value_name = "SECONDS"
    )]
    pub request_timeout: NonZeroU32,
    /// Seconds after which a statement of the database is given up (PostgreSQL)
    #[arg(
        long,
        env = "BANGBAN_STATEMENT_TIMEOUT",
        default_value = "20",
        value_name = "SECONDS"
    )]
    pub statement_timeout: NonZeroU32,
    /// Seconds that requests have to end after SIGTERM
    #[arg(
        long,
        env = "BANGBAN_SHUTDOWN_TIMEOUT",
        default_value = "20",
        value_name = "SECONDS"
    )]
    pub shutdown_timeout: NonZeroU32,
    /// Requests a second that one address may make; 0 takes the limit off
    #[arg(
        long,
        env = "BANGBAN_RATE_LIMIT",
        default_value = "5000",
        value_name = "N"
    )]
    pub rate_limit: u32,
    /// Sign-ins a minute that one address may try; 0 takes the limit off
    #[arg(
        long,
        env = "BANGBAN_SIGN_IN_LIMIT",
        default_value = "300",
        value_name = "N"
    )]
    pub sign_in_limit: u32,
    /// Codes for registering that one address may ask for in an hour; 0 takes the limit off
    #[arg(
        long,
        env = "BANGBAN_REGISTRATION_LIMIT",
        default_value = "20",
        value_name = "N"
    )]
    pub registration_limit: u32,
    /// Look-ups a minute with a tracking code that one address may try; 0 takes the limit off
    #[arg(
        long,
        env = "BANGBAN_TRACK_LIMIT",
        default_value = "120",
        value_name = "N"
    )]
    pub track_limit: u32,
    /// How many trusted proxies stand in front, each of which appends to X-Forwarded-For
    #[arg(
        long,
        env = "BANGBAN_TRUSTED_PROXIES",
        default_value = "0",
        value_name = "N"
    )]
    pub trusted_proxies: u8,
    /// Whether the cookie of a session goes over TLS alone [default: on, and off for demonstration
    /// data]
    #[arg(long, env = "BANGBAN_SECURE_COOKIES", value_name = "ON|OFF")]
    pub secure_cookies: Option<Switch>,
    /// Whether browsers are told to use TLS alone from now on (Strict-Transport-Security)
    #[arg(
        long,
        env = "BANGBAN_HSTS",
        default_value = "off",
        value_name = "ON|OFF"
    )]
    pub hsts: Switch,
    /// Where text messages go, by POST of {"phone", "text"}; without it they are written to a file
    #[arg(long, env = "BANGBAN_SMS_URL", value_name = "URL")]
    pub sms_url: Option<String>,
    /// The file with the bearer token for that address
    #[arg(long, env = "BANGBAN_SMS_TOKEN_FILE", value_name = "FILE")]
    pub sms_token_file: Option<PathBuf>,
    /// Seconds in which that address has to answer, 30 at most
    #[arg(
        long,
        env = "BANGBAN_SMS_TIMEOUT",
        default_value = "10",
        value_name = "SECONDS",
        value_parser = clap::value_parser!(u32).range(1..=30)
    )]
    pub sms_timeout: u32,
    /// The file for text messages where no address is set; it holds numbers and codes [default:
    /// DATA-DIR/messages.log]
    #[arg(long, env = "BANGBAN_SMS_FILE", value_name = "FILE")]
    pub sms_file: Option<PathBuf>,
}

impl Serve {
    /// Where text messages are sent to, if anywhere.
    #[must_use]
    pub fn sms_url(&self) -> Option<&str> {
        self.sms_url.as_deref().filter(|url| !url.is_empty())
    }

    /// What the HTTP side is told.
    #[must_use]
    pub fn http_settings(&self) -> Settings {
        Settings {
            body_limit: self.body_limit.get() as usize,
            request_timeout: seconds(self.request_timeout),
            strict_transport_security: self.hsts.is_on(),
            limits: self.limits(),
        }
    }

    fn limits(&self) -> Limits {
        let route = |path: &str, burst: u32, period: Duration| {
            let burst = NonZeroU32::new(burst)?;
            let limit = Limit { burst, period };
            Some(RouteLimit {
                method: "POST".to_owned(),
                path: path.to_owned(),
                limit,
            })
        };
        let routes = [
            route("/api/v1/auth/login", self.sign_in_limit, MINUTE),
            // A right code is followed by a password to hash, as a sign-in is.
            route("/api/v1/auth/registration", self.sign_in_limit, MINUTE),
            route(
                "/api/v1/auth/registration/code",
                self.registration_limit,
                HOUR,
            ),
            route("/api/v1/track", self.track_limit, MINUTE),
        ];
        let general = NonZeroU32::new(self.rate_limit).map(|burst| Limit {
            burst,
            period: Duration::from_secs(1),
        });
        Limits {
            general,
            routes: routes.into_iter().flatten().collect(),
            trusted_proxies: usize::from(self.trusted_proxies),
        }
    }
}

/// A duration from an option.
#[must_use]
pub fn seconds(count: NonZeroU32) -> Duration {
    Duration::from_secs(u64::from(count.get()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_database_lies_in_the_data_folder() {
        assert_eq!(
            sqlite_url(Path::new("/srv/a b?c%/x.sqlite3")),
            "sqlite:///srv/a b%3Fc%25/x.sqlite3"
        );
        assert_eq!(sqlite_url(Path::new(".data/x")), "sqlite://.data/x");
    }
}
