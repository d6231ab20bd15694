//! `column IN (…)` whose statement is kept prepared. Diesel's `eq_any` has it planned anew each time, which costs more
//! than running it where the values are few: a second way to PostgreSQL, and a plan over several tables.

use diesel::backend::Backend;
use diesel::expression::{AppearsOnTable, Expression, ValidGrouping, is_aggregate};
use diesel::prelude::*;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::serialize::ToSql;
use diesel::sql_types::{Bool, HasSqlType, Text};

/// Up to so many values; each number of values is a statement of its own, and they are not forgotten.
const FEW: usize = 8;

/// Whether a column has one of the values.
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
