//! Poster texts: they are complete, say what they must, and refuse what is not there.

use std::collections::BTreeMap;

use gongshilan::core::template::text::{render, variables};
use gongshilan::core::template::{FieldType, Remedy, Template};
use minijinja::Value;

use super::{builtin, context_of, kind};

fn texts(template: &Template) -> Vec<&String> {
    let poster = &template.poster;
    [&poster.title].into_iter().chain(&poster.lead).chain(&poster.tail).collect()
}

// Everything that a poster text may name, each thing recognisable.
fn context(template: &Template) -> BTreeMap<String, Value> {
    let mut map: BTreeMap<String, Value> =
        template.fields.iter().map(|field| (field.key.clone(), Value::from(format!("〈{}〉", field.label)))).collect();
    for name in ["number", "n", "post", "end", "days", "village", "town", "today"] {
        map.insert(name.to_owned(), Value::from(format!("〈{name}〉")));
    }
    let maps: [(&str, &[&str]); 2] =
        [("office", &["name", "short", "town", "level", "objections_to"]), ("orig", &["number", "title", "date"])];
    for (name, keys) in maps {
        let inner: BTreeMap<&str, String> = keys.iter().map(|key| (*key, format!("〈{name}.{key}〉"))).collect();
        map.insert(name.to_owned(), context_of(inner));
    }
    let counted = |kind| matches!(kind, FieldType::Money | FieldType::Integer);
    let columns = template.columns.iter().filter(|column| counted(column.kind));
    let sums: BTreeMap<&str, String> = columns.map(|column| (column.key.as_str(), "〈合计〉".to_owned())).collect();
    map.insert("sum".to_owned(), context_of(sums));
    map
}

#[test]
fn every_text_of_every_kind_is_filled() {
    for template in builtin().iter() {
        let context = context_of(context(template));
        for text in texts(template) {
            let filled = render(text, &context).unwrap();
            assert!(!filled.contains('{') && !filled.contains('}'), "{}: {filled}", template.id);
            assert!(!filled.contains("。。") && !filled.contains("，，"), "{}: {filled}", template.id);
        }
    }
}

#[test]
fn optional_content_may_be_left_out() {
    for template in builtin().iter() {
        let mut map = context(template);
        for field in template.fields.iter().filter(|field| !field.required) {
            map.insert(field.key.clone(), Value::from(""));
        }
        for text in texts(template) {
            let filled = render(text, &context_of(&map)).unwrap();
            assert!(!filled.contains("：。") && !filled.contains("每月元"), "{}: {filled}", template.id);
        }
    }
}

#[test]
fn a_context_without_a_name_is_refused_by_that_name() {
    let mut tried = 0;
    for template in builtin().iter() {
        for text in texts(template) {
            for name in variables(text).unwrap() {
                let mut map = context(template);
                map.remove(name.split('.').next().unwrap());
                let fault = render(text, &context_of(&map)).unwrap_err();
                assert_eq!(fault.message.key, "template-text-lacks");
                assert!(
                    fault.message.arg("names").unwrap().split('、').any(|lacking| lacking == name),
                    "{name}: {fault:?}"
                );
                tried += 1;
            }
        }
    }
    assert!(tried > 200);
}

#[test]
fn what_must_stand_on_a_poster_stands_there() {
    for template in builtin().iter() {
        let filled = |list: &[String]| -> String {
            list.iter().map(|text| render(text, &context_of(context(template))).unwrap()).collect()
        };
        let body = filled(&template.poster.lead) + &filled(&template.poster.tail);
        assert!(body.contains("〈依据〉"), "{}", template.id);
        assert!(body.contains("〈意见受理单位〉"), "{}", template.id);
        if template.objection.remedy != Remedy::None {
            assert!(body.contains("反映人的信息依法予以保密"), "{}", template.id);
        }
        let of_sums = ["village-finance", "fund-usage", "fund-allocation"].contains(&template.id.as_str());
        if !template.columns.is_empty() && !of_sums {
            assert!(body.contains("〈n〉"), "{}", template.id);
        }
        assert!((1..=7).contains(&template.poster.lead.len()) && (1..=2).contains(&template.poster.tail.len()));
        assert_eq!(template.poster.numbered, !template.columns.is_empty() || template.free_form, "{}", template.id);
    }
}

#[test]
fn every_field_that_the_catalogue_asks_for_is_printed_somewhere() {
    // Printed apart by the program, or for the program's own use.
    let apart = [
        "title",
        "issuer",
        "issuer_level",
        "places",
        "phones",
        "disclosure",
        "disclosure_reason",
        "issue_date",
        "formed_on",
        "contact",
        "days",
        "added",
        "agreed",
        "pay_on",
        "approved_on",
        "close_day",
        "found_on",
        "touches_list",
    ];
    for template in builtin().iter() {
        let named: Vec<String> = texts(template).iter().flat_map(|text| variables(text).unwrap()).collect();
        for field in template.fields.iter().filter(|field| !apart.contains(&field.key.as_str())) {
            assert!(named.contains(&field.key), "{}: {}", template.id, field.key);
        }
    }
}

