//! Reads the tree of contents of a tagged PDF back.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId, decode_text_string};

use crate::common::pdf::PageText;

/// An element of the tree.
#[derive(Clone, Debug)]
pub(crate) struct Element {
    /// `H1`, `P`, `TD`, …
    pub(crate) kind: String,
    /// What it says, without the elements below it.
    pub(crate) text: String,
    /// What it shows, in words.
    pub(crate) alt: Option<String>,
    /// Which pages it stands on, counted from 0.
    pub(crate) pages: BTreeSet<usize>,
    /// The elements below it.
    pub(crate) kids: Vec<Element>,
}

impl Element {
    /// Itself and all elements below it, in order.
    pub(crate) fn all(&self) -> Vec<&Self> {
        std::iter::once(self).chain(self.kids.iter().flat_map(Self::all)).collect()
    }

    /// The elements of `kind` in it, in order.
    pub(crate) fn of_kind(&self, kind: &str) -> Vec<&Self> {
        self.all().into_iter().filter(|element| element.kind == kind).collect()
    }

    /// What the elements of `kind` in it say.
    pub(crate) fn texts(&self, kind: &str) -> Vec<&str> {
        self.of_kind(kind).into_iter().map(|element| element.text.as_str()).collect()
    }
}

/// The tree of a file. Every mark belongs to one element, and the file says so in both directions.
pub(crate) fn read(bytes: &[u8]) -> Element {
    let file = Document::load_mem(bytes).expect("a readable PDF");
    let root = dictionary(&file, file.catalog().expect("a catalog").get(b"StructTreeRoot").expect("a tree"));
    let pages: Vec<ObjectId> = file.page_iter().collect();
    let marks: Vec<_> = pages.iter().map(|page| PageText::of(&file, *page).marks).collect();
    let mut reader = Reader { file: &file, pages, marks, owners: BTreeMap::new() };
    let tree = reader.element(root.get(b"K").expect("a document").as_reference().expect("a reference"));
    reader.check(root);
    tree
}

struct Reader<'a> {
    file: &'a Document,
    pages: Vec<ObjectId>,
    marks: Vec<BTreeMap<i64, String>>,
    owners: BTreeMap<(usize, i64), ObjectId>,
}

impl Reader<'_> {
    fn element(&mut self, id: ObjectId) -> Element {
        let object = self.file.get_dictionary(id).expect("an element");
        let name = object.get(b"S").expect("a kind").as_name().expect("a name");
        let mut element = Element {
            kind: String::from_utf8(name.to_vec()).expect("a name"),
            text: String::new(),
            alt: object.get(b"Alt").ok().map(|alt| decode_text_string(alt).expect("text")),
            pages: BTreeSet::new(),
            kids: Vec::new(),
        };
        let kids = match object.get(b"K") {
            Ok(Object::Array(kids)) => kids.clone(),
            Ok(kid) => vec![kid.clone()],
            Err(_) => Vec::new(),
        };
        for kid in &kids {
            match kid {
                Object::Reference(below) => {
                    let parent = self.file.get_dictionary(*below).expect("an element").get(b"P").expect("a parent");
                    assert_eq!(parent.as_reference().expect("a reference"), id);
                    element.kids.push(self.element(*below));
                }
                Object::Integer(number) => self.mark(id, object, *number, &mut element),
                Object::Dictionary(mark) => {
                    let number = mark.get(b"MCID").expect("a number").as_i64().expect("a number");
                    self.mark(id, mark, number, &mut element);
                }
                other => panic!("{other:?} in an element"),
            }
        }
        element
    }

    fn mark(&mut self, id: ObjectId, at: &Dictionary, number: i64, element: &mut Element) {
        let page = at.get(b"Pg").expect("a page").as_reference().expect("a reference");
        let page = self.pages.iter().position(|other| *other == page).expect("a page of the file");
        assert!(self.owners.insert((page, number), id).is_none(), "mark {number} on page {page} is used twice");
        element.text.push_str(&self.marks[page][&number]);
        element.pages.insert(page);
    }

    fn check(&self, root: &Dictionary) {
        let parents = dictionary(self.file, root.get(b"ParentTree").expect("parents"));
        let numbers = parents.get(b"Nums").expect("numbers").as_array().expect("an array");
        let mut listed = BTreeMap::new();
        for (page, pair) in numbers.chunks(2).enumerate() {
            assert_eq!(pair[0].as_i64().expect("a number"), i64::try_from(page).expect("few pages"));
            let structure = self.file.get_dictionary(self.pages[page]).expect("a page").get(b"StructParents");
            assert_eq!(structure.expect("its number"), &pair[0]);
            for (number, element) in (0..).zip(pair[1].as_array().expect("an array")) {
                listed.insert((page, number), element.as_reference().expect("a reference"));
            }
        }
        assert_eq!(numbers.len(), 2 * self.pages.len());
        assert_eq!(listed, self.owners);
        assert_eq!(listed.len(), self.marks.iter().map(BTreeMap::len).sum::<usize>());
    }
}

fn dictionary<'a>(file: &'a Document, object: &'a Object) -> &'a Dictionary {
    match object {
        Object::Reference(id) => file.get_dictionary(*id).expect("a dictionary"),
        other => other.as_dict().expect("a dictionary"),
    }
}
