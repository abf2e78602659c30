//! The project's own sources, read as tokens, for the tests that watch over them.

mod tokens;

pub(crate) use tokens::{Kind, Token, tokens};

use std::fs;
use std::path::{Path, PathBuf};

/// A file below `src/`.
#[derive(Debug)]
pub(crate) struct Source {
    /// From `src/` on, with `/`: `core/template/mod.rs`.
    pub(crate) path: String,
    /// What is in it.
    pub(crate) text: String,
}

/// Where the project lies.
pub(crate) fn project() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file below `src/`, in the order of names.
pub(crate) fn sources() -> Vec<Source> {
    let mut found = Vec::new();
    collect(&project().join("src"), "", &mut found);
    assert!(!found.is_empty(), "there are no sources");
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn collect(folder: &Path, prefix: &str, found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let path = format!("{prefix}{}", entry.file_name().into_string().unwrap());
        if entry.file_type().unwrap().is_dir() {
            collect(&entry.path(), &format!("{path}/"), found);
        } else if Path::new(&path).extension().is_some_and(|end| end == "rs") {
            found.push(Source { text: fs::read_to_string(entry.path()).unwrap(), path });
        }
    }
}

/// `tokens` without what is compiled for tests only.
pub(crate) fn without_tests(tokens: &[Token]) -> Vec<Token> {
    const CFG_TEST: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let mut kept = Vec::new();
    let mut rest = tokens;
    while let [token, after @ ..] = rest {
        if CFG_TEST.iter().enumerate().all(|(at, part)| rest.get(at).is_some_and(|token| token.is(part))) {
            rest = after_item(&rest[CFG_TEST.len()..]);
        } else {
            kept.push(token.clone());
            rest = after;
        }
    }
    kept
}

// An item ends at its `;` or at the brace that closes it.
fn after_item(tokens: &[Token]) -> &[Token] {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate() {
        if ["(", "[", "{"].iter().any(|open| token.is(open)) {
            depth += 1;
        } else if [")", "]", "}"].iter().any(|close| token.is(close)) {
            depth = depth.saturating_sub(1);
        }
        if depth == 0 && (token.is(";") || token.is("}")) {
            return &tokens[at + 1..];
        }
    }
    &[]
}
