//! What the square code of an edition holds: number, period and digest, never a name.

use chrono::NaiveDate;

use super::wording::wording;
use crate::core::text::half_width;

/// So many characters of the digest are printed: 64 bits, which nobody hits by chance.
const DIGEST: usize = 16;

/// The square code of an edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditionCode {
    /// Number of the notice.
    pub number: String,
    /// Printed first day.
    pub first: NaiveDate,
    /// Printed last day; `None` hangs until replaced.
    pub last: Option<NaiveDate>,
    /// The first 16 characters of the digest of the content, hexadecimal.
    pub digest: String,
}

impl EditionCode {
    /// The code of an edition whose content has this digest (SHA-256, hexadecimal).
    #[must_use]
    pub fn new(number: &str, (first, last): (NaiveDate, Option<NaiveDate>), digest: &str) -> Self {
        Self { number: number.to_owned(), first, last, digest: digest.chars().take(DIGEST).collect() }
    }

    /// Whether the content with this digest (SHA-256, hexadecimal) is the one that was printed.
    #[must_use]
    pub fn is_of(&self, digest: &str) -> bool {
        digest.chars().take(DIGEST).eq(self.digest.chars())
    }

    /// Three lines that a telephone shows as they are.
    #[must_use]
    pub fn text(&self) -> String {
        let words = &wording().code;
        let (first, number, digest) = (self.first, &self.number, &self.digest);
        let last = self.last.map_or_else(|| words.open.clone(), |last| format!("{}{last}", words.to));
        format!("{number}\n{}{first}{last}\n{}{digest}", words.period, words.digest)
    }

    /// Reads what [`Self::text`] wrote, however its lines and blanks came through; `None` when it
    /// is something else.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let words = &wording().code;
        let text: String = half_width(text).split_whitespace().collect();
        let (number, rest) = text.split_once(&words.period)?;
        let (period, digest) = rest.split_once(&words.digest)?;
        let (first, last) = match period.strip_suffix(&words.open) {
            Some(first) => (first, None),
            None => period.split_once(&words.to).map(|(first, last)| (first, Some(last)))?,
        };
        let last = last.map(str::parse).transpose().ok()?;
        let whole = digest.len() == DIGEST && digest.chars().all(|c| c.is_ascii_hexdigit());
        let code = Self { number: number.to_owned(), first: first.parse().ok()?, last, digest: digest.to_lowercase() };
        (whole && !number.is_empty()).then_some(code)
    }
}
