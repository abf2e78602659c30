//! Replicas over the years: checked by the doctor, copied beside backups, fetched back from there.

use std::path::{Path, PathBuf};

use super::history::History;
use super::{folders, forks, refresh, rolls, root};
use crate::core::fault::Fault;
use crate::core::words::Message;
use crate::store::walk::Tail;
use crate::store::{files, journal};

/// What the doctor found: what there is to know, and what is wrong.
#[derive(Debug, Default)]
pub(in crate::store) struct Examined {
    /// Worth knowing: other histories that are kept apart.
    pub(in crate::store) notes: Vec<Message>,
    /// Damage that only the office itself can mend, by sending its records again.
    pub(in crate::store) trouble: Vec<Message>,
}

/// Reads every replica of `home` from end to end and builds the index anew.
pub(in crate::store) fn examine(home: &Path) -> Result<Examined, Fault> {
    let root = root(home);
    let mut examined = Examined::default();
    if !root.is_dir() || folders(&root)?.is_empty() {
        return Ok(examined);
    }
    let trees = refresh::rebuild(&root)?;
    let offices = rolls::offices(&trees)?;
    for folder in folders(&root)? {
        let own = |code: &str| super::folder(&root, code) == folder;
        let office = offices.iter().find(|it| own(&it.office.code));
        let name = office.map_or_else(|| files::name(&folder).to_owned(), |it| it.office.name.clone());
        let (history, walked) = History::read(&folder)?;
        // Fewer than there are: the next one fits no notice.
        let folded = office.map_or(0, |it| it.seq);
        if walked.tail != Tail::Whole || history.last() == 0 || folded < walked.head.seq {
            let message = Message::of("replica-damaged").with("name", &name).with("seq", folded + 1);
            examined.trouble.push(message.with("path", journal::folder(&folder).display()));
        }
        examined.notes.extend(forks::list(&folder)?.iter().flat_map(|fork| fork.told(&name)));
    }
    Ok(examined)
}

/// Copies the replicas of `home` into `dest`, what is there in full already aside. Gives how many
/// offices there are.
pub(in crate::store) fn mirror(home: &Path, dest: &Path) -> Result<usize, Fault> {
    let all = folders(&root(home))?;
    for folder in &all {
        copy(folder, &root(dest).join(files::name(folder)))?;
    }
    Ok(all.len())
}

/// Fetches from `beside` the replicas that `home` does not have. Gives how many.
pub(in crate::store) fn fetch(beside: &Path, home: &Path) -> Result<usize, Fault> {
    let mut fetched = 0;
    for folder in folders(&root(beside))? {
        let to = root(home).join(files::name(&folder));
        if !to.exists() {
            copy(&folder, &to)?;
            fetched += 1;
        }
    }
    Ok(fetched)
}

// A file of the same length is the same: journals only grow.
fn copy(from: &Path, to: &Path) -> Result<(), Fault> {
    files::make_folder(to)?;
    for path in files::entries(from)? {
        let target: PathBuf = to.join(files::name(&path));
        if path.is_dir() {
            copy(&path, &target)?;
            continue;
        }
        let length = |path: &Path| std::fs::metadata(path).map(|about| about.len()).ok();
        if length(&path) != length(&target) {
            files::write_whole(&target, &files::read_if_there(&path)?.unwrap_or_default())?;
        }
    }
    Ok(())
}
