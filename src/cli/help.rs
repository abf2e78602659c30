//! Help in two languages: the texts of commands and arguments stand in `assets/words`.

use crate::core::words::{Message, Words};

/// `command` with every help text in the language of `words`.
pub(super) fn translated(command: clap::Command, words: &Words) -> clap::Command {
    let headings = |command: clap::Command| {
        command
            .help_template(format!(
                "{{before-help}}{{about-with-newline}}\n{}：{{usage}}\n\n{{all-args}}{{after-help}}",
                words.word("help-usage")
            ))
            .subcommand_help_heading(words.word("help-commands"))
    };
    // clap adds its own --version too late for a translation.
    let version = clap::Arg::new("version").short('V').long("version").action(clap::ArgAction::Version);
    let command = command.disable_version_flag(true).arg(version);
    let command = headings(with_args(command, "help", words).about(words.word("help-about")));
    let command = command.after_help(words.word("help-after"));
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    names.iter().fold(command, |command, name| {
        command.mut_subcommand(name, |sub| {
            let key = format!("help-{name}");
            let sub = headings(with_args(sub, &key, words).about(text(words, &key)));
            let inner: Vec<String> = sub.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
            inner.iter().fold(sub, |sub, name| {
                let key = format!("{key}-{name}");
                sub.mut_subcommand(name, |sub| headings(with_args(sub, &key, words).about(text(words, &key))))
            })
        })
    })
}

fn with_args(command: clap::Command, prefix: &str, words: &Words) -> clap::Command {
    let command = command
        .disable_help_flag(true)
        .arg(clap::Arg::new("help").short('h').long("help").action(clap::ArgAction::Help).global(false));
    command.mut_args(|arg| {
        let key = if arg.is_global_set() || arg.get_id() == "help" || arg.get_id() == "version" {
            format!("help-global-{}", arg.get_id())
        } else if arg.get_id().as_str().starts_with("style-") {
            format!("help-{}", arg.get_id())
        } else {
            format!("{prefix}-{}", arg.get_id())
        };
        let heading = if arg.is_positional() { "help-arguments" } else { "help-options" };
        arg.help(text(words, &key)).help_heading(words.word(heading)).hide_env(true)
    })
}

fn text(words: &Words, key: &str) -> String {
    words.say(&Message { key: key.to_owned().into(), args: Vec::new() })
}
