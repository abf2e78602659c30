//! An office's own files beside those of the program, and kept versions.

use gongshilan::core::template::{Shelf, Template};

use super::{builtin, kind};

fn own(name: &str, text: &str) -> (String, String) {
    (name.to_owned(), text.to_owned())
}

fn readme_example() -> String {
    let readme = include_str!("../../templates/README.md");
    let (_, rest) = readme.split_once("```toml\n").unwrap();
    rest.split_once("```").unwrap().0.to_owned()
}

#[test]
fn the_example_of_the_readme_works() {
    let (shelf, faults) = Shelf::new(&[own("shuifei.toml", &readme_example())]);
    assert_eq!(faults, []);
    let template = shelf.get("shuifei").unwrap();
    assert_eq!(template.name, "村集体水费收缴情况公示");
    assert_eq!(template.period.minimum.unwrap().days, 7);
    assert!(template.field("formed_on").unwrap().required);
    assert!(template.column("amount").unwrap().total);
}

#[test]
fn an_own_file_takes_the_place_of_the_one_with_its_name() {
    let text = kind("dibao-confirm").source.replace("days = 7, unit", "days = 10, unit");
    let (shelf, faults) = Shelf::new(&[own("dibao-confirm.toml", &text)]);
    assert_eq!(faults, []);
    assert_eq!(shelf.get("dibao-confirm").unwrap().period.minimum.unwrap().days, 10);
    assert_eq!(shelf.iter().count(), 26);
    assert_ne!(shelf.get("dibao-confirm").unwrap().digest, kind("dibao-confirm").digest);
    assert_eq!(shelf.get("dibao-initial").unwrap(), &kind("dibao-initial"));
}

#[test]
fn a_file_saved_by_notepad_is_read() {
    let text = format!("\u{FEFF}{}", kind("general").source.replace('\n', "\r\n"));
    let (shelf, faults) = Shelf::new(&[own("general.toml", &text)]);
    assert_eq!(faults, []);
    assert_eq!(shelf.get("general").unwrap().fields, kind("general").fields);
}

#[test]
fn a_broken_file_takes_its_kind_off_the_shelf_and_says_why() {
    let text = kind("general").source.replace("free_form = true", "free_form = 1");
    let (shelf, faults) = Shelf::new(&[own("general.toml", &text)]);
    assert_eq!(faults.len(), 1);
    assert_eq!(shelf.get("general").unwrap_err(), faults[0]);
    assert_eq!(faults[0].details[0].key, "template-not-flag");
    assert_eq!(shelf.iter().count(), 25);
}

#[test]
fn broken_common_fields_leave_nothing_to_use() {
    let (shelf, faults) = Shelf::new(&[own("common.toml", "[[field]]\nkey = 1\n")]);
    assert_eq!(faults.len(), 1);
    assert_eq!(shelf.iter().count(), 0);
    assert_eq!(shelf.get("general").unwrap_err(), faults[0]);
}

#[test]
fn own_common_fields_reach_every_kind() {
    let common = format!("{}\n[[field]]\nkey = \"seal\"\nlabel = \"用印\"\ntype = \"text\"\n", kind("general").common);
    let (shelf, faults) = Shelf::new(&[own("common.toml", &common)]);
    assert_eq!(faults, []);
    assert!(shelf.iter().all(|template| template.field("seal").is_some()));
    assert_ne!(shelf.get("general").unwrap().digest, kind("general").digest);
}

#[test]
fn own_kinds_stand_behind_those_of_their_group_and_own_groups_behind_all() {
    let first = readme_example();
    let second =
        first.replace("id = \"shuifei\"", "id = \"anquan\"").replace("group = \"村务公开\"", "group = \"安全\"");
    let (shelf, faults) = Shelf::new(&[own("shuifei.toml", &first), own("anquan.toml", &second)]);
    assert_eq!(faults, []);
    let ids: Vec<&str> = shelf.iter().map(|template| template.id.as_str()).collect();
    let place = |id| ids.iter().position(|known| *known == id).unwrap();
    assert_eq!(place("shuifei"), place("village-finance") + 1);
    assert_eq!(place("anquan"), ids.len() - 1);
}

#[test]
fn groups_stand_together() {
    let shelf = builtin();
    let mut groups: Vec<&str> = shelf.iter().map(|template| template.group.as_str()).collect();
    groups.dedup();
    let mut once = groups.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(groups.len(), once.len());
    assert_eq!(groups.first(), Some(&"最低生活保障"));
    assert_eq!(groups.last(), Some(&"其他"));
}

#[test]
fn an_unknown_kind_is_answered_with_the_known_ones() {
    let fault = builtin().get("dibao-inital").unwrap_err();
    assert_eq!(fault.message.key, "template-not-there");
    let known = fault.message.arg("known").unwrap();
    assert!(known.starts_with("dibao-initial、"), "{known}");
}

#[test]
fn a_kept_version_is_read_again_as_it_was() {
    for template in builtin().iter() {
        assert_eq!(&Template::from_texts(&template.source, &template.common).unwrap(), template);
    }
}

#[test]
fn a_kept_version_may_name_kinds_that_are_gone() {
    let text = kind("dibao-confirm").source.replace("[\"dibao-initial\"]", "[\"dibao-old\"]");
    let template = Template::from_texts(&text, &kind("dibao-confirm").common).unwrap();
    assert_eq!(template.follows.unwrap().kinds, ["dibao-old"]);
    let (_, faults) = Shelf::new(&[own("dibao-confirm.toml", &text)]);
    assert_eq!(faults[0].details[0].key, "template-unknown-kind");
}

#[test]
fn the_digest_covers_both_texts_and_where_one_ends() {
    let template = kind("general");
    assert_eq!(template.digest.len(), 64);
    let digest = |source: &str, common: &str| Template::from_texts(source, common).unwrap().digest;
    let moved = format!("{}#", template.source);
    let shifted = format!("#\n{}", template.common);
    let all = [
        template.digest.clone(),
        digest(&moved, &template.common),
        digest(&template.source, &shifted),
        digest(&format!("{}#\n", template.source), &template.common),
    ];
    let mut once = all.to_vec();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), all.len());
}
