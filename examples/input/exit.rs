//! From how a run ended to the program's exit status.

use std::error::Error;
use std::io;
use std::process::ExitCode;

/// Success, or 1 with the error on standard error; a reader that went away early (`| head`) is no error.
pub(crate) fn code(program: &str, ended: Result<(), Box<dyn Error>>) -> ExitCode {
    let Err(error) = ended else { return ExitCode::SUCCESS };
    if is_broken_pipe(error.as_ref()) {
        return ExitCode::SUCCESS;
    }
    eprintln!("{program}: {error}");
    ExitCode::FAILURE
}

fn is_broken_pipe(error: &(dyn Error + 'static)) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
