//! The file in as few bytes as lopdf and a packed table of its objects allow.

use std::io;
use std::num::NonZero;
use std::thread;

use lopdf::{Dictionary, Document, Object, ObjectStreamConfig, SaveOptions, Stream};
use pdf_writer::types::Predictor;
use pdf_writer::{Chunk, Filter, Name, Obj, Ref, Str};

/// Objects in one stream.
const PACKED: usize = 1000;
/// Bytes of an entry in lopdf's table of objects: kind, place, index.
const ENTRY: usize = 7;
/// A filtered row begins with the kind of its filter: 2 tells the difference to the row above.
const UP: u8 = 2;

/// The bytes of `file`.
pub(super) fn saved(mut file: Document) -> io::Result<Vec<u8>> {
    compress(&mut file);
    // Objects packed in streams: the tree of contents is many small ones.
    let object_stream_config = ObjectStreamConfig { max_objects_per_stream: PACKED, compression_level: 9 };
    let options =
        SaveOptions { use_object_streams: true, use_xref_streams: true, linearize: false, object_stream_config };
    let mut bytes = Vec::new();
    file.save_with_options(&mut bytes, options)?;
    pack_table(&mut bytes, &file).ok_or_else(|| io::Error::other("table of objects not found"))?;
    Ok(bytes)
}

// Packing takes a fifth of a print: every processor has its share.
fn compress(file: &mut Document) {
    let streams = file.objects.values_mut().filter_map(|object| object.as_stream_mut().ok());
    let mut streams: Vec<_> = streams.filter(|stream| stream.allows_compression).collect();
    let share = streams.len().div_ceil(thread::available_parallelism().map_or(1, NonZero::get)).max(1);
    thread::scope(|scope| {
        for share in streams.chunks_mut(share) {
            // What cannot be packed stays as it is.
            scope.spawn(|| share.iter_mut().for_each(|stream| drop(stream.compress())));
        }
    });
}

// lopdf leaves the table as it is, seven bytes an object: in a list of thousands of rows that is a
// twentieth of the file. It stands at the end of the file, and `file` knows what is said about it.
fn pack_table(bytes: &mut Vec<u8>, file: &Document) -> Option<()> {
    let start = after_last(bytes, b"startxref\n")?;
    let digits: Vec<u8> = bytes.get(start..)?.iter().copied().take_while(u8::is_ascii_digit).collect();
    let start: usize = String::from_utf8(digits).ok()?.parse().ok()?;
    let length = usize::try_from(file.trailer.get(b"Length").ok()?.as_i64().ok()?).ok()?;
    let tail = bytes.get(start..)?;
    let content = tail.windows(b"stream\n".len()).position(|at| at == b"stream\n")? + b"stream\n".len();
    let packed = table(file, tail.get(content..content + length)?)?;
    bytes.truncate(start);
    bytes.extend_from_slice(packed.as_bytes());
    bytes.extend_from_slice(format!("\nstartxref\n{start}\n%%EOF").as_bytes());
    Some(())
}

fn after_last(bytes: &[u8], word: &[u8]) -> Option<usize> {
    Some(bytes.windows(word.len()).rposition(|at| at == word)? + word.len())
}

fn table(file: &Document, entries: &[u8]) -> Option<Chunk> {
    let mut rows = Stream::new(Dictionary::new(), filtered(entries));
    rows.compress().ok()?;
    let mut chunk = Chunk::new();
    let mut stream = chunk.stream(Ref::new(i32::try_from(file.max_id).ok()?), &rows.content);
    if rows.dict.has(b"Filter") {
        stream.filter(Filter::FlateDecode);
    }
    stream.decode_parms().predictor(Predictor::PngUp).columns(i32::try_from(ENTRY).ok()?);
    for (key, value) in file.trailer.iter().filter(|(key, _)| !matches!(key.as_slice(), b"Length" | b"Filter")) {
        write(stream.insert(Name(key)), value)?;
    }
    drop(stream);
    Some(chunk)
}

fn filtered(entries: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(entries.len() + entries.len() / ENTRY + 1);
    let mut above = [0; ENTRY].as_slice();
    for row in entries.chunks(ENTRY) {
        out.push(UP);
        out.extend(row.iter().zip(above).map(|(byte, above)| byte.wrapping_sub(*above)));
        above = row;
    }
    out
}

// What stands in the trailer of a file; anything else is none of ours.
fn write(place: Obj<'_>, value: &Object) -> Option<()> {
    match value {
        Object::Integer(number) => place.primitive(i32::try_from(*number).ok()?),
        Object::Name(name) => place.primitive(Name(name)),
        Object::String(text, _) => place.primitive(Str(text)),
        Object::Reference((id, _)) => place.primitive(Ref::new(i32::try_from(*id).ok()?)),
        Object::Array(values) => {
            let mut array = place.array();
            for value in values {
                write(array.push(), value)?;
            }
        }
        _ => return None,
    }
    Some(())
}
