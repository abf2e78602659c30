//! 主动公开基本目录 as table, spreadsheet or PDF.

use std::path::{Path, PathBuf};

use super::files;
use super::open::Desk;
use crate::core::fault::Fault;
use crate::core::poster::{Table, catalog_poster, catalog_table};
use crate::core::watch::unwatched;
use crate::press::Paper;
use crate::sheet::{Cell, write_xlsx};

/// The kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CatalogFormat {
    /// Excel.
    Xlsx,
    /// PDF, A3 landscape.
    Pdf,
}

impl Desk {
    /// The catalogue as a table.
    #[must_use]
    pub fn catalog(&self) -> Table {
        catalog_table(self.shelf.iter())
    }

    /// Writes the catalogue to a file.
    ///
    /// # Errors
    /// Input fault when the file cannot be written.
    pub fn write_catalog(&self, format: CatalogFormat, output: &Path) -> Result<PathBuf, Fault> {
        self.outside(output)?;
        let mut poster = catalog_poster(&self.office, self.shelf.iter(), self.now.today)?;
        poster.marks = self.practice_marks();
        let bytes = match format {
            CatalogFormat::Pdf => self.press(&poster, &Paper::a3().landscape().into(), &mut unwatched)?.bytes,
            CatalogFormat::Xlsx => {
                let table = self.catalog();
                let headings: Vec<String> = table.columns.into_iter().map(|column| column.label).collect();
                let rows: Vec<Vec<Cell>> =
                    table.rows.into_iter().map(|row| row.into_iter().map(Cell::Text).collect()).collect();
                write_xlsx(&poster.title, &headings, &rows)?
            }
        };
        files::write(output, &bytes)
    }
}
