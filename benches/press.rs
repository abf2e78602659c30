//! The press alone: laying out and printing, without the start of the program and its store.
//! `README.md` beside this file says how the whole program is measured, and what came out.

use std::hint::black_box;
use std::process::ExitCode;

use chrono::NaiveDate;
use criterion::{BenchmarkId, Criterion};
use gongshilan::core::fault::Fault;
use gongshilan::core::poster::{Align, Contact, Poster, Table, TableColumn};
use gongshilan::core::watch::unwatched;
use gongshilan::core::words::{Lang, Words};
use gongshilan::press::{Paper, PrintOrder, layout, print};

const ROWS: [usize; 4] = [6, 20, 200, 2000];
/// In no face but the rare one.
const RARE: &str = "𪨊𠀀𠮷𡃁";
const GIVEN: &str = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文华玲辉建国志红春梅海燕玉珍凤小龙林波斌宇浩凯鑫帅飞鹏旭宁\
                     慧莹雪琴云莲真环荣爱妹香月瑞凡佳嘉琼勤贞叶璧璐娅琦晶妍茜秋珊莎锦黛青倩婷姣婉娴瑾颖露瑶怡婵雁蓓纨仪荷丹蓉眉\
                     君蕊薇菁梦岚苑婕馨瑗琰韵融园艺咏卿聪澜纯毓悦昭冰爽琬茗羽希欣飘育滢馥筠柔竹霭凝晓欢枫芸菲寒伊亚宜可姬舒影荔枝思";

fn main() -> ExitCode {
    let mut criterion = Criterion::default().configure_from_args();
    // A case that cannot be printed at all would be measured as very fast.
    if let Err(fault) = ROWS.map(households).iter().chain([&rare(20)]).try_for_each(|poster| printed(poster).map(drop))
    {
        eprintln!("{}", Words::of(Lang::En).say(&fault.message));
        return ExitCode::FAILURE;
    }
    laying_out(&mut criterion);
    printing(&mut criterion);
    criterion.final_summary();
    ExitCode::SUCCESS
}

fn laying_out(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("layout");
    for rows in ROWS {
        let poster = households(rows);
        let style = Paper::a4().into();
        group.bench_with_input(BenchmarkId::from_parameter(rows), &poster, |bencher, poster| {
            bencher.iter(|| layout::pages(black_box(poster), &style));
        });
    }
    group.finish();
}

fn printing(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("print");
    for rows in ROWS {
        let poster = households(rows);
        group.bench_with_input(BenchmarkId::from_parameter(rows), &poster, |bencher, poster| {
            bencher.iter(|| printed(black_box(poster)));
        });
    }
    group.bench_function("20 with rare names", |bencher| {
        let poster = rare(20);
        bencher.iter(|| printed(black_box(&poster)));
    });
    group.sample_size(10);
    group.bench_function("100 posters", |bencher| {
        let posters: Vec<Poster> = (1..=100).map(|rows| households(rows % 30 + 1)).collect();
        bencher.iter(|| posters.iter().map(|poster| printed(black_box(poster))).all(|pdf| pdf.is_ok()));
    });
    group.finish();
}

fn printed(poster: &Poster) -> Result<Vec<u8>, Fault> {
    let style = Paper::a4().into();
    let order = PrintOrder { poster, style, photos: &[], made: NaiveDate::default() };
    Ok(print(&order, &mut unwatched)?.bytes)
}

fn rare(rows: usize) -> Poster {
    let mut poster = households(rows);
    let cells = poster.table.iter_mut().flat_map(|table| &mut table.rows).filter_map(|row| row.get_mut(1));
    cells.zip(RARE.chars()).for_each(|(name, c)| name.push(c));
    poster
}

/// A notice about `rows` invented households.
fn households(rows: usize) -> Poster {
    let column = |label: &str, align| TableColumn { label: label.to_owned(), align };
    let columns = vec![
        column("序号", Align::Center),
        column("户主姓名", Align::Center),
        column("拟保障人数", Align::Center),
        column("所在村（组）", Align::Center),
        column("拟月救助金额（元/户）", Align::Right),
    ];
    Poster {
        number: "柳泉样例村-2026-0012".to_owned(),
        title: "关于2026年11月新增最低生活保障对象初审名单的公示".to_owned(),
        lead: vec![
            "根据《社会救助暂行办法》（国务院令第649号）和《最低生活保障审核确认办法》（民发〔2021〕57号）等有关规定，\
             经本人申请、入户调查和初步审核，下列户拟自2026年12月1日起纳入最低生活保障，现将名单张贴公示，征求群众意见。"
                .to_owned(),
        ],
        table: Some(Table { columns, rows: (0..rows).map(household).collect(), ..Table::default() }),
        tail: vec!["对名单有不同意见的，请在公示期内向示例镇柳泉样例村村民委员会说明具体情况，反映人信息予以保密。".to_owned()],
        period: Some("公示时间：2026年11月24日至2026年12月1日（不少于7天，张贴当日不计入）".to_owned()),
        period_short: "公示至2026年12月1日".to_owned(),
        contacts: vec![Contact { label: "示例镇民政办公室".to_owned(), number: "0632-0000000".to_owned() }],
        issuer: "示例镇柳泉样例村村民委员会".to_owned(),
        issued: "2026年11月24日".to_owned(),
        attribute: "公开属性：主动公开".to_owned(),
        ..Poster::default()
    }
}

fn household(i: usize) -> Vec<String> {
    let surname = ["张", "李", "王", "赵", "周", "吴", "郑"][i % 7];
    let village = ["槐影样例村", "石碾样例村", "麦香样例村"][i % 3];
    let given: String = GIVEN.chars().cycle().skip(i * 11).take(1 + i % 2).collect();
    let (persons, amount) = (i % 4 + 1, 300 + i * 37 % 1000);
    vec![
        (i + 1).to_string(),
        format!("{surname}{given}"),
        persons.to_string(),
        village.to_owned(),
        format!("{amount}.50"),
    ]
}
