//! `fonts`: the faces, and which of them prints which character.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::context::Context;
use crate::core::fault::Fault;
use crate::core::words::Message;
use crate::desk::{CheckOrder, CheckedText, Coverage, check_fonts, faces};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(long, value_name = "TEXT", num_args = 1..)]
    check: Vec<String>,
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
    #[arg(long, requires = "file")]
    column: Option<String>,
}

pub(super) fn run(args: &Args, context: &Context) -> Result<(), Fault> {
    if args.check.is_empty() && args.file.is_none() {
        return list(context);
    }
    let order = CheckOrder { texts: args.check.clone(), file: args.file.clone(), column: args.column.clone() };
    let checked = check_fonts(&order)?;
    context.out.done(
        || checked.characters.iter().map(json).collect(),
        |out| {
            let heads = ["fonts-character", "fonts-code", "fonts-body", "fonts-title", "fonts-note"];
            out.table(&heads, checked.characters.iter().map(|coverage| row(coverage, context)).collect());
        },
    );
    refuse_missing(&checked)
}

fn list(context: &Context) -> Result<(), Fault> {
    let faces = faces()?;
    context.out.done(
        || faces.iter().map(|face| json!({ "name": face.name, "characters": face.characters })).collect(),
        |out| {
            let row = |face: &crate::desk::FaceAccount| vec![face.name.to_owned(), face.characters.to_string()];
            out.table(&["fonts-face", "fonts-characters"], faces.iter().map(row).collect());
        },
    );
    Ok(())
}

fn row(coverage: &Coverage, context: &Context) -> Vec<String> {
    let none = || context.out.word("fonts-none");
    let face = |face: Option<&str>| face.map_or_else(none, str::to_owned);
    let notes: Vec<String> = notes(coverage).iter().map(|note| context.out.words.say(note)).collect();
    vec![coverage.text.clone(), coverage.codes().join(" "), face(coverage.body), face(coverage.title), notes.join("；")]
}

fn notes(coverage: &Coverage) -> Vec<Message> {
    let selectors = coverage.selectors();
    let selected = Message::of("fonts-selector").with("code", selectors.join(" "));
    let instead = coverage.instead.as_ref().map(|shown| match shown.as_str() {
        "" => Message::of("fonts-invisible"),
        shown => Message::of("fonts-instead").with("text", shown),
    });
    let missing = coverage.is_missing.then_some(Message::of("fonts-missing"));
    missing.into_iter().chain((!selectors.is_empty()).then_some(selected)).chain(instead).collect()
}

fn json(coverage: &Coverage) -> Value {
    json!({
        "character": coverage.text,
        "codes": coverage.codes(),
        "selectors": coverage.selectors(),
        "body": coverage.body,
        "title": coverage.title,
        "instead": coverage.instead,
        "missing": coverage.is_missing,
    })
}

fn refuse_missing(checked: &CheckedText) -> Result<(), Fault> {
    let missing: Vec<&Coverage> = checked.characters.iter().filter(|coverage| coverage.is_missing).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let named = |coverage: &&Coverage| format!("{}（{}）", coverage.text, coverage.codes().join(" "));
    let place = |(text, row, heading): &(String, u32, String)| {
        Message::of("fonts-place").with("text", text).with("row", row).with("heading", heading)
    };
    let message = Message::of("fonts-lacking").with("count", missing.len());
    let message = message.with("characters", missing.iter().map(named).collect::<Vec<_>>().join("、"));
    Err(Fault::refused(message).because(checked.places.iter().map(place).collect()))
}
