//! The tree of contents (tagged PDF): which marks on which pages make up a title, a paragraph, a
//! row of the list. No conformance is claimed by it.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary, text_string};

/// What an element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// All of the poster.
    Document,
    /// The title.
    Title,
    /// A paragraph, or anything that is read like one.
    Paragraph,
    /// The list.
    Table,
    /// A row of the list.
    Row,
    /// The heading of a column.
    Heading,
    /// A cell.
    Cell,
    /// A photograph.
    Figure,
}

impl Kind {
    const fn name(self) -> &'static str {
        match self {
            Self::Document => "Document",
            Self::Title => "H1",
            Self::Paragraph => "P",
            Self::Table => "Table",
            Self::Row => "TR",
            Self::Heading => "TH",
            Self::Cell => "TD",
            Self::Figure => "Figure",
        }
    }
}

struct Element {
    kind: Kind,
    parent: usize,
    kids: Vec<Kid>,
    description: Option<String>,
}

#[derive(Clone, Copy)]
enum Kid {
    Element(usize),
    Mark { page: usize, number: i32 },
}

/// The elements of a poster, and the marks on its pages.
pub(super) struct Tree {
    elements: Vec<Element>,
    // For every page, the elements of its marks.
    pages: Vec<Vec<usize>>,
}

impl Tree {
    /// The element above all others.
    pub(super) const ROOT: usize = 0;

    /// An empty tree.
    pub(super) fn new() -> Self {
        let root = Element { kind: Kind::Document, parent: Self::ROOT, kids: Vec::new(), description: None };
        Self { elements: vec![root], pages: Vec::new() }
    }

    /// Begins the next page.
    pub(super) fn turn(&mut self) {
        self.pages.push(Vec::new());
    }

    /// Adds the last element below `parent`, and tells its number.
    pub(super) fn add(&mut self, kind: Kind, parent: usize) -> usize {
        let number = self.elements.len();
        self.elements.push(Element { kind, parent, kids: Vec::new(), description: None });
        self.own(parent, Kid::Element(number));
        number
    }

    /// Says in words what `element` shows.
    pub(super) fn describe(&mut self, element: usize, words: &str) {
        if let Some(element) = self.elements.get_mut(element) {
            element.description = Some(words.to_owned());
        }
    }

    /// Adds a mark on this page to `element`: its name and its number on the page.
    pub(super) fn mark(&mut self, element: usize) -> (&'static str, i32) {
        let page = self.pages.len().saturating_sub(1);
        let marks = self.pages.get_mut(page);
        let number = marks.map_or(0, |marks| {
            marks.push(element);
            int(marks.len() - 1)
        });
        self.own(element, Kid::Mark { page, number });
        (self.elements.get(element).map_or("P", |element| element.kind.name()), number)
    }

    /// Writes the tree into `file`, the pages of which carry the marks.
    ///
    /// # Errors
    /// When `file` has no catalog.
    pub(super) fn grow(&self, file: &mut Document) -> lopdf::Result<()> {
        let pages: Vec<ObjectId> = file.page_iter().collect();
        let root = file.new_object_id();
        let ids: Vec<ObjectId> = self.elements.iter().map(|_| file.new_object_id()).collect();
        let place = Places { ids: &ids, pages: &pages };
        for (i, element) in self.elements.iter().enumerate() {
            let parent = if i == Self::ROOT { Object::Reference(root) } else { place.element(element.parent) };
            if let Some(id) = ids.get(i) {
                file.set_object(*id, element.object(parent, &place));
            }
        }
        let marks = |(marks, page): (&Vec<usize>, i64)| {
            [Object::Integer(page), Object::Array(marks.iter().map(|element| place.element(*element)).collect())]
        };
        let numbers: Vec<Object> = self.pages.iter().zip(0..).flat_map(marks).collect();
        let parents = dictionary! { "Nums" => numbers };
        let tree =
            dictionary! { "Type" => "StructTreeRoot", "K" => place.element(Self::ROOT), "ParentTree" => parents };
        file.set_object(root, tree);
        for (page, number) in pages.iter().zip(0_i64..) {
            file.get_object_mut(*page)?.as_dict_mut()?.set("StructParents", number);
        }
        let catalog = file.catalog_mut()?;
        catalog.set("MarkInfo", dictionary! { "Marked" => true });
        catalog.set("StructTreeRoot", root);
        Ok(())
    }

    fn own(&mut self, parent: usize, kid: Kid) {
        if let Some(parent) = self.elements.get_mut(parent) {
            parent.kids.push(kid);
        }
    }
}

impl Element {
    fn object(&self, parent: Object, places: &Places<'_>) -> Dictionary {
        let home = self.kids.iter().find_map(|kid| match kid {
            Kid::Mark { page, .. } => Some(*page),
            Kid::Element(_) => None,
        });
        let kid = |kid: &Kid| match *kid {
            Kid::Element(element) => places.element(element),
            Kid::Mark { page, number } if Some(page) == home => Object::Integer(number.into()),
            Kid::Mark { page, number } => {
                dictionary! { "Type" => "MCR", "Pg" => places.page(page), "MCID" => number }.into()
            }
        };
        let mut object = dictionary! { "S" => self.kind.name(), "P" => parent };
        match self.kids.as_slice() {
            [] => {}
            [only] => object.set("K", kid(only)),
            kids => object.set("K", kids.iter().map(kid).collect::<Vec<_>>()),
        }
        if let Some(page) = home {
            object.set("Pg", places.page(page));
        }
        if self.kind == Kind::Heading {
            object.set("A", dictionary! { "O" => "Table", "Scope" => "Column" });
        }
        if let Some(words) = &self.description {
            object.set("Alt", text_string(words));
        }
        object
    }
}

// Where elements and pages stand in the file.
struct Places<'a> {
    ids: &'a [ObjectId],
    pages: &'a [ObjectId],
}

impl Places<'_> {
    fn element(&self, number: usize) -> Object {
        self.ids.get(number).map_or(Object::Null, |id| Object::Reference(*id))
    }

    fn page(&self, number: usize) -> Object {
        self.pages.get(number).map_or(Object::Null, |id| Object::Reference(*id))
    }
}

fn int(n: usize) -> i32 {
    i32::try_from(n).unwrap_or(i32::MAX)
}
