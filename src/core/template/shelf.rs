//! All notice kinds: those of the program, and those that an office keeps in its own files.

use std::collections::{BTreeMap, BTreeSet};

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
    templates: Vec<Template>,
    broken: BTreeMap<String, Fault>,
}

impl Shelf {
    /// The program's kinds together with the office's own files, given as file name
    /// (`dibao-initial.toml`) and text, and one fault for every file that cannot be used.
    ///
    /// A `common.toml` among the files replaces the common fields; with mistakes in it no kind
    /// can be used at all, because every kind rests on it.
    #[must_use]
    pub fn new(own: &[(String, String)]) -> (Self, Vec<Fault>) {
        let mut files: BTreeMap<&str, (String, &str)> =
            builtin::KINDS.iter().map(|(id, text)| (*id, (format!("{id}.toml"), *text))).collect();
        let mut shared = (COMMON_FILE, builtin::COMMON);
        for (name, text) in own {
            match name.strip_suffix(".toml").unwrap_or(name) {
                "common" => shared = (name, text),
                id => drop(files.insert(id, (name.clone(), text))),
            }
        }
        match read::common(shared.0, shared.1) {
            Ok(common) => Self::filled(&files, &common),
            Err(fault) => Self::empty(&files, fault),
        }
    }

    /// The kind called `id`.
    ///
    /// # Errors
    /// When there is no such kind, or when its file has mistakes: then with all of them.
    pub fn get(&self, id: &str) -> Result<&Template, Fault> {
        if let Some(template) = self.templates.iter().find(|template| template.id == id) {
            return Ok(template);
        }
        Err(self.broken.get(id).cloned().unwrap_or_else(|| {
            let known = nearest_first(id, self.iter().map(|template| template.id.as_str()));
            Fault::input(Message::of("template-not-there").with("id", id).with("known", known))
        }))
    }

    /// All kinds, group by group; the office's own kinds stand at the end of their group, groups
    /// of its own at the end of all.
    pub fn iter(&self) -> impl Iterator<Item = &Template> {
        self.templates.iter()
    }

    fn filled(files: &BTreeMap<&str, (String, &str)>, common: &Common) -> (Self, Vec<Fault>) {
        let kinds: BTreeSet<String> = files.keys().map(|id| (*id).to_owned()).collect();
        let mut shelf = Self { templates: Vec::new(), broken: BTreeMap::new() };
        for (id, (file, text)) in files {
            match read::template(file, text, common, &Scope { id: Some(id), kinds: Some(&kinds) }) {
                Ok(template) => shelf.templates.push(template),
                Err(fault) => drop(shelf.broken.insert((*id).to_owned(), fault)),
            }
        }
        shelf.arrange();
        let faults = shelf.broken.values().cloned().collect();
        (shelf, faults)
    }

    fn empty(files: &BTreeMap<&str, (String, &str)>, fault: Fault) -> (Self, Vec<Fault>) {
        let broken = files.keys().map(|id| ((*id).to_owned(), fault.clone())).collect();
        (Self { templates: Vec::new(), broken }, vec![fault])
    }

    // Groups keep the place of their first kind in the catalogue.
    fn arrange(&mut self) {
        let mut groups: BTreeMap<String, usize> = BTreeMap::new();
        for template in &self.templates {
            let place = groups.entry(template.group.clone()).or_insert(usize::MAX);
            *place = (*place).min(catalogue_place(&template.id));
        }
        self.templates.sort_by_cached_key(|template| {
            let group = groups.get(&template.group).copied().unwrap_or(usize::MAX);
            (group, template.group.clone(), catalogue_place(&template.id), template.id.clone())
        });
    }
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

fn catalogue_place(id: &str) -> usize {
    builtin::KINDS.iter().position(|(known, _)| *known == id).unwrap_or(usize::MAX)
}
