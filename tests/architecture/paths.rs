//! Which paths a source names, groups unfolded, and which room of the house each leads to.

use super::source::{Kind, Token};

/// A path that a source names.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Named {
    /// `["crate", "core", "fault", "Fault"]`; a glob ends in `*`.
    pub(crate) path: Vec<String>,
    /// The module it stands in: `["core", "template", "parts"]`.
    pub(crate) module: Vec<String>,
    /// From 1.
    pub(crate) line: usize,
}

impl Named {
    /// The module directly below the crate's root to which the path leads, `None` for other
    /// crates; `*` or nothing where the root itself is taken in.
    pub(crate) fn room(&self) -> Option<String> {
        let mut base: Option<Vec<String>> = None;
        for part in &self.path {
            match part.as_str() {
                "crate" => base = Some(Vec::new()),
                "self" => drop(base.get_or_insert_with(|| self.module.clone())),
                "super" => drop(base.get_or_insert_with(|| self.module.clone()).pop()),
                name => return base.map(|base| base.first().cloned().unwrap_or_else(|| name.to_owned())),
            }
        }
        base.map(|base| base.first().cloned().unwrap_or_default())
    }

    /// Whether it begins with `parts`, a leading `::` aside.
    pub(crate) fn starts(&self, parts: &[&str]) -> bool {
        parts.len() <= self.path.len() && self.path.iter().zip(parts).all(|(part, wanted)| part == wanted)
    }

    /// As it would be written.
    pub(crate) fn text(&self) -> String {
        self.path.join("::")
    }
}

/// The module that the file `path` (from `src/` on) is: `core/template/mod.rs` is
/// `["core", "template"]`.
pub(crate) fn module_of(path: &str) -> Vec<String> {
    let stem = path.trim_end_matches(".rs");
    let parts = stem.split('/').filter(|part| !["mod", "lib", "main"].contains(part));
    parts.map(str::to_owned).collect()
}

/// Every path in `tokens` of two parts or more, and everything that a `use` names.
pub(crate) fn paths(tokens: &[Token], module: Vec<String>) -> Vec<Named> {
    let code: Vec<Token> =
        tokens.iter().filter(|token| !matches!(token.kind, Kind::Comment | Kind::Doc)).cloned().collect();
    let mut reader = Reader { code: &code, at: 0, module, inner: Vec::new(), depth: 0, found: Vec::new() };
    while reader.at < code.len() {
        reader.step();
    }
    reader.found
}

struct Reader<'a> {
    code: &'a [Token],
    at: usize,
    module: Vec<String>,
    /// Depths of braces at which modules inside the file begin.
    inner: Vec<usize>,
    depth: usize,
    found: Vec<Named>,
}

impl Reader<'_> {
    fn is(&self, ahead: usize, text: &str) -> bool {
        self.code.get(self.at + ahead).is_some_and(|token| token.is(text))
    }

    fn is_link(&self, ahead: usize) -> bool {
        self.is(ahead, ":") && self.is(ahead + 1, ":")
    }

    fn name(&self, ahead: usize) -> Option<&str> {
        let token = self.code.get(self.at + ahead)?;
        (token.kind == Kind::Word).then_some(token.text.as_str())
    }

    fn step(&mut self) {
        if self.is(0, "{") {
            self.depth += 1;
        } else if self.is(0, "}") {
            self.depth = self.depth.saturating_sub(1);
            self.leave();
        } else if self.is(0, "mod") && self.is(2, "{") {
            self.enter();
        } else if self.is(0, "use") {
            self.at += 1;
            return self.tree(&[]);
        } else if self.name(0).is_some() && self.is_link(1) {
            return self.tree(&[]);
        }
        self.at += 1;
    }

    fn enter(&mut self) {
        if let Some(name) = self.name(1).map(str::to_owned) {
            self.module.push(name);
            self.inner.push(self.depth);
        }
    }

    fn leave(&mut self) {
        if self.inner.last() == Some(&self.depth) {
            self.inner.pop();
            self.module.pop();
        }
    }

    fn tree(&mut self, prefix: &[String]) {
        let mut path = prefix.to_vec();
        let line = self.code.get(self.at).map_or(0, |token| token.line);
        if self.is_link(0) {
            self.at += 2;
        }
        while let Some(name) = self.name(0).map(str::to_owned) {
            path.push(name);
            self.at += 1;
            if !self.is_link(0) {
                break;
            }
            self.at += 2;
        }
        let linked = self.at > 0 && self.code[self.at - 1].is(":");
        if self.is(0, "{") && (linked || path.is_empty()) {
            return self.group(&path);
        }
        if self.is(0, "*") && linked {
            path.push("*".to_owned());
            self.at += 1;
        }
        self.found.push(Named { path, module: self.module.clone(), line });
    }

    fn group(&mut self, prefix: &[String]) {
        self.at += 1;
        while self.at < self.code.len() && !self.is(0, "}") {
            if self.is(0, ",") {
                self.at += 1;
            } else if self.is(0, "as") {
                self.at += 2;
            } else {
                let before = self.at;
                self.tree(prefix);
                // A sign that no path has: step over it rather than stand still.
                self.at = self.at.max(before + 1);
            }
        }
        self.at += 1;
    }
}
