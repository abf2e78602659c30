//! The practice board: an invented office with notices at every stage.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde::Deserialize;

use super::demo_story::{Player, Story};
use super::files;
use super::setup::found;
use crate::core::fault::Fault;
use crate::core::office::Office;
use crate::core::words::Message;
use crate::store::Store;

const OFFICE: &str = include_str!("../../assets/practice/office.toml");
const STORIES: &str = include_str!("../../assets/practice/stories.toml");
const SHEET: &[u8] = include_bytes!("../../assets/practice/dibao-households.xlsx");
const SHEET_NAME: &str = "dibao-households.xlsx";

/// A practice board that was made.
#[derive(Debug)]
pub struct Demo {
    /// Its folder.
    pub home: PathBuf,
    /// The invented spreadsheet.
    pub sheet: PathBuf,
    /// Its notices.
    pub notices: Vec<DemoNotice>,
    /// Number of the one that waits for review.
    pub waiting: String,
    /// Number of the one whose period is running.
    pub running: String,
}

/// A notice of the practice board.
#[derive(Debug)]
pub struct DemoNotice {
    /// Number.
    pub number: String,
    /// Title.
    pub title: String,
    /// What it shows.
    pub what: Message,
    /// Its last PDF.
    pub pdf: Option<PathBuf>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Stories {
    story: Vec<Story>,
}

/// Makes a practice board in `into`, or in a fresh folder beside the office's own.
///
/// # Errors
/// Refused where there is a board already; storage and input faults.
pub fn demo(into: Option<&Path>, today: NaiveDate) -> Result<Demo, Fault> {
    let home = match into {
        Some(folder) if Store::exists(folder) => {
            return Err(Fault::refused(Message::of("demo-occupied").with("home", folder.display())));
        }
        Some(folder) => folder.to_owned(),
        None => fresh_folder()?,
    };
    let broken = |why: toml::de::Error| Fault::storage(Message::of("demo-broken").with("why", why));
    let office: Office = toml::from_str(OFFICE).map_err(broken)?;
    let Stories { story } = toml::from_str(STORIES).map_err(broken)?;
    let mut players: Vec<Player<'_>> = story.iter().map(|story| Player::new(story, today)).collect();
    let first = players.iter().map(Player::begin).min().unwrap_or(today);
    let mut desk = found(&home, &office, first)?;
    let sheet = files::write(&home.join(SHEET_NAME), SHEET)?;
    let posters = desk.posters().path().to_owned();
    fs::create_dir_all(&posters).map_err(|why| {
        Fault::storage(Message::of("file-unwritable").with("path", posters.display()).with("why", why))
    })?;
    for day in first.iter_days().take_while(|day| *day <= today) {
        desk.move_to(day)?;
        for player in &mut players {
            player.act(&mut desk, &sheet, &posters)?;
        }
    }
    let notices = players.into_iter().map(|player| player.notice(&desk)).collect::<Result<Vec<_>, Fault>>()?;
    let (waiting, running) = (number_of(&notices, "demo-waiting"), number_of(&notices, "demo-running"));
    Ok(Demo { home, sheet, notices, waiting, running })
}

fn number_of(notices: &[DemoNotice], what: &str) -> String {
    notices.iter().find(|notice| notice.what.key == what).map(|notice| notice.number.clone()).unwrap_or_default()
}

/// `…/practice`, `…/practice-2`, … : the first that is not there yet.
fn fresh_folder() -> Result<PathBuf, Fault> {
    let base = files::default_home().ok_or_else(|| Fault::input(Message::of("home-unknown")))?;
    let parent = base.parent().map_or_else(|| base.clone(), Path::to_owned);
    let names = (1_u32..).map(|n| if n == 1 { "practice".to_owned() } else { format!("practice-{n}") });
    let folders = names.map(|name| parent.join(name));
    folders.into_iter().find(|folder| !folder.exists()).ok_or_else(|| Fault::input(Message::of("home-unknown")))
}
