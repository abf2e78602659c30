//! What a poster says, without positions: the press lays it out, the privacy check reads it.

mod catalog;
mod certificate;
mod code;
mod compose;
mod due;
mod ledger;
mod list;
mod report;
mod round;
mod verdict;
mod wording;

pub use catalog::{catalog_poster, catalog_table};
pub use certificate::{CertificateFacts, certificate};
pub use code::EditionCode;
pub use compose::{Facts, Original, compose, office_value, proposed_title};
pub use due::due_poster;
pub use ledger::ledger_poster;
pub use list::MINOR_KEY;
pub use report::report_poster;
pub use round::{RoundLine, RoundNote, round_code, round_lines, round_order, round_poster};
pub use verdict::{Fate, PrintedEdition, Verdict};
pub use wording::span_words;

use serde::{Deserialize, Serialize};

/// How the content of a column stands in its cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Align {
    /// Running text.
    #[default]
    Left,
    /// Names, choices, dates.
    Center,
    /// Amounts and counts.
    Right,
}

/// A column of the list on a poster.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableColumn {
    /// Heading.
    pub label: String,
    /// Alignment of the cells.
    pub align: Align,
}

/// The list on a poster, already formatted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Headings, left to right.
    pub columns: Vec<TableColumn>,
    /// Cells, row by row; every row has as many cells as there are columns.
    pub rows: Vec<Vec<String>>,
    /// The rows 小计, top to bottom.
    pub subtotals: Vec<Subtotal>,
    /// The row 合计, when the template asks for one.
    pub total: Option<Vec<String>>,
    /// The total once more in capital figures (大写金额), when the template asks for it.
    pub capital: Option<String>,
}

/// A row 小计 below the rows that it sums up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subtotal {
    /// It stands below so many rows of the list.
    pub after: usize,
    /// A cell for each column.
    pub cells: Vec<String>,
}

/// A telephone line on a poster.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Whose line it is.
    pub label: String,
    /// The number in full.
    pub number: String,
}

/// What is printed across every page that must not hang on a real board.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mark {
    /// 草稿 不得张贴: not reviewed, or changed since.
    Draft,
    /// 练习: made on a practice board.
    Practice,
}

impl Mark {
    /// The words across the page.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Draft => "草稿 不得张贴",
            Self::Practice => "练习",
        }
    }
}

/// A photograph on a certificate, by the digest under which the store keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PosterPhoto {
    /// SHA-256 of the file, hexadecimal.
    pub digest: String,
    /// Caption below it.
    pub caption: String,
}

/// One text of a poster together with where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PosterText<'a> {
    /// Where.
    pub spot: Spot<'a>,
    /// What.
    pub text: &'a str,
}

/// A place on a poster, for saying where something forbidden was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot<'a> {
    /// The title.
    Title,
    /// A paragraph, counted from 1 over the whole poster.
    Paragraph(usize),
    /// A column heading.
    Heading(&'a str),
    /// A cell: row counted from 1, and its column heading.
    Cell(usize, &'a str),
    /// A telephone line (numbers are allowed here).
    Contact,
    /// Issuer, day, number, disclosure note.
    Signature,
}

/// Everything one poster says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Poster {
    /// Number of the notice.
    pub number: String,
    /// Title.
    pub title: String,
    /// Paragraphs above the list.
    pub lead: Vec<String>,
    /// The list.
    pub table: Option<Table>,
    /// Paragraphs below the list.
    pub tail: Vec<String>,
    /// The period in full, set apart on the poster; `None` on certificates and catalogues.
    pub period: Option<String>,
    /// The period in short, for the footer of every page.
    pub period_short: String,
    /// Telephone lines, set apart on the poster.
    pub contacts: Vec<Contact>,
    /// Who signs; beside it 45 × 45 mm stay free for the seal. Empty: no signature block.
    pub issuer: String,
    /// Day of issue as printed, `2026年11月24日`.
    pub issued: String,
    /// `公开属性：主动公开`.
    pub attribute: String,
    /// What the square code holds: number, edition and period, never a name; editions only.
    pub code: Option<String>,
    /// Photographs (certificates only).
    pub photos: Vec<PosterPhoto>,
    /// Words across every page.
    pub marks: Vec<Mark>,
}

impl Poster {
    /// All texts in reading order, with where they stand.
    #[must_use]
    pub fn texts(&self) -> Vec<PosterText<'_>> {
        let mut out = vec![PosterText { spot: Spot::Title, text: &self.title }];
        let lead = self.lead.len();
        out.extend(paragraphs(&self.lead, 0));
        if let Some(table) = &self.table {
            out.extend(table.texts());
        }
        out.extend(paragraphs(&self.tail, lead));
        for contact in &self.contacts {
            out.push(PosterText { spot: Spot::Signature, text: &contact.label });
            out.push(PosterText { spot: Spot::Contact, text: &contact.number });
        }
        for text in self.period.iter().chain([&self.issuer, &self.issued, &self.attribute, &self.number]) {
            out.push(PosterText { spot: Spot::Signature, text });
        }
        out.extend(self.photos.iter().map(|photo| PosterText { spot: Spot::Signature, text: &photo.caption }));
        out
    }
}

impl Table {
    fn texts(&self) -> Vec<PosterText<'_>> {
        let heads = self.columns.iter().map(|c| PosterText { spot: Spot::Heading(&c.label), text: &c.label });
        let sums = self.subtotals.iter().map(|subtotal| (subtotal.after, &subtotal.cells));
        let rows = self.rows.iter().chain(&self.total).enumerate().map(|(row, cells)| (row + 1, cells));
        let cells = rows.chain(sums).flat_map(move |(row, cells)| {
            cells
                .iter()
                .zip(&self.columns)
                .map(move |(text, column)| PosterText { spot: Spot::Cell(row, &column.label), text })
        });
        let capital = self.capital.iter().map(|text| PosterText { spot: Spot::Signature, text });
        heads.chain(cells).chain(capital).collect()
    }
}

// The columns of a table for the file: those in `running` hold running text, the others stand in
// the middle.
fn columns(labels: &[String], running: &[usize]) -> Vec<TableColumn> {
    let align = |at: usize| if running.contains(&at) { Align::Left } else { Align::Center };
    labels.iter().enumerate().map(|(at, label)| TableColumn { label: label.clone(), align: align(at) }).collect()
}

fn paragraphs(list: &[String], before: usize) -> impl Iterator<Item = PosterText<'_>> {
    list.iter().enumerate().map(move |(i, text)| PosterText { spot: Spot::Paragraph(before + i + 1), text })
}
