//! What changes seldom: service items, organisations, agents; read, and changed by the system administrator.

use bangban_api_types::Page;
use bangban_api_types::agents::AgentView;
use bangban_api_types::organizations::{OrganizationPatch, OrganizationView};
use bangban_api_types::service_items::{
    GuideView, PublicationRequest, ServiceItemRequest, ServiceItemVersionView, ServiceItemView,
};
use bangban_api_types::site::SiteView;
use uuid::Uuid;

use super::{Api, Failure, Loaded, Method, Request, Stamp, with_query};

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

/// An organisation, with the tag that a change of it names.
pub(crate) async fn organization_as_seen(
    api: Api,
    id: Uuid,
) -> Result<Loaded<OrganizationView>, Failure> {
    api.get(format!("/api/v1/organizations/{id}")).await
}

/// Changes what is told of an organisation.
pub(crate) async fn change_organization(
    api: Api,
    id: Uuid,
    change: &OrganizationPatch,
    etag: Option<String>,
) -> Result<Loaded<OrganizationView>, Failure> {
    let stamp = Stamp { key: None, etag };
    api.ask(
        Method::Patch,
        format!("/api/v1/organizations/{id}"),
        change,
        stamp,
    )
    .await
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

/// Every version of a service item, the newest first: there are few.
pub(crate) async fn all_item_versions(
    api: Api,
    id: Uuid,
) -> Result<Vec<ServiceItemVersionView>, Failure> {
    let mut versions = Vec::new();
    let mut cursor = None;
    loop {
        let page = item_versions(api, id, cursor).await?;
        versions.extend(page.items);
        cursor = page.next_cursor;
        if cursor.is_none() {
            return Ok(versions);
        }
    }
}

/// A version of a service item.
pub(crate) async fn item_version(
    api: Api,
    id: Uuid,
    version: i32,
) -> Result<Loaded<ServiceItemVersionView>, Failure> {
    api.get(version_path(id, version)).await
}

/// Makes an item, whose first version is a draft.
pub(crate) async fn create_item(
    api: Api,
    item: &ServiceItemRequest,
    stamp: Stamp,
) -> Result<Loaded<ServiceItemVersionView>, Failure> {
    api.ask(Method::Post, "/api/v1/service-items", item, stamp)
        .await
}

/// Makes a draft that says what the newest version says.
pub(crate) async fn create_version(
    api: Api,
    id: Uuid,
    stamp: Stamp,
) -> Result<Loaded<ServiceItemVersionView>, Failure> {
    let path = format!("/api/v1/service-items/{id}/versions");
    let request = Request::new(Method::Post, path).stamped(stamp);
    api.send(request).await?.loaded_json().await
}

/// Puts other contents in place of what a draft says.
pub(crate) async fn replace_version(
    api: Api,
    id: Uuid,
    version: i32,
    item: &ServiceItemRequest,
    etag: Option<String>,
) -> Result<Loaded<ServiceItemVersionView>, Failure> {
    let stamp = Stamp { key: None, etag };
    api.ask(Method::Put, version_path(id, version), item, stamp)
        .await
}

/// Throws a draft away.
pub(crate) async fn discard_version(
    api: Api,
    id: Uuid,
    version: i32,
    etag: Option<String>,
) -> Result<(), Failure> {
    let stamp = Stamp { key: None, etag };
    let request = Request::new(Method::Delete, version_path(id, version)).stamped(stamp);
    api.send(request).await?;
    Ok(())
}

/// Publishes a draft.
pub(crate) async fn publish_version(
    api: Api,
    id: Uuid,
    version: i32,
    publication: &PublicationRequest,
    stamp: Stamp,
) -> Result<Loaded<ServiceItemVersionView>, Failure> {
    let path = format!("{}/publication", version_path(id, version));
    api.ask(Method::Post, path, publication, stamp).await
}

fn version_path(id: Uuid, version: i32) -> String {
    format!("/api/v1/service-items/{id}/versions/{version}")
}
