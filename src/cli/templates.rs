//! `templates`: list, show and check notice kinds.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::context::Context;
use super::out::Out;
use crate::core::fault::Fault;
use crate::core::template::{Shelf, Span, Template};
use crate::core::words::Message;
use crate::desk::{Desk, check_templates};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, clap::Subcommand)]
enum Action {
    List,
    Show { id: String },
    Check { path: Option<PathBuf> },
}

pub(super) fn run(args: &Args, context: &Context) -> Result<(), Fault> {
    match &args.action {
        Action::List => list(context),
        Action::Show { id } => show(id, context),
        Action::Check { path } => check(path.as_ref(), context),
    }
}

// Templates can be read before an office is set up: then those of the binary.
fn shelf(context: &Context) -> Result<Shelf, Fault> {
    match context.look() {
        Ok(desk) => Ok(Desk::shelf(&desk).clone()),
        Err(fault) if fault.message.key == "store-not-set-up" => Ok(Shelf::new(&[]).0),
        Err(fault) => Err(fault),
    }
}

fn list(context: &Context) -> Result<(), Fault> {
    let shelf = shelf(context)?;
    let out = context.out;
    out.done(
        || shelf.iter().map(brief).collect(),
        |out| {
            let rows = shelf.iter().map(|template| {
                vec![
                    template.id.clone(),
                    template.name.clone(),
                    template.group.clone(),
                    kind(template),
                    out.words.say(&Span::message(template.period.minimum)),
                ]
            });
            out.table(&["head-id", "head-name", "head-group", "head-kind", "head-period"], rows.collect());
        },
    );
    Ok(())
}

fn brief(template: &Template) -> Value {
    json!({
        "id": template.id,
        "name": template.name,
        "group": template.group,
        "kind": template.kind,
        "minimum": template.period.minimum,
        "recommended": template.period.recommended,
    })
}

fn kind(template: &Template) -> String {
    serde_json::to_value(template.kind).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

fn show(id: &str, context: &Context) -> Result<(), Fault> {
    let shelf = shelf(context)?;
    let template = shelf.get(id)?;
    context.out.done(|| full(template), |out| describe(template, out));
    Ok(())
}

fn full(template: &Template) -> Value {
    let field = |field: &crate::core::template::Field| {
        json!({ "key": field.key, "label": field.label, "type": field.kind, "required": field.required,
                "help": field.help, "options": field.options })
    };
    let column = |column: &crate::core::template::Column| {
        json!({ "key": column.key, "label": column.label, "type": column.kind, "required": column.required,
                "options": column.options, "privacy": column.privacy })
    };
    let mut value = brief(template);
    value["basis"] = json!(template.basis);
    value["notes"] = json!(template.notes);
    value["fields"] = template.fields.iter().map(field).collect();
    value["columns"] = template.columns.iter().map(column).collect();
    value["follows"] = json!(template.follows.as_ref().map(|follows| &follows.kinds));
    value["objection"] = json!(template.objection);
    value["deadlines"] = json!(template.deadlines);
    value["refresh"] = json!(template.refresh);
    value
}

fn describe(template: &Template, out: Out) {
    out.line(&format!("{}  {}", template.id, template.name));
    let recommended =
        template.period.recommended.map_or_else(|| "—".to_owned(), |span| out.words.say(&Span::message(Some(span))));
    let message = Message::of("templates-period").with("kind", kind(template));
    out.say(&message.with_said("minimum", Span::message(template.period.minimum)).with("recommended", recommended));
    for basis in &template.basis {
        out.line(&format!("  {}{}", basis.document, basis.article));
    }
    for note in &template.notes {
        out.say(&Message::of("check-note").with("note", note));
    }
    let required = |required: bool| if required { "*" } else { "" }.to_owned();
    let rows = template.fields.iter().map(|field| {
        vec![
            required(field.required),
            field.key.clone(),
            field.label.clone(),
            options(&field.options),
            field.help.clone(),
        ]
    });
    out.line("");
    out.table(&["head-required", "head-key", "head-label", "head-options", "head-help"], rows.collect());
    if !template.columns.is_empty() {
        let rows = template.columns.iter().map(|column| {
            vec![
                required(column.required),
                column.key.clone(),
                column.label.clone(),
                options(&column.options),
                column.help.clone(),
            ]
        });
        out.line("");
        out.table(&["head-required", "head-column", "head-label", "head-options", "head-help"], rows.collect());
    }
}

fn options(options: &[String]) -> String {
    options.join("|")
}

fn check(path: Option<&PathBuf>, context: &Context) -> Result<(), Fault> {
    let folder = match path {
        Some(path) => path.clone(),
        None => context.home()?.join("templates"),
    };
    let (right, faults) = check_templates(&folder)?;
    if let Some(first) = faults.first() {
        let details = faults.iter().flat_map(|fault| {
            if fault.details.is_empty() { vec![fault.message.clone()] } else { fault.details.clone() }
        });
        let message = Message::of("templates-faults").with("count", faults.len()).with("path", folder.display());
        return Err(Fault { message, details: details.collect(), ..first.clone() });
    }
    let message = Message::of("templates-right").with("count", right).with("path", folder.display());
    context.out.done(|| json!({ "right": right }), |out| out.say(&message));
    Ok(())
}
