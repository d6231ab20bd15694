//! HTTP: callers, requests and responses. Handlers parse the request, call one service and present the result.

mod answer;
pub mod api;
mod arriving;
mod body;
mod cache;
mod call;
mod document;
mod download;
mod health;
mod limits;
mod line;
mod multipart;
mod oai;
pub mod openapi;
mod pace;
mod pages;
mod params;
mod pipeline;
mod problem;
mod searching;
mod server;
mod service;
mod state;

pub use arriving::Bodies;
pub use cache::ResponseCache;
pub use health::{Health, IndexState, Look, Readiness};
pub use limits::{InFlight, Limits, LimitsUse, RateLimits};
pub use line::Lines;
pub use pace::Pace;
pub use problem::print as print_problems;
pub use server::{Sockets, connections_that_fit, serve};
pub use state::AppState;
