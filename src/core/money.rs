//! Money in 元 with exactly two decimals, counted in 分; no floating point anywhere.

use std::fmt;
use std::iter::Sum;

use chinese_number::{ChineseCase, ChineseCountMethod, ChineseVariant, NumberToChinese};

use super::text::half_width;

/// An amount of money, exact to the 分.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money {
    fen: i64,
}

/// The unit a number was typed in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MoneyUnit {
    /// 元.
    #[default]
    Yuan,
    /// 万元, ten thousand 元.
    TenThousand,
}

/// Why a text is no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoneyError {
    /// Nothing there.
    Empty,
    /// Not a number at all.
    NotANumber,
    /// More decimals than 分: the amount would have to be rounded.
    TooFine,
    /// Larger than any public fund (above 10^15 元).
    TooLarge,
}

const LIMIT_FEN: i64 = 100_000_000_000_000_000;

impl Money {
    /// An amount in 分.
    #[must_use]
    pub const fn from_fen(fen: i64) -> Self {
        Self { fen }
    }

    /// The amount in 分.
    #[must_use]
    pub const fn fen(self) -> i64 {
        self.fen
    }

    /// Reads an amount as clerks type it: `1,234.50`, `￥1234.5`, `1234元`, `３６.５万元`, full-width
    /// digits. A 万元 in the text wins over `unit`.
    ///
    /// # Errors
    /// When the text is empty, no number, finer than 分 or beyond all bounds.
    pub fn parse(text: &str, unit: MoneyUnit) -> Result<Self, MoneyError> {
        let (number, unit) = strip(&half_width(text), unit);
        if number.is_empty() {
            return Err(MoneyError::Empty);
        }
        let (negative, digits) = match number.strip_prefix('-') {
            Some(rest) => (true, rest.to_owned()),
            None => (false, number),
        };
        let (whole, decimals) = digits.split_once('.').unwrap_or((&digits, ""));
        let whole = without_separators(whole).ok_or(MoneyError::NotANumber)?;
        if whole.is_empty() && decimals.is_empty() || !decimals.bytes().all(|b| b.is_ascii_digit()) {
            return Err(MoneyError::NotANumber);
        }
        let places = match unit {
            MoneyUnit::Yuan => 2,
            MoneyUnit::TenThousand => 6,
        };
        let fen = scaled(&whole, decimals, places)?;
        Ok(Self { fen: if negative { -fen } else { fen } })
    }

    /// The sum, or `None` when it leaves all bounds.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let fen = self.fen.checked_add(other.fen)?;
        (fen.abs() <= LIMIT_FEN).then_some(Self { fen })
    }

    /// `壹仟贰佰叁拾肆元伍角整`: capital figures (《正确填写票据和结算凭证的基本规定》, 银行
    /// 结算办法 annex 1, articles 2 to 4).
    #[must_use]
    pub fn capital(self) -> String {
        let fen = self.fen.unsigned_abs();
        let (yuan, jiao, fen) = (fen / 100, fen / 10 % 10, fen % 10);
        let mut out = if self.fen < 0 { "负".to_owned() } else { String::new() };
        if yuan > 0 || (jiao, fen) == (0, 0) {
            out.push_str(&capital_number(yuan));
            out.push('元');
        }
        if jiao > 0 {
            out.push_str(&capital_number(jiao));
            out.push('角');
        } else if fen > 0 && yuan > 0 {
            out.push('零');
        }
        if fen > 0 {
            out.push_str(&capital_number(fen));
            out.push('分');
        } else {
            out.push('整');
        }
        out
    }

    /// `1234.50`: the form that is stored.
    #[must_use]
    pub fn plain(self) -> String {
        let sign = if self.fen < 0 { "-" } else { "" };
        let fen = self.fen.unsigned_abs();
        format!("{sign}{}.{:02}", fen / 100, fen % 100)
    }
}

/// `1,234.50`: the form that is printed.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plain = self.plain();
        let (sign, rest) = plain.strip_prefix('-').map_or(("", plain.as_str()), |rest| ("-", rest));
        let (whole, decimals) = rest.split_once('.').unwrap_or((rest, "00"));
        let mut grouped = String::new();
        for (i, digit) in whole.chars().enumerate() {
            if i > 0 && (whole.len() - i).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        write!(f, "{sign}{grouped}.{decimals}")
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        Self { fen: iter.fold(0, |sum, money| sum.saturating_add(money.fen)) }
    }
}

// No number of 元 is beyond the library: the largest amount has 16 digits. Article 4: 拾 never
// stands without its 壹.
fn capital_number(number: u64) -> String {
    let said = number.to_chinese(ChineseVariant::Simple, ChineseCase::Upper, ChineseCountMethod::TenThousand);
    let said = said.unwrap_or_default();
    if said.starts_with('拾') { format!("壹{said}") } else { said }
}

fn strip(text: &str, unit: MoneyUnit) -> (String, MoneyUnit) {
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let bare = compact.trim_start_matches(['¥', '￥']).trim_start_matches("人民币");
    for (tail, unit) in [
        ("万元", MoneyUnit::TenThousand),
        ("万", MoneyUnit::TenThousand),
        ("元整", MoneyUnit::Yuan),
        ("元", MoneyUnit::Yuan),
    ] {
        if let Some(number) = bare.strip_suffix(tail) {
            return (number.to_owned(), unit);
        }
    }
    (bare.to_owned(), unit)
}

// Separators stand every three digits or not at all: `12,34` is a slip of the pen, not 1234.
fn without_separators(whole: &str) -> Option<String> {
    let groups: Vec<&str> = whole.split(',').collect();
    let digits = groups.iter().all(|group| group.bytes().all(|b| b.is_ascii_digit()));
    let regular = groups.len() == 1
        || groups
            .iter()
            .enumerate()
            .all(|(i, group)| if i == 0 { (1..=3).contains(&group.len()) } else { group.len() == 3 });
    (digits && regular).then(|| groups.concat())
}

fn scaled(whole: &str, decimals: &str, places: usize) -> Result<i64, MoneyError> {
    let decimals = decimals.trim_end_matches('0');
    if decimals.len() > places {
        return Err(MoneyError::TooFine);
    }
    let padded = format!("{whole}{decimals:0<places$}");
    let fen: i64 = padded.parse().map_err(|_| MoneyError::TooLarge)?;
    if fen > LIMIT_FEN { Err(MoneyError::TooLarge) } else { Ok(fen) }
}
