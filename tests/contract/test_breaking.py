"""Every rule of breaking.py is seen to find its break, and to be silent about what only adds."""

import copy
import json
import pathlib

import pytest
from breaking import breaks, declarations, verdict

ROOT = pathlib.Path(__file__).resolve().parents[2]

BASE = {
    "openapi": "3.1.0",
    "security": [{"bearer": []}],
    "paths": {
        "/things/{id}": {
            "post": {
                "operationId": "change_thing",
                "parameters": [
                    {"name": "id", "in": "path", "required": True, "schema": {"type": "string", "format": "uuid"}},
                    {"name": "limit", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": 100}},
                    {"$ref": "#/components/parameters/Key"},
                ],
                "requestBody": {
                    "content": {
                        "application/json": {"schema": {"$ref": "#/components/schemas/Change"}},
                        "application/merge-patch+json": {"schema": {"$ref": "#/components/schemas/Change"}},
                    }
                },
                "responses": {
                    "200": {
                        "headers": {"ETag": {"schema": {"type": "string"}}},
                        "content": {
                            "application/json": {"schema": {"$ref": "#/components/schemas/Thing"}},
                            "text/plain": {"schema": {"type": "string"}},
                        },
                    },
                    "201": {"description": "made"},
                    "404": {"description": "none"},
                },
            },
            "get": {
                "operationId": "get_thing",
                "security": [],
                "responses": {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}}},
            },
        },
    },
    "components": {
        "parameters": {"Key": {"name": "Idempotency-Key", "in": "header", "schema": {"type": "string"}}},
        "schemas": {
            "Change": {
                "type": "object",
                "additionalProperties": False,
                "required": ["name"],
                "properties": {
                    "name": {"type": "string", "minLength": 1, "maxLength": 40},
                    "kind": {"$ref": "#/components/schemas/Kind"},
                    "note": {"oneOf": [{"$ref": "#/components/schemas/Text"}, {"type": "null"}]},
                    "count": {"type": "number", "minimum": 0},
                    "tags": {"type": "array", "maxItems": 9, "items": {"type": "string"}},
                    "either": {"oneOf": [{"type": "string"}, {"type": "boolean"}]},
                    "day": {"type": "string"},
                    "extra": {"type": "object", "properties": {"a": {"type": "string"}}},
                },
            },
            "Thing": {
                "type": "object",
                "required": ["id", "name", "kind"],
                "properties": {
                    "id": {"type": "string", "format": "uuid"},
                    "name": {"type": "string"},
                    "kind": {"$ref": "#/components/schemas/Kind"},
                    "count": {"type": "integer"},
                    "closed": {"type": "string", "enum": ["yes", "no"]},
                    "parts": {"type": "array", "items": {"$ref": "#/components/schemas/Thing"}},
                    "either": {"oneOf": [{"type": "string"}, {"type": "boolean"}]},
                },
            },
            "Kind": {"type": "string", "enum": ["small", "large"]},
            "Text": {"type": "string", "maxLength": 100},
        },
    },
}

POST = ("paths", "/things/{id}", "post")
GET = ("paths", "/things/{id}", "get")
CHANGE = ("components", "schemas", "Change")
FIELDS = (*CHANGE, "properties")
THING = ("components", "schemas", "Thing")
ANSWER = (*THING, "properties")
GONE = object()

