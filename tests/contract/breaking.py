"""Compares two OpenAPI descriptions and tells what would break a client that was written against the older one.

    breaking.py RELEASED CURRENT DECLARED

Owns the rules of what breaks. Within v1 the API only grows (docs/api.md): what a client may send stays accepted, what
it relies on in an answer stays there. A break that is meant stands in DECLARED with its reason; a declaration of
something that is no break fails too, so that the file never says more than is true.

It reads what this project's description uses: references, `oneOf`/`anyOf`, objects, objects that are made of several
(`allOf`), arrays and the limits of JSON Schema 2020-12. Any other `allOf`, `not`, `if` and conditional keywords are not
compared; their appearance is told as a break, because nobody has looked.
"""

import json
import sys

METHODS = ("get", "put", "post", "delete", "patch", "head", "options", "trace")

# Limits by which a request gets narrower: (keyword, whether a greater value is narrower).
LIMITS = (
    ("minLength", True),
    ("minItems", True),
    ("minimum", True),
    ("exclusiveMinimum", True),
    ("maxLength", False),
    ("maxItems", False),
    ("maximum", False),
    ("exclusiveMaximum", False),
)

# What the comparison does not understand.
UNKNOWN = ("allOf", "not", "if", "then", "else", "dependentSchemas", "dependentRequired", "patternProperties")


