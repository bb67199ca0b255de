use crate::page::Claim;
pub(super) fn read(_: &str, _: &mut Vec<Claim>) {}
