//! The JSON Schema of every kind of file: for the first pass over a file, and, with what `editor` adds, for editors. Made from
//! the structures themselves, so that the two cannot differ.

use std::sync::LazyLock;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value as Json, json};

use super::form::Form;
use super::pack_file::PackFile;
use super::plan_file::PlanFile;
use super::policy_file::PolicyFile;
use super::procedure_file::ProcedureFile;
use super::profile_file::ProfileFile;
use super::scenario_file::ScenarioFile;
use super::shift_file::ShiftFile;
use super::shift_plan_file::ShiftPlanFile;
use super::stock_file::StockFile;
use super::translation_file::TranslationFile;
use super::{FileKind, editor};

/// The JSON Schema (draft 7) of a kind of file, as an editor wants it: every key and word is described in Polish and English.
pub fn schema(kind: FileKind) -> Json {
    let mut schema = made(kind).schema.clone();
    editor::dress(kind, &mut schema);
    schema
}

/// What files of a kind are held against in the first pass over them.
pub(super) fn form(kind: FileKind) -> &'static Form {
    &made(kind).form
}

/// A bare schema, and the form that it describes.
struct Made {
    schema: Json,
    form: Form,
}

/// Made once.
fn made(kind: FileKind) -> &'static Made {
    static SCENARIO: LazyLock<Made> = LazyLock::new(make::<ScenarioFile>);
    static PROCEDURE: LazyLock<Made> = LazyLock::new(make::<ProcedureFile>);
    static PLAN: LazyLock<Made> = LazyLock::new(make::<PlanFile>);
    static PROFILE: LazyLock<Made> = LazyLock::new(make::<ProfileFile>);
    static STOCK: LazyLock<Made> = LazyLock::new(make::<StockFile>);
    static TRANSLATION: LazyLock<Made> = LazyLock::new(make::<TranslationFile>);
    static SHIFT: LazyLock<Made> = LazyLock::new(make::<ShiftFile>);
    static SHIFT_PLAN: LazyLock<Made> = LazyLock::new(make::<ShiftPlanFile>);
    static POLICY: LazyLock<Made> = LazyLock::new(make::<PolicyFile>);
    static PACK: LazyLock<Made> = LazyLock::new(make::<PackFile>);
    match kind {
        FileKind::Scenario => &SCENARIO,
        FileKind::Procedure => &PROCEDURE,
        FileKind::Plan => &PLAN,
        FileKind::Profile => &PROFILE,
        FileKind::Stock => &STOCK,
        FileKind::Translation => &TRANSLATION,
        FileKind::Shift => &SHIFT,
        FileKind::ShiftPlan => &SHIFT_PLAN,
        FileKind::Policy => &POLICY,
        FileKind::Pack => &PACK,
    }
}

fn make<T: JsonSchema>() -> Made {
    let mut schema = SchemaSettings::draft07()
        .into_generator()
        .into_root_schema_for::<T>()
        .to_value();
    tidy(&mut schema);
    Made {
        form: Form::of(&schema),
        schema,
    }
}

/// Takes out what is true of Rust but not of our files: an absent value may not be written as null, a text may not be
/// empty unless it says so itself, defaults of lists are no news, and Rust's number formats mean nothing to authors.
fn tidy(schema: &mut Json) {
    match schema {
        Json::Array(items) => items.iter_mut().for_each(tidy),
        Json::Object(object) => {
            object.remove("default");
            object
                .remove("format")
                .filter(|format| !format.is_string())
                .map(|kept| object.insert("format".into(), kept));
            one_type(object);
            no_null_branch(object);
            let free_text = object.get("type") == Some(&json!("string")) && !object.contains_key("enum");
            if free_text && !object.contains_key("const") {
                object.entry("minLength").or_insert_with(|| json!(1));
            }
            object.values_mut().for_each(tidy);
        }
        _ => {}
    }
}

fn one_type(object: &mut Map<String, Json>) {
    if let Some(Json::Array(types)) = object.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            object.insert("type".into(), only);
        }
    }
}

fn no_null_branch(object: &mut Map<String, Json>) {
    let Some(Json::Array(branches)) = object.get_mut("anyOf") else {
        return;
    };
    branches.retain(|branch| branch.get("type") != Some(&json!("null")));
    if let [Json::Object(only)] = branches.as_mut_slice() {
        let only = std::mem::take(only);
        object.remove("anyOf");
        if only.contains_key("$ref") {
            // Draft 7 ignores what stands beside a reference.
            object.insert("allOf".into(), json!([only]));
        } else {
            object.extend(only);
        }
    }
}
