//! The lists of the administration, a page at a time.

use actix_web::HttpRequest;

use crate::http::pages::form::Fields;
use crate::http::pages::lists::query;
use crate::http::pages::page::Page;
use crate::services::page::{Page as Listed, Paging};

/// Number of entries on a page.
const A_PAGE: i64 = 50;

/// The way through a list, for `admin/pager.html`.
#[derive(Default)]
pub struct Pager {
    /// Which part of it is shown, in words.
    pub range: String,
    /// The address of the page before; empty on the first one.
    pub previous: String,
    /// The address of the page after; empty on the last one.
    pub next: String,
}

impl Pager {
    /// Whether everything fits on one page.
    pub fn is_empty(&self) -> bool {
        self.previous.is_empty() && self.next.is_empty()
    }

    /// Describes the way through a list at this path, with these filters.
    pub fn of<T>(
        page: &Page,
        path: &str,
        filters: &[(&str, &str)],
        paging: Paging,
        list: &Listed<T>,
    ) -> Pager {
        let address = |cursor: Option<&str>| {
            let cursor = cursor.map(|cursor| ("cursor", cursor));
            let all: Vec<_> =
                filters.iter().copied().chain(cursor).filter(|(_, value)| !value.is_empty()).collect();
            page.to(&format!("{path}{}", query(page, &all)))
        };
        let number = |number: i64| usize::try_from(number).unwrap_or_default();
        let (first, total) = (number(paging.skip) + 1, number(list.total));
        let last = number(paging.skip) + list.items.len();
        Pager {
            range: page.with_args(
                "admin-range",
                [("first", first.into()), ("last", last.into()), ("total", total.into())],
            ),
            previous: paging.previous().map(|before| address(before.cursor().as_deref())).unwrap_or_default(),
            next: list.next.as_deref().map(|next| address(Some(next))).unwrap_or_default(),
        }
    }
}

/// Returns the filters of a list, and the page of it that was asked for: the first one if that cannot be read.
pub fn asked(request: &HttpRequest) -> (Fields, Paging) {
    let fields = Fields::of_query(request);
    let first = Paging { skip: 0, limit: A_PAGE };
    let paging = Paging::new(Some(A_PAGE), fields.one("cursor")).unwrap_or(first);
    (fields, paging)
}
