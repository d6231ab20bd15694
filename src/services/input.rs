//! Request bodies, checked against the same schema that the API document shows. All faults are reported at once, and
//! the document cannot differ from what the code does.

use std::any::TypeId;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use jsonschema::Validator;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use utoipa::ToSchema;

use crate::domain::fault::escaped;
use crate::domain::fault::{LONGEST_POINTER, cut};
use crate::domain::practice::faults_of;
use crate::error::{Error, Fault, FaultCode, Faults, Result};

/// Maximum length of a member's name in bytes. Names of template fields are far shorter.
const LONGEST_NAME: usize = 300;

/// A request body that has been read and checked. Its faults are reported only once the caller is known to have
/// permission: see the order of checks in `docs/api.md`.
pub struct Input<T> {
    raw: Value,
    checked: Result<T, Faults>,
}

impl<T: ToSchema + DeserializeOwned + 'static> Input<T> {
    /// Checks a body.
    pub fn new(raw: Value) -> Input<T> {
        let mut faults = Faults::default();
        // Every fault found below a name repeats that name, so if any name is too long, nothing else is checked.
        if names_are_short(&raw, &mut String::new(), &mut faults) {
            find_nul(&raw, &mut String::new(), &mut faults);
            match validator::<T>() {
                Ok(validator) => faults.join(faults_of(&validator, &raw)),
                Err(error) => tracing::error!(%error, "the schema of an input does not compile"),
            }
        }
        let checked = if faults.is_empty() { read(&raw) } else { Err(faults) };
        Input { raw, checked }
    }
}

impl<T> Input<T> {
    /// The value.
    ///
    /// # Errors
    /// `invalid`, with all faults.
    pub fn get(self) -> Result<T> {
        self.checked.map_err(Error::invalid)
    }

    /// The value, unless it has faults or others have been found: then all of them are reported. If a place already has
    /// a fault of form, other faults there are left out.
    ///
    /// # Errors
    /// `invalid`, with all faults.
    pub fn get_without(self, mut found: Faults) -> Result<T> {
        match self.checked {
            Ok(value) if found.is_empty() => Ok(value),
            Ok(_) => Err(Error::invalid(found)),
            Err(mut faults) => {
                found.retain(|fault| faults.iter().all(|known| known.pointer != fault.pointer));
                faults.join(found);
                Err(Error::invalid(faults))
            }
        }
    }

    /// The value, if it has no faults.
    pub fn ok(&self) -> Option<&T> {
        self.checked.as_ref().ok()
    }

    /// A member of the body as received, for decisions made before its faults are reported.
    pub fn raw(&self, name: &str) -> &Value {
        &self.raw[name]
    }

    /// A text member of the body as received, if it can be looked up in the database.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.raw[name].as_str().filter(|text| !text.contains('\0'))
    }
}

/// For callers within the program, which have no request body.
impl<T> From<T> for Input<T> {
    fn from(value: T) -> Input<T> {
        Input { raw: Value::Null, checked: Ok(value) }
    }
}

fn read<T: DeserializeOwned>(raw: &Value) -> Result<T, Faults> {
    serde_path_to_error::deserialize(raw).map_err(|error| {
        let pointer: String = error
            .path()
            .iter()
            .map(|step| match step {
                serde_path_to_error::Segment::Seq { index } => format!("/{index}"),
                serde_path_to_error::Segment::Map { key } => format!("/{}", escaped(key)),
                _ => String::new(),
            })
            .collect();
        vec![Fault::new(pointer, FaultCode::WrongForm)].into()
    })
}

/// Whether all member names are short enough; those that are not are added as faults.
fn names_are_short(value: &Value, pointer: &mut String, faults: &mut Faults) -> bool {
    let length = pointer.len();
    let mut short = true;
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                pointer.push_str(&format!("/{index}"));
                short &= names_are_short(item, pointer, faults);
                pointer.truncate(length);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                if name.len() > LONGEST_NAME {
                    short = false;
                    let shown = escaped(&cut(name, LONGEST_POINTER).replace('\0', "\u{fffd}"));
                    faults.push_with(|| {
                        Fault::new(format!("{pointer}/{shown}"), FaultCode::NameTooLong)
                            .with("limit", LONGEST_NAME)
                    });
                    continue;
                }
                pointer.push_str(&format!("/{}", escaped(name)));
                short &= names_are_short(field, pointer, faults);
                pointer.truncate(length);
            }
        }
        _ => {}
    }
    short
}

