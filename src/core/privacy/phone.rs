//! Telephone numbers.

use super::run::{Group, Run};

/// Which telephone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phone {
    /// A mobile telephone: always one person's.
    Mobile,
    /// A line with an area code.
    Land,
}

/// Whether these digits are a mobile number, with or without the country code.
pub(super) fn is_mobile(digits: &[u8]) -> bool {
    let bare = [b"0086".as_slice(), b"86"].iter().find_map(|code| digits.strip_prefix(*code)).unwrap_or(digits);
    bare.len() == 11 && bare.iter().all(u8::is_ascii_digit) && matches!(bare, [b'1', b'3'..=b'9', ..])
}

/// The telephone that begins with the first of `groups`, and how many groups it takes.
pub(super) fn read(run: &Run, groups: &[Group]) -> Option<(Phone, usize)> {
    const MOBILE: [&[usize]; 7] = [&[11], &[13], &[15], &[3, 4, 4], &[3, 8], &[7, 4], &[1; 11]];
    let code = groups.first().map(|first| run.slice(&first.span));
    let skip = usize::from(matches!(code, Some(b"86" | b"0086")));
    let bare = groups.get(skip..).unwrap_or_default();
    let mobile = MOBILE.iter().find(|lens| is_mobile(joined(run, bare, lens)));
    match mobile {
        Some(lens) => Some((Phone::Mobile, skip + lens.len())),
        None => land(run, groups).map(|taken| (Phone::Land, taken)),
    }
}

/// Whether the whole run, broken once at the end of a line, is a mobile number.
pub(super) fn is_wrapped_mobile(run: &Run) -> bool {
    matches!(run.groups.as_slice(), [_, second] if second.gap == '\n') && is_mobile(&run.digits)
}

fn land(run: &Run, groups: &[Group]) -> Option<usize> {
    let area = |digits: &[u8]| matches!(digits, [b'0', b'1'..=b'9', ..]);
    let first = groups.first()?;
    if !area(run.slice(&first.span)) {
        return None;
    }
    let [one, two, three] = [0, 1, 2].map(|at| groups.get(at).map_or(0, Group::len));
    match (one, two, three) {
        (10..=12, ..) => Some(1),
        (3..=4, 7..=8, _) if is_written_on(groups, 2) => Some(2),
        (3..=4, 3..=4, 4) if is_written_on(groups, 3) => Some(3),
        _ => None,
    }
}

// The digits of the first groups when they have these lengths; nothing when they do not.
fn joined<'a>(run: &'a Run, groups: &[Group], lens: &[usize]) -> &'a [u8] {
    let fits = groups.len() >= lens.len() && groups.iter().zip(lens).all(|(group, len)| group.len() == *len);
    match (groups.first(), groups.get(lens.len() - 1)) {
        (Some(first), Some(last)) if fits && is_written_on(groups, lens.len()) => {
            run.slice(&(first.span.start..last.span.end))
        }
        _ => &[],
    }
}

// `150，2000，3000` is a list, not one number.
fn is_written_on(groups: &[Group], count: usize) -> bool {
    groups.iter().take(count).skip(1).all(|group| !matches!(group.gap, ',' | '/' | '|'))
}
