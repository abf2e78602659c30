//! Settings of the screen outlive it and never keep anybody from working.

use std::fs;
use std::path::PathBuf;

use gongshilan::core::words::Lang;
use gongshilan::desk::{
    AmbiguousWidth, Colours, Mouse, ScreenSettings, keep_screen_settings, own_keys, screen_settings,
};
use tempfile::tempdir;

#[test]
fn a_fresh_start_asks_nothing_of_the_terminal() {
    let home = tempdir().unwrap();
    let (settings, told) = screen_settings(home.path());
    assert_eq!(
        (settings.colours, settings.mouse, settings.ambiguous),
        (Colours::Auto, Mouse::Off, AmbiguousWidth::Auto)
    );
    assert_eq!((settings, told), (ScreenSettings::default(), None));
    assert_eq!(own_keys(home.path()).unwrap(), None);
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0, "asking leaves nothing behind");
}

#[test]
fn everything_is_found_again() {
    let home = tempdir().unwrap();
    let settings = ScreenSettings {
        lang: Some(Lang::En),
        colours: Colours::Mono,
        mouse: Mouse::On,
        ambiguous: AmbiguousWidth::Wide,
        person: Some("周样例".to_owned()),
        recent: vec!["dibao-initial".to_owned(), "general".to_owned()],
        folder: Some(PathBuf::from("/media/样例")),
        poster: [("theme".to_owned(), "official".to_owned())].into(),
    };
    for settings in [settings, ScreenSettings::default()] {
        keep_screen_settings(home.path(), &settings).unwrap();
        assert_eq!(screen_settings(home.path()), (settings, None));
    }
}

#[test]
fn the_last_eight_kinds_are_remembered_each_once() {
    let home = tempdir().unwrap();
    let mut settings = ScreenSettings::default();
    for id in ["a", "b", "c", "d", "e", "f", "g", "h", "i", "d"] {
        settings.used(id);
    }
    assert_eq!(settings.recent, ["d", "i", "h", "g", "f", "e", "c", "b"]);
    settings.recent.push("one too many".to_owned());
    keep_screen_settings(home.path(), &settings).unwrap();
    assert_eq!(screen_settings(home.path()).0.recent.len(), 8);
}

#[test]
fn a_broken_file_is_told_and_a_newer_one_is_read() {
    let home = tempdir().unwrap();
    let path = home.path().join("screen.toml");
    for broken in [b"colours = ".as_slice(), b"colours = \"pink\"", b"recent = 3", b"\xff\xfe"] {
        fs::write(&path, broken).unwrap();
        let (settings, told) = screen_settings(home.path());
        assert_eq!(settings, ScreenSettings::default());
        assert!(told.is_some(), "{broken:?}");
        assert_eq!(fs::read(&path).unwrap(), broken, "looking changes nothing");
    }
    fs::write(&path, "mouse = \"on\"\nsound = \"off\"\n").unwrap();
    assert_eq!(screen_settings(home.path()), (ScreenSettings { mouse: Mouse::On, ..ScreenSettings::default() }, None));
    keep_screen_settings(home.path(), &ScreenSettings::default()).unwrap();
    assert_eq!(screen_settings(home.path()).0.mouse, Mouse::Off, "a broken file can be replaced as well");
}

#[test]
fn own_keys_are_handed_over_as_they_were_written() {
    let home = tempdir().unwrap();
    fs::write(home.path().join("keys.toml"), "# 自己的键\nsave = \"ctrl-s\"\n").unwrap();
    assert_eq!(own_keys(home.path()).unwrap().unwrap(), "# 自己的键\nsave = \"ctrl-s\"\n");
    fs::write(home.path().join("keys.toml"), b"\xff").unwrap();
    assert_eq!(own_keys(home.path()).unwrap_err().message.key, "file-not-utf8");
}
