//! 公示台账: one row a notice, with the columns that supervisors ask for (rules.md §4.2).

use chrono::NaiveDate;
use serde::Serialize;

use super::event::{Condition, Exception, Outcome, Shot};
use super::notice::Notice;
use super::poster::{Align, Poster, Table, TableColumn, span_words};
use super::posting::histories;
use super::privacy::{Finding, scan};
use super::standing::{Standing, required};
use super::template::Template;
use super::words::{Message, Words};

/// One row of the ledger. Who raised an objection is never part of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LedgerRow {
    /// 公示编号.
    pub number: String,
    /// 标题.
    pub title: String,
    /// 模板类别.
    pub kind: String,
    /// 依据文号.
    pub basis: String,
    /// 发布单位.
    pub issuer: String,
    /// 层级.
    pub level: String,
    /// 张贴地点.
    pub places: String,
    /// 拟稿人.
    pub drafter: String,
    /// 审查人.
    pub reviewer: String,
    /// 审查日.
    pub reviewed: Option<NaiveDate>,
    /// 公开属性.
    pub disclosure: String,
    /// 张贴日 (the latest start of all places).
    pub posted: Option<NaiveDate>,
    /// 张贴人.
    pub posted_by: String,
    /// 要求期限.
    pub required: String,
    /// 应满日.
    pub end: Option<NaiveDate>,
    /// 撤下日.
    pub down: Option<NaiveDate>,
    /// 撤下人.
    pub down_by: String,
    /// 实际在栏天数, the day of posting not counted.
    pub days: Option<i64>,
    /// 已计天数, in the unit of the period; missing days do not count.
    pub served: Option<u32>,
    /// 照片: far, near, at take-down.
    pub photos: [usize; 3],
    /// 首张拍摄时间.
    pub first_photo: Option<chrono::NaiveDateTime>,
    /// 末张拍摄时间.
    pub last_photo: Option<chrono::NaiveDateTime>,
    /// 监督电话.
    pub phones: String,
    /// 异议件数.
    pub objections: usize,
    /// 处理结果.
    pub outcomes: Outcomes,
    /// 更正/重新公示: the notice that took its place, or the one that it corrects.
    pub corrected: String,
    /// 情况说明日期.
    pub certified: Option<NaiveDate>,
    /// 归档号.
    pub archive_no: String,
    /// 备注: exception, recorded late, one person reviewed and drafted, missing on the board.
    pub remarks: Vec<Remark>,
    /// Stage.
    pub stage: &'static str,
}

impl LedgerRow {
    /// Objections and how they ended.
    #[must_use]
    pub fn objections_in(&self, words: &Words) -> String {
        let Outcomes { rejected, upheld, open } = self.outcomes;
        let message = Message::of("ledger-objection-counts").with("count", self.objections);
        let message = message.with("rejected", rejected).with("upheld", upheld);
        if self.objections == 0 { "0".to_owned() } else { words.say(&message.with("open", open)) }
    }

    /// The stage in a word.
    #[must_use]
    pub fn stage_in(&self, words: &Words) -> String {
        words.say(&Message { key: format!("stage-{}", self.stage).into(), args: Vec::new() })
    }

    /// All remarks.
    #[must_use]
    pub fn remarks_in(&self, words: &Words) -> String {
        self.remarks.iter().map(|remark| words.say(&remark.message())).collect::<Vec<_>>().join("；")
    }
}

/// How objections ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Outcomes {
    /// Not found right.
    pub rejected: usize,
    /// Found right.
    pub upheld: usize,
    /// Still open.
    pub open: usize,
}

/// Something a supervisor must see beside the figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Remark {
    /// A shorter period was allowed.
    Exception(Exception),
    /// The period was extended through this day.
    Extended(NaiveDate),
    /// 补录.
    Backfilled,
    /// The drafter reviewed the own draft.
    OnePerson,
    /// Found missing on the board.
    Missing,
    /// Withdrawn: why.
    Withdrawn(String),
}

/// The row of `notice`. Drafts may hold anything: a row with identity or card numbers in it is
/// shown without the digits of what was typed.
#[must_use]
pub fn ledger_row(notice: &Notice, template: &Template, standing: &Standing) -> LedgerRow {
    let values = &notice.values;
    let review = notice.reviews.iter().rev().find(|review| review.what.passed());
    let down = notice.take_downs.iter().max_by_key(|down| (down.day, down.seq)).filter(|_| !standing.hanging);
    let taken = || notice.photos.iter().filter_map(|photo| photo.what.taken);
    let shots = |shot: Shot| notice.photos.iter().filter(|photo| photo.what.shot == shot).count();
    let upheld = notice.settlements.iter().filter(|end| end.what.outcome == Outcome::Upheld).count();
    hushed(LedgerRow {
        number: notice.number.clone(),
        title: notice.title().to_owned(),
        kind: template.name.clone(),
        basis: values.text("basis").to_owned(),
        issuer: values.text("issuer").to_owned(),
        level: values.text("issuer_level").to_owned(),
        places: places(notice),
        drafter: notice.drafters.iter().cloned().collect::<Vec<_>>().join("、"),
        reviewer: review.map(|review| review.by.clone()).unwrap_or_default(),
        reviewed: review.map(|review| review.day),
        disclosure: values.text("disclosure").to_owned(),
        posted: standing.ups.first().map(|up| up.from),
        posted_by: notice.hangings.last().map(|hanging| hanging.by.clone()).unwrap_or_default(),
        required: notice.edition().map(|_| span_words(required(notice))).unwrap_or_default(),
        end: standing.progress.as_ref().map(|progress| progress.end),
        down: down.map(|down| down.day),
        down_by: down.map(|down| down.by.clone()).unwrap_or_default(),
        days: standing.on_board,
        served: standing.progress.as_ref().map(|progress| progress.served),
        photos: [shots(Shot::Far), shots(Shot::Near), shots(Shot::Down)],
        first_photo: taken().min(),
        last_photo: taken().max(),
        phones: phones(notice),
        objections: notice.objections.len(),
        outcomes: Outcomes {
            rejected: notice.settlements.len() - upheld,
            upheld,
            open: notice.open_objections().len(),
        },
        corrected: notice.superseded_by.clone().or_else(|| notice.corrects.clone()).unwrap_or_default(),
        certified: notice.certificates.last().map(|certificate| certificate.day),
        archive_no: notice.archive_no.clone().unwrap_or_default(),
        remarks: remarks(notice),
        stage: notice.stage.slug(),
    })
}

