//! 巡查结果: what was found on a round, typed by the rows of its sheet with few keys.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::core::event::Condition;
use crate::core::fault::Fault;
use crate::core::notice::hex;
use crate::core::text::half_width;
use crate::core::words::Message;

/// What was found in one row of the sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundFinding {
    /// Row, from 1.
    pub row: usize,
    /// What was found.
    pub condition: Condition,
    /// In words.
    #[serde(default)]
    pub remarks: String,
}

/// Words and letters for what was found, the longer ones first.
const WORDS: [(&str, Condition); 15] = [
    ("完好", Condition::Intact),
    ("在栏", Condition::Intact),
    ("intact", Condition::Intact),
    ("好", Condition::Intact),
    ("√", Condition::Intact),
    ("o", Condition::Intact),
    ("破损", Condition::Damaged),
    ("damaged", Condition::Damaged),
    ("破", Condition::Damaged),
    ("d", Condition::Damaged),
    ("缺失", Condition::Missing),
    ("missing", Condition::Missing),
    ("缺", Condition::Missing),
    ("x", Condition::Missing),
    ("m", Condition::Missing),
];

/// Reads `1-5好 6破:边角撕开 7缺`: rows, what was found, and words behind a colon; 其余好 (or `*o`)
/// stands for all rows that are not named. `rows` is how many the sheet has.
///
/// # Errors
/// Input fault naming the part that cannot be read, a row that is not on the sheet or named twice.
pub fn read_round(text: &str, rows: usize) -> Result<Vec<RoundFinding>, Fault> {
    let text = half_width(text);
    let parts = text.split(|c: char| c.is_whitespace() || ",;、，；".contains(c)).filter(|part| !part.is_empty());
    let mut found: Vec<RoundFinding> = Vec::new();
    let mut rest = None;
    for part in parts {
        let (named, condition, remarks) = part_of(part)?;
        if named == Rows::Rest {
            rest = Some((condition, remarks));
            continue;
        }
        for row in named.rows(rows).ok_or_else(|| fault("round-row", part, rows))? {
            if found.iter().any(|it| it.row == row) {
                return Err(fault("round-row-twice", &row.to_string(), rows));
            }
            found.push(RoundFinding { row, condition, remarks: remarks.to_owned() });
        }
    }
    if let Some((condition, remarks)) = rest {
        let named: BTreeSet<usize> = found.iter().map(|it| it.row).collect();
        let left = (1..=rows).filter(|row| !named.contains(row));
        found.extend(left.map(|row| RoundFinding { row, condition, remarks: remarks.to_owned() }));
    }
    found.sort_by_key(|it| it.row);
    if found.is_empty() { Err(fault("round-nothing", "", rows)) } else { Ok(found) }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Rows {
    Some(usize, usize),
    Rest,
}

impl Rows {
    fn rows(self, most: usize) -> Option<std::ops::RangeInclusive<usize>> {
        match self {
            Self::Some(first, last) if first >= 1 && first <= last && last <= most => Some(first..=last),
            _ => None,
        }
    }
}

fn part_of(part: &str) -> Result<(Rows, Condition, &str), Fault> {
    let unreadable = || fault("round-part", part, 0);
    let (what, remarks) = part.split_once([':', '：']).unwrap_or((part, ""));
    let (named, condition) =
        WORDS.iter().find_map(|(word, it)| Some((what.strip_suffix(word)?, *it))).ok_or_else(unreadable)?;
    let rows = match named.trim_start_matches('第').trim_end_matches(['号', '行', '=']) {
        "*" | "其余" | "其他" | "都" | "全部" => Rows::Rest,
        one => {
            let (first, last) = one.split_once(['-', '~', '—', '至', '到']).unwrap_or((one, one));
            let number = |text: &str| text.trim().parse::<usize>().map_err(|_| unreadable());
            Rows::Some(number(first)?, number(last)?)
        }
    };
    Ok((rows, condition, remarks.trim()))
}

fn fault(key: &'static str, part: &str, rows: usize) -> Fault {
    Fault::input(Message::of(key).with("part", part).with("rows", rows))
}

/// Four signs that say which sheet it is: results are typed by its rows, and with another list on
/// the board the rows would mean something else.
#[must_use]
pub fn sheet_code<'a>(rows: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut hash = Sha256::new();
    for (place, number) in rows {
        hash.update(place);
        hash.update([0]);
        hash.update(number);
        hash.update([0]);
    }
    hex(&hash.finalize()).chars().take(4).flat_map(char::to_uppercase).collect()
}
