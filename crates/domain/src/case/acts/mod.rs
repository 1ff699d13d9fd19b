//! The acts: one file per command, named for it.
//!
//! Owns every rule about a change. A new act is a file here, a line in `diagram` and `grants`, a
//! request in `api-types` and a route in `http`.

mod dates;

pub mod accept;
pub mod add_document;
pub mod archive;
pub mod change_draft;
pub mod complete;
pub mod decide_request;
pub mod draft;
pub mod draw_up_agreement;
pub mod evaluate;
pub mod hand_over;
pub mod issue_notice;
pub mod log_work;
pub mod on_the_spot;
pub mod raise_problem;
pub mod receive_material;
pub mod record_charge;
pub mod record_department;
pub mod reject;
pub mod remind;
pub mod request_approval;
pub mod request_termination;
pub mod resume;
pub mod settle_charge;
pub mod sign;
pub mod solve_problem;
pub mod submit;
pub mod supplement;
pub mod suspend;
pub mod sweep;
pub mod terminate;
pub mod withdraw;