fn hushed(mut row: LedgerRow) -> LedgerRow {
    // In the order of the columns: a number may go on in the next cell.
    let cells = [&row.title, &row.kind, &row.basis, &row.issuer, &row.level, &row.disclosure, &row.phones]
        .into_iter()
        .chain(row.remarks.iter().flat_map(Remark::texts))
        .chain([&row.archive_no]);
    if !tells(cells.cloned().collect()) {
        return row;
    }
    let typed = [&mut row.title, &mut row.basis, &mut row.issuer, &mut row.level, &mut row.disclosure, &mut row.phones];
    let noted = row.remarks.iter_mut().flat_map(Remark::texts_mut);
    for text in typed.into_iter().chain(noted).chain([&mut row.archive_no]) {
        *text = masked(text);
    }
    row
}

/// `text` for a list that goes out of the house: without its digits where they are those of an
/// identity or a bank card.
#[must_use]
pub fn hushed_text(text: &str) -> String {
    if tells(vec![text.to_owned()]) { masked(text) } else { text.to_owned() }
}

fn masked(text: &str) -> String {
    text.chars().map(|c| if c.is_numeric() { '*' } else { c }).collect()
}

fn tells(cells: Vec<String>) -> bool {
    let columns = cells.iter().map(|_| TableColumn { label: String::new(), align: Align::Left }).collect();
    let table = Table { columns, rows: vec![cells], ..Table::default() };
    scan(&Poster { table: Some(table), ..Poster::default() }).iter().any(Finding::is_absolute)
}

impl Remark {
    /// It in words.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Exception(exception) => Message::of("ledger-remark-exception")
                .with("who", &exception.allowed_by)
                .with("paper", &exception.paper)
                .with("days", exception.span.days)
                .with("reason", &exception.reason),
            Self::Extended(until) => Message::of("ledger-remark-extended").with("until", until),
            Self::Backfilled => Message::of("ledger-remark-backfilled"),
            Self::OnePerson => Message::of("ledger-remark-one-person"),
            Self::Missing => Message::of("ledger-remark-missing"),
            Self::Withdrawn(reason) => Message::of("ledger-remark-withdrawn").with("reason", reason),
        }
    }

    fn texts(&self) -> Vec<&String> {
        match self {
            Self::Exception(it) => vec![&it.allowed_by, &it.paper, &it.reason],
            Self::Withdrawn(reason) => vec![reason],
            Self::Extended(_) | Self::Backfilled | Self::OnePerson | Self::Missing => Vec::new(),
        }
    }

    fn texts_mut(&mut self) -> Vec<&mut String> {
        match self {
            Self::Exception(it) => vec![&mut it.allowed_by, &mut it.paper, &mut it.reason],
            Self::Withdrawn(reason) => vec![reason],
            Self::Extended(_) | Self::Backfilled | Self::OnePerson | Self::Missing => Vec::new(),
        }
    }
}

fn places(notice: &Notice) -> String {
    histories(notice).into_iter().map(|history| history.place).collect::<Vec<_>>().join("、")
}

fn phones(notice: &Notice) -> String {
    use super::values::Entry;
    match notice.values.fields.get("phones") {
        Some(Entry::Table(rows)) => {
            rows.iter().filter_map(|row| row.get("number")).cloned().collect::<Vec<_>>().join("、")
        }
        _ => String::new(),
    }
}

fn remarks(notice: &Notice) -> Vec<Remark> {
    let mut remarks = Vec::new();
    if let Some(exception) = notice.exceptions.last() {
        remarks.push(Remark::Exception(exception.what.clone()));
    }
    remarks.extend(notice.extended.map(Remark::Extended));
    if notice.hangings.iter().any(|hanging| hanging.what.backfilled) {
        remarks.push(Remark::Backfilled);
    }
    if notice.self_reviewed {
        remarks.push(Remark::OnePerson);
    }
    if notice.inspections.iter().any(|seen| seen.what.condition == Condition::Missing) {
        remarks.push(Remark::Missing);
    }
    if let Some(end) = &notice.withdrawn {
        remarks.push(Remark::Withdrawn(end.what.reason.clone()));
    }
    remarks
}
