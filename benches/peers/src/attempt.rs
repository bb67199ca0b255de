//! One call of one extractor, whatever comes of it.

use std::panic::{self, AssertUnwindSafe};
use std::thread;

use crate::extractors::Extractor;
use crate::pages::Page;
use crate::sample::{Failure, Sample};

/// Nobody is to fail for a stack that is too small: some rivals recurse.
const STACK: usize = 1 << 30;

/// What went wrong, if anything did.
#[must_use]
pub fn attempt(extractor: &Extractor, page: &Page) -> Option<Failure> {
    match panic::catch_unwind(AssertUnwindSafe(|| (extractor.run)(&page.html))) {
        Ok(Some(0) | None) => Some(Failure::Nothing),
        Ok(Some(_)) => None,
        Err(_) => Some(Failure::Panic),
    }
}

/// A sample without any figure yet.
#[must_use]
pub fn sample_of(extractor: &Extractor, page: &Page) -> Sample {
    Sample {
        extractor: extractor.name.to_owned(),
        version: extractor.version(),
        language: "Rust".to_owned(),
        gives: extractor.gives.to_owned(),
        page: page.name.clone(),
        bytes: page.html.len() as u64,
        nanoseconds: None,
        peak: None,
        failure: None,
    }
}

/// Runs the work on one thread with a large stack, and keeps panics from being printed.
pub fn on_one_thread(work: impl FnOnce() + Send) {
    panic::set_hook(Box::new(|_| {}));
    thread::scope(|scope| {
        let thread = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work);
        if thread.map(thread::ScopedJoinHandle::join).is_err() {
            eprintln!("no thread could be started");
        }
    });
}
