//! A practice board to work on. Villages, persons and amounts are invented.

use std::path::Path;

use chrono::NaiveDate;
use gongshilan::core::office::{Duty, IssuerLevel, Place, Staff};
use gongshilan::core::values::Values;
use gongshilan::desk::{Clock, Content, Desk, DraftRequest, OfficeChange, set_up};

pub(crate) fn day() -> NaiveDate {
    "2026-11-24".parse().unwrap()
}

pub(crate) fn board(home: &Path) -> Desk {
    let staff = |name: &str, duties: &[Duty]| Staff {
        name: name.into(),
        post: String::new(),
        duties: duties.iter().copied().collect(),
    };
    let change = OfficeChange {
        name: Some("示例镇人民政府".into()),
        short: Some("示例镇".into()),
        code: Some("t".into()),
        level: Some(IssuerLevel::Town),
        places: vec![Place { name: "栏".into(), kind: "镇街公开栏".into() }],
        staff: vec![
            staff("周样例", &[Duty::Draft, Duty::Post, Duty::Inspect]),
            staff("吴示范", &[Duty::Review, Duty::Manage]),
        ],
        practice: true,
        ..OfficeChange::default()
    };
    set_up(home, change, None, Clock::Chosen(day())).unwrap()
}

/// A draft of the list of households, without the list.
pub(crate) fn draft(desk: &mut Desk, content: Content) -> String {
    let template = "dibao-initial".to_owned();
    desk.draft(&DraftRequest { template, content, ..DraftRequest::default() }).unwrap().number
}

/// Values with a list of `rows` households.
pub(crate) fn households(rows: usize) -> Values {
    let row = |i: usize| {
        let cells = [
            ("head", format!("样例{i:04}")),
            ("persons", (i % 4 + 1).to_string()),
            ("village", "柳泉样例村".to_owned()),
            ("amount", format!("{}.50", i % 900 + 100)),
            ("opinion", "拟同意".to_owned()),
        ];
        cells.map(|(key, text)| (key.to_owned(), text)).into()
    };
    Values { rows: (0..rows).map(row).collect(), ..Values::default() }
}
