//! The picture a telephone reads to set up the second factor.
//!
//! Not for: making the secret.

use qrcodegen::{QrCode, QrCodeEcc};
use std::fmt::Write;

/// `text` as a QR code: an SVG element whose colours are attributes, since pages allow no style of
/// their own. Empty if the text is too long for any code.
pub(crate) fn qr(text: &str, title: &str) -> String {
    let Ok(code) = QrCode::encode_text(text, QrCodeEcc::Medium) else {
        return String::new();
    };
    let quiet = 4;
    let side = code.size() + 2 * quiet;
    let mut path = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
            // Writing to a String does not fail.
            let _ = write!(path, "M{} {}h1v1h-1z", x + quiet, y + quiet);
        }
    }
    let title = askama::filters::escape(title, askama::filters::Html)
        .map(|title| title.to_string())
        .unwrap_or_default();
    format!(
        "<svg class=\"picture\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" \
         role=\"img\" aria-label=\"{title}\" shape-rendering=\"crispEdges\">\
         <rect width=\"{side}\" height=\"{side}\" fill=\"#fff\"/><path d=\"{path}\" fill=\"#000\"/></svg>"
    )
}

#[cfg(test)]
mod tests {
    use super::qr;

    #[test]
    fn the_picture_is_an_element_without_style() {
        let picture = qr("otpauth://totp/Thang:a?secret=ABC", "<mã \"QR\">");
        assert!(picture.starts_with("<svg ") && picture.ends_with("</svg>"));
        assert!(!picture.contains("style"), "{picture}");
        assert!(picture.contains("aria-label=\"&#60;mã &#34;QR&#34;&#62;\""));
        // The finder pattern: the first dark run at the quiet zone's corner.
        assert!(picture.contains("M4 4h1v1h-1z"));
    }

    #[test]
    fn a_text_longer_than_any_code_gives_nothing() {
        assert_eq!(qr(&"x".repeat(5000), "t"), "");
    }
}
