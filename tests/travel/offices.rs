//! Invented offices, each in a home of its own, and the folder where their files come and go.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

/// The town and its villages: name of the home, full name, code.
pub(crate) const TOWN: (&str, &str, &str) = ("town", "示例镇人民政府", "370481000");
pub(crate) const WILLOW: (&str, &str, &str) = ("willow", "示例镇柳泉村村民委员会", "370481001");
pub(crate) const LOCUST: (&str, &str, &str) = ("locust", "示例镇槐影样例村村民委员会", "370481002");
pub(crate) const STONE: (&str, &str, &str) = ("stone", "示例镇石碾样例村村民委员会", "370481003");

/// A list that can be published at once.
pub(crate) const LIST: &str = r#"batch = "2026年第四季度"
examiner = "示例镇人民政府"
formed_on = "2026-11-01"
[[rows]]
head = "张样例"
persons = 2
village = "槐影样例村1组"
amount = "1040.00"
opinion = "拟同意"
"#;

/// What a run of the program left behind.
#[derive(Debug)]
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

    /// Key of the error on standard error: reminders may stand before it.
    pub(crate) fn error(&self) -> String {
        let (_, json) =
            self.err.split_once('{').unwrap_or_else(|| panic!("no error, exit {}: {}", self.code, self.err));
        let value: Value = serde_json::from_str(&format!("{{{json}")).unwrap();
        value["error"]["key"].as_str().unwrap().to_owned()
    }
}

/// Some offices around one folder.
pub(crate) struct Offices {
    folder: TempDir,
}

impl Offices {
    /// Offices that know nothing of each other yet.
    pub(crate) fn new(offices: &[(&str, &str, &str)]) -> Self {
        // Nothing here asks what a power cut leaves behind: where there is a folder in memory, it is faster.
        let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
        let all = Self { folder };
        fs::create_dir(all.path("desk")).unwrap();
        for (home, name, code) in offices {
            all.ok(home, "2026-11-02", &set_up(name, code));
        }
        all
    }

    /// [`Offices::new`], and the town has registered every village, and every village the town.
    pub(crate) fn acquainted(offices: &[(&str, &str, &str)]) -> Self {
        let all = Self::new(offices);
        for (home, _, _) in offices {
            all.ok(home, "2026-11-02", &format!("export -o {home}-first.gsl"));
        }
        for (home, _, _) in offices.iter().filter(|office| **office != TOWN) {
            all.introduce(TOWN.0, home);
            all.introduce(home, TOWN.0);
        }
        all
    }

    /// `here` registers what `there` sent, with the fingerprint that `there` reads out.
    pub(crate) fn introduce(&self, here: &str, there: &str) {
        let read = self.fingerprint(there);
        let file = format!("{there}-first.gsl");
        self.args_ok(here, "2026-11-02", &["office", "register", &file, "--fingerprint", &read]);
    }

    /// The fingerprint that an office reads out.
    pub(crate) fn fingerprint(&self, home: &str) -> String {
        self.ok(home, "2026-11-02", "office key")["fingerprint"].as_str().unwrap().to_owned()
    }

    /// A path beside the homes.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A file in the folder where the program runs.
    pub(crate) fn desk(&self, name: &str) -> PathBuf {
        self.path("desk").join(name)
    }

    /// Runs one command line, split at blanks, for the office in `home` on `day`.
    pub(crate) fn run(&self, home: &str, day: &str, line: &str) -> Run {
        self.args(home, day, &line.split_whitespace().collect::<Vec<_>>())
    }

