//! Coverage (覆盖): what organisations have to have, have, and lack (N2). The routes stand below
//! `/api/v1/organizations/{id}` and `/api/v1/coverage`.

pub(crate) mod children;
mod gaps;
pub(crate) mod report;
pub(crate) mod turnover;

use bangban_api_types::coverage::{NeedLine, OwnNeed, Totals};
use bangban_application::network::coverage::Figures;
use bangban_domain::network::Line;
use utoipa_actix_web::scope::scope;
use utoipa_actix_web::service_config::ServiceConfig;

/// The routes below `/api/v1/coverage`.
pub(crate) fn configure(config: &mut ServiceConfig) {
    config.service(scope("/api/v1/coverage").service(gaps::list_coverage_gaps));
}

/// One thing that is asked for, as it is shown.
pub(crate) fn need_line(line: Line) -> NeedLine {
    NeedLine {
        measure: line.measure,
        window_id: line.window.map(Into::into),
        required: line.required,
        present: line.present,
        missing: line.missing(),
    }
}

fn own(figures: Figures) -> OwnNeed {
    OwnNeed {
        required: figures.required,
        present: figures.present,
        missing: figures.missing,
        covered: (figures.asked > 0).then_some(figures.covered > 0),
    }
}

fn totals(figures: Figures) -> Totals {
    Totals {
        organizations: figures.asked,
        covered: figures.covered,
        share: f64::from(figures.share()) / 10_000.0,
        required: figures.required,
        present: figures.present,
        missing: figures.missing,
    }
}
