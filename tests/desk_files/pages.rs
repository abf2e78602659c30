//! The pages of a notice on the screen say what its print says.

use gongshilan::core::watch::unwatched;
use gongshilan::desk::{Content, Output, PageText, Paper, PrintRequest, ReviewRequest};

use crate::help::{board, draft, households};

fn squeezed(pages: &[PageText]) -> String {
    pages.iter().flat_map(|page| &page.lines).flat_map(|line| line.chars()).filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn pages_show_the_poster_as_it_reads_now() {
    let home = tempfile::tempdir().unwrap();
    let mut desk = board(&home.path().join("office"));
    let mut values = households(37);
    for (key, text) in [("formed_on", "2026-11-20"), ("batch", "2026年11月"), ("examiner", "示例镇民政办公室")]
    {
        values.set(key, text);
    }
    let number = draft(&mut desk, Content { values: Some(values), ..Content::default() });
    let open = desk.pages(&number, &Paper::a4().into()).unwrap();
    assert!(open.iter().all(|page| page.lines[0] == "〔练习〕"));
    let poster = desk.story(&number).unwrap().poster;
    let text = squeezed(&open);
    for row in &poster.table.as_ref().unwrap().rows {
        assert!(text.contains(&row.concat()), "{row:?}");
    }
    assert!(text.contains(&poster.title) && text.contains(poster.period.as_deref().unwrap()));
    assert!(!text.contains("至2026年"), "{text}");
    assert_eq!(desk.pages("示例镇-2026-0999", &Paper::a4().into()).unwrap_err().message.key, "notice-unknown");

    let pass = ReviewRequest { secrecy: true, privacy: true, accuracy: true, ..ReviewRequest::default() };
    desk.review(&number, &pass).unwrap();
    let output = Output::File(home.path().join("公示.pdf"));
    let request = PrintRequest::new(output, Paper::a3().into());
    let printed = desk.print(&number, &request, &mut unwatched).unwrap();
    let closed = desk.pages(&number, &Paper::a3().into()).unwrap();
    assert_eq!(closed.len(), usize::try_from(printed.pages).unwrap());
    let poster = desk.story(&number).unwrap().poster;
    assert!(poster.period.as_deref().unwrap().contains("至2026年"));
    assert!(squeezed(&closed).contains(poster.period.as_deref().unwrap()));
    assert_ne!(squeezed(&closed), squeezed(&desk.pages(&number, &Paper::a4().into()).unwrap()));
}
