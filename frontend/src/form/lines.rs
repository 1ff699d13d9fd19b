//! Lines of a part that repeats, as a whole: two of them change places, or one is emptied.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::Form;

impl Form {
    /// Exchanges all that stands below two pointers, with what was told of it.
    pub(crate) fn exchange(self, one: &str, other: &str) {
        let mut names = self.names_below(one);
        names.extend(self.names_below(other));
        for name in names {
            let places = [format!("{one}{name}"), format!("{other}{name}")];
            let [first, second] = places.each_ref().map(|at| self.signal(at).get_untracked());
            self.set(&places[0], second);
            self.set(&places[1], first);
        }
        self.faults.update(|faults| {
            for fault in faults {
                fault.pointer = exchanged(&fault.pointer, one, other);
            }
        });
    }

    /// Empties all fields below a pointer.
    pub(crate) fn empty_below(self, pointer: &str) {
        for name in self.names_below(pointer) {
            self.set(&format!("{pointer}{name}"), String::new());
        }
    }

    /// What follows after this pointer in those of the fields.
    fn names_below(self, pointer: &str) -> BTreeSet<String> {
        let rest = |field: &super::Field| {
            let rest = field.pointer.strip_prefix(pointer)?;
            is_end(rest).then(|| rest.to_owned())
        };
        self.fields
            .with_value(|fields| fields.iter().filter_map(rest).collect())
    }
}

/// Whether a pointer may end before this rest of it.
fn is_end(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with('/')
}

fn exchanged(pointer: &str, one: &str, other: &str) -> String {
    for (from, to) in [(one, other), (other, one)] {
        if let Some(rest) = pointer.strip_prefix(from).filter(|rest| is_end(rest)) {
            return format!("{to}{rest}");
        }
    }
    pointer.to_owned()
}

#[cfg(test)]
mod tests {
    use super::exchanged;

    #[test]
    fn a_pointer_moves_with_its_line() {
        let moved = |pointer| exchanged(pointer, "/items/1", "/items/10");
        assert_eq!(moved("/items/1/name"), "/items/10/name");
        assert_eq!(moved("/items/10/name"), "/items/1/name");
        assert_eq!(moved("/items/1"), "/items/10");
        assert_eq!(moved("/items/12/name"), "/items/12/name");
        assert_eq!(moved("/name"), "/name");
    }
}
