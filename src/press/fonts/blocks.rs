//! A face packed in blocks, each by itself: what is not asked for stays packed.

use std::ops::Range;

use zstd::bulk::Decompressor;
use zstd::zstd_safe::{find_frame_compressed_size, get_frame_content_size};

/// The blocks of a face, in their order.
pub(super) struct Blocks {
    blocks: Vec<Block>,
    length: usize,
}

struct Block {
    place: Range<usize>,
    packed: &'static [u8],
}

impl Blocks {
    /// The blocks that stand in `packed`, one behind the other; `None` when it is damaged.
    pub(super) fn of(mut packed: &'static [u8]) -> Option<Self> {
        let mut blocks = Vec::new();
        let mut length = 0;
        while !packed.is_empty() {
            let (block, rest) = packed.split_at_checked(find_frame_compressed_size(packed).ok()?)?;
            let size = usize::try_from(get_frame_content_size(block).ok()??).ok()?;
            blocks.push(Block { place: length..length + size, packed: block });
            length += size;
            packed = rest;
        }
        Some(Self { blocks, length })
    }

    /// The whole face with zeros in place of the blocks that are not `wanted`: pages of zeros that
    /// nobody reads take no memory.
    pub(super) fn unpack(&self, wanted: impl Fn(&Range<usize>) -> bool) -> Option<Vec<u8>> {
        let mut bytes = vec![0; self.length];
        let mut unpacker = Decompressor::new().ok()?;
        for block in self.blocks.iter().filter(|block| wanted(&block.place)) {
            unpacker.decompress_to_buffer(block.packed, bytes.get_mut(block.place.clone())?).ok()?;
        }
        Some(bytes)
    }
}
