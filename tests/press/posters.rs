//! Posters to print. All villages, persons and numbers are invented.

use chrono::NaiveDate;
use gongshilan::core::poster::{Align, Contact, Poster, Table, TableColumn};
use gongshilan::core::watch::unwatched;
use gongshilan::press::{Paper, PhotoFile, PrintOrder, PrintedPdf, Style, print};

pub(crate) fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
}

/// The file of `poster` on A4.
pub(crate) fn printed(poster: &Poster) -> Vec<u8> {
    printed_with(poster, Paper::a4(), &[])
}

/// The file of `poster` on `paper` with photographs.
pub(crate) fn printed_with(poster: &Poster, paper: Paper, photos: &[PhotoFile]) -> Vec<u8> {
    print(&PrintOrder { poster, style: paper.into(), photos, made: day() }, &mut unwatched).unwrap().bytes
}

/// `poster`, printed in `style`.
pub(crate) fn printed_in(poster: &Poster, style: Style) -> PrintedPdf {
    print(&PrintOrder { poster, style, photos: &[], made: day() }, &mut unwatched).unwrap()
}

pub(crate) fn column(label: &str, align: Align) -> TableColumn {
    TableColumn { label: label.to_owned(), align }
}

/// A notice about `rows` households; the name in row `i` is `name(i)`.
pub(crate) fn households(rows: usize) -> Poster {
    let columns = vec![
        column("序号", Align::Center),
        column("户主姓名", Align::Center),
        column("拟保障人数", Align::Center),
        column("所在村（组）", Align::Center),
        column("拟月救助金额（元/户）", Align::Right),
    ];
    let villages = ["槐影样例村", "石碾样例村", "麦香样例村"];
    let row = |i: usize| {
        let persons = (i % 4 + 1).to_string();
        vec![(i + 1).to_string(), name(i), persons, villages[i % 3].to_owned(), format!("1,{:03}.50", i % 1000)]
    };
    let total = ["合计", "", "", "", "9,876,543.21"].map(str::to_owned).to_vec();
    Poster {
        table: Some(Table { columns, rows: (0..rows).map(row).collect(), total: Some(total), ..Table::default() }),
        ..notice()
    }
}

/// A name that only row `i` has.
pub(crate) fn name(i: usize) -> String {
    let digits = ["零", "甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬"];
    let word: String = format!("{i:04}").chars().map(|c| digits[c.to_digit(10).unwrap() as usize]).collect();
    format!("户{word}")
}

/// A notice without a list.
pub(crate) fn notice() -> Poster {
    let text = str::to_owned;
    Poster {
        number: text("柳泉样例村-2026-0012"),
        title: text("关于2026年11月新增最低生活保障对象初审名单的公示"),
        lead: vec![text(
            "根据《社会救助暂行办法》（国务院令第649号）和《最低生活保障审核确认办法》（民发〔2021〕57号）等有关规定，\
             经本人申请、入户调查和初步审核，下列户拟自2026年12月1日起纳入最低生活保障，月人均补助1,234.50元，\
             现将名单张贴公示，征求群众意见，联系电话0632-0000000。",
        )],
        tail: vec![text(
            "对名单有不同意见的，请在公示期内向示例镇柳泉样例村村民委员会说明具体情况，反映人信息予以保密。",
        )],
        period: Some(text("公示时间：2026年11月24日至2026年12月1日（不少于7天，张贴当日不计入）")),
        period_short: text("公示至2026年12月1日"),
        contacts: vec![
            Contact { label: text("政务服务便民热线"), number: text("12345") },
            Contact { label: text("示例镇民政办公室"), number: text("0632-0000000") },
        ],
        issuer: text("示例镇柳泉样例村村民委员会"),
        issued: text("2026年11月24日"),
        attribute: text("公开属性：主动公开"),
        ..Poster::default()
    }
}

/// Twelve columns of long text.
pub(crate) fn project_pool(rows: usize) -> Poster {
    let labels = [
        "项目名称",
        "项目类别",
        "建设性质",
        "实施地点",
        "时间进度",
        "责任单位",
        "建设任务",
        "资金规模（元）",
        "筹资方式",
        "受益对象（户数/人数）",
        "绩效目标",
        "群众参与和带贫减贫机制",
    ];
    let cells = [
        "生产路硬化工程",
        "基础设施",
        "新建",
        "柳泉样例村北湖片区",
        "2027年3月至2027年9月",
        "柳泉样例村村民委员会",
        "硬化生产路2.6公里，宽4米，C30混凝土厚18厘米，配套涵管12处",
        "1,286,000.00",
        "衔接资金120万元，村集体自筹8.6万元",
        "312户/1,086人",
        "改善312户群众生产出行条件，带动特色种植面积扩大180亩",
        "村民代表会议表决通过；优先吸纳本村脱贫人口参与务工，项目形成资产归村集体所有",
    ];
    let align = |i| if i == 7 { Align::Right } else { Align::Left };
    let columns = labels.iter().enumerate().map(|(i, label)| column(label, align(i))).collect();
    let row: Vec<String> = cells.map(str::to_owned).to_vec();
    Poster {
        title: "示例镇柳泉样例村2027年度巩固拓展脱贫攻坚成果和乡村振兴项目库申报入库项目公示".to_owned(),
        table: Some(Table { columns, rows: vec![row; rows], ..Table::default() }),
        ..notice()
    }
}

/// A statement with photographs of the given digests.
pub(crate) fn certificate(digests: &[&str]) -> Poster {
    use gongshilan::core::poster::PosterPhoto;
    let photo = |digest: &&str| PosterPhoto {
        digest: (*digest).to_owned(),
        caption: format!("近景　2026年11月24日　村务公开栏　{digest}"),
    };
    Poster {
        title: "公示情况说明".to_owned(),
        period: None,
        contacts: Vec::new(),
        photos: digests.iter().map(photo).collect(),
        ..notice()
    }
}
