//! The office's key: `private/office.key`, from which only signatures ever leave.
//!
//! The file is the 32 bytes of an ed25519 key as hexadecimal digits. The public part stands in the
//! journal (`key-set`); which one counts is what the journal says.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};

use super::files;
use crate::core::fault::Fault;
use crate::core::notice::hex;
use crate::core::words::Message;

/// Bytes of a signature.
pub(super) const SIGNATURE: usize = 64;

/// Name of the file, in `private/`.
pub(super) const FILE: &str = "office.key";

/// The office's key.
#[derive(Debug)]
pub(super) struct OfficeKey(SigningKey);

impl OfficeKey {
    /// The public part, hexadecimal.
    pub(super) fn public(&self) -> String {
        hex(self.0.verifying_key().as_bytes())
    }

    /// The signature of `bytes`.
    pub(super) fn sign(&self, bytes: &[u8]) -> [u8; SIGNATURE] {
        self.0.sign(bytes).to_bytes()
    }
}

fn path(home: &Path) -> PathBuf {
    home.join("private").join(FILE)
}

/// The key of `home`; `None` when there is none.
///
/// # Errors
/// When the file cannot be read or is no key.
pub(super) fn load(home: &Path) -> Result<Option<OfficeKey>, Fault> {
    let path = path(home);
    let Some(bytes) = files::read_if_there(&path)? else { return Ok(None) };
    let seed = std::str::from_utf8(&bytes).ok().and_then(|text| unhex::<32>(text.trim()));
    let seed = seed.ok_or_else(|| Fault::storage(Message::of("key-damaged").with("path", path.display())))?;
    Ok(Some(OfficeKey(SigningKey::from_bytes(&seed))))
}

/// Makes a new key. One that is there, even a damaged one, is kept beside: it may be evidence.
///
/// # Errors
/// When the system gives no random numbers or the disk fails.
pub(super) fn make(home: &Path) -> Result<OfficeKey, Fault> {
    let path = path(home);
    let failed = |err: io::Error| files::write_fault(&path, &err);
    let mut seed = [0; 32];
    getrandom::fill(&mut seed).map_err(|err| failed(io::Error::other(err.to_string())))?;
    let folder = home.join("private");
    files::make_folder(&folder)?;
    let temp = files::temporary(&path);
    files::remove(&temp)?;
    write_private(&temp, format!("{}\n", hex(&seed)).as_bytes()).map_err(failed)?;
    if path.exists() {
        files::rename(&path, &files::unused(&folder, "office.key.")).map_err(failed)?;
    }
    files::put_in_place(&temp, &path)?;
    Ok(OfficeKey(SigningKey::from_bytes(&seed)))
}

/// Takes the key over from `before` where `home` has none: a backup that is older than the key
/// must not cost the office its name.
///
/// # Errors
/// When the disk fails.
pub(super) fn bring_back(before: &Path, home: &Path) -> Result<(), Fault> {
    let Some(bytes) = files::read_if_there(&path(before))?.filter(|_| !path(home).exists()) else { return Ok(()) };
    files::make_folder(&home.join("private"))?;
    let to = path(home);
    write_private(&to, &bytes).map_err(|err| files::write_fault(&to, &err))
}

fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Whether `signature` over `bytes` was made with the private part of `public` (hexadecimal).
pub(super) fn verify(public: &str, bytes: &[u8], signature: &[u8]) -> bool {
    let key = unhex::<32>(public).and_then(|bytes| VerifyingKey::from_bytes(&bytes).ok());
    let signature = Signature::from_slice(signature).ok();
    key.zip(signature).is_some_and(|(key, signature)| key.verify_strict(bytes, &signature).is_ok())
}

/// Whether `public` can be the public part of a key.
pub(super) fn is_public(public: &str) -> bool {
    unhex::<32>(public).is_some_and(|bytes| VerifyingKey::from_bytes(&bytes).is_ok_and(|key| !key.is_weak()))
}

fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    if text.len() != 2 * N || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let mut out = [0; N];
    for (byte, pair) in out.iter_mut().zip(text.as_bytes().chunks(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(out)
}
