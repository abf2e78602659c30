//! A practice board in a folder of its own, worked on through the real program.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

use super::sample::monitor;
pub(crate) use super::sample::{LONG, confirm, fund, initial};

/// The board of the village.
pub(crate) const VILLAGE: &str = "柳泉村村务公开栏";
/// The board of the town.
pub(crate) const TOWN: &str = "示例镇政府公开栏";
/// What a reviewer answers.
pub(crate) const PASS: &str = "--pass --secrecy --privacy --accuracy";

/// A folder with an office in `home` and the clerk's own files beside it.
pub(crate) struct Board {
    folder: TempDir,
    day: String,
}

/// What a run of the program left behind.
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Run {
    /// Standard output as JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|why| panic!("{why}: {}\n{}", self.out, self.err))
    }

    /// The error on standard error: reminders may stand before it.
    pub(crate) fn error(&self) -> Value {
        let told = self.err.split_once('{');
        let (_, json) = told.unwrap_or_else(|| panic!("no JSON error, exit {}: {}", self.code, self.err));
        let value: Value = serde_json::from_str(&format!("{{{json}")).unwrap();
        value["error"].clone()
    }
}

impl Board {
    /// A folder without an office.
    pub(crate) fn empty(day: &str) -> Self {
        // Nothing here asks what a power cut leaves behind: where there is a folder in memory, it is faster.
        let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
        fs::create_dir(folder.path().join("desk")).unwrap();
        Self { folder, day: day.to_owned() }
    }

    /// A practice office: 周样例 drafts, posts and inspects, 吴示范 reviews, 郑演示 manages.
    pub(crate) fn practice(day: &str) -> Self {
        let mut board = Self::like("practice", || {
            let board = Self::empty("2018-01-02");
            board.ok(&set_up("--practice"));
            board
        });
        board.on(day);
        board
    }

    /// A practice office with a notice of 7 days, number 1, as a draft.
    pub(crate) fn drafted(day: &str) -> Self {
        Self::like(&format!("drafted {day}"), || {
            let board = Self::practice(day);
            board.week();
            board
        })
    }

    /// [`Board::drafted`], reviewed.
    pub(crate) fn reviewed(day: &str) -> Self {
        Self::like(&format!("reviewed {day}"), || {
            let board = Self::drafted(day);
            board.review("1");
            board
        })
    }

    /// [`Board::reviewed`], printed for the same day.
    pub(crate) fn printed(day: &str) -> Self {
        Self::like(&format!("printed {day}"), || {
            let board = Self::reviewed(day);
            board.print("1");
            board
        })
    }

    /// [`Board::printed`], on the board of the village since that day.
    pub(crate) fn hanging(day: &str) -> Self {
        Self::like(&format!("hanging {day}"), || {
            let board = Self::printed(day);
            board.ok(&format!("post 1 --place {VILLAGE}"));
            board
        })
    }

    /// A board that several tests begin with: made once, then copied.
    pub(crate) fn like(name: &str, make: impl FnOnce() -> Self) -> Self {
        let known = kept().get(name).cloned();
        let (files, day) = known.unwrap_or_else(|| {
            let board = make();
            let mut files = Vec::new();
            gather(board.folder.path(), Path::new(""), &mut files);
            let whole = (Arc::new(files), board.day.clone());
            kept().insert(name.to_owned(), whole.clone());
            whole
        });
        let board = Self::empty(&day);
        for (path, bytes) in files.iter() {
            let path = board.folder.path().join(path);
            match bytes {
                Some(bytes) => fs::write(path, bytes).unwrap(),
                None => fs::create_dir_all(path).unwrap(),
            }
        }
        board
    }

    /// Goes on to another day.
    pub(crate) fn on(&mut self, day: &str) {
        day.clone_into(&mut self.day);
    }

    pub(crate) fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    /// The clerk's own folder: where commands run and files come and go.
    pub(crate) fn desk(&self, name: &str) -> PathBuf {
        self.folder.path().join("desk").join(name)
    }

