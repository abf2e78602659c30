//! Which heading is which column, with and without the help of the clerk.

use gongshilan::core::fault::Fault;
use gongshilan::core::template::{FieldType, Level};
use gongshilan::sheet::{Columns, SheetOrder, SheetReport, read, write_xlsx};

use crate::support::{
    assert_refusal, assert_sayable, column, csv, csv_into, dibao, funds, keys_at, mapping, order, refusal, skipped,
    values,
};

fn mapped(text: &str, map: &[(&str, &str)]) -> Result<SheetReport, Fault> {
    let map: Vec<(String, String)> = map.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
    let columns = dibao();
    let result = read(&SheetOrder { map: &map, ..order("名单.csv", text.as_bytes(), &columns) });
    match &result {
        Ok(report) => assert_sayable(report),
        Err(fault) => assert_refusal(fault),
    }
    result
}

#[test]
fn full_width_and_spaced_headings_are_recognised() {
    let report = csv("户　主\t保障 人数（人）\t村（组）\t月救助金额（元／户）\n张样例\t2\t槐影样例村\t1040\n");
    assert_eq!(mapping(&report), [("head", "A"), ("persons", "B"), ("village", "C"), ("amount", "D")]);
}

#[test]
fn synonyms_count_and_the_surer_word_wins() {
    let report = csv("姓名,户主,家庭人口,行政村,低保金额,补助标准\n张小样,张样例,2,槐影样例村,1040,520\n");
    assert_eq!(mapping(&report), [("head", "B"), ("persons", "C"), ("village", "D"), ("amount", "E")]);
    assert_eq!(report.ignored, ["姓名", "补助标准"]);
}

#[test]
fn the_synonyms_of_a_template_count() {
    let mut columns = dibao();
    columns[0].synonyms = vec!["当家人".to_owned()];
    let report = csv_into("当家人,人数,村组,金额\n张样例,2,槐影样例村,1040\n", &columns);
    assert_eq!(values(&report, "head"), ["张样例"]);
}

#[test]
fn a_word_inside_a_heading_counts_only_when_nothing_else_contains_it() {
    let one = csv("户主姓名,保障人数,村组,本月发放金额\n张样例,2,槐影样例村,1040\n");
    assert_eq!(values(&one, "amount"), ["1040.00"]);
    let two = csv("户主姓名,保障人数,村组,上月发放金额,本月发放金额\n张样例,2,槐影样例村,1040,1050\n");
    assert_eq!(values(&two, "amount"), [""]);
    assert_eq!(keys_at(&two, Level::Warning), ["sheet-column-missing"]);
}

#[test]
fn titles_units_and_blank_rows_are_passed_over_and_named() {
    let report =
        csv("低保名单\n\n填报单位：样例村,,,单位：元\n户主姓名,保障人数,村组,金额\n\n张样例,2,槐影样例村,1040\n");
    assert_eq!(report.header_row, Some(4));
    assert_eq!(skipped(&report), [(1, "sheet-row-above"), (3, "sheet-row-above"), (5, "sheet-row-blank")]);
    assert_eq!(report.rows[0].row, 6);
}

#[test]
fn the_unit_may_stand_above_the_headings() {
    let text = "资金分配表\n,,,单位：万元\n项目名称,实施地点,资金来源,金额\n道路硬化,槐影样例村,省级,37.26\n";
    let report = csv_into(text, &funds());
    assert_eq!(values(&report, "amount"), ["372600.00"]);
    let heading = csv_into(&text.replace("金额", "金额（元）"), &funds());
    assert_eq!(values(&heading, "amount"), ["37.26"]);
}

#[test]
fn a_unit_that_cannot_be_converted_is_refused() {
    let text = "项目名称,实施地点,资金来源,金额（亿元）\n道路硬化,槐影样例村,省级,37.26\n";
    let fault = read(&order("资金.csv", text.as_bytes(), &funds())).unwrap_err();
    assert_refusal(&fault);
    assert_eq!(fault.message.key, "sheet-unit-odd");
}

