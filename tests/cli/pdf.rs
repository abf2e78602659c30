//! The PDFs that leave the program, read back.

use std::fs;

use lopdf::Document;

use super::board::{Board, VILLAGE};

// Every page as text without blanks: where a line breaks is the layout's affair.
pub(crate) fn pages(board: &Board, name: &str) -> Vec<String> {
    let document = Document::load_mem(&fs::read(board.desk(name)).unwrap()).unwrap();
    let numbers = document.get_pages().into_keys();
    numbers.map(|number| document.extract_text(&[number]).unwrap().split_whitespace().collect()).collect()
}

fn pictures(board: &Board, name: &str) -> usize {
    let document = Document::load_mem(&fs::read(board.desk(name)).unwrap()).unwrap();
    let image = |object: &&lopdf::Object| {
        object.as_stream().is_ok_and(|stream| {
            stream.dict.get(b"Subtype").and_then(lopdf::Object::as_name).is_ok_and(|it| it == b"Image")
        })
    };
    document.objects.values().filter(image).count()
}

fn households() -> Board {
    let board = Board::practice("2026-11-24");
    board.bring("dibao-households.xlsx");
    board.ok("new dibao-initial --table dibao-households.xlsx --fill opinion=拟同意 --set batch=2026年第四季度 \
              --set examiner=示例镇人民政府 --set formed_on=2026-11-20");
    board
}

#[test]
fn a_poster_holds_every_household_once_and_its_period() {
    let board = households();
    board.review("1");
    let printed = board.print("1");
    let pages = pages(&board, "poster.pdf");
    assert_eq!(printed["pages"], pages.len());
    let text = pages.concat();
    let show = board.show("1");
    let mut rest = text.as_str();
    for row in show["poster"]["table"]["rows"].as_array().unwrap() {
        let line = row.as_array().unwrap().iter().map(|cell| cell.as_str().unwrap()).collect::<String>();
        let line: String = line.split_whitespace().collect();
        let found = rest.split_once(&line);
        (_, rest) = found.unwrap_or_else(|| panic!("{line} is not on the poster, or not in order"));
    }
    for part in [
        "关于2026年第四季度最低生活保障初审结果的公示",
        "2026年11月24日至2026年12月1日",
        "41,448.00",
        "12345",
        "0632-0000000",
        "公开属性：主动公开",
        "示例镇人民政府",
        "示例镇-2026-0001",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    for page in &pages {
        assert!(page.contains("示例镇-2026-0001") && page.contains("练习") && !page.contains("草稿"), "{page}");
    }
}

#[test]
fn a_draft_says_so_on_every_page_and_names_no_day() {
    let board = households();
    let printed = board.ok("print 1 -o draft.pdf");
    let pages = pages(&board, "draft.pdf");
    assert_eq!(printed["pages"], pages.len());
    for page in &pages {
        assert!(page.contains("草稿不得张贴") && page.contains("练习"), "{page}");
    }
    let text = pages.concat();
    assert!(text.contains("自张贴之日起不少于7天") && !text.contains("12月1日"), "{text}");
}

#[test]
fn a_list_that_hangs_until_replaced_names_its_first_day() {
    let board = Board::practice("2026-11-24");
    board.long();
    board.review("1");
    board.print("1");
    let text = pages(&board, "poster.pdf").concat();
    assert!(text.contains("长期公示，自2026年11月24日起"), "{text}");
}

#[test]
fn a_certificate_tells_days_objections_and_shows_the_photographs() {
    let mut board = households();
    board.publish("1");
    for (file, shot) in [("board-far.jpg", "far"), ("board-near.jpg", "near")] {
        board.bring(file);
        board.ok(&format!("photo 1 {file} --shot {shot} --place {VILLAGE}"));
    }
    board.ok("object 1 --channel 来访 --matter 对第3户人数有疑问 --objector 马举报 --contact 13800000000");
    board.ok("settle 1 --rejected --reason 经核查人数无误 --remedy 向示例县民政局反映");
    board.on("2026-12-02");
    board.ok("takedown 1");
    let made = board.ok("certificate 1 -o certificate.pdf");
    let pages = pages(&board, "certificate.pdf");
    assert_eq!((&made["pages"], pictures(&board, "certificate.pdf")), (&pages.len().into(), 2));
    let text = pages.concat();
    for part in [
        "公示情况的说明",
        "2026年11月24日至2026年12月2日",
        "公示7天",
        "应满日2026年12月1日",
        "收到异议1件",
        "对第3户人数有疑问",
        "经核查人数无误",
        VILLAGE,
        "练习",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert!(!text.contains("马举报") && !text.contains("13800000000"));
}

#[test]
fn an_exception_stands_on_the_certificate() {
    let mut board = Board::drafted("2026-11-03");
    board.ok("except 1 --days 3 --allowed-by 示例县民政局 --paper 示民〔2026〕9号 --reason 急需发放");
    board.publish("1");
    board.on("2026-11-07");
    board.ok("certificate 1 -o certificate.pdf");
    let text = pages(&board, "certificate.pdf").concat();
    assert!(text.contains("经示例县民政局书面同意（示民〔2026〕9号）缩短为3天，理由：急需发放"), "{text}");
}

#[test]
fn a_board_that_is_no_practice_prints_without_a_mark() {
    let board = Board::empty("");
    board.ok(&super::board::set_up(""));
    board.long();
    board.review("1");
    board.print("1");
    let text = pages(&board, "poster.pdf").concat();
    assert!(text.contains("长期公示") && !text.contains("练习") && !text.contains("草稿"), "{text}");
}

#[test]
fn the_catalogue_is_a_poster_as_well() {
    let board = Board::practice("2026-11-24");
    board.ok("catalog -o catalog.pdf");
    let pages = pages(&board, "catalog.pdf");
    assert!(pages.iter().all(|page| page.contains("练习")), "{pages:?}");
    let text = pages.concat();
    assert!(text.contains("最低生活保障审核信息") && text.contains("一般公示、公告"), "{text}");
}
