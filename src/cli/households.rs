//! `households`: the long-term list of the town beside those of its villages.

use serde_json::json;

use super::context::Context;
use super::out::Out;
use crate::core::fault::Fault;
use crate::core::money::Money;
use crate::core::supervision::{Comparison, Difference, Household, Sums};
use crate::core::words::Message;
use crate::desk::Households;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    town: Option<String>,
    #[arg(long)]
    template: Option<String>,
}

pub(super) fn run(args: &Args, context: &Context) -> Result<(), Fault> {
    let compared = context.look()?.households(args.town.as_deref(), args.template.as_deref())?;
    context.out.done(|| json!(compared), |out| say(&compared, out));
    Ok(())
}

fn say(compared: &Households, out: Out) {
    let message = Message::of("households-head").with("town", &compared.town).with("number", &compared.number);
    out.say(&message.with("count", compared.villages.len()));
    let rows = compared.villages.iter().map(|village| row(village, out));
    let heads = ["overview-office", "head-number", "households-town", "households-village", "households-differences"];
    out.table(&heads, rows.collect());
    for village in compared.villages.iter().filter(|village| village.number.is_some()) {
        for difference in &village.differences {
            let same = matches!(difference, Difference::Other { namesakes: true, .. });
            let aside = if same { out.word("households-namesakes") } else { String::new() };
            out.line(&format!("  {}  {}{aside}", village.village, out.words.say(&words(difference))));
        }
    }
    for household in &compared.elsewhere {
        let message = Message::of("households-elsewhere").with("head", &household.head).with("row", household.row);
        out.say(&message.with("village", &household.village));
    }
}

fn row(village: &Comparison, out: Out) -> Vec<String> {
    let number = village.number.clone().unwrap_or_else(|| out.word("households-none"));
    let count = if village.number.is_some() { village.differences.len().to_string() } else { String::new() };
    vec![village.village.clone(), number, sums(village.town, out), sums(village.own, out), count]
}

fn sums(sums: Sums, out: Out) -> String {
    let message = Message::of("households-sums").with("households", sums.households).with("persons", sums.persons);
    out.words.say(&message.with("amount", Money::from_fen(sums.fen)))
}

fn words(difference: &Difference) -> Message {
    let persons = |it: &Household| it.persons.map(|count| count.to_string()).unwrap_or_default();
    let amount = |it: &Household| it.fen.map(|fen| Money::from_fen(fen).to_string()).unwrap_or_default();
    let of = |key: &'static str, it: &Household| {
        let message = Message::of(key).with("head", &it.head).with("row", it.row);
        message.with("persons", persons(it)).with("amount", amount(it))
    };
    match difference {
        Difference::NotInVillage { town } => of("households-not-in-village", town),
        Difference::NotInTown { village } => of("households-not-in-town", village),
        Difference::Other { town, village, persons: other_persons, amount: other_amount, .. } => {
            let key = match (other_persons, other_amount) {
                (true, false) => "households-other-persons",
                (false, _) => "households-other-amount",
                (true, true) => "households-other-both",
            };
            let message = of(key, town).with("other_row", village.row).with("other_persons", persons(village));
            message.with("other_amount", amount(village))
        }
    }
}
