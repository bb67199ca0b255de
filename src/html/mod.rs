//! Reader one: HTML → [`Page`](crate::page::Page).

mod entities;
mod json_ld;
mod meta;
mod microdata;
mod urls;
mod values;
