//! `coverage`: what had to be posted, what was, and what is missing.

use std::collections::BTreeMap;

use serde_json::json;

use super::context::Context;
use super::out::Out;
use crate::core::fault::Fault;
use crate::core::supervision::{Met, Obligation, Owed};
use crate::core::words::Message;
use crate::desk::{CoverageView, OfficeCoverage};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    office: Option<String>,
    #[arg(long)]
    sources: bool,
}

pub(super) fn run(args: &Args, context: &Context) -> Result<(), Fault> {
    let coverage = context.look()?.coverage(args.office.as_deref())?;
    context.out.done(
        || json!(coverage),
        |out| {
            let names: BTreeMap<&str, &str> =
                coverage.obligations.iter().map(|it| (it.id.as_str(), it.name.as_str())).collect();
            if args.office.is_some() {
                coverage.offices.iter().for_each(|office| say_office(office, &names, out));
            } else {
                say(&coverage, out);
            }
            if args.sources {
                coverage.obligations.iter().for_each(|it| say_source(it, out));
            }
        },
    );
    Ok(())
}

fn say(coverage: &CoverageView, out: Out) {
    out.say(&Message::of("coverage-head").with("from", coverage.from).with("today", coverage.today));
    let names: Vec<&str> = coverage.obligations.iter().map(|it| it.name.as_str()).collect();
    let fixed = ["overview-office", "coverage-posted", "coverage-late", "coverage-missing"].map(|key| out.word(key));
    let heads: Vec<&str> = fixed.iter().map(String::as_str).chain(names).collect();
    let rows = coverage.offices.iter().map(|office| {
        let tally = office.tally;
        let counts = [tally.posted, tally.late, tally.missing].map(|count| count.to_string());
        let cells = coverage.obligations.iter().map(|it| cell(office, it));
        std::iter::once(office.office.short.clone()).chain(counts).chain(cells).collect()
    });
    out.plain_table(&heads, rows.collect());
}

// `11/12`: met of those that count; nothing where the office does not owe it.
fn cell(office: &OfficeCoverage, obligation: &Obligation) -> String {
    let owed: Vec<&Owed> =
        office.owed.iter().filter(|it| it.obligation == obligation.id && it.met != Met::Open).collect();
    let met = owed.iter().filter(|it| it.met != Met::Missing).count();
    if owed.is_empty() { String::new() } else { format!("{met}/{}", owed.len()) }
}

fn say_office(office: &OfficeCoverage, names: &BTreeMap<&str, &str>, out: Out) {
    let tally = office.tally;
    let message = Message::of("coverage-office").with("office", &office.office.short).with("posted", tally.posted);
    out.say(&message.with("late", tally.late).with("missing", tally.missing));
    let rows = office.owed.iter().map(|it| {
        vec![
            names.get(it.obligation.as_str()).map(|name| (*name).to_owned()).unwrap_or_default(),
            it.period.to_string(),
            out.word(met_key(it.met)),
            it.due.to_string(),
            it.number.clone().unwrap_or_default(),
            it.posted.map(|day| day.to_string()).unwrap_or_default(),
        ]
    });
    let heads = ["coverage-what", "coverage-period", "coverage-state", "coverage-due", "head-number", "coverage-hung"];
    out.table(&heads, rows.collect());
}

fn say_source(obligation: &Obligation, out: Out) {
    out.line(&format!("  {}：{}", obligation.name, obligation.source));
}

const fn met_key(met: Met) -> &'static str {
    match met {
        Met::Posted => "met-posted",
        Met::Late => "met-late",
        Met::Open => "met-open",
        Met::Missing => "met-missing",
    }
}
