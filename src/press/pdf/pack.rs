//! Streams packed (deflate), on all processors.

use std::io;
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use libdeflater::{CompressionLvl, Compressor};

use super::save::Part;
use crate::press::joined;

/// Beyond, packing takes four times as long for a fortieth of the bytes.
const LEVEL: i32 = 9;
/// What is longer in all, bytes, is packed at a level that takes half the time for a sixtieth more.
const LONG: usize = 256 * 1024;
const LONG_LEVEL: i32 = 6;

/// The content of every part, packed; `None` where that would make it no smaller.
pub(super) fn packed(parts: &[Part]) -> Vec<Option<Vec<u8>>> {
    let all: usize = parts.iter().filter(|part| part.pack).map(|part| part.content.len()).sum();
    let level = if all > LONG { LONG_LEVEL } else { LEVEL };
    let next = AtomicUsize::new(0);
    let share = || {
        let mut packer = packer(level);
        let mut out = Vec::new();
        while let Some((at, part)) = take(&next, parts) {
            out.push((at, pack(&mut packer, part)));
        }
        out
    };
    let helpers = thread::available_parallelism().map_or(1, NonZero::get).min(parts.len());
    let mut out: Vec<Option<Vec<u8>>> = vec![None; parts.len()];
    thread::scope(|scope| {
        let helpers: Vec<_> = (1..helpers).map(|_| scope.spawn(share)).collect();
        for (at, packed) in share().into_iter().chain(helpers.into_iter().flat_map(joined)) {
            if let Some(place) = out.get_mut(at) {
                *place = packed;
            }
        }
    });
    out
}

/// `content` packed, even where that makes it no smaller.
pub(super) fn packed_alone(content: &[u8]) -> io::Result<Vec<u8>> {
    deflated(&mut packer(LEVEL), content)
}

fn take<'a>(next: &AtomicUsize, parts: &'a [Part]) -> Option<(usize, &'a Part)> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    Some((at, parts.get(at)?))
}

fn packer(level: i32) -> Compressor {
    Compressor::new(CompressionLvl::new(level).unwrap_or_default())
}

// What cannot be packed stays as it is.
fn pack(packer: &mut Compressor, part: &Part) -> Option<Vec<u8>> {
    if !part.pack {
        return None;
    }
    let small = deflated(packer, &part.content).ok()?;
    (small.len() < part.content.len()).then_some(small)
}

fn deflated(packer: &mut Compressor, content: &[u8]) -> io::Result<Vec<u8>> {
    let mut out = vec![0; packer.zlib_compress_bound(content.len())];
    let length = packer.zlib_compress(content, &mut out).map_err(io::Error::other)?;
    out.truncate(length);
    Ok(out)
}
