//! Finding what must not hang on a public board: ID numbers, bank cards, telephones, illness.
//!
//! Text is folded first (`fold`), so that full-width digits, blanks and invisible characters hide
//! nothing. Digits that may belong together form a run (`run`); dates, amounts and hotlines in it
//! are known (`token`); what is left is judged by check digit (`proof`), length and shape
//! (`number`). The words, which a county may want to read, are data: `assets/privacy.toml`.

mod across;
mod card;
mod finding;
mod fold;
mod id;
mod joined;
mod look;
mod mark;
mod name;
mod number;
mod phone;
mod proof;
mod run;
mod scan;
mod surroundings;
mod token;
mod words;

pub use card::luhn;
pub use finding::{Finding, Site};
pub use id::valid_id18;
pub use look::Look;
pub use name::mask_name;
pub use scan::{scan, scan_at, scan_text};

use run::Run;

/// Whether a column with this heading must not be published, nor be read from a spreadsheet.
#[must_use]
pub fn forbidden_heading(heading: &str) -> bool {
    words::Lexicon::get().forbids(heading)
}

/// Whether `text` is nothing but an ID number of 18 or 15 characters or the number of a disability
/// certificate, however it is typed; the check character may be wrong.
#[must_use]
pub fn looks_like_id(text: &str) -> bool {
    only_number(text).is_some_and(|run| match run.len() {
        15 => id::is_id15(&run.digits),
        id::ID_LEN | id::DISABILITY_LEN => {
            run.digits.get(..id::ID_LEN).is_some_and(|id| id::shape(id) != id::Shape::No)
        }
        _ => false,
    })
}

/// Whether `text` is nothing but a bank card: 15 to 19 digits that begin with 62 or pass [`luhn`].
#[must_use]
pub fn looks_like_card(text: &str) -> bool {
    only_number(text).is_some_and(|run| {
        let plain = (15..=19).contains(&run.len()) && run.digits.iter().all(u8::is_ascii_digit);
        plain && token::tokens(&run).is_empty() && (card::is_unionpay(&run.digits) || card::luhn_digits(&run.digits))
    })
}

/// Whether `text` is nothing but a mobile number, with or without the country code.
#[must_use]
pub fn looks_like_mobile(text: &str) -> bool {
    let text = text.trim_start_matches(['+', '＋']);
    only_number(text).is_some_and(|run| token::tokens(&run).is_empty() && phone::is_mobile(&run.digits))
}

// The run that is all of `text`.
fn only_number(text: &str) -> Option<Run> {
    run::runs(&fold::fold(text)).into_iter().next().filter(|run| run.from_start && run.to_end)
}
