//! A file that is dragged into the window arrives as text: in quotation marks, with its blanks
//! marked, or as an address.

use std::path::PathBuf;

/// The path that was dragged, pasted or typed. Empty where there is nothing but blanks.
#[must_use]
pub(super) fn path_of(text: &str) -> PathBuf {
    let text = text.trim().trim_matches(['"', '\'', '“', '”']).trim();
    if let Some(address) = text.strip_prefix("file://") {
        return PathBuf::from(local(&unescaped(address)));
    }
    // On Windows a backslash stands between folders.
    if cfg!(windows) || !text.starts_with(['/', '~', '.']) { PathBuf::from(text) } else { home(&unmarked(text)) }
}

// `file:///C:/公示.pdf` has one stroke too many for Windows.
fn local(path: &str) -> &str {
    if cfg!(windows) { path.trim_start_matches('/') } else { path }
}

// `%E5%85%AC` is one byte after a percent sign; what is none stays as it is.
fn unescaped(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.bytes();
    while let Some(byte) = rest.next() {
        let ahead = rest.clone();
        if let (b'%', Some(high), Some(low)) = (byte, hex(rest.next()), hex(rest.next())) {
            bytes.push(high * 16 + low);
        } else {
            bytes.push(byte);
            rest = ahead;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hex(digit: Option<u8>) -> Option<u8> {
    let value = char::from(digit?).to_digit(16)?;
    u8::try_from(value).ok()
}

// Terminals put a backslash before blanks and brackets.
fn unmarked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        out.push(if c == '\\' { chars.next().unwrap_or(c) } else { c });
    }
    out
}

fn home(text: &str) -> PathBuf {
    let folder = std::env::var_os("HOME").map(PathBuf::from);
    match (text.strip_prefix("~/"), folder) {
        (Some(rest), Some(folder)) => folder.join(rest),
        _ => PathBuf::from(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn what_terminals_make_of_a_dragged_file_is_its_path() {
        let wanted = PathBuf::from("/照片/远 景(1).jpg");
        for text in [
            "/照片/远 景(1).jpg",
            " '/照片/远 景(1).jpg' \n",
            "\"/照片/远 景(1).jpg\"",
            r"/照片/远\ 景\(1\).jpg ",
            "file:///%E7%85%A7%E7%89%87/%E8%BF%9C%20%E6%99%AF(1).jpg\r\n",
        ] {
            assert_eq!(path_of(text), wanted, "{text:?}");
        }
        assert_eq!(path_of("file:///100%25%zz"), PathBuf::from("/100%%zz"));
        assert_eq!(path_of("公示.pdf"), PathBuf::from("公示.pdf"));
        assert_eq!(path_of("  "), PathBuf::new());
    }
}
