//! Every command that the README or a hint tells people to type is one that the program knows.

#![allow(clippy::unwrap_used)] // Helpers of tests fail by panicking.

use gongshilan::core::words::{Lang, Words};

/// English goes on behind a command without a sign.
const PROSE: [&str; 6] = ["or", "and", "then", "with", "lists", "to"];

/// The commands in `text`: from `gongshilan` to the end of the command, as words.
fn commands(text: &str) -> Vec<Vec<String>> {
    let ends = ['；', '，', '。', '）', '：', '、', '\n', '`', ';'];
    let rest = text.match_indices("gongshilan ").map(|(at, _)| text.get(at..).unwrap());
    rest.map(|rest| {
        let line = rest.split(ends).next().unwrap();
        let words = line.split_whitespace().map(|word| word.trim_matches(['"', ',', '.', ')', '“', '”']).to_owned());
        words.take_while(|word| !PROSE.contains(&word.as_str())).collect()
    })
    .collect()
}

/// Says what is wrong with a command: an unknown subcommand or flag.
fn wrong(words: &[String]) -> Option<String> {
    let mut at = gongshilan::cli::command(Lang::Zh);
    at.build();
    let mut rest = words.iter().skip(1);
    while let Some(word) = rest.next() {
        if word == "--home" || word == "--lang" {
            rest.next();
        } else if let Some(flag) = word.strip_prefix("--") {
            let flag = flag.split('=').next().unwrap();
            let known = at.get_arguments().any(|arg| arg.get_long() == Some(flag));
            if !known && flag != "help" {
                return Some(format!("--{flag} of {words:?}"));
            }
        } else if at.has_subcommands() {
            match at.find_subcommand(word) {
                Some(sub) => at = sub.clone(),
                // Prose such as “gongshilan 命令 --help”.
                None if word.is_ascii() && word.chars().all(|c| c.is_ascii_lowercase()) => {
                    return Some(format!("{word} of {words:?}"));
                }
                None => return None,
            }
        }
    }
    None
}

#[test]
fn the_readme_tells_only_of_commands_that_exist() {
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let found = commands(&readme);
    assert!(found.len() > 12, "{found:?}");
    let wrong: Vec<String> = found.iter().filter_map(|words| wrong(words)).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn hints_tell_only_of_commands_that_exist() {
    for lang in [Lang::Zh, Lang::En] {
        let entries: Vec<String> = Words::of(lang)
            .entries()
            .flat_map(|(_, say, hint)| [Some(say), hint])
            .flatten()
            .map(|text| text.replace("{program}", "gongshilan"))
            .collect();
        let found: Vec<Vec<String>> = entries.iter().flat_map(|text| commands(text)).collect();
        assert!(found.len() > 80, "{}", found.len());
        let wrong: Vec<String> = found.iter().filter_map(|words| wrong(words)).collect();
        assert!(wrong.is_empty(), "{lang:?} {wrong:#?}");
    }
}

#[test]
fn a_command_that_does_not_exist_is_noticed() {
    for text in ["gongshilan frobnicate 1", "gongshilan post 1 --frob"] {
        assert!(wrong(&commands(text)[0]).is_some(), "{text}");
    }
    assert!(wrong(&commands("gongshilan post 1 --day 2026-11-24")[0]).is_none());
}
