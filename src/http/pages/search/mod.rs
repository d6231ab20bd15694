//! Search results, and all practices if nothing is asked: the counterpart of `GET /api/v1/search`.

mod asked;
mod facets;
mod faults;
mod file;
mod list;
mod notes;
mod query;
mod save;
mod save_form;
mod suggestions;
mod view;

pub use file::send;
pub use list::show;
pub use save::save;
