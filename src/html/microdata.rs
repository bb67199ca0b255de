use crate::page::Field;
pub(super) fn field(_: &str) -> Option<Field> {
    None
}
