//! What the bytes mean that end names and values.

/// A set of meanings, which bytes have and searches ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Class(u8);

impl Class {
    /// Carriage returns are line feeds by the time the standard's tokenizer sees them.
    pub(super) const WHITESPACE: Self = Self(1);
    pub(super) const SLASH: Self = Self(2);
    pub(super) const CLOSE: Self = Self(4);
    pub(super) const EQUALS: Self = Self(8);
    /// Stands otherwise in a name than it is written: a capital, a NUL.
    pub(super) const CHANGES: Self = Self(16);

    pub(super) const ENDS_TAG_NAME: Self = Self::WHITESPACE.or(Self::SLASH).or(Self::CLOSE);
    pub(super) const ENDS_ATTRIBUTE_NAME: Self = Self::ENDS_TAG_NAME.or(Self::EQUALS);
    pub(super) const ENDS_UNQUOTED: Self = Self::WHITESPACE.or(Self::CLOSE);

    pub(super) fn of(byte: u8) -> Self {
        CLASSES[usize::from(byte)]
    }

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

static CLASSES: [Class; 256] = {
    let mut classes = [Class(0); 256];
    let mut byte = 0_u8;
    loop {
        classes[byte as usize] = match byte {
            b'\t' | b'\n' | b'\x0c' | b'\r' | b' ' => Class::WHITESPACE,
            b'/' => Class::SLASH,
            b'>' => Class::CLOSE,
            b'=' => Class::EQUALS,
            b'A'..=b'Z' | 0 => Class::CHANGES,
            _ => Class(0),
        };
        if byte == u8::MAX {
            break classes;
        }
        byte += 1;
    }
};
