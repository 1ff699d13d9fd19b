//! Routes of cases: one operation per file, each an act or a view.

mod acceptance;
mod agreement;
mod approval_requests;
mod archive;
mod change;
mod charge_settlement;
mod charges;
mod completion;
mod correction_notice;
mod count;
mod create;
mod department_progress;
mod disclosures;
pub(crate) mod documents;
mod evaluation;
mod events;
mod handover;
mod list;
mod log_entries;
mod material_receipt;
mod on_case;
mod on_the_spot;
mod problem_solution;
mod problems;
mod read;
mod rejection;
mod reminder;
pub(crate) mod shown;
mod signatures;
mod submission;
mod supplement;
mod suspension_end;
mod suspensions;
mod termination;
mod termination_request;
mod viewers;
mod withdrawal;

use utoipa_actix_web::scope::scope;
use utoipa_actix_web::service_config::ServiceConfig;

/// The routes below `/api/v1/cases`. Fixed names come before ids.
pub(crate) fn configure(config: &mut ServiceConfig) {
    config.service(
        scope("/api/v1/cases")
            .service(create::create_case)
            .service(list::list_cases)
            .service(list::search_cases)
            .service(count::count_cases)
            .service(on_the_spot::handle_on_the_spot)
            .service(read::get_case)
            .service(change::change_draft)
            .service(submission::submit_case)
            .service(correction_notice::issue_correction_notice)
            .service(supplement::supplement_case)
            .service(rejection::reject_case)
            .service(withdrawal::withdraw_case)
            .service(agreement::draw_up_agreement)
            .service(signatures::sign_agreement)
            .service(acceptance::accept_case)
            .service(log_entries::log_work)
            .service(log_entries::list_log_entries)
            .service(department_progress::record_department_progress)
            .service(suspensions::suspend_case)
            .service(suspension_end::resume_case)
            .service(charges::record_charge)
            .service(charges::list_charges)
            .service(charge_settlement::settle_charge)
            .service(material_receipt::receive_material)
            .service(problems::raise_problem)
            .service(problems::list_problems)
            .service(problem_solution::solve_problem)
            .service(reminder::remind_applicant)
            .service(approval_requests::request_approval)
            .service(approval_requests::decide_approval_request)
            .service(completion::complete_case)
            .service(handover::hand_over_case)
            .service(termination_request::request_termination)
            .service(termination::terminate_case)
            .service(archive::archive_case)
            .service(evaluation::evaluate_case)
            .service(events::list_case_events)
            .service(documents::add_document)
            .service(documents::list_documents)
            .service(documents::get_document)
            .service(viewers::view_case_with_others)
            .service(disclosures::disclose_personal_data),
    );
}
