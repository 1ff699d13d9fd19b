//! Settings by their key, the settings of the domain, and the mark of demonstration data.
//!
//! Owns the table and the names of these two keys. Does not own defaults: they are the domain's.

use bangban_domain::settings::Settings;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, EntityTrait};

use super::entity::setting::{ActiveModel, Column, Entity};
use crate::error::StoreError;
use crate::source::{Connected, Source};
use crate::transaction::Transaction;

const SETTINGS: &str = "settings";
const DEMO: &str = "demo";

/// The value of a key.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn get(source: &impl Source, key: &str) -> Result<Option<String>, StoreError> {
    let row = Entity::find_by_id(key).one(source.connection()).await?;
    Ok(row.map(|row| row.value))
}

/// Gives a key its value, in place of the one it has.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn put(transaction: &Transaction, key: &str, value: &str) -> Result<(), StoreError> {
    let row = ActiveModel {
        key: Set(key.to_owned()),
        value: Set(value.to_owned()),
    };
    let newer = OnConflict::column(Column::Key)
        .update_column(Column::Value)
        .to_owned();
    Entity::insert(row)
        .on_conflict(newer)
        .exec_without_returning(transaction.connection())
        .await?;
    Ok(())
}

/// The settings of the domain; the defaults where none were saved.
///
/// # Errors
/// [`StoreError::Corrupt`] where they can't be read; others where the database fails.
pub async fn load(source: &impl Source) -> Result<Settings, StoreError> {
    match get(source, SETTINGS).await? {
        None => Ok(Settings::default()),
        Some(text) => {
            serde_json::from_str(&text).map_err(|_| StoreError::Corrupt("settings.value"))
        }
    }
}

/// Saves the settings of the domain.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn save(transaction: &Transaction, settings: &Settings) -> Result<(), StoreError> {
    let text =
        serde_json::to_string(settings).map_err(|_| StoreError::Corrupt("settings.value"))?;
    put(transaction, SETTINGS, &text).await
}

/// Whether the database holds demonstration data.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn is_demo(source: &impl Source) -> Result<bool, StoreError> {
    Ok(get(source, DEMO).await?.is_some())
}

/// Marks the database as one with demonstration data. The mark stays.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn mark_demo(transaction: &Transaction) -> Result<(), StoreError> {
    put(transaction, DEMO, "true").await
}
