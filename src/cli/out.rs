//! Speaking: sentences, tables aligned by display width, JSON with stable keys.

use std::io::Write;

use anstyle::{AnsiColor, Style};
use comfy_table::{ContentArrangement, Table, presets};
use serde_json::{Value, json};

use crate::core::fault::{Fault, FaultKind};
use crate::core::form::Issue;
use crate::core::template::Level;
use crate::core::words::{Message, Words};

/// Where a command speaks to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Out {
    pub(super) words: &'static Words,
    json: bool,
}

impl Out {
    pub(super) fn new(words: &'static Words, json: bool) -> Self {
        Self { words, json }
    }

    /// Says the result of a command: `value` for programs, or what `speak` says for people.
    pub(super) fn done(self, value: impl FnOnce() -> Value, speak: impl FnOnce(Self)) {
        if self.json {
            self.line(&format!("{:#}", value()));
        } else {
            speak(self);
        }
    }

    /// One line on standard output. A reader that went away (`| head`) is no error.
    pub(super) fn line(self, text: &str) {
        let _ = writeln!(anstream::stdout(), "{text}");
    }

    /// A sentence.
    pub(super) fn say(self, message: &Message) {
        self.line(&self.words.say(message));
    }

    /// A sentence and its hint.
    pub(super) fn say_with_hint(self, message: &Message) {
        self.say(message);
        if let Some(hint) = self.words.hint(message) {
            self.line(&format!("  → {hint}"));
        }
    }

    /// A word of `assets/words`.
    pub(super) fn word(self, key: &'static str) -> String {
        self.words.word(key)
    }

    /// Something on standard error that is not the result: what opening repaired, a reminder.
    pub(super) fn aside(self, message: &Message) {
        let _ = writeln!(anstream::stderr(), "{}", self.words.say(message));
    }

    /// A fault on standard error: one sentence, its details, and the hint.
    pub(super) fn fault(self, fault: &Fault) {
        if self.json {
            let details: Vec<Value> = fault.details.iter().map(|detail| self.message_json(detail)).collect();
            let mut value = self.message_json(&fault.message);
            value["kind"] = json!(kind(fault.kind));
            value["details"] = json!(details);
            let _ = writeln!(anstream::stderr(), "{:#}", json!({ "error": value }));
            return;
        }
        let mut err = anstream::stderr();
        let red = Style::new().fg_color(Some(AnsiColor::Red.into())).bold();
        let _ = writeln!(err, "{red}{}{red:#}{}", self.word("error-prefix"), self.words.say(&fault.message));
        for detail in &fault.details {
            let _ = writeln!(err, "  · {}", self.words.say(detail));
            if let Some(hint) = self.words.hint(detail) {
                let _ = writeln!(err, "    → {hint}");
            }
        }
        if let Some(hint) = self.words.hint(&fault.message) {
            let _ = writeln!(err, "  → {hint}");
        }
    }

    /// A table; columns are aligned by display width and fit the terminal where there is one.
    pub(super) fn table(self, headings: &[&'static str], rows: Vec<Vec<String>>) {
        let words: Vec<String> = headings.iter().map(|key| self.word(key)).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        self.plain_table(&words, rows);
    }

    /// A table whose headings are texts of their own, such as the columns of a poster.
    pub(super) fn plain_table(self, headings: &[&str], rows: Vec<Vec<String>>) {
        let mut table = Table::new();
        table.load_preset(presets::NOTHING);
        table.set_content_arrangement(ContentArrangement::Disabled);
        table.set_header(headings);
        for row in rows {
            table.add_row(row);
        }
        for line in table.lines() {
            self.line(line.trim_end());
        }
    }

    /// Findings, worst first, each with code, place, sentence and hint.
    pub(super) fn issues(self, issues: &[Issue]) {
        for issue in issues {
            let (word, colour) = level(issue.level);
            let style = Style::new().fg_color(Some(colour.into())).bold();
            let place = self.place(issue);
            let text = self.words.say(&issue.message);
            self.line(&format!("{style}{}{style:#} {}{place} {text}", self.word(word), issue.code));
            if let Some(hint) = self.words.hint(&issue.message) {
                self.line(&format!("     → {hint}"));
            }
        }
    }

    fn place(self, issue: &Issue) -> String {
        let field = issue.field.as_deref();
        match (issue.row, field) {
            (Some(row), Some(field)) => {
                let message = Message::of("issue-row").with("row", row).with("field", field);
                format!(" [{}]", self.words.say(&message))
            }
            (None, Some(field)) => format!(" [{field}]"),
            _ => String::new(),
        }
    }

    /// A finding as JSON.
    pub(super) fn issue_json(self, issue: &Issue) -> Value {
        let mut value = self.message_json(&issue.message);
        value["level"] = json!(issue.level);
        value["code"] = json!(issue.code);
        value["field"] = json!(issue.field);
        value["row"] = json!(issue.row);
        value
    }

    /// A sentence as JSON: key for programs, text and hint for people.
    pub(super) fn message_json(self, message: &Message) -> Value {
        json!({
            "key": message.key,
            "message": self.words.say(message),
            "hint": self.words.hint(message),
        })
    }
}

fn level(level: Level) -> (&'static str, AnsiColor) {
    match level {
        Level::Error => ("level-error", AnsiColor::Red),
        Level::Warning => ("level-warning", AnsiColor::Yellow),
        Level::Note => ("level-note", AnsiColor::Blue),
    }
}

const fn kind(kind: FaultKind) -> &'static str {
    match kind {
        FaultKind::Refused => "refused",
        FaultKind::Input => "input",
        FaultKind::Storage => "storage",
    }
}
