//! Rust text → tokens: just enough to tell code from comments and texts.

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A name or keyword.
    Word,
    /// The inside of a string literal, escapes as they are written.
    Text,
    /// One sign of punctuation.
    Sign,
    /// A comment for readers of the code.
    Comment,
    /// A comment for the documentation.
    Doc,
    /// A number, a character or a lifetime.
    Other,
}

/// A token and the line on which it ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// What it is.
    pub(crate) kind: Kind,
    /// What it says.
    pub(crate) text: String,
    /// From 1.
    pub(crate) line: usize,
}

impl Token {
    /// Whether it is this word or sign.
    pub(crate) fn is(&self, text: &str) -> bool {
        matches!(self.kind, Kind::Word | Kind::Sign) && self.text == text
    }
}

/// The tokens of a Rust text.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut reader = Reader { chars: text.chars().collect(), at: 0, line: 1 };
    let mut found = Vec::new();
    while let Some(next) = reader.peek(0) {
        if next.is_whitespace() {
            reader.take();
            continue;
        }
        let (kind, text) = reader.token(next);
        found.push(Token { kind, text, line: reader.line });
    }
    found
}

struct Reader {
    chars: Vec<char>,
    at: usize,
    line: usize,
}

impl Reader {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied()
    }

    fn take(&mut self) -> Option<char> {
        let next = self.peek(0)?;
        self.at += 1;
        if next == '\n' {
            self.line += 1;
        }
        Some(next)
    }

    fn take_while(&mut self, mut wanted: impl FnMut(char) -> bool) -> String {
        let mut text = String::new();
        while let Some(next) = self.peek(0).filter(|next| wanted(*next)) {
            self.take();
            text.push(next);
        }
        text
    }

    fn token(&mut self, next: char) -> (Kind, String) {
        match (next, self.peek(1)) {
            ('/', Some('/')) => self.line_comment(),
            ('/', Some('*')) => self.block_comment(),
            ('"', _) => (Kind::Text, self.string()),
            ('\'', _) => (Kind::Other, self.quoted()),
            _ if next.is_ascii_digit() => (Kind::Other, self.take_while(is_name)),
            _ if is_name(next) => self.word(),
            _ => {
                self.take();
                (Kind::Sign, next.to_string())
            }
        }
    }

    fn line_comment(&mut self) -> (Kind, String) {
        let text = self.take_while(|next| next != '\n');
        let doc = text.starts_with("//!") || (text.starts_with("///") && !text.starts_with("////"));
        (if doc { Kind::Doc } else { Kind::Comment }, text)
    }

    fn block_comment(&mut self) -> (Kind, String) {
        let mut text = String::new();
        let mut depth = 0_usize;
        while let Some(next) = self.take() {
            text.push(next);
            match (next, self.peek(0)) {
                ('/', Some('*')) => depth += 1,
                ('*', Some('/')) => depth -= 1,
                _ => continue,
            }
            text.extend(self.take());
            if depth == 0 {
                break;
            }
        }
        let doc = text.starts_with("/**") || text.starts_with("/*!");
        (if doc { Kind::Doc } else { Kind::Comment }, text)
    }

    fn string(&mut self) -> String {
        self.take();
        let mut text = String::new();
        while let Some(next) = self.take().filter(|next| *next != '"') {
            text.push(next);
            if next == '\\' {
                text.extend(self.take());
            }
        }
        text
    }

    // A character where a closing quote follows, a lifetime where none does.
    fn quoted(&mut self) -> String {
        self.take();
        if self.peek(0) == Some('\\') {
            let mut text: String = [self.take(), self.take()].into_iter().flatten().collect();
            text += &self.take_while(|next| next != '\'');
            self.take();
            text
        } else if self.peek(1) == Some('\'') {
            let text = self.take().map(String::from).unwrap_or_default();
            self.take();
            text
        } else {
            self.take_while(is_name)
        }
    }

    fn word(&mut self) -> (Kind, String) {
        let word = self.take_while(is_name);
        let hashes = self.chars[self.at..].iter().take_while(|next| **next == '#').count();
        match (word.as_str(), self.peek(hashes)) {
            ("r" | "br" | "cr", Some('"')) => (Kind::Text, self.raw(hashes)),
            ("b" | "c", Some('"')) if hashes == 0 => (Kind::Text, self.string()),
            ("r", Some(next)) if hashes == 1 && is_name(next) => {
                self.take();
                (Kind::Word, self.take_while(is_name))
            }
            _ => (Kind::Word, word),
        }
    }

    fn raw(&mut self, hashes: usize) -> String {
        for _ in 0..=hashes {
            self.take();
        }
        let mut text = String::new();
        while let Some(next) = self.take() {
            if next == '"' && (0..hashes).all(|ahead| self.peek(ahead) == Some('#')) {
                for _ in 0..hashes {
                    self.take();
                }
                break;
            }
            text.push(next);
        }
        text
    }
}

fn is_name(next: char) -> bool {
    next == '_' || next.is_alphanumeric()
}
