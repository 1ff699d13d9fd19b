//! A2: the guide of an item, with a list to print.

use bangban_api_types::service_items::{GuideView, LimitView, MaterialRequirementView};
use leptos::prelude::*;
use leptos_router::components::A;

use crate::browser::page;
use crate::kit::list::Fact;
use crate::kit::{Button, Look, PageHead, Sign};
use crate::texts::apply;
use crate::texts::codes::Coded;

/// The guide.
#[component]
pub(super) fn Guide(guide: GuideView) -> impl IntoView {
    let item = guide.item;
    let materials = item.materials.iter().map(material).collect_view();
    let print = Callback::new(|()| page::print());
    let begin = format!("/apply/{}?step=1", item.id);
    view! {
        <PageHead title=item.name.clone() />
        <p class="free">{guide.cost}</p>
        <div class="actions">
            <A href=begin attr:class=Look::Primary.class()>{apply::BEGIN.t()}</A>
            <Button label=apply::PRINT sign=Sign::Print on_press=print />
        </div>
        <section aria-labelledby="materials">
            <h2 id="materials">{apply::MATERIALS.t()}</h2>
            <ul class="check-list">{materials}</ul>
        </section>
        <section aria-labelledby="limits">
            <h2 id="limits">{apply::LIMITS.t()}</h2>
            <dl class="facts">
                <Fact name=apply::PROMISED value=item.promised_limit.map(limit) />
                <Fact name=apply::LEGAL value=item.legal_limit.map(limit) />
                <Fact name=apply::NOT_COUNTED value=guide.not_counted_in_limit.join("、") />
                <Fact name=apply::COST value=item.fee />
                <Fact name=apply::INTERMEDIARY value=guide.intermediary />
                <Fact name=apply::BASIS value=item.basis />
            </dl>
        </section>
    }
}

fn material(material: &MaterialRequirementView) -> impl IntoView + use<> {
    let copies = material.copies.to_string();
    let text = apply::MATERIAL.fill([&material.name, material.necessity.t(), &copies]);
    let source = (!material.source.is_empty()).then(|| {
        view! { <span class="soft">{apply::SOURCE.fill([&material.source])}</span> }
    });
    view! { <li>{text} " " {source}</li> }
}

fn limit(limit: LimitView) -> String {
    apply::DAYS.fill([&limit.days.to_string(), limit.unit.t()])
}
