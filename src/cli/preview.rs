//! `preview`: the pages of a poster as text, or as pictures where the terminal can.

mod shown;

use serde_json::{Value, json};

use super::context::Context;
use super::out::Out;
use crate::core::fault::Fault;
use crate::core::words::Message;
use crate::desk::{Desk, PageText, Paper, Room, Style};

/// Room for a picture in pixels: an A4 page at 150 dots an inch.
const ROOM: Room = Room { width: 1240, height: 1754 };

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    number: String,
    #[arg(long)]
    page: Option<usize>,
    #[arg(long, default_value = "A4")]
    paper: String,
    #[arg(long)]
    picture: bool,
}

/// A page and its number, from 1.
type Numbered<'a> = (usize, &'a PageText);

pub(super) fn run(args: &Args, context: &Context) -> Result<(), Fault> {
    let style = style(&args.paper)?;
    let desk = context.look()?;
    let number = desk.number(&args.number)?;
    let pages = desk.pages(&number, &style)?;
    let chosen = chosen(&pages, args.page)?;
    if args.picture {
        return pictures(&desk, &number, &style, &chosen, pages.len(), context.out);
    }
    let value = |(no, page): &Numbered<'_>| json!({ "page": no, "columns": page.columns, "lines": page.lines });
    context.out.done(
        || json!({ "number": number, "pages": pages.len(), "shown": chosen.iter().map(value).collect::<Value>() }),
        |out| {
            for (no, page) in &chosen {
                out.say(&heading(*no, pages.len()));
                page.lines.iter().for_each(|line| out.line(line));
                out.line("");
            }
        },
    );
    Ok(())
}

fn pictures(
    desk: &Desk,
    number: &str,
    style: &Style,
    chosen: &[Numbered<'_>],
    pages: usize,
    out: Out,
) -> Result<(), Fault> {
    shown::require_terminal(out)?;
    for (no, _) in chosen {
        let picture = desk.picture(number, *no, style, ROOM)?;
        out.say(&heading(*no, pages));
        shown::show(picture)?;
    }
    Ok(())
}

fn style(paper: &str) -> Result<Style, Fault> {
    let unknown = || {
        let known = Paper::all().into_iter().map(Paper::name).collect::<Vec<_>>().join("、");
        Fault::input(Message::of("preview-paper").with("paper", paper).with("known", known))
    };
    Ok(Paper::named(paper).ok_or_else(unknown)?.into())
}

fn chosen(pages: &[PageText], page: Option<usize>) -> Result<Vec<Numbered<'_>>, Fault> {
    let chosen: Vec<Numbered<'_>> = (1..).zip(pages).filter(|(no, _)| page.is_none_or(|page| page == *no)).collect();
    match page.filter(|_| chosen.is_empty()) {
        Some(page) => Err(Fault::input(Message::of("press-no-page").with("page", page).with("pages", pages.len()))),
        None => Ok(chosen),
    }
}

fn heading(page: usize, pages: usize) -> Message {
    Message::of("preview-page").with("page", page).with("pages", pages)
}
