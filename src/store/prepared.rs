//! Keeps statements prepared that diesel would have planned again each time, which often costs more than running them:
//! changes to rows, and `column IN (…)` with few values.

use diesel::backend::Backend;
use diesel::expression::{AppearsOnTable, Expression, ValidGrouping, is_aggregate};
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::serialize::ToSql;
use diesel::sql_types::{Bool, HasSqlType, Text};

/// A statement whose SQL text is always the same. Diesel assumes that any change to rows may produce countless
/// different texts. The statement has to return something, because `execute` ignores this setting.
pub(super) struct Prepared<Q>(Q);

pub(super) fn prepared<Q>(statement: Q) -> Prepared<Q> {
    Prepared(statement)
}

impl<Q, DB> QueryFragment<DB> for Prepared<Q>
where
    DB: Backend,
    Q: QueryFragment<DB>,
{
    fn walk_ast<'b>(&'b self, out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        self.0.walk_ast(out)
    }

    /// Diesel does not document this method, so a test checks that it takes effect.
    fn is_safe_to_cache_prepared(&self, _: &DB) -> QueryResult<bool> {
        Ok(true)
    }
}

impl<Q> QueryId for Prepared<Q> {
    type QueryId = ();

    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<Q: Query> Query for Prepared<Q> {
    type SqlType = Q::SqlType;
}

impl<Q, Connection> RunQueryDsl<Connection> for Prepared<Q> {}

/// Maximum number of values in a statement that is kept. Each number of values makes a different statement, and
/// statements are never evicted.
const FEW: usize = 20;

/// Whether a column has one of the values. Statements with diesel's `eq_any` are never kept.
pub(super) struct OneOf<C> {
    column: C,
    values: Vec<String>,
}

pub(super) fn one_of<C: Expression<SqlType = Text>>(column: C, values: Vec<String>) -> OneOf<C> {
    OneOf { column, values }
}

impl<C> Expression for OneOf<C> {
    type SqlType = Bool;
}

impl<C: AppearsOnTable<Tables>, Tables> AppearsOnTable<Tables> for OneOf<C> {}

impl<C: SelectableExpression<Tables>, Tables> SelectableExpression<Tables> for OneOf<C> {}

impl<C> ValidGrouping<()> for OneOf<C> {
    type IsAggregate = is_aggregate::No;
}

impl<C> QueryId for OneOf<C> {
    type QueryId = ();

    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<C, DB> QueryFragment<DB> for OneOf<C>
where
    DB: Backend + HasSqlType<Text>,
    C: QueryFragment<DB>,
    String: ToSql<Text, DB>,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        if self.values.is_empty() {
            out.push_sql("1=0");
            return Ok(());
        }
        if self.values.len() > FEW {
            out.unsafe_to_cache_prepared();
        }
        self.column.walk_ast(out.reborrow())?;
        out.push_sql(" IN (");
        for (n, value) in self.values.iter().enumerate() {
            if n > 0 {
                out.push_sql(", ");
            }
            out.push_bind_param::<Text, _>(value)?;
        }
        out.push_sql(")");
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use diesel::connection::{InstrumentationEvent, SimpleConnection};

    use super::super::connection::Db;
    use super::super::schema::journal_head;
    use super::*;

    #[test]
    fn a_change_of_rows_is_planned_once() {
        let kept = Arc::new(AtomicUsize::new(0));
        let count = kept.clone();
        let mut connection = SqliteConnection::establish(":memory:").unwrap();
        connection
            .batch_execute(
                "CREATE TABLE journal_head (seq BIGINT NOT NULL); INSERT INTO journal_head VALUES (0);",
            )
            .unwrap();
        connection.set_instrumentation(move |event: InstrumentationEvent<'_>| {
            if matches!(event, InstrumentationEvent::CacheQuery { .. }) {
                count.fetch_add(1, Ordering::Relaxed);
            }
        });
        let mut db = Db::Sqlite(connection);
        for seq in 1..=3_i64 {
            let moved = diesel::update(journal_head::table).set(journal_head::seq.eq(seq));
            let now = prepared(moved.returning(journal_head::seq)).get_result(&mut db);
            assert_eq!(now, Ok(seq));
        }
        assert_eq!(kept.load(Ordering::Relaxed), 1);
    }
}
