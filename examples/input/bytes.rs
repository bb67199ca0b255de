//! The bytes of a file or of any other source, unzipped where they are gzipped, up to a limit.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use flate2::read::MultiGzDecoder;

/// What every gzipped file begins with.
const GZIP_MAGIC: [u8; 2] = [0x1f, 0x8b];

/// The bytes of a file, unzipped where they are gzipped.
pub(crate) fn of_file(path: &Path, max_bytes: usize) -> io::Result<Vec<u8>> {
    of_source(File::open(path)?, max_bytes)
}

/// The bytes of a source, unzipped where they are gzipped; the limit is on what comes out.
pub(crate) fn of_source(mut source: impl Read, max_bytes: usize) -> io::Result<Vec<u8>> {
    let mut start = Vec::new();
    source.by_ref().take(GZIP_MAGIC.len() as u64).read_to_end(&mut start)?;
    let zipped = start == GZIP_MAGIC;
    let whole = start.as_slice().chain(source);
    if zipped { limited(MultiGzDecoder::new(whole), max_bytes) } else { limited(whole, max_bytes) }
}

fn limited(source: impl Read, max_bytes: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let one_more = u64::try_from(max_bytes).unwrap_or(u64::MAX).saturating_add(1);
    source.take(one_more).read_to_end(&mut bytes)?;
    if bytes.len() <= max_bytes {
        return Ok(bytes);
    }
    Err(io::Error::new(io::ErrorKind::FileTooLarge, format!("the input has more than {max_bytes} bytes")))
}
