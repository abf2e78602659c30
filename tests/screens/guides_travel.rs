//! Records to other offices and from them, step by step on the screen.

use std::fs;
use std::path::{Path, PathBuf};

use gongshilan::core::office::{Duty, IssuerLevel, Place, Staff};
use gongshilan::desk::{Clock, Desk, ExportRequest, OfficeChange, PhotoChoice, RequestOrder, Since, set_up};
use gongshilan::tui::job::{Deed, Job};

use super::driver::Clerk;
use super::homes::practice_day;

/// A village on another computer.
fn village(folder: &Path) -> Desk {
    let staff = |name: &str, duties: &[Duty]| Staff {
        name: name.to_owned(),
        post: "委员".to_owned(),
        duties: duties.iter().copied().collect(),
    };
    let change = OfficeChange {
        name: Some("示例镇柳泉村村民委员会".to_owned()),
        short: Some("柳泉村".to_owned()),
        code: Some("370481991".to_owned()),
        level: Some(IssuerLevel::Village),
        town: Some("示例镇".to_owned()),
        places: vec![Place { name: "村务公开栏".to_owned(), kind: "村居公开栏".to_owned() }],
        staff: vec![
            staff("周样例", &[Duty::Draft, Duty::Post, Duty::Inspect]),
            staff("吴示范", &[Duty::Review, Duty::Manage]),
        ],
        practice: true,
        ..OfficeChange::default()
    };
    set_up(&folder.join("village"), change, None, Clock::Chosen(practice_day())).unwrap()
}

/// Its records as a file in `folder`.
fn sent(village: &mut Desk, folder: &Path) -> PathBuf {
    let output = Some(folder.to_owned());
    let order = ExportRequest { since: Since::Record(1), photos: PhotoChoice::None, output };
    village.export(&order).unwrap().remove(0).path
}

/// What the clerk wrote.
fn written(clerk: &mut Clerk) -> PathBuf {
    clerk.ask(Job::Guide(Deed::Send)).press("F8");
    assert!(clerk.has("已写好记录文件") && clerk.has("指纹"), "{}", clerk.screen());
    let mut files = fs::read_dir(clerk.home().join("records")).unwrap().map(|entry| entry.unwrap().path());
    let file = files.next().unwrap();
    clerk.press("Enter");
    file
}

#[test]
fn at_first_contact_the_fingerprint_is_compared_on_the_way() {
    let mut clerk = Clerk::practice(80, 24);
    let beside = clerk.home().parent().unwrap().to_owned();
    let mut village = village(&beside);
    let file = sent(&mut village, &beside);
    let read = village.key().unwrap().fingerprint;
    clerk.press("Ctrl+O").press_times("Down", 13).press("Enter").paste(&file.display().to_string()).press("F8");
    assert!(clerk.has("没有收下") && clerk.has("核对指纹"), "{}", clerk.screen());
    clerk.press("Enter");
    assert!(clerk.has(&read), "{}", clerk.screen());
    clerk.type_("1111 2222").press("F8");
    assert!(clerk.screen().replace(['\n', ' '], "").contains("指纹对不上"), "{}", clerk.screen());
    clerk.press_times("Backspace", 9).type_(&read).press("F8");
    assert!(clerk.has("已登记"), "{}", clerk.screen());
    // The file is at hand again.
    clerk.press("Enter").press("F8");
    assert!(clerk.has("收下了") && clerk.has("收下第 1 到 2 条记录"), "{}", clerk.screen());
}

#[test]
fn what_the_other_office_asks_for_is_on_the_board_and_is_answered_there() {
    let mut clerk = Clerk::practice(100, 30);
    let beside = clerk.home().parent().unwrap().to_owned();
    let mut village = village(&beside);
    let file = sent(&mut village, &beside);
    let read = village.key().unwrap().fingerprint;
    clerk.ask(Job::Guide(Deed::Register { file })).type_(&read).press("F8").press("Esc").press("Esc");
    let town = village.introduce(&written(&mut clerk)).unwrap();
    let read = gongshilan::core::fingerprint::fingerprint(&town.key);
    village.register(&town, &read, "", None).unwrap();
    let what = "张贴四季度财务公开".to_owned();
    let (office, due) = (town.sender.code.clone(), practice_day());
    village.request(&RequestOrder { office, what, template: None, due, by: None }).unwrap();
    fs::create_dir(beside.join("later")).unwrap();
    let file = sent(&mut village, &beside.join("later"));
    clerk.ask(Job::Guide(Deed::Receive { file: Some(file) })).press("F8").press("Enter");
    assert!(clerk.has("张贴四季度财务公开"), "{}", clerk.screen());
    clerk.ask(Job::Guide(Deed::Inbox { item: None })).press("F8").press("1").press("F8");
    assert!(clerk.has("已答复"), "{}", clerk.screen());
    clerk.press("Enter");
    assert!(!clerk.has("张贴四季度财务公开"), "{}", clerk.screen());
    clerk.ask(Job::Guide(Deed::Inbox { item: None }));
    assert!(clerk.has("没有待办的来件"), "{}", clerk.screen());
}
