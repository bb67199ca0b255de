//! One measurement of one extractor on one page, a line of JSON; programs in other languages write the same.

use serde::{Deserialize, Serialize};

/// What one extractor needed for one page, once.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Sample {
    /// The extractor, by the name of its package.
    pub extractor: String,
    /// The version that ran.
    pub version: String,
    /// What it is written in, or called from.
    pub language: String,
    /// What it was asked for.
    pub gives: String,
    /// The page's name.
    pub page: String,
    /// The page's size in UTF-8.
    pub bytes: u64,
    /// How long the call took of the processor's time, dropping what it gave included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nanoseconds: Option<u64>,
    /// How many bytes of heap it held at its height, the page itself not counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub peak: Option<u64>,
    /// What went wrong.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failure: Option<Failure>,
}

/// Why there is no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Failure {
    /// An error, or nothing but white space.
    Nothing,
    /// A panic, or an exception.
    Panic,
}
