//! The file in as few bytes as it can be: objects in packed streams, and a packed table of them.

use std::io::{self, Write};

use lopdf::{Dictionary, Document, Object, dictionary};
use pdf_writer::types::Predictor;
use pdf_writer::{Chunk, Filter, Name, Ref, Str};
use sha2::{Digest, Sha256};

use super::object;
use super::pack::{packed, packed_alone};

/// Objects in one stream.
const MOST: usize = 1000;
/// Bytes of an entry in the table of objects: kind, place, index.
const ENTRY: usize = 7;
/// A filtered row begins with the kind of its filter: 2 tells the difference to the row above.
const UP: u8 = 2;

/// The bytes of `file`; its trailer names root and information.
pub(super) fn saved(file: Document) -> io::Result<Vec<u8>> {
    let mut table = Table::of(&file);
    let Document { objects, trailer, version, .. } = file;
    let mut streams = Vec::new();
    let mut others = Vec::new();
    for ((id, _), object) in objects {
        match object {
            Object::Stream(stream) => {
                streams.push(Part { id, dict: stream.dict, content: stream.content, pack: stream.allows_compression });
            }
            other => others.push((id, other)),
        }
    }
    for some in others.chunks(MOST) {
        streams.push(together(some, &mut table)?);
    }
    let mut bytes = format!("%PDF-{version}\n").into_bytes();
    // Says that the file is not text.
    bytes.extend_from_slice(b"%\xBB\xAD\xC0\xDE\n");
    for (part, packed) in streams.iter().zip(packed(&streams)) {
        table.set(part.id, Entry::Place(bytes.len()));
        bytes.extend_from_slice(part.chunk(packed.as_deref())?.as_bytes());
    }
    let start = bytes.len();
    let id = Sha256::digest(&bytes);
    let id = id.get(..16).unwrap_or_default();
    bytes.extend_from_slice(table.chunk(start, &trailer, id)?.as_bytes());
    bytes.extend_from_slice(format!("startxref\n{start}\n%%EOF\n").as_bytes());
    Ok(bytes)
}

/// A stream of the file.
pub(super) struct Part {
    id: u32,
    dict: Dictionary,
    /// What is in it.
    pub content: Vec<u8>,
    /// Whether packing makes it smaller.
    pub pack: bool,
}

impl Part {
    fn chunk(&self, packed: Option<&[u8]>) -> io::Result<Chunk> {
        let mut chunk = Chunk::with_settings(object::COMPACT);
        let mut stream = chunk.stream(reference(self.id)?, packed.unwrap_or(&self.content));
        for (key, value) in self.dict.iter().filter(|(key, _)| key.as_slice() != b"Length") {
            object::write(stream.insert(Name(key)), value)?;
        }
        if packed.is_some() {
            stream.filter(Filter::FlateDecode);
        }
        drop(stream);
        Ok(chunk)
    }
}

// Small objects pack better together: the tree of contents is made of them.
fn together(objects: &[(u32, Object)], table: &mut Table) -> io::Result<Part> {
    let id = table.next();
    let (mut places, mut bodies) = (Vec::new(), Vec::new());
    for (index, (inner, object)) in objects.iter().enumerate() {
        write!(places, "{inner} {} ", bodies.len())?;
        object::body(object, &mut bodies)?;
        table.set(*inner, Entry::Inside { stream: id, index });
    }
    let dict = dictionary! { "Type" => "ObjStm", "N" => integer(objects.len())?, "First" => integer(places.len())? };
    places.append(&mut bodies);
    Ok(Part { id, dict, content: places, pack: true })
}

// Where every object stands, by its number.
struct Table(Vec<Entry>);

#[derive(Clone, Copy)]
enum Entry {
    // No object has this number.
    Free,
    // Bytes before it in the file.
    Place(usize),
    // In a stream, after so many others.
    Inside { stream: u32, index: usize },
}

impl Table {
    fn of(file: &Document) -> Self {
        let mut table = Self(Vec::new());
        table.set(file.max_id, Entry::Free);
        table
    }

    // A number that no object has yet.
    fn next(&mut self) -> u32 {
        self.0.push(Entry::Free);
        u32::try_from(self.0.len() - 1).unwrap_or(u32::MAX)
    }

    fn set(&mut self, id: u32, entry: Entry) {
        let at = usize::try_from(id).unwrap_or(usize::MAX);
        if self.0.len() <= at {
            self.0.resize(at + 1, Entry::Free);
        }
        if let Some(place) = self.0.get_mut(at) {
            *place = entry;
        }
    }

    fn chunk(mut self, start: usize, trailer: &Dictionary, id: &[u8]) -> io::Result<Chunk> {
        let own = self.next();
        self.set(own, Entry::Place(start));
        let rows = packed_alone(&self.rows()?)?;
        let mut chunk = Chunk::with_settings(object::COMPACT);
        let mut stream = chunk.stream(reference(own)?, &rows);
        stream.pair(Name(b"Type"), Name(b"XRef"));
        stream.pair(Name(b"Size"), i32::try_from(self.0.len()).map_err(io::Error::other)?);
        stream.insert(Name(b"W")).array().items([1, 4, 2]);
        stream.filter(Filter::FlateDecode);
        stream.decode_parms().predictor(Predictor::PngUp).columns(i32::try_from(ENTRY).map_err(io::Error::other)?);
        for key in [b"Root".as_slice(), b"Info"] {
            object::write(stream.insert(Name(key)), trailer.get(key).map_err(io::Error::other)?)?;
        }
        // From the content, not from a counter: the same pages, the same file.
        stream.insert(Name(b"ID")).array().items([Str(id), Str(id)]);
        drop(stream);
        Ok(chunk)
    }

    // Differences pack better than places.
    fn rows(&self) -> io::Result<Vec<u8>> {
        let mut out = Vec::with_capacity(self.0.len() * (ENTRY + 1));
        let mut above = vec![0; ENTRY];
        for entry in &self.0 {
            let row = entry.row()?;
            out.push(UP);
            out.extend(row.iter().zip(&above).map(|(byte, above)| byte.wrapping_sub(*above)));
            above = row;
        }
        Ok(out)
    }
}

impl Entry {
    fn row(self) -> io::Result<Vec<u8>> {
        let (kind, place, index) = match self {
            Self::Free => (0, 0, 0),
            Self::Place(place) => (1, u32::try_from(place).map_err(io::Error::other)?, 0),
            Self::Inside { stream, index } => (2, stream, u16::try_from(index).map_err(io::Error::other)?),
        };
        Ok([[kind].as_slice(), &place.to_be_bytes(), &index.to_be_bytes()].concat())
    }
}

fn reference(id: u32) -> io::Result<Ref> {
    i32::try_from(id)
        .ok()
        .filter(|id| *id > 0)
        .map(Ref::new)
        .ok_or_else(|| io::Error::other("an object without a number"))
}

fn integer(n: usize) -> io::Result<i64> {
    i64::try_from(n).map_err(io::Error::other)
}
