//! Tests over HTTP against the real service, on SQLite and, if `TEST_POSTGRES_URL` is set, on PostgreSQL. They are one
//! binary, so that it is linked only once.

#[macro_use]
mod app;
mod client;
mod database;
mod import_graph;
mod letters;
#[macro_use]
mod program;
mod wire;

mod accounts;
mod adaptations;
mod addresses;
mod any_question;
mod api_tokens;
mod audit;
mod bad_input;
mod bodies;
mod commands;
mod comparing;
mod connections;
mod conventions;
mod countries;
mod deciding;
mod decisions_mailed;
mod desk;
mod explaining;
mod exports;
mod faults;
mod feeds;
mod golden;
mod idempotency;
mod invitations;
mod journal;
mod killing;
mod migrations;
mod modules;
mod names;
mod pages_search;
mod parallel;
mod passwords;
mod permissions;
mod process;
mod rebuilding;
mod rights;
mod saved_searches;
mod saving;
mod search;
mod sections;
mod service;
mod settings;
mod similar;
mod smtp;
mod states;
mod suggest;
mod templates;
mod texts;
mod thesaurus;
mod throttle;
mod uploads;
mod users;
mod viewers;
mod visibility;
mod workflow;
