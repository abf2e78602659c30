//! Cells as a spreadsheet program copies them: a line a row, tabs between the cells, cells with
//! line breaks in quotation marks.

/// The cells of a pasted text; blank rows at its end are none.
pub(super) fn cells(text: &str) -> Vec<Vec<String>> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut rows = vec![vec![String::new()]];
    let mut signs = text.chars().peekable();
    let mut quoted = false;
    let mut start = true;
    while let Some(sign) = signs.next() {
        let begins = std::mem::replace(&mut start, false);
        match sign {
            // A quotation mark inside quotation marks is doubled.
            '"' if quoted && signs.next_if_eq(&'"').is_some() => push(&mut rows, '"'),
            '"' if quoted => quoted = false,
            '"' if begins => quoted = true,
            '\n' if quoted => push(&mut rows, ' '),
            '\n' => {
                rows.push(vec![String::new()]);
                start = true;
            }
            '\t' if !quoted => {
                if let Some(row) = rows.last_mut() {
                    row.push(String::new());
                }
                start = true;
            }
            _ => push(&mut rows, sign),
        }
    }
    while rows.last().is_some_and(|row| row.iter().all(|cell| cell.trim().is_empty())) {
        rows.pop();
    }
    rows
}

fn push(rows: &mut [Vec<String>], sign: char) {
    if let Some(cell) = rows.last_mut().and_then(|row| row.last_mut()) {
        cell.push(sign);
    }
}

/// Whether a pasted text is rows and cells, not a text for one cell.
pub(super) fn is_block(text: &str) -> bool {
    text.trim_end_matches(['\n', '\r']).contains(['\n', '\r', '\t'])
}

#[cfg(test)]
mod tests {
    use super::{cells, is_block};

    #[test]
    fn cells_are_taken_apart() {
        let read = cells("样例甲\t\"两行\n的\"\"格\"\"\"\r\n乙\t12\"\n\n");
        assert_eq!(read, [["样例甲", "两行 的\"格\""], ["乙", "12\""]]);
        assert!(cells("\n\t\n").is_empty());
    }

    #[test]
    fn a_line_is_no_block() {
        assert!(!is_block("样例甲\n"));
        assert!(is_block("样例甲\t2"));
        assert!(is_block("样例甲\n样例乙"));
    }
}
