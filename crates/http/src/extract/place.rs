//! Places in a JSON value, as the tokens of a JSON pointer (RFC 6901).

use bangban_api_types::faults::escape;
use serde_json::Value;

/// A place: the tokens of its pointer, unescaped.
pub(super) type Place = [String];

/// The place of `token` inside of `place`.
pub(super) fn below(place: &Place, token: &str) -> Vec<String> {
    [place, &[token.to_owned()]].concat()
}

/// The pointer as text.
pub(super) fn pointer(place: &Place) -> String {
    place.iter().fold(String::new(), |pointer, token| {
        pointer + "/" + &escape(token)
    })
}

/// What is at `place`.
pub(super) fn get<'a>(value: &'a Value, place: &Place) -> Option<&'a Value> {
    place.iter().try_fold(value, |node, token| match node {
        Value::Object(members) => members.get(token),
        Value::Array(items) => items.get(token.parse::<usize>().ok()?),
        _ => None,
    })
}

fn get_mut<'a>(value: &'a mut Value, place: &Place) -> Option<&'a mut Value> {
    place.iter().try_fold(value, |node, token| match node {
        Value::Object(members) => members.get_mut(token),
        Value::Array(items) => items.get_mut(token.parse::<usize>().ok()?),
        _ => None,
    })
}

/// Puts `new` at `place`, as a new member if need be; false if there is no such place.
pub(super) fn set(value: &mut Value, place: &Place, new: Value) -> bool {
    let Some((last, parent)) = place.split_last() else {
        *value = new;
        return true;
    };
    match get_mut(value, parent) {
        Some(Value::Object(members)) => {
            members.insert(last.clone(), new);
            true
        }
        Some(Value::Array(items)) => {
            let item = last
                .parse::<usize>()
                .ok()
                .and_then(|index| items.get_mut(index));
            item.map(|item| *item = new).is_some()
        }
        _ => false,
    }
}

/// Takes the member at `place` out; false if it is none. Elements of arrays stay, or others would move.
pub(super) fn remove(value: &mut Value, place: &Place) -> bool {
    let Some((last, parent)) = place.split_last() else {
        return false;
    };
    get_mut(value, parent)
        .and_then(Value::as_object_mut)
        .is_some_and(|members| members.remove(last).is_some())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn place(tokens: &[&str]) -> Vec<String> {
        tokens.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn places_are_found_set_and_removed() {
        let mut value = json!({"a": [{"b/c": 1}], "d": "x"});
        let inner = place(&["a", "0", "b/c"]);
        assert_eq!(pointer(&inner), "/a/0/b~1c");
        assert_eq!(get(&value, &inner), Some(&json!(1)));
        assert!(set(&mut value, &inner, json!(2)) && set(&mut value, &place(&["e"]), json!(3)));
        assert!(
            !set(&mut value, &place(&["a", "7"]), json!(0))
                && !set(&mut value, &place(&["d", "x"]), json!(0))
        );
        assert!(remove(&mut value, &place(&["d"])) && !remove(&mut value, &place(&["a", "0"])));
        assert_eq!(value, json!({"a": [{"b/c": 2}], "e": 3}));
        assert!(set(&mut value, &[], json!(null)) && value.is_null());
    }
}
