//! Which backups stay: the newest of each of 7 days, 4 weeks and 12 months, and all of the last
//! day: after a restore, an earlier one of that day may hold more.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::{Datelike, NaiveDate};

use super::files;
use crate::core::fault::Fault;

/// End of the names of backups.
pub(super) const SUFFIX: &str = ".gslbak";

const DAYS: usize = 7;
const WEEKS: usize = 4;
const MONTHS: usize = 12;

/// The name of backup `count` (from 1) of one day.
pub(super) fn file_name(office: &str, day: NaiveDate, count: u32) -> String {
    let again = if count > 1 { format!("-{count}") } else { String::new() };
    format!("{office}-{day}{again}{SUFFIX}")
}

/// Day and count of the backup called `name`; `None` when it is not one of this office.
fn parse(office: &str, name: &str) -> Option<(NaiveDate, u32)> {
    let rest = name.strip_suffix(SUFFIX)?.strip_prefix(office)?.strip_prefix('-')?;
    let (day, count) = rest.split_at_checked(10)?;
    let count = if count.is_empty() { 1 } else { count.strip_prefix('-')?.parse().ok()? };
    Some((day.parse().ok()?, count))
}

/// The backups of one office in `folder`, oldest first.
pub(super) fn list(folder: &Path, office: &str) -> Result<BTreeMap<(NaiveDate, u32), PathBuf>, Fault> {
    let paths = files::entries(folder)?.into_iter();
    Ok(paths.filter_map(|path| Some((parse(office, files::name(&path))?, path))).collect())
}

/// Removes the backups of one office in `folder` that need not stay.
pub(super) fn prune(folder: &Path, office: &str) -> Result<(), Fault> {
    let found = list(folder, office)?;
    let keep = chosen(found.keys().copied());
    found.iter().filter(|(key, _)| !keep.contains(key)).try_for_each(|(_, path)| files::remove(path))
}

fn chosen(all: impl Iterator<Item = (NaiveDate, u32)>) -> Vec<(NaiveDate, u32)> {
    let (mut days, mut weeks, mut months) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    let all: Vec<(NaiveDate, u32)> = all.collect();
    let last = all.last().map(|key| key.0);
    // Ascending, so that the newest of each stays.
    for key in all.iter().copied() {
        let week = key.0.iso_week();
        days.insert(key.0, key);
        weeks.insert((week.year(), week.week()), key);
        months.insert((key.0.year(), key.0.month()), key);
    }
    let newest = days.into_values().rev().take(DAYS);
    let today = all.iter().copied().filter(|key| Some(key.0) == last);
    today
        .chain(newest)
        .chain(weeks.into_values().rev().take(WEEKS))
        .chain(months.into_values().rev().take(MONTHS))
        .collect()
}
