//! The title: as large as it fits, in lines that end where a reader would pause (回行词意完整).

use std::ops::Range;

use super::look::{Look, em};
use super::setting::{Setting, count};

/// A title, set.
pub(super) struct TitleSet {
    /// The text.
    pub setting: Setting,
    /// Type size, pt.
    pub size: f32,
    /// Its lines.
    pub lines: Vec<Range<usize>>,
}

/// Rather smaller on one line than full size on two, down to this factor.
const ONE_LINE: [f32; 4] = [1.0, 0.95, 0.9, 0.86];
/// Type size factor and the most lines it may take, where lines end well.
const MORE_LINES: [(f32, usize); 8] =
    [(1.0, 2), (0.93, 2), (0.86, 2), (0.86, 3), (0.8, 3), (0.74, 4), (0.68, 4), (0.6, usize::MAX)];
/// The cost of a division that no reader would stumble over.
const GOOD: f32 = 1.5;

// Words that notices are made of: a line rather ends anywhere else than inside one.
const WORDS: &[&str] = &[
    "公示",
    "公告",
    "公开",
    "通告",
    "名单",
    "情况",
    "结果",
    "最低",
    "生活",
    "保障",
    "低保",
    "对象",
    "家庭",
    "资金",
    "项目",
    "计划",
    "安排",
    "使用",
    "分配",
    "完成",
    "年度",
    "季度",
    "乡村",
    "振兴",
    "有效",
    "衔接",
    "推进",
    "补助",
    "补贴",
    "巩固",
    "拓展",
    "脱贫",
    "攻坚",
    "成果",
    "财政",
    "专项",
    "扶贫",
    "村民",
    "委员会",
    "人民",
    "政府",
    "救助",
    "临时",
    "特困",
    "人员",
    "供养",
    "医疗",
    "初审",
    "审核",
    "确认",
    "申请",
    "雨露",
    "小额",
    "信贷",
    "贷款",
    "贴息",
    "防止",
    "返贫",
    "监测",
    "识别",
    "风险",
    "消除",
    "投诉",
    "举报",
    "调查",
    "处理",
    "政策",
    "更正",
    "财务",
    "收支",
    "工程",
    "建设",
    "申报",
    "入库",
    "实施",
    "竣工",
    "验收",
    "关于",
    "新增",
    "调整",
    "停发",
    "发放",
    "基础",
    "设施",
    "产业",
    "发展",
    "农村",
    "生产路",
    "生产",
    "道路",
    "学期",
    "学年",
    "片区",
    "街道",
    "社区",
    "说明",
    "最低生活",
    "生活保障",
    "最低生活保障",
    "保障对象",
    "保障家庭",
    "特困人员",
    "救助供养",
    "医疗救助",
    "乡村振兴",
    "脱贫攻坚",
    "有效衔接",
    "衔接资金",
    "小额信贷",
    "村民委员会",
    "人民政府",
    "第一",
    "第二",
    "第三",
    "第四",
];

/// Sets `text` as a title.
pub(super) fn set(text: &str, look: &Look) -> TitleSet {
    let setting = Setting::new(text, look.voices.title);
    let all = setting.all();
    let natural = setting.width(&all);
    let one = ONE_LINE.iter().map(|k| k * look.title).find(|size| natural * em(*size) <= look.width());
    if let Some(size) = one {
        return TitleSet { setting, size, lines: vec![all] };
    }
    // The same for every size and shape.
    let costs = pause_costs(setting.letters());
    let mut second = None;
    for (factor, most) in MORE_LINES {
        let size = factor * look.title;
        let room = look.width() / em(size);
        let least = setting.wrap(room, room).len();
        if least > most {
            continue;
        }
        let Some((cost, lines)) = balanced(&setting, &costs, least, room) else { continue };
        if cost <= GOOD {
            return TitleSet { setting, size, lines };
        }
        second.get_or_insert((size, lines));
    }
    let (size, lines) = second.unwrap_or_else(|| smallest(&setting, look));
    TitleSet { setting, size, lines }
}

// A title that cannot be divided between words is cut.
fn smallest(setting: &Setting, look: &Look) -> (f32, Vec<Range<usize>>) {
    let size = 0.6 * look.title;
    let room = look.width() / em(size);
    (size, setting.wrap(room, room))
}

// The best division into exactly `lines` lines: even lengths, ends at natural pauses. `None` when
// the text has no such division, because a word is longer than a line.
fn balanced(setting: &Setting, costs: &[f32], lines: usize, room: f32) -> Option<(f32, Vec<Range<usize>>)> {
    let shapes = shapes(lines);
    let set = shapes.iter().filter_map(|shape| shaped(setting, costs, shape, room));
    set.min_by(|one, other| one.0.total_cmp(&other.0))
}

