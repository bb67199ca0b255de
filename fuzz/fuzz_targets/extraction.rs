//! Any bytes give an article or an error, by both readers, and what comes out can be rendered.
#![no_main]

use std::hint::black_box;

use libfuzzer_sys::fuzz_target;
use nutgraf::{Extractor, Format};

fuzz_target!(|page: &[u8]| {
    for format in [Format::Html, Format::Text, Format::Detected] {
        let extractor = Extractor::new().with_format(format).with_url("https://echo.example/news/");
        if let Ok(article) = extractor.bytes(page) {
            assert!((0.0..=1.0).contains(&article.confidence), "confidence {}", article.confidence);
            black_box((article.to_text(), article.to_markdown()));
        }
    }
});
