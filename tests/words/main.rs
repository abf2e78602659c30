//! Sentences for people: both languages say the same, and say everything that the program needs.

#[cfg(test)]
mod files;
#[cfg(test)]
mod help;
#[cfg(test)]
mod keys;
#[cfg(test)]
mod languages;
#[cfg(test)]
mod scanner;
#[cfg(test)]
mod screen;
#[cfg(test)]
#[path = "../source/mod.rs"]
mod source;
#[cfg(test)]
mod uses;

#[cfg(test)]
fn none(found: &[String]) {
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}
