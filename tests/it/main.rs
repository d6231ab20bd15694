//! Stories over HTTP against the real service, on SQLite and, where `TEST_POSTGRES_URL` is set, on PostgreSQL.
//! One binary, so that it links once.

#[macro_use]
mod app;
mod golden;
mod house;
mod names;
mod sections;
