//! The command-line arguments that name one page and say how to read it.

use std::error::Error;
use std::io;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use nutgraf::{DEFAULT_MAX_BYTES, Extractor, Format};

use super::bytes;

#[derive(Args)]
pub(crate) struct Page {
    /// The saved page, HTML or plain text, gzipped or not; `-` for standard input
    file: PathBuf,
    /// What the page is, instead of looking
    #[arg(long, value_enum, default_value_t = FormatName::Detected)]
    format: FormatName,
    /// The URL that the page was fetched from; its relative URLs are resolved against it
    #[arg(long)]
    url: Option<String>,
    /// The charset that came with the page, as in the HTTP header Content-Type
    #[arg(long)]
    charset: Option<String>,
    /// Refuse a page of more bytes, counted after unzipping
    #[arg(long, value_name = "N", default_value_t = DEFAULT_MAX_BYTES)]
    max_bytes: usize,
}

#[derive(Clone, Copy, ValueEnum)]
enum FormatName {
    Html,
    Text,
    Detected,
}

impl Page {
    /// The page's name, as given.
    pub(crate) fn source(&self) -> String {
        self.file.display().to_string()
    }

    /// What an extractor makes of the page's bytes; an error names the page.
    pub(crate) fn read<T>(
        &self,
        by: impl FnOnce(&Extractor, &[u8]) -> Result<T, nutgraf::Error>,
    ) -> Result<T, Box<dyn Error>> {
        let bytes = self.bytes().map_err(|error| self.named(&error))?;
        by(&self.extractor(), &bytes).map_err(|error| self.named(&error))
    }

    fn bytes(&self) -> io::Result<Vec<u8>> {
        if self.file == Path::new("-") {
            bytes::of_source(io::stdin().lock(), self.max_bytes)
        } else {
            bytes::of_file(&self.file, self.max_bytes)
        }
    }

    fn extractor(&self) -> Extractor {
        let format = match self.format {
            FormatName::Html => Format::Html,
            FormatName::Text => Format::Text,
            FormatName::Detected => Format::Detected,
        };
        let mut extractor = Extractor::new().with_format(format).with_max_bytes(self.max_bytes);
        if let Some(url) = &self.url {
            extractor = extractor.with_url(url);
        }
        if let Some(charset) = &self.charset {
            extractor = extractor.with_charset(charset);
        }
        extractor
    }

    fn named(&self, error: &dyn Error) -> Box<dyn Error> {
        format!("{}: {error}", self.source()).into()
    }
}
