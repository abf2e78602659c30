//! The command line: parse, call the desk, show. One file a subcommand.

mod archive;
mod backup;
mod catalog;
mod certificate;
mod check;
mod completions;
mod context;
mod correct;
mod coverage;
mod demo;
mod doctor;
mod doubts;
mod due;
mod edit;
mod except;
mod export;
mod fields;
mod finding;
mod fonts;
mod help;
mod households;
mod import;
mod inbox;
mod inspect;
mod judge;
mod ledger;
mod list;
mod new;
mod object;
mod offer;
mod office;
mod out;
mod overview;
mod photo;
mod post;
mod preview;
mod print;
mod progress;
mod report;
mod request;
mod restore;
mod review;
mod round;
mod settle;
mod setup;
mod sheet_report;
mod show;
mod show_other;
mod standing;
mod status;
mod style;
mod sync;
mod takedown;
mod templates;
mod timeline;
mod usage;
mod verify;
mod verify_poster;
mod withdraw;

use std::ffi::OsString;
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{FromArgMatches, Parser, Subcommand};

use self::context::Context;
use crate::core::fault::{Fault, FaultKind};
use crate::core::words::{Lang, Message, Words};
use crate::desk::Clock;

/// Exit code for bad usage or input.
const BAD_INPUT: u8 = 2;

#[derive(Debug, Parser)]
#[command(name = "gongshilan", version, disable_help_subcommand = true)]
struct Cli {
    #[arg(long, global = true, env = "GONGSHILAN_HOME")]
    home: Option<PathBuf>,
    #[arg(long, global = true, env = "GONGSHILAN_LANG", value_parser = fields::lang)]
    lang: Option<Lang>,
    #[arg(long, global = true)]
    json: bool,
    #[arg(long, global = true, value_parser = fields::day)]
    today: Option<NaiveDate>,
    #[arg(long, global = true, env = "GONGSHILAN_BY")]
    by: Option<String>,
    #[command(subcommand)]
    command: Option<Command>,
}

/// What a command line asked for.
#[derive(Debug, PartialEq, Eq)]
pub enum Asked {
    /// It is done; the exit code: 0 done, 1 refused by a rule, 2 bad usage or input, 3 storage
    /// trouble.
    Done(u8),
    /// No command at all: the screen.
    Screen {
        /// The folder of the office; the platform's own when not given.
        home: Option<PathBuf>,
        /// The language.
        lang: Lang,
        /// The day.
        clock: Clock,
        /// How this program was called, for commands to copy.
        program: String,
    },
}

#[derive(Debug, Subcommand)]
enum Command {
    Demo(demo::Args),
    Setup(setup::Args),
    Templates(templates::Args),
    New(new::Args),
    Edit(edit::Args),
    Show(show::Args),
    Check(check::Args),
    Review(review::Args),
    Preview(preview::Args),
    Print(print::Args),
    Post(post::Args),
    Inspect(inspect::Args),
    Photo(photo::Args),
    Object(object::Args),
    Settle(settle::Args),
    Except(except::Args),
    Verify(verify::Args),
    Takedown(takedown::Args),
    Certificate(certificate::Args),
    Correct(correct::Args),
    Withdraw(withdraw::Args),
    Archive(archive::Args),
    List(list::Args),
    Status(status::Args),
    Ledger(ledger::Args),
    Round(round::Args),
    Overview(overview::Args),
    Timeline(timeline::Args),
    Due(due::Args),
    Coverage(coverage::Args),
    Households(households::Args),
    Doubts(doubts::Args),
    Report(report::Args),
    Catalog(catalog::Args),
    VerifyPoster(verify_poster::Args),
    Fonts(fonts::Args),
    Export(export::Args),
    Import(import::Args),
    Sync(sync::Args),
    Office(office::Args),
    Inbox(inbox::Args),
    Request(request::Args),
    Finding(finding::Args),
    Judge(judge::Args),
    Offer(offer::Args),
    Doctor(doctor::Args),
    Backup(backup::Args),
    Restore(restore::Args),
    Completions(completions::Args),
}

/// The whole command line with its help in `lang`.
#[must_use]
pub fn command(lang: Lang) -> clap::Command {
    help::translated(<Cli as clap::CommandFactory>::command(), Words::of(lang))
}

