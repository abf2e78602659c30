//! The staff of an office, one person a line.

use std::collections::BTreeSet;

use super::answered::Answered;
use crate::core::fault::Fault;
use crate::core::office::{Duty, Staff};
use crate::core::words::{Lang, Message, Words};

/// Key of the question who drafts, posts and inspects.
pub(super) const WORK: &str = "work";

const DUTIES: [Duty; 5] = [Duty::Draft, Duty::Review, Duty::Post, Duty::Inspect, Duty::Manage];

/// `周样例 村文书 拟稿、张贴、巡查`.
pub(super) fn line(staff: &Staff, lang: Lang) -> String {
    let words = Words::of(lang);
    let duties = staff.duties.iter().map(|duty| words.word(duty.key())).collect::<Vec<_>>().join("、");
    let parts = [staff.name.as_str(), staff.post.as_str(), duties.as_str()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Everybody who is named, each once.
pub(super) fn staff(answers: Answered<'_>) -> Result<Vec<Staff>, Fault> {
    let mut staff = Vec::new();
    for line in answers.lines("staff") {
        let person = person(&line)?;
        add(&mut staff, person);
    }
    for (key, duties) in named(answers) {
        for line in answers.lines(key) {
            let (name, post) = line.split_once(char::is_whitespace).unwrap_or((&line, ""));
            let duties = duties.iter().copied().collect();
            add(&mut staff, Staff { name: name.to_owned(), post: post.trim().to_owned(), duties });
        }
    }
    Ok(staff)
}

// When the office is set up people are named by what they do.
fn named(answers: Answered<'_>) -> Vec<(&'static str, &'static [Duty])> {
    let mut named: Vec<(&str, &[Duty])> = vec![
        (WORK, &[Duty::Draft, Duty::Post, Duty::Inspect]),
        ("review", &[Duty::Review]),
        ("manage", &[Duty::Manage]),
    ];
    // Nobody named for the settings: those who review decide them.
    if answers.lines("manage").is_empty() {
        named.push(("review", &[Duty::Manage]));
    }
    named
}

// The last words of a line are duties, those between are the post.
fn person(line: &str) -> Result<Staff, Fault> {
    let wrong = || Fault::input(Message::of("office-staff-wrong").with("line", line));
    let mut words: Vec<&str> = line.split_whitespace().collect();
    let mut duties = BTreeSet::new();
    while words.len() > 1
        && let Some(more) = words.last().and_then(|word| duties_in(word))
    {
        duties.extend(more);
        words.pop();
    }
    match words.split_first() {
        Some((name, post)) if !duties.is_empty() => {
            Ok(Staff { name: (*name).to_owned(), post: post.join(" "), duties })
        }
        _ => Err(wrong()),
    }
}

fn duties_in(word: &str) -> Option<Vec<Duty>> {
    let parts = word.split(['、', ',', '，', '/']).filter(|part| !part.is_empty());
    let duties: Option<Vec<Duty>> = parts.map(duty).collect();
    duties.filter(|duties| !duties.is_empty())
}

// In either language.
fn duty(text: &str) -> Option<Duty> {
    let is_it = |duty: &Duty| [Lang::Zh, Lang::En].iter().any(|lang| Words::of(*lang).word(duty.key()) == text);
    DUTIES.into_iter().find(is_it)
}

// Who is named in several lists is one person with several duties; the post that is said counts.
fn add(staff: &mut Vec<Staff>, person: Staff) {
    match staff.iter_mut().find(|known| known.name == person.name && known.post_fits(&person)) {
        Some(known) => {
            known.duties.extend(person.duties);
            if known.post.is_empty() {
                known.post = person.post;
            }
        }
        None => staff.push(person),
    }
}

impl Staff {
    // Two people of one name with different posts are two people: the desk says so.
    fn post_fits(&self, other: &Self) -> bool {
        self.post.is_empty() || other.post.is_empty() || self.post == other.post
    }
}
