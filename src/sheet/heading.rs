//! One heading: what it says without blanks, brackets and units, and which unit it names.

use crate::core::money::MoneyUnit;
use crate::core::text::half_width;

use super::grid::{GridCell, GridRow};

/// A heading of the sheet, or a word that a heading may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Heading {
    /// 0-based column.
    pub(super) column: usize,
    /// As it stands in the sheet, on one line.
    pub(super) shown: String,
    /// Normal form with what stands in brackets: `居住村组`.
    pub(super) full: String,
    /// Normal form without it: `居住村`.
    pub(super) bare: String,
}

/// The unit that a heading of amounts names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NamedUnit {
    /// None.
    Silent,
    /// 元 or 万元.
    Known(MoneyUnit),
    /// One that the program does not convert, such as 亿元.
    Odd,
}

impl Heading {
    /// A heading above a 0-based column.
    pub(super) fn new(column: usize, text: &str) -> Self {
        let shown = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let (full, bare) = normal_forms(text);
        Self { column, shown, full, bare }
    }

    /// A word that a heading may be.
    pub(super) fn word(text: &str) -> Self {
        Self::new(0, text)
    }

    /// The headings that a row would make.
    pub(super) fn of_row(row: &GridRow) -> Vec<Self> {
        row.cells().map(|(column, cell)| Self::new(column, &cell.shown())).collect()
    }

    /// Whether both say the same, brackets included.
    pub(super) fn equals(&self, word: &Self) -> bool {
        !self.full.is_empty() && self.full == word.full
    }

    /// Whether both say the same once what stands in the brackets of one of them is left out.
    pub(super) fn resembles(&self, word: &Self) -> bool {
        !self.bare.is_empty() && (self.bare == word.full || self.full == word.bare)
    }

    /// Whether this says `word` and little else: as its end, or anywhere for longer words.
    pub(super) fn contains(&self, word: &Self) -> bool {
        let (own, other) = (self.full.chars().count(), word.full.chars().count());
        let inside = other >= 2 && self.full.ends_with(&word.full) || other >= 3 && self.full.contains(&word.full);
        inside && own <= other + 4
    }

    /// The unit it names.
    pub(super) fn unit(&self) -> NamedUnit {
        unit_in(&self.shown)
    }
}

/// The unit of money that a text names.
pub(super) fn unit_in(text: &str) -> NamedUnit {
    let plain: String = half_width(text).chars().filter(|c| !c.is_whitespace()).collect();
    match () {
        () if ["百万元", "千万元", "亿元", "千元", "百元", "美元"].iter().any(|odd| plain.contains(odd)) => {
            NamedUnit::Odd
        }
        () if plain.contains("万元") || plain.contains("(万)") => NamedUnit::Known(MoneyUnit::TenThousand),
        () if plain.contains('元') => NamedUnit::Known(MoneyUnit::Yuan),
        () => NamedUnit::Silent,
    }
}

/// Whether a row can be a row of headings: at most a third of it is numbers or days.
pub(super) fn could_be_headings(row: &GridRow) -> bool {
    let numbers = row.cells().filter(|(_, cell)| is_value(cell)).count();
    numbers * 3 <= row.filled()
}

fn is_value(cell: &GridCell) -> bool {
    match cell {
        GridCell::Text(text) => text.chars().all(|c| c.is_numeric() || c.is_whitespace() || ".,-，。￥¥".contains(c)),
        GridCell::Number(_) | GridCell::Date(_) | GridCell::Broken(_) => true,
    }
}

// With and without what stands in brackets; units, blanks and signs are in neither.
fn normal_forms(text: &str) -> (String, String) {
    let (mut full, mut bare, mut inner) = (String::new(), String::new(), String::new());
    let mut depth = 0_u32;
    let close = |inner: &mut String, full: &mut String| {
        if !is_unit(inner) {
            full.push_str(inner);
        }
        inner.clear();
    };
    for c in half_width(text).to_lowercase().chars() {
        match c {
            '(' | '[' | '{' | '【' | '〔' | '<' | '《' => depth += 1,
            ')' | ']' | '}' | '】' | '〕' | '>' | '》' => {
                depth = depth.saturating_sub(1);
                close(&mut inner, &mut full);
            }
            _ if depth > 0 => inner.push(c),
            _ => {
                full.push(c);
                bare.push(c);
            }
        }
    }
    close(&mut inner, &mut full);
    (tidy(&full), tidy(&bare))
}

// `拟月救助金额/元` → `月救助金额`.
fn tidy(text: &str) -> String {
    let word: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
    let word = word.strip_prefix('拟').filter(|rest| !rest.is_empty()).unwrap_or(&word);
    let short = ["万元", "元"].iter().find_map(|unit| word.strip_suffix(unit)).filter(|rest| !rest.is_empty());
    short.unwrap_or(word).to_owned()
}

fn is_unit(text: &str) -> bool {
    const UNITS: [&str; 26] = [
        "元",
        "万",
        "万元",
        "千元",
        "百万元",
        "千万元",
        "亿元",
        "户",
        "人",
        "月",
        "年",
        "亩",
        "头",
        "只",
        "个",
        "天",
        "次",
        "人次",
        "公里",
        "平方米",
        "米",
        "株",
        "吨",
        "公斤",
        "项",
        "%",
    ];
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let plain = plain.trim_start_matches("单位").trim_start_matches(':');
    plain.split(['/', '·', '、', '.', ',', '-', '每']).all(|part| part.is_empty() || UNITS.contains(&part))
}

#[cfg(test)]
mod tests {
    use super::{Heading, NamedUnit, unit_in};
    use crate::core::money::MoneyUnit;

    #[test]
    fn dress_does_not_matter() {
        for (text, full, bare) in [
            ("月救助金额（元/户）", "月救助金额", "月救助金额"),
            ("月救助\n金额(元)", "月救助金额", "月救助金额"),
            ("居住村（组）", "居住村组", "居住村"),
            ("户 主 姓 名*", "户主姓名", "户主姓名"),
            ("资金规模（单位：万元）", "资金规模", "资金规模"),
            ("拟保障人数（人）", "保障人数", "保障人数"),
            ("受益对象（户数/人数）", "受益对象户数人数", "受益对象"),
            ("金额【元】", "金额", "金额"),
            ("补贴金额／元", "补贴金额", "补贴金额"),
            ("元", "元", "元"),
        ] {
            let heading = Heading::word(text);
            assert_eq!((heading.full.as_str(), heading.bare.as_str()), (full, bare), "{text}");
        }
    }

    #[test]
    fn units_are_read() {
        assert_eq!(unit_in("资金规模（万元）"), NamedUnit::Known(MoneyUnit::TenThousand));
        assert_eq!(unit_in("金额（元／户）"), NamedUnit::Known(MoneyUnit::Yuan));
        assert_eq!(unit_in("投资（亿元）"), NamedUnit::Odd);
        assert_eq!(unit_in("投资（百万元）"), NamedUnit::Odd);
        assert_eq!(unit_in("金额"), NamedUnit::Silent);
    }
}
