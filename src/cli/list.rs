//! `list`: notices by stage, kind, place, or any text and pinyin initials.

use super::context::Context;
use super::{fields, standing};
use crate::core::fault::Fault;
use crate::core::notice::Stage;
use crate::core::text::shorten;
use crate::core::words::Message;
use crate::desk::Filter;

/// Which notices: the same for lists and ledgers.
#[derive(Debug, Default, clap::Args)]
pub(super) struct Filters {
    query: Option<String>,
    #[arg(long, value_parser = fields::stage)]
    stage: Vec<Stage>,
    #[arg(long)]
    template: Option<String>,
    #[arg(long)]
    place: Option<String>,
    #[arg(long)]
    open_objections: bool,
    #[arg(long)]
    overdue: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    filters: Filters,
}

impl Filters {
    pub(super) fn filter(self) -> Filter {
        Filter {
            stages: self.stage,
            template: self.template,
            place: self.place,
            query: self.query,
            open_objections: self.open_objections,
            overdue: self.overdue,
        }
    }
}

pub(super) fn run(args: Args, context: &Context) -> Result<(), Fault> {
    let desk = context.look()?;
    let waiting = context.waiting();
    let listed = desk.list(&args.filters.filter())?;
    drop(waiting);
    let today = desk.today();
    let value = || listed.iter().map(|item| standing::json(&item.notice, &item.kind, &item.standing, today)).collect();
    context.out.done(value, |out| {
        if listed.is_empty() {
            return out.say_with_hint(&Message::of("list-empty"));
        }
        let rows = listed.iter().map(|item| {
            vec![
                item.notice.number.clone(),
                out.word(item.notice.stage.key()),
                shorten(item.notice.title(), 44),
                standing::short(out, &item.standing, today),
            ]
        });
        out.table(&["head-number", "head-stage", "head-title", "head-standing"], rows.collect());
    });
    Ok(())
}
