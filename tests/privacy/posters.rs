//! Whole posters: numbers in every place and across places, and lists that stay quiet.

use gongshilan::core::poster::{Align, Contact, Poster, PosterPhoto, Table, TableColumn};
use gongshilan::core::privacy::{Finding, Site, scan};
use gongshilan::core::template::Level::{Error, Warning};
use gongshilan::core::words::{Lang, Words};

use crate::numbers::codes;

const ID: &str = "370481188001010018";
const CARD: &str = "6228480000000000000";

pub(crate) fn table(columns: &[&str], rows: &[&[&str]]) -> Table {
    let column = |label: &&str| TableColumn { label: (*label).to_owned(), align: Align::Left };
    let row = |cells: &&[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect();
    Table { columns: columns.iter().map(column).collect(), rows: rows.iter().map(row).collect(), ..Table::default() }
}

/// An ordinary notice without anything private.
pub(crate) fn poster() -> Poster {
    let rows: [&[&str]; 6] = [
        &["1", "张样例", "2", "柳泉村1组", "1,040.00", "拟同意"],
        &["2", "李示范", "1", "柳泉村2组", "620.00", "拟同意"],
        &["3", "王虚构", "3", "柳泉村2组", "1,515.00", "拟同意"],
        &["4", "欧阳测试", "1", "柳泉村5组", "655.50", "拟同意"],
        &["5", "赵某某", "1", "柳泉村5组", "700.00", "拟同意"],
        &["6", "㛃生僻", "2", "柳泉村6组", "980.00", "拟同意"],
    ];
    let columns = ["序号", "户主姓名", "拟保障人数", "所在村（组）", "拟月救助金额（元/户）", "初审意见"];
    let mut list = table(&columns, &rows);
    list.total = Some(["合计", "", "10", "", "5,510.50", ""].map(str::to_owned).to_vec());
    Poster {
        number: "柳泉村-2026-0012".to_owned(),
        title: "关于柳泉村2026年11月最低生活保障初审结果的公示".to_owned(),
        lead: vec![
            "依据滕政办发〔2018〕110号和民发〔2021〕57号第十八条，经本人申请、入户调查，拟将下列6户10人纳入最低生活保障。".to_owned(),
            "对名单有不同意见的，请在公示期内反映；反映人信息予以保密。".to_owned(),
        ],
        table: Some(list),
        tail: vec!["每月救助金额合计5,510.50元，自2026年12月起发放。".to_owned()],
        period: Some("公示期：2026年11月24日至2026年12月3日（7个工作日，张贴当日不计）".to_owned()),
        period_short: "2026-11-24 至 2026-12-03".to_owned(),
        contacts: vec![
            Contact { label: "政务服务热线".to_owned(), number: "12345".to_owned() },
            Contact { label: "示例镇民政办".to_owned(), number: "0632-0000000".to_owned() },
            Contact { label: "村务监督委员会".to_owned(), number: "13800000000".to_owned() },
        ],
        issuer: "示例镇柳泉村村民委员会".to_owned(),
        issued: "2026年11月24日".to_owned(),
        attribute: "公开属性：主动公开".to_owned(),
        code: None,
        photos: vec![PosterPhoto { digest: String::new(), caption: "2026年11月24日 村务公开栏 近景".to_owned() }],
        marks: Vec::new(),
    }
}

fn with_list(list: Table) -> Poster {
    Poster { table: Some(list), ..poster() }
}

fn said(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(|finding| Words::of(Lang::Zh).say(&finding.spot.message())).collect()
}

#[test]
fn an_ordinary_notice_is_clean() {
    assert_eq!(scan(&poster()), []);
    assert_eq!(scan(&Poster::default()), []);
}

type Place = fn(&mut Poster) -> &mut String;

#[test]
fn every_place_is_looked_at() {
    let places: [(Place, Site); 13] = [
        (|p| &mut p.title, Site::Title),
        (|p| &mut p.lead[1], Site::Paragraph(2)),
        (|p| &mut p.tail[0], Site::Paragraph(3)),
        (|p| &mut p.table.as_mut().unwrap().columns[5].label, Site::Heading(ID.to_owned())),
        (|p| &mut p.table.as_mut().unwrap().rows[3][1], Site::Cell(4, "户主姓名".to_owned())),
        (|p| &mut p.table.as_mut().unwrap().total.as_mut().unwrap()[3], Site::Cell(7, "所在村（组）".to_owned())),
        (|p| &mut p.contacts[1].label, Site::Signature),
        (|p| &mut p.contacts[1].number, Site::Contact),
        (|p| p.period.as_mut().unwrap(), Site::Signature),
        (|p| &mut p.issuer, Site::Signature),
        (|p| &mut p.attribute, Site::Signature),
        (|p| &mut p.number, Site::Signature),
        (|p| &mut p.photos[0].caption, Site::Signature),
    ];
    for (place, site) in places {
        let mut poster = poster();
        ID.clone_into(place(&mut poster));
        let found = scan(&poster);
        assert_eq!(codes(&found), [("ID18", Error)], "{site:?}");
        assert_eq!(found[0].spot, site);
    }
}

#[test]
fn findings_come_in_reading_order() {
    let mut poster = poster();
    poster.issuer = CARD.to_owned();
    poster.title = ID.to_owned();
    poster.table.as_mut().unwrap().rows[1][3] = "和平街5号".to_owned();
    poster.lead[0] = "有肝炎".to_owned();
    assert_eq!(codes(&scan(&poster)), [("ID18", Error), ("HEALTH", Error), ("ADDR", Warning), ("CARD", Error)]);
}

#[test]
fn a_number_in_two_cells_is_found() {
    for (columns, rows, code, spot) in [
        (vec!["姓名", "甲", "乙"], vec![vec!["张样例", "370481", "188001010018"]], "ID18", "名单第1行“甲”"),
        (vec!["姓名", "甲", "乙"], vec![vec!["张样例 37048118", "8001010018", "3"]], "ID18", "名单第1行“姓名”"),
        (vec!["甲", "乙", "丙"], vec![vec!["370481", "18800101", "0018"]], "ID18", "名单第1行“甲”"),
        (vec!["甲", "乙", "丙", "丁"], vec![vec!["370481", "1880", "0101", "0018"]], "ID18", "名单第1行“甲”"),
        (vec!["甲", "乙"], vec![vec!["110105 1949", "1231-002X"]], "ID18", "名单第1行“甲”"),
        (vec!["甲", "乙"], vec![vec!["37048118800101", "001843"]], "DIS20", "名单第1行“甲”"),
        (vec!["甲", "乙"], vec![vec!["6228480000", "000000000"]], "CARD", "名单第1行“甲”"),
        (vec!["甲", "乙"], vec![vec!["4111", "111111111111"]], "CARD", "名单第1行“甲”"),
        (vec!["姓名", "甲"], vec![vec!["张样例", "37048118"], vec!["李示范", "8001010018"]], "ID18", "名单第1行“甲”"),
        (vec!["姓名", "甲"], vec![vec!["张样例", "6228480000"], vec!["（续）", "000000000"]], "CARD", "名单第1行“甲”"),
        (vec!["甲"], vec![vec!["37048118"], vec!["8001010018"]], "ID18", "名单第1行“甲”"),
        (vec!["姓名", "甲"], vec![vec!["张样例", "37048118"], vec!["8001010018", "2"]], "ID18", "名单第1行“甲”"),
    ] {
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        let found = scan(&with_list(table(&columns, &rows)));
        let found: Vec<Finding> = found.into_iter().filter(Finding::is_absolute).collect();
        assert_eq!(codes(&found), [(code, Error)], "{rows:?}");
        assert_eq!(said(&found), [spot], "{rows:?}");
        assert!(!Words::of(Lang::Zh).say(&found[0].message).contains("8800101"));
    }
}

#[test]
fn a_number_in_two_paragraphs_is_found() {
    let mut split = poster();
    split.lead = vec!["他的号码是370481".to_owned(), "18800101".to_owned(), "0018，特此说明。".to_owned()];
    let found = scan(&split);
    assert_eq!((codes(&found), found[0].spot.clone()), (vec![("ID18", Error)], Site::Paragraph(1)));
    split.lead = vec!["卡号是 6228 4800".to_owned(), "0000 0000 000。".to_owned()];
    assert_eq!(codes(&scan(&split)), [("CARD", Error)]);
    split.title = "公示 37048118800101".to_owned();
    split.lead = vec!["0018".to_owned()];
    let found = scan(&split);
    assert!(codes(&found).contains(&("ID18", Error)) && found[0].spot == Site::Title, "{found:?}");
}

#[test]
fn lists_full_of_figures_are_quiet() {
    let money = [
        "100,000.00",
        "1,234,567.00",
        "62,000.00",
        "62,284.80",
        "120,000.00",
        "99,999.99",
        "1,180.01",
        "20,181,201.00",
    ];
    let mut rows: Vec<Vec<String>> = Vec::new();
    for i in 0..400_usize {
        let amount = |k: usize| money[(i * 7 + k * 3 + i / 8) % money.len()].to_owned();
        let receipt = format!("{}", 62_012_345 + i);
        let plain = format!("{}", 40_012_300 + i * 37);
        let date = if i % 2 == 0 { "20261124" } else { "2026-11-24" };
        rows.push(vec![
            (i + 1).to_string(),
            amount(0),
            amount(1),
            amount(2),
            plain,
            receipt,
            date.to_owned(),
            amount(3),
            "收".to_owned(),
        ]);
    }
    let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    let columns = ["序号", "期初", "收入", "支出", "数量", "票据号", "日期", "期末", "收/支"];
    assert_eq!(scan(&with_list(table(&columns, &rows))), []);
}

#[test]
fn a_column_of_codes_is_quiet_even_where_two_of_them_pass_a_check() {
    // 62012345 and 62012346 together would pass the check of cards with some other digit at the end.
    let rows: Vec<String> = (0..200).map(|i| (62_012_300 + i).to_string()).collect();
    let cells: Vec<[&str; 2]> = rows.iter().map(|code| ["事项", code.as_str()]).collect();
    let cells: Vec<&[&str]> = cells.iter().map(<[&str; 2]>::as_slice).collect();
    for heading in ["票据号", "序列"] {
        assert_eq!(scan(&with_list(table(&["事项", heading], &cells))), [], "{heading}");
    }
    let pairs: Vec<[&str; 2]> = rows.windows(2).map(|pair| [pair[0].as_str(), pair[1].as_str()]).collect();
    let pairs: Vec<&[&str]> = pairs.iter().map(<[&str; 2]>::as_slice).collect();
    assert_eq!(scan(&with_list(table(&["票据起号", "票据止号"], &pairs))), []);
}

#[test]
fn forbidden_columns_and_their_cells_are_found() {
    let list = table(&["户主姓名", "身份证号", "账号", "备注"], &[&["张样例", ID, "1234567890123", "重残"]]);
    let expected = [("HEADER", Error), ("HEADER", Error), ("ID18", Error), ("PASSBOOK", Error), ("HEALTH", Error)];
    assert_eq!(codes(&scan(&with_list(list))), expected);
}

#[test]
fn the_title_may_name_a_policy() {
    let titled = Poster { title: "关于发放残疾人两项补贴的公示".to_owned(), ..poster() };
    assert_eq!(codes(&scan(&titled)), [("HEALTH", Warning)]);
    let named = Poster { title: "关于一级残疾人员名单的公示".to_owned(), ..poster() };
    assert_eq!(codes(&scan(&named))[0], ("HEALTH", Error));
}
