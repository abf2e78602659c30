//! Check a poster that somebody holds against the record: its code, a photograph of it, or its PDF.

use std::path::Path;

use super::files::{read, unreadable};
use super::open::Desk;
use crate::core::fault::Fault;
use crate::core::notice::hex;
use crate::core::poster::{EditionCode, Verdict};
use crate::core::standing::Standing;
use crate::core::words::Message;
use crate::press::read_codes;
use sha2::{Digest, Sha256};

/// What the record says of a poster.
#[derive(Clone, Debug)]
pub struct JudgedPoster {
    /// The verdict.
    pub verdict: Verdict,
    /// How its notice stands today; `None` where no notice is known.
    pub standing: Option<Standing>,
}

/// Endings of what is a file and no text.
const FILES: [&str; 5] = ["pdf", "jpg", "jpeg", "png", "txt"];

impl Desk {
    /// What the record says of a poster: `given` is a photograph of one or several (JPEG, PNG), a
    /// PDF that this program made, a text file, or the text that a telephone shows for the code.
    ///
    /// # Errors
    /// Input faults: `file-unreadable`, `code-photo-unreadable`, `code-none` when no code is on
    /// the photograph, `code-other` when it is none of this program; storage faults.
    pub fn verify_poster(&self, given: &Path) -> Result<Vec<JudgedPoster>, Fault> {
        if !given.is_file() {
            return Ok(vec![self.judge_text(&text_of(given)?)?]);
        }
        let bytes = read(given)?;
        if bytes.starts_with(b"%PDF") {
            return Ok(vec![self.judge_file(&bytes)?]);
        }
        match String::from_utf8(bytes) {
            Ok(text) => Ok(vec![self.judge_text(&text)?]),
            Err(other) => self.judge_photo(other.as_bytes()),
        }
    }

    fn judge_photo(&self, photo: &[u8]) -> Result<Vec<JudgedPoster>, Fault> {
        let codes = read_codes(photo)?;
        let known: Vec<EditionCode> = codes.iter().filter_map(|text| EditionCode::read(text)).collect();
        match codes.first() {
            None => Err(Fault::input(Message::of("code-none"))),
            // Other things on a board have codes as well.
            Some(other) if known.is_empty() => Err(is_other(other)),
            Some(_) => known.iter().map(|code| self.judge_code(code)).collect(),
        }
    }

    fn judge_text(&self, text: &str) -> Result<JudgedPoster, Fault> {
        self.judge_code(&EditionCode::read(text).ok_or_else(|| is_other(text))?)
    }

    fn judge_code(&self, code: &EditionCode) -> Result<JudgedPoster, Fault> {
        let notice = self.store.notice(&code.number)?;
        self.judged_poster(Verdict::of_code(code, notice.as_ref()))
    }

    fn judge_file(&self, bytes: &[u8]) -> Result<JudgedPoster, Fault> {
        let digest = hex(&Sha256::digest(bytes));
        let mut verdict = Verdict::OtherFile;
        self.store.each_notice(|notice| {
            if let Some(found) = Verdict::of_file(&digest, notice) {
                verdict = found;
            }
        })?;
        self.judged_poster(verdict)
    }

    fn judged_poster(&self, verdict: Verdict) -> Result<JudgedPoster, Fault> {
        let known = verdict.number().filter(|_| !matches!(verdict, Verdict::Unknown { .. }));
        let standing = known.map(|number| self.standing_of(number)).transpose()?;
        Ok(JudgedPoster { verdict, standing })
    }
}

// A file name that leads nowhere is no text of a code.
fn text_of(given: &Path) -> Result<String, Fault> {
    let names_file = given.extension().is_some_and(|own| FILES.iter().any(|known| own.eq_ignore_ascii_case(known)));
    match given.to_str() {
        Some(text) if !names_file && !given.is_dir() => Ok(text.to_owned()),
        _ => Err(std::fs::File::open(given).map_or_else(
            |error| unreadable(given, &error),
            |_| unreadable(given, &std::io::ErrorKind::IsADirectory.into()),
        )),
    }
}

fn is_other(text: &str) -> Fault {
    Fault::input(Message::of("code-other").with("text", crate::core::text::shorten(text.trim(), 60)))
}
