//! What invented clerks type: one small notice of each kind, as TOML.

pub(crate) fn initial(formed: &str) -> String {
    format!(
        r#"batch = "2026年第四季度"
examiner = "示例镇人民政府"
formed_on = "{formed}"
[[rows]]
head = "张样例"
persons = 2
village = "槐影样例村1组"
amount = "1040.00"
opinion = "拟同意"
[[rows]]
head = "李示范"
persons = 1
village = "槐影样例村2组"
amount = "620.00"
opinion = "拟同意"
"#
    )
}

pub(crate) fn confirm(formed: &str) -> String {
    format!(
        r#"confirm_org = "县级民政部门"
confirm_no = "示民〔2026〕1号"
pay_from = "2026-12-01"
formed_on = "{formed}"
[[rows]]
head = "张样例"
persons = 2
village = "槐影样例村1组"
amount = "1040.00"
"#
    )
}

pub(crate) fn monitor(meeting: &str) -> String {
    format!(
        r#"meeting = "村民代表民主评议会议"
meeting_date = "{meeting}"
attend = "应到42人，实到36人，同意35人"
[[rows]]
head = "王虚构"
persons = 3
village = "石碾样例村1组"
class = "边缘易致贫户"
"#
    )
}

pub(crate) fn fund(formed: &str) -> String {
    format!(
        r#"fund_name = "财政衔接推进乡村振兴补助资金"
doc_no = "示财农〔2026〕3号"
formed_on = "{formed}"
tier = ["中央", "省"]
total = "865000.00"
principle = "按脱贫人口和项目成熟度分配"
[[rows]]
unit = "槐影样例村"
use = "村内道路硬化"
amount = "500000.00"
[[rows]]
unit = "石碾样例村"
use = "灌溉渠修复"
amount = "365000.00"
"#
    )
}

pub(crate) const LONG: &str = r#"[[rows]]
head = "张样例"
persons = 2
village = "槐影样例村1组"
amount = "1040.00"
"#;
