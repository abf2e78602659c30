//! `completions`: a script with which the shell completes commands.

use clap_complete::{Shell, generate};

use super::context::Context;
use crate::core::words::Lang;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(value_enum)]
    shell: Shell,
}

pub(super) fn run(args: &Args, context: &Context) {
    let mut script = Vec::new();
    generate(args.shell, &mut super::command(Lang::Zh), "gongshilan", &mut script);
    context.out.line(String::from_utf8_lossy(&script).trim_end());
}
