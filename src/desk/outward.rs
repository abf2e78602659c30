//! Handing a file to other programs: to the viewer of the desktop, and to the printer.

use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::files::{unreadable, unwritable};
use super::program::{Ran, run};
use crate::core::fault::Fault;
use crate::core::words::Message;
use crate::press::Paper;

/// How long the printing program may take to accept a file.
const PATIENCE: Duration = Duration::from_secs(30);

/// What a printer is to do.
#[derive(Clone, Debug)]
pub struct PrinterOrder {
    /// Name of the printer; the default one when not given.
    pub printer: Option<String>,
    /// Copies; 0 counts as 1.
    pub copies: u32,
    /// The paper on which the file was laid out. Windows takes it from the file instead.
    pub paper: Paper,
    /// What the list of jobs shows, such as the number of the notice; Windows shows the file.
    pub title: String,
}

/// A wish to print on paper as well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrinterWish {
    /// Name of the printer; the default one when not given.
    pub name: Option<String>,
    /// Copies; 0 counts as 1.
    pub copies: u32,
}

/// Opens `path` with the program that the desktop has for it, and does not wait for it.
///
/// # Errors
/// Input faults: `file-unreadable` when there is no such file, `viewer-no-screen` without a
/// desktop, `viewer-missing` when no program opens it.
pub fn open_file(path: &Path) -> Result<(), Fault> {
    let full = existing(path)?;
    if !has_screen() {
        return Err(Fault::input(Message::of("viewer-no-screen").with("path", full.display())));
    }
    open::that_detached(&full)
        .map_err(|error| Fault::input(Message::of("viewer-missing").with("path", full.display()).with("why", error)))
}

/// Sends `path` to a printer and waits until the printing program has accepted it.
///
/// # Errors
/// Input faults: `file-unreadable` when there is no such file, `printer-missing` when nothing
/// here can print, `printer-refused` with what the printing program said, `printer-silent` when
/// it does not end within half a minute.
pub fn send_to_printer(path: &Path, order: &PrinterOrder) -> Result<(), Fault> {
    send_to_printer_within(path, order, PATIENCE)
}

/// [`send_to_printer`] with another limit.
///
/// # Errors
/// The same.
pub fn send_to_printer_within(path: &Path, order: &PrinterOrder, limit: Duration) -> Result<(), Fault> {
    let full = existing(path)?;
    let mut command = if cfg!(windows) { start_process(&full, order) } else { lp(&full, order) };
    let program = command.get_program().to_string_lossy().into_owned();
    let told = |key: &'static str| {
        let message = Message::of(key).with("path", full.display()).with("program", &program);
        match named(order) {
            Some(name) => message.with("printer", name),
            None => message.with_word("printer", "printer-default"),
        }
    };
    match run(&mut command, limit) {
        Ok(Ran::Well) => Ok(()),
        Ok(Ran::Failed(why)) => Err(Fault::input(told("printer-refused").with("why", why))),
        Ok(Ran::Silent) => Err(Fault::input(told("printer-silent").with("seconds", limit.as_secs()))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(Fault::input(told("printer-missing"))),
        Err(error) => Err(Fault::input(told("printer-refused").with("why", error))),
    }
}

/// [`send_to_printer`] for a file that is soon renamed or gone.
///
/// # Errors
/// The same, and `file-unwritable` when no copy can be made for a program that reads it later.
pub(super) fn hand_to_printer(path: &Path, order: &PrinterOrder) -> Result<(), Fault> {
    if !cfg!(windows) {
        return send_to_printer(path, order);
    }
    let copy = copy_for_viewer(path, order)?;
    send_to_printer(&copy, order).inspect_err(|_| {
        // The printer's refusal is what counts.
        let _ = std::fs::remove_file(&copy);
    })
}

// lp has read the file when it ends; a viewer on Windows opens it at some later time, and has
// no name for what it prints but that of the file.
fn copy_for_viewer(path: &Path, order: &PrinterOrder) -> Result<PathBuf, Fault> {
    let copy = std::env::temp_dir().join(format!("{}.pdf", order.title));
    std::fs::copy(path, &copy).map_err(|error| unwritable(&copy, &error))?;
    Ok(copy)
}

// The full path: it begins with no `-` that a program could take for an option.
fn existing(path: &Path) -> Result<PathBuf, Fault> {
    let full = std::path::absolute(path).map_err(|error| unreadable(path, &error))?;
    std::fs::metadata(&full).map_err(|error| unreadable(path, &error))?;
    Ok(full)
}

// Without one, xdg-open falls back on viewers that take the terminal over.
fn has_screen() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || ["DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"].into_iter().any(set)
}

fn named(order: &PrinterOrder) -> Option<&str> {
    order.printer.as_deref().map(str::trim).filter(|name| !name.is_empty())
}

fn lp(path: &Path, order: &PrinterOrder) -> Command {
    let mut command = Command::new("lp");
    if let Some(name) = named(order) {
        command.args(["-d", name]);
    }
    command.args(["-n", &order.copies.max(1).to_string(), "-o", &format!("media={}", order.paper.media())]);
    if !order.title.is_empty() {
        command.args(["-t", &order.title]);
    }
    command.arg(path);
    command
}

// Names go through the environment: nothing in them can be taken for code.
fn start_process(path: &Path, order: &PrinterOrder) -> Command {
    const BEGIN: &str = "$ErrorActionPreference = 'Stop'; [Console]::OutputEncoding = [Text.Encoding]::UTF8; \
        for ($i = 0; $i -lt [int]$env:GONGSHILAN_COPIES; $i++) { Start-Process -FilePath $env:GONGSHILAN_FILE -WindowStyle Hidden ";
    const ON: &str = "-Verb PrintTo -ArgumentList ('\"' + $env:GONGSHILAN_PRINTER + '\"') }";
    const ON_DEFAULT: &str = "-Verb Print }";
    let mut command = Command::new("powershell.exe");
    let verb = if named(order).is_some() { ON } else { ON_DEFAULT };
    command.args(["-NoProfile", "-NonInteractive", "-Command", &format!("{BEGIN}{verb}")]);
    command.env("GONGSHILAN_FILE", path).env("GONGSHILAN_COPIES", order.copies.max(1).to_string());
    command.env("GONGSHILAN_PRINTER", named(order).unwrap_or_default());
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    // What runs on Windows only is at least put together everywhere.
    #[test]
    fn names_are_no_part_of_the_script() {
        let name = "一号'; Remove-Item $home; '";
        let order =
            PrinterOrder { printer: Some(name.to_owned()), copies: 0, paper: Paper::a4(), title: String::new() };
        let command = start_process(Path::new("C:\\公 示'.pdf"), &order);
        let script = command.get_args().last().unwrap().to_string_lossy().into_owned();
        assert!(script.contains("-Verb PrintTo") && !script.contains("Remove-Item") && !script.contains("公"));
        let set = |key: &str| command.get_envs().find(|(name, _)| *name == key).unwrap().1.unwrap();
        assert_eq!(set("GONGSHILAN_FILE"), "C:\\公 示'.pdf");
        assert_eq!(set("GONGSHILAN_PRINTER"), name);
        assert_eq!(set("GONGSHILAN_COPIES"), "1");
        let order = PrinterOrder { printer: Some("  ".to_owned()), ..order };
        let command = start_process(Path::new("a.pdf"), &order);
        assert!(command.get_args().last().unwrap().to_string_lossy().ends_with("-Verb Print }"));
    }
}
