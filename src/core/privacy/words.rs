//! The words that matter, read from `assets/privacy.toml`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::fold::fold;

/// What a word on a notice means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Verdict {
    /// Looks like one of the others and is none.
    Fine,
    /// Part of the name of a policy.
    Policy,
    /// About a person when it stands in a list.
    Mild,
    /// Health.
    Health,
    /// Punishment, marriage, who complained.
    Sensitive,
}

/// What the words beside a number say it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// A bank account.
    Account,
    /// A receipt, a project code.
    Code,
    /// Nothing.
    None,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    fine: Vec<String>,
    policy: Vec<String>,
    mild: Vec<String>,
    health: Vec<String>,
    sensitive: Vec<String>,
    disability_kinds: Vec<String>,
    disability_levels: Vec<String>,
    headings: Vec<String>,
    headings_fine: Vec<String>,
    account_labels: Vec<String>,
    code_labels: Vec<String>,
    hotlines: Vec<String>,
    address_units: Vec<String>,
    address_before: Vec<String>,
    address_after: Vec<String>,
    surnames: Vec<String>,
}

#[derive(Debug)]
struct Word {
    chars: Vec<char>,
    verdict: Verdict,
}

/// All words, ready for looking up.
#[derive(Debug)]
pub(super) struct Lexicon {
    // By first character; the longest word first.
    words: BTreeMap<char, Vec<Word>>,
    lists: Lists,
}

static LEXICON: OnceLock<Lexicon> = OnceLock::new();

impl Lexicon {
    pub(super) fn get() -> &'static Self {
        // The file is part of the binary and tests find a word of every list: a broken one never ships.
        LEXICON
            .get_or_init(|| Self::new(toml::from_str(include_str!("../../../assets/privacy.toml")).unwrap_or_default()))
    }

    fn new(lists: Lists) -> Self {
        let mut words: BTreeMap<char, Vec<Word>> = BTreeMap::new();
        let levels = disability_words(&lists);
        for (list, verdict) in [
            (&lists.fine, Verdict::Fine),
            (&lists.policy, Verdict::Policy),
            (&lists.mild, Verdict::Mild),
            (&lists.health, Verdict::Health),
            (&levels, Verdict::Health),
            (&lists.sensitive, Verdict::Sensitive),
        ] {
            for chars in list.iter().map(|word| word.chars().collect::<Vec<char>>()) {
                if let Some(first) = chars.first() {
                    words.entry(*first).or_default().push(Word { chars, verdict });
                }
            }
        }
        for list in words.values_mut() {
            list.sort_by_key(|word| std::cmp::Reverse(word.chars.len()));
        }
        Self { words, lists }
    }

    /// The words of a folded text that are not fine, each once, with what they mean.
    pub(super) fn find(&self, text: &[char]) -> Vec<(Verdict, String)> {
        let plain = |c: &char| !c.is_whitespace() && !c.is_ascii_uppercase();
        let text = if text.iter().all(plain) {
            Cow::Borrowed(text)
        } else {
            text.iter().filter(|c| !c.is_whitespace()).map(char::to_ascii_lowercase).collect()
        };
        let mut found: Vec<(Verdict, String)> = Vec::new();
        let mut at = 0;
        while at < text.len() {
            let Some(word) = self.longest(&text, at) else {
                at += 1;
                continue;
            };
            let hit = (word.verdict, word.chars.iter().collect());
            if word.verdict != Verdict::Fine && !found.contains(&hit) {
                found.push(hit);
            }
            at += word.chars.len();
        }
        found
    }

    fn longest(&self, text: &[char], at: usize) -> Option<&Word> {
        let (before, rest) = text.split_at_checked(at)?;
        let words = self.words.get(rest.first()?)?;
        words.iter().find(|word| rest.starts_with(&word.chars) && stands_alone(before, word, rest))
    }

    /// Whether a column with this heading must not be published.
    pub(super) fn forbids(&self, heading: &str) -> bool {
        let mut heading = squeezed(heading);
        for fine in &self.lists.headings_fine {
            heading = heading.replace(fine.as_str(), "/");
        }
        self.lists.headings.iter().any(|word| heading.contains(word.as_str()))
    }

    /// What a heading, or the words before a number, say about the number.
    pub(super) fn label(&self, words: &str) -> Label {
        let has = |list: &[String]| list.iter().any(|word| words.contains(word.as_str()));
        if has(&self.lists.account_labels) {
            Label::Account
        } else if has(&self.lists.code_labels) {
            Label::Code
        } else {
            Label::None
        }
    }

    pub(super) fn is_hotline(&self, digits: &[u8]) -> bool {
        self.lists.hotlines.iter().any(|line| line.as_bytes() == digits)
    }

    /// The unit of an address that `rest` begins with (`号楼`), unless something else is numbered.
    pub(super) fn address_unit(&self, before: &[char], rest: &[char]) -> Option<&str> {
        let starts = |text: &[char], word: &str| {
            let mut text = text.iter();
            word.chars().all(|c| text.next() == Some(&c))
        };
        let ends = |word: &String| {
            let mut text = before.iter().rev();
            word.chars().rev().all(|c| text.next() == Some(&c))
        };
        let unit = self.lists.address_units.iter().find(|unit| starts(rest, unit))?;
        let after = rest.get(unit.chars().count()..).unwrap_or_default();
        let other = self.lists.address_before.iter().any(ends)
            || self.lists.address_after.iter().any(|word| starts(after, word));
        (!other).then_some(unit)
    }

    /// Whether a name begins with a surname of two characters.
    pub(super) fn has_compound_surname(&self, name: &str) -> bool {
        self.lists.surnames.iter().any(|surname| name.starts_with(surname.as_str()))
    }
}

fn squeezed(text: &str) -> String {
    fold(text).into_iter().filter(|c| !c.is_whitespace()).collect()
}

// Words in Latin letters must not be a piece of another one.
fn stands_alone(before: &[char], word: &Word, rest: &[char]) -> bool {
    let letter = |c: Option<&char>| c.is_some_and(char::is_ascii_alphabetic);
    let latin = letter(word.chars.first());
    !latin || !(letter(before.last()) || letter(rest.get(word.chars.len())))
}

fn disability_words(lists: &Lists) -> Vec<String> {
    let pairs =
        lists.disability_kinds.iter().flat_map(|kind| lists.disability_levels.iter().map(move |level| (kind, level)));
    pairs
        .flat_map(|(kind, level)| {
            [format!("{kind}{level}级"), format!("{kind}残疾{level}级"), format!("{level}级{kind}")]
        })
        .collect()
}
