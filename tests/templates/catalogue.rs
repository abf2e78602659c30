//! The 26 kinds against a table written from the catalogue, not from the files.

use gongshilan::core::template::{Column, DayUnit, Field, FieldType, Kind, Privacy, Span, Template};

use super::{builtin, kind};

// id | nature | minimum | recommended | remedy | fields of the catalogue | fields added to them |
// columns. `*` required, `?` required for some choice, `!` what privacy asks.
const TABLE: &str = "
dibao-initial | Before | 7 calendar | 7 workday | ReverifyRepost | batch:text* examiner:text* | | head:text* persons:integer* village:text* amount:money opinion:choice*
dibao-confirm | Result | 7 calendar | | ReverifyReply | confirm_org:choice* confirm_no:text* pay_from:date* | | head:text* persons:integer* village:text* amount:money*
dibao-longterm | LongTerm | | | ReverifyReply | as_of:date* next_review:date* std:money | | head:text* persons:integer* village:text* amount:money*
dibao-change | Result | 7 calendar | | ReverifyRepost | decide_no:text* effective:date* | | head:text* change:choice* reason:choice*!generic after:money village:text*
tekun-initial | Before | 7 calendar | 7 workday | ReverifyRepost | batch:text* | | person:text*!minor village:text* form:choice*
tekun-longterm | LongTerm | | | ReverifyReply | as_of:date* next_review:date* std:money | added:choice* | person:text*!minor village:text* form:choice* amount:money*
tekun-terminate | Before | 7 calendar | 7 workday | ReverifyRepost | batch:text* | | person:text*!minor village:text* reason:choice*!generic
linshi-result | Result | 7 calendar | | ReverifyReply | period:text* approve_org:choice* | | person:text*!minor village:text* type:choice* reason:choice*!generic amount:money*
yiliao-result | Result | 7 calendar | | ReverifyReply | period:text* | | person:text*!minor village:text* category:choice* amount:money*
fund-allocation | Result | 10 calendar | | Reply | fund_name:text* doc_no:text* tier:choice-multi* total:money* principle:text* | | unit:text* use:text* amount:money*
fund-usage | Result | 10 calendar | | Reply | fund_name:text* period:text* total_in:money* total_out:money* balance:money* | | item:text* payee:text* amount:money* date:date
annual-plan | Result | 10 calendar | | Reply | year:integer* doc_no:text* total:money* | | project:text* site:text* task:text* std:text* fund:text* amount:money* period:text* owner:text* goal:text* benefit:text*
annual-finish | Result | 10 calendar | | Reply | year:integer* total_plan:money* total_paid:money* | | project:text* done:text* plan:money* paid:money* goal:choice* benefit:text*
project-pool | Before | 10 calendar | | ReverifyRepost | year:text* meeting:text* attend:text* | meeting_date:date* | project:text* class:choice* nature:choice* site:text* schedule:text* owner:text* task:text* amount:money* funding:text* target:text* goal:text* benefit:text*
project-before | Before | 10 calendar | | ReverifyReply | project:text* approve:text* site:text* content:long-text* fund:text* amount:money* start:date* finish:date* goal:text* owner:text* contractor:text target:text* benefit:text* | |
project-after | Result | 10 calendar | | ReverifyReply | project:text* site:text* result:long-text* plan_amt:money* final_amt:money* accept_date:date* accept:choice* goal_done:text* owner:text* maintain:text* | |
investigation-result | Result | 10 calendar | | None | matter:text* investigator:text* finding:long-text* result:long-text* rectify:long-text* remedy:text | |
subsidy-household | Before | 10 calendar | | ReverifyRepost | item:choice* fund_kind:choice* std:text* total:money* | item_name:text? pay_on:date | head:text*!minor village:text* qty:text* amount:money*
subsidy-yulu | Before | 10 calendar | | ReverifyRepost | term:text* std:money* total:money* | pay_on:date | head:text* student:text*!masked village:text* stage:choice* amount:money*
loan-interest | Before | 10 calendar | | ReverifyRepost | batch:text* total:money* | pay_on:date | head:text* village:text* use:choice*!generic loan:money* term:text* rate:text* amount:money*
monitor-identify | Before | 5 calendar | 7 calendar | ReverifyRepost | meeting:text* attend:text* | meeting_date:date* | head:text* persons:integer* village:text* class:choice*
monitor-exit | Before | 5 calendar | 7 calendar | ReverifyRepost | stage:choice* meeting:text* agreed:choice* | meeting_date:date* | head:text* persons:integer* village:text* result:choice*
policy-guide | LongTerm | | | None | subject:choice* policy:long-text* std:long-text* cond:long-text* docs:long-text* flow:long-text* limit:text* where:text* contact:phone* mail:text* effective:date* next_review:date* | subject_name:text? approved_on:date |
village-finance | Periodic | 10 calendar | | Reply | period:text* open_bal:money* income:money* expense:money* close_bal:money* supervisor:text* | close_day:date* | date:date* item:text* kind:choice* amount:money* handler:text* proof:text
notice-correction | Result | 7 calendar | | None | orig_no:text* action:choice* reason:choice*!generic detail:long-text* repost:choice* | orig_title:text* orig_date:date* found_on:date* until:date? touches_list:choice* |
general | Result | 7 calendar | | Reply | lead:long-text* tail:long-text days:integer* | |
";

