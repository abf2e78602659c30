//! Gongshilan 公示栏: notices of villages and towns, from the draft to the certificate that they
//! hung long enough, with every rule on the way enforced.
//!
//! This page is the plan of the house, for those who work on it. A test (`tests/architecture`)
//! holds it against the sources: rooms and modules that are not listed here, and arrows that do
//! not point down, make it fail.
//!
//! ```text
//!    keys · paste · resize            argv
//!            │                         │
//!     ┌──────▼──────┐           ┌──────▼──────┐
//!     │ tui         │           │ cli         │   show and parse; know neither store nor printer
//!     └──────┬──────┘           └──────┬──────┘
//!            └──────────┬──────────────┘
//!                ┌──────▼──────┐
//!                │ desk        │   one use-case a file: where rules meet disk, clock and printer
//!                └─┬────┬────┬─┘
//!           ┌──────▼┐ ┌─▼───┐ ┌▼──────┐
//!           │ store │ │press│ │ sheet │   journal and index · PDF · spreadsheets in and out
//!           └──────┬┘ └─┬───┘ └┬──────┘
//!                ┌─▼────▼──────▼─┐
//!                │ core          │   pure: no files, no clock, no screen; every rule lives here
//!                └───────────────┘
//! ```
//!
//! # Rooms
//!
//! Arrows point down, never up or sideways. A room may skip floors only to reach [`core`], whose
//! values everybody speaks in; [`desk`] hands on the few types of the rooms below that a caller
//! needs. `main.rs` calls [`cli`] and [`tui`], and [`desk`] for the child process that opens a suspect index.
//!
//! - [`tui`]: the screen: messages in, effects out; screens, windows over them, widgets, the table of keys.
//! - [`cli`]: one file a subcommand; help, errors and tables in Chinese or English, JSON for programs.
//! - [`desk`]: one file a use-case; opens the office, reads the clock, decides in core, writes to the store.
//! - [`store`]: the journal (append-only, hash-chained), the sled index, photographs, backups, locks, healing;
//!   signed parcels between offices and the replicas of their chains.
//! - [`press`]: a poster in a style → pages → tagged PDF, text for a screen, or a picture; reads its square code back.
//! - [`sheet`]: xlsx, xls, ods, csv and pasted text → rows of a list; tables → xlsx and csv.
//! - [`core`]: every rule, as plain functions over plain values.
//!
//! # Modules of core
//!
//! What is said and typed:
//!
//! - [`core::watch`]: long work tells how far it is, and can be stopped.
//! - [`core::words`]: sentences for people, in two languages, from `assets/words`.
//! - [`core::fault`]: the one error: a sentence, a hint, an exit code.
//! - [`core::values`]: what a clerk typed, before it is checked.
//! - [`core::text`]: half-width form, blanks, display width.
//! - [`core::linebreak`]: where a line may end: 避头尾, dates and amounts whole.
//! - [`core::wrap`]: paragraphs in lines of so many columns, for the screen.
//! - [`core::date`]: dates as clerks type them and as notices print them.
//! - [`core::money`]: amounts in 元, counted in 分.
//!
//! What a notice must be:
//!
//! - [`core::template`]: a notice kind, read from `templates/*.toml`: fields, period, basis, poster text.
//! - [`core::form`]: values checked against a template: issues with field, row and level.
//! - [`core::privacy`]: ID numbers, cards, telephones, illness: found before they hang on a board.
//! - [`core::check`]: the checks C01–C25 of a notice and its record.
//! - [`core::office`]: who issues: level, places, hotlines, staff and their duties.
//!
//! What happens to it:
//!
//! - [`core::event`]: what happened; the payloads of the journal.
//! - [`core::fingerprint`]: a public key as digits that two people compare on the telephone.
//! - [`core::fork`]: two histories of one office: restored, rewritten, or begun anew.
//! - [`core::notice`]: a notice, folded from its events.
//! - [`core::stage`]: which moves a stage allows, and why not.
//! - [`core::moves`]: a wish decided against the notice: events, or a refusal.
//! - [`core::calendar`]: working days, statutory holidays, the end of a period, days served.
//! - [`core::posting`]: where it hangs and how long it has hung.
//!
//! What is asked about it:
//!
//! - [`core::event_words`]: what happened, in one line.
//! - [`core::standing`]: how a notice stands on a day: running, served, overdue.
//! - [`core::standing_words`]: the same in words and as a bar.
//! - [`core::poster`]: what a poster or certificate says, without positions.
//! - [`core::ledger`]: 公示台账, one row a notice.
//! - [`core::search`]: by text and by pinyin initials.
//! - [`core::supervision`]: one small card an office, and what a town sees in them.
//!
//! # Vocabulary
//!
//! These words, and only these, in code:
//!
//! | word | 中文 | meaning |
//! |---|---|---|
//! | notice | 公示（公告）件 | one item, from draft to archive; it has a number, `柳泉村-2026-0012` |
//! | template | 模板 | the kind of notice: fields, minimum period, legal basis, poster text |
//! | office | 发布单位 | the village committee or town office that issues; one journal each |
//! | place | 张贴地点 | a physical board: 村务公开栏, 镇政府公开栏, 项目实施地 |
//! | edition | 印次 | one printed poster: digest of its content, printed period, time |
//! | posting | 张贴 | an edition at a place, from one day until it comes down |
//! | review | 审查 | the record that the content may be public: secrecy, privacy, accuracy |
//! | inspection | 巡查 | somebody looked at the board: intact, damaged, missing |
//! | objection | 异议 | what the public raised, and how it was settled |
//! | evidence | 照片 | photographs of a posting: far, near, at take-down |
//! | certificate | 公示情况说明 | the signed statement that it hung long enough and what was raised |
//! | ledger | 公示台账 | the table of everything, for supervisors |
//! | card | 卡片 | what a supervisor keeps of one office: small, whatever the day is |
//! | obligation | 应公示事项 | what an office of some level has to post, and how often |
//! | doubt | 疑点 | what the records give away: with its events, and how sure it is |
//! | round | 巡查表 | a way from board to board with a sheet, and what was found on it |
//! | journal | 流水 | the append-only, hash-chained record of events; the truth |
//! | parcel | 记录文件 | signed lines of a journal and photographs on their way to another office, `*.gsl` |
//! | replica | 副本 | the verified, byte-exact copy of what another office sent |
//! | fork | 两套记录 | a second history of the same office, kept apart |
//! | fingerprint | 指纹 | the digits of a public key that two offices compare before they trust it |
//! | request, finding, judgement | 要求、检查发现、审核意见 | what a town records about its villages and sends them |
//! | register | 下发的模板、节假日 | a file that a town offers and a village takes over |
//! | inbox | 来件 | what other offices sent to this one and is not done yet |
//!
//! # Ideas
//!
//! - **Events are the truth.** A wish is decided against the notice and yields events or a refusal
//!   that says why and what to do. The journal holds events; the index holds what is folded from
//!   them and can be thrown away. Nothing else changes state.
//! - **One office, one writer, one chain.** Every event carries its office, its place in the chain
//!   and the hash of the one before.
//! - **Records travel whole or not at all.** A parcel is believed line by line, against a key that two
//!   people compared; what is missing is asked for, a second history is kept apart, never merged.
//! - **Time is passed in.** `today` is an argument. An event keeps the day that a person states and
//!   the moment at which it was recorded.
//! - **Rules are data.** Periods, bases, fields and poster text live in `templates/`, statutory
//!   holidays in `assets/holidays.csv`: they change with the next official document. Code knows
//!   how to count, not how many.
//! - **A form is data.** The screen, the command line and the spreadsheet fill the same values and
//!   get the same issues.
//! - **The screen is a pure function.** Messages in, effects out; what it needs of the desk is a job,
//!   as data, done on another thread. A screen knows no other screen: what the desk answers decides
//!   what is shown.
//! - **Keys are data.** `assets/keys.toml` feeds the bar, the help, the menu and `docs/keys.md`.
//! - **A poster is laid out once.** What it says is decided in core; where it stands, in one pure
//!   step of the press.
//! - **Words are data.** Every sentence for a person stands in `assets/words/zh.toml` and `en.toml`.
//!   Posters are in the language of their template.

pub mod cli;
pub mod core;
pub mod desk;
pub mod press;
pub mod sheet;
pub mod store;
pub mod tui;
