//! Records from other offices: a file, or all files of a folder, in whatever order they came.

use std::path::{Path, PathBuf};

use super::files::unreadable;
use super::open::Desk;
use crate::core::fault::Fault;
use crate::core::watch::{Watch, tell};
use crate::core::words::Message;
use crate::store::{Outcome, Received};

/// End of the names of parcels.
pub(super) const ENDING: &str = "gsl";

/// What became of a file.
#[derive(Debug)]
pub struct Arrived {
    /// The file.
    pub path: PathBuf,
    /// What became of it.
    pub outcome: Result<Received, Fault>,
}

impl Arrived {
    /// Whether somebody has to look at it. A file that is still arriving is no trouble.
    #[must_use]
    pub fn is_trouble(&self) -> bool {
        match &self.outcome {
            Ok(received) => received.is_trouble(),
            Err(fault) => fault.message.key != "parcel-incomplete",
        }
    }

    fn is_gap(&self) -> bool {
        self.outcome.as_ref().is_ok_and(|received| matches!(received.outcome, Outcome::Gap(_)))
    }
}

impl Desk {
    /// Takes over the file `path`, or every parcel in the folder `path`. What one file is refused
    /// for does not keep the others back. `progress` is told files done and in all.
    ///
    /// # Errors
    /// Input fault when there is nothing to read; storage faults that concern all of them; refused
    /// when it is stopped: what was taken over until then stays.
    pub fn receive(&mut self, path: &Path, progress: &mut Watch<'_>) -> Result<Vec<Arrived>, Fault> {
        let found = std::fs::metadata(path).map_err(|error| unreadable(path, &error))?;
        let files = if found.is_dir() { parcels_in(path)? } else { vec![path.to_owned()] };
        if files.is_empty() {
            return Err(Fault::input(Message::of("import-no-files").with("path", path.display())));
        }
        self.receive_all(files, progress)
    }

    /// Takes over several files.
    pub(super) fn receive_all(&mut self, files: Vec<PathBuf>, progress: &mut Watch<'_>) -> Result<Vec<Arrived>, Fault> {
        // By office and record: so a gap is one only when a file is missing.
        let mut sorted: Vec<_> = files
            .into_iter()
            .map(|path| {
                let front = self.store.introduce(&path).ok();
                (front.map(|front| (front.sender.code, front.records.0)), path)
            })
            .collect();
        sorted.sort();
        let all = sorted.len();
        let mut arrived = Vec::new();
        let went = sorted.into_iter().enumerate().try_for_each(|(done, (_, path))| {
            tell(progress, done, all)?;
            let outcome = self.store.receive(&path, self.now.at);
            arrived.push(Arrived { path, outcome });
            Ok(())
        });
        if went.is_ok() {
            self.again(&mut arrived);
        }
        // Once for all of them: bringing the index to the disk takes longer than one parcel. What
        // came until it was stopped stays, and belongs there as well.
        self.store.replicas()?.settle()?;
        self.refresh_inbox()?;
        went.map(|()| arrived)
    }

    // Two histories of one office, mixed in one folder, may have kept each other back.
    fn again(&mut self, arrived: &mut [Arrived]) {
        loop {
            let mut moved = false;
            for it in arrived.iter_mut().filter(|it| it.is_gap()) {
                it.outcome = self.store.receive(&it.path, self.now.at);
                moved |= !it.is_gap();
            }
            if !moved {
                return;
            }
        }
    }
}

/// The parcels in `folder`, by name. Hidden files are half-written ones.
pub(super) fn parcels_in(folder: &Path) -> Result<Vec<PathBuf>, Fault> {
    let entries = std::fs::read_dir(folder).map_err(|error| unreadable(folder, &error))?;
    let mut paths: Vec<PathBuf> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    paths.retain(|path| {
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        !hidden && path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(ENDING))
    });
    paths.sort();
    Ok(paths)
}
