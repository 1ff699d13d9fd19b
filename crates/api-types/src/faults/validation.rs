//! The faults that `validator` found, as pointers and codes. The messages and values it carries are not
//! used: texts live with the problems, and a value may be personal data.

use validator::{Validate, ValidationError, ValidationErrors, ValidationErrorsKind};

use super::InputFault;

/// What `validator` finds wrong with `value`.
#[must_use]
pub fn faults_of(value: &impl Validate) -> Vec<InputFault> {
    let mut faults = Vec::new();
    if let Err(errors) = value.validate() {
        collect(&errors, "", &mut faults);
    }
    faults
}

/// One reference token of a JSON pointer (RFC 6901 §3).
#[must_use]
pub fn escape(token: &str) -> String {
    token.replace('~', "~0").replace('/', "~1")
}

/// The parameters a text may name. `value`, which validator adds by itself, is not among them.
const BOUNDS: [&str; 5] = ["min", "max", "exclusive_min", "exclusive_max", "equal"];

fn collect(errors: &ValidationErrors, pointer: &str, faults: &mut Vec<InputFault>) {
    for (name, kind) in errors.errors() {
        // `__all__` is where validator puts faults of the struct as a whole.
        let below = match name.as_ref() {
            "__all__" => pointer.to_owned(),
            name => format!(
                "{pointer}/{}",
                escape(name.strip_prefix("r#").unwrap_or(name))
            ),
        };
        match kind {
            ValidationErrorsKind::Struct(inner) => collect(inner, &below, faults),
            ValidationErrorsKind::List(items) => {
                for (index, inner) in items {
                    collect(inner, &format!("{below}/{index}"), faults);
                }
            }
            ValidationErrorsKind::Field(found) => {
                faults.extend(found.iter().map(|error| fault(error, &below)));
            }
        }
    }
}

fn fault(error: &ValidationError, pointer: &str) -> InputFault {
    let mut fault = InputFault::at(pointer, error.code.clone());
    for name in BOUNDS {
        if let Some(bound) = error.params.get(name) {
            fault = fault.with(name, bound.to_string());
        }
    }
    fault
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Validate)]
    struct Item {
        #[validate(length(min = 2, max = 4))]
        requirement: String,
    }

    #[derive(Validate)]
    #[validate(schema(function = "never", skip_on_field_errors = false))]
    struct Notice {
        #[validate(nested)]
        items: Vec<Item>,
        #[validate(nested)]
        main: Item,
        #[validate(range(min = 1, max = 9))]
        r#type: u8,
    }

    fn never(_: &Notice) -> Result<(), ValidationError> {
        Err(ValidationError::new("contradiction").with_message("secret".into()))
    }

    #[test]
    fn nested_faults_have_pointers() {
        let item = |text: &str| Item {
            requirement: text.into(),
        };
        let notice = Notice {
            items: vec![item("fine"), item("x")],
            main: item(""),
            r#type: 0,
        };
        let mut found = faults_of(&notice);
        found.sort();
        let found: Vec<_> = found
            .iter()
            .map(|fault| (fault.pointer.as_str(), fault.code.as_ref()))
            .collect();
        assert_eq!(
            found,
            [
                ("", "contradiction"),
                ("/items/1/requirement", "length"),
                ("/main/requirement", "length"),
                ("/type", "range")
            ]
        );
    }

    #[test]
    fn bounds_are_kept_and_values_are_not() {
        let found = faults_of(&Item {
            requirement: "王芳芳芳芳".into(),
        });
        assert_eq!(
            found[0].parameters,
            [
                ("min".into(), "2".to_owned()),
                ("max".into(), "4".to_owned())
            ]
        );
    }
}