#[test]
fn no_telephone_numbers_and_no_notes_to_the_author_on_the_wall() {
    for template in builtin().iter() {
        for text in texts(template) {
            let longest = text.split(|c: char| !c.is_ascii_digit()).map(str::len).max();
            assert!(longest < Some(5), "{}: {text}", template.id);
        }
        let bases = template.basis.iter().flat_map(|basis| [&basis.document, &basis.article]);
        let written = texts(template).into_iter().chain(bases).chain(&template.notes);
        for text in written.chain([&template.privacy_note, &template.objection.text, &template.period.source]) {
            for tag in ['[', ']', '【', '】'] {
                assert!(!text.contains(tag), "{}: {text}", template.id);
            }
            for tag in ["转引", "记忆", "设计"] {
                assert!(!text.contains(tag), "{}: {text}", template.id);
            }
        }
    }
}

#[test]
fn every_kind_but_the_general_one_prints_a_basis() {
    for template in builtin().iter() {
        assert_eq!(template.basis.iter().any(|basis| basis.print), template.id != "general", "{}", template.id);
    }
}

#[test]
fn the_long_term_list_reads_as_it_will_hang() {
    let template = kind("dibao-longterm");
    let context = context_of(serde_json::json!({
        "basis": "滕政办发〔2018〕110号", "village": "槐影样例村", "as_of": "2026年11月24日", "n": 2,
        "sum": { "persons": "3" }, "std": "", "objection_office": "样例镇民政办", "next_review": "2026年12月24日",
    }));
    assert_eq!(render(&template.poster.title, &context).unwrap(), "槐影样例村最低生活保障对象长期公示");
    assert_eq!(
        render(&template.poster.lead[0], &context).unwrap(),
        "根据滕政办发〔2018〕110号，现将槐影样例村最低生活保障对象予以长期公示。截至2026年11月24日，共2户、3人。"
    );
}

#[test]
fn nothing_is_escaped_and_rare_characters_stay() {
    let context = context_of(serde_json::json!({ "name": "㛃生僻 <\"&'> 𠮷" }));
    assert_eq!(render("{{ name }}", &context).unwrap(), "㛃生僻 <\"&'> 𠮷");
}

#[test]
fn filters_for_months_and_full_stops() {
    let fill = |text: &str, word: &str| render(text, &context_of(serde_json::json!({ "a": word }))).unwrap();
    assert_eq!(fill("{{ a | month }}", "2026年12月1日"), "2026年12月");
    assert_eq!(fill("{{ a | month }}", "2026-12-01"), "2026年12月");
    assert_eq!(fill("{{ a | month }}", "下月"), "下月");
    assert_eq!(fill("{{ a | bare }}。", "改为三户。"), "改为三户。");
    assert_eq!(fill("{{ a | bare }}。", "改为三户"), "改为三户。");
    assert_eq!(fill("{{ days_after(a, 31) }}", "2026-12-24"), "2027-01-24");
}

#[test]
fn a_day_that_is_none_is_refused() {
    let context = context_of(serde_json::json!({ "a": "2026-02-30" }));
    assert_eq!(render("{{ days_after(a, 1) }}", &context).unwrap_err().message.key, "template-text-fails");
}

#[test]
fn kinds_of_several_faces_choose_their_words() {
    let fill = |id: &str, field: &str, option: &str| {
        let template = kind(id);
        let mut map = context(&template);
        map.insert(field.to_owned(), Value::from(option));
        texts(&template).iter().map(|text| render(text, &context_of(&map)).unwrap()).collect::<String>()
    };
    assert!(fill("monitor-exit", "stage", "村内公示").starts_with("关于监测对象拟标注风险消除的公示"));
    assert!(fill("monitor-exit", "stage", "结果公告").starts_with("关于监测对象风险消除结果的公告"));
    assert!(fill("notice-correction", "repost", "是").contains("公示期从头计算"));
    assert!(!fill("notice-correction", "repost", "否").contains("公示期从头计算"));
    assert!(fill("notice-correction", "reason", "内容错误").contains("因内容错误，现予"));
    assert!(fill("notice-correction", "reason", "其他").contains("，现予"));
    assert!(!fill("notice-correction", "reason", "其他").contains("因其他"));
    assert!(fill("subsidy-household", "item_name", "").starts_with("关于〈补贴项目〉发放的公示"));
    assert!(fill("subsidy-household", "item_name", "秸秆补贴").starts_with("关于秸秆补贴发放的公示"));
    assert!(fill("policy-guide", "subject_name", "").starts_with("〈事项〉政策"));
}