#[test]
fn equal_headings_are_not_chosen_between() {
    let text = "户主姓名,保障人数,村组,金额,金额\n张样例,2,槐影样例村,1040,1050\n";
    let fault = refusal(text);
    assert_eq!(fault.message.key, "sheet-heading-twice");
    assert!(fault.message.arg("letters") == Some("D、E"), "{fault:?}");
    let report = mapped(text, &[("E", "amount")]).unwrap();
    assert_eq!(values(&report, "amount"), ["1050.00"]);
    let empty = csv("户主姓名,保障人数,村组,金额,金额\n张样例,2,槐影样例村,,1050\n");
    assert_eq!(values(&empty, "amount"), ["1050.00"]);
}

#[test]
fn the_clerk_names_headings_letters_and_labels() {
    let text = "农家,人头,哪个村,钱\n张样例,2,槐影样例村,1040\n";
    for map in [
        [("农家", "head"), ("人头", "persons"), ("哪个村", "village"), ("钱", "amount")],
        [("A", "head"), ("b", "persons"), ("C", "居住社区(村)"), ("钱", "月救助金额")],
    ] {
        let report = mapped(text, &map).unwrap();
        assert_eq!(mapping(&report), [("head", "A"), ("persons", "B"), ("village", "C"), ("amount", "D")]);
        assert_eq!(values(&report, "village"), ["槐影样例村"]);
        assert_eq!(report.rows.len(), 1, "{:?}", report.rows);
    }
}

#[test]
fn the_clerk_wins_over_a_good_heading() {
    let text = "户主姓名,保障人数,村组,金额,实发\n张样例,2,槐影样例村,1040,1050\n";
    let report = mapped(text, &[("实发", "amount")]).unwrap();
    assert_eq!(values(&report, "amount"), ["1050.00"]);
    assert_eq!(report.ignored, ["金额"]);
}

#[test]
fn letters_work_without_headings() {
    let report =
        mapped("甲\t2\t槐影\t1040\n乙\t1\t石碾\t620\n", &[("A", "head"), ("C", "village"), ("D", "amount")]).unwrap();
    assert_eq!(values(&report, "head"), ["甲", "乙"]);
    assert_eq!(values(&report, "amount"), ["1040.00", "620.00"]);
    assert_eq!(report.header_row, None);
}

#[test]
fn wishes_that_cannot_be_are_refused() {
    let text = "户主姓名,保障人数,村组,金额,身份证号\n张样例,2,槐影样例村,1040,370481188001010018\n";
    for (map, key) in [
        (vec![("户主姓名", "nobody")], "sheet-map-key"),
        (vec![("没有的列", "head")], "sheet-map-header"),
        (vec![("Z", "head")], "sheet-map-header"),
        (vec![("户主姓名", "head"), ("村组", "head")], "sheet-map-twice"),
        (vec![("村组", "head"), ("C", "village")], "sheet-map-twice"),
        (vec![("身份证号", "head")], "sheet-map-private"),
        (vec![("E", "head")], "sheet-map-private"),
    ] {
        assert_eq!(mapped(text, &map).unwrap_err().message.key, key, "{map:?}");
    }
}

#[test]
fn doubtful_lists_without_headings_are_refused() {
    // Two columns of counts, or two columns of names: nobody knows which.
    for text in ["张样例\t2\t3\n李示范\t1\t1\n", "张样例\t李示范\t620\n王虚构\t欧阳测试\t1515\n", "文字\n", "1\n2\n3\n"]
    {
        let fault = refusal(text);
        assert_eq!(fault.message.key, "sheet-no-headings", "{text}");
        assert!(
            fault.message.args.iter().any(|(name, _)| fault.message.arg(name).unwrap().contains("head=户主姓名")),
            "{fault:?}"
        );
    }
}

#[test]
fn missing_columns_are_named() {
    let report = csv("户主姓名,村组\n张样例,槐影样例村\n");
    let missing: Vec<&str> = report.problems.iter().filter_map(|problem| problem.key.as_deref()).collect();
    assert_eq!(missing, ["persons", "amount"]);
    assert_eq!(keys_at(&report, Level::Warning), ["sheet-column-missing"; 2]);
    assert_eq!(report.rows.len(), 1);
}

