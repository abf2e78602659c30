//! What clap refuses, said in the language of the interface.

use std::ffi::OsString;
use std::io::Write;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::{BAD_INPUT, fields};
use crate::core::words::{Lang, Message, Words};

/// The language asked for, before anything else is parsed: help must speak it as well.
pub(super) fn lang_of(args: &[OsString]) -> Lang {
    let texts: Vec<&str> = args.iter().filter_map(|arg| arg.to_str()).collect();
    let after = texts.windows(2).find(|pair| pair.first() == Some(&"--lang")).and_then(|pair| pair.last().copied());
    let joined = texts.iter().find_map(|text| text.strip_prefix("--lang="));
    let env = std::env::var("GONGSHILAN_LANG").ok();
    after.or(joined).or(env.as_deref()).and_then(|text| fields::lang(text).ok()).unwrap_or_default()
}

/// Prints help, version or what is wrong; returns the exit code.
pub(super) fn explain(error: &clap::Error, words: &Words) -> u8 {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let _ = write!(anstream::stdout(), "{}", error.render().ansi());
            0
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = write!(anstream::stderr(), "{}", error.render().ansi());
            BAD_INPUT
        }
        kind => {
            let message = message(kind, error);
            let mut err = anstream::stderr();
            let _ = writeln!(err, "{}{}", words.word("error-prefix"), words.say(&message));
            if let Some(hint) = words.hint(&message) {
                let _ = writeln!(err, "  → {hint}");
            }
            BAD_INPUT
        }
    }
}

/// What would have been right: the options there are, or what the reader of the argument says.
fn form(error: &clap::Error) -> String {
    match error.get(ContextKind::ValidValue) {
        Some(ContextValue::Strings(options)) => options.join("、"),
        _ => std::error::Error::source(error).map(ToString::to_string).unwrap_or_default(),
    }
}

fn message(kind: ErrorKind, error: &clap::Error) -> Message {
    let part = |kind: ContextKind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let arg = part(ContextKind::InvalidArg);
    let value = part(ContextKind::InvalidValue);
    match kind {
        ErrorKind::UnknownArgument => Message::of("usage-unknown-argument").with("arg", arg),
        ErrorKind::InvalidSubcommand => {
            let given = part(ContextKind::InvalidSubcommand);
            Message::of("usage-unknown-command").with("command", given)
        }
        ErrorKind::MissingSubcommand => Message::of("usage-no-command"),
        ErrorKind::MissingRequiredArgument => Message::of("usage-missing").with("arg", arg),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => {
            Message::of("usage-no-value").with("arg", arg)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            Message::of("usage-bad-value").with("arg", arg).with("value", value).with("form", form(error))
        }
        ErrorKind::ArgumentConflict => {
            Message::of("usage-conflict").with("arg", arg).with("other", part(ContextKind::PriorArg))
        }
        _ => Message::of("usage-other").with("why", error.to_string().lines().next().unwrap_or_default()),
    }
}
