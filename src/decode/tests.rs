use std::borrow::Cow;

use encoding_rs::{BIG5, EUC_KR, Encoding, GBK, ISO_2022_JP, SHIFT_JIS, WINDOWS_1251, WINDOWS_1252};

use super::decode;
use crate::ErrorKind;

const RUSSIAN: &str =
    "<p>Старый мост через реку снова открыт для движения после двух лет ремонта, сообщили власти.</p>";
const FRENCH: &str = "<p>Le vieux pont a rouvert après deux années de travaux, a déclaré la mairie à la presse.</p>";
const JAPANESE: &str = "<p>川にかかる古い橋は、二年間の修理を終えて月曜日に再び開通した。市長が発表した。</p>";
const CHINESE: &str = "<p>这座古老的桥梁经过两年的维修，于星期一重新开放通车，市长在讲话中表示。</p>";
const KOREAN: &str = "<p>강을 가로지르는 오래된 다리가 이년간의 보수를 마치고 월요일에 다시 개통되었다고 밝혔다.</p>";

fn encoded(text: &str, encoding: &'static Encoding) -> Vec<u8> {
    let (bytes, _, unmappable) = encoding.encode(text);
    assert!(!unmappable);
    bytes.into_owned()
}

fn utf_16(text: &str, unit: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

fn text(bytes: &[u8]) -> String {
    decode(bytes, None).unwrap().into_owned()
}

#[test]
fn utf_8_is_borrowed() {
    for bytes in ["plain", RUSSIAN, ""] {
        assert!(matches!(decode(bytes.as_bytes(), None), Ok(Cow::Borrowed(text)) if text == bytes));
    }
    let marked = format!("\u{feff}{RUSSIAN}");
    assert!(matches!(decode(marked.as_bytes(), Some("gbk")), Ok(Cow::Borrowed(RUSSIAN))));
}

#[test]
fn utf_8_goes_before_what_is_declared() {
    let page = format!("<meta charset=windows-1252>{RUSSIAN}");
    assert_eq!(decode(page.as_bytes(), Some("iso-8859-1")).unwrap(), page);
    assert_eq!(decode(page.as_bytes(), Some("utf-16le")).unwrap(), page);
}

#[test]
fn declarations_are_followed() {
    let page = format!("<meta charset=windows-1251>{RUSSIAN}");
    assert_eq!(text(&encoded(&page, WINDOWS_1251)), page);
    let bytes = encoded(RUSSIAN, WINDOWS_1251);
    assert_eq!(decode(&bytes, Some("CP1251")).unwrap(), RUSSIAN);
    assert_eq!(text(&encoded("<meta charset=latin1>“a”", WINDOWS_1252)), "<meta charset=latin1>“a”");
}

#[test]
fn the_transport_goes_before_the_document() {
    let page = format!("<meta charset=windows-1252>{RUSSIAN}");
    assert_eq!(decode(&encoded(&page, WINDOWS_1251), Some("windows-1251")).unwrap(), page);
    assert_eq!(
        decode(&encoded(&page, WINDOWS_1251), Some("nonsense")).unwrap().len(),
        page.chars().count() + russian_letters()
    );
}

/// As windows-1252, each Russian letter is one that takes two bytes.
fn russian_letters() -> usize {
    RUSSIAN.chars().filter(|c| !c.is_ascii()).count()
}

#[test]
fn a_late_declaration_is_found() {
    let page = format!("<!--{}--><meta charset=big5><p>橋</p>", " ".repeat(20_000));
    assert_eq!(text(&encoded(&page, BIG5)), page);
}

#[test]
fn undeclared_encodings_are_detected() {
    for (page, encoding) in [
        (RUSSIAN, WINDOWS_1251),
        (FRENCH, WINDOWS_1252),
        (JAPANESE, SHIFT_JIS),
        (JAPANESE, ISO_2022_JP),
        (CHINESE, GBK),
        (KOREAN, EUC_KR),
    ] {
        assert_eq!(text(&encoded(page, encoding)), page);
    }
}

#[test]
fn text_behind_much_markup_is_detected() {
    let page = format!("<p>©</p>{}{RUSSIAN}", "<div class=\"a\"></div>\n".repeat(10_000));
    let bytes = encoded(&page, WINDOWS_1251);
    assert_eq!(text(&bytes), page);
}

#[test]
fn utf_16_with_and_without_a_mark() {
    for page in [FRENCH, JAPANESE] {
        let marked = format!("\u{feff}{page}");
        assert_eq!(text(&utf_16(&marked, u16::to_le_bytes)), page);
        assert_eq!(text(&utf_16(&marked, u16::to_be_bytes)), page);
    }
    assert_eq!(text(&utf_16(FRENCH, u16::to_le_bytes)), FRENCH);
    assert_eq!(text(&utf_16(FRENCH, u16::to_be_bytes)), FRENCH);
}

#[test]
fn what_the_bytes_show_goes_before_what_is_declared() {
    let shown = [
        (FRENCH, utf_16(FRENCH, u16::to_le_bytes)),
        (JAPANESE, encoded(JAPANESE, ISO_2022_JP)),
        (RUSSIAN, RUSSIAN.into()),
    ];
    for ((page, bytes), charset) in
        shown.iter().flat_map(|it| ["windows-1252", "utf-8", "gbk"].map(|charset| (it, charset)))
    {
        assert_eq!(decode(bytes, Some(charset)).unwrap(), *page, "{charset}");
    }
}

#[test]
fn utf_16_without_any_zero_needs_a_label() {
    let page = "这座古老的桥梁经过两年的维修，于星期一重新开放通车，市长在讲话中表示。".repeat(4);
    let bytes = utf_16(&page, u16::to_le_bytes);
    assert_eq!(decode(&bytes, Some("utf-16")).unwrap(), page);
    assert_eq!(decode(CHINESE.as_bytes(), Some("utf-16")).unwrap(), CHINESE);
}

#[test]
fn a_cut_or_a_foreign_byte_does_not_spoil_the_page() {
    for declaration in ["", "<meta charset=utf-8>", "<meta charset=windows-1252>"] {
        let page = format!("{declaration}{RUSSIAN}я");
        let mut cut = page.clone().into_bytes();
        cut.pop();
        assert_eq!(text(&cut), format!("{declaration}{RUSSIAN}\u{fffd}"));
        let foreign = [page.as_bytes(), b"\x92 end"].concat();
        assert_eq!(text(&foreign), format!("{page}\u{fffd} end"));
    }
}

#[test]
fn what_is_not_utf_8_though_it_says_so_is_detected() {
    let page = format!("<meta charset=utf-8>{FRENCH}");
    assert_eq!(text(&encoded(&page, WINDOWS_1252)), page);
}

#[test]
fn stray_zeros_are_text_still() {
    assert_eq!(text(b"<p>One\0 two</p>"), "<p>One\0 two</p>");
    assert_eq!(text(b"\0"), "\0");
}

#[test]
fn binary_files_are_refused() {
    let noise: Vec<u8> = (0..8192_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    let starts: [&[u8]; 6] = [
        b"%PDF-1.7\n",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0",
        b"PK\x03\x04",
        b"\x1f\x8b\x08",
        b"{\\rtf1\\ansi Elm}",
    ];
    let utf_32: Vec<u8> = format!("\u{feff}{FRENCH}").chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
    for bytes in starts.into_iter().chain([noise.as_slice(), utf_32.as_slice()]) {
        assert_eq!(decode(bytes, Some("utf-8")).unwrap_err().kind(), ErrorKind::NotText);
    }
}
