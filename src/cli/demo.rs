//! `demo`: a practice board with notices at every stage.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::context::Context;
use crate::core::fault::Fault;
use crate::core::words::Message;
use crate::desk::{Clock, Demo, demo};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(long)]
    into: Option<PathBuf>,
}

pub(super) fn run(args: &Args, context: &Context) -> Result<(), Fault> {
    let out = context.out;
    let today = match context.clock {
        Clock::Chosen(day) => day,
        Clock::System => Clock::System.now().today,
    };
    let waiting = context.waiting();
    let made = demo(args.into.as_deref().or(context.home.as_deref()), today)?;
    drop(waiting);
    out.done(
        || json(&made, context),
        |out| {
            out.say(&Message::of("demo-made").with("home", made.home.display()));
            for notice in &made.notices {
                out.line(&format!("  {}  {}", notice.number, notice.title));
                out.line(&format!("      {}", out.words.say(&notice.what)));
                if let Some(pdf) = &notice.pdf {
                    out.line(&format!("      {}", pdf.display()));
                }
            }
            out.line("");
            out.say(&Message::of("demo-next"));
            for key in ["demo-try-status", "demo-try-check", "demo-try-review", "demo-try-takedown", "demo-try-import"]
            {
                let message = Message::of(key).with("program", &context.program).with("home", quoted(&made.home));
                let message = message.with("waiting", &made.waiting);
                out.line(&format!(
                    "  {}",
                    out.words.say(&message.with("sheet", quoted(&made.sheet)).with("running", &made.running))
                ));
            }
        },
    );
    Ok(())
}

// Without a separator at the end: Windows reads `\"` as a quotation mark inside the argument.
fn quoted(path: &Path) -> String {
    format!("\"{}\"", path.components().collect::<PathBuf>().display())
}

fn json(made: &Demo, context: &Context) -> Value {
    let notice = |notice: &crate::desk::DemoNotice| {
        json!({
            "number": notice.number,
            "title": notice.title,
            "what": context.out.words.say(&notice.what),
            "pdf": notice.pdf.as_ref().map(|path| path.to_string_lossy()),
        })
    };
    json!({ "home": made.home.to_string_lossy(), "sheet": made.sheet.to_string_lossy(), "notices": made.notices.iter().map(notice).collect::<Vec<_>>() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_to_copy_ends_without_a_separator() {
        assert_eq!(quoted(Path::new("试 板/")), "\"试 板\"");
        assert_eq!(quoted(Path::new("a.xlsx")), "\"a.xlsx\"");
    }
}
