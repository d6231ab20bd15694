//! Stories over HTTP against the real service, on SQLite and, where `TEST_POSTGRES_URL` is set, on PostgreSQL.
//! One binary, so that it links once.

#[macro_use]
mod app;
mod bad_input;
mod deciding;
mod golden;
mod house;
mod permissions;
mod saving;
mod sections;
mod states;
mod visibility;
mod workflow;
