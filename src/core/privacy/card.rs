//! Bank cards and accounts.

/// Whether all characters of `text` are digits, there are at least two and they pass the check of
/// bank cards (Luhn).
#[must_use]
pub fn luhn(text: &str) -> bool {
    luhn_digits(text.as_bytes())
}

/// [`luhn`] for digits in ASCII.
pub(super) fn luhn_digits(digits: &[u8]) -> bool {
    let doubled = |(i, digit): (usize, &u8)| {
        let value = u32::from(digit - b'0');
        match (i % 2, value) {
            (0, _) => value,
            (_, 0..=4) => value * 2,
            _ => value * 2 - 9,
        }
    };
    let sum = || digits.iter().rev().enumerate().map(doubled).sum::<u32>();
    digits.len() > 1 && digits.iter().all(u8::is_ascii_digit) && sum() % 10 == 0
}

/// Whether these digits begin like every card of 银联.
pub(super) fn is_unionpay(digits: &[u8]) -> bool {
    digits.starts_with(b"62")
}

/// Whether a card of any kind may begin with this digit. Counts and years, which mostly begin with
/// 1 or 2, are not taken for cards when they happen to stand side by side.
pub(super) fn may_begin_card(digits: &[u8]) -> bool {
    matches!(digits.first(), Some(b'3' | b'4' | b'5' | b'6' | b'9'))
}
