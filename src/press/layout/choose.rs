//! Which look, which way of the paper and how many lists side by side: tried, and the best taken.

use crate::core::fault::Fault;
use crate::core::poster::Poster;
use crate::core::words::Message;
use crate::press::paper::Paper;
use crate::press::style::{Fit, Lie, Style};

use super::around::Around;
use super::cells::Cells;
use super::code::Code;
use super::columns;
use super::look::Look;
use super::page::Page;
use super::photos::PhotoSize;
use super::tandem::MOST_LISTS;

/// Longer lists are set once, in the look for lists: trying every look would take longer than it
/// saves paper.
const TRY_LOOKS_UP_TO: usize = 60;

/// What is to be laid out.
pub(super) struct Job<'a> {
    /// What it says.
    pub poster: &'a Poster,
    /// Its list, measured.
    pub cells: Option<Cells<'a>>,
    /// Its square code.
    pub code: Option<Code>,
    /// Its photographs.
    pub sizes: &'a [PhotoSize],
}

/// Pages, and the paper on which they came out best.
pub(super) struct Chosen {
    /// The pages, without footers and marks.
    pub pages: Vec<Page>,
    /// The paper.
    pub paper: Paper,
    // Type sizes of text and list, pt: of two ways with as many pages the larger is better.
    size: f32,
}

impl<'a> Job<'a> {
    pub(super) fn new(poster: &'a Poster, style: &Style, sizes: &'a [PhotoSize]) -> Self {
        let cells = poster.table.as_ref().map(|table| Cells::new(table, &style.voices));
        let code = poster.code.as_deref().and_then(Code::of);
        Self { poster, cells, code, sizes }
    }

    /// The best pages that `style` allows.
    ///
    /// # Errors
    /// `press-no-fit`, `press-too-narrow` (refused) with what would do.
    pub(super) fn choose(&self, style: &Style) -> Result<Chosen, Fault> {
        let ways = ways(style);
        if style.read_at.is_some() && !ways.iter().any(|way| self.is_wide_enough(way)) {
            return Err(self.refusal("press-too-narrow", style));
        }
        let found = ways.iter().filter(|way| self.is_wide_enough(way) || style.read_at.is_none());
        let found = found.filter_map(|way| match style.fit {
            Fit::Pages => Some(self.roomiest(way)),
            Fit::OnePage => self.one_page(way),
        });
        let better = |best: Chosen, other: Chosen| {
            let fewer = other.pages.len() < best.pages.len();
            let larger = other.pages.len() == best.pages.len() && other.size > best.size + 0.01;
            if fewer || larger { other } else { best }
        };
        found.reduce(better).ok_or_else(|| self.refusal("press-no-fit", style))
    }

    // As few sheets as possible; among those, as large and generous as possible.
    fn roomiest(&self, style: &Style) -> Chosen {
        let rows = self.cells.as_ref().map_or(0, |cells| cells.rows.len());
        if rows > TRY_LOOKS_UP_TO {
            return self.fewest(style, &Look::of_lists(style));
        }
        let mut looks = Look::from_tight(style).into_iter();
        let tight = looks.next().unwrap_or_else(|| Look::of_lists(style));
        let mut best = self.fewest(style, &tight);
        for look in looks {
            let other = self.fewest(style, &look);
            if other.pages.len() > best.pages.len() {
                break;
            }
            best = other;
        }
        best
    }

    // In one list where that takes no more pages than several side by side.
    fn fewest(&self, style: &Style, look: &Look) -> Chosen {
        let around = Around::of(self, look);
        let mut best = around.pages(1).unwrap_or_default();
        for lists in 2..=MOST_LISTS {
            if best.len() == 1 {
                break;
            }
            match around.pages(lists) {
                Some(pages) if pages.len() < best.len() => best = pages,
                Some(_) => {}
                None => break,
            }
        }
        Self::chosen(best, style, look)
    }

    // The largest look that fits one page.
    fn one_page(&self, style: &Style) -> Option<Chosen> {
        let mut looks = Look::from_tight(style);
        looks.reverse();
        looks.extend(Look::shrinking(style));
        // Most that do not fit do not fit in the smallest either.
        self.on_one_page(style, looks.last()?)?;
        looks.iter().find_map(|look| self.on_one_page(style, look))
    }

    fn on_one_page(&self, style: &Style, look: &Look) -> Option<Chosen> {
        let around = Around::of(self, look);
        let pages = (1..=MOST_LISTS).filter_map(|lists| around.pages(lists)).find(|pages| pages.len() == 1)?;
        Some(Self::chosen(pages, style, look))
    }

    fn chosen(pages: Vec<Page>, style: &Style, look: &Look) -> Chosen {
        Chosen { pages, paper: style.paper, size: look.body + look.cells }
    }

    fn is_wide_enough(&self, style: &Style) -> bool {
        let look = Look::of_lists(style);
        self.cells.as_ref().is_none_or(|cells| columns::holds(&cells.needs, &look, look.width()))
    }

    fn refusal(&self, key: &'static str, style: &Style) -> Fault {
        let message = Message::of(key).with("paper", style.paper.name());
        let message = message.with("metres", style.read_at.map_or(0.0, crate::press::style::Distance::metres));
        Fault::refused(message).because(self.what_would_do(style))
    }

    // What would fit: the other way round, larger paper, nearer, more pages.
    fn what_would_do(&self, style: &Style) -> Vec<Message> {
        let given = Style { lie: Lie::Given, ..*style };
        let papers = Paper::all().into_iter().filter(|paper| paper.scale() > style.paper.scale() - 0.01);
        let others = papers.filter(|paper| *paper != style.paper).map(|paper| Style { paper, ..given });
        let fits =
            |style: &Style| self.is_wide_enough(style) && (style.fit == Fit::Pages || self.one_page(style).is_some());
        let fitting = others.filter(fits).take(3);
        let mut out: Vec<Message> =
            fitting.map(|style| Message::of("press-fits-on").with("paper", style.paper.name())).collect();
        let nearer = Style { read_at: None, ..given };
        if style.read_at.is_some() && fits(&nearer) {
            out.push(Message::of("press-fits-nearer"));
        }
        if style.fit == Fit::OnePage && (style.read_at.is_none() || self.is_wide_enough(&given)) {
            let pages = self.roomiest(&given).pages.len();
            out.push(Message::of("press-fits-pages").with("pages", pages).with("paper", style.paper.name()));
        }
        out
    }
}

// The ways the paper may lie.
fn ways(style: &Style) -> Vec<Style> {
    match style.lie {
        Lie::Given => vec![*style],
        Lie::Best => [style.paper.portrait(), style.paper.landscape()].map(|paper| Style { paper, ..*style }).to_vec(),
    }
}
