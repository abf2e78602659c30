//! The zip around a parcel, before anything in it is believed: is it all there, and nothing else?

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use super::{COUNT_LIMIT, FILE_LIMIT, foreign};
use crate::core::fault::Fault;
use crate::core::words::Message;
use crate::store::files;

const LOCAL: [u8; 4] = *b"PK\x03\x04";
const END: [u8; 4] = *b"PK\x05\x06";
const END_LENGTH: u64 = 22;
const BLOCK: usize = 4096;

/// Where the entries end, and how many there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Frame {
    /// Offset of the directory that follows the entries.
    pub(super) directory: u64,
    /// Number of entries.
    pub(super) entries: usize,
}

/// Opens a file that may be a parcel.
///
/// # Errors
/// `parcel-incomplete` when its end is missing, `parcel-too-large`, `parcel-foreign`.
pub(super) fn open(path: &Path) -> Result<(BufReader<File>, Frame), Fault> {
    let unreadable = |err: io::Error| Fault::input(files::read_fault(path, &err).message);
    let mut file = File::open(path).map_err(unreadable)?;
    let about = file.metadata().map_err(unreadable)?;
    if !about.is_file() {
        return Err(foreign(path));
    }
    if about.len() > FILE_LIMIT {
        let message = Message::of("parcel-too-large").with("file", path.display()).with("limit", FILE_LIMIT >> 30);
        return Err(Fault::input(message));
    }
    let frame = frame(&mut file, about.len()).map_err(unreadable)?;
    match frame {
        Found::Whole(frame) => Ok((BufReader::with_capacity(1 << 16, file), frame)),
        Found::Half => Err(incomplete(path)),
        Found::Foreign => Err(foreign(path)),
    }
}

enum Found {
    Whole(Frame),
    Half,
    Foreign,
}

fn frame(file: &mut File, length: u64) -> io::Result<Found> {
    let mut begin = [0; 4];
    let read = file.read(&mut begin)?;
    // A folder that is being synchronised shows files that are empty or zeros at first.
    if read < 4 || begin == [0; 4] {
        return Ok(Found::Half);
    }
    if begin != LOCAL {
        return Ok(Found::Foreign);
    }
    let Some(at) = length.checked_sub(END_LENGTH) else { return Ok(Found::Half) };
    file.seek(SeekFrom::Start(at))?;
    let mut end = [0; 22];
    file.read_exact(&mut end)?;
    file.seek(SeekFrom::Start(0))?;
    Ok(end_record(&end, at))
}

// The record at the end as this program writes it: one disk, no comment, the directory right before.
fn end_record(end: &[u8; 22], at: u64) -> Found {
    let short = |from: usize| end.get(from..from + 2).map_or(0, |two| u64::from(two[0]) | u64::from(two[1]) << 8);
    let long = |from: usize| short(from) | short(from + 2) << 16;
    if !end.starts_with(&END) {
        return Found::Half;
    }
    let (disks, entries, again, comment) = (short(4) + short(6), short(8), short(10), short(20));
    let (size, directory) = (long(12), long(16));
    let plain = disks == 0 && comment == 0 && entries == again && directory + size == at;
    let entries = usize::try_from(entries).unwrap_or(usize::MAX);
    if plain && entries <= COUNT_LIMIT + 3 { Found::Whole(Frame { directory, entries }) } else { Found::Foreign }
}

/// Says that the file is not complete yet.
pub(super) fn incomplete(path: &Path) -> Fault {
    Fault::input(Message::of("parcel-incomplete").with("file", path.display()))
}

/// Whether there is a hole of zeros in the file: synchronising programs set the length first and
/// fill in the content as it arrives. Nothing that is packed has so many zeros in a row.
pub(super) fn has_hole(path: &Path) -> bool {
    let Ok(mut file) = File::open(path) else { return false };
    let mut block = [0; BLOCK];
    loop {
        match file.read(&mut block) {
            Ok(read) if read == BLOCK && block.iter().all(|byte| *byte == 0) => return true,
            Ok(read) if read > 0 => {}
            _ => return false,
        }
    }
}
