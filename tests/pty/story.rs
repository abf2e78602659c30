//! One notice from an empty folder to its certificate, by the screen alone in a real terminal; the
//! journal says the same as that of the command line.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::homes;
use super::keystrokes::Keyboard;

/// The day it is posted, a Monday.
const POSTED: &str = "2026-11-02";
/// The day it comes down: the seven days are served.
const DOWN: &str = "2026-11-12";
/// More keys than this, typed text not counted, are too many from an empty folder to the wall.
const MOST_KEYS: usize = 40;

const NAME: &str = "示例镇柳泉村村民委员会";
const PLACE: &str = "柳泉村村务公开栏";
const BATCH: &str = "2026年11月";
const EXAMINER: &str = "示例镇人民政府";
const FORMED: &str = "2026-11-01";
const PICKED: &str = "拟同意";

fn sheet() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/dibao-households.xlsx")
}

#[test]
fn the_screen_alone_leads_from_nothing_to_the_certificate() {
    let (_dir, home) = homes::empty();
    let keys = Keyboard::new(&home, POSTED);
    set_up(&keys);
    draft(&keys);
    publish(&keys);
    let pressed = keys.pressed();
    println!("from an empty folder to the wall: {pressed} keys beyond the typed texts");
    assert!(pressed <= MOST_KEYS, "{pressed} keys");
    keys.leave();
    let keys = Keyboard::new(&home, DOWN);
    take_down(&keys);
    keys.leave();
    let (_other, commanded) = homes::empty();
    command_story(&commanded);
    assert_eq!(journal(&home), journal(&commanded));
}

fn set_up(keys: &Keyboard) {
    keys.at("登记本单位，正式使用", "2").sees("单位全称").typed(NAME).next("Enter");
    keys.typed("柳泉村").next("Enter").press("1").next("Enter");
    keys.typed("示例镇").next("Enter").typed("370481999001").next("Enter");
    keys.typed(PLACE).next("Tab").typed("柳泉村委会 0632-0000000").next("Tab");
    keys.typed("周样例 村文书").next("Tab").typed("吴示范 村主任").press("F8");
    // A new notice is what follows.
    keys.at("已设置好", "Enter").sees("查找种类");
}

fn draft(keys: &Keyboard) {
    keys.typed("dbcs").at("最低生活保障初审公示", "Enter").sees("还差");
    keys.typed(BATCH).next("Enter").typed(EXAMINER).next("Enter").typed(FORMED).next("Enter");
    let path = sheet();
    keys.press("F6").sees("粘贴路径").dragged(&path);
    keys.at("采用这 37 行", "F8").at("还差 37 项", "F8");
    keys.at("初审意见", "1").sees(PICKED).press("F5").at("空着的 36 格", "F8");
    keys.at("37 行", "F8").sees("三个问题");
}

fn publish(keys: &Keyboard) {
    keys.press("F8").sees("还有 3 个问题没有回答");
    keys.press("1").next("Tab").press("1").next("Tab").press("1").press("F8").at("再按一次 F8", "F8");
    keys.at("回公示栏", "Enter").at("印上的公示期", "F8");
    keys.at("已打印", "Enter").at("海报上印的是", "F8").at("确定办理", "2");
    keys.sees("已登记张贴");
}

fn take_down(keys: &Keyboard) {
    keys.at("可以撤下", "F8").at("哪天撤的", "F8").at("确定办理", "2");
    keys.at("已全部撤下", "Enter").at("存成文件", "F8").sees("情况说明");
}

fn command(home: &Path, today: &str, args: &[&str]) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongshilan"));
    command.env_remove("GONGSHILAN_BY").env("GONGSHILAN_HOME", home).args(["--today", today]).args(args);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
}

fn command_story(home: &Path) {
    let sheet = sheet().display().to_string();
    let set = [format!("batch={BATCH}"), format!("examiner={EXAMINER}"), format!("formed_on={FORMED}")];
    let fill = format!("opinion={PICKED}");
    let posters = home.join("posters");
    fs::create_dir_all(&posters).unwrap();
    let poster = posters.join("poster.pdf").display().to_string();
    let certificate = posters.join("certificate.pdf").display().to_string();
    let place = format!("{PLACE}=村居公开栏");
    let setup = [
        "setup",
        "--practice",
        "--name",
        NAME,
        "--short",
        "柳泉村",
        "--code",
        "370481999001",
        "--level",
        "村居",
        "--town",
        "示例镇",
        "--place",
        &place,
        "--hotline",
        "柳泉村委会=0632-0000000",
        "--staff",
        "周样例:村文书:拟稿,张贴,巡查",
        "--staff",
        "吴示范:村主任:审查,管理",
    ];
    command(home, POSTED, &setup);
    let new = [
        "new",
        "dibao-initial",
        "--table",
        &sheet,
        "--set",
        &set[0],
        "--set",
        &set[1],
        "--set",
        &set[2],
        "--fill",
        &fill,
    ];
    command(home, POSTED, &new);
    command(home, POSTED, &["review", "1", "--pass", "--secrecy", "--privacy", "--accuracy"]);
    command(home, POSTED, &["print", "1", "-o", &poster]);
    command(home, POSTED, &["post", "1"]);
    command(home, DOWN, &["takedown", "1"]);
    command(home, DOWN, &["certificate", "1", "-o", &certificate]);
}

/// Every event with its day, person and notice: everything but the moment and the links.
fn journal(home: &Path) -> Vec<Value> {
    let mut files: Vec<PathBuf> = fs::read_dir(home.join("journal")).unwrap().map(|it| it.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "jsonl"));
    files.sort();
    let text: String = files.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let told = |line: &str| {
        // The hash follows behind a tabulator.
        let mut record: Value = serde_json::from_str(line.split('\t').next().unwrap()).unwrap();
        // Every office has a key of its own.
        if let Some(key) = record["event"].get_mut("key") {
            *key = Value::from("a key");
        }
        let part = |key: &str| record[key].clone();
        Value::from(["day", "by", "notice", "event"].map(part).to_vec())
    };
    text.lines().map(told).collect()
}
