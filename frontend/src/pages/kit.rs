//! Every component in every state, to design, build and test by: `/kit`.

mod feedback;
mod fields;
mod lists;
mod marks;

use leptos::prelude::*;
use leptos_router::components::A;

use crate::kit::{Button, Look, PageHead, Sign};
use crate::texts::kit_page;

/// The page.
#[component]
pub(crate) fn KitPage() -> impl IntoView {
    view! {
        <PageHead title=kit_page::TITLE />
        <p>{kit_page::INTRO.t()}</p>
        <Buttons />
        <fields::Fields />
        <lists::Lists />
        <marks::Marks />
        <feedback::Feedback />
    }
}

#[component]
fn Buttons() -> impl IntoView {
    view! {
        <section>
            <h2>{kit_page::BUTTONS.t()}</h2>
            <div class="row">
                <Button label=kit_page::PRIMARY look=Look::Primary />
                <Button label=kit_page::SECONDARY />
                <Button label=kit_page::PLAIN look=Look::Plain />
                <Button label=kit_page::DANGER look=Look::Danger />
                <Button label=kit_page::WITH_SIGN sign=Sign::Plus />
                <A href="/kit" attr:class=Look::Secondary.class()>{kit_page::LINK.t()}</A>
            </div>
            <div class="row">
                <Button label=kit_page::PRIMARY look=Look::Primary busy=Signal::stored(true) />
                <Button label=kit_page::SECONDARY busy=Signal::stored(true) />
            </div>
        </section>
    }
}
