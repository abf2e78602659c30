//! What holds for any input.

use gongshilan::core::money::Money;
use gongshilan::core::values::Row;
use gongshilan::sheet::{Cell, Columns, SheetOrder, read, write_csv, write_xlsx};
use proptest::prelude::*;

use crate::support::{assert_refusal, assert_sayable, data, dibao, funds, order, values};

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

fn any_cell() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("户主姓名".to_owned()),
        Just("金额（万元）".to_owned()),
        Just("合计".to_owned()),
        Just("身份证号".to_owned()),
        "[0-9０-９.,，￥ -]{0,20}",
        "\\PC{0,12}",
        "[张李王\u{FFFD}\u{200B}\"'\n\t（）人户村组：]{0,6}",
    ]
}

fn any_grid() -> impl Strategy<Value = String> {
    let row = prop::collection::vec(any_cell(), 0..7);
    (prop::collection::vec(row, 0..12), prop::sample::select(vec![",", "\t", ";"]))
        .prop_map(|(rows, by)| rows.iter().map(|row| row.join(by)).collect::<Vec<_>>().join("\n"))
}

fn survives(name: &str, bytes: &[u8]) {
    let columns = dibao();
    for columns in [Columns::Fixed(&columns), Columns::Free] {
        match read(&SheetOrder { name, bytes, sheet: None, columns, map: &[] }) {
            Ok(report) => assert_sayable(&report),
            Err(fault) => assert_refusal(&fault),
        }
    }
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn any_text_is_read_or_refused(text in any_grid()) {
        survives("任意.csv", text.as_bytes());
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        survives("任意", &bytes);
    }

    #[test]
    fn amounts_come_back_from_every_file(fens in prop::collection::vec(0_i64..1_000_000_000_000, 1..20)) {
        let headings = ["户主姓名", "金额（元）"].map(str::to_owned);
        let rows: Vec<Vec<Cell>> = fens
            .iter()
            .map(|fen| vec![Cell::Text("张样例".to_owned()), Cell::Money(Money::from_fen(*fen))])
            .collect();
        let wanted: Vec<String> = fens.iter().map(|fen| Money::from_fen(*fen).plain()).collect();
        for bytes in [write_xlsx("名单", &headings, &rows).unwrap(), write_csv(&headings, &rows).unwrap()] {
            let report = read(&order("名单", &bytes, &dibao())).unwrap();
            prop_assert_eq!(values(&report, "amount"), wanted.iter().map(String::as_str).collect::<Vec<_>>());
        }
    }

    #[test]
    fn ten_thousands_are_exact(fens in prop::collection::vec(0_i64..100_000_000_000, 1..20)) {
        // Amounts down to 分 in 万元: six decimals in a spreadsheet's number.
        let headings = ["项目名称", "金额（万元）"].map(str::to_owned);
        let rows: Vec<Vec<Cell>> = fens
            .iter()
            .map(|fen| vec![Cell::Text("道路".to_owned()), Cell::Number(format!("{}.{:06}", fen / 1_000_000, fen % 1_000_000))])
            .collect();
        let wanted: Vec<String> = fens.iter().map(|fen| Money::from_fen(*fen).plain()).collect();
        let bytes = write_xlsx("", &headings, &rows).unwrap();
        let report = read(&order("资金.xlsx", &bytes, &funds())).unwrap();
        prop_assert_eq!(values(&report, "amount"), wanted.iter().map(String::as_str).collect::<Vec<_>>());
    }

    #[test]
    fn entries_come_back_whatever_the_names(names in prop::collection::vec("[一-鿿㐀-䶿𠀀-𪛟]{2,4}", 1..20)) {
        let headings = ["户主姓名", "保障人数"].map(str::to_owned);
        let rows: Vec<Vec<Cell>> =
            names.iter().map(|name| vec![Cell::Text(name.clone()), Cell::Number("1".to_owned())]).collect();
        let report = read(&order("a.csv", &write_csv(&headings, &rows).unwrap(), &dibao())).unwrap();
        let read: Vec<&Row> = report.rows.iter().map(|row| &row.values).collect();
        prop_assert_eq!(read.len() + report.skipped.len(), names.len());
        prop_assert_eq!(values(&report, "head"), names.iter().map(String::as_str).collect::<Vec<_>>());
    }
}

proptest! {
    #![proptest_config(config(64))]

    #[test]
    fn damaged_workbooks_are_read_or_refused(
        name in prop::sample::select(vec!["dibao-households.xls", "dibao-households.xlsx", "dibao-households.ods"]),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
    ) {
        let mut bytes = data(name);
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        survives(name, &bytes);
    }
}
