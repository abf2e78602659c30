//! Pages become a PDF: printpdf writes it, lopdf mends what printpdf leaves to be desired.

mod draw;
mod image;
mod line;
mod outline;
mod tags;
mod tree;
mod wardrobe;

use std::collections::BTreeMap;
use std::num::NonZero;
use std::thread;

use chrono::NaiveTime;
use lopdf::{Object, ObjectStreamConfig, SaveOptions, StringFormat, dictionary};
use printpdf::{Mm, OffsetDateTime, PdfDocument, PdfPage, PdfSaveOptions, XObjectId};
use sha2::{Digest, Sha256};

use crate::core::fault::Fault;
use crate::core::watch::{Watch, tell};
use crate::core::words::Message;

use super::PrintOrder;
use super::layout::Page;
use super::photo::Picture;
use tags::Tags;
use wardrobe::Wardrobe;

/// Objects in one stream.
const PACKED: usize = 1000;

/// Writes `pages` as a PDF 1.7 file.
pub(super) fn write(
    pages: &[Page],
    order: &PrintOrder<'_>,
    pictures: &BTreeMap<String, Picture>,
    progress: &mut Watch<'_>,
) -> Result<Vec<u8>, Fault> {
    let wardrobe = Wardrobe::of(pages);
    let mut document = PdfDocument::new(&order.poster.title);
    describe(&mut document, order)?;
    for (id, font) in wardrobe.fonts()? {
        document.resources.fonts.map.insert(id, font);
    }
    for (digest, picture) in pictures {
        document.resources.xobjects.map.insert(image_id(digest), image::object(picture));
    }
    let mut tags = Tags::of(order.poster);
    for (i, page) in pages.iter().enumerate() {
        let ops = draw::page(page, &wardrobe, pictures, &mut tags);
        document.pages.push(PdfPage::new(Mm(page.width), Mm(page.height), ops));
        tell(progress, i + 1, pages.len())?;
    }
    let mut file = mended(&document).map_err(failed)?;
    // What it was made of takes more memory than the file itself.
    drop(document);
    tags.tree().grow(&mut file).map_err(failed)?;
    outline::write(&mut file, pages, order.poster).map_err(failed)?;
    saved(file).map_err(failed)
}

fn image_id(digest: &str) -> XObjectId {
    XObjectId(format!("Photo{digest}"))
}

fn describe(document: &mut PdfDocument, order: &PrintOrder<'_>) -> Result<(), Fault> {
    let midnight = order.made.and_time(NaiveTime::MIN).and_utc().timestamp();
    let day = OffsetDateTime::from_unix_timestamp(midnight).map_err(failed)?;
    let info = &mut document.metadata.info;
    info.creation_date = day;
    info.modification_date = day;
    info.metadata_date = day;
    info.author.clone_from(&order.poster.issuer);
    info.subject.clone_from(&order.poster.number);
    "公示栏".clone_into(&mut info.creator);
    format!("gongshilan {}", env!("CARGO_PKG_VERSION")).clone_into(&mut info.producer);
    Ok(())
}

fn mended(document: &PdfDocument) -> lopdf::Result<lopdf::Document> {
    let mut warnings = Vec::new();
    let options = PdfSaveOptions { image_optimization: None, ..PdfSaveOptions::default() };
    let mut file = document.to_lopdf_document(&options, &mut warnings);
    "1.7".clone_into(&mut file.version);
    identify(&mut file);
    mend_info(&mut file)?;
    let catalog = file.catalog_mut()?;
    catalog.set("Lang", Object::String(b"zh-CN".to_vec(), StringFormat::Literal));
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    Ok(file)
}

// Objects packed in streams: the tree of contents is many small ones.
fn saved(mut file: lopdf::Document) -> std::io::Result<Vec<u8>> {
    compress(&mut file);
    let object_stream_config = ObjectStreamConfig { max_objects_per_stream: PACKED, compression_level: 9 };
    let options =
        SaveOptions { use_object_streams: true, use_xref_streams: true, linearize: false, object_stream_config };
    let mut bytes = Vec::new();
    file.save_with_options(&mut bytes, options)?;
    Ok(bytes)
}

// Packing takes a fifth of a print: every processor has its share.
fn compress(file: &mut lopdf::Document) {
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

// The identifier comes from the content, not from a counter: the same pages, the same file.
fn identify(file: &mut lopdf::Document) {
    let mut hash = Sha256::new();
    for object in file.objects.values() {
        match object {
            Object::Stream(stream) => hash.update(&stream.content),
            other => hash.update(format!("{other:?}")),
        }
    }
    let half: Vec<u8> = hash.finalize().iter().take(16).copied().collect();
    let id = Object::String(half, StringFormat::Hexadecimal);
    file.trailer.set("ID", Object::Array(vec![id.clone(), id]));
}

// printpdf writes an empty PDF/X key, and readers then call the file PDF/X.
fn mend_info(file: &mut lopdf::Document) -> lopdf::Result<()> {
    let id = file.trailer.get(b"Info")?.as_reference()?;
    let info = file.get_object_mut(id)?.as_dict_mut()?;
    info.remove(b"GTS_PDFXVersion");
    info.remove(b"Identifier");
    info.remove(b"Keywords");
    info.set("Trapped", Object::Name(b"False".to_vec()));
    Ok(())
}

fn failed(reason: impl std::fmt::Display) -> Fault {
    Fault::storage(Message::of("press-pdf-failed").with("reason", reason))
}
