//! Fitted to the board: one sheet, a distance, the better way of the paper, parts on small sheets.

use gongshilan::core::fault::{Fault, FaultKind};
use gongshilan::press::layout::{Laid, Page, Piece, Role, lay_out};
use gongshilan::press::{Distance, Fit, Lie, Paper, Style};

use crate::common::pdf;
use crate::lists::short;
use crate::posters::{certificate, households, notice, printed_in, project_pool};

fn a4() -> Style {
    Paper::a4().into()
}

fn one_sheet(style: Style) -> Style {
    Style { fit: Fit::OnePage, ..style }
}

fn read_at(text: &str) -> Style {
    Style { read_at: Some(Distance::read(text).unwrap()), ..a4() }
}

fn sizes(laid: &Laid, wanted: fn(&Role) -> bool) -> f32 {
    let texts = laid.pages.iter().flat_map(Page::texts).filter(|text| wanted(&text.role));
    texts.map(|text| text.size).fold(f32::MAX, f32::min)
}

fn told(fault: &Fault) -> Vec<String> {
    let argument = |key: &str, message: &gongshilan::core::words::Message| {
        message.args.iter().find(|(name, _)| *name == key).map(|(_, value)| format!("{value:?}")).unwrap_or_default()
    };
    fault.details.iter().map(|message| format!("{} {}", message.key, argument("paper", message))).collect()
}

#[test]
fn thirty_six_households_fit_one_sheet() {
    for poster in [short(36), households(36)] {
        assert!(lay_out(&poster, &a4(), &[]).unwrap().pages.len() > 1);
        let laid = lay_out(&poster, &one_sheet(a4()), &[]).unwrap();
        assert_eq!(laid.pages.len(), 1);
        assert!(sizes(&laid, |role| matches!(role, Role::Paragraph(_))) >= 11.9);
        assert!(sizes(&laid, |role| matches!(role, Role::Cell(..))) >= 8.9);
    }
}

#[test]
fn one_sheet_takes_the_largest_type_that_fits() {
    let size = |rows| {
        let laid = lay_out(&households(rows), &one_sheet(a4()), &[]).unwrap();
        assert_eq!(laid.pages.len(), 1);
        sizes(&laid, |role| matches!(role, Role::Paragraph(_)))
    };
    let (few, more, most) = (size(1), size(12), size(20));
    assert!(few > more && more >= most, "{few} {more} {most}");
    let usual = lay_out(&households(1), &a4(), &[]).unwrap();
    assert!((few - sizes(&usual, |role| matches!(role, Role::Paragraph(_)))).abs() < 0.01);
}

#[test]
fn what_fits_no_sheet_is_refused_with_what_would_do() {
    let fault = lay_out(&households(60), &one_sheet(a4()), &[]).unwrap_err();
    assert_eq!((fault.kind, fault.message.key.as_ref()), (FaultKind::Refused, "press-no-fit"));
    let told = told(&fault);
    assert!(told.iter().any(|line| line.starts_with("press-fits-on") && line.contains("A3")), "{told:?}");
    assert!(told.last().unwrap().starts_with("press-fits-pages"), "{told:?}");
    for line in fault.details.iter().filter(|line| line.key == "press-fits-on") {
        let name = line.args.iter().find(|(key, _)| *key == "paper").map(|(_, value)| format!("{value:?}")).unwrap();
        let paper = Paper::all().into_iter().find(|paper| name.contains(&format!("\"{}\"", paper.name()))).unwrap();
        let laid = lay_out(&households(60), &one_sheet(paper.into()), &[]).unwrap();
        assert_eq!(laid.pages.len(), 1, "{name} was promised");
    }
    let huge = lay_out(&households(3000), &one_sheet(a4()), &[]).unwrap_err();
    assert!(told_only_pages(&huge), "{huge:?}");
}

fn told_only_pages(fault: &Fault) -> bool {
    fault.details.iter().all(|message| message.key == "press-fits-pages")
}

#[test]
fn a_distance_sets_the_smallest_type() {
    for (text, least) in [("1m", 16.0), ("1.5米", 24.0), ("５０厘米", 8.0), ("80 cm", 12.8)] {
        let style = read_at(text);
        let laid = lay_out(&households(8), &style, &[]).unwrap();
        let smallest = sizes(&laid, |role| !matches!(role, Role::Footer | Role::Number | Role::Attribute));
        assert!(smallest >= least - 0.01, "{text}: {smallest}");
    }
    for wrong in ["", "1", "10cm", "9m", "远", "-1m", "1km"] {
        assert_eq!(Distance::read(wrong), None, "{wrong}");
    }
}

