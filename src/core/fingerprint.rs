//! The short form of a public key that two people compare on the telephone.

use sha2::{Digest, Sha256};

/// 24 digits are 80 bits: nobody makes a second key with the same ones.
const DIGITS: u32 = 24;
const GROUP: usize = 4;

/// `3051 7712 …`: six groups of four digits of the SHA-256 of `key` (hexadecimal, any case).
///
/// The first 16 bytes of the hash are a number; its last 24 decimal digits are shown.
#[must_use]
pub fn fingerprint(key: &str) -> String {
    let hash = Sha256::digest(key.trim().to_ascii_lowercase());
    let number = hash.iter().take(16).fold(0u128, |number, byte| number << 8 | u128::from(*byte));
    let digits = format!("{:024}", number % 10u128.pow(DIGITS));
    grouped(&digits)
}

/// Whether what somebody typed or read is the fingerprint of `key`: blanks, hyphens and full-width
/// digits make no difference.
#[must_use]
pub fn is_fingerprint(typed: &str, key: &str) -> bool {
    digits(typed) == digits(&fingerprint(key))
}

fn digits(text: &str) -> String {
    super::text::half_width(text).chars().filter(|c| !c.is_whitespace() && *c != '-').collect()
}

fn grouped(digits: &str) -> String {
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && at % GROUP == 0 {
            out.push(' ');
        }
        out.push(digit);
    }
    out
}
