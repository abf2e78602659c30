//! The sled trees over all replicas: what can be asked quickly, and thrown away.
//!
//! | tree | key | value |
//! |---|---|---|
//! | `offices` | code | [`ReplicaOffice`] |
//! | `notices` | code, 0, number | the folded notice |
//! | `templates` | digest | both texts |
//! | `photos` | digest, 0, code, 0, number | – |
//! | `outward` | code, 0, letter, code, 0, seq | the record |
//! | `cards` | code | the office's card |
//! | `shared` | digest of a photograph that several notices have | – |
//! | `meta` | `program` | which version wrote it |

use super::ReplicaOffice;
use crate::core::event::{Outward, Record};
use crate::core::fault::Fault;
use crate::core::notice::Notice;
use crate::core::supervision::Card;
use crate::core::template::Template;
use crate::store::fold::{Changes, Kept};
use crate::store::index::{PROGRAM, outward_key, outward_prefix};
use crate::store::trees::{Put, Trees, json, pair, parse, text};

/// Names of the trees, in the order of the numbers below.
pub(super) const NAMES: [&str; 8] = ["offices", "notices", "templates", "photos", "outward", "meta", "cards", "shared"];
const OFFICES: usize = 0;
const NOTICES: usize = 1;
const TEMPLATES: usize = 2;
const PHOTOS: usize = 3;
const OUTWARD: usize = 4;
const META: usize = 5;
/// The tree of the cards.
pub(super) const CARDS: usize = 6;
const SHARED: usize = 7;

/// Whether this very version of the program wrote it.
pub(super) fn is_ours(trees: &Trees) -> Result<bool, Fault> {
    Ok(trees.json::<String>(META, b"program")?.is_some_and(|program| program == signature()))
}

// Cards of another version are made anew together with everything else.
fn signature() -> String {
    format!("{PROGRAM} {}", Card::VERSION)
}

/// Notes which program wrote it.
pub(super) fn sign(trees: &Trees) -> Result<(), Fault> {
    trees.write(vec![Put(META, b"program".to_vec(), Some(json(&signature())?))])
}

/// All offices, by code.
pub(super) fn offices(trees: &Trees) -> Result<Vec<ReplicaOffice>, Fault> {
    let mut all = Vec::new();
    trees.scan(OFFICES, &[], |_, value| {
        all.push(parse(value)?);
        Ok(())
    })?;
    Ok(all)
}

/// One office.
pub(super) fn office(trees: &Trees, code: &str) -> Result<Option<ReplicaOffice>, Fault> {
    trees.json(OFFICES, code.as_bytes())
}

/// One notice.
pub(super) fn notice(trees: &Trees, code: &str, number: &str) -> Result<Option<Notice>, Fault> {
    trees.json(NOTICES, &pair(code, number))
}

/// All notices of an office, by number.
pub(super) fn each_notice(trees: &Trees, code: &str, mut visit: impl FnMut(&Notice)) -> Result<(), Fault> {
    trees.scan(NOTICES, &pair(code, ""), |_, value| {
        visit(&parse(value)?);
        Ok(())
    })
}

/// The records of one kind that an office made for `to`.
pub(super) fn outward(trees: &Trees, code: &str, what: Outward, to: &str) -> Result<Vec<Record>, Fault> {
    let prefix = [pair(code, ""), outward_prefix(what, Some(to))].concat();
    let mut all = Vec::new();
    trees.scan(OUTWARD, &prefix, |_, value| {
        all.push(parse(value)?);
        Ok(())
    })?;
    Ok(all)
}

/// The texts of a template.
pub(super) fn template(trees: &Trees, digest: &str) -> Result<Option<(String, String)>, Fault> {
    let kept: Option<Kept> = trees.json(TEMPLATES, digest.as_bytes())?;
    Ok(kept.map(|kept| (kept.source, kept.common)))
}

/// The notices that a photograph was attached to.
pub(super) fn photo_uses(trees: &Trees, digest: &str) -> Result<Vec<(String, String)>, Fault> {
    let uses = trees.seconds(PHOTOS, &pair(digest, ""))?;
    let split = |text: String| text.split_once('\0').map(|(code, number)| (code.to_owned(), number.to_owned()));
    Ok(uses.into_iter().filter_map(split).collect())
}

/// Photographs that several notices have or had.
pub(super) fn shared_photos(trees: &Trees) -> Result<Vec<String>, Fault> {
    trees.seconds(SHARED, &[])
}

// Those of `changes` that another notice has as well, of this office or another.
fn newly_shared(trees: &Trees, code: &str, changes: &Changes) -> Result<Vec<Put>, Fault> {
    let mut puts = Vec::new();
    let mut before: Option<&String> = None;
    for (digest, number) in &changes.photos {
        let twice = before == Some(digest);
        let uses = if twice { Vec::new() } else { photo_uses(trees, digest)? };
        if twice || uses.iter().any(|(office, known)| (office.as_str(), known) != (code, number)) {
            puts.push(Put(SHARED, digest.clone().into_bytes(), Some(Vec::new())));
        }
        before = Some(digest);
    }
    Ok(puts)
}

/// Takes over what new records of an office changed.
pub(super) fn apply(trees: &Trees, entry: &ReplicaOffice, changes: &Changes) -> Result<(), Fault> {
    let code = &entry.office.code;
    let mut puts = newly_shared(trees, code, changes)?;
    for (number, turn) in &changes.notices {
        puts.push(Put(NOTICES, pair(code, number), Some(json(&turn.after)?)));
    }
    // A text under the digest of another one would speak for notices of other offices.
    let genuine = |(digest, kept): &(&String, &Kept)| Template::digest_of(&kept.source, &kept.common) == **digest;
    for (digest, kept) in changes.templates.iter().filter(genuine) {
        puts.push(Put(TEMPLATES, digest.clone().into_bytes(), Some(json(kept)?)));
    }
    for (digest, number) in &changes.photos {
        puts.push(Put(PHOTOS, [pair(digest, code), vec![0], number.clone().into_bytes()].concat(), Some(Vec::new())));
    }
    for record in &changes.outward {
        let Some((what, to)) = record.event.outward() else { continue };
        let key = [pair(code, ""), outward_key(what, to, record.seq)].concat();
        puts.push(Put(OUTWARD, key, Some(json(record)?)));
    }
    puts.push(Put(OFFICES, code.clone().into_bytes(), Some(json(entry)?)));
    trees.write(puts)
}

/// Takes everything of an office out. Templates stay: other offices may use the same.
pub(super) fn forget(trees: &Trees, code: &str) -> Result<(), Fault> {
    let mut puts =
        [OFFICES, CARDS].map(|tree| Put(tree, code.as_bytes().to_vec(), None)).into_iter().collect::<Vec<_>>();
    for tree in [NOTICES, OUTWARD] {
        trees.scan(tree, &pair(code, ""), |key, _| {
            puts.push(Put(tree, key.to_vec(), None));
            Ok(())
        })?;
    }
    trees.scan(PHOTOS, &[], |key, _| {
        if text(key)?.split('\0').nth(1) == Some(code) {
            puts.push(Put(PHOTOS, key.to_vec(), None));
        }
        Ok(())
    })?;
    trees.write(puts)
}
