//! Names of folders and files after the codes of offices.

use super::archive::is_portable;
use super::chain::sha256;

/// A short ASCII name for an office. Codes are digits as a rule; any other code gets a name made
/// from its hash, also where Windows would take it for another one or for a device.
pub(super) fn ascii(code: &str) -> String {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
    if !code.is_empty() && code.len() <= 40 && code.chars().all(plain) && is_portable(code) {
        return code.to_owned();
    }
    sha256(code.as_bytes()).chars().take(12).collect()
}
