//! Network shares: locks and syncs are not reliable there, so the clerk is warned.

use std::path::{Component, Path, Prefix};

use crate::core::words::Message;

const REMOTE: [&str; 12] = [
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "fuse.sshfs",
    "davfs",
    "fuse.davfs2",
    "ceph",
    "fuse.glusterfs",
    "afs",
    "9p",
];

/// A warning when `home` lies on a network share, as far as Linux or Windows tell.
pub(super) fn warning(home: &Path) -> Option<Message> {
    let kind = remote_kind(&home.canonicalize().ok()?)?;
    Some(Message::of("store-network-share").with("path", home.display()).with("kind", kind))
}

fn remote_kind(full: &Path) -> Option<String> {
    if cfg!(windows) {
        return is_unc(full).then(|| "SMB".to_owned());
    }
    let mounts = std::fs::read_to_string("/proc/mounts").ok()?;
    kind_of(&mounts, full).filter(|kind| REMOTE.contains(kind)).map(str::to_owned)
}

// `\\?\UNC\server\share\…`: so begins also the full path of a folder on a drive letter for a share.
fn is_unc(full: &Path) -> bool {
    let Some(Component::Prefix(prefix)) = full.components().next() else { return false };
    matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..))
}

// The file system of the longest mount point above `path`; the last of equals hides the others.
fn kind_of<'a>(mounts: &'a str, path: &Path) -> Option<&'a str> {
    let fields = mounts.lines().map(|line| line.split(' ').skip(1));
    let points = fields.filter_map(|mut fields| Some((unescape(fields.next()?), fields.next()?)));
    let above = points.filter(|(point, _)| path.starts_with(point));
    above.max_by_key(|(point, _)| point.len()).map(|(_, kind)| kind)
}

// Blanks in mount points are written as octal numbers.
fn unescape(point: &str) -> String {
    point.replace("\\040", " ").replace("\\011", "\t").replace("\\012", "\n").replace("\\134", "\\")
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "/dev/sda1 / ext4 rw 0 0\n//server/town /mnt/town\\040hall cifs rw 0 0\n";

    #[test]
    fn a_folder_on_a_share_is_recognised_by_its_mount_point() {
        assert_eq!(kind_of(MOUNTS, Path::new("/mnt/town hall/board")), Some("cifs"));
        assert_eq!(kind_of(MOUNTS, Path::new("/mnt/town")), Some("ext4"));
        assert_eq!(kind_of(MOUNTS, Path::new("/home/liu/board")), Some("ext4"));
    }

    #[cfg(windows)]
    #[test]
    fn a_folder_on_a_windows_share_is_recognised_by_its_full_path() {
        assert!(is_unc(Path::new(r"\\?\UNC\server\town\board")) && is_unc(Path::new(r"\\server\town\board")));
        assert!(!is_unc(Path::new(r"\\?\C:\board")) && !is_unc(Path::new(r"D:\board")));
    }
}
