//! 统计报表: the figures of a month, a quarter or a year, as values, spreadsheet and PDF.

use std::path::{Path, PathBuf};

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::report_sheets::sheets;
use crate::core::fault::Fault;
use crate::core::poster::report_poster;
use crate::core::standing::Standing;
use crate::core::supervision::{Card, Figures, Measure, Obligations, Rank, Scope, Stretch, Window, ranking};
use crate::core::watch::unwatched;
use crate::core::words::{Message, Words};
use crate::desk::Desk;
use crate::desk::files;
use crate::press::Paper;
use crate::sheet::write_book;

/// The figures of some months.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// Which months.
    pub period: Stretch,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: NaiveDate,
    /// Today: what is not over yet counts as far as it goes.
    pub today: NaiveDate,
    /// Office by office, in the order of their codes.
    pub figures: Vec<Figures>,
    /// The offices by what they reached, with the arithmetic.
    pub ranking: Vec<Rank>,
}

/// The kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportFormat {
    /// Excel, with charts.
    Xlsx,
    /// PDF, A3 landscape.
    Pdf,
}

/// The paper of the report.
const PAPER: Paper = Paper::a3().landscape();

impl Desk {
    /// The figures of the months of `period`.
    ///
    /// # Errors
    /// Refused for a period that has not begun; input fault for a broken list of obligations; storage
    /// faults.
    pub fn report(&self, period: Stretch) -> Result<Report, Fault> {
        if period.first() > self.today() {
            return Err(Fault::refused(Message::of("report-future").with("period", period)));
        }
        let obligations = reaching(self.obligations()?, period.first(), self.today());
        let chains = self.chains()?;
        let cards = chains.cards()?;
        let measure = self.measure(&obligations, &cards);
        let window = Window { from: period.first(), until: period.last() };
        let mut figures = Vec::new();
        for card in &cards {
            figures.push(self.figures(&chains, card, &measure, window)?);
        }
        figures.sort_by(|a, b| a.office.code.cmp(&b.office.code));
        Ok(Report {
            period,
            from: window.from,
            until: window.until,
            today: self.today(),
            ranking: ranking(&figures, &obligations.ranking),
            figures,
        })
    }

    fn figures(
        &self,
        chains: &super::chains::Chains<'_>,
        card: &Card,
        measure: &Measure<'_>,
        window: Window,
    ) -> Result<Figures, Fault> {
        let scope = Scope { window, calendar: &self.calendar };
        let mut figures = Figures::new(card.office.clone(), &measure.owed(card), window);
        chains.each_notice(&card.office.code, |notice| {
            if let Some(template) = chains.template(&notice.template) {
                let standing = Standing::of(notice, &template, &self.calendar, self.now.today);
                figures.add(notice, &template, &standing, &scope);
            }
        })?;
        Ok(figures)
    }

    /// Writes a report to a file; returns the path.
    ///
    /// # Errors
    /// Input fault when the file cannot be written.
    pub fn write_report(
        &self,
        report: &Report,
        format: ReportFormat,
        output: &Path,
        words: &Words,
    ) -> Result<PathBuf, Fault> {
        self.outside(output)?;
        let bytes = match format {
            ReportFormat::Xlsx => write_book(&sheets(report, words))?,
            ReportFormat::Pdf => {
                let days = (report.from, report.until);
                let mut poster = report_poster(&self.office, &report.figures, &report.ranking, days, report.today)?;
                poster.marks = self.practice_marks();
                self.press(&poster, &PAPER.into(), &mut unwatched)?.bytes
            }
        };
        files::write(output, &bytes)
    }
}

// Obligations are looked at as far back as the report goes.
fn reaching(mut obligations: Obligations, from: NaiveDate, today: NaiveDate) -> Obligations {
    let months = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
    let back = u32::try_from(months(today) - months(from)).unwrap_or(0);
    obligations.limits.months = obligations.limits.months.max(back);
    obligations
}
