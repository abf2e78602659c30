//! Paragraphs in lines of so many terminal columns, broken where [`super::linebreak`] allows it.

use std::ops::Range;

use super::linebreak;
use super::text::width;

/// `text` in lines of at most `columns` terminal columns; a Chinese character takes two.
///
/// Every `\n` begins a paragraph, and its first line stands `indent` columns to the right (less
/// where the line has no room for it). Blanks around paragraphs and at the ends of lines go, and
/// nothing else; characters without width stay with the one before them. What no break divides is
/// cut where the line is full. Where not even one character fits, it stands alone on its line.
#[must_use]
pub fn wrap(text: &str, columns: usize, indent: usize) -> Vec<String> {
    text.split('\n').flat_map(|paragraph| Paragraph::new(paragraph).lines(columns, indent)).collect()
}

// A character with everything without width that follows it.
struct Cluster {
    text: String,
    width: usize,
    blank: bool,
    // Whether a line may end before it.
    breaks: bool,
    // Whether it may be cut off from the one before it where nothing else helps.
    cuts: bool,
}

struct Paragraph {
    clusters: Vec<Cluster>,
}

impl Paragraph {
    fn new(text: &str) -> Self {
        // A tabulator or an escape would move what follows on the screen.
        let letters: Vec<char> = text.trim().chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let breaks = linebreak::places(&letters);
        let mut clusters: Vec<Cluster> = Vec::new();
        let mut last: Option<char> = None;
        for (c, breaks) in letters.into_iter().zip(breaks) {
            match clusters.last_mut() {
                Some(cluster) if width(c.encode_utf8(&mut [0; 4])) == 0 => cluster.text.push(c),
                _ => {
                    let cuts = !c.is_whitespace() && last.is_some_and(|last| linebreak::cut(last, c));
                    clusters.push(Cluster { text: c.into(), width: 0, blank: c.is_whitespace(), breaks, cuts });
                    last = Some(c);
                }
            }
        }
        for cluster in &mut clusters {
            cluster.width = width(&cluster.text);
        }
        Self { clusters }
    }

    fn lines(&self, columns: usize, indent: usize) -> Vec<String> {
        if self.clusters.is_empty() {
            return vec![String::new()];
        }
        let indent = indent.min(columns.saturating_sub(2));
        let mut lines = Vec::new();
        let mut from = 0;
        while from < self.clusters.len() {
            let before = if lines.is_empty() { indent } else { 0 };
            let to = self.line_end(from, columns - before);
            lines.push(format!("{}{}", " ".repeat(before), self.line(from..to)));
            from = to;
        }
        lines
    }

    fn line(&self, range: Range<usize>) -> String {
        let joined: String = self.clusters.get(range).unwrap_or(&[]).iter().map(|it| it.text.as_str()).collect();
        joined.trim_end().to_owned()
    }

    // The last place before which the line may end; one after the last cluster is the end.
    fn line_end(&self, from: usize, room: usize) -> usize {
        let full = self.full(from, room);
        if full == self.clusters.len() {
            return full;
        }
        let last = |allowed: fn(&Cluster) -> bool| {
            (from + 1..=full).rev().find(|at| self.clusters.get(*at).is_some_and(allowed))
        };
        last(|it| it.breaks).or_else(|| last(|it| it.cuts)).unwrap_or(full)
    }

    // Blanks at the end take no room; one cluster always stands, however narrow the line is.
    fn full(&self, from: usize, room: usize) -> usize {
        let mut taken = 0;
        let mut full = from + 1;
        for (at, cluster) in self.clusters.iter().enumerate().skip(from) {
            taken += cluster.width;
            if taken <= room || cluster.blank {
                full = at + 1;
            }
            if taken > room && !cluster.blank {
                break;
            }
        }
        // In some scripts characters are wider together than each for itself.
        while full > from + 1 && width(&self.line(from..full)) > room {
            full -= 1;
        }
        full
    }
}
