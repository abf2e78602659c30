//! A character that no font has is named with its place, and nothing is printed.

use gongshilan::core::fault::FaultKind;
use gongshilan::core::poster::{Poster, Spot};
use gongshilan::core::words::{Lang, Words};
use gongshilan::press::{Paper, PrintOrder, missing, print};

use crate::posters::{day, households, notice};

#[test]
fn a_missing_character_is_named_with_row_and_column() {
    let mut poster = households(5);
    poster.table.as_mut().unwrap().rows[2][1] = "王\u{E863}虚".to_owned();
    let found = missing(&poster);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].character, &found[0].spot), ('\u{E863}', &Spot::Cell(3, "户主姓名")));
    let said = Words::of(Lang::Zh).say(&found[0].message());
    assert!(said.contains("第 3 行“户主姓名”") && said.contains("U+E863"), "{said}");
}

#[test]
fn every_part_of_a_poster_is_looked_at() {
    let hole = '\u{10FFFD}';
    let spoil = |change: &dyn Fn(&mut Poster)| {
        let mut poster = households(2);
        change(&mut poster);
        missing(&poster).into_iter().map(|found| format!("{:?}", found.spot)).collect::<Vec<_>>().concat()
    };
    assert_eq!(spoil(&|p| p.title.push(hole)), "Title");
    assert_eq!(spoil(&|p| p.lead[0].push(hole)), "Paragraph(1)");
    assert_eq!(spoil(&|p| p.tail[0].push(hole)), "Paragraph(2)");
    assert_eq!(
        spoil(&|p| p.table.as_mut().unwrap().columns[0].label = hole.to_string()),
        format!("Heading({:?})", hole.to_string())
    );
    assert_eq!(spoil(&|p| p.contacts[0].number.push(hole)), "Contact");
    assert_eq!(spoil(&|p| p.issuer.push(hole)), "Signature");
    assert_eq!(spoil(&|p| p.period_short.push(hole)), "Signature");
    assert_eq!(spoil(&|p| p.table.as_mut().unwrap().total.as_mut().unwrap()[1].push(hole)), "Cell(3, \"户主姓名\")");
    assert_eq!(spoil(&|_| ()), "");
}

#[test]
fn what_rides_on_a_missing_character_does_not_hide_it() {
    let lead = "好😀葛\u{E0100}😀\u{FE0F}\u{10FFFD}\u{E0101}e\u{301}x\u{336}".to_owned();
    let poster = Poster { lead: vec![lead], ..notice() };
    let found: Vec<char> = missing(&poster).iter().map(|found| found.character).collect();
    assert_eq!(found, ['😀', '\u{10FFFD}', '\u{336}']);
}

#[test]
fn nothing_is_printed_while_a_character_is_missing() {
    let poster = Poster { title: "公示😀".to_owned(), ..notice() };
    let order = PrintOrder { poster: &poster, style: Paper::a4().into(), photos: &[], made: day() };
    let fault = print(&order, &mut |_, _| panic!("no page may be made")).unwrap_err();
    assert_eq!((fault.kind, fault.message.key.as_ref()), (FaultKind::Refused, "press-missing"));
    assert_eq!(fault.details.len(), 1);
    let said = Words::of(Lang::En).say(&fault.details[0]);
    assert!(said.contains("title") && said.contains("U+1F600"), "{said}");
}

#[test]
fn all_sentences_are_there_in_both_languages() {
    for lang in [Lang::Zh, Lang::En] {
        let words: Vec<_> = Words::of(lang).entries().filter(|(key, ..)| key.starts_with("press-")).collect();
        assert!(words.len() >= 11);
        assert!(words.iter().all(|(_, say, hint)| !say.is_empty() && hint.is_some()));
    }
}