    /// Puts a file of `tests/data` on the desk.
    pub(crate) fn bring(&self, name: &str) {
        fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name), self.desk(name)).unwrap();
    }

    /// Writes a file on the desk.
    pub(crate) fn write(&self, name: &str, text: &str) {
        fs::write(self.desk(name), text).unwrap();
    }

    /// The program with nothing of this computer around it.
    pub(crate) fn program(&self) -> Command {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("gongshilan"));
        for (name, _) in std::env::vars_os() {
            let known = name.to_str().is_some_and(|name| name.starts_with("GONGSHILAN_") || name.starts_with("XDG_"));
            if known {
                command.env_remove(name);
            }
        }
        command.env("LC_ALL", "C").env("HOME", self.folder.path()).current_dir(self.desk("")).write_stdin("");
        command
    }

    /// Runs one command line, split at blanks, on the day of the board; an empty day is today.
    pub(crate) fn run(&self, line: &str) -> Run {
        self.args(&line.split_whitespace().collect::<Vec<_>>())
    }

    /// [`Board::run`] for arguments that hold blanks.
    pub(crate) fn args(&self, args: &[&str]) -> Run {
        self.finish(self.program(), args)
    }

    /// Runs one command line with nothing but the programs of `folder` in reach.
    pub(crate) fn run_beside(&self, folder: &Path, line: &str) -> Run {
        let mut command = self.program();
        command.env("PATH", folder);
        self.finish(command, &line.split_whitespace().collect::<Vec<_>>())
    }

    fn finish(&self, mut command: Command, args: &[&str]) -> Run {
        command.arg("--home").arg(self.home()).arg("--json");
        if !self.day.is_empty() {
            command.args(["--today", &self.day]);
        }
        let output = command.args(args).output().unwrap();
        Run {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Runs what must succeed.
    pub(crate) fn ok(&self, line: &str) -> Value {
        let run = self.run(line);
        assert_eq!(run.code, 0, "{line}\n{}", run.err);
        run.json()
    }

    /// Runs what must fail with this exit code and key; the whole error is given back.
    pub(crate) fn fails(&self, code: i32, line: &str, key: &str) -> Value {
        let run = self.run(line);
        assert_ne!(run.code, 0, "should be refused with {key}: {line}\n{}", run.out);
        let error = run.error();
        assert_eq!((run.code, error["key"].as_str().unwrap_or_default()), (code, key), "{line}\n{error:#}");
        error
    }

    /// Runs what a rule must refuse, and gives back what is said to the clerk.
    pub(crate) fn told(&self, line: &str, key: &str) -> String {
        said(&self.refuses(line, key))
    }

    /// Runs what a rule must refuse.
    pub(crate) fn refuses(&self, line: &str, key: &str) -> Value {
        self.fails(1, line, key)
    }

    /// The keys of the sentences below a refusal.
    pub(crate) fn reasons(&self, line: &str, key: &str) -> Vec<String> {
        let error = self.refuses(line, key);
        texts(&error["details"], "key")
    }

    pub(crate) fn show(&self, number: &str) -> Value {
        self.ok(&format!("show {number}"))
    }

    pub(crate) fn stage(&self, number: &str) -> String {
        self.show(number)["stage"].as_str().unwrap().to_owned()
    }

    /// All findings on a notice, as `code key level`, whatever the exit code.
    pub(crate) fn findings(&self, number: &str) -> Vec<String> {
        let run = self.run(&format!("check {number}"));
        let value = run.json();
        let all = ["content", "record"].into_iter().flat_map(|part| value[part].as_array().unwrap().clone());
        all.map(|issue| format!("{} {} {}", issue["code"], issue["key"], issue["level"]).replace('"', "")).collect()
    }

    /// Reviews a notice.
    pub(crate) fn review(&self, number: &str) {
        self.ok(&format!("review {number} {PASS}"));
    }

    /// Prints a clean poster.
    pub(crate) fn print(&self, number: &str) -> Value {
        let printed = self.ok(&format!("print {number} -o poster.pdf"));
        assert_eq!(printed["draft"], false, "{printed:#}");
        printed
    }

    /// Reviews and prints a notice, and hangs it at the board of the village.
    pub(crate) fn publish(&self, number: &str) -> Value {
        self.review(number);
        self.print(number);
        self.ok(&format!("post {number} --place {VILLAGE}"))
    }

    /// A notice of 7 days that starts anew when an objection is upheld, on the board today.
    pub(crate) fn published_week(&self) -> String {
        let number = self.week();
        self.publish(&number);
        number
    }

    /// 低保初审, 7 days.
    pub(crate) fn week(&self) -> String {
        self.new_from("dibao-initial", &initial(&self.day))
    }

    /// 防返贫监测对象, 5 days.
    pub(crate) fn five(&self) -> String {
        self.new_from("monitor-identify", &monitor(&self.day))
    }

    /// 资金分配, 10 days; nothing is posted anew.
    pub(crate) fn ten(&self) -> String {
        self.new_from("fund-allocation", &fund(&self.day))
    }

    /// 低保长期公示.
    pub(crate) fn long(&self) -> String {
        self.new_from("dibao-longterm", LONG)
    }

    /// Begins a notice of the kind from a TOML text.
    pub(crate) fn new_from(&self, kind: &str, text: &str) -> String {
        self.new_with(kind, text, "")
    }

    /// [`Board::new_from`] with more arguments.
    pub(crate) fn new_with(&self, kind: &str, text: &str, more: &str) -> String {
        self.write("values.toml", text);
        let made = self.ok(&format!("new {kind} --from values.toml {more}"));
        made["number"].as_str().unwrap().to_owned()
    }
}

// Everything in a board's folder, folders before what is in them, and its day.
type Kept = (Arc<Vec<(PathBuf, Option<Vec<u8>>)>>, String);

fn kept() -> MutexGuard<'static, BTreeMap<String, Kept>> {
    static KEPT: Mutex<BTreeMap<String, Kept>> = Mutex::new(BTreeMap::new());
    KEPT.lock().unwrap_or_else(PoisonError::into_inner)
}

fn gather(folder: &Path, below: &Path, files: &mut Vec<(PathBuf, Option<Vec<u8>>)>) {
    for entry in fs::read_dir(folder.join(below)).unwrap() {
        let path = below.join(entry.unwrap().file_name());
        if folder.join(&path).is_dir() {
            files.push((path.clone(), None));
            gather(folder, &path, files);
        } else {
            let bytes = fs::read(folder.join(&path)).unwrap();
            files.push((path, Some(bytes)));
        }
    }
}

/// The texts under `key` in a JSON list.
pub(crate) fn texts(list: &Value, key: &str) -> Vec<String> {
    list.as_array().unwrap().iter().map(|item| item[key].as_str().unwrap_or_default().to_owned()).collect()
}

/// Sentence and hint of an error.
pub(crate) fn said(error: &Value) -> String {
    ["message", "hint"].map(|part| error[part].as_str().unwrap_or_default()).concat()
}

/// The flags that set the office up.
pub(crate) fn set_up(more: &str) -> String {
    format!(
        "setup --name 示例镇人民政府 --short 示例镇 --code 370481199 --level town --town 示例镇 \
         --place {VILLAGE}=村居公开栏 --place {TOWN}=镇街公开栏 --hotline 示例镇社会救助办公室=0632-0000000 \
         --staff 周样例:民政协理员:拟稿,张贴,巡查 --staff 吴示范:分管负责人:审查 --staff 郑演示:办公室主任:巡查,管理 {more}"
    )
}