class Comparison:
    """One comparison: the two documents and what was found."""

    def __init__(self, old, new):
        self.old = old
        self.new = new
        self.found = []
        self.compared = set()

    def run(self):
        old, new = self.old.get("paths", {}), self.new.get("paths", {})
        for path, item in old.items():
            for method in METHODS:
                if method not in item:
                    continue
                place = f"{method.upper()} {path}"
                if method not in new.get(path, {}):
                    self.tell("operation-removed", place)
                    continue
                self.operation(place, (item, item[method]), (new[path], new[path][method]))
        return sorted(set(self.found))

    def tell(self, rule, place, what=""):
        self.found.append(f"{rule}: {place} {what}".rstrip())

    def operation(self, place, old, new):
        (old_item, old), (new_item, new) = old, new
        if old.get("operationId") != new.get("operationId"):
            self.tell("operation-id-changed", place, old.get("operationId", ""))
        if not needs_sign_in(self.old, old) and needs_sign_in(self.new, new):
            self.tell("sign-in-required", place)
        self.parameters(place, parameters(self.old, old_item, old), parameters(self.new, new_item, new))
        self.request_body(place, old.get("requestBody"), new.get("requestBody"))
        self.responses(place, old.get("responses", {}), new.get("responses", {}))

    def parameters(self, place, old, new):
        for key, before in old.items():
            name = f"{key[0]} {key[1]}"
            after = new.get(key)
            if after is None:
                self.tell("parameter-removed", place, name)
                continue
            if after.get("required") and not before.get("required"):
                self.tell("parameter-required", place, name)
            self.request(f"{place} {name}", before.get("schema", {}), after.get("schema", {}))
        for key, after in new.items():
            if key not in old and after.get("required"):
                self.tell("parameter-added-required", place, f"{key[0]} {key[1]}")

    def request_body(self, place, old, new):
        old, new = resolve(self.old, old or {}), resolve(self.new, new or {})
        if old and not new:
            self.tell("request-body-removed", place)
            return
        if new.get("required") and not old.get("required"):
            self.tell("request-body-required", place)
        for media_type, before in old.get("content", {}).items():
            after = new.get("content", {}).get(media_type)
            if after is None:
                self.tell("request-media-type-removed", place, media_type)
                continue
            self.request(f"{place} request", before.get("schema", {}), after.get("schema", {}))

    def responses(self, place, old, new):
        for status, before in old.items():
            if status[0] not in "23":
                # A refusal that no longer happens breaks nobody.
                continue
            if status not in new:
                self.tell("status-removed", place, status)
                continue
            before, after = resolve(self.old, before), resolve(self.new, new[status])
            for name in before.get("headers", {}):
                if name not in after.get("headers", {}):
                    self.tell("response-header-removed", place, f"{status} {name}")
            for media_type, content in before.get("content", {}).items():
                if media_type not in after.get("content", {}):
                    self.tell("response-media-type-removed", place, f"{status} {media_type}")
                    continue
                schema = after["content"][media_type].get("schema", {})
                self.response(f"{place} {status}", content.get("schema", {}), schema)

    # A request breaks where it gets narrower, a response where it gets wider or poorer.

    def request(self, place, old, new):
        self.schema("request", place, old, new)

    def response(self, place, old, new):
        self.schema("response", place, old, new)

    def schema(self, side, place, old, new):
        pair = (side, old.get("$ref"), new.get("$ref"))
        if pair[1] and pair[2]:
            # A component is compared once for each side, and told by its name, not at every place that uses it.
            if pair in self.compared:
                return
            self.compared.add(pair)
            if pair[1] == pair[2]:
                place = pair[1].rpartition("/")[2]
        old, new = resolve(self.old, old), resolve(self.new, new)
        for keyword in UNKNOWN:
            if keyword in new and new.get(keyword) != old.get(keyword):
                self.tell(f"{side}-not-understood", place, keyword)
        (old_null, old_variants), (new_null, new_variants) = variants(old), variants(new)
        if side == "request" and old_null and not new_null:
            self.tell("request-null-refused", place)
        if side == "response" and new_null and not old_null:
            self.tell("response-null-added", place)
        if len(old_variants) == 1 and len(new_variants) == 1:
            before, after = old_variants[0], new_variants[0]
            if "$ref" in before or "$ref" in after:
                self.schema(side, place, before, after)
            else:
                self.plain(side, place, before, after)
            return
        # Each that a client may send must be taken by one of the new; each that may come must be one of the old.
        wanted, offered = (old_variants, new_variants) if side == "request" else (new_variants, old_variants)
        for number, one in enumerate(wanted):
            pairs = [(one, other) if side == "request" else (other, one) for other in offered]
            if not any(self.fits(side, place, *pair) for pair in pairs):
                self.tell(f"{side}-variant-{'removed' if side == 'request' else 'added'}", place, str(number))

    def fits(self, side, place, old, new):
        trial = Comparison(self.old, self.new)
        trial.schema(side, place, old, new)
        return not trial.found

    def plain(self, side, place, old, new):
        """Compares schemas without references and alternatives at their top."""
        old_types, new_types = types(old), types(new)
        narrower, wider = old_types - new_types, new_types - old_types
        # Every integer is a number.
        if "integer" in narrower and "number" in new_types:
            narrower = narrower - {"integer"}
        if "integer" in wider and "number" in old_types:
            wider = wider - {"integer"}
        if side == "request" and narrower or side == "response" and wider:
            self.tell(f"{side}-type-changed", place, f"{words(old_types)} to {words(new_types)}")
            return
        self.values(side, place, old, new)
        if old.get("format") != new.get("format") and (side == "response" or new.get("format")):
            self.tell(f"{side}-format-changed", place, f"{old.get('format')} to {new.get('format')}")
        if side == "request":
            self.limits(place, old, new)
        if "items" in old or "items" in new:
            self.schema(side, f"{place}[]", old.get("items", {}), new.get("items", {}))
        if "properties" in old or "properties" in new or "required" in new:
            self.properties(side, place, old, new)

    def values(self, side, place, old, new):
        before, after = enumerated(old), enumerated(new)
        if side == "request" and after is not None:
            if before is None:
                self.tell("request-enum-added", place)
            elif before - after:
                self.tell("request-enum-narrowed", place, words(before - after))
        if side == "response" and before is not None:
            if after is None:
                self.tell("response-enum-dropped", place)
            elif after - before:
                self.tell("response-enum-widened", place, words(after - before))

    def limits(self, place, old, new):
        for keyword, greater_is_narrower in LIMITS:
            before, after = old.get(keyword), new.get(keyword)
            if after is None or after == before:
                continue
            if before is None:
                # A lower limit of nothing at all limits nothing.
                tighter = not (greater_is_narrower and keyword in ("minLength", "minItems") and after == 0)
            else:
                tighter = after > before if greater_is_narrower else after < before
            if tighter:
                self.tell("request-limit-tightened", place, f"{keyword} {before} to {after}")
        for keyword in ("pattern", "multipleOf"):
            if keyword in new and new[keyword] != old.get(keyword):
                self.tell("request-limit-tightened", place, f"{keyword} {old.get(keyword)} to {new[keyword]}")
        if new.get("uniqueItems") and not old.get("uniqueItems"):
            self.tell("request-limit-tightened", place, "uniqueItems")

    def properties(self, side, place, old, new):
        before, after = old.get("properties", {}), new.get("properties", {})
        was_required, is_required = set(old.get("required", [])), set(new.get("required", []))
        for name, schema in before.items():
            if name in after:
                self.schema(side, f"{place}.{name}", schema, after[name])
            elif side == "response":
                self.tell("response-property-removed", place, name)
            elif new.get("additionalProperties") is False:
                # Unknown fields are refused: a client that still sends it is, too.
                self.tell("request-property-removed", place, name)
        if side == "request":
            for name in sorted(is_required - was_required):
                self.tell("request-property-required", place, name)
            if new.get("additionalProperties") is False and old.get("additionalProperties") is not False:
                self.tell("request-limit-tightened", place, "additionalProperties")
        else:
            for name in sorted((was_required - is_required) & set(after)):
                self.tell("response-property-optional", place, name)


