//! All notice kinds: those of the program, and those that an office keeps in its own files.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use super::super::fault::Fault;
use super::super::words::Message;
use super::lint::Scope;
use super::problems::nearest_first;
use super::read::{self, Common};
use super::{Template, builtin};

const COMMON_FILE: &str = "common.toml";

/// The kinds that can be used, in the order of the catalogue.
///
/// A file of the office takes the place of the program's file of the same name. While such a
/// file has mistakes its kind is not on the shelf: nothing is posted by rules that the office
/// meant to replace.
#[derive(Clone, Debug)]
pub struct Shelf {
    common: Result<Common, Fault>,
    files: BTreeMap<String, File>,
    order: OnceLock<Vec<String>>,
}

// Read when its kind is first asked for: reading all of them takes as long as printing a poster.
#[derive(Clone, Debug)]
struct File {
    name: String,
    text: Cow<'static, str>,
    read: OnceLock<Result<Template, Fault>>,
}

impl Shelf {
    /// The program's kinds together with the office's own files, given as file name
    /// (`dibao-initial.toml`) and text, and one fault for every file that cannot be used.
    ///
    /// A `common.toml` among the files replaces the common fields; with mistakes in it no kind
    /// can be used at all, because every kind rests on it.
    #[must_use]
    pub fn new(own: &[(String, String)]) -> (Self, Vec<Fault>) {
        let mut files: BTreeMap<String, File> =
            builtin::KINDS.iter().map(|(id, text)| builtin_file(id, text)).collect();
        let mut common = None;
        let mut suspect = BTreeSet::new();
        for (name, text) in own {
            match name.strip_suffix(".toml").unwrap_or(name) {
                "common" => common = Some((name, text)),
                id => {
                    files.insert(id.to_owned(), File::of(name.clone(), Cow::Owned(text.clone())));
                    suspect.insert(id.to_owned());
                }
            }
        }
        // The program's own files are known to be sound, but not on other common fields.
        if common.is_some() {
            suspect.extend(files.keys().cloned());
        }
        let (name, text) = common.map_or((COMMON_FILE, builtin::COMMON), |(name, text)| (name, text));
        let shelf = Self { common: read::common(name, text), files, order: OnceLock::new() };
        let faults = match &shelf.common {
            Ok(_) => suspect.iter().filter_map(|id| shelf.get(id).err()).collect(),
            Err(fault) => vec![fault.clone()],
        };
        (shelf, faults)
    }

    /// The kind called `id`.
    ///
    /// # Errors
    /// When there is no such kind, or when its file has mistakes: then with all of them.
    pub fn get(&self, id: &str) -> Result<&Template, Fault> {
        let Some(file) = self.files.get(id) else {
            let known = nearest_first(id, self.iter().map(|template| template.id.as_str()));
            return Err(Fault::input(Message::of("template-not-there").with("id", id).with("known", known)));
        };
        file.read.get_or_init(|| self.read(id, file)).as_ref().map_err(Clone::clone)
    }

    /// All kinds, group by group; the office's own kinds stand at the end of their group, groups
    /// of its own at the end of all.
    pub fn iter(&self) -> impl Iterator<Item = &Template> {
        self.order.get_or_init(|| self.arranged()).iter().filter_map(|id| self.get(id).ok())
    }

    fn read(&self, id: &str, file: &File) -> Result<Template, Fault> {
        let common = self.common.as_ref().map_err(Clone::clone)?;
        let kinds = self.files.keys().cloned().collect();
        read::template(&file.name, &file.text, common, &Scope { id: Some(id), kinds: Some(&kinds) })
    }

    // Groups keep the place of their first kind in the catalogue.
    fn arranged(&self) -> Vec<String> {
        let mut templates: Vec<&Template> = self.files.keys().filter_map(|id| self.get(id).ok()).collect();
        let mut groups: BTreeMap<&str, usize> = BTreeMap::new();
        for template in &templates {
            let place = groups.entry(&template.group).or_insert(usize::MAX);
            *place = (*place).min(catalogue_place(&template.id));
        }
        templates.sort_by_cached_key(|template| {
            let group = groups.get(template.group.as_str()).copied().unwrap_or(usize::MAX);
            (group, template.group.clone(), catalogue_place(&template.id), template.id.clone())
        });
        templates.into_iter().map(|template| template.id.clone()).collect()
    }
}

impl File {
    const fn of(name: String, text: Cow<'static, str>) -> Self {
        Self { name, text, read: OnceLock::new() }
    }
}

fn builtin_file(id: &str, text: &'static str) -> (String, File) {
    (id.to_owned(), File::of(format!("{id}.toml"), Cow::Borrowed(text)))
}

impl Template {
    /// Reads a kept version again, exactly as it was when its first notice was begun.
    ///
    /// # Errors
    /// When the texts are not those of a template.
    pub fn from_texts(source: &str, common: &str) -> Result<Self, Fault> {
        let common = read::common(COMMON_FILE, common)?;
        let file = read::id(source).map_or_else(|| "?.toml".to_owned(), |id| format!("{id}.toml"));
        read::template(&file, source, &common, &Scope { id: None, kinds: None })
    }
}

impl Template {
    /// The digest under which these two texts are kept.
    #[must_use]
    pub fn digest_of(source: &str, common: &str) -> String {
        read::digest(source, common)
    }
}

fn catalogue_place(id: &str) -> usize {
    builtin::KINDS.iter().position(|(known, _)| *known == id).unwrap_or(usize::MAX)
}