#[test]
fn columns_that_cannot_be_read_from_afar_are_refused() {
    let fault = lay_out(&project_pool(3), &read_at("1.5m"), &[]).unwrap_err();
    assert_eq!(fault.message.key.as_ref(), "press-too-narrow");
    assert!(told(&fault).iter().any(|line| line.starts_with("press-fits-nearer")), "{fault:?}");
}

#[test]
fn the_better_way_of_the_paper_is_chosen() {
    let best =
        |poster: &gongshilan::core::poster::Poster| lay_out(poster, &Style { lie: Lie::Best, ..a4() }, &[]).unwrap();
    for poster in [households(30), project_pool(9), notice(), certificate(&["aa", "bb"])] {
        let chosen = best(&poster);
        let ways = [Paper::a4(), Paper::a4().landscape()].map(|paper| lay_out(&poster, &paper.into(), &[]).unwrap());
        assert_eq!(chosen.pages.len(), ways.iter().map(|laid| laid.pages.len()).min().unwrap());
        assert!(chosen.pages == ways[0].pages || chosen.pages == ways[1].pages);
    }
    assert!(!best(&households(30)).paper.is_landscape(), "upright where neither is better");
}

fn tiled(poster: &gongshilan::core::poster::Poster, paper: Paper, sheet: Paper) -> (Laid, Laid) {
    let style = Style { tiles: Some(sheet), ..paper.into() };
    (lay_out(poster, &paper.into(), &[]).unwrap(), lay_out(poster, &style, &[]).unwrap())
}

#[test]
fn an_a3_poster_comes_on_two_a4_sheets() {
    for paper in [Paper::a3(), Paper::a3().landscape()] {
        let (whole, parts) = tiled(&households(20), paper, Paper::a4());
        assert_eq!(parts.pages.len(), 2 * whole.pages.len(), "{}", paper.name());
        assert_eq!((parts.paper, parts.sheet.size().as_str()), (paper, "A4"));
        assert_eq!(parts.sheet.is_landscape(), !paper.is_landscape(), "halves of a sheet lie the other way");
    }
}

// Where nothing is cut off and printers reach: 8 mm from the edges.
fn kept(page: &Page, piece: &Piece) -> bool {
    piece.area().is_some_and(|area| {
        area.x >= 8.0 - 0.01
            && area.right() <= page.width - 8.0 + 0.01
            && area.y >= 8.0 - 0.01
            && area.bottom() <= page.height - 8.0 + 0.01
    })
}

#[test]
fn nothing_is_lost_between_the_parts() {
    for (paper, sheet) in [
        (Paper::a3(), Paper::a4()),
        (Paper::named("A2").unwrap(), Paper::a4()),
        (Paper::named("A2").unwrap(), Paper::a3()),
    ] {
        let (whole, parts) = tiled(&households(25), paper, sheet);
        let texts = |page: &Page| page.texts().map(|text| text.text.clone()).collect::<Vec<_>>();
        for text in whole.pages.iter().flat_map(texts) {
            let found = parts.pages.iter().any(|page| texts(page).contains(&text));
            assert!(found, "{} on {}: {text}", paper.name(), sheet.name());
        }
        // A line of text that no cut divides stands whole inside what is kept of one sheet.
        let rows = parts
            .pages
            .iter()
            .flat_map(|page| page.pieces.iter().filter(|piece| matches!(piece, Piece::Text(_)) && kept(page, piece)));
        assert!(rows.count() * 10 > whole.pages.iter().map(|page| page.texts().count()).sum::<usize>() * 6);
        let labelled = parts
            .pages
            .iter()
            .filter(|page| {
                page.texts().any(|text| text.size < 7.5 && text.text.contains("页 ") && text.area.right() < 31.0)
            })
            .count();
        assert_eq!(labelled, parts.pages.len());
    }
}

#[test]
fn parts_are_printed_on_their_own_paper() {
    let style = Style { tiles: Some(Paper::a4()), ..Paper::a3().into() };
    let made = printed_in(&households(5), style);
    assert_eq!((made.paper, made.sheet, made.pages), (Paper::a3(), Paper::a4().landscape(), 2));
    assert_eq!(pdf::pages(&made.bytes).len(), 2);
}
