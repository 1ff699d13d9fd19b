//! What the forms of several acts share: the frame of a form, phrases that one click fills in, check boxes that open
//! their fields, lists of what changes hands, the choice of an agent or a row.

pub(crate) mod agent_choice;
pub(crate) mod check_lines;
pub(crate) mod form;
pub(crate) mod handover_lines;
pub(crate) mod notice_items;
pub(crate) mod phrases;
pub(crate) mod rows;
pub(crate) mod switch;

pub(crate) use form::{ActForm, Note};
pub(crate) use phrases::Phrases;
pub(crate) use switch::{Folded, Switch};
