//! List and search notices.

use super::board::searchable;
use super::open::Desk;
use crate::core::fault::Fault;
use crate::core::notice::{Notice, Stage};
use crate::core::standing::Standing;
use crate::core::template::Template;

/// Which notices.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only these stages; all when empty.
    pub stages: Vec<Stage>,
    /// Only this template.
    pub template: Option<String>,
    /// Only those that hang or hung at this place.
    pub place: Option<String>,
    /// Only those that hold this text, or these pinyin initials, anywhere.
    pub query: Option<String>,
    /// Only those with open objections.
    pub open_objections: bool,
    /// Only those that are overdue.
    pub overdue: bool,
}

/// One notice of a list.
#[derive(Debug)]
pub struct Listed {
    /// The notice.
    pub notice: Notice,
    /// Name of its template.
    pub kind: String,
    /// How it stands today.
    pub standing: Standing,
}

impl Desk {
    /// The notices that fit, in the order of their numbers.
    ///
    /// # Errors
    /// Storage faults.
    pub fn list(&self, filter: &Filter) -> Result<Vec<Listed>, Fault> {
        if let Some(id) = &filter.template {
            self.template(id)?;
        }
        let mut listed = Vec::new();
        self.each(&mut |notice, template, standing| {
            if fits(filter, &notice, template, &standing) {
                listed.push(Listed { kind: template.name.clone(), notice, standing });
            }
            Ok(())
        })?;
        Ok(listed)
    }

    /// Calls `visit` with every notice, its template and how it stands today.
    pub(super) fn each(
        &self,
        visit: &mut dyn FnMut(Notice, &Template, Standing) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let mut kept: std::collections::BTreeMap<String, Template> = std::collections::BTreeMap::new();
        let mut notices = Vec::new();
        self.store.each_notice(|notice| notices.push(notice.clone()))?;
        for notice in notices {
            let digest = notice.template.digest.clone();
            if !kept.contains_key(&digest) {
                kept.insert(digest.clone(), self.template_of(&notice)?);
            }
            if let Some(template) = kept.get(&digest) {
                let standing = Standing::of(&notice, template, &self.calendar, self.now.today);
                visit(notice, template, standing)?;
            }
        }
        Ok(())
    }
}

fn fits(filter: &Filter, notice: &Notice, template: &Template, standing: &Standing) -> bool {
    let stage = filter.stages.is_empty() || filter.stages.contains(&notice.stage);
    let kind = filter.template.as_ref().is_none_or(|id| id == &template.id);
    let place =
        filter.place.as_ref().is_none_or(|place| notice.hangings.iter().any(|hung| hung.what.place.contains(place)));
    let open = !filter.open_objections || !notice.open_objections().is_empty();
    let overdue = !filter.overdue || standing.overdue.is_some();
    let query = filter.query.as_ref().is_none_or(|query| searchable(notice, template).matches(query));
    stage && kind && place && open && overdue && query
}