// GB/T 9704-2012, 7.3.1: 梯形或者菱形. Widths of the lines relative to each other.
fn shapes(lines: usize) -> Vec<Vec<f32>> {
    match lines {
        2 => vec![vec![0.96, 1.04], vec![1.04, 0.96]],
        3 => vec![vec![0.95, 1.1, 0.95], vec![0.94, 1.0, 1.06], vec![1.06, 1.0, 0.94]],
        _ => vec![vec![1.0; lines]],
    }
}

fn shaped(setting: &Setting, costs: &[f32], shape: &[f32], room: f32) -> Option<(f32, Vec<Range<usize>>)> {
    let length = setting.letters().len();
    let even = setting.width(&setting.all()) / count(shape.len());
    // best[to] = (cost, the line ends that lead there)
    let mut best: Vec<Option<(f32, Vec<usize>)>> = vec![None; length + 1];
    if let Some(start) = best.first_mut() {
        *start = Some((0.0, Vec::new()));
    }
    for share in shape {
        let mut next: Vec<Option<(f32, Vec<usize>)>> = vec![None; length + 1];
        for (from, state) in best.iter().enumerate() {
            let Some((cost, ends)) = state else { continue };
            for to in from + 1..=length {
                let Some(line) = line_cost(setting, &(from..to), room, share * even) else { continue };
                let sum = cost + line + costs.get(to).copied().unwrap_or(0.0);
                let Some(slot) = next.get_mut(to) else { continue };
                if slot.as_ref().is_none_or(|(least, _)| sum < *least) {
                    let mut ends = ends.clone();
                    ends.push(to);
                    *slot = Some((sum, ends));
                }
            }
        }
        best = next;
    }
    let (cost, ends) = best.pop()??;
    let starts = std::iter::once(0).chain(ends.iter().copied());
    Some((cost, starts.zip(ends.iter().copied()).map(|(from, to)| from..to).collect()))
}

fn line_cost(setting: &Setting, range: &Range<usize>, room: f32, even: f32) -> Option<f32> {
    if !setting.may_break(range.end) || setting.solid(range) < 2 {
        return None;
    }
    let width = setting.width(range);
    let off = (width - even) / even;
    (width <= room + 0.001).then_some(off * off)
}

// What it costs to end a line before each character, and at the end.
fn pause_costs(letters: &[char]) -> Vec<f32> {
    let words = Words::of(letters);
    let cost = |at: usize| match (at.checked_sub(1).and_then(|last| letters.get(last)), letters.get(at)) {
        (Some(last), Some(first)) => pause_cost(*last, *first, words.at(at)),
        _ => 0.0,
    };
    (0..=letters.len()).map(cost).collect()
}

fn pause_cost(last: char, first: char, words: Around) -> f32 {
    if words == Around::Inside {
        return 2.0;
    }
    if matches!(first, '的' | '及' | '和' | '与' | '等' | '村' | '镇' | '乡' | '市' | '县' | '区') {
        return 1.0;
    }
    let pause = matches!(last, '的' | '村' | '镇' | '乡' | '会' | '府' | '度' | '》' | '）' | '、' | '月' | '年');
    if pause || matches!(first, '《' | '拟') {
        0.0
    } else if words == Around::Edge {
        0.1
    } else {
        0.4
    }
}

// How a place stands to the words of [`WORDS`].
#[derive(Clone, Copy, PartialEq, Eq)]
enum Around {
    // None is near.
    None,
    // One begins or ends there.
    Edge,
    // One goes on there.
    Inside,
}

// Every place of a text.
struct Words(Vec<Around>);

impl Words {
    fn of(letters: &[char]) -> Self {
        let mut words = Self(vec![Around::None; letters.len() + 1]);
        for word in WORDS {
            let length = word.chars().count();
            for from in 0..letters.len() {
                if word.chars().eq(letters.iter().skip(from).take(length).copied()) {
                    words.found(from..from + length);
                }
            }
        }
        words
    }

    // Longer words hold shorter ones: inside of any is inside.
    fn found(&mut self, word: Range<usize>) {
        for at in word.start..=word.end {
            let Some(around) = self.0.get_mut(at) else { continue };
            if at > word.start && at < word.end {
                *around = Around::Inside;
            } else if *around == Around::None {
                *around = Around::Edge;
            }
        }
    }

    fn at(&self, at: usize) -> Around {
        self.0.get(at).copied().unwrap_or(Around::None)
    }
}
