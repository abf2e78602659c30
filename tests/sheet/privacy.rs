//! What must not hang on a board does not get past the import.

use gongshilan::core::template::FieldType;
use gongshilan::sheet::{Columns, SheetOrder, SheetReport, read};

use crate::support::{column, csv, csv_into, dibao, errors, values};

const ID: &str = "370481188001010018";
const CARD: &str = "6228480000000000000";
const MOBILE: &str = "13800000000";

fn why(report: &SheetReport) -> Vec<(&str, &str)> {
    report.dropped.iter().map(|column| (column.header.as_str(), column.why.key.as_ref())).collect()
}

fn assert_no_secret(report: &SheetReport) {
    let json = serde_json::to_string(report).unwrap();
    for secret in [ID, CARD, MOBILE, "重残", "慢性病"] {
        assert!(!json.contains(secret), "{secret} in {json}");
    }
}

#[test]
fn headings_that_must_not_be_public() {
    for heading in [
        "身份证号",
        "公民身份证号码",
        "证件号码",
        "残疾证号",
        "银行账号",
        "银行卡号",
        "一卡通号",
        "存折账号",
        "联系电话",
        "手机号",
        "家庭住址",
        "门牌号",
        "残疾等级",
        "所患疾病",
        "健康状况",
        "出生年月",
        "年龄",
        "社保卡号",
        "学籍号",
        "家庭成员姓名",
    ] {
        let report = csv(&format!("户主姓名,{heading},保障人数,村组,金额\n张样例,样例,2,槐影样例村,1040\n"));
        assert_eq!(why(&report), [(heading, "sheet-dropped-heading")]);
        assert!(!serde_json::to_string(&report).unwrap().contains("样例,样例"));
    }
}

#[test]
fn columns_whose_content_gives_them_away() {
    for (secret, key) in [
        (ID, "sheet-dropped-id"),
        ("３７０４８１１８８００１０１００１８", "sheet-dropped-id"),
        ("3.70481E+17", "sheet-dropped-id"),
        (CARD, "sheet-dropped-card"),
        (MOBILE, "sheet-dropped-mobile"),
    ] {
        let text = format!(
            "户主姓名,号,保障人数,村组,金额\n张样例,{secret},2,槐影样例村,1040\n李示范,{secret},1,石碾样例村,620\n王虚构,无,3,石碾样例村,1515\n"
        );
        let report = csv(&text);
        assert_eq!(why(&report), [("号", key)], "{secret}");
        assert_no_secret(&report);
    }
}

#[test]
fn a_wanted_column_full_of_numbers_of_persons_is_not_taken() {
    let report = csv(&format!("户主姓名,保障人数,村组,金额\n{ID},2,槐影样例村,1040\n{ID},1,石碾样例村,620\n"));
    assert_eq!(why(&report), [("户主姓名", "sheet-dropped-id")]);
    assert_eq!(values(&report, "head"), ["", ""]);
    assert_no_secret(&report);
}

#[test]
fn a_single_number_in_a_wanted_column_is_an_error_and_not_kept() {
    let text = format!(
        "户主姓名,保障人数,村组,金额\n张样例{ID},2,槐影样例村,1040\n李示范,1,石碾样例村 138-0000-0000,620\n王虚构,3,石碾样例村,{CARD}\n欧阳测试,1,石碾样例村,655.50\n赵演示,1,麦香样例村,700\n"
    );
    let report = csv(&text);
    assert_eq!(errors(&report), ["sheet-cell-id", "sheet-cell-mobile", "sheet-cell-card"]);
    assert_eq!(values(&report, "head"), ["", "李示范", "王虚构", "欧阳测试", "赵演示"]);
    assert_no_secret(&report);
    assert!(!serde_json::to_string(&report).unwrap().contains("138-"));
}

#[test]
fn remarks_and_health_are_left_out() {
    let report = csv(
        "户主姓名,保障人数,村组,金额,备注,情况\n张样例,2,槐影样例村,1040,新增,重残\n李示范,1,石碾样例村,620,,慢性病\n",
    );
    assert_eq!(why(&report), [("备注", "sheet-dropped-remarks"), ("情况", "sheet-dropped-health")]);
    assert_no_secret(&report);
}

#[test]
fn a_telephone_that_a_template_asks_for_is_taken() {
    let columns = [column("name", "单位", FieldType::Text), column("phone", "监督电话", FieldType::Phone)];
    let report = csv_into("单位,监督电话\n样例镇政府,0632-0000000\n样例村委会,12345\n", &columns);
    assert_eq!(values(&report, "phone"), ["0632-0000000", "12345"]);
    let report = csv_into(&format!("单位,监督电话\n样例镇政府,{MOBILE}\n样例村委会,{ID}\n样例组,{MOBILE}\n"), &columns);
    assert_eq!(values(&report, "phone"), [MOBILE, "", MOBILE]);
    assert_eq!(errors(&report), ["sheet-cell-id"]);
}

#[test]
fn a_total_row_gives_nothing_away() {
    let text =
        format!("户主姓名,保障人数,村组,金额\n张样例,2,槐影样例村,1040\n李示范,1,石碾样例村,620\n合计,3,,{MOBILE}\n");
    let report = csv(&text);
    assert_eq!(report.totals.len(), 1);
    assert_no_secret(&report);
}

#[test]
fn free_headings_obey_the_same_rules() {
    let text =
        format!("姓名,电话,事由,备注\n张样例,{MOBILE},修路,{ID}\n李示范,{MOBILE},修桥,无\n王虚构,{MOBILE},修渠,无\n");
    let order = SheetOrder { name: "a.csv", bytes: text.as_bytes(), sheet: None, columns: Columns::Free, map: &[] };
    let report = read(&order).unwrap();
    assert_eq!(report.columns, ["姓名", "事由", "备注"]);
    assert_eq!(errors(&report), ["sheet-cell-id"]);
    assert_no_secret(&report);
}

#[test]
fn a_row_of_data_is_never_taken_for_headings() {
    let text = format!("户主姓名{ID},保障人数,村组,金额\n张样例,2,槐影样例村,1040\n");
    let columns = dibao();
    let order =
        SheetOrder { name: "a.csv", bytes: text.as_bytes(), sheet: None, columns: Columns::Fixed(&columns), map: &[] };
    let said = format!("{:?}", read(&order));
    assert!(!said.contains(ID), "{said}");
}
