//! Reading single arguments.

use chrono::NaiveDate;

use crate::core::date;
use crate::core::event::{Condition, Shot};
use crate::core::notice::Stage;
use crate::core::office::{Duty, Hotline, IssuerLevel, PLACE_KINDS, Place, Staff};
use crate::core::text::half_width;
use crate::core::words::{Lang, Words};
use crate::desk::PhotoChoice;

// clap shows these only inside its own error, which `usage` says anew; the word is for logs.
type Read<T> = Result<T, &'static str>;

/// `zh` or `en`.
pub(super) fn lang(text: &str) -> Read<Lang> {
    match text {
        "zh" => Ok(Lang::Zh),
        "en" => Ok(Lang::En),
        _ => Err("zh | en"),
    }
}

/// A day in any of the forms that clerks use.
pub(super) fn day(text: &str) -> Read<NaiveDate> {
    date::parse(text).ok_or("2026-11-24")
}

/// `key=value`.
pub(super) fn pair(text: &str) -> Read<(String, String)> {
    let (key, value) = text.split_once(['=', '＝']).ok_or("key=value")?;
    Ok((key.trim().to_owned(), value.to_owned()))
}

/// `id=days`.
pub(super) fn minimum(text: &str) -> Read<(String, u32)> {
    let (id, days) = pair(text)?;
    Ok((id, days.trim().parse().map_err(|_| "id=days")?))
}

/// `intact`, `damaged`, `missing`, or the Chinese words.
pub(super) fn condition(text: &str) -> Read<Condition> {
    match text {
        "intact" | "完好" => Ok(Condition::Intact),
        "damaged" | "破损" => Ok(Condition::Damaged),
        "missing" | "缺失" => Ok(Condition::Missing),
        _ => Err("intact | damaged | missing"),
    }
}

/// A whole number, also in full-width digits.
pub(super) fn count<T: std::str::FromStr>(text: &str) -> Read<T> {
    half_width(text).parse().map_err(|_| "57")
}

/// `none`, `reduced`, `full`, or the Chinese words.
pub(super) fn photo_choice(text: &str) -> Read<PhotoChoice> {
    match text {
        "none" | "不带" => Ok(PhotoChoice::None),
        "reduced" | "精简" => Ok(PhotoChoice::Fitting),
        "full" | "全部" => Ok(PhotoChoice::All),
        _ => Err("none | reduced | full"),
    }
}

/// `far`, `near`, `down`, `other`, or the Chinese words.
pub(super) fn shot(text: &str) -> Read<Shot> {
    match text {
        "far" | "远景" => Ok(Shot::Far),
        "near" | "近景" => Ok(Shot::Near),
        "down" | "撤下" => Ok(Shot::Down),
        "other" | "其他" => Ok(Shot::Other),
        _ => Err("far | near | down | other"),
    }
}

/// The slug of a stage, such as `taken-down`.
pub(super) fn stage(text: &str) -> Read<Stage> {
    let named = |stage: &Stage| [Lang::Zh, Lang::En].iter().any(|lang| Words::of(*lang).word(stage.key()) == text);
    let found = Stage::ALL.into_iter().find(|stage| stage.slug() == text || named(stage));
    found.ok_or("draft | returned | reviewed | printed | posted | taken-down | archived | withdrawn | superseded")
}

/// `town`, `village`, `project`, or the Chinese words.
pub(super) fn level(text: &str) -> Read<IssuerLevel> {
    match text {
        "town" | "镇街" => Ok(IssuerLevel::Town),
        "village" | "村居" => Ok(IssuerLevel::Village),
        "project" | "项目实施单位" => Ok(IssuerLevel::Project),
        _ => Err("town | village | project"),
    }
}

/// `名称=种类`; a village board when no kind is given.
pub(super) fn place(text: &str) -> Read<Place> {
    let (name, kind) = pair(text).unwrap_or_else(|_| (text.to_owned(), "村居公开栏".to_owned()));
    if name.trim().is_empty() || !PLACE_KINDS.contains(&kind.trim()) {
        return Err("名称=镇街公开栏|村居公开栏|项目实施地|村民小组醒目处");
    }
    Ok(Place { name: name.trim().to_owned(), kind: kind.trim().to_owned() })
}

/// `名称=号码`.
pub(super) fn hotline(text: &str) -> Read<Hotline> {
    let (name, number) = pair(text)?;
    if number.chars().filter(char::is_ascii_digit).count() < 3 {
        return Err("名称=号码");
    }
    Ok(Hotline { name, number: number.trim().to_owned() })
}

/// `姓名:职务:拟稿,审查`.
pub(super) fn staff(text: &str) -> Read<Staff> {
    let parts: Vec<&str> = text.split([':', '：']).map(str::trim).collect();
    let (name, post, duties) = match parts.as_slice() {
        [name, post, duties] => (*name, *post, *duties),
        [name, duties] => (*name, "", *duties),
        _ => return Err("姓名:职务:拟稿,审查,张贴,巡查,管理"),
    };
    if name.is_empty() {
        return Err("姓名:职务:拟稿,审查,张贴,巡查,管理");
    }
    let duties = duties.split([',', '，', '、']).map(str::trim).map(duty).collect::<Read<_>>()?;
    Ok(Staff { name: name.to_owned(), post: post.to_owned(), duties })
}

fn duty(text: &str) -> Read<Duty> {
    match text {
        "draft" | "拟稿" => Ok(Duty::Draft),
        "review" | "审查" => Ok(Duty::Review),
        "post" | "张贴" => Ok(Duty::Post),
        "inspect" | "巡查" => Ok(Duty::Inspect),
        "manage" | "管理" => Ok(Duty::Manage),
        _ => Err("拟稿 | 审查 | 张贴 | 巡查 | 管理"),
    }
}