#[test]
fn headings_repeated_on_every_page_are_no_entries() {
    let text =
        "户主姓名,保障人数,村组,金额\n张样例,2,槐影样例村,1040\n户主姓名,保障人数,村组,金额\n李示范,1,石碾样例村,620\n";
    let report = csv(text);
    assert_eq!(values(&report, "head"), ["张样例", "李示范"]);
    assert_eq!(skipped(&report), [(3, "sheet-row-heading")]);
}

#[test]
fn notes_and_signatures_below_are_no_entries() {
    let text = "户主姓名,保障人数,村组,金额\n张样例,2,槐影样例村,1040\n,,,\n填表人：李示范,,审核人：王虚构,\n注：金额按月计算,,,\n";
    let report = csv(text);
    assert_eq!(values(&report, "head"), ["张样例"]);
    assert_eq!(skipped(&report), [(3, "sheet-row-blank"), (4, "sheet-row-note"), (5, "sheet-row-note")]);
}

#[test]
fn rows_with_only_a_running_number_are_skipped() {
    let report = csv("序号,户主姓名,保障人数,村组,金额\n1,张样例,2,槐影样例村,1040\n2,,,,\n");
    assert_eq!(report.rows.len(), 1);
    assert_eq!(skipped(&report), [(3, "sheet-row-empty")]);
}

#[test]
fn free_headings_must_differ_and_take_no_map() {
    let text = "品名,数量,数量\n扫帚,2,3\n";
    let free = |text: &'static str, map| SheetOrder {
        name: "物资.csv",
        bytes: text.as_bytes(),
        sheet: None,
        columns: Columns::Free,
        map,
    };
    assert_eq!(read(&free(text, &[])).unwrap_err().message.key, "sheet-free-twice");
    let map = [("A".to_owned(), "x".to_owned())];
    assert_eq!(read(&free(text, &map)).unwrap_err().message.key, "sheet-free-map");
    assert_eq!(read(&free("1,2\n3,4\n", &[])).unwrap_err().message.key, "sheet-free-none");
    let good = read(&free("物资发放\n序号,品名,数量,\n1,扫帚,2把,红\n", &[])).unwrap();
    assert_eq!(good.columns, ["品名", "数量"]);
    assert_eq!(good.ignored, ["序号", "D"]);
    assert_eq!(keys_at(&good, Level::Warning), ["sheet-nameless"]);
}

#[test]
fn a_list_of_one_column_imports() {
    let columns = [column("project", "项目名称", FieldType::Text)];
    let report = csv_into("项目名称\n村内道路硬化\n饮水安全巩固\n", &columns);
    assert_eq!(values(&report, "project"), ["村内道路硬化", "饮水安全巩固"]);
}

#[test]
fn a_kind_without_a_list_takes_no_sheet() {
    let fault = read(&order("a.csv", b"a,b\n1,2\n", &[])).unwrap_err();
    assert_refusal(&fault);
    assert_eq!(fault.message.key, "sheet-no-columns");
}

#[test]
fn the_map_is_for_the_sheet_that_fits() {
    let cover = write_xlsx("", &["本表为虚构样例".to_owned()], &[]).unwrap();
    let list = "农家\t人头\t哪个村\t钱\n张样例\t2\t槐影样例村\t1040\n";
    let columns = dibao();
    let map = [("农家".to_owned(), "head".to_owned())];
    let alone = SheetOrder { map: &map, ..order("封面.xlsx", &cover, &columns) };
    assert_eq!(read(&alone).unwrap_err().message.key, "sheet-map-header");
    let report = read(&SheetOrder { map: &map, ..order("名单.tsv", list.as_bytes(), &columns) }).unwrap();
    assert_eq!(mapping(&report), [("head", "A")]);
    assert_eq!(report.ignored, ["人头", "哪个村", "钱"]);
}
