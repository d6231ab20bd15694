//! Stories over HTTP against the real service, on SQLite and, where `TEST_POSTGRES_URL` is set, on PostgreSQL.
//! One binary, so that it links once.

#[macro_use]
mod app;
#[macro_use]
mod program;
mod commands;
mod golden;
mod house;
mod killing;
mod migrations;
mod parallel;
mod process;
mod rebuilding;
mod search;
mod sections;
mod uploads;