const COMMON: &str = "title:text* issuer:text* issuer_level:choice* places:choice-multi* basis:text* \
    objection_office:text* phones:table* disclosure:choice* disclosure_reason:long-text? issue_date:date* \
    formed_on:date";

#[test]
fn every_kind_is_as_the_catalogue_says() {
    let shelf = builtin();
    let rows: Vec<Vec<&str>> = TABLE.trim().lines().map(|line| line.split('|').map(str::trim).collect()).collect();
    assert_eq!(
        shelf.iter().map(|template| template.id.as_str()).collect::<Vec<_>>(),
        rows.iter().map(|row| row[0]).collect::<Vec<_>>()
    );
    for (template, row) in shelf.iter().zip(rows) {
        let [id, nature, minimum, recommended, remedy, fields, added, columns] = row[..] else { panic!("{row:?}") };
        assert_eq!(format!("{:?}", template.kind), nature, "{id}");
        assert_eq!(span(template.period.minimum), minimum, "{id}");
        assert_eq!(span(template.period.recommended), recommended, "{id}");
        assert_eq!(format!("{:?}", template.objection.remedy), remedy, "{id}");
        assert_eq!(own_fields(template), sorted(&format!("{fields} {added}")), "{id}");
        assert_eq!(template.columns.iter().map(column).collect::<Vec<_>>().join(" "), columns, "{id}");
    }
}

#[test]
fn the_common_fields_stand_first_in_every_kind() {
    for template in builtin().iter() {
        let first: Vec<String> = template.fields.iter().take(11).map(field).collect();
        // Where a deadline counts from it, the day of forming must be filled in.
        let expected = COMMON.replace(
            "formed_on:date",
            if counts_from_forming(template) { "formed_on:date*" } else { "formed_on:date" },
        );
        assert_eq!(first.join(" "), expected, "{}", template.id);
    }
}

#[test]
fn deadlines_are_those_of_the_catalogue() {
    let expected = [
        ("dibao-initial", "formed_on 10 workday"),
        ("dibao-confirm", "formed_on 10 workday"),
        ("dibao-change", "formed_on 10 workday"),
        ("tekun-initial", "formed_on 10 workday"),
        ("tekun-longterm", "formed_on 10 workday"),
        ("linshi-result", "formed_on 10 workday"),
        ("yiliao-result", "formed_on 10 workday"),
        ("fund-allocation", "formed_on 15 workday"),
        ("fund-usage", "formed_on 20 workday"),
        ("annual-plan", "formed_on 20 workday"),
        ("annual-finish", "formed_on 20 workday"),
        ("project-after", "accept_date 20 workday"),
        ("investigation-result", "formed_on 20 workday"),
        ("policy-guide", "formed_on 20 workday, approved_on 1 workday"),
        ("village-finance", "close_day 15 calendar"),
        ("notice-correction", "found_on 1 workday"),
    ];
    let shelf = builtin();
    let found: Vec<(&str, String)> = shelf
        .iter()
        .filter(|template| !template.deadlines.is_empty())
        .map(|template| {
            let list = template.deadlines.iter();
            let words = list.map(|d| format!("{} {}", d.from, span(Some(Span { days: d.days, unit: d.unit }))));
            (template.id.as_str(), words.collect::<Vec<_>>().join(", "))
        })
        .collect();
    assert_eq!(found, expected.map(|(id, words)| (id, words.to_owned())));
}

#[test]
fn long_term_and_periodic_kinds_are_checked_in_time() {
    let expected = [
        ("dibao-longterm", 31, 92),
        ("tekun-longterm", 31, 92),
        ("policy-guide", 365, 396),
        ("village-finance", 31, 62),
    ];
    let shelf = builtin();
    let found: Vec<(&str, u32, u32)> = shelf
        .iter()
        .filter_map(|t| t.refresh.as_ref().map(|refresh| (t.id.as_str(), refresh.warn_days, refresh.error_days)))
        .collect();
    assert_eq!(found, expected);
    assert!(kind("village-finance").period.until_replaced);
    for template in shelf.iter() {
        assert_eq!(template.period.minimum.is_none(), template.kind == Kind::LongTerm, "{}", template.id);
        assert_eq!(template.period.clear_within, 7);
    }
}

#[test]
fn only_these_notices_demand_one_before_them() {
    let expected = [
        ("dibao-confirm", "dibao-initial", true, ""),
        ("dibao-longterm", "dibao-confirm", false, ""),
        ("tekun-longterm", "tekun-initial", true, "added=有"),
        ("fund-usage", "fund-allocation", false, ""),
        ("annual-finish", "annual-plan", false, ""),
        ("project-before", "annual-plan", false, ""),
        ("project-after", "project-before", true, ""),
        ("monitor-exit", "monitor-exit", true, "stage=结果公告"),
    ];
    let shelf = builtin();
    let found: Vec<(&str, String, bool, String)> = shelf
        .iter()
        .filter_map(|template| template.follows.as_ref().map(|follows| (template, follows)))
        .map(|(template, follows)| {
            let when = follows.when.as_ref().map(|when| format!("{}={}", when.field, when.is.join("/")));
            (template.id.as_str(), follows.kinds.join("/"), follows.required, when.unwrap_or_default())
        })
        .collect();
    assert_eq!(found, expected.map(|(id, kinds, required, when)| (id, kinds.to_owned(), required, when.to_owned())));
}

