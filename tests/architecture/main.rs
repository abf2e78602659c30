//! The plan of the house holds: arrows point down, core is pure, nothing grows out of sight.

#[cfg(test)]
mod paths;
#[cfg(test)]
mod picture;
#[cfg(test)]
mod rules;
#[cfg(test)]
mod scanner;
#[cfg(test)]
#[path = "../source/mod.rs"]
mod source;

#[cfg(test)]
mod house {
    use std::fs;

    use super::picture::{pictured, present};
    use super::rules::{self, ROOMS, room_of};
    use super::source::{Token, project, sources, tokens};

    fn none(found: &[String]) {
        assert!(found.is_empty(), "\n{}\n", found.join("\n"));
    }

    /// What `rule` finds in the files of the rooms that `wanted` names.
    fn everywhere(wanted: impl Fn(&str) -> bool, rule: impl Fn(&str, &[Token]) -> Vec<String>) -> Vec<String> {
        let files = sources().into_iter().filter(|source| wanted(room_of(&source.path)));
        files.flat_map(|source| rule(&source.path, &tokens(&source.text))).collect()
    }

    fn dependencies() -> Vec<String> {
        let text = fs::read_to_string(project().join("Cargo.toml")).unwrap();
        let manifest: toml::Table = text.parse().unwrap();
        let listed = manifest["dependencies"].as_table().unwrap();
        listed
            .keys()
            .map(|name| if name == "kamadak-exif" { "exif".to_owned() } else { name.replace('-', "_") })
            .collect()
    }

    #[test]
    fn arrows_point_down() {
        none(&everywhere(|_| true, rules::arrows));
    }

    #[test]
    fn core_is_pure() {
        let dependencies = dependencies();
        none(&everywhere(|room| room == "core", |path, tokens| rules::impure(path, tokens, &dependencies)));
    }

    #[test]
    fn a_crate_stays_in_its_room() {
        none(&everywhere(|_| true, rules::foreign_crates));
    }

    #[test]
    fn every_room_and_every_module_of_core_is_in_the_picture() {
        let files = sources();
        let lib = fs::read_to_string(project().join("src/lib.rs")).unwrap();
        let (shown, there) = (pictured(&lib), present(files.iter().map(|source| source.path.as_str())));
        let missing = there.difference(&shown).map(|name| format!("src/lib.rs does not list {name}"));
        let gone = shown.difference(&there).map(|name| format!("src/lib.rs lists {name}, which is not there"));
        none(&missing.chain(gone).collect::<Vec<_>>());
    }

    #[test]
    fn every_room_has_its_arrows() {
        let files = sources();
        let rooms = files.iter().map(|source| room_of(&source.path)).filter(|room| !["lib", "main"].contains(room));
        let unplanned: Vec<String> =
            rooms.filter(|name| ROOMS.iter().all(|room| room.name != *name)).map(str::to_owned).collect();
        none(&unplanned);
    }

    #[test]
    fn no_file_is_too_long() {
        let long: Vec<String> = sources().iter().filter_map(|file| rules::too_long(&file.path, &file.text)).collect();
        none(&long);
    }

    #[test]
    fn nothing_stops_the_program() {
        none(&everywhere(|_| true, rules::stops));
    }

    #[test]
    fn a_lint_that_is_off_has_its_reason() {
        none(&everywhere(|_| true, rules::unexplained));
    }
}
