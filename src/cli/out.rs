//! Speaking: sentences, tables aligned by display width, JSON with stable keys.

use std::io::Write;
use std::sync::atomic::{AtomicBool, Ordering};

use anstyle::{AnsiColor, Style};
use comfy_table::{ContentArrangement, Table, presets};
use serde_json::{Value, json};

use crate::core::fault::{Fault, FaultKind};
use crate::core::form::{Issue, grouped, row_ranges};
use crate::core::template::Level;
use crate::core::text::printable;
use crate::core::words::{Message, Words};

/// Whether something said on standard output could not be written, such as on a full disk.
static LOST: AtomicBool = AtomicBool::new(false);

/// Whether a result was lost on its way out.
pub(super) fn is_lost() -> bool {
    LOST.load(Ordering::Relaxed)
}

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

    /// Whether programs read it.
    pub(super) const fn is_json(self) -> bool {
        self.json
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
    #[allow(clippy::unused_self)] // All speaking goes through one value.
    pub(super) fn line(self, text: &str) {
        if let Err(error) = writeln!(anstream::stdout(), "{text}")
            && error.kind() != std::io::ErrorKind::BrokenPipe
        {
            LOST.store(true, Ordering::Relaxed);
        }
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
            let _ = writeln!(anstream::stderr(), "{:#}", json!({ "error": self.fault_json(fault) }));
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
        table.load_style(presets::NOTHING);
        table.set_content_arrangement(ContentArrangement::Disabled);
        table.set_header(headings);
        for row in rows {
            table.add_row(row.into_iter().map(|cell| cell.chars().map(printable).collect::<String>()));
        }
        for line in table.lines() {
            self.line(line.trim_end());
        }
    }

    /// Findings, worst first, each with code, place, sentence and hint; the same finding in many
    /// rows is one line.
    pub(super) fn issues(self, issues: &[Issue]) {
        for (issue, rows) in grouped(issues) {
            self.issue(issue, &rows);
        }
    }

    fn issue(self, issue: &Issue, rows: &[usize]) {
        let (word, colour) = level(issue.level);
        let style = Style::new().fg_color(Some(colour.into())).bold();
        let text = self.words.say(&issue.message);
        let code = if issue.code == "note" { String::new() } else { format!(" {}", issue.code) };
        self.line(&format!("{style}{}{style:#}{code}{} {text}", self.word(word), self.place(issue, rows)));
        if let Some(hint) = self.words.hint(&issue.message) {
            self.line(&format!("     → {hint}"));
        }
    }

    fn place(self, issue: &Issue, rows: &[usize]) -> String {
        let field = issue.field.as_deref();
        match (rows.is_empty(), field) {
            (false, field) => {
                let message =
                    Message::of("issue-row").with("row", row_ranges(rows)).with("field", field.unwrap_or_default());
                format!(" [{}]", self.words.say(&message))
            }
            (true, Some(field)) => format!(" [{field}]"),
            (true, None) => String::new(),
        }
    }

    /// A fault as JSON, with its kind and its details.
    pub(super) fn fault_json(self, fault: &Fault) -> Value {
        let details: Vec<Value> = fault.details.iter().map(|detail| self.message_json(detail)).collect();
        let mut value = self.message_json(&fault.message);
        value["kind"] = json!(kind(fault.kind));
        value["details"] = json!(details);
        value
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
