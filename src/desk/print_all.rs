//! Print several notices in one go.

use std::thread;

use super::open::Desk;
use super::print::{PrintRequest, PrintedFile, Ready};
use crate::core::fault::Fault;
use crate::core::watch::{Watch, tell, unwatched};
use crate::press::joined;

/// What came of printing one of several notices.
#[derive(Debug)]
pub struct PrintedNotice {
    /// Its number; as it was asked for where there is no such notice.
    pub number: String,
    /// The PDF, or why there is none.
    pub outcome: Result<PrintedFile, Fault>,
}

impl Desk {
    /// Prints several notices, each once: what is refused for one does not keep the others back.
    /// `progress` is told notices done and in all; those that are left when it stops the work are
    /// refused.
    pub fn print_all(
        &mut self,
        numbers: &[String],
        request: &PrintRequest,
        progress: &mut Watch<'_>,
    ) -> Vec<PrintedNotice> {
        let wanted = self.each_once(numbers);
        let all = wanted.len();
        let at_once = thread::available_parallelism().map_or(1, usize::from);
        let mut out = Vec::new();
        for some in wanted.chunks(at_once) {
            let ready = tell(progress, out.len(), all).map(|()| self.ready_all(some, request));
            let ready = ready.unwrap_or_else(|stopped| some.iter().map(|_| Err(stopped.clone())).collect());
            for ((number, _), ready) in some.iter().zip(ready) {
                let outcome = ready.and_then(|ready| self.deliver(ready, request));
                out.push(PrintedNotice { number: number.clone(), outcome });
            }
        }
        out
    }

    // The full number of every notice, or as it was asked for and why there is none.
    fn each_once(&self, numbers: &[String]) -> Vec<(String, Result<(), Fault>)> {
        let mut out: Vec<(String, Result<(), Fault>)> = Vec::new();
        for asked in numbers {
            let (number, known) = match self.number(asked) {
                Ok(number) => (number, Ok(())),
                Err(fault) => (asked.clone(), Err(fault)),
            };
            if out.iter().all(|(other, _)| *other != number) {
                out.push((number, known));
            }
        }
        out
    }

    // Setting takes the time, and no poster depends on another: one on every processor.
    fn ready_all(&self, some: &[(String, Result<(), Fault>)], request: &PrintRequest) -> Vec<Result<Ready, Fault>> {
        let set = |(number, known): &(String, Result<(), Fault>)| {
            known.clone().and_then(|()| self.ready(number, request, &mut unwatched))
        };
        thread::scope(|scope| {
            let setters: Vec<_> = some.iter().map(|wanted| scope.spawn(move || set(wanted))).collect();
            setters.into_iter().map(joined).collect()
        })
    }
}
