//! Small pieces of SQL that the registry's tables share. Owns search in names and inserts of many
//! rows. Does not own any table.

use sea_orm::sea_query::{BinOper, Expr, ExprTrait, Func};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, Iterable};

use crate::error::StoreError;

/// Escapes `%` and `_` in a pattern. Not the backslash, which PostgreSQL reads in its own way.
const ESCAPE: char = '!';

/// The most parameters of one statement: SQLite takes 32,766, PostgreSQL 65,535. Fewer are as quick.
const PARAMETERS: usize = 8_000;

/// Whether a column contains the text as it stands, whatever the case of its Latin letters. Both sides
/// are lowered by the database, so that they are lowered alike.
pub(crate) fn contains(column: impl ColumnTrait, text: &str) -> Expr {
    let mut pattern = String::with_capacity(text.len() + 2);
    pattern.push('%');
    for character in text.chars() {
        if matches!(character, '%' | '_' | ESCAPE) {
            pattern.push(ESCAPE);
        }
        pattern.push(character);
    }
    pattern.push('%');
    let pattern = Expr::expr(Func::lower(Expr::val(pattern)));
    let pattern = pattern.binary(BinOper::Escape, Expr::Constant(ESCAPE.into()));
    Expr::expr(Func::lower(Expr::col(column.as_column_ref()))).binary(BinOper::Like, pattern)
}

/// Inserts rows, as many at a time as a statement takes. No row, no statement.
pub(crate) async fn insert_rows<A>(
    connection: &impl ConnectionTrait,
    rows: impl IntoIterator<Item = A>,
) -> Result<(), StoreError>
where
    A: ActiveModelTrait + Send,
{
    let columns = <A::Entity as EntityTrait>::Column::iter().count();
    let most = (PARAMETERS / columns).max(1);
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        A::Entity::insert_many(rows.by_ref().take(most))
            .exec_without_returning(connection)
            .await?;
    }
    Ok(())
}
