//! Which columns are shown, and where. Row numbers and the first column always stay.

use super::list::List;
use crate::core::text::width;

/// Where a column stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slot {
    pub(super) column: usize,
    /// From the left edge of the list.
    pub(super) x: u16,
    pub(super) width: u16,
}

/// The columns that are shown.
#[derive(Clone, Debug, Default)]
pub(super) struct Slots {
    pub(super) list: Vec<Slot>,
    /// Columns of the screen before the first column, for row numbers.
    pub(super) numbers: u16,
    /// Whether there are more columns at the right.
    pub(super) more: bool,
    /// Left edge of the list on the screen.
    pub(super) origin: u16,
}

/// Narrowest and widest column.
const LEAST: usize = 4;
const MOST: usize = 28;
/// A sign before the content of a wrong cell.
const SIGN: usize = 1;

impl Slots {
    /// The columns in `room`, from the column `left` on beside the first one.
    pub(super) fn new(list: &List, left: usize, room: u16) -> Self {
        let numbers = u16::try_from(list.rows.len().to_string().len().max(2) + 2).unwrap_or(4);
        let mut slots = Self { numbers, ..Self::default() };
        let mut x = numbers;
        let shown = std::iter::once(0).chain(left.max(1)..list.columns.len()).take(list.columns.len());
        for column in shown {
            let rest = room.saturating_sub(x);
            let wanted = wanted(list, column).min(if column == 0 { room / 3 } else { room / 2 });
            // A part of a column is better than none, as long as something can be read in it.
            if rest < wanted && (rest < 8 || wanted < 8) {
                slots.more = true;
                break;
            }
            slots.more = rest < wanted || column + 1 < list.columns.len();
            slots.list.push(Slot { column, x, width: wanted.min(rest) });
            x = x.saturating_add(wanted + 1);
        }
        slots
    }

    /// Whether a column is shown in full.
    pub(super) fn shows(&self, list: &List, column: usize, room: u16) -> bool {
        let slot = self.list.iter().find(|slot| slot.column == column);
        slot.is_some_and(|slot| slot.width >= wanted(list, column).min(if column == 0 { room / 3 } else { room / 2 }))
    }

    /// The column at the column `x` of the screen.
    pub(super) fn at(&self, x: u16) -> Option<usize> {
        let x = x.checked_sub(self.origin)?;
        self.list.iter().rfind(|slot| slot.x <= x && x <= slot.x + slot.width).map(|slot| slot.column)
    }
}

fn wanted(list: &List, column: usize) -> u16 {
    let heading = list.columns.get(column).map_or(0, |column| width(&column.label) + usize::from(column.required));
    let wide = list.width(column).saturating_add(SIGN).max(heading).clamp(LEAST, MOST);
    u16::try_from(wide).unwrap_or(u16::MAX)
}
