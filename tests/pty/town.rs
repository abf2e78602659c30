//! A supervisor at a real terminal: from all boards to a case, with the keys as terminals send them.

use super::help::*;
use super::homes;

const CTRL_G: &str = "\x07";
const F4: &str = "\x1bOS";

#[test]
fn from_all_boards_down_to_a_case_and_back() {
    let (_dir, home) = homes::of_the_town("town");
    let mut terminal = start(program(&home));
    terminal.wait_for("F9菜单").send(CTRL_G).wait_for("3 个单位");
    terminal.send(ENTER).wait_for("示例镇柳泉村村民委员会");
    terminal.send(F4).wait_for("90 天").send("+").wait_for("60 天").send(LEFT).wait_for("到 2026-11-04");
    terminal.send(ENTER).wait_for("柳泉村-2026-0001").wait_for("外单位公示件");
    terminal.send(ESC).wait_for("时间轴").send(CTRL_C).wait_for("要退出吗").send("2");
    assert_eq!(terminal.ended(), 0);
}
