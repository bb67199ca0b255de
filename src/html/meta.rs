use crate::page::Claim;
pub(super) fn read(_: &str, _: &str) -> Option<Claim> {
    None
}
