//! Paragraphs: first line indented by two characters, lines justified, the last one not.

use std::ops::Range;

use crate::press::fonts::Voice;
use crate::press::style::Theme;

use super::look::{Look, em};
use super::page::{Piece, Role};
use super::setting::{Fill, Place, Setting};
use super::strip::{Dress, Strip, Tie};

/// Indent of the first line, em.
const INDENT: f32 = 2.0;
/// Characters that number headings of the first level.
const NUMBERS: &str = "一二三四五六七八九十";
/// A longer paragraph is no heading, characters.
const LONGEST_HEADING: usize = 26;
/// A paragraph of up to so many lines is never divided between pages.
const WHOLE: usize = 3;

/// The strips of `paragraphs`, a line each; `before` paragraphs stand on the poster already.
pub(super) fn strips(paragraphs: &[String], before: usize, look: &Look) -> Vec<Strip> {
    let mut out = Vec::new();
    for (i, text) in paragraphs.iter().enumerate() {
        for part in Setting::parts(text, voice(text, look)) {
            out.extend(lines(&part, before + i, look));
        }
    }
    if let Some(first) = out.first_mut() {
        first.gap = look.part;
    }
    out
}

// GB/T 9704-2012, 7.3.3: a heading of the first level, `一、`, is black.
fn voice(text: &str, look: &Look) -> Voice {
    let number = text.trim_start().chars().take_while(|c| NUMBERS.contains(*c)).count();
    let numbered = number > 0 && text.trim_start().chars().nth(number) == Some('、');
    let sentence = text.chars().count() > LONGEST_HEADING || text.contains('。');
    if look.theme == Theme::Official && numbered && !sentence { look.voices.bold } else { look.voices.regular }
}

fn lines(setting: &Setting, paragraph: usize, look: &Look) -> Vec<Strip> {
    let width = look.width() / em(look.body);
    let ranges = setting.wrap_evenly(width - INDENT, width);
    let total = ranges.len();
    let strip = |(i, range): (usize, &Range<usize>)| Strip {
        tie: tie(i, total),
        ..line(setting, range, Role::Paragraph(paragraph), look, (i, total))
    };
    ranges.iter().enumerate().map(strip).collect()
}

fn line(setting: &Setting, range: &Range<usize>, role: Role, look: &Look, (i, total): (usize, usize)) -> Strip {
    let unit = em(look.body);
    let indent = if i == 0 { INDENT * unit } else { 0.0 };
    let room = look.width() - indent;
    // The last line is not stretched, but squeezed like the others.
    let fits = setting.width(range) * unit <= room;
    let fill = if i + 1 == total && fits { Fill::Left } else { Fill::Justify(room) };
    let height = unit * look.leading;
    let y = (height - unit) / 2.0;
    let place = Place { role, size: look.body, x: look.left() + indent, y, fill };
    let text = setting.line(range, place);
    Strip { gap: 0.0, height, pieces: vec![Piece::Text(text)], tie: Tie::Free, dress: Dress::Plain }
}

// Neither the first nor the last line of a paragraph stands alone.
fn tie(i: usize, total: usize) -> Tie {
    let inside = i + 1 < total;
    let kept = total <= WHOLE || i == 0 || i + 2 == total;
    if inside && kept { Tie::Firm } else { Tie::Free }
}
