//! Parcels by other hands: taken apart, changed, put together again and signed with the right key.

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::Path;

use ed25519_dalek::{Signer, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// The entries of a parcel, in order.
#[derive(Clone)]
pub(crate) struct Parts {
    pub(crate) entries: Vec<(String, Vec<u8>)>,
}

impl Parts {
    /// Takes a file apart.
    pub(crate) fn read(path: &Path) -> Self {
        let mut zip = ZipArchive::new(Cursor::new(fs::read(path).unwrap())).unwrap();
        let mut entries = Vec::new();
        for at in 0..zip.len() {
            let mut entry = zip.by_index(at).unwrap();
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            entries.push((entry.name().unwrap().into_owned(), bytes));
        }
        Self { entries }
    }

    /// An entry that is there.
    pub(crate) fn entry(&mut self, name: &str) -> &mut Vec<u8> {
        &mut self.entries.iter_mut().find(|entry| entry.0 == name).unwrap().1
    }

    /// The manifest.
    pub(crate) fn manifest(&mut self) -> Value {
        serde_json::from_slice(self.entry("manifest.json")).unwrap()
    }

    /// Puts another manifest in, signed as the office in `home` would.
    pub(crate) fn sign(&mut self, home: &Path, manifest: &Value) {
        let bytes = serde_json::to_vec_pretty(manifest).unwrap();
        let seed = fs::read_to_string(home.join("private/office.key")).unwrap();
        let key = SigningKey::from_bytes(&unhex(seed.trim()).try_into().unwrap());
        *self.entry("manifest.sig") = key.sign(&bytes).to_bytes().to_vec();
        *self.entry("manifest.json") = bytes;
    }

    /// Other lines, with a manifest that fits them, signed as the office in `home` would.
    pub(crate) fn with_lines(mut self, home: &Path, lines: &str) -> Self {
        let mut manifest = self.manifest();
        manifest["journal"] = json!({ "bytes": lines.len(), "sha256": sha256(lines.as_bytes()) });
        let last = lines.trim_end().lines().last().unwrap();
        manifest["head"] = json!(last.rsplit_once('\t').unwrap().1);
        *self.entry("journal.jsonl") = lines.as_bytes().to_vec();
        self.sign(home, &manifest);
        self
    }

    /// The bytes of a zip with these entries.
    pub(crate) fn zip(&self) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        for (name, bytes) in &self.entries {
            zip.start_file(name.as_str(), options).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }
}

/// Lines of a journal with one text exchanged in record `seq`, and every later link made anew: what
/// somebody does who rewrites the past with the key in hand.
pub(crate) fn rewritten(lines: &str, seq: usize, from: &str, to: &str) -> String {
    let mut prev = String::new();
    let mut out = String::new();
    for (at, line) in lines.lines().enumerate() {
        let (json, hash) = line.rsplit_once('\t').unwrap();
        let mut record: String = json.to_owned();
        if at + 1 == seq {
            assert!(record.contains(from), "{record}");
            record = record.replace(from, to);
        }
        if at + 1 > seq {
            let (before, _) = record.rsplit_once("\"prev\":").unwrap();
            record = format!("{before}\"prev\":\"{prev}\"}}");
        }
        prev = if at + 1 >= seq { sha256(record.as_bytes()) } else { hash.to_owned() };
        out.extend([record.as_str(), "\t", &prev, "\n"]);
    }
    out
}

/// Bytes of hexadecimal digits.
pub(crate) fn unhex(text: &str) -> Vec<u8> {
    let pair = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap();
    text.as_bytes().chunks(2).map(pair).collect()
}

/// SHA-256, hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |out, byte| format!("{out}{byte:02x}"))
}