def resolve(document, part):
    """The part itself, or what it refers to with what stands beside the reference."""
    depth = 0
    while isinstance(part, dict) and "$ref" in part and depth < 20:
        target = document
        for token in part["$ref"].lstrip("#/").split("/"):
            target = target[token.replace("~1", "/").replace("~0", "~")]
        beside = {key: value for key, value in part.items() if key != "$ref"}
        part = {**target, **beside}
        depth += 1
    return whole(document, part) if isinstance(part, dict) else {}


def whole(document, part):
    """An object that is made of several objects, as one; anything else as it is."""
    members = [resolve(document, member) for member in part.get("allOf", ())]
    known = {"type", "properties", "required", "description", "example", "examples", "title"}
    if not members or not all(member.get("type") == "object" and set(member) <= known for member in members):
        return part
    rest = {key: value for key, value in part.items() if key != "allOf"}
    members.append(rest)
    return {
        **rest,
        "type": "object",
        "properties": {name: kind for member in members for name, kind in member.get("properties", {}).items()},
        "required": sorted({name for member in members for name in member.get("required", ())}),
    }


def variants(schema):
    """Whether null is valid, and the alternatives besides it; those that are references stay so."""
    alternatives = schema.get("oneOf", schema.get("anyOf"))
    if alternatives is not None:
        rest = [one for one in alternatives if one.get("type") != "null"]
        return len(rest) < len(alternatives), rest
    declared = schema.get("type")
    if isinstance(declared, list) and "null" in declared:
        rest = [name for name in declared if name != "null"]
        return True, [{**schema, "type": rest}]
    return declared == "null", [schema]


def types(schema):
    declared = schema.get("type")
    if declared is None:
        inferred = {"object"} if "properties" in schema else set()
        # Without a type anything goes.
        return inferred or {"string", "number", "integer", "boolean", "array", "object"}
    return {declared} if isinstance(declared, str) else set(declared)


def enumerated(schema):
    if "const" in schema:
        return {json.dumps(schema["const"])}
    return {json.dumps(value, ensure_ascii=False) for value in schema["enum"]} if "enum" in schema else None


def parameters(document, item, operation):
    """The parameters of an operation by place and name; header names don't mind the case."""
    found = {}
    for parameter in [*item.get("parameters", []), *operation.get("parameters", [])]:
        parameter = resolve(document, parameter)
        name = parameter["name"].lower() if parameter["in"] == "header" else parameter["name"]
        found[(parameter["in"], name)] = parameter
    return found


def needs_sign_in(document, operation):
    security = operation.get("security", document.get("security", []))
    return bool(security) and {} not in security


def words(values):
    return ", ".join(sorted(str(value) for value in values))


def breaks(old, new):
    """What breaks, one line each, in order."""
    return Comparison(old, new).run()


def declarations(text):
    """The declared breaks with their reasons; a line is `break -- reason`."""
    declared, faults = {}, []
    for number, line in enumerate(text.splitlines(), start=1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        finding, _, reason = line.partition(" -- ")
        if len(reason.strip()) < 10:
            faults.append(f"line {number}: no reason after ' -- '")
        declared[finding.strip()] = reason.strip()
    return declared, faults


def verdict(found, text):
    """What is wrong: breaks that nobody declared, declarations of nothing, and without a reason."""
    declared, wrong = declarations(text)
    wrong += [f"breaks clients: {finding}" for finding in found if finding not in declared]
    wrong += [f"declared, but no break: {finding}" for finding in declared if finding not in found]
    return wrong


def main(released, current, declared):
    with open(released, encoding="utf-8") as file:
        old = json.load(file)
    with open(current, encoding="utf-8") as file:
        new = json.load(file)
    with open(declared, encoding="utf-8") as file:
        wrong = verdict(breaks(old, new), file.read())
    for line in wrong:
        print(line)
    if wrong:
        print(f"A break that is meant is declared with its reason in {declared}; see docs/api.md on change.")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
