//! What changes seldom: service items, organisations, agents.

use bangban_api_types::Page;
use bangban_api_types::agents::AgentView;
use bangban_api_types::organizations::OrganizationView;
use bangban_api_types::service_items::{GuideView, ServiceItemVersionView, ServiceItemView};
use bangban_api_types::site::SiteView;
use uuid::Uuid;

use super::{Api, Failure, with_query};

/// A page of the service items that fit the parameters, which are those of the API.
pub(crate) async fn service_items(
    api: Api,
    parameters: &[(&str, Option<String>)],
) -> Result<Page<ServiceItemView>, Failure> {
    api.read(with_query("/api/v1/service-items", parameters))
        .await
}

/// The guide of a service item.
pub(crate) async fn guide(api: Api, id: Uuid) -> Result<GuideView, Failure> {
    api.read(format!("/api/v1/service-items/{id}/guide")).await
}

/// A page of the organisations that fit the parameters, which are those of the API.
pub(crate) async fn organizations(
    api: Api,
    parameters: &[(&str, Option<String>)],
) -> Result<Page<OrganizationView>, Failure> {
    api.read(with_query("/api/v1/organizations", parameters))
        .await
}

/// An organisation.
pub(crate) async fn organization(api: Api, id: Uuid) -> Result<OrganizationView, Failure> {
    api.read(format!("/api/v1/organizations/{id}")).await
}

/// A page of the agents that fit the parameters, which are those of the API.
pub(crate) async fn agents(
    api: Api,
    parameters: &[(&str, Option<String>)],
) -> Result<Page<AgentView>, Failure> {
    api.read(with_query("/api/v1/agents", parameters)).await
}

/// An agent.
pub(crate) async fn agent(api: Api, id: Uuid) -> Result<AgentView, Failure> {
    api.read(format!("/api/v1/agents/{id}")).await
}

/// A service item in its current version.
pub(crate) async fn service_item(api: Api, id: Uuid) -> Result<ServiceItemView, Failure> {
    api.read(format!("/api/v1/service-items/{id}")).await
}

/// What has to be known of the installation.
pub(crate) async fn site(api: Api) -> Result<SiteView, Failure> {
    api.read("/api/v1/site").await
}

/// A page of the versions of a service item, the newest first.
pub(crate) async fn item_versions(
    api: Api,
    id: Uuid,
    cursor: Option<String>,
) -> Result<Page<ServiceItemVersionView>, Failure> {
    let path = format!("/api/v1/service-items/{id}/versions");
    api.read(with_query(&path, &[("cursor", cursor)])).await
}

/// A version of a service item.
pub(crate) async fn item_version(
    api: Api,
    id: Uuid,
    version: i32,
) -> Result<ServiceItemVersionView, Failure> {
    api.read(format!("/api/v1/service-items/{id}/versions/{version}"))
        .await
}