# What is put where in the newer description, and the break that it is.
BREAKS = [
    (GET, GONE, "operation-removed: GET /things/{id}"),
    ((*GET, "operationId"), "read_thing", "operation-id-changed: GET /things/{id} get_thing"),
    ((*GET, "security"), [{"bearer": []}], "sign-in-required: GET /things/{id}"),
    ((*GET, "security"), GONE, "sign-in-required: GET /things/{id}"),
    ((*POST, "parameters", 1), GONE, "parameter-removed: POST /things/{id} query limit"),
    ((*POST, "parameters", 1, "required"), True, "parameter-required: POST /things/{id} query limit"),
    (
        (*GET, "parameters"),
        [{"name": "X-New", "in": "header", "required": True}],
        "parameter-added-required: GET /things/{id} header x-new",
    ),
    (
        (*POST, "parameters", 1, "schema", "maximum"),
        50,
        "request-limit-tightened: POST /things/{id} query limit maximum 100 to 50",
    ),
    ((*POST, "requestBody"), GONE, "request-body-removed: POST /things/{id}"),
    ((*POST, "requestBody", "required"), True, "request-body-required: POST /things/{id}"),
    (
        (*POST, "requestBody", "content", "application/merge-patch+json"),
        GONE,
        "request-media-type-removed: POST /things/{id} application/merge-patch+json",
    ),
    ((*POST, "responses", "201"), GONE, "status-removed: POST /things/{id} 201"),
    ((*POST, "responses", "200", "headers", "ETag"), GONE, "response-header-removed: POST /things/{id} 200 ETag"),
    (
        (*POST, "responses", "200", "content", "text/plain"),
        GONE,
        "response-media-type-removed: POST /things/{id} 200 text/plain",
    ),
    ((*CHANGE, "required"), ["name", "kind"], "request-property-required: Change kind"),
    ((*FIELDS, "day"), GONE, "request-property-removed: Change day"),
    ((*FIELDS, "count", "type"), "integer", "request-type-changed: Change.count number to integer"),
    ((*FIELDS, "name", "type"), "integer", "request-type-changed: Change.name string to integer"),
    ((*FIELDS, "name", "maxLength"), 30, "request-limit-tightened: Change.name maxLength 40 to 30"),
    ((*FIELDS, "name", "minLength"), 2, "request-limit-tightened: Change.name minLength 1 to 2"),
    ((*FIELDS, "name", "pattern"), "^a", "request-limit-tightened: Change.name pattern None to ^a"),
    ((*FIELDS, "count", "minimum"), 1, "request-limit-tightened: Change.count minimum 0 to 1"),
    ((*FIELDS, "count", "exclusiveMaximum"), 9, "request-limit-tightened: Change.count exclusiveMaximum None to 9"),
    ((*FIELDS, "count", "multipleOf"), 5, "request-limit-tightened: Change.count multipleOf None to 5"),
    ((*FIELDS, "tags", "maxItems"), 8, "request-limit-tightened: Change.tags maxItems 9 to 8"),
    ((*FIELDS, "tags", "uniqueItems"), True, "request-limit-tightened: Change.tags uniqueItems"),
    ((*FIELDS, "tags", "items", "maxLength"), 3, "request-limit-tightened: Change.tags[] maxLength None to 3"),
    ((*FIELDS, "extra", "additionalProperties"), False, "request-limit-tightened: Change.extra additionalProperties"),
    ((*FIELDS, "day", "format"), "date", "request-format-changed: Change.day None to date"),
    ((*FIELDS, "day", "enum"), ["monday"], "request-enum-added: Change.day"),
    ((*FIELDS, "day", "not"), {"const": "x"}, "request-not-understood: Change.day not"),
    ((*FIELDS, "note"), {"$ref": "#/components/schemas/Text"}, "request-null-refused: Change.note"),
    ((*FIELDS, "either", "oneOf", 1), GONE, "request-variant-removed: Change.either 1"),
    (("components", "schemas", "Text", "maxLength"), 9, "request-limit-tightened: Text maxLength 100 to 9"),
    (("components", "schemas", "Kind", "enum"), ["small"], 'request-enum-narrowed: Kind "large"'),
    (
        ("components", "schemas", "Kind", "enum"),
        ["small", "large", "huge"],
        'response-enum-widened: Kind "huge"',
    ),
    ((*ANSWER, "closed", "enum"), GONE, "response-enum-dropped: Thing.closed"),
    ((*ANSWER, "name"), GONE, "response-property-removed: Thing name"),
    ((*THING, "required"), ["id", "kind"], "response-property-optional: Thing name"),
    ((*ANSWER, "name", "type"), ["string", "null"], "response-null-added: Thing.name"),
    ((*ANSWER, "count", "type"), "number", "response-type-changed: Thing.count integer to number"),
    ((*ANSWER, "id", "format"), GONE, "response-format-changed: Thing.id uuid to None"),
    ((*ANSWER, "parts", "items"), {"type": "string"}, "response-type-changed: Thing.parts[] object to string"),
    (
        (*ANSWER, "either", "oneOf"),
        [{"type": "string"}, {"type": "boolean"}, {"type": "integer"}],
        "response-variant-added: Thing.either 2",
    ),
]

# What only adds, or loosens what may be sent.
ADDITIONS = [
    (("paths", "/more"), {"get": {"operationId": "more", "responses": {"200": {}}}}),
    ((*POST, "parameters", 1, "schema", "maximum"), 200),
    ((*GET, "parameters"), [{"name": "q", "in": "query", "schema": {"type": "string"}}]),
    ((*POST, "parameters", 2), {"name": "idempotency-key", "in": "header", "schema": {"type": "string"}}),
    ((*POST, "responses", "404"), GONE),
    ((*POST, "responses", "409"), {"description": "no"}),
    ((*CHANGE, "required"), []),
    ((*FIELDS, "new"), {"type": "string"}),
    ((*FIELDS, "count", "type"), ["number", "null"]),
    ((*FIELDS, "name", "maxLength"), GONE),
    ((*FIELDS, "tags", "minItems"), 0),
    ((*FIELDS, "name", "description"), "said better"),
    ((*ANSWER, "new"), {"type": "string"}),
    ((*THING, "required"), ["id", "name", "kind", "count"]),
    ((*ANSWER, "closed", "enum"), ["yes"]),
    ((*POST, "security"), []),
    ((*POST, "responses", "200", "links"), {"get_thing": {"operationId": "get_thing"}}),
]