/// U+0000 is refused everywhere: PostgreSQL cannot store it, and no text needs it.
fn find_nul(value: &Value, pointer: &mut String, faults: &mut Faults) {
    let length = pointer.len();
    match value {
        Value::String(text) if text.contains('\0') => {
            faults.push_with(|| Fault::new(&pointer, FaultCode::NulCharacter))
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                pointer.push_str(&format!("/{index}"));
                find_nul(item, pointer, faults);
                pointer.truncate(length);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                pointer.push_str(&format!("/{}", escaped(&name.replace('\0', "\u{fffd}"))));
                if name.contains('\0') {
                    faults.push_with(|| Fault::new(&pointer, FaultCode::NulCharacter));
                }
                find_nul(field, pointer, faults);
                pointer.truncate(length);
            }
        }
        _ => {}
    }
}

/// The compiled schema of a type, created on first use.
fn validator<T: ToSchema + 'static>() -> Result<Arc<Validator>, String> {
    static COMPILED: OnceLock<RwLock<HashMap<TypeId, Arc<Validator>>>> = OnceLock::new();
    let compiled = COMPILED.get_or_init(Default::default);
    let key = TypeId::of::<T>();
    if let Some(found) = compiled.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
        return Ok(found.clone());
    }
    let mut parts = Vec::new();
    T::schemas(&mut parts);
    let parts: HashMap<_, _> = parts.into_iter().collect();
    let schema = json!({"allOf": [T::schema()], "components": {"schemas": parts}});
    let made = jsonschema::options()
        .with_draft(jsonschema::Draft::Draft202012)
        .build(&schema)
        .map_err(|error| error.to_string())?;
    let made = Arc::new(made);
    compiled.write().unwrap_or_else(PoisonError::into_inner).insert(key, made.clone());
    Ok(made)
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Deserialize, ToSchema)]
    #[serde(deny_unknown_fields)]
    struct Inner {
        #[schema(max_length = 3)]
        #[allow(dead_code)]
        code: String,
    }

    #[derive(Deserialize, ToSchema)]
    #[serde(deny_unknown_fields)]
    struct Outer {
        #[allow(dead_code)]
        inner: Vec<Inner>,
        #[allow(dead_code)]
        language: Option<crate::domain::language::Language>,
    }

    #[test]
    fn every_fault_is_found_with_its_place() {
        let faults = |raw| {
            Input::<Outer>::new(raw).get().err().map(|error| {
                let mut found: Vec<_> =
                    error.faults.into_iter().map(|fault| (fault.pointer, fault.code.name())).collect();
                found.sort();
                found
            })
        };
        assert_eq!(faults(json!({"inner": [{"code": "abc"}]})), None);
        let found =
            faults(json!({"inner": [{"code": "abcd", "x": 1}, {}, 3], "language": "a\u{0}", "y/z": null}));
        let expected = [
            ("/inner/0/code", "too_long"),
            ("/inner/0/x", "unknown_field"),
            ("/inner/1/code", "required"),
            ("/inner/2", "wrong_type"),
            ("/language", "nul_character"),
            ("/language", "wrong_form"),
            ("/y~1z", "unknown_field"),
        ];
        let found = found.unwrap();
        assert_eq!(
            found.iter().map(|(pointer, code)| (pointer.as_str(), *code)).collect::<Vec<_>>(),
            expected
        );
        assert_eq!(faults(json!([])).unwrap(), [(String::new(), "wrong_type")]);
        assert_eq!(
            faults(json!({"inner": [], "language": "aa-aa-aa-aa-aa"})).unwrap(),
            [("/language".into(), "wrong_form")]
        );
    }
}
