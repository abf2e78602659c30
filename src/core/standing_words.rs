//! How a notice stands, in words and as a bar: one wording for the command line and the screen.

use chrono::NaiveDate;

use super::standing::Standing;
use super::template::Span;
use super::words::{Message, Words};

/// How much of a period is served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DaysBar {
    /// Days served, in the unit of the period.
    pub served: u32,
    /// The period.
    pub span: Span,
}

impl DaysBar {
    /// The bar of `standing`; `None` before posting and for what hangs until it is replaced.
    #[must_use]
    pub fn of(standing: &Standing) -> Option<Self> {
        standing.progress.as_ref().map(|progress| Self { served: progress.served, span: progress.span })
    }

    /// So many of `cells` are full.
    #[must_use]
    pub fn full(&self, cells: usize) -> usize {
        let all = self.span.days.max(1) as usize;
        self.served.min(self.span.days) as usize * cells / all
    }

    /// `####------ 4/10天`.
    #[must_use]
    pub fn text(&self, cells: usize, words: &Words) -> String {
        let full = self.full(cells);
        let span = words.say(&Span::message(Some(self.span)));
        format!("{}{} {}/{span}", "#".repeat(full), "-".repeat(cells - full), self.served)
    }
}

/// In a few words: `在栏第 3 天，2026-11-26 期满…`.
#[must_use]
pub fn standing_words(standing: &Standing, today: NaiveDate, words: &Words) -> String {
    let mut said = days(standing, today).map(|message| words.say(&message)).unwrap_or_default();
    if !standing.missing.is_empty() {
        said.push_str(&words.say(&Message::of("standing-missing").with("places", standing.missing.join("、"))));
    }
    if let Some(exception) = &standing.exception {
        let message = Message::of("standing-exception").with("who", &exception.allowed_by);
        said.push_str(&words.say(&message.with("days", exception.span.days)));
    }
    said
}

fn days(standing: &Standing, today: NaiveDate) -> Option<Message> {
    if standing.must_repost {
        return Some(Message::of("standing-restarted"));
    }
    let Some(progress) = &standing.progress else {
        return standing.on_board.map(|days| Message::of("standing-long").with("days", days));
    };
    let key = match (standing.overdue, standing.is_served(today), standing.hanging) {
        (Some(_), ..) => "standing-overdue",
        (None, true, true) if standing.until_replaced => "standing-until-replaced",
        (None, true, true) => "standing-served",
        (None, true, false) => "standing-done",
        (None, false, true) => "standing-running",
        (None, false, false) => "standing-broken",
    };
    let left = standing.days_left(today).unwrap_or_default();
    let since = standing.overdue.map(|day| day.to_string()).unwrap_or_default();
    let message = Message::of(key).with("days", standing.on_board.unwrap_or_default()).with("left", left);
    let message = message.with("end", progress.end).with("since", since);
    Some(message.with("served", progress.served).with("from", progress.down_from))
}
