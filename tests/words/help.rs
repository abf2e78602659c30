//! Every text that help shows, from the whole command line.

use clap::Command;
use gongshilan::core::words::Lang;

/// A text of help and where it is shown.
#[derive(Debug)]
pub(crate) struct Shown {
    /// `new --values`.
    pub(crate) place: String,
    /// The text; empty where there is none.
    pub(crate) text: String,
}

/// Texts of all commands and arguments that can be seen.
pub(crate) fn shown(lang: Lang) -> Vec<Shown> {
    let mut command = gongshilan::cli::command(lang);
    command.build();
    let mut found = Vec::new();
    collect(&command, "gongshilan", &mut found);
    found
}

fn collect(command: &Command, place: &str, found: &mut Vec<Shown>) {
    let text = |styled: Option<&clap::builder::StyledStr>| styled.map(ToString::to_string).unwrap_or_default();
    found.push(Shown { place: place.to_owned(), text: text(command.get_about()) });
    if let Some(after) = command.get_after_help() {
        found.push(Shown { place: format!("{place} …"), text: after.to_string() });
    }
    for argument in command.get_arguments().filter(|argument| !argument.is_hide_set()) {
        let place = format!("{place} {argument}");
        found.push(Shown { place, text: text(argument.get_help()) });
    }
    for inner in command.get_subcommands().filter(|inner| !inner.is_hide_set()) {
        collect(inner, &format!("{place} {}", inner.get_name()), found);
    }
}