    /// Runs what must succeed for a real office, on the day that it is.
    pub(crate) fn real_ok(&self, home: &str, args: &[&str]) -> Value {
        let output = self.bare(home).args(args).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// [`Offices::run`] for arguments that hold blanks.
    pub(crate) fn args(&self, home: &str, day: &str, args: &[&str]) -> Run {
        let output = self.program(home, day).args(args).output().unwrap();
        Run {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// The program for the office in `home`, with nothing of this computer around it.
    pub(crate) fn program(&self, home: &str, day: &str) -> Command {
        let mut command = self.bare(home);
        command.args(["--today", day]);
        command
    }

    fn bare(&self, home: &str) -> Command {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("gongshilan"));
        for (name, _) in std::env::vars_os() {
            let known = name.to_str().is_some_and(|name| name.starts_with("GONGSHILAN_") || name.starts_with("XDG_"));
            if known {
                command.env_remove(name);
            }
        }
        command.env("LC_ALL", "C").env("HOME", self.folder.path()).current_dir(self.path("desk")).write_stdin("");
        command.arg("--home").arg(self.path(home)).arg("--json");
        command
    }

    /// Runs what must succeed.
    pub(crate) fn ok(&self, home: &str, day: &str, line: &str) -> Value {
        self.args_ok(home, day, &line.split_whitespace().collect::<Vec<_>>())
    }

    /// [`Offices::ok`] for arguments that hold blanks.
    pub(crate) fn args_ok(&self, home: &str, day: &str, args: &[&str]) -> Value {
        let run = self.args(home, day, args);
        assert_eq!(run.code, 0, "{home} {args:?}\n{}{}", run.out, run.err);
        run.json()
    }

    /// Runs what must fail with this exit code and key.
    pub(crate) fn fails(&self, home: &str, day: &str, line: &str, code: i32, key: &str) {
        let run = self.run(home, day, line);
        assert_eq!((run.code, run.error().as_str()), (code, key), "{home} {line}\n{}{}", run.out, run.err);
    }

    /// Imports one file; what became of it.
    pub(crate) fn import(&self, home: &str, file: &str) -> Value {
        let run = self.run(home, "2026-12-01", &format!("import {file}"));
        run.json()[0]["outcome"].clone()
    }

    /// A notice of `home` that hangs since `day`: drafted, reviewed, printed and posted.
    pub(crate) fn post(&self, home: &str, day: &str) -> String {
        fs::write(self.desk("list.toml"), LIST).unwrap();
        let drafted = self.ok(home, day, "new dibao-initial --from list.toml");
        let number = drafted["number"].as_str().unwrap().to_owned();
        self.ok(home, day, &format!("review {number} --pass --secrecy --privacy --accuracy"));
        self.ok(home, day, &format!("print {number} -o {home}-poster.pdf"));
        self.ok(home, day, &format!("post {number} --place 村务公开栏"));
        number
    }

    /// Attaches a photograph of `tests/data`.
    pub(crate) fn photograph(&self, home: &str, day: &str, number: &str, name: &str) {
        fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name), self.desk(name)).unwrap();
        self.ok(home, day, &format!("photo {number} {name}"));
    }

    /// How many records the office in `home` has.
    pub(crate) fn records(&self, home: &str) -> u64 {
        self.ok(home, "2026-12-31", "doctor")["records"].as_u64().unwrap()
    }

    /// What the town knows of an office: its entry in the list.
    pub(crate) fn known(&self, code: &str) -> Value {
        let list = self.ok(TOWN.0, "2026-12-31", "office list");
        list.as_array().unwrap().iter().find(|it| it["code"] == code).unwrap().clone()
    }

    /// The lines of an office's own journal.
    pub(crate) fn journal(&self, home: &str) -> Vec<u8> {
        lines(&self.path(home).join("journal"))
    }

    /// The lines of its replica in the home of the town.
    pub(crate) fn replica(&self, code: &str) -> Vec<u8> {
        lines(&self.path(TOWN.0).join("replicas").join(code).join("journal"))
    }

    /// Copies the whole home of an office, as if it were carried to another computer.
    pub(crate) fn copy_home(&self, from: &str, to: &str) {
        copy(&self.path(from), &self.path(to));
    }

    /// Every file of a home with its content, but for what is rebuilt or notes the last use.
    pub(crate) fn content(&self, home: &str) -> Vec<(PathBuf, Vec<u8>)> {
        let mut all = Vec::new();
        gather(&self.path(home), &mut all);
        all.retain(|(path, _)| {
            let text = path.to_string_lossy().replace('\\', "/");
            !["/index/", "/backups/", "/lock", "/head.json"].iter().any(|part| text.contains(part))
        });
        all.sort();
        all
    }
}

/// The setup of an office: 周样例 drafts, posts and inspects, 吴示范 reviews and manages.
fn set_up(name: &str, code: &str) -> String {
    let short = name.trim_start_matches("示例镇").trim_end_matches("村民委员会");
    let (short, level) = if code == TOWN.2 { ("示例镇", "镇街") } else { (short, "村居") };
    format!(
        "setup --practice --name {name} --short {short} --code {code} --level {level} --town 示例镇 \
         --place 村务公开栏 --staff 周样例:文书:拟稿,张贴,巡查 --staff 吴示范:主任:审查,管理"
    )
}

fn lines(folder: &Path) -> Vec<u8> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "jsonl"));
    paths.sort();
    paths.iter().flat_map(|path| fs::read(path).unwrap()).collect()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

fn gather(folder: &Path, all: &mut Vec<(PathBuf, Vec<u8>)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, all);
        } else {
            let bytes = fs::read(&path).unwrap();
            all.push((path, bytes));
        }
    }
}
