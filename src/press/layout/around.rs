//! What stands around the list of a poster in one look: set once, however many lists stand side by
//! side.

use super::choose::Job;
use super::flow::Flow;
use super::look::Look;
use super::page::Page;
use super::strip::{Strip, Tie};
use super::{cover, notice_box, paragraph, photos, signature, table, tandem};

/// A poster in one look, but for its list.
pub(super) struct Around<'a> {
    job: &'a Job<'a>,
    look: &'a Look,
    before: Vec<Strip>,
    tail: Vec<Strip>,
    boxed: Vec<Strip>,
    signed: Vec<Strip>,
    photos: Vec<Strip>,
}

impl<'a> Around<'a> {
    /// Sets everything that `job` says around its list.
    pub(super) fn of(job: &'a Job<'a>, look: &'a Look) -> Self {
        let poster = job.poster;
        let mut before = cover::strips(poster, look);
        before.extend(paragraph::strips(&poster.lead, 0, look));
        Self {
            job,
            look,
            before,
            tail: paragraph::strips(&poster.tail, poster.lead.len(), look),
            boxed: notice_box::strips(poster, look),
            signed: signature::strips(poster, job.code.as_ref(), look),
            photos: photos::strips(&poster.photos, job.sizes, look),
        }
    }

    /// The pages; `None` when the list cannot be set in so many lists side by side.
    pub(super) fn pages(&self, lists: usize) -> Option<Vec<Page>> {
        let mut flow = Flow::new(self.look);
        flow.extend(&self.before);
        match &self.job.cells {
            Some(cells) => {
                if !self.job.poster.lead.is_empty() {
                    flow.tie_last(Tie::Wish);
                }
                match lists {
                    1 => flow.extend_table(table::set(cells, self.look)),
                    _ => flow.extend_tandem(tandem::set(cells, self.look, lists)?),
                }
            }
            None if lists > 1 => return None,
            None => {}
        }
        flow.extend(&self.tail);
        flow.tie_end(&self.boxed, &self.signed);
        flow.extend(&self.boxed);
        flow.extend(&self.signed);
        flow.extend(&self.photos);
        Some(flow.pages())
    }
}
