//! Pages become a PDF: printpdf makes the document with its fonts and images, `pdf-writer` the
//! streams of its pages, and lopdf joins them, with what printpdf leaves to be desired.

mod draw;
mod image;
mod line;
mod object;
mod outline;
mod pack;
mod save;
mod tags;
mod tree;
mod wardrobe;

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveTime;
use lopdf::{Dictionary, Object, ObjectId, Stream, StringFormat, dictionary};
use printpdf::{Mm, OffsetDateTime, PdfDocument, PdfPage, PdfSaveOptions, XObjectId};

use crate::core::fault::Fault;
use crate::core::watch::{Watch, tell};
use crate::core::words::Message;

use super::PrintOrder;
use super::beside::beside;
use super::layout::Page;
use super::photo::Picture;
use draw::Brush;
use tags::Tags;
use wardrobe::Wardrobe;

/// Writes `pages` as a PDF 1.7 file.
pub(super) fn write(
    pages: &[Page],
    order: &PrintOrder<'_>,
    pictures: &BTreeMap<String, Picture>,
    progress: &mut Watch<'_>,
) -> Result<Vec<u8>, Fault> {
    let wardrobe = Wardrobe::of(pages);
    let mut tags = Tags::of(order.poster);
    let brush = Brush { wardrobe: &wardrobe, pictures };
    // Fonts are cut, and lines drawn, while the text is written.
    let aside = || (document(pages, order, pictures, &wardrobe), draw_behind(pages, &brush));
    let ((file, behind), before) = beside(aside, || draw_before(pages, &brush, &mut tags, progress));
    let mut file = file?;
    show(&mut file, behind, before?).map_err(failed)?;
    tags.tree().grow(&mut file).map_err(failed)?;
    outline::write(&mut file, pages, order.poster).map_err(failed)?;
    save::saved(file).map_err(failed)
}

// The pages without what they show, the fonts and photographs.
fn document(
    pages: &[Page],
    order: &PrintOrder<'_>,
    pictures: &BTreeMap<String, Picture>,
    wardrobe: &Wardrobe<'_>,
) -> Result<lopdf::Document, Fault> {
    let mut document = PdfDocument::new(&order.poster.title);
    describe(&mut document, order)?;
    for (id, font) in wardrobe.fonts()? {
        document.resources.fonts.map.insert(id, font);
    }
    for (digest, picture) in pictures {
        document.resources.xobjects.map.insert(image_id(digest), image::object(picture));
    }
    // printpdf keeps the fonts that its own pages use; what these pages say is set below.
    let mut specimen = Some(wardrobe.specimen());
    for page in pages {
        document.pages.push(PdfPage::new(Mm(page.width), Mm(page.height), specimen.take().unwrap_or_default()));
    }
    mended(&document).map_err(failed)
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
    mend_info(&mut file)?;
    let catalog = file.catalog_mut()?;
    catalog.set("Lang", Object::String(b"zh-CN".to_vec(), StringFormat::Literal));
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    Ok(file)
}

fn draw_behind(pages: &[Page], brush: &Brush<'_>) -> Vec<Vec<u8>> {
    pages.iter().map(|page| draw::behind(page, brush)).collect()
}

fn draw_before<'a>(
    pages: &'a [Page],
    brush: &Brush<'_>,
    tags: &mut Tags<'a>,
    progress: &mut Watch<'_>,
) -> Result<Vec<Vec<u8>>, Fault> {
    let mut drawn = Vec::with_capacity(pages.len());
    for page in pages {
        drawn.push(draw::before(page, brush, tags));
        tell(progress, drawn.len(), pages.len())?;
    }
    Ok(drawn)
}

// The pages of `file` show what was drawn instead of what printpdf wrote. What lies behind the text
// stands in the file once for all pages that share it, and so do fonts and photographs.
fn show(file: &mut lopdf::Document, behind: Vec<Vec<u8>>, before: Vec<Vec<u8>>) -> lopdf::Result<()> {
    let mut shared: HashMap<Vec<u8>, ObjectId> = HashMap::new();
    let places: Vec<ObjectId> = file.page_iter().collect();
    let Some(first) = places.first() else { return Ok(()) };
    let resources = file.get_dictionary(*first)?.get(b"Resources")?.as_reference()?;
    for (place, (behind, before)) in places.into_iter().zip(behind.into_iter().zip(before)) {
        let behind = *shared.entry(behind).or_insert_with_key(|content| add(file, content.clone()));
        let before = add(file, before);
        let page = file.get_dictionary_mut(place)?;
        // Boxes like that of the sheet, and no notes: that is what readers take for granted.
        for key in [b"Annots".as_slice(), b"CropBox", b"TrimBox"] {
            page.remove(key);
        }
        let (contents, own) = (page.get(b"Contents")?.as_reference()?, page.get(b"Resources")?.as_reference()?);
        page.set("Contents", [behind, before].map(Object::Reference).to_vec());
        page.set("Resources", resources);
        file.objects.remove(&contents);
        if own != resources {
            file.objects.remove(&own);
        }
    }
    Ok(())
}

fn add(file: &mut lopdf::Document, content: Vec<u8>) -> ObjectId {
    file.add_object(Stream::new(Dictionary::new(), content))
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