#[test]
fn project_funds_name_the_line_for_funds_and_every_kind_the_general_line() {
    let shelf = builtin();
    for template in shelf.iter() {
        let numbers: Vec<&str> = template.hotlines.iter().map(|line| line.number.as_str()).collect();
        assert!(numbers.contains(&"12345"), "{}", template.id);
        let funds = ["衔接资金和项目", "到户补贴", "防止返贫监测"].contains(&template.group.as_str());
        assert_eq!(numbers.contains(&"12317"), funds, "{}", template.id);
    }
}

#[test]
fn figures_that_no_document_confirms_are_told_to_the_clerk() {
    let defaults = [
        "dibao-confirm",
        "dibao-longterm",
        "dibao-change",
        "tekun-longterm",
        "linshi-result",
        "yiliao-result",
        "subsidy-household",
        "monitor-exit",
        "policy-guide",
        "village-finance",
        "notice-correction",
        "general",
    ];
    for id in defaults {
        assert!(kind(id).notes.iter().any(|note| note.contains("程序缺省")), "{id}");
    }
    for template in builtin().iter() {
        let says = template.period.source.contains("程序缺省");
        let told = template.notes.iter().any(|note| note.contains("程序缺省"));
        assert!(!says || told, "{}", template.id);
        let line = template.hotlines.iter().any(|line| line.number == "12317");
        assert!(!line || template.notes.iter().any(|note| note.contains("12317")), "{}", template.id);
        assert!(template.notes.iter().all(|note| note.ends_with('。')), "{}", template.id);
    }
}

#[test]
fn every_field_and_column_is_explained() {
    for template in builtin().iter() {
        for field in &template.fields {
            assert!(!field.help.is_empty(), "{}: {}", template.id, field.key);
        }
        for column in &template.columns {
            assert!(!column.help.is_empty(), "{}: {}", template.id, column.key);
        }
        assert!(!template.privacy_note.is_empty());
    }
}

#[test]
fn the_options_of_the_catalogue_are_offered() {
    let options = |id: &str, key: &str| {
        let template = kind(id);
        template.field(key).map(|f| f.options.clone()).or(template.column(key).map(|c| c.options.clone())).unwrap()
    };
    assert_eq!(
        options("dibao-change", "reason").join("/"),
        "家庭收入变化/家庭人口变化/财产状况变化/自愿退出/其他不再符合条件"
    );
    assert_eq!(options("linshi-result", "reason").join("/"), "突发事件/意外事故/重大疾病支出/教育支出/其他困难");
    assert_eq!(options("yiliao-result", "category").join("/"), "低保对象/特困人员/低保边缘/因病致贫重病患者");
    assert_eq!(options("fund-allocation", "tier").join("/"), "中央/省/市/县");
    assert_eq!(options("dibao-initial", "places").join("/"), "镇街公开栏/村居公开栏/项目实施地/村民小组醒目处");
    assert_eq!(options("general", "disclosure").join("/"), "主动公开/依申请公开/不予公开");
    assert_eq!(options("notice-correction", "action").join("/"), "更正/终止/提前撤下/延长");
}

fn counts_from_forming(template: &Template) -> bool {
    template.deadlines.iter().any(|deadline| deadline.from == "formed_on")
}

fn own_fields(template: &Template) -> Vec<String> {
    let mut own: Vec<String> = template.fields.iter().skip(11).map(field).collect();
    own.sort();
    own
}

fn sorted(words: &str) -> Vec<String> {
    let mut list: Vec<String> = words.split_whitespace().map(str::to_owned).collect();
    list.sort();
    list
}

fn span(span: Option<Span>) -> String {
    span.map_or_else(String::new, |span| {
        let unit = if span.unit == DayUnit::Calendar { "calendar" } else { "workday" };
        format!("{} {unit}", span.days)
    })
}

fn field(field: &Field) -> String {
    let demand = match (field.required, &field.required_when) {
        (true, _) => "*",
        (false, Some(_)) => "?",
        (false, None) => "",
    };
    format!("{}:{}{demand}{}", field.key, word(field.kind), privacy(field.privacy))
}

fn column(column: &Column) -> String {
    let demand = if column.required { "*" } else { "" };
    format!("{}:{}{demand}{}", column.key, word(column.kind), privacy(column.privacy))
}

fn privacy(privacy: Privacy) -> &'static str {
    match privacy {
        Privacy::Ok => "",
        Privacy::Minor => "!minor",
        Privacy::Generic => "!generic",
        Privacy::Masked => "!masked",
    }
}

fn word(kind: FieldType) -> String {
    serde_json::to_value(kind).unwrap().as_str().unwrap().to_owned()
}
