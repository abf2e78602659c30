//! How a poster is to look: the arguments that printing and looking share.

use crate::core::fault::Fault;
use crate::core::words::Message;
use crate::desk::{Distance, Fit, Lie, Paper, Style, Theme};

/// How a poster is to look. Their help is that of `style`, whichever command they belong to.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct StyleArgs {
    #[arg(id = "style-paper", long = "paper", value_name = "PAPER", default_value = "A4", value_parser = paper)]
    paper: Paper,
    #[arg(id = "style-landscape", long = "landscape", conflicts_with = "style-turn")]
    landscape: bool,
    #[arg(id = "style-turn", long = "turn", value_name = "TURN", value_parser = turn)]
    turn: Option<Turn>,
    #[arg(id = "style-theme", long = "theme", value_name = "THEME", default_value = "plain", value_parser = theme)]
    theme: Theme,
    #[arg(id = "style-fit", long = "fit", value_name = "FIT", value_parser = fit)]
    fit: Option<Fit>,
    #[arg(id = "style-read-at", long = "read-at", value_name = "DISTANCE", value_parser = distance)]
    read_at: Option<Distance>,
    #[arg(id = "style-tile", long = "tile", value_name = "PAPER", value_parser = paper)]
    tile: Option<Paper>,
}

/// Which way the paper lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    Portrait,
    Landscape,
    Auto,
}

impl StyleArgs {
    /// The style that was asked for.
    ///
    /// # Errors
    /// Input fault `style-tile-large` when the parts are no smaller than the whole.
    pub(super) fn style(&self) -> Result<Style, Fault> {
        let turn = if self.landscape { Some(Turn::Landscape) } else { self.turn };
        let paper = match turn {
            Some(Turn::Landscape) => self.paper.landscape(),
            Some(Turn::Portrait) => self.paper.portrait(),
            Some(Turn::Auto) | None => self.paper,
        };
        if let Some(tile) = self.tile.filter(|tile| tile.scale() >= paper.scale()) {
            let message = Message::of("style-tile-large").with("tile", tile.name());
            return Err(Fault::input(message.with("paper", paper.name())));
        }
        let lie = if turn == Some(Turn::Auto) { Lie::Best } else { Lie::Given };
        let fit = self.fit.unwrap_or_default();
        Ok(Style { lie, theme: self.theme, fit, read_at: self.read_at, tiles: self.tile, ..Style::from(paper) })
    }
}

fn paper(text: &str) -> Result<Paper, String> {
    let sizes = Paper::all().into_iter().map(Paper::size).collect::<std::collections::BTreeSet<_>>();
    let known = || sizes.into_iter().chain(["300x450".to_owned()]).collect::<Vec<_>>().join(" | ");
    Paper::named(text).ok_or_else(known)
}

fn turn(text: &str) -> Result<Turn, &'static str> {
    match text {
        "portrait" | "竖" => Ok(Turn::Portrait),
        "landscape" | "横" => Ok(Turn::Landscape),
        "auto" | "自动" => Ok(Turn::Auto),
        _ => Err("portrait | landscape | auto"),
    }
}

fn theme(text: &str) -> Result<Theme, &'static str> {
    match text {
        "plain" | "素版" => Ok(Theme::Plain),
        "official" | "公文版" => Ok(Theme::Official),
        _ => Err("plain | official"),
    }
}

fn fit(text: &str) -> Result<Fit, &'static str> {
    match text {
        "one-page" | "一页" => Ok(Fit::OnePage),
        "pages" | "不限" => Ok(Fit::Pages),
        _ => Err("one-page | pages"),
    }
}

fn distance(text: &str) -> Result<Distance, &'static str> {
    Distance::read(text).ok_or("1m | 1.5米 | 80cm")
}
