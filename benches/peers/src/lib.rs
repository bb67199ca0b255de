//! A folder of saved pages → what each extractor needs for each of them → a table and a chart.
//!
//! Three programs, so that counting the heap does not slow down what is timed: `speed` and `memory` print a sample a line,
//! `report` reads the samples, those of other programs too, and compares.

pub mod attempt;
pub mod chart;
pub mod extractors;
pub mod pages;
pub mod sample;
pub mod summary;
pub mod table;
