//! Order: what may stand where, whatever the sum says.

use super::{Label, Labelled};

/// So many blocks of boilerplate right behind a heading are what it heads.
const HEADED: usize = 2;

/// Takes out of the body what its place makes impossible.
pub(super) fn assign(labels: &mut [Labelled]) {
    for at in (0..labels.len()).rev() {
        if labels[at].label == Label::Subheading && !heads_body(labels, at) {
            labels[at].label = Label::Boilerplate;
        }
    }
}

/// Whether a subheading heads some part of the body: not when the page goes on with boilerplate, or ends.
fn heads_body(labels: &[Labelled], at: usize) -> bool {
    let behind = labels.iter().skip(at + 1).map(|labelled| labelled.label);
    let mut boilerplate = 0;
    for label in behind {
        match label {
            _ if label.is_body() => return boilerplate < HEADED,
            Label::Caption | Label::Credit | Label::Advertisement | Label::Hidden => {}
            _ => boilerplate += 1,
        }
    }
    false
}
