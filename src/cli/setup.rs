//! `setup`: who issues, where it hangs, who does what. Asks for what is not given by flags.

use std::io::{BufRead, IsTerminal, Write};

use serde_json::json;

use super::context::Context;
use super::fields;
use crate::core::fault::Fault;
use crate::core::office::{Hotline, IssuerLevel, Place, Staff};
use crate::core::words::Message;
use crate::desk::{OfficeChange, is_set_up, set_up};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(long)]
    name: Option<String>,
    #[arg(long)]
    short: Option<String>,
    #[arg(long)]
    code: Option<String>,
    #[arg(long, value_parser = fields::level)]
    level: Option<IssuerLevel>,
    #[arg(long)]
    town: Option<String>,
    #[arg(long, value_parser = fields::place)]
    place: Vec<Place>,
    #[arg(long, value_parser = fields::hotline)]
    hotline: Vec<Hotline>,
    #[arg(long, value_parser = fields::staff)]
    staff: Vec<Staff>,
    #[arg(long)]
    objection_office: Option<String>,
    #[arg(long, value_parser = fields::minimum)]
    minimum: Vec<(String, u32)>,
    #[arg(long)]
    one_person_review: Option<bool>,
    #[arg(long)]
    practice: bool,
}

pub(super) fn run(args: Args, context: &Context) -> Result<(), Fault> {
    let home = context.home()?;
    let mut change = OfficeChange {
        name: args.name,
        short: args.short,
        code: args.code,
        level: args.level,
        town: args.town,
        places: args.place,
        hotlines: args.hotline,
        no_hotlines: false,
        staff: args.staff,
        objection_office: args.objection_office,
        minimum_days: args.minimum,
        one_person_review: args.one_person_review,
        practice: args.practice,
    };
    if !is_set_up(&home) && std::io::stdin().is_terminal() {
        ask(&mut change, context)?;
    }
    let desk = set_up(&home, change, context.by.as_deref(), context.clock)?;
    let office = desk.office();
    context.out.done(
        || json!({ "home": desk.home().to_string_lossy(), "office": office }),
        |out| {
            let message = Message::of("setup-done").with("name", &office.name).with("home", desk.home().display());
            out.say_with_hint(&message.with("places", office.places.len()).with("staff", office.staff.len()));
        },
    );
    Ok(())
}

fn ask(change: &mut OfficeChange, context: &Context) -> Result<(), Fault> {
    let asker = Asker { context };
    for (slot, key) in [
        (&mut change.name, "setup-ask-name"),
        (&mut change.short, "setup-ask-short"),
        (&mut change.code, "setup-ask-code"),
        (&mut change.town, "setup-ask-town"),
    ] {
        if slot.is_none() {
            *slot = asker.line(key)?.filter(|text| !text.is_empty());
        }
    }
    if change.level.is_none() {
        change.level = asker.list("setup-ask-level", fields::level)?.pop();
    }
    if change.places.is_empty() {
        change.places = asker.list("setup-ask-place", fields::place)?;
    }
    if change.hotlines.is_empty() {
        change.hotlines = asker.list("setup-ask-hotline", fields::hotline)?;
    }
    if change.staff.is_empty() {
        change.staff = asker.list("setup-ask-staff", fields::staff)?;
    }
    Ok(())
}

/// Asks on a terminal, one line an answer.
struct Asker<'a> {
    context: &'a Context,
}

impl Asker<'_> {
    fn line(&self, key: &'static str) -> Result<Option<String>, Fault> {
        let out = self.context.out;
        let mut stdout = std::io::stdout();
        let mut answer = String::new();
        let read = write!(stdout, "{} ", out.word(key))
            .and_then(|()| stdout.flush())
            .and_then(|()| std::io::stdin().lock().read_line(&mut answer));
        match read {
            Ok(0) => Ok(None),
            Ok(_) => Ok(Some(answer.trim().to_owned())),
            Err(error) => Err(Fault::input(Message::of("setup-no-answer").with("why", error))),
        }
    }

    /// Answers until an empty line; what cannot be read is asked again.
    fn list<T>(&self, key: &'static str, read: fn(&str) -> Result<T, &'static str>) -> Result<Vec<T>, Fault> {
        let mut list = Vec::new();
        while let Some(text) = self.line(key)?.filter(|text| !text.is_empty()) {
            match read(&text) {
                Ok(item) => list.push(item),
                Err(form) => self.context.out.say(&Message::of("setup-form").with("form", form)),
            }
        }
        Ok(list)
    }
}
