//! The sentences that the program itself puts on posters: `templates/wording.toml`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::core::event::Shot;
use crate::core::template::{DayUnit, Span};

/// All of `templates/wording.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wording {
    pub(super) period: PeriodWording,
    pub(super) facts: FactWording,
    pub(super) attribute: AttributeWording,
    pub(super) code: CodeWording,
    pub(super) certificate: CertificateWording,
    pub(super) catalog: CatalogWording,
    pub(super) ledger: LedgerWording,
    pub(super) round: RoundWording,
    pub(super) due: SheetWording,
    pub(super) report: SheetWording,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PeriodWording {
    pub(super) before: String,
    pub(super) result: String,
    pub(super) long: String,
    pub(super) periodic: String,
    pub(super) draft: String,
    pub(super) draft_long: String,
    pub(super) short: String,
    pub(super) short_long: String,
    pub(super) short_draft: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FactWording {
    pub(super) post: String,
    pub(super) end: String,
    days: String,
    workdays: String,
    pub(super) long: String,
    pub(super) total: String,
    pub(super) subtotal: String,
    pub(super) capital: String,
    pub(super) serial: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AttributeWording {
    pub(super) line: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CodeWording {
    pub(super) period: String,
    pub(super) to: String,
    pub(super) open: String,
    pub(super) digest: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CertificateWording {
    pub(super) title: String,
    pub(super) lead: Vec<String>,
    pub(super) tail: Vec<String>,
    pub(super) columns: Vec<String>,
    pub(super) rejected: String,
    pub(super) upheld: String,
    shots: BTreeMap<String, String>,
    pub(super) caption: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CatalogWording {
    pub(super) title: String,
    pub(super) columns: Vec<String>,
    pub(super) channel: String,
    pub(super) audience: String,
    pub(super) method: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LedgerWording {
    pub(super) title: String,
    pub(super) lead: String,
    pub(super) columns: Vec<String>,
    pub(super) objections: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RoundWording {
    pub(super) title: String,
    pub(super) lead: Vec<String>,
    pub(super) tail: Vec<String>,
    pub(super) columns: Vec<String>,
    #[serde(rename = "box")]
    pub(super) tick: String,
    pub(super) until_replaced: String,
    pub(super) missing: String,
    pub(super) overdue: String,
    pub(super) objections: String,
}

/// A list for the file: what stands above it, and its headings.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SheetWording {
    pub(super) title: String,
    pub(super) lead: String,
    pub(super) columns: Vec<String>,
}

static WORDING: OnceLock<Wording> = OnceLock::new();

/// The sentences, read from the binary once; a test reads the file, a broken one never ships.
pub(super) fn wording() -> &'static Wording {
    WORDING.get_or_init(|| toml::from_str(include_str!("../../../templates/wording.toml")).unwrap_or_default())
}

/// `7天`, `7个工作日`; `长期` for none.
#[must_use]
pub fn span_words(span: Option<Span>) -> String {
    let facts = &wording().facts;
    let Some(span) = span else { return facts.long.clone() };
    let pattern = match span.unit {
        DayUnit::Calendar => &facts.days,
        DayUnit::Workday => &facts.workdays,
    };
    pattern.replace("{{ n }}", &span.days.to_string())
}

impl CertificateWording {
    pub(super) fn shot(&self, shot: Shot) -> &str {
        let key = match shot {
            Shot::Far => "far",
            Shot::Near => "near",
            Shot::Down => "down",
            Shot::Other => "other",
        };
        self.shots.get(key).map_or("", String::as_str)
    }
}