def changed(place, value):
    document = copy.deepcopy(BASE)
    inner = document
    for key in place[:-1]:
        inner = inner[key]
    if value is GONE:
        del inner[place[-1]]
    else:
        inner[place[-1]] = value
    return document


@pytest.mark.parametrize("place, value, expected", BREAKS, ids=[expected for *_, expected in BREAKS])
def test_a_break_is_found_and_nothing_else(place, value, expected):
    assert breaks(BASE, changed(place, value)) == [expected]


@pytest.mark.parametrize("place, value", ADDITIONS, ids=[".".join(map(str, place)) for place, _ in ADDITIONS])
def test_what_only_adds_is_no_break(place, value):
    assert breaks(BASE, changed(place, value)) == []


def test_a_description_does_not_break_itself():
    assert breaks(BASE, BASE) == []


def test_every_rule_has_a_break():
    source = (ROOT / "tests/contract/breaking.py").read_text(encoding="utf-8")
    seen = {expected.partition(":")[0] for *_, expected in BREAKS}
    sides = {name.partition("-")[2] for name in seen}
    told = [line.split('"')[1] for line in source.splitlines() if "self.tell(" in line and '"' in line]
    for rule in told:
        name = rule.replace("{side}-", "").partition("{")[0].rstrip("-")
        assert name in seen or any(side.startswith(name) for side in sides), rule


def test_the_real_description_loses_nothing_unseen():
    """Each operation, each field of an answer and each value of an enumeration, taken away in turn."""
    real = json.loads((ROOT / "openapi/openapi.json").read_text(encoding="utf-8"))
    assert breaks(real, real) == []
    for path, item in real["paths"].items():
        for method in list(item):
            definition = item.pop(method)
            assert breaks({**real, "paths": {path: {method: definition}}}, real), f"{method} {path}"
            item[method] = definition
    schemas = real["components"]["schemas"]
    # A case is its summary, which stands in lists too, and the rest.
    rest = next(part for part in schemas["CaseView"]["allOf"] if "properties" in part)
    for view, names in ((rest["properties"], ["CaseView"]), (schemas["CaseSummary"]["properties"], ["CaseSummary", "CaseView"])):
        for name in list(view):
            old = copy.deepcopy(real)
            schema = view.pop(name)
            assert breaks(old, real) == [f"response-property-removed: {place} {name}" for place in names]
            view[name] = schema


def test_a_declared_break_passes_with_a_reason_only():
    found = ["operation-removed: GET /things"]
    assert verdict(found, "") == ["breaks clients: operation-removed: GET /things"]
    assert verdict(found, "# a remark\n\noperation-removed: GET /things -- nobody ever called it\n") == []
    assert verdict(found, "operation-removed: GET /things") == ["line 1: no reason after ' -- '"]
    assert verdict(found, "operation-removed: GET /things -- short") == ["line 1: no reason after ' -- '"]


def test_a_declaration_of_nothing_fails():
    assert verdict([], "operation-removed: GET /x -- nobody ever called it") == [
        "declared, but no break: operation-removed: GET /x"
    ]
    assert declarations("") == ({}, [])


def made_of_two(document):
    """The answer's object, made of two: a component of its own, and what stands beside it."""
    thing = document["components"]["schemas"]["Thing"]
    names = sorted(thing["properties"])
    part = {name: thing["properties"].pop(name) for name in names[: len(names) // 2]}
    required = [name for name in thing.get("required", ()) if name in part]
    document["components"]["schemas"]["Part"] = {"type": "object", "properties": part, "required": required}
    rest = {key: thing[key] for key in ("type", "properties")}
    rest["required"] = [name for name in thing.get("required", ()) if name not in part]
    document["components"]["schemas"]["Thing"] = {"allOf": [{"$ref": "#/components/schemas/Part"}, rest]}
    return part


def test_an_object_made_of_several_is_the_same_object():
    new = copy.deepcopy(BASE)
    made_of_two(new)
    assert breaks(BASE, new) == []
    assert breaks(new, BASE) == []


def test_a_field_that_is_missing_in_a_part_is_missed():
    new = copy.deepcopy(BASE)
    part = made_of_two(new)
    gone = sorted(part)[0]
    del part[gone]
    new["components"]["schemas"]["Part"]["required"] = [
        name for name in new["components"]["schemas"]["Part"]["required"] if name != gone
    ]
    assert any(gone in found for found in breaks(BASE, new))


def test_what_is_made_of_something_else_is_not_understood():
    new = copy.deepcopy(BASE)
    new["components"]["schemas"]["Thing"] = {"allOf": [{"type": "string"}]}
    assert any("not-understood" in found for found in breaks(BASE, new))
