//! Searching by text and by pinyin initials.

use gongshilan::core::search::matches;

#[test]
fn initials_find_titles() {
    let title = "关于2026年11月最低生活保障初审结果的公示";
    for query in ["初审", "2026", "zdshbz", "ZDSHBZ", "csjg", "公示 csjg", "ｚｄｓｈ", ""] {
        assert!(matches(title, query), "{query}");
    }
    for query in ["终审", "zdshx", "确认", "初审 确认"] {
        assert!(!matches(title, query), "{query}");
    }
    assert!(matches("低保初审", "dbcs"));
}

#[test]
fn a_character_with_two_readings_is_found_by_both() {
    assert!(matches("重新公示", "cxgs"));
    assert!(matches("重新公示", "zxgs"));
}
