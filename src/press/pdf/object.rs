//! Objects of lopdf, written by `pdf-writer`.

use std::io;

use lopdf::Object;
use pdf_writer::{Chunk, Name, Null, Obj, Ref, Settings, Str};

/// As compact as can be.
pub(super) const COMPACT: Settings = Settings { pretty: false };

/// Writes `value` to its place.
///
/// # Errors
/// What a file of ours never holds: streams inside other objects, numbers beyond 32 bits.
pub(super) fn write(place: Obj<'_>, value: &Object) -> io::Result<()> {
    match value {
        Object::Null => place.primitive(Null),
        Object::Boolean(value) => place.primitive(*value),
        Object::Integer(number) => place.primitive(int(*number)?),
        Object::Real(number) => place.primitive(*number),
        Object::Name(name) => place.primitive(Name(name)),
        Object::String(text, _) => place.primitive(Str(text)),
        Object::Reference((id, _)) => place.primitive(Ref::new(int((*id).into())?)),
        Object::Array(values) => {
            let mut array = place.array();
            for value in values {
                write(array.push(), value)?;
            }
        }
        Object::Dictionary(values) => {
            let mut dict = place.dict();
            for (key, value) in values {
                write(dict.insert(Name(key)), value)?;
            }
        }
        Object::Stream(_) => return Err(io::Error::other("a stream inside an object")),
    }
    Ok(())
}

/// Adds `value` to `out` as it stands in a stream of objects: alone, and apart from the next.
///
/// # Errors
/// As [`write`].
pub(super) fn body(value: &Object, out: &mut Vec<u8>) -> io::Result<()> {
    let mut chunk = Chunk::with_settings(COMPACT);
    write(chunk.indirect(Ref::new(1)), value)?;
    let whole = chunk.as_bytes().trim_ascii();
    let inner = whole.strip_prefix(b"1 0 obj").and_then(|rest| rest.strip_suffix(b"endobj"));
    out.extend_from_slice(inner.ok_or_else(|| io::Error::other("an object without its end"))?.trim_ascii());
    out.push(b'\n');
    Ok(())
}

fn int(number: i64) -> io::Result<i32> {
    i32::try_from(number).map_err(io::Error::other)
}
