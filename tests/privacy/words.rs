//! Illness, punishment, headings, names of minors.

use gongshilan::core::poster::Spot;
use gongshilan::core::privacy::{forbidden_heading, mask_name, scan_at, scan_text};
use gongshilan::core::template::Level::{Error, Warning};
use gongshilan::core::words::{Lang, Words};

use crate::numbers::codes;

const CELL: Spot<'_> = Spot::Cell(1, "备注");

#[test]
fn illness_is_refused_wherever_it_stands() {
    for text in [
        "一级残疾",
        "二级残疾",
        "四级伤残残疾",
        "残疾一级",
        "残疾４级",
        "残疾 三 级",
        "肢体二级",
        "肢体残疾二级",
        "二级肢体残疾",
        "视力残疾",
        "听力1级",
        "言语残疾",
        "智力残疾",
        "精神贰级",
        "精神Ⅱ级",
        "多重残疾",
        "重残",
        "患癌",
        "肿瘤",
        "白血病",
        "尿毒症",
        "每周透析三次",
        "精神分裂",
        "抑郁症",
        "艾滋病",
        "HIV阳性",
        "hiv",
        "ＨＩＶ",
        "肺结核",
        "肝炎",
        "瘫痪在床",
        "失能",
        "半失能",
        "已孕",
        "流产",
        "尿 毒\u{200B}症",
        "尿毒\n症",
    ] {
        for spot in [Spot::Title, Spot::Paragraph(1), CELL, Spot::Signature] {
            assert!(codes(&scan_at(text, &spot)).contains(&("HEALTH", Error)), "{text:?} {spot:?}");
        }
    }
}

#[test]
fn a_word_that_may_be_a_policy_blocks_in_lists_only() {
    for text in ["残疾", "残疾人", "长期患病", "因病致贫", "因残", "大病", "住院治疗", "慢性病", "生活自理能力差"]
    {
        assert_eq!(codes(&scan_at(text, &CELL)), [("HEALTH", Error)], "{text}");
        assert_eq!(codes(&scan_at(text, &Spot::Paragraph(2))), [("HEALTH", Warning)], "{text}");
        assert_eq!(codes(&scan_at(text, &Spot::Title)), [("HEALTH", Warning)], "{text}");
    }
    for policy in ["残疾人两项补贴", "重度残疾人护理补贴", "大病保险", "失能半失能特困人员护理补贴"]
    {
        assert_eq!(codes(&scan_at(policy, &CELL)), [("HEALTH", Warning)], "{policy}");
        assert_eq!(codes(&scan_at(policy, &Spot::Title)), [("HEALTH", Warning)], "{policy}");
    }
}

#[test]
fn general_wordings_are_fine() {
    for text in [
        "重大疾病支出",
        "因病致贫重病患者",
        "突发事件",
        "意外事故",
        "低保",
        "特困供养",
        "低保边缘",
        "集中供养",
        "分散供养",
        "家庭人口变化",
        "物流产业园",
        "交流产品",
        "丧失能力",
        "系统瘫痪",
        "办结核查",
        "反映人信息予以保密",
        "对举报人信息严格保密",
        "除非婚事新办",
        "孕育希望",
        "废旧农膜残膜回收",
        "病虫害防治",
        "镇残联",
        "ARCHIVE",
        "shiva",
        "招引产业项目",
        "其中风险点3个",
        "安全护理员",
        "遗失明细账",
        "困难家庭",
        "王建国",
        "㛃生僻",
        "𬱖",
        "欧阳测试",
    ] {
        assert_eq!(codes(&scan_at(text, &CELL)), [], "{text}");
        assert_eq!(codes(&scan_text(text)), [], "{text}");
    }
}

#[test]
fn other_private_matters_are_refused() {
    for text in ["服刑", "刑满释放", "吸毒", "强制戒毒", "社区矫正对象", "离异", "非婚生", "信访人张某", "举报人李某"]
    {
        assert_eq!(codes(&scan_text(text)), [("SENS", Error)], "{text}");
    }
}

#[test]
fn words_found_are_named_once() {
    let found = scan_text("张样例患肝炎、肝炎和肺结核，离异");
    assert_eq!(codes(&found), [("HEALTH", Error), ("SENS", Error)]);
    assert!(Words::of(Lang::Zh).say(&found[0].message).contains("：肝炎、结核。"));
}

#[test]
fn headings_of_private_columns_are_refused() {
    for heading in [
        "身份证",
        "身份证号码",
        "公民身份号码",
        "证件号",
        "银行账号",
        "开户银行",
        "帐号",
        "一卡通账号",
        "卡号",
        "社保卡号",
        "存折号",
        "手机",
        "手机号",
        "联系电话",
        "联系方式",
        "家庭住址",
        "门牌号",
        "残疾类别",
        "残疾证号",
        "致病原因",
        "出生日期",
        "出生年月",
        "年龄",
        "婚姻状况",
        "健康状况",
        "学籍号",
        " 身 份 证\n号 ",
        "身\u{200B}份证",
        "户籍地址",
    ] {
        assert!(forbidden_heading(heading), "{heading:?}");
        assert_eq!(codes(&scan_at(heading, &Spot::Heading(heading))), [("HEADER", Error)], "{heading:?}");
    }
    for heading in [
        "序号",
        "户主姓名",
        "保障人数",
        "所在村（组）",
        "居住社区（村）",
        "月救助金额（元/户）",
        "拟月救助金额（元/户）",
        "初审意见",
        "变更类型",
        "原因（概括）",
        "救助事由（概括）",
        "对象类别",
        "收款单位（个人用掩码）",
        "票据号",
        "经手人",
        "利率",
        "贷款额度（元）",
        "学段",
        "监测类别",
        "项目编码",
        "支付日期",
        "绩效目标",
        "实施单位及责任人",
        "监督电话",
        "病虫害防治面积（亩）",
        "打卡发放金额",
        "家庭人口",
        "重大疾病支出（元）",
        "备注",
    ] {
        assert!(!forbidden_heading(heading), "{heading}");
        assert_eq!(codes(&scan_at(heading, &Spot::Heading(heading))), [], "{heading}");
    }
}

#[test]
fn names_of_minors_keep_the_surname_only() {
    for (name, masked) in [
        ("王小明", "王某某"),
        ("王明", "王某"),
        ("欧阳测试", "欧阳某某"),
        ("欧阳测", "欧阳某"),
        ("欧阳", "欧某"),
        ("诸葛小明明", "诸葛某某"),
        ("赵演示", "赵某某"),
        ("㛃生僻", "㛃某某"),
        ("𬱖明", "𬱖某"),
        ("王　明", "王某"),
        ("王某某", "王某某"),
        ("王某", "王某"),
        ("阿卜杜拉·买买提", "阿某某"),
        ("王", "王某"),
        ("", ""),
        ("葛\u{E0100}小明", "葛\u{E0100}某某"),
    ] {
        assert_eq!(mask_name(name), masked, "{name}");
    }
}

#[test]
fn both_languages_say_the_same_things() {
    let keys = |lang: Lang| -> Vec<(String, bool)> {
        let ours = |key: &str| key.starts_with("privacy-") || key.starts_with("calendar-");
        let entries = Words::of(lang).entries().filter(|(key, ..)| ours(key));
        entries.map(|(key, _, hint)| (key.to_owned(), hint.is_some())).collect()
    };
    assert_eq!(keys(Lang::Zh), keys(Lang::En));
    assert!(keys(Lang::Zh).iter().all(|(key, hint)| *hint || key.starts_with("privacy-at-")));
}