/// Runs one command line, unless it asks for the screen.
#[must_use]
pub fn run(args: Vec<OsString>) -> Asked {
    let lang = usage::lang_of(&args);
    let program = args.first().map_or_else(|| "gongshilan".to_owned(), |arg| arg.to_string_lossy().into_owned());
    let parsed = command(lang).try_get_matches_from(args).and_then(|matches| Cli::from_arg_matches(&matches));
    let cli = match parsed {
        Ok(cli) => cli,
        Err(error) => return Asked::Done(usage::explain(&error, Words::of(lang))),
    };
    let context = Context::new(&cli, cli.lang.unwrap_or(lang), &program);
    let Some(command) = cli.command else {
        let Context { home, clock, program, .. } = context;
        return Asked::Screen { home, lang: cli.lang.unwrap_or(lang), clock, program };
    };
    Asked::Done(done(command, &context))
}

fn done(command: Command, context: &Context) -> u8 {
    match dispatch(command, context) {
        Ok(()) if out::is_lost() => {
            let fault = Fault::storage(Message::of("output-lost"));
            context.out.fault(&fault);
            code(&fault)
        }
        Ok(()) => 0,
        Err(fault) => {
            context.out.fault(&fault);
            code(&fault)
        }
    }
}

fn dispatch(command: Command, context: &Context) -> Result<(), Fault> {
    match command {
        Command::Demo(args) => demo::run(&args, context),
        Command::Setup(args) => setup::run(args, context),
        Command::Templates(args) => templates::run(&args, context),
        Command::New(args) => new::run(args, context),
        Command::Edit(args) => edit::run(args, context),
        Command::Show(args) => show::run(&args, context),
        Command::Check(args) => check::run(&args, context),
        Command::Review(args) => review::run(&args, context),
        Command::Preview(args) => preview::run(&args, context),
        Command::Print(args) => print::run(&args, context),
        Command::Post(args) => post::run(args, context),
        Command::Inspect(args) => inspect::run(&args, context),
        Command::Photo(args) => photo::run(args, context),
        Command::Object(args) => object::run(args, context),
        Command::Settle(args) => settle::run(args, context),
        Command::Except(args) => except::run(args, context),
        Command::Verify(args) => verify::run(&args, context),
        Command::Takedown(args) => takedown::run(args, context),
        Command::Certificate(args) => certificate::run(&args, context),
        Command::Correct(args) => correct::run(args, context),
        Command::Withdraw(args) => withdraw::run(&args, context),
        Command::Archive(args) => archive::run(&args, context),
        Command::List(args) => list::run(args, context),
        Command::Status(args) => status::run(&args, context),
        Command::Ledger(args) => ledger::run(args, context),
        Command::Round(args) => round::run(args, context),
        Command::Overview(args) => overview::run(&args, context),
        Command::Timeline(args) => timeline::run(&args, context),
        Command::Due(args) => due::run(&args, context),
        Command::Coverage(args) => coverage::run(&args, context),
        Command::Households(args) => households::run(&args, context),
        Command::Doubts(args) => doubts::run(&args, context),
        Command::Report(args) => report::run(&args, context),
        Command::Catalog(args) => catalog::run(&args, context),
        Command::VerifyPoster(args) => verify_poster::run(&args, context),
        Command::Fonts(args) => fonts::run(&args, context),
        Command::Export(args) => export::run(args, context),
        Command::Import(args) => import::run(&args, context),
        Command::Sync(args) => sync::run(&args, context),
        Command::Office(args) => office::run(args, context),
        Command::Inbox(args) => inbox::run(args, context),
        Command::Request(args) => request::run(args, context),
        Command::Finding(args) => finding::run(args, context),
        Command::Judge(args) => judge::run(args, context),
        Command::Offer(args) => offer::run(&args, context),
        Command::Doctor(args) => doctor::run(&args, context),
        Command::Backup(args) => backup::run(&args, context),
        Command::Restore(args) => restore::run(&args, context),
        Command::Completions(args) => {
            completions::run(&args, context);
            Ok(())
        }
    }
}

fn code(fault: &Fault) -> u8 {
    match fault.kind {
        FaultKind::Refused => 1,
        FaultKind::Input => BAD_INPUT,
        FaultKind::Storage => 3,
    }
}
